import ReportModel

extension IndicatorGround {
  /// A target for each incident is met by a share of them, any other by their mean.
  func responseTime(_ aim: IndicatorAim, _ time: ResponseTime?) -> IndicatorReckoning {
    let incidents = recent(.incident, of: aim.service, days: aim.span)
    let time = time ?? moreOften(incidents)
    let timed = incidents.compactMap { record in
      record.incident?.minutes(to: time).map { (record: record, minutes: $0) }
    }
    guard !timed.isEmpty else {
      return .nothing(
        incidents.isEmpty
          ? "no incident is recorded \(span(aim.span))"
          : "of \(incidents.count) incidents \(span(aim.span)) none says its time to \(time.rawValue)")
    }
    let minutes = timed.map(\.minutes)
    var value = aim.isEach ? within(aim, minutes) : mean(aim, minutes)
    value.missing = incidents.count - timed.count
    value.derivation +=
      "time to \(time.rawValue) of \(timed.count == 1 ? "one incident" : "\(timed.count) incidents") "
      + span(aim.span) + (value.missing > 0 ? "; \(value.missing) more do not say it" : "")
    value.evidence = timed.map(\.record).places
    return .value(value)
  }

  /// An MTTR whose R is not said: what more incidents say.
  private func moreOften(_ incidents: [Record]) -> ResponseTime {
    func count(_ time: ResponseTime) -> Int { incidents.count { $0.incident?.minutes(to: time) != nil } }
    return count(.repair) >= count(.resolve) ? .repair : .resolve
  }

  private func within(_ aim: IndicatorAim, _ minutes: [Int]) -> IndicatorReckoning.Value {
    let scale = minutesOfUnit(aim.target.unit)
    let verdicts = minutes.map { minutes in
      scale.flatMap { aim.target.isMet(by: Fraction(minutes), scale: $0, better: .down) }
    }
    let kept = verdicts.count { $0 == true }
    return IndicatorReckoning.Value(
      text: shareText(kept, minutes.count, minutes.count == 1 ? "incident" : "incidents"),
      number: Fraction(100 * kept, minutes.count),
      holds: verdicts.contains(where: { $0 == nil }) ? nil : kept == minutes.count,
      derivation: "the share within the target of the ", evidence: [])
  }

  private func mean(_ aim: IndicatorAim, _ minutes: [Int]) -> IndicatorReckoning.Value {
    let mean = Fraction(minutes.reduce(into: Int128(0)) { $0 += Int128($1) }, Int128(minutes.count))
    let scale = minutesOfUnit(aim.target.unit)
    return IndicatorReckoning.Value(
      text: minutesText(mean), number: mean / (scale ?? .one),
      holds: scale.flatMap { aim.target.isMet(by: mean, scale: $0, better: .down) },
      isTooFew: minutes.count < TimeSpread.fewest, derivation: "the mean ", evidence: [])
  }
}
