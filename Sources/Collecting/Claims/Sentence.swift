import Markdown
import ReportModel

/// A line of prose with what is known of its place.
struct Sentence {
  var line: Int
  var text: String
  var tokens: [SentenceToken]
  /// What the line begins with, as a checklist's mark or box; `nil` without one.
  var mark: ChecklistItem.State?
  /// `Remaining` of `Remaining: 39 minutes`, folded; empty without a colon, or without tokens.
  var name: [String]
  var isHeading: Bool
  /// A line in bold that ends in a colon, or is all there is: it speaks of what follows.
  var isLabel: Bool
  /// A line that names a finding: bold, with a number before it or a severity behind it.
  var isTitle: Bool
  var record: StatementHost?
  var section: ClosedRange<Int>
  /// The sentence before it in its line; empty for the first, and for a whole line.
  var before = ""

  init(_ line: MarkdownContent.Line, _ block: MarkdownContent.Block, record: StatementHost?, section: ClosedRange<Int>)
  {
    (self.line, text, self.record, self.section) = (line.number, line.text, record, section)
    isHeading = block.headingLevel != nil
    tokens = Self.mayState(line.text) ? SentenceToken.read(line.text) : []
    name = tokens.isEmpty ? [] : keyValue(line).map { foldedWords($0.name) } ?? []
    mark = Self.mark(of: line, block)
    isTitle = line.lead.map { Self.isNumbered($0) } ?? false || isHeading
    isLabel = !isTitle && block.kind == .paragraph && line.lead.map { Self.isAside(line.text, behind: $0) } ?? false
  }

  /// The sentences of a line that holds several; itself otherwise.
  var parts: [Sentence] {
    guard tokens.dropLast().contains(where: { $0.sign == .stop }), case let texts = sentences(of: text), texts.count > 1
    else { return [self] }
    // Each is looked up in its line, which takes as long as the line.
    return zip(texts, [""] + texts).prefix(256).map { text, before in
      var part = self
      (part.text, part.before, part.tokens) = (text, before, SentenceToken.read(text))
      if !before.isEmpty { part.name = keyValue(.init(number: line, text: text)).map { foldedWords($0.name) } ?? [] }
      return part
    }
  }

  /// What its parts state, each of its own; else what only all of it states.
  func stating<Fact>(_ read: ([SentenceToken]) -> Fact?) -> [(sentence: Sentence, fact: Fact)] {
    statingEach { tokens in read(tokens).map { [$0] } ?? [] }
  }

  func statingEach<Fact>(_ read: ([SentenceToken]) -> [Fact]) -> [(sentence: Sentence, fact: Fact)] {
    let parts = parts
    let found = parts.flatMap { part in read(part.tokens).map { (sentence: part, fact: $0) } }
    guard found.isEmpty, parts.count > 1 else { return found }
    return read(tokens).map { (sentence: self, fact: $0) }
  }

  /// Shortened where the sentence goes on for long.
  var shown: String {
    let bytes = Array(text.utf8)
    guard bytes.count > 240 else { return text }
    var end = 240
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes[..<end].withText + "\u{2026}"
  }

  /// Most lines have neither a number nor say that something passed, and are left alone.
  private static func mayState(_ text: String) -> Bool {
    holdsDigits(text) || text.containsFolded("passed") || text.containsFolded("approved")
  }

  var hasDigits: Bool { tokens.contains { $0.amount != nil } }

  private static func mark(of line: MarkdownContent.Line, _ block: MarkdownContent.Block) -> ChecklistItem.State? {
    if let mark = CheckMark.read(line.text) { return mark.state }
    guard case .item(let task?, _) = block.kind, line.number == block.text.first?.number else { return nil }
    switch task {
    case .done: return .pass
    case .open: return .unknown
    case .notApplicable: return .notApplicable
    }
  }

  private static func isNumbered(_ lead: String) -> Bool {
    let digits = lead.utf8.prefix { (0x30...0x39).contains($0) }
    return !digits.isEmpty && lead.utf8.dropFirst(digits.count).first == UInt8(ascii: ".")
  }

  /// Nothing, a colon, or a remark in brackets: ` (Dec 2025):`.
  private static func isAside(_ text: String, behind lead: String) -> Bool {
    let rest = trimmed(text.utf8.dropFirst(lead.utf8.count))
    if rest.isEmpty || rest.elementsEqual(":".utf8) { return true }
    return rest.first == UInt8(ascii: "(") && (rest.last == UInt8(ascii: ":") || rest.last == UInt8(ascii: ")"))
  }
}
