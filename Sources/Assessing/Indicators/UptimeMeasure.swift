import ReportModel

extension IndicatorGround {
  /// What the objectives for availability measured; of several the worst.
  func uptime(_ aim: IndicatorAim) -> IndicatorReckoning {
    let asked = objectives.filter { aim.service == nil || $0.service == aim.service }
    let measured = asked.compactMap {
      standing -> (record: Record, standing: ObjectiveStanding, share: Fraction)? in
      guard standing.isMeasured,
        let reading = standing.reading, let record = objectiveRecords[standing.record], record.isAboutAvailability
      else { return nil }
      return (record, standing, reading.errorRatio.complement)
    }
    guard let worst = measured.min(by: { ($0.share, $0.record.id) < ($1.share, $1.record.id) }),
      let window = worst.standing.reading?.window
    else { return .nothing("no objective for availability is measured") }
    // Whoever reads "all services" should see how few of their objectives this is.
    let share = measured.count < asked.count ? "\(measured.count) of \(asked.count)" : "\(measured.count)"
    let others = asked.count == 1 ? "" : ", \(measured.count > 1 ? "the worst of " : "")\(share) objectives"
    return .value(
      uptime(
        aim, worst.share,
        derivation: "measured for \"\(excerpt(worst.record.title))\" from \(instantText(window.start)) to "
          + instantText(worst.standing.reading?.until ?? window.end) + others,
        evidence: worst.standing.evidence))
  }

  /// As if each minute of an incident had failed altogether: the least that it can have been, so it can only meet a target.
  func leastUptime(_ aim: IndicatorAim) -> IndicatorReckoning? {
    let incidents = recent(.incident, of: aim.service, days: aim.span)
    let timed = incidents.compactMap { record in
      record.incident.flatMap { incident in
        [.resolve, .repair, .mitigate].lazy.compactMap { incident.minutes(to: $0) }.first
      }.map { (record.service, $0) }
    }
    guard !timed.isEmpty, timed.count == incidents.count else { return nil }
    let whole = aim.span * 1440
    let worst =
      Dictionary(grouping: timed) { $0.0 ?? "" }.values
      .map { $0.reduce(0) { min(whole, $0 + min(whole, $1.1)) } }.max() ?? whole
    let value = uptime(
      aim, Fraction(whole - worst, whole),
      derivation: "at least this, had each of \(worst) min of incidents \(span(aim.span)) failed altogether",
      evidence: incidents.places)
    return value.holds == true ? .value(value) : nil
  }

  private func uptime(
    _ aim: IndicatorAim, _ share: Fraction, derivation: String, evidence: [Origin]
  ) -> IndicatorReckoning.Value {
    let percent = share * Fraction(100)
    return IndicatorReckoning.Value(
      text: "\(percent.text(places: 4)) %", number: percent,
      holds: aim.target.unit == "%" ? aim.target.isMet(by: percent, better: .up) : nil,
      derivation: derivation, evidence: evidence)
  }
}

extension Record {
  /// By its words; a latency is no availability, however it is counted.
  fileprivate var isAboutAvailability: Bool {
    guard case .slo(let objective) = details, objective.latency == nil else { return false }
    let words = FoldedWords("\(title) \(objective.indicator ?? "") \(statedID ?? "")").words
    return words.contains { ["availability", "available", "uptime"].contains($0) }
  }
}
