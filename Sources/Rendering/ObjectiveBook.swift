import ReportModel

/// The standings of a report's objectives, as pages ask for them.
struct ObjectiveBook: Sendable {
  private let standings: [String: ObjectiveStanding]
  private let byService: [String: [ObjectiveStanding]]
  /// The places in the portfolio of the records that standings speak of, by their ids.
  private let places: [String: Int]

  init(_ report: Report) {
    standings = Dictionary(report.objectives.map { ($0.record, $0) }) { first, _ in first }
    byService = Dictionary(grouping: report.objectives) { $0.service ?? "" }
    let spokenOf = Set(report.objectives.flatMap(\.recordsSpokenOf))
    places = Dictionary(
      report.portfolio.records.enumerated().filter { spokenOf.contains($0.element.id) }.map {
        ($0.element.id, $0.offset)
      },
      uniquingKeysWith: { first, _ in first })
  }

  func standing(of record: Record) -> ObjectiveStanding? {
    // Most records are no objectives: their ids are not even made.
    record.kind == .slo ? standings[record.id] : nil
  }

  /// In the order of their records.
  func standings(ofService service: String) -> [ObjectiveStanding] { byService[service] ?? [] }

  /// The place in the portfolio of a record that a standing speaks of.
  func place(_ id: String) -> Int? { places[id] }
}

extension ObjectiveStanding {
  fileprivate var recordsSpokenOf: [String] {
    [record] + measurements + (reading?.incidents.map(\.record) ?? []) + [latency?.record].compactMap(\.self)
  }
}
