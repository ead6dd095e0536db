import ReportModel

/// The incidents of a service, as far as they bear on its objectives.
struct IncidentTimes: Sendable {
  /// One incident: when it was, and how long it was bad.
  struct Entry: Sendable {
    var record: Record
    /// By the clock of the objective's zone where the document states none; `nil` when only a day is known.
    var began: Moment?
    var ended: Moment?
    /// What its document says was bad, else how long it took.
    var minutes: Int
    /// The clock says so, too, and knows when.
    var isClocked: Bool
    /// The objectives that it names; empty when it only names the service.
    var objectives: Set<String>

    /// - Returns: `nil` for an incident that says nothing of its duration.
    init?(_ record: Record) {
      guard case .incident(let incident) = record.details else { return nil }
      let counted = record.field("bad minutes").flatMap { Int($0) }
      let (began, ended) = (
        incident.started ?? incident.detected, incident.resolved ?? incident.repaired ?? incident.mitigated
      )
      let clock = began.flatMap { ended?.minutes(since: $0) }
      guard let minutes = counted ?? incident.outageMinutes, (0..<1 << 32).contains(minutes) else { return nil }
      self.record = record
      (self.began, self.ended, self.minutes) = (began, ended, minutes)
      isClocked = counted == nil && clock.map { abs($0 - minutes) <= 1 } ?? false
      objectives = record.field("slo").map { names([$0], service: record.service) } ?? []
    }
  }

  private var byService: [String: [Entry]] = [:]

  init(_ records: [Record]) {
    for record in records {
      guard let service = record.service, let entry = Entry(record) else { continue }
      byService[service, default: []].append(entry)
    }
  }

  /// Those that name the objective, or name none.
  func entries(of objective: Record) -> [Entry] {
    guard let service = objective.service else { return [] }
    let names = objectiveNames(objective)
    return (byService[service] ?? []).filter { $0.objectives.isEmpty || !$0.objectives.isDisjoint(with: names) }
  }
}

extension IncidentTimes.Entry {
  /// The minutes that lie in the window; those of which only the document knows are taken as all where it began.
  func minutes(in window: TimeWindow, zone: ZoneRules) -> Int {
    if isClocked, let began = began?.instant(in: zone), let ended = ended?.instant(in: zone), began <= ended {
      let overlap = window.overlap(with: TimeWindow(start: began, end: ended))
      return overlap == ended - began ? minutes : overlap / 60
    }
    guard let start = began?.instant(in: zone) ?? (began?.day ?? record.date).map(zone.start(of:)) else { return 0 }
    return (window.start..<window.end).contains(start) ? minutes : 0
  }
}

extension Moment {
  /// `nil` when only the day is known.
  fileprivate func instant(in zone: ZoneRules) -> Int? {
    guard let minute else { return nil }
    let reading = day.number * 86_400 + minute * 60
    return offset.map { reading - $0 * 60 } ?? zone.instant(ofReading: reading)
  }
}

extension Record {
  /// The first field of that name, compared by its words.
  func field(_ name: String) -> String? {
    let key = foldedName(name)
    return fields.first { foldedName($0.name) == key }?.value
  }
}

/// What each incident took of a budget, the greatest first.
///
/// - Parameter allowed: The minutes of total failure that the budget allows in the window.
func incidentShares(
  _ entries: [IncidentTimes.Entry], in window: TimeWindow, zone: ZoneRules, allowed: Fraction
) -> [IncidentShare] {
  guard allowed > .zero else { return [] }
  return entries.compactMap { entry -> IncidentShare? in
    let minutes = entry.minutes(in: window, zone: zone)
    guard minutes > 0 else { return nil }
    return IncidentShare(
      record: entry.record.id, minutes: minutes, share: Fraction(minutes) / allowed,
      isNamed: !entry.objectives.isEmpty)
  }.sorted { ($1.minutes, $0.record) < ($0.minutes, $1.record) }
}
