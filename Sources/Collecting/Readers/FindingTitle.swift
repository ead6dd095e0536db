import Markdown
import ReportModel

/// What a heading, a line in bold or an item says of a finding: `✅ 3. [HIGH] Title`, `Critical: Title`,
/// `Title (HIGH, fixed)`.
struct FindingTitle {
  /// How its level is written.
  enum Manner {
    /// Alone in brackets, or with a remark behind a sign.
    case bracket
    /// First in brackets, `(high traffic)`, or in brackets before the end: it may be meant otherwise.
    case remark
    /// In front of a colon or a dash.
    case label
    /// The same with a word that begins prose, too: `Important: read this`.
    case aside
    /// Behind a dash at the end.
    case tail
    /// A colour in front.
    case sign
  }

  private(set) var number: String?
  private(set) var text: String
  private(set) var severity: Severity?
  private(set) var manner: Manner?
  /// Its level stands in square brackets in front of everything else.
  private(set) var isTagged = false
  private(set) var isClosed = false
  /// What was meant for its level and is none: `CRITCAL`.
  private(set) var unknownSeverity: String?

  init(_ line: MarkdownContent.Line) {
    (text, isClosed) = StruckText.read(line)
    var sign = takeMark()
    while takeNumber() || takeTag() {}
    // `1. ✅ Title`.
    if sign == nil, number != nil { sign = takeMark() }
    takeTick()
    while takeBracket() {}
    takeInnerBracket()
    takeClosingTail()
    takeLead(line.lead)
    takeCapitals()
    takeLabel()
    takeTail()
    takeMiddle()
    takeSlip()
    takeStrikes()
    if let exception = NoneText.exception(in: text) { text = exception }
    if severity == nil, let sign { (severity, manner) = (sign, .sign) }
  }

  /// It names something: neither a level alone (`Blocker (P0)`, `Critical issues`) nor how many there are (`Critical: 2 found`).
  var isNamed: Bool {
    let words = foldedWords(text)
    if isOrdinal { return true }
    guard let first = words.first, !Self.none.contains(first), number != nil || !isCount, !NoneText.saysNone(text)
    else { return false }
    return !words.allSatisfy { isNumber($0) || Self.countWords.contains($0) || SeverityText.bareLevel($0) != nil }
  }

  /// `2 (F-1, F-3)`, `1 - see below`, `2, of which one is new`: a number, and a sign behind it.
  private var isCount: Bool {
    let rest = text.utf8.drop { (0x30...0x39).contains($0) }
    guard rest.count < text.utf8.count, let next = rest.first(where: { $0 != 0x20 }) else { return false }
    // `10,000 documents` counts something else.
    return rest.first == 0x20 ? !isWord(next) : ",;".utf8.contains(next) && rest.dropFirst().first == 0x20
  }

  /// Nothing but a part of what is told of a finding: `Impact`, `Recommended fix`.
  var isDetail: Bool { foldedWords(text).allSatisfy(Self.detailWords.contains) }

  /// It rates the whole, or explains how things are rated: `Risk assessment`, `Severity levels`.
  var isRating: Bool { foldedWords(text).allSatisfy { Self.ratings.contains($0) || Self.ratingWords.contains($0) } }

  /// What is to be done with all that follows: `P0: Must fix before launch`.
  var isDemand: Bool { foldedWords(text).first.map(Self.demandWords.contains) ?? false }

