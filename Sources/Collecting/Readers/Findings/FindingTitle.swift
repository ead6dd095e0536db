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
  /// A cross stands in front of it.
  private(set) var isCrossed = false

  init(_ line: MarkdownContent.Line) {
    (text, isClosed) = StruckText.read(line)
    var sign = takeMark()
    var isOfReview = false
    while takeNumber() || takeTag() || takeIdentifier() || takeReviewTag(&isOfReview) {}
    // `1. ✅ Title`.
    if sign == nil, number != nil { sign = takeMark() }
    let colour = takeTick()
    takeNamedLevel()
    while takeBracket() {}
    takeInnerBracket()
    takeColumns()
    takeClosingHead()
    takeClosingTail()
    takeLead(line.lead)
    takeCapitals()
    takeLabel()
    takeFirstSentence()
    takeTail()
    takeMiddle()
    takeLastWord()
    takeSlip()
    takeStrikes()
    if let exception = NoneText.exception(in: text) { text = exception }
    if severity == nil, let sign = sign ?? colour { (severity, manner) = (sign, .sign) }
    if isOfReview, severity != nil { isTagged = true }
  }

  /// The level that its id says: `C-1: Title`.
  mutating func grade(by letters: FindingLetters) {
    guard severity == nil, unknownSeverity == nil, let level = number.flatMap(letters.severity) else { return }
    (severity, manner, isTagged) = (level, .bracket, true)
  }

  /// `3.`, `SEC-3:` in front of a title.
  static func takeNumber(_ title: String) -> (String?, String) {
    let word = title.utf8.prefix { $0 != 0x20 }
    guard let last = word.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ")"),
      word.contains(where: { (0x30...0x39).contains($0) }), word.count <= 12
    else { return (nil, title) }
    return (word.dropLast().withText, trimmedText(title.utf8.dropFirst(word.count).withText))
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
    isCrossed = mark.state == .fail
    text = mark.rest
    return nil
  }

  /// `Title (HIGH) ✅`; of `Title 🔴` the colour.
  private mutating func takeTick() -> Severity? {
    guard let byte = text.utf8.last, byte >= 0x80 else { return nil }
    let scalars = text.unicodeScalars.reversed().drop { $0 == "\u{FE0F}" }
    guard let last = scalars.first, scalars.count > 1 else { return nil }
    let colour = SeverityText.takeSign(String(last))?.severity
    guard colour != nil || CheckMark.read(String(last))?.state == .pass else { return nil }
    text = trimmedText(String(String.UnicodeScalarView(scalars.dropFirst().reversed())))
    if CheckMark.read(String(last))?.state == .pass { isClosed = true }
    return isClosed ? nil : colour
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

  /// `[S-1] Title`.
  private mutating func takeIdentifier() -> Bool {
    guard number == nil, text.utf8.first == UInt8(ascii: "["), let end = text.utf8.firstIndex(of: UInt8(ascii: "]")),
      case let inner = text.utf8[..<end].dropFirst().withText, Self.isIdentifier(inner),
      case let rest = trimmedText(text.utf8[text.utf8.index(after: end)...].withText), !rest.isEmpty
    else { return false }
    (number, text) = (inner, rest)
    return true
  }

  /// `[AI-Review][HIGH] Title`, `[Review][Patch] HIGH — Title`.
  private mutating func takeReviewTag(_ isOfReview: inout Bool) -> Bool {
    guard text.utf8.first == UInt8(ascii: "["), let end = text.utf8.firstIndex(of: UInt8(ascii: "]")),
      case let words = foldedWords(text.utf8[..<end].withText), words.allSatisfy(Self.reviewTags.contains),
      isOfReview || words.contains("review"),
      case let rest = trimmedText(text.utf8[end...].dropFirst().withText), !rest.isEmpty
    else { return false }
    (text, isOfReview) = (rest, true)
    return true
  }

  /// `Title ⚠️ SEVERITY: CRITICAL`.
  private mutating func takeNamedLevel() {
    let name = "severity:"
    guard severity == nil, text.containsFolded(name),
      let place = text.asciiLowercased.utf8.firstRange(of: name.utf8)?.lowerBound,
      let level = SeverityText.bareLevel(text.utf8[place...].dropFirst(name.utf8.count).withText)
    else { return }
    let head = text.utf8[..<place].reversed().drop { !isWord($0) || $0 >= 0x80 }.reversed().withText
    guard !foldedWords(head).isEmpty else { return }
    (severity, manner, text) = (level, .bracket, head)
  }

  /// `S-1`, `SEC-12`, `3`: one word with a digit in it that is no level.
  static func isIdentifier(_ text: String) -> Bool {
    (1...12).contains(text.utf8.count) && holdsDigits(text) && !text.utf8.contains(0x20)
      && SeverityText.bareLevel(text) == nil
  }

  /// `S-1 | Critical | Title`, `S-1 · Critical · Title`.
  private mutating func takeColumns() {
    guard severity == nil, let separator = [" | ", " \u{B7} "].first(where: text.containsBytes),
      !SeverityCounts.isTally(text)
    else { return }
    var parts = text.split(separator: separator).map { trimmedText($0) }
    guard parts.count > 2, let column = parts.firstIndex(where: { SeverityText.bareLevel($0) != nil }) else { return }
    (severity, manner) = (SeverityText.bareLevel(parts.remove(at: column)), .tail)
    if number == nil, Self.isIdentifier(parts[0]) { number = parts.removeFirst() }
    if parts.count > 1, let last = parts.last, ClosingText.closesStatus(last) {
      isClosed = true
      parts.removeLast()
    }
    text = parts.joined(separator: " \u{2013} ")
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

  /// `Title (HIGH) - fixed`, `Title [HIGH] (to be fixed)`; of `S-1 (HIGH, open): Title` the bracket is a part of the label.
  private mutating func takeInnerBracket() {
    guard severity == nil, let end = text.utf8.firstIndex(where: { Self.closing.values.contains($0) }),
      let start = text.utf8[..<end].lastIndex(where: { Self.closing[$0] == text.utf8[end] }), start != text.startIndex,
      case let remark = text.utf8[..<end][start...].dropFirst().withText,
      let level = SeverityText.level(ofRemark: remark)
    else { return }
    let (title, rest) = (trimmed(text.utf8[..<start]).withText, trimmed(text.utf8[end...].dropFirst()).withText)
    if ClosingText.closesFinding(remark: remark, after: foldedWords(remark).first ?? "") { isClosed = true }
    if rest.utf8.first == UInt8(ascii: ":"), number == nil, Self.isIdentifier(title) {
      (severity, manner, number, text) = (level, .label, title, trimmedText(rest.utf8.dropFirst().withText))
      return
    }
    (severity, manner) = (level, .remark)
    text = joined(title, rest)
  }

  /// A title and what follows its level, unless that only says what became of it.
  private mutating func joined(_ title: String, _ rest: String) -> String {
    if ClosingText.closesFinding(rest) {
      isClosed = true
      return title
    }
    return foldedWords(rest).allSatisfy({ $0 == "open" }) ? title : title + " " + rest
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
    let title = trimmed(rest).drop { "-:".utf8.contains($0) }
    // `**Critical** path analysis` goes on in the same sentence, `**Blocker** Key in the repository` does not.
    let isCapital = title.first.map { (0x41...0x5A).contains($0) } ?? false
    guard isCapital || !lead.utf8.contains(where: { (0x61...0x7A).contains($0) }), rest.first == 0x20 else { return }
    (severity, manner, text) = (level, .label, trimmed(title).withText)
  }

  /// `CRITICAL Title`, `P1 Title`: without a sign only in capitals, or it may be the first word of a sentence.
  private mutating func takeCapitals() {
    let word = text.utf8.prefix { $0 != 0x20 }
    let rest = trimmed(text.utf8.dropFirst(word.count))
    // `HIGH severity (3)` stands above others.
    guard severity == nil, word.count > 1, !word.contains(where: { (0x61...0x7A).contains($0) }),
      !SeverityText.isLevelHeading(text), let next = rest.first, isWord(next),
      !Self.dashes.contains(where: { rest.starts(with: $0.utf8) }),
      let level = SeverityText.bareLevel(word.withText),
      let folded = foldedWords(word.withText).first, folded != "note", !Self.asides.contains(folded)
    else { return }
    (severity, manner, text) = (level, .aside, rest.withText)
  }

  /// `Critical. Title`: two sentences.
  private mutating func takeFirstSentence() {
    guard severity == nil, let stop = text.utf8.firstIndex(of: UInt8(ascii: ".")),
      text.utf8[stop...].dropFirst().first == 0x20,
      let level = SeverityText.bareLevel(text[..<stop])
    else { return }
    (severity, manner, text) = (level, .aside, trimmedText(text.utf8[stop...].dropFirst().withText))
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

  /// `FIXED: Title`.
  private mutating func takeClosingHead() {
    guard let parting = Parting(first: text), case let rest = trimmedText(parting.rest), !rest.isEmpty,
      ClosingText.closesFinding(String(parting.head))
    else { return }
    (text, isClosed) = (rest, true)
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
    guard !foldedWords(head).allSatisfy(Self.ratings.contains) else { return }
    if let level = SeverityText.bareLevel(parting.rest) ?? SeverityText.namedLevel(parting.rest) {
      (severity, manner, text) = (level, .tail, head)
      return
    }
    // `Title — HIGH, owner Ann`, `Title — HIGH (open)`.
    let word = parting.rest.utf8.prefix { !",(".utf8.contains($0) }
    guard word.count < parting.rest.utf8.count, let level = SeverityText.bareLevel(word.withText) else { return }
    let rest = trimmedText(parting.rest.utf8.dropFirst(word.count).drop { $0 == UInt8(ascii: ",") }.withText)
    (severity, manner) = (level, .tail)
    text = joined(head, rest)
  }

  /// `Title CRITICAL`: without a sign only in capitals, and not `P1` alone.
  private mutating func takeLastWord() {
    guard severity == nil, let blank = text.utf8.lastIndex(of: 0x20) else { return }
    let word = text.utf8[blank...].dropFirst()
    guard word.count > 3, word.allSatisfy({ (0x41...0x5A).contains($0) }),
      let level = SeverityText.bareLevel(word.withText),
      case let head = trimmedText(text.utf8[..<blank].withText), foldedWords(head).count > 1
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
