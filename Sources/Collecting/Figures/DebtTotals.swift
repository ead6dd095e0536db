import Markdown
import ReportModel

/// What a register says of how many debts it holds: "Total: 7 active items, 2 critical", or a table of counts.
func debtTotals(in document: Document, _ records: [Record]) -> [Figure] {
  let isWhole = !linksElsewhere(document)
  return document.content.blocks.flatMap { block -> [Figure] in
    if let table = NumberTable(block, of: document) { return counts(in: table, of: records.count { $0.kind == .debt }) }
    guard block.headingLevel == nil else { return [] }
    return block.text.flatMap { line in
      DebtTotalText.counts(in: line.text).map { stated in
        Figure(
          .count, at: document.origin(line: line.number), text: stated.text,
          basis: .debts(stated: stated.number, stated.count, isWhole: isWhole))
      }
    }
  }
}

/// A level in each row, and how many there are of it in each column: `Severity | Open | Closed | Total`.
///
/// A table of other sums may count something else, or debts that were not read: only one whose levels add up to the debts
/// that are listed is about them.
private func counts(in table: NumberTable, of debts: Int) -> [Figure] {
  guard table.header.count <= 5, let first = table.names.first, levelNames.contains(first) else { return [] }
  let scopes = table.names.map { scopeNames[$0] }
  let sums = table.names.indices.map { column in
    table.rows.indices.reduce(0) { sum, row in
      let count = table.number(row, column).flatMap { Int($0.text) } ?? 0
      return isTotal(table.rows[row].cells[0]) ? sum : added(sum, count)
    }
  }
  let isAbout = zip(scopes, sums).contains { $0 == .any && $1 == debts }
  guard isAbout || zip(scopes, sums).reduce(0, { added($0, $1.0 == .open || $1.0 == .closed ? $1.1 : 0) }) == debts
  else {
    return []
  }
  return table.rows.indices.flatMap { row -> [Figure] in
    let label = table.rows[row].cells[0]
    guard isTotal(label) || DebtTotalText.severity(label.lowercased()) != nil else { return [] }
    let severity = isTotal(label) ? nil : DebtTotalText.severity(label.lowercased())
    return scopes.indices.compactMap { column in
      guard let scope = scopes[column], let number = table.number(row, column), let count = Int(number.text) else {
        return nil
      }
      return Figure(
        .count, at: table.origin(row), text: "\(label): \(count) (\(table.header[column]))",
        basis: .debts(stated: count, .init(scope, severity), isWhole: true))
    }
  }
}

/// No register holds as many as an `Int` does: such a sum stays too large for all that is compared with it.
private func added(_ sum: Int, _ count: Int) -> Int {
  let (result, overflows) = sum.addingReportingOverflow(count)
  return overflows ? .max : result
}

/// Whether its prose links to another place, where the rest of a register may be. Links in tables are about their rows.
private func linksElsewhere(_ document: Document) -> Bool {
  (1...max(1, document.text.lineCount)).contains { number in
    let line = document.text.line(number).drop { $0 <= 0x20 }
    guard line.first != UInt8(ascii: "|") else { return false }
    return zip(zip(line, line.dropFirst()), line.dropFirst(2)).contains { pair, next in
      pair == (UInt8(ascii: "]"), UInt8(ascii: "(")) && next != UInt8(ascii: "#")
        || pair == (UInt8(ascii: "]"), UInt8(ascii: ":"))
    }
  }
}

private let levelNames: Set<String> = ["severity", "priority", "level", "серьёзность", "приоритет", "пріоритет"]
private let scopeNames: [String: Figure.DebtCount.Scope] = [
  "count": .any, "number": .any, "total": .any, "items": .any, "debts": .any, "open": .open, "active": .open,
  "closed": .closed, "resolved": .closed, "количество": .any, "кількість": .any,
]

/// A line that counts debts, in the languages that the registers are read in.
enum DebtTotalText {
  struct Stated: Equatable {
    var number: Int
    var text: String
    var count: Figure.DebtCount
  }

