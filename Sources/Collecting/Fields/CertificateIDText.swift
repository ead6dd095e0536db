import Markdown
import ReportModel

/// What looks like the id of a certificate, `PELL-20260121-090500`, where another one says that it lifts or replaces it.
enum CertificateIDText {
  /// A text that names more than this is a catalogue.
  private static let limit = 256

  /// Each once, in the order of the text; examples in fences left out. To be mentioned is not to be lifted: `QA-1 must be
  /// resolved first.`
  static func lifted(in content: MarkdownContent) -> [String] {
    var seen: Set<String> = []
    var ids: [String] = []
    for text in statements(in: content.blocks) {
      for id in self.ids(in: text) where ids.count < limit && seen.insert(id).inserted { ids.append(id) }
    }
    return ids
  }

  /// The sentences and cells that lift something, and the items below a name that does.
  private static func statements(in blocks: [MarkdownContent.Block]) -> [String] {
    var isAnnounced = false
    return blocks.flatMap { block -> [String] in
      if case .table(let table) = block.kind { return cells(of: table) }
      let lines = fields(of: block)
      let said = lines.last ?? ""
      defer { if !block.isItem { isAnnounced = announces(said, block) } }
      return lines.filter(holdsDigits).flatMap(sentences).filter {
        lifts($0) || block.isItem && isAnnounced && !isDenied($0)
      }
    }
  }

  private static func announces(_ text: String, _ block: MarkdownContent.Block) -> Bool {
    (text.utf8.last == UInt8(ascii: ":") || block.headingLevel != nil) && lifts(text)
  }

  /// The text of a block, anew from each line that has a name.
  private static func fields(of block: MarkdownContent.Block) -> [String] {
    var fields: [String] = []
    for line in block.text where !line.isStruck {
      let text = StandingText.unstruck(line.text)
      if let last = fields.indices.last, keyValue(line) == nil {
        fields[last] += " " + text
      } else {
        fields.append(text)
      }
    }
    return fields
  }

  /// Those below the name of a column that lifts, and those beside a cell that does.
  private static func cells(of table: MarkdownContent.Table) -> [String] {
    let columns = table.header.map { lifts($0.text) }
    return table.rows.flatMap { row -> [String] in
      guard !row.contains(where: { isDenied($0.text) }) else { return [] }
      let isLifting = row.contains { lifts($0.text) }
      return zip(row, columns).filter { !$0.isStruck && (isLifting || $1) }.map { cell, _ in cell.text }
    }
  }

  /// `QA-1 is lifted: nothing is lost` says why.
  private static func lifts(_ sentence: String) -> Bool {
    guard !isReserved(sentence) else { return false }
    return sentence.utf8.split(separator: UInt8(ascii: ":")).contains { part in
      let words = foldedWords(part.withText)
      return words.contains(where: lifting.contains) && !words.contains(where: VerdictText.negating.contains)
    }
  }

  /// `This does not lift QA-1, which remains in force.`, `lifted once the key is rotated`.
  private static func isDenied(_ sentence: String) -> Bool {
    isReserved(sentence) || foldedWords(sentence).contains(where: VerdictText.negating.contains)
  }

  private static func isReserved(_ sentence: String) -> Bool {
    let words = foldedWords(sentence)
    return words.contains(where: reservations.contains)
      || zip(words, words.dropFirst()).contains { $0 == "to" && $1 == "be" || $0 == "in" && $1 == "force" }
  }

  /// An id holds no full stop.
  private static func sentences(of text: String) -> [String] {
    var sentences = [[Substring.UTF8View]()]
    for word in text.utf8.split(separator: 0x20) {
      sentences[sentences.count - 1].append(word)
      if let last = word.last, ".;!?".utf8.contains(last) { sentences.append([]) }
    }
    return sentences.filter { !$0.isEmpty }.map { $0.map(\.withText).joined(separator: " ") }
  }

  /// Letters and digits, perhaps joined by hyphens or underscores: a word with a number in it, and no bare date.
  private static func ids(in text: String) -> [String] {
    guard holdsDigits(text) else { return [] }
    return text.utf8.split { !isIDByte($0) }.filter { token in
      token.count >= 4 && token.contains(where: isDigit) && token.contains(where: isLetter)
    }.map(\.withText)
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  static var understood: [Understanding.Row] {
    [
      .init("Lifts another one whose id is named, with the word", lifting.sorted(by: byBytes)),
      .init("Lifts nothing, with the word", reservations.sorted(by: byBytes)),
    ]
  }

  private static let lifting: Set<String> = [
    "lift", "lifts", "lifted", "lifting", "supersede", "supersedes", "superseded", "superseding", "replace", "replaces",
    "replaced", "replacing", "override", "overrides", "overridden", "overriding", "overrule", "overrules", "overruled",
    "cancel", "cancels", "cancelled", "canceled", "rescind", "rescinds", "rescinded", "revoke", "revokes", "revoked",
    "withdraw", "withdraws", "withdrawn", "clear", "clears", "cleared", "close", "closes", "closed", "resolve",
    "resolves", "resolved", "ends", "ended",
  ]
  private static let reservations: Set<String> = [
    "but", "however", "until", "unless", "except", "if", "pending", "still", "only", "once", "when", "before", "must",
    "should", "shall", "would", "could", "may", "might", "can", "will", "requires", "required", "needs", "need",
    "remains", "remain", "remaining", "stands", "stand", "holds", "first", "awaiting", "awaits", "partially", "partly",
    "staging", "yet", "later",
  ]
}
