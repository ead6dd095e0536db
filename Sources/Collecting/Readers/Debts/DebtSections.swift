import Diagnostics
import Markdown
import ReportModel

/// Registers with a heading for each debt, below headings of priorities, states or areas, or below none.
enum DebtSections {
  static func items(in document: Document, into log: inout DiagnosticLog) -> [DebtItem] {
    var items: [DebtItem] = []
    var group: (level: Int, DebtHeading.Group)?
    var end = 0
    let first = firstHeading(document)
    for (index, section) in document.sections.enumerated()
    where section.line > end && (section.level > 1 || section.line != first) {
      if let current = group, section.level < current.level { group = nil }
      let raw = document.text.lineText(section.line)
      let heading = DebtHeading(section.title, raw: raw)
      if DebtHeading.isProse(section.title) {
        end = section.lastLine
        continue
      }
      if !heading.isMarked, let found = DebtHeading.group(section.title) ?? parent(index, in: document) {
        group = (section.level, found)
        continue
      }
      let header = HeaderFields(of: document, in: section)
      let states = header.value("status", "severity", "priority", "effort", "Статус", "Приоритет", "Пріоритет") != nil
      guard heading.isMarked || states || group?.1.isTrusted == true else { continue }
      items.append(item(heading, section, header, in: group?.1, document, into: &log))
      end = section.lastLine
    }
    return items
  }

  private static func firstHeading(_ document: Document) -> Int? { document.sections.first { $0.level == 1 }?.line }

  /// A heading over others, without a sign that it is a debt itself.
  private static func parent(_ index: Int, in document: Document) -> DebtHeading.Group? {
    let isAbove =
      index + 1 < document.sections.count && document.sections[index + 1].level > document.sections[index].level
    return isAbove ? .init(isTrusted: false) : nil
  }

  private static func item(
    _ heading: DebtHeading, _ section: MarkdownContent.Section, _ header: HeaderFields, in group: DebtHeading.Group?,
    _ document: Document, into log: inout DiagnosticLog
  ) -> DebtItem {
    var item = DebtItem(title: heading.title, lines: section.line...section.lastLine)
    let level = header.value("severity", "priority", "Приоритет", "Пріоритет")
    item.id = heading.id
    item.status = header.value("status", "state", "Статус", "Стан")?.value
    item.severity = heading.severity ?? level.flatMap { SeverityText.severity(in: $0.value) } ?? group?.severity
    item.effort = header.value("effort", "estimate", "size", "Оценка сложности", "Оцінка")?.value
    item.interest = header.value("interest")?.value
    item.owner = header.value("owner", "assignee", "dri", "Відповідальний", "Ответственный")?.value
    item.opened = readBegun(header.value("opened", "created", "accepted", "added", "date"), in: document, into: &log)
    let due = header.value("due", "target", "deadline", "due date")
    (item.due, item.dueLine) = (readDue(due, in: document, into: &log), due?.line)
    item.isClosed = heading.isClosed || group?.isClosed == true || ClosingText.closesDebt(item.status ?? "")
    if !item.isClosed {
      reportStatus(header.value("status", "state", "Статус", "Стан"), in: document, into: &log)
    }
    item.fields = header.others(than: ["status", "owner", "service"])
    item.service = header.value("service")?.value
    return item
  }
}

/// A heading of a register: what it calls the debt, and what its signs say.
struct DebtHeading {
  var id: String?
  var title: String
  var severity: Severity?
  var isClosed = false

  /// A number, an id, a tag or a strike says that the heading is a debt.
  var isMarked: Bool { id != nil || severity != nil || isClosed }

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
  }

  static func group(_ title: String) -> Group? {
    let words = foldedWords(title.lowercased()).filter { word in
      word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard let first = words.first else { return nil }
    let others = words.filter { !fillers.contains($0) }
    if others.contains(where: closedWords.contains), others.allSatisfy({ closedWords.contains($0) }) {
      return Group(isClosed: true)
    }
    let isLevel = others.allSatisfy { SeverityText.leadingSeverity(in: $0) != nil }
    if isLevel, let severity = SeverityText.severity(in: title), words.count <= 6 { return Group(severity: severity) }
    if !others.isEmpty, others.allSatisfy({ openWords.contains($0) }) { return Group() }
    return areas.contains(first) ? Group() : nil
  }

  static func speaksOfDebt(_ title: String) -> Bool {
    foldedWords(title.lowercased()).contains { debtWords.contains($0) }
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

  static let debtWords: Set<String> = ["debt", "debts", "techdebt", "долг", "долги", "борг", "борги", "schulden"]
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
    "conventions", "metrics",
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