  /// `3.`, `SEC-3:` in front of a title.
  static func takeNumber(_ title: String) -> (String?, String) {
    let word = title.utf8.prefix { $0 != 0x20 }
    guard let last = word.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ")"),
      word.contains(where: { (0x30...0x39).contains($0) }), word.count <= 12
    else { return (nil, title) }
    return (word.dropLast().withText, trimmedText(title.utf8.dropFirst(word.count).withText))
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }

  private func isNumber(_ word: String) -> Bool { Int(word) != nil }

  /// `Finding 1`, `Issue #3`: what it is called stands among its fields.
  var isOrdinal: Bool { Self.isOrdinal(text) }

  static func isOrdinal(_ title: String) -> Bool {
    let words = foldedWords(title)
    return words.count == 2 && kinds.contains(words[0]) && Int(words[1]) != nil
  }

  // MARK: Parts

  /// `~~Title~~` is over when all that stood beside it was its level; of `~~Old title~~ New title` the new one stands.
  private mutating func takeStrikes() {
    guard text.containsBytes("~~") else { return }
    let (whole, isStruck) = StruckText.read(.init(number: 0, text: text))
    if isStruck {
      (text, isClosed) = (whole, true)
      return
    }
    let standing = StandingText.unstruck(text)
    let isNamed = foldedWords(standing).count > 1 && !ClosingText.leavesOpen(standing)
    text = isNamed ? standing : text.split(separator: "~~").map { trimmedText($0) }.joined(separator: " ")
  }

  /// A tick says that it is over, a colour how grave it is.
  private mutating func takeMark() -> Severity? {
    if let (sign, rest) = SeverityText.takeSign(text) {
      let isFine = CheckMark.read(text)?.state == .pass
      text = rest
      return isFine ? nil : sign
    }
    guard text.utf8.first.map({ $0 >= 0x80 }) ?? false, let mark = CheckMark.read(text) else { return nil }
    isClosed = isClosed || mark.state == .pass
    text = mark.rest
    return nil
  }

  /// `Title (HIGH) ✅`.
  private mutating func takeTick() {
    let scalars = text.unicodeScalars.reversed().drop { $0 == "\u{FE0F}" }
    guard let last = scalars.first, !last.isASCII, CheckMark.read(String(last))?.state == .pass, scalars.count > 1
    else { return }
    text = trimmedText(String(String.UnicodeScalarView(scalars.dropFirst().reversed())))
    isClosed = true
  }

  /// `P1:` is a level.
  private mutating func takeNumber() -> Bool {
    guard number == nil, case (let number?, let rest) = Self.takeNumber(text),
      text.utf8.dropFirst(number.utf8.count).first != UInt8(ascii: ":") || SeverityText.bareLevel(number) == nil
        || isNumber(number)
    else { return false }
    (self.number, text) = (number, rest)
    return true
  }

  /// `[HIGH] Title`, `[FIXED] Title`.
  private mutating func takeTag() -> Bool {
    guard let close = Self.closing[text.utf8.first ?? 0], let end = text.utf8.firstIndex(of: close) else {
      return false
    }
    let inner = text.utf8[..<end].dropFirst().withText
    let rest = trimmedText(text.utf8[text.utf8.index(after: end)...].withText)
    let (hadLevel, isSquare) = (severity != nil, close == UInt8(ascii: "]"))
    guard !rest.isEmpty, takeRemark(inner, isLenient: false) else { return false }
    if isSquare, !hadLevel, severity != nil { isTagged = true }
    text = rest
    return true
  }

  /// `Title (HIGH - 15 % of latency)`, `Title (HIGH) (fixed)`.
  private mutating func takeBracket() -> Bool {
    guard let open = Self.closing.first(where: { $0.value == text.utf8.last })?.key,
      let start = text.utf8.lastIndex(of: open)
    else { return false }
    let inner = text.utf8[text.utf8.index(after: start)...].dropLast().withText
    guard takeRemark(inner, isLenient: true) else { return false }
    text = trimmedText(text.utf8[..<start].withText)
    return true
  }

  /// `Title (CRITCAL)`, `[HIHG] Title`.
  private mutating func takeSlip() {
    guard severity == nil else { return }
    let isLast = Self.closing.values.contains(text.utf8.last ?? 0)
    guard let open = isLast ? text.utf8.lastIndex(where: { Self.closing[$0] == text.utf8.last }) : text.startIndex,
      let closing = text.utf8[open...].first.flatMap({ Self.closing[$0] }),
      let end = text.utf8[open...].firstIndex(of: closing)
    else { return }
    let inner = trimmedText(text.utf8[open..<end].dropFirst().withText)
    let rest = trimmed(text.utf8[..<open]).withText + trimmed(text.utf8[end...].dropFirst()).withText
    guard !rest.isEmpty, SeverityText.isUnknownLevel(inner) else { return }
    (unknownSeverity, manner, text) = (inner, .bracket, rest)
  }

  /// `Title (HIGH) - fixed`, `Title (HIGH) (to be fixed)`.
  private mutating func takeInnerBracket() {
    guard severity == nil, let end = text.utf8.firstIndex(of: UInt8(ascii: ")")),
      let start = text.utf8[..<end].lastIndex(of: UInt8(ascii: "(")), start != text.startIndex,
      let level = SeverityText.level(ofRemark: text.utf8[..<end][start...].dropFirst().withText)
    else { return }
    let (title, rest) = (trimmed(text.utf8[..<start]).withText, trimmed(text.utf8[end...].dropFirst()).withText)
    let isOver = ClosingText.closesFinding(rest)
    (severity, manner, text) = (level, .remark, isOver || rest.isEmpty ? title : title + " " + rest)
    if isOver { isClosed = true }
  }

  /// A level, with what became of it, or that alone.
  private mutating func takeRemark(_ remark: String, isLenient: Bool) -> Bool {
    let level = SeverityText.level(ofRemark: remark)
    guard let found = level ?? (isLenient ? SeverityText.leadingSeverity(in: remark) : nil) else {
      guard ClosingText.closesFinding(remark) else { return false }
      isClosed = true
      return true
    }
    guard severity == nil else { return false }
    (severity, manner) = (found, level == nil ? .remark : .bracket)
    if ClosingText.closesFinding(remark: remark, after: foldedWords(remark).first ?? "") { isClosed = true }
    return true
  }

  /// `**HIGH** Title`: without a sign behind it only in capitals, or it may be the first word of a sentence.
  private mutating func takeLead(_ lead: String?) {
    guard severity == nil, let lead, text.hasBytePrefix(lead), let level = SeverityText.bareLevel(lead) else { return }
    let rest = text.utf8.dropFirst(lead.utf8.count)
    guard !lead.utf8.contains(where: { (0x61...0x7A).contains($0) }), rest.first == 0x20 else { return }
    let title = trimmed(rest).drop { "-:".utf8.contains($0) }
    (severity, manner, text) = (level, .label, trimmed(title).withText)
  }

  /// `CRITICAL Title`, `P1 Title`: without a sign only in capitals, or it may be the first word of a sentence.
  private mutating func takeCapitals() {
    let word = text.utf8.prefix { $0 != 0x20 }
    let rest = trimmed(text.utf8.dropFirst(word.count))
    guard severity == nil, word.count > 1, !word.contains(where: { (0x61...0x7A).contains($0) }),
      let next = rest.first, isWord(next), let level = SeverityText.bareLevel(word.withText),
      let folded = foldedWords(word.withText).first, folded != "note", !Self.asides.contains(folded)
    else { return }
    (severity, manner, text) = (level, .aside, rest.withText)
  }

  /// `Critical: Title`, `High priority - Title`.
  private mutating func takeLabel() {
    guard severity == nil, let parting = Parting(first: text) else { return }
    let rest = trimmedText(parting.rest)
    guard !rest.isEmpty, let level = SeverityText.bareLevel(parting.head),
      let word = foldedWords(parting.head).first, word != "note"
    else { return }
    (severity, manner, text) = (level, Self.asides.contains(word) ? .aside : .label, rest)
  }

  /// `Title — FIXED`.
  private mutating func takeClosingTail() {
    guard let parting = Parting(lastDash: text), ClosingText.closesFinding(String(parting.rest)) else { return }
    (text, isClosed) = (trimmedText(parting.head), true)
  }

  /// `Title — HIGH`, but not `Overall risk — HIGH`.
  private mutating func takeTail() {
    guard severity == nil, let parting = Parting(lastDash: text) else { return }
    let head = trimmedText(parting.head)
    guard let level = SeverityText.bareLevel(parting.rest) ?? SeverityText.namedLevel(parting.rest),
      !foldedWords(head).allSatisfy(Self.ratings.contains)
    else { return }
    (severity, manner, text) = (level, .tail, head)
  }

  /// `Backups – Critical – never restored`.
  private mutating func takeMiddle() {
    guard severity == nil, let parting = Parting(firstDash: text), let inner = Parting(firstDash: String(parting.rest)),
      let level = SeverityText.bareLevel(inner.head) ?? SeverityText.namedLevel(inner.head)
    else { return }
    let head = trimmedText(parting.head)
    guard !foldedWords(head).allSatisfy(Self.ratings.contains) else { return }
    (severity, manner, text) = (level, .tail, head + " – " + trimmedText(inner.rest))
  }
}

