import Markdown

/// What looks like the id of a certificate: `PELL-20260121-090500`.
enum CertificateIDText {
  /// A text that names more than this is a catalogue.
  private static let limit = 256

  /// Each once, in the order of the text; examples in fences left out.
  static func ids(in content: MarkdownContent) -> [String] {
    var seen: Set<String> = []
    var ids: [String] = []
    for line in content.blocks.lazy.flatMap(\.lines) {
      for id in self.ids(in: line.text) where ids.count < limit && seen.insert(id).inserted { ids.append(id) }
    }
    return ids
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
}

extension MarkdownContent.Block {
  /// Of the prose and of a table's cells.
  fileprivate var lines: [MarkdownContent.Line] {
    if case .table(let table) = kind { table.rows.flatMap(\.self) } else { text }
  }
}
