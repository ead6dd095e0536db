import ReportModel

/// The measurements of a portfolio by the objective that they measure: its service and its name.
struct MeasuredObjectives: Sendable {
  private var byName: [String: [Record]] = [:]
  /// By what the objectives are called.
  private let called: Set<String>
  /// How many objectives each service has: a measurement that names none can only mean the only one.
  private let objectives: [String: Int]

  /// Linear in the number of records.
  init(_ records: [Record]) {
    objectives = Dictionary(grouping: records.filter { $0.kind == .slo }, by: place).mapValues(\.count)
    called = Set(
      records.lazy.filter { $0.kind == .slo }.flatMap { record in
        objectiveNames(record).map { "\(place(of: record))\u{0}\($0)" }
      })
    for record in records {
      guard case .measurement(let measurement) = record.details else { continue }
      for name in names(measurement.objective.map { [$0] } ?? [""], service: record.service) {
        byName[key(of: record, name), default: []].append(record)
      }
    }
  }

  /// In the order of their places.
  func measurements(of objective: Record) -> [Record] {
    var wanted = objectiveNames(objective)
    if objectives[place(of: objective)] == 1 { wanted.insert("") }
    let found = wanted.flatMap { byName[key(of: objective, $0)] ?? [] }
    var seen: Set<String> = []
    return found.sorted(by: Record.standsBefore).filter { seen.insert($0.id).inserted }
  }

  /// Whether a measurement names an objective that its service does not have.
  func isLost(_ record: Record) -> Bool {
    guard case .measurement(let measurement) = record.details, let objective = measurement.objective else {
      return false
    }
    return !names([objective], service: record.service).contains { called.contains(key(of: record, $0)) }
  }

  private func key(of record: Record, _ name: String) -> String { "\(place(of: record))\u{0}\(name)" }
}

/// The record's service; in a source of no service, the source.
private func place(of record: Record) -> String {
  record.service.map { "service \($0)" } ?? "source \(record.origin.document.source)"
}

/// By what an objective may be called: its title and its id, each also without its service's name in front.
func objectiveNames(_ record: Record) -> Set<String> {
  names([record.title, record.statedID].compactMap(\.self), service: record.service)
}

/// - Parameter service: Its id, which is made of its name's words.
func names(_ written: [String], service: String?) -> Set<String> {
  let prefix = service.map { FoldedWords($0).words } ?? []
  var names: Set<String> = []
  for text in written {
    let words = FoldedWords(text).words
    names.insert(words.joined(separator: " "))
    if !prefix.isEmpty, words.count > prefix.count, words.starts(with: prefix) {
      names.insert(words.dropFirst(prefix.count).joined(separator: " "))
    }
  }
  return names
}