extension FindingTitle {
  /// How findings are written that the page shows.
  static var understood: [Understanding.Row] {
    [
      .init("Level and title of a finding", ["Title (HIGH)", "[HIGH] Title", "High: Title", "High - Title"]),
      .init("Of an item of a list anywhere", ["[HIGH] Title"]),
      .init(
        "Below a heading for findings also",
        ["Title - HIGH", "Title - HIGH - more of it", "**HIGH** Title", "🔴 Title", "HIGH: above a list of titles"]),
      .init("A heading whose title is a field below it", Set(kinds.map { $0 + " 1" })),
    ]
  }

  private static let closing: [UInt8: UInt8] = [
    UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "("): UInt8(ascii: ")"),
  ]
  private static let kinds: Set<String> = [
    "finding", "issue", "problem", "vulnerability", "risk", "blocker", "concern", "observation", "defect", "gap", "bug",
  ]
  private static let asides: Set<String> = ["important", "info", "informational", "trivial"]
  private static let none: Set<String> = ["none", "n", "na", "nothing"]
  private static let countWords: Set<String> = [
    "found", "issue", "issues", "finding", "findings", "blocker", "blockers", "problem", "problems", "concerns",
    "risks",
    "item", "items", "open", "closed", "fixed", "resolved", "total", "and", "of",
  ]
  private static let detailWords: Set<String> = [
    "impact", "evidence", "description", "details", "detail", "fix", "fixes", "suggested", "proposed", "recommended",
    "recommendation", "recommendations", "remediation", "mitigation", "location", "locations", "steps", "to",
    "reproduce", "root", "cause", "causes", "risk", "problem", "issue", "effort", "status", "owner", "background",
    "references", "reference", "proof", "concept", "of", "context", "example", "examples", "rationale", "solution",
    "affected", "code", "files", "components", "and", "note", "notes", "observation", "analysis", "why", "it",
    "matters",
  ]
  private static let demandWords: Set<String> = [
    "must", "should", "could", "fix", "address", "resolve", "required", "blocks", "before", "nice", "immediate",
    "action", "needs",
  ]
  private static let ratingWords: Set<String> = [
    "assessment", "overview", "classification", "levels", "scale", "definition", "definitions", "legend", "matrix",
    "criteria", "metadata", "details", "information", "verdict", "conclusion", "header", "the", "and", "of", "review",
  ]
  private static let ratings: Set<String> = [
    "overall", "risk", "severity", "priority", "impact", "likelihood", "probability", "effort", "confidence", "rating",
    "level", "total", "residual", "inherent", "complexity", "coverage", "quality",
  ]
}
