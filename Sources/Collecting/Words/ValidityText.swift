import Markdown
import ReportModel

/// Until when something holds by its own words: `valid until 2026-11-25`, `expires on 25 November 2026`.
enum ValidityText {
  /// The last day, and the text without the words that state it.
  static func read(_ text: String) -> (day: Day, rest: String)? {
    let words = text.utf8.split(separator: 0x20).map(\.withText)
    for (index, word) in words.enumerated() where endWords.contains(bare(word)) {
      var start = index + 1
      if start < words.count, ["on", "at", "the"].contains(bare(words[start])) { start += 1 }
      guard let (day, end) = day(in: words, from: start) else { continue }
      let first = index > 0 && bare(words[index - 1]) == "valid" ? index - 1 : index
      let signs = words[end - 1].utf8.reversed().prefix { ").,;".utf8.contains($0) }.reversed().withText
      let lead = words[first].utf8.prefix { $0 == UInt8(ascii: "(") }.withText
      return (day, (words[..<first] + [lead + signs] + words[end...]).joined(separator: " "))
    }
    return nil
  }

  /// What a sentence says of the very document in which it stands: `This certificate is valid until 2026-11-25.`, or a
  /// line that begins with the words.
  static func day(ofDocument line: String) -> Day? {
    guard holdsDigits(line), case let words = foldedWords(line) else { return nil }
    // `Approval expires: …`; a certificate may be one of TLS.
    let isOfIt =
      words.first == "this" && words.dropFirst().first.map(documentWords.contains) ?? false
      || words.first.map(["approval", "verdict", "decision"].contains) ?? false
    let isAlone = words.first == "valid" || words.first.map { $0.hasBytePrefix("expir") } ?? false
    guard isOfIt || isAlone else { return nil }
    return read(line)?.day
  }

  /// The last day of what holds for so long from its date, by its own words: `Valid for 30 days`, `Validity: 3 months`.
  static func day(after day: Day, in blocks: some Sequence<MarkdownContent.Block>) -> Day? {
    ownLines(of: blocks).compactMap { length(ofDocument: $0.text) }.compactMap { PeriodText.day(after: day, $0) }.min()
  }

  /// `30 days`.
  private static func length(ofDocument line: String) -> String? {
    guard holdsDigits(line) else { return nil }
    let words = foldedWords(line)
    let isOfIt = words.first == "this" && words.dropFirst().first.map(documentWords.contains) ?? false
    guard let start = words.firstIndex(where: lengthWords.contains), isOfIt || start == 0 else { return nil }
    let rest = words[(start + 1)...].drop { ["for", "period", "of", "the", "next", "in", "after", "is"].contains($0) }
    return rest.first.flatMap { Int($0) }.map { "\($0) \(rest.dropFirst().first ?? "")" }
  }

  /// The first of the days that the sentences of a document state of it.
  static func day(in blocks: some Sequence<MarkdownContent.Block>) -> Day? {
    ownLines(of: blocks).compactMap { day(ofDocument: $0.text) }.min()
  }

  /// What is about the document itself: in a finding something else runs out.
  static func ownLines(of blocks: some Sequence<MarkdownContent.Block>) -> [MarkdownContent.Line] {
    var (lines, finding) = ([MarkdownContent.Line](), Int?.none)
    for block in blocks where !block.isQuoted {
      if case .heading(let level) = block.kind {
        if finding.map({ level <= $0 }) ?? true { finding = block.text.contains(where: isOfFindings) ? level : nil }
      }
      if finding == nil { lines += block.text }
    }
    return lines
  }

  /// `1. SQL injection`, `Critical findings`.
  static func isOfFindings(_ heading: MarkdownContent.Line) -> Bool {
    let words = foldedWords(heading.text)
    return words.first.flatMap { Int($0) } != nil || !findingWords.isDisjoint(with: words)
      || SeverityText.isLevelHeading(heading.text)
  }

  /// A date of one word or of three, and where it ends.
  private static func day(in words: [String], from start: Int) -> (day: Day, end: Int)? {
    for count in [1, 3] where start + count <= words.count {
      let text = words[start..<(start + count)].joined(separator: " ")
      if let day = DateText.day(in: trimmedText(text.utf8.filter { !"(),;".utf8.contains($0) }.withText)) {
        return (day, start + count)
      }
    }
    return nil
  }

  private static func bare(_ word: String) -> String { foldedWords(word).joined() }

  static var understood: [Understanding.Row] {
    [
      .init("Field: valid until", fieldNames),
      .init("Valid from its date, in a sentence of a certificate", ["valid for 30 days", "validity: 3 months"]),
      .init("Last day in a sentence, behind", endWords.sorted(by: byBytes)),
    ]
  }

  static let fieldNames = [
    "valid_until", "valid_to", "valid_through", "validity", "expires", "expires_on", "expiry", "expiry_date",
    "expiration", "expiration_date",
  ]
  private static let lengthWords: Set<String> = ["valid", "validity", "expires"]
  private static let endWords: Set<String> = [
    "until", "till", "through", "expires", "expire", "expiring", "expiry", "expiration",
  ]
  private static let findingWords: Set<String> = [
    "finding", "findings", "issue", "issues", "problem", "problems", "vulnerability", "vulnerabilities", "risk",
    "risks", "blocker", "blockers", "observation", "observations", "defects",
  ]
  private static let documentWords: Set<String> = [
    "certificate", "certification", "review", "approval", "decision", "verdict", "document", "audit", "assessment",
    "sign", "clearance",
  ]
}
