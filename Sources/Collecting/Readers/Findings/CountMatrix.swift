import Markdown
import ReportModel

/// A table that counts findings with a column for each level and a row for each area, state or day.
struct CountMatrix {
  private let table: MarkdownContent.Table
  private let levels: [Severity?]
  private let names: [[String]]
  /// The words of the first column's name.
  private let first: [String]

  init(_ table: MarkdownContent.Table, _ levels: [Severity?]) {
    (self.table, self.levels) = (table, levels)
    first = foldedWords(table.header[0].text)
    names = table.rows.map { foldedWords($0[0].text) }
  }

  /// Of `Open` the row counts; of what was found that which is not fixed; of days the last one; else all of them.
  var counts: [Review.StatedCount] {
    guard countsFindings else { return [] }
    let rows = table.rows.indices.filter { !isFormer($0) }
    if let last = latest(of: rows) { return sum([last]) }
    let open = rows.filter { has($0, Self.openNames) }
    if !open.isEmpty { return sum(open.first { names[$0].count == 1 }.map { [$0] } ?? open) }
    let (over, left) = (rows.filter { has($0, SeverityCounts.overNames) }, rows.filter(isCounted))
    if let whole = whole(among: left) { return sum([whole], without: over) }
    return sum(left)
  }

  private var countsFindings: Bool {
    guard levels[0] == nil, first.isEmpty || first.contains(where: Self.partNames.contains) || isDated else {
      return false
    }
    guard Set(first + names.joined()).isDisjoint(with: Self.termWords) else { return false }
    // An area may be called `Alerts`.
    return Set(first).isDisjoint(with: Self.otherSubjects)
      && !(first.isEmpty && names.allSatisfy { !Self.otherSubjects.isDisjoint(with: $0) })
  }

  /// `Date`, `Scan`: a row for each time.
  private var isDated: Bool { first.contains(where: Self.timeNames.contains) }

  /// Its rows are no areas.
  private var isOfStates: Bool { first.allSatisfy(Self.stateNames.contains) }

  /// Whether something else is counted by its level: tests, alerts.
  static func countsOthers(_ name: String) -> Bool { !Set(foldedWords(name)).isDisjoint(with: otherSubjects) }

  /// Whether what stands below a heading is that; `Penetration test` finds something.
  static func isAboveOthers(_ heading: String) -> Bool {
    countsOthers(heading) && Set(foldedWords(heading)).isDisjoint(with: findingSubjects)
  }

  private func has(_ row: Int, _ words: Set<String>) -> Bool { !words.isDisjoint(with: names[row]) }

  /// `Before`, where the rows are no areas: `Initial setup` may be one.
  private func isFormer(_ row: Int) -> Bool {
    guard isDated || isOfStates else { return false }
    return has(row, Self.formerWords) && !has(row, Self.latestWords)
  }

  private func isCounted(_ row: Int) -> Bool { !has(row, SeverityCounts.overNames) }

  /// `Total`, `Found`: what is over is a part of it.
  private func whole(among rows: [Int]) -> Int? {
    rows.first { has($0, Self.totalNames) } ?? rows.first { has($0, Self.foundNames) }
  }

  /// The newest of rows that are days, months or rounds, which may stand first or last.
  private func latest(of rows: [Int]) -> Int? {
    guard let last = rows.last, isDated || isOfStates, rows.allSatisfy(isTime) else { return nil }
    let days = rows.compactMap { DateText.day(in: table.rows[$0][0].text) }
    if days.count == rows.count, let newest = days.max(), let place = days.lastIndex(of: newest) { return rows[place] }
    let numbers = rows.compactMap { names[$0].lazy.compactMap { CalendarText.month($0) ?? Int($0) }.first }
    let isDescending = numbers.count == rows.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 > $1 }
    return isDescending ? rows.first : last
  }

  /// `2026-11-20`, `November`, `Round 2`, `Second scan`.
  private func isTime(_ row: Int) -> Bool {
    if DateText.day(in: table.rows[row][0].text) != nil { return true }
    let isCalled = names[row].contains { word in
      Self.timeNames.contains(word) || CalendarText.month(word) != nil || Self.ordinals.contains(word)
    }
    // A number alone may be that of a row.
    let isNumbered = names[row].contains { holdsDigits($0) || Self.ordinals.contains($0) }
    return isDated && isNumbered
      || isCalled
        && names[row].allSatisfy { word in
          Int(word) != nil || CalendarText.month(word) != nil || Self.ordinals.contains(word)
            || isNumbered && Self.timeNames.contains(word)
        }
  }

  private func sum(_ rows: [Int], without over: [Int] = []) -> [Review.StatedCount] {
    levels.indices.compactMap { column in
      guard let level = levels[column], let line = rows.first.map({ table.rows[$0][column].number }) else { return nil }
      func numbers(_ rows: [Int]) -> [Int] { rows.compactMap { SeverityCounts.number(table.rows[$0][column].text) } }
      let counted = numbers(rows)
      guard counted.count == rows.count else { return nil }
      let count = counted.reduce(0, +) - numbers(over).reduce(0, +)
      return .init(severity: level, count: max(0, count), line: line)
    }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Severities counted: first column of a table with one for each level", partNames.sorted(by: byBytes)),
      .init("The same with a row for each time, of which the last counts", timeNames.sorted(by: byBytes)),
      .init(
        "Severities counted: row that counts, where there is one",
        openNames.union(totalNames).union(foundNames).sorted(by: byBytes)),
      .init("Severities counted: row of what was before", formerWords.sorted(by: byBytes)),
      .init("Severities counted, not of", otherSubjects.sorted(by: byBytes)),
    ]
  }

  private static let partNames: Set<String> = [
    "area", "component", "category", "tool", "scanner", "service", "state", "status", "module", "domain", "system",
    "team", "repository", "source", "severity", "finding", "findings", "issues", "application", "layer", "product",
    "review",
  ]
  private static let stateNames: Set<String> = ["state", "status", "severity", "finding", "findings", "issues"]
  private static let timeNames: Set<String> = [
    "date", "day", "week", "month", "quarter", "round", "scan", "run", "sprint", "iteration", "retest",
  ]
  private static let ordinals: Set<String> = ["first", "second", "third", "fourth", "last"]
  private static let formerWords: Set<String> = [
    "before", "previous", "previously", "initial", "initially", "original", "originally", "earlier",
  ]
  /// `Open after the last round`.
  private static let latestWords: Set<String> = ["after", "now", "current", "currently"]
  private static let openNames: Set<String> = ["open", "remaining", "outstanding"]
  private static let totalNames: Set<String> = ["total", "totals", "sum", "all"]
  private static let foundNames: Set<String> = ["found", "identified", "reported", "discovered"]
  private static let otherSubjects: Set<String> = [
    "test", "tests", "coverage", "alert", "alerts", "latency", "suite", "suites", "threshold", "thresholds",
  ]
  private static let findingSubjects: Set<String> = [
    "pen", "penetration", "security", "finding", "findings", "issues", "vulnerabilities", "audit",
  ]
  /// Of what is to be done by when.
  private static let termWords: Set<String> = ["days", "hours", "sla", "time", "target", "within", "weight", "score"]
}
