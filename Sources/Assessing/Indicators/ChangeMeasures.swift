import ReportModel

extension IndicatorGround {
  /// Over four weeks; a log that is younger, or has not been kept since, says nothing.
  func deployments(_ aim: IndicatorAim, every period: Recurrence) -> IndicatorReckoning {
    let (days, all) = (28, all(.deployment, of: aim.service))
    let recent = recent(.deployment, of: aim.service, days: days)
    guard !recent.isEmpty else { return .nothing("no deployment is recorded \(span(days))") }
    guard all.contains(where: { index.day(of: $0).map { asOf - $0 >= days - 1 } ?? false }) else {
      return .nothing("the deployments that are recorded do not go back \(days) days")
    }
    let rate = Fraction(recent.count, days) * period.days
    return .value(
      IndicatorReckoning.Value(
        text: "\(rate.text(places: 2)) a \(period.rawValue)", number: rate,
        holds: aim.target.isMet(by: rate, better: .up),
        derivation: "\(recent.count == 1 ? "one deployment" : "\(recent.count) deployments") \(span(days))",
        evidence: recent.places))
  }

  func unapprovedChanges(_ aim: IndicatorAim) -> IndicatorReckoning {
    let recent = recent(.deployment, of: aim.service, days: aim.span)
    guard !recent.isEmpty else { return .nothing("no deployment is recorded \(span(aim.span))") }
    let unapproved = recent.filter { $0.deployment?.approver == nil }
    let number = Fraction(unapproved.count)
    return .value(
      IndicatorReckoning.Value(
        text: "\(unapproved.count) of \(counted(recent.count, "deployment", "deployments"))", number: number,
        holds: aim.target.isMet(by: number, better: .down),
        derivation: "deployments \(span(aim.span)) that do not name who else approved them",
        evidence: (unapproved.isEmpty ? recent : unapproved).places))
  }

  /// Within ninety days of each automation whose record states what it takes to know.
  func automationReturn(_ aim: IndicatorAim) -> IndicatorReckoning {
    let all = all(.automation, of: aim.service)
    let known = all.compactMap { record -> (record: Record, spent: Int, factor: Fraction)? in
      guard let automation = record.automation, let spent = automation.spentMinutes,
        let factor = AutomationReturn(of: automation).factor
      else { return nil }
      return (record, spent, factor)
    }
    guard !known.isEmpty else {
      return .nothing(
        all.isEmpty
          ? "no automation is recorded"
          : "no automation states its time spent, its time saved and over which time, so its return is unverifiable")
    }
    var value = aim.isEach ? each(aim, known.map(\.factor)) : together(aim, known.map { ($1, $2) })
    value.missing = all.count - known.count
    if value.missing > 0 { value.derivation += "; of \(value.missing) more it is unverifiable" }
    value.evidence = known.map(\.record).places
    return .value(value)
  }

  private func each(_ aim: IndicatorAim, _ factors: [Fraction]) -> IndicatorReckoning.Value {
    let verdicts = factors.map { aim.target.isMet(by: $0, better: .up) }
    let kept = verdicts.count { $0 == true }
    return IndicatorReckoning.Value(
      text: shareText(kept, factors.count, factors.count == 1 ? "automation" : "automations"),
      number: Fraction(100 * kept, factors.count),
      holds: verdicts.contains(where: { $0 == nil }) ? nil : kept == factors.count,
      derivation: "the share of automations that return as much in \(AutomationReturn.horizon) days", evidence: [])
  }

  private func together(
    _ aim: IndicatorAim, _ known: [(spent: Int, factor: Fraction)]
  ) -> IndicatorReckoning.Value {
    let spent = known.reduce(Fraction.zero) { $0 + Fraction($1.spent) }
    let factor = known.reduce(Fraction.zero) { $0 + $1.factor * Fraction($1.spent) } / spent
    return IndicatorReckoning.Value(
      text: "\(factor.text(places: 2))x", number: factor, holds: aim.target.isMet(by: factor, better: .up),
      derivation: "what \(known.count == 1 ? "one automation saves" : "\(known.count) automations save") in "
        + "\(AutomationReturn.horizon) days, divided by the time spent on it", evidence: [])
  }
}
