import ReportModel

/// The standings of a report's objectives, as pages ask for them.
struct ObjectiveBook: Sendable {
  private let standings: [String: ObjectiveStanding]
  private let byService: [String: [ObjectiveStanding]]
  /// The places in the portfolio of the records that standings speak of, by their ids.
  private let places: [String: Int]

  private let named: [Name: Int]

  init(_ report: Report) {
    let objectives = report.portfolio.records.enumerated().filter { $0.element.kind == .slo }
    named = Dictionary(
      objectives.flatMap { index, record in
        [record.statedID, record.title].compactMap(\.self).map {
          (Name(service: record.service, name: foldedName($0)), index)
        }
      },
      uniquingKeysWith: { first, _ in first })
    standings = Dictionary(report.objectives.map { ($0.record, $0) }) { first, _ in first }
    byService = Dictionary(grouping: report.objectives) { $0.service ?? "" }
    let spokenOf = Set(report.objectives.flatMap(\.recordsSpokenOf))
    places = Dictionary(
      report.portfolio.records.enumerated().filter { spokenOf.contains($0.element.id) }.map {
        ($0.element.id, $0.offset)
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// By what documents call it.
  func place(named name: String, of service: String?) -> Int? { named[Name(service: service, name: foldedName(name))] }

  private struct Name: Hashable {
    var service: String?
    var name: String
  }

  func standing(of record: Record) -> ObjectiveStanding? {
    // Most records are no objectives: their ids are not even made.
    record.kind == .slo ? standings[record.id] : nil
  }

  /// In the order of their records.
  func standings(ofService service: String) -> [ObjectiveStanding] { byService[service] ?? [] }

  /// What an incident took of the budgets of its service's objectives.
  func standings(hitBy incident: Record) -> [(ObjectiveStanding, share: IncidentShare)] {
    standings(ofService: incident.service ?? "").flatMap { standing in
      (standing.reading?.incidents ?? []).filter { $0.record == incident.id }.map { (standing, $0) }
    }
  }

  /// The place in the portfolio of a record that a standing speaks of.
  func place(_ id: String) -> Int? { places[id] }
}

extension ObjectiveStanding {
  fileprivate var recordsSpokenOf: [String] {
    [record] + measurements + (reading?.incidents.map(\.record) ?? []) + [latency?.record].compactMap(\.self)
  }
}
