import Markdown
import ReportModel

/// A heading of a register: what it calls the debt, and what its signs say.
struct DebtHeading {
  var id: String?
  var title: String
  var severity: Severity?
  var isClosed = false

  /// A number, an id, a tag or a strike says that the heading is a debt.
  var isMarked: Bool { id != nil || severity != nil || isClosed }

  /// Whether a number is all that marks it.
  var isNumbered: Bool {
    id.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false && severity == nil && !isClosed
  }

  /// - Parameter raw: The line as written, because strikes are gone from the text.
  init(_ text: String, raw: String) {
    var rest = trimmedText(text)
    if let range = struck(raw) {
      isClosed = true
      rest = leadingNumber(rest).map { "\($0.number). \(range)" } ?? range
    }
    if let tag = leadingTag(rest), let level = SeverityText.severity(in: tag.tag) {
      (severity, rest) = (level, tag.rest)
    }
    if let number = leadingNumber(rest) {
      (id, rest) = (number.number, number.rest)
    } else if let name = leadingID(rest) {
      (id, rest) = (name.id, name.rest)
    }
    for dash in [" \u{2014} ", " \u{2013} ", " - "] {
      let bytes = Array(rest.utf8)
      guard let range = bytes.lastRange(of: Array(dash.utf8)),
        ClosingText.closesDebt(bytes[range.upperBound...].withText)
      else { continue }
      (isClosed, rest) = (true, trimmedText(bytes[..<range.lowerBound].withText))
    }
    title = rest
  }

  /// Debts below a heading share what it says.
  struct Group {
    var severity: Severity?
    var isClosed = false
    /// Whatever stands below it is a debt; otherwise a heading must look like one.
    var isTrusted = true
    /// Whether the heading says how urgent or how far they are, so that plain items below it are debts too.
    var holdsPlainItems = false
  }

