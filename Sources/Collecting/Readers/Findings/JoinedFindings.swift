import ReportModel

/// The findings that a review's text and its tables tell, each of them once.
struct JoinedFindings {
  private(set) var all: [Finding]
  /// How many of them the text tells; the others stand in tables.
  private let told: Int
  /// Of an id and of a title the first.
  private var byID: [String: Int] = [:]
  private var byTitle: [String: Int] = [:]
  /// `API` of `API-1`, for all that is no repetition.
  private var series: Set<String> = []
  private var gravities: Set<Severity?> = []

  init(_ told: [Finding], with rows: [FindingTables.Row]) {
    (all, self.told) = (told, told.count)
    for index in told.indices { remember(index) }
    let main = rows.filter { !$0.isRepeated }
    for finding in told + main.map(\.finding) {
      gravities.insert(finding.severity)
      if Self.isNamed(finding) { series.insert(Self.series(of: finding.id)) }
    }
    add(main)
    // What repeats others can only be told from what is new when all of them are known.
    add(rows.filter(\.isRepeated))
    all[told.count...].sort { $0.line < $1.line }
  }

  private mutating func add(_ rows: [FindingTables.Row]) {
    var rows = rows[...]
    while let table = rows.first?.table {
      let start = all.count
      var seen: Set<[String]> = []
      for row in rows.prefix(while: { $0.table == table }) where seen.insert(Self.cells(of: row.finding)).inserted {
        add(row)
      }
      rows = rows.drop { $0.table == table }
      // Two rows of one table that are called the same are two findings, as long as they have no name of their own.
      for index in start..<all.count { remember(index) }
    }
  }

  private mutating func add(_ row: FindingTables.Row) {
    let (finding, title) = (row.finding, identifier(row.finding.title))
    let isNamed = Self.isNamed(finding)
    if isNamed, let index = byID[finding.id] { return join(finding, into: index) }
    if let index = byTitle[title], !(isNamed && Self.isNamed(all[index])) { return join(finding, into: index) }
    if !isNamed, Self.hasID(finding), let index = byID[finding.id], index < told, isAsGrave(finding, as: all[index]) {
      all[index].severity = all[index].severity ?? finding.severity
      return
    }
    let isNew = isNamed && series.contains(Self.series(of: finding.id)) || !gravities.contains(finding.severity)
    guard !row.isRepeated || isNew else { return }
    all.append(finding)
    if isNamed { byID[finding.id] = all.count - 1 }
  }

  /// Numbers are used again: those of two findings that are not as grave as each other mean something else.
  private func isAsGrave(_ row: Finding, as finding: Finding) -> Bool {
    finding.severity == nil || row.severity == nil || finding.severity == row.severity
  }

  /// A row about what the text tells says what the text does not; of two severities the graver one counts.
  private mutating func join(_ row: Finding, into index: Int) {
    guard index < told else { return }
    var finding = all[index]
    finding.severity = [finding.severity, row.severity].compactMap(\.self).min()
    if finding.severity != nil { finding.unknownSeverity = nil }
    if !finding.isClosed, FindingState.fields(of: finding).isEmpty {
      finding.isClosed = row.isClosed
      let names = Set(finding.fields.map(\.name.asciiLowercased))
      finding.fields += row.fields.filter { !names.contains($0.name.asciiLowercased) }
      finding.closedOn = finding.closedOn ?? row.closedOn
      finding.due = finding.due ?? row.due
    }
    all[index] = finding
  }

  private mutating func remember(_ index: Int) {
    let finding = all[index]
    byID[finding.id] = byID[finding.id] ?? index
    let title = identifier(finding.title)
    byTitle[title] = byTitle[title] ?? index
  }

  /// All that a row says.
  private static func cells(of finding: Finding) -> [String] {
    [finding.id, finding.title, finding.severity?.rawValue ?? ""] + finding.fields.map(\.value)
  }

  /// Whether its id is not made of its title.
  private static func hasID(_ finding: Finding) -> Bool { finding.id != identifier(finding.title, limit: 40) }

  /// `API-1`, which is used for nothing else; not `1`.
  private static func isNamed(_ finding: Finding) -> Bool {
    hasID(finding) && finding.id.utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0 & 0xDF) }
  }

  private static func series(of id: String) -> String {
    id.utf8.prefix { !(0x30...0x39).contains($0) }.withText.asciiLowercased
  }
}