  /// `Total: 7 active items, 2 critical`; nothing for a line that begins with another word, or counts something else.
  static func counts(in line: String) -> [Stated] {
    guard line.utf8.count < 300, holdsDigits(line) else { return [] }
    let words = foldedWords(line.lowercased())
    guard let first = words.first, totalWords.contains(first) else { return [] }
    let places = words.indices.filter { Int(words[$0]) != nil }
    guard let start = places.first, words[1..<start].allSatisfy({ isItem($0) || scope($0) != nil || isFiller($0) })
    else { return [] }
    var found = places.enumerated().compactMap { index, place -> Stated? in
      let end = index + 1 < places.count ? places[index + 1] : words.count
      return stated(words[place], words[(place + 1)..<end])
    }
    // `2+ (reduced from 12)`: what follows counts something else, too.
    guard stated(words[start], words[(start + 1)..<(places.count > 1 ? places[1] : words.count)]) != nil else {
      return []
    }
    let before = words[1..<start].lazy.compactMap(scope).first
    if let before, !found.isEmpty, found[0].count.scope == .any { found[0].count.scope = before }
    return inheriting(found)
  }

  /// "7 active items, 2 critical": the critical ones are of the active ones, when the line speaks of no others.
  private static func inheriting(_ stated: [Stated]) -> [Stated] {
    let scopes = Set(stated.map(\.count.scope).filter { $0 != .any })
    guard scopes.count == 1, let scope = scopes.first else { return stated }
    var (stated, isBehind) = (stated, false)
    for index in stated.indices {
      if stated[index].count.scope == scope { isBehind = true }
      if isBehind, stated[index].count.severity != nil { stated[index].count.scope = scope }
    }
    return stated
  }

  private static func stated(_ number: String, _ words: ArraySlice<String>) -> Stated? {
    guard let number = Int(number) else { return nil }
    let severity = words.lazy.compactMap { Self.severity($0) }.first
    let scope = words.lazy.compactMap { Self.scope($0) }.first
    let isOther = words.contains { word in
      !isItem(word) && !isFiller(word) && Self.severity(word) == nil && Self.scope(word) == nil
    }
    guard !isOther else { return nil }
    let shown = ([String(number)] + words.filter { !isFiller($0) }).joined(separator: " ")
    return Stated(number: number, text: shown, count: .init(scope ?? .any, severity))
  }

  /// A level, in whichever ending: `critical`, `критических`, `kritische`.
  static func severity(_ word: String) -> Severity? {
    SeverityText.leadingSeverity(in: word) ?? levels.first { word.hasBytePrefix($0.stem) }?.severity
  }

  private static func scope(_ word: String) -> Figure.DebtCount.Scope? {
    if openStems.contains(where: word.hasBytePrefix) { return .open }
    return closedStems.contains(where: word.hasBytePrefix) ? .closed : nil
  }

  private static func isItem(_ word: String) -> Bool { itemStems.contains(where: word.hasBytePrefix) }
  private static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

  private static let levels: [(stem: String, severity: Severity)] = [
    ("критич", .critical), ("kritisch", .critical), ("critique", .critical), ("crític", .critical),
    ("высок", .high), ("висок", .high), ("средн", .medium), ("середн", .medium), ("низк", .low), ("низьк", .low),
  ]
  private static let openStems = [
    "active", "open", "outstanding", "unresolved", "активн", "открыт", "відкрит", "offen", "ouvert", "abiert",
  ]
  private static let closedStems = [
    "closed", "resolved", "done", "fixed", "completed", "закрыт", "закрит", "решен", "виріш", "geschlossen", "erledigt",
  ]
  private static let itemStems = [
    "item", "debt", "entries", "entry", "issue", "долг", "борг", "запис", "schuld", "eintr", "posten", "dette", "deuda",
    "пункт",
  ]
  private static let fillers: Set<String> = [
    "of", "which", "them", "are", "and", "in", "all", "tech", "technical", "number", "count", "with", "including",
    "the",
    "из", "них", "з", "и", "та", "і", "в", "priority", "severity", "davon", "und", "технических", "технічних",
  ]
}