  static func group(_ title: String) -> Group? {
    let words = foldedWords(title.lowercased()).filter { word in
      word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard let first = words.first else { return nil }
    // `3.1 Critical Priority`.
    let others = words.drop { Int($0) != nil }.filter { !fillers.contains($0) }
    if others.contains(where: closedWords.contains), others.allSatisfy({ closedWords.contains($0) }) {
      return Group(isClosed: true, holdsPlainItems: true)
    }
    let isLevel = others.allSatisfy { SeverityText.leadingSeverity(in: $0) != nil }
    // `P2 - Low`: the word says more than the code.
    let said = others.filter { !isCode($0) }
    let named = said.isEmpty ? title : said.joined(separator: " ")
    if isLevel, let severity = SeverityText.severity(in: named), words.count <= 6 {
      return Group(severity: severity, holdsPlainItems: true)
    }
    if !others.isEmpty, others.allSatisfy({ openWords.contains($0) }) { return Group(holdsPlainItems: true) }
    return areas.contains(first) ? Group() : nil
  }

  /// `p2`, `sev3`.
  private static func isCode(_ word: String) -> Bool {
    word.utf8.last.map { (0x30...0x39).contains($0) } ?? false && ["p", "sev"].contains(where: word.hasBytePrefix)
  }

  /// Whether a word says that there are debts, or in what state, and nothing of what they are.
  static func isFilling(_ word: String) -> Bool { fillers.contains(word) || openWords.contains(word) }

  static func speaksOfDebt(_ title: String) -> Bool {
    foldedWords(title.lowercased()).contains { debtWords.contains($0) }
  }

  /// `Notes`, `Debt Trends`, and `[Date: YYYY-MM-DD] — [Brief Title]`, which waits to be written.
  static func isNoDebt(_ title: String) -> Bool {
    if ["notes", "trends", "debttrends"].contains(foldedKey(title)) { return true }
    let last = trimmedText(Parting(lastDash: title)?.rest ?? title[...])
    return title.utf8.first == UInt8(ascii: "[") && title.containsBytes("YYYY")
      || last.hasBytePrefix("[") && last.hasSuffix("]") && last.containsFolded("title")
  }

  /// A heading about the register itself.
  static func isProse(_ title: String) -> Bool {
    let words = foldedWords(title.lowercased())
    return words.contains(where: proseWords.contains) || words.starts(with: ["how"])
  }

  static var understood: [Understanding.Row] {
    [
      .init("Words of a file, folder or heading", debtWords), .init("Sections of closed debts", closedWords),
      .init("Sections of open debts", openWords), .init("Sections about the register", proseWords),
    ]
  }

  static let debtWords: Set<String> = [
    "debt", "debts", "techdebt", "долг", "долги", "борг", "борги", "schuld", "schulden", "dette",
    "dettes", "deuda", "deudas",
  ]
  private static let fillers: Set<String> = [
    "entries", "items", "debt", "debts", "technical", "tech", "issues", "list", "priority", "severity", "recently",
    "долг",
    "долги", "борг", "and", "the", "приоритет", "пріоритет", "findings",
  ]
  private static let closedWords: Set<String> = [
    "resolved", "closed", "completed", "done", "archive", "archived", "fixed", "paid", "history", "закрыто", "закрыты",
    "закрытые", "закрито", "виконано", "решено", "завершено",
  ]
  private static let openWords: Set<String> = [
    "active", "open", "current", "known", "outstanding", "in", "progress", "accepted", "deferred", "backlog", "новые",
    "открытые", "відкриті", "активные",
  ]
  private static let areas: Set<String> = ["category", "area", "категория", "категорія"]
  private static let proseWords: Set<String> = [
    "format", "schema", "template", "summary", "overview", "legend", "statistics", "stats", "contents", "purpose",
    "introduction", "glossary", "process", "policy", "scoring", "definitions", "references", "changelog", "guidelines",
    "conventions", "metrics", "guide", "priorities", "levels", "labels", "categories", "scale",
    "classification", "protocol", "standards", "cadence", "taxonomy",
  ]
}

/// What stands between two pairs of tildes.
private func struck(_ raw: String) -> String? {
  let bytes = Array(raw.utf8)
  let mark = Array("~~".utf8)
  guard let open = bytes.firstRange(of: mark), let close = bytes[open.upperBound...].firstRange(of: mark) else {
    return nil
  }
  let text = trimmedText(bytes[open.upperBound..<close.lowerBound].withText)
  return text.isEmpty ? nil : text
}

/// `[HIGH] rest`.
private func leadingTag(_ text: String) -> (tag: String, rest: String)? {
  guard text.utf8.first == UInt8(ascii: "["), let close = text.utf8.firstIndex(of: UInt8(ascii: "]")) else {
    return nil
  }
  let tag = text.utf8[..<close].dropFirst().withText
  return (tag, trimmedText(text.utf8[text.utf8.index(after: close)...].withText))
}

/// `1. rest`, `1) rest`.
private func leadingNumber(_ text: String) -> (number: String, rest: String)? {
  let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
  let rest = text.utf8.dropFirst(digits.count)
  guard (1...3).contains(digits.count), let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
    rest.dropFirst().first == 0x20
  else { return nil }
  return (digits.withText, trimmedText(rest.dropFirst().withText))
}

/// `TD-004 — rest`, `DEBT-12: rest`, `[TD-1] rest`.
private func leadingID(_ text: String) -> (id: String, rest: String)? {
  let word = text.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: ":") }
  let id = word.filter { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
  let letters = id.prefix { (0x41...0x5A).contains($0) }
  let digits = id.dropFirst(letters.count).drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  guard (1...8).contains(letters.count), !digits.isEmpty, digits.count < id.count - letters.count,
    digits.allSatisfy({ (0x30...0x39).contains($0) })
  else { return nil }
  var rest = trimmedText(text.utf8.dropFirst(word.count).withText)
  for mark in ["\u{2014}", "\u{2013}", ":", "-"] where rest.hasBytePrefix(mark) {
    rest = trimmedText(rest.utf8.dropFirst(mark.utf8.count).withText)
  }
  return rest.isEmpty ? nil : (id.withText, rest)
}

extension [UInt8] {
  fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
    guard !part.isEmpty, count >= part.count else { return nil }
    return (0...(count - part.count)).last { self[$0...].starts(with: part) }.map { $0..<($0 + part.count) }
  }
}
