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
    case .openSLO, .sloGenerator, .nobl9, .homeMade, .table, .frontMatter, .prose, .report: period == 30 * 86_400
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
    let judgement = AlertJudgement(rate: rate, window: long, for: objective, usualRate: usualRate)
    (judged.leastEvents, judged.lint) = (judgement.leastEvents, judgement.lint)
    return judged
  }
}

extension AlertStanding {
  /// - Parameters:
  ///   - period: P in seconds; `nil` when the objective states none.
  ///   - objective: `nil` for one without a share of good events: then there is no budget that could burn.
  init(_ alert: WrittenAlert, period: Int?, objective: ExactDecimal?, usualRate: Fraction?) {
    self.init(alert: alert)
    guard let objective else { return }
    guard !alert.comparator.isReversed else {
      lint = [.reversed]
      return
    }
    let rate = alert.rate.fraction
    let judgement = AlertJudgement(
      rate: rate, window: alert.window, for: objective, usualRate: usualRate,
      firesAtRate: alert.comparator == .atLeast)
    (leastEvents, lint) = (judgement.leastEvents, judgement.lint)
    guard let period, period > 0 else { return }
    let share = rate * Fraction(alert.window, period)
    budgetShare = share
    if share > .one, !lint.contains(where: \.isHopeless) { lint.append(.tooLate(share: share)) }
  }
}

/// What an alert at a burn rate comes to for an objective: assessment.md, section 5.
private struct AlertJudgement {
  var leastEvents: Int?
  var lint: [AlertThreshold.Lint] = []

  /// - Parameter firesAtRate: At the rate itself already, not only above it.
  init(rate: Fraction, window: Int, for objective: ExactDecimal, usualRate: Fraction?, firesAtRate: Bool = false) {
    let budget = objective.complement.fraction
    guard budget > .zero else {
      lint = [.noBudget]
      return
    }
    let highest = Fraction.one / budget
    guard firesAtRate ? rate <= highest : rate < highest else {
      lint = [.unreachable(highest: highest)]
      return
    }
    // A single bad one of n events burns at 1 / (n B).
    let bound = Fraction.one / (rate * budget)
    let least = firesAtRate ? bound.wholePart + 1 : bound.ceiling
    leastEvents = least
    if rate < .one { lint.append(.belowOne) }
    if let usual = usualRate.map({ $0 * Fraction(window) }), usual < Fraction(least) {
      lint.append(.needsVolume(least: least, usual: usual))
    }
  }
}
