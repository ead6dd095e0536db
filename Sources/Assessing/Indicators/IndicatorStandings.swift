import ReportModel

/// Every KPI with a target, be it a record or a row of a persona's table, and what it takes to tell where it stands: the
/// one notion of it, for its page as for the checks of its service.
struct IndicatorBook: Sendable {
  private let ground: IndicatorGround
  private let reported: ReportedValues
  /// By the id of the service that they are about, in the order of places.
  private let aims: [String?: [IndicatorAim]]

  init(
    _ portfolio: Portfolio, _ index: PortfolioIndex, _ objectives: [ObjectiveStanding], _ ttl: TimeToLive, asOf: Day
  ) {
    ground = IndicatorGround(portfolio, index, objectives, asOf: asOf)
    reported = ReportedValues(portfolio.records, ttl, asOf: asOf)
    aims = Dictionary(grouping: Assessing.aims(of: portfolio.records), by: \.service)
  }

  /// - Parameters:
  ///   - service: `nil` for those that are about all of them.
  ///   - findings: Of that service, or of all.
  func standings(of service: String?, _ findings: [LedgerFinding]) -> [IndicatorStanding] {
    guard let aims = aims[service] else { return [] }
    var ground = ground
    ground.findings = findings
    // Roles often share a table; what is asked twice is computed once.
    var answers: [Asked: IndicatorReckoning] = [:]
    return aims.map { aim in
      let value = reported.newest(aim)
      guard let measure = IndicatorMeasure(metric: aim.metric, target: aim.target) else {
        return value.map { reported.standing(aim, $0) } ?? aim.standing(.noData, "no record measures it")
      }
      let asked = Asked(measure: measure, target: aim.target, cadence: aim.cadence, service: aim.service)
      let answer = answers[asked] ?? ground.reckon(measure, for: aim)
      answers[asked] = answer
      switch answer {
      case .value(let computed): return aim.standing(computed, beside: value)
      case .nothing(let why):
        if let value { return reported.standing(aim, value) }
        if measure == .uptime, case .value(let least) = ground.leastUptime(aim) { return aim.standing(least) }
        return aim.standing(.noData, "\(why), and no value is reported")
      }
    }
  }
}

extension IndicatorStanding {
  /// As it is on a later day if nobody measures anything: a reported value ages, and what was computed stays.
  func on(_ day: Day) -> IndicatorStanding {
    guard let validUntil, validUntil < day else { return self }
    var standing = self
    standing.state = .stale
    return standing
  }
}

/// All that an answer depends on.
private struct Asked: Hashable {
  var measure: IndicatorMeasure
  var target: KeyIndicator.Target
  var cadence: String?
  var service: String?
}

/// In the order of places. A row that a persona's table and a record both hold is one, and the persona's.
private func aims(of records: [Record]) -> [IndicatorAim] {
  var (aims, roles) = ([Origin: IndicatorAim](), [Origin: String?]())
  for record in records {
    switch record.details {
    case .kpi(let indicator):
      guard let target = indicator.target else { continue }
      aims[record.origin] = IndicatorAim(
        origin: record.origin, metric: indicator.metric, target: target, cadence: indicator.cadence,
        service: record.service, home: record.service)
    case .persona(let persona):
      for row in persona.indicators {
        let place = record.at(line: row.line)
        roles[place] = record.statedService == nil ? .some(nil) : record.service
        let aim = IndicatorAim(
          origin: place, metric: row.metric, target: row.target, cadence: row.cadence, home: record.service)
        aims[place] = aims[place] ?? aim
      }
    case .service, .review, .certificate, .decisionRecord, .debt, .slo, .measurement, .checklist, .runbook, .incident,
      .plan, .update, .action, .waiver, .proposal, .deployment, .automation, .vendor, .loadTest:
      continue
    }
  }
  for (place, service) in roles { aims[place]?.service = service }
  return aims.values.sorted { $0.origin < $1.origin }
}

extension IndicatorAim {
  fileprivate func standing(_ state: IndicatorStanding.State, _ reason: String) -> IndicatorStanding {
    IndicatorStanding(
      origin: origin, metric: metric, target: target, cadence: cadence, service: service, state: state,
      reason: reason)
  }

  fileprivate func standing(
    _ computed: IndicatorReckoning.Value, beside reported: ReportedValues.Entry? = nil
  ) -> IndicatorStanding {
    let other = reported.map { "; reported was \($0.text)\($0.day.map { " on \($0.iso)" } ?? "")" } ?? ""
    var standing = standing(computed.state, computed.derivation + other)
    standing.actual = .init(text: computed.text, value: computed.number, isComputed: true)
    standing.evidence = computed.evidence + (reported.map { [$0.record.origin] } ?? [])
    return standing
  }
}
