import ReportModel

/// The burn rates at which to alert for an objective, in the order of their urgency.
///
/// - Parameters:
///   - period: P in seconds. For 30 days the thresholds are those of the SRE Workbook; for every other period its windows are
///     scaled, because its shares of the budget would give thresholds below 1.
///   - format: Whose alerts they are: Sloth and Pyrra have their own for every period.
///   - usualRate: How many events there are in a second, on average; `nil` when nothing was measured.
func alertThresholds(
  period: Int, objective: ExactDecimal, format: ServiceLevelObjective.Format = .prose, usualRate: Fraction? = nil
) -> [AlertThreshold] {
  let isWorkbook: Bool =
    switch format {
    case .sloth: true
    case .pyrra: false
    case .openSLO, .sloGenerator, .nobl9, .homeMade, .table, .frontMatter, .prose: period == 30 * 86_400
    }
  let found = isWorkbook ? workbookThresholds(period: period) : scaledThresholds(period: period)
  return found.map { $0.judged(for: objective, usualRate: usualRate) }
}

/// Google's SRE Workbook, "Alerting on SLOs", table 5-8: r* = f P / w, the short window a twelfth of the long one.
func workbookThresholds(period: Int) -> [AlertThreshold] {
  let rows: [(AlertThreshold.Severity, long: Int, percent: Int)] = [
    (.page, 3600, 2), (.page, 21_600, 5), (.ticket, 86_400, 10), (.ticket, 259_200, 10),
  ]
  return rows.map { severity, long, percent in
    AlertThreshold(
      severity: severity, long: long, short: long / 12, budgetShare: Fraction(percent, 100),
      rate: Fraction(percent * period, 100 * long))
  }
}

/// Pyrra's: the rates are fixed, and the windows are parts of the period, rounded to minutes.
func scaledThresholds(period: Int) -> [AlertThreshold] {
  let rows: [(AlertThreshold.Severity, rate: Int, long: Int, short: Int)] = [
    (.page, 14, 672, 8064), (.page, 7, 112, 1344), (.ticket, 2, 28, 336), (.ticket, 1, 7, 112),
  ]
  func minutes(_ part: Int) -> Int { max(60, (2 * period + 60 * part) / (120 * part) * 60) }
  return rows.map { severity, rate, long, short in
    AlertThreshold(
      severity: severity, long: minutes(long), short: minutes(short), budgetShare: Fraction(rate, long),
      rate: Fraction(rate))
  }
}

extension AlertThreshold {
  fileprivate func judged(for objective: ExactDecimal, usualRate: Fraction?) -> AlertThreshold {
    var judged = self
    let budget = objective.complement.fraction
    guard budget > .zero else {
      judged.lint = [.noBudget]
      return judged
    }
    let highest = Fraction.one / budget
    if rate >= highest {
      judged.lint = [.unreachable(highest: highest)]
      return judged
    }
    let least = (Fraction.one / (rate * budget)).ceiling
    judged.leastEvents = least
    if rate < .one { judged.lint.append(.belowOne) }
    if let usual = usualRate.map({ $0 * Fraction(long) }), usual < Fraction(least) {
      judged.lint.append(.needsVolume(least: least, usual: usual))
    }
    return judged
  }
}
