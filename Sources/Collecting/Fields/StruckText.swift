import Markdown

/// What is struck through, because it is over.
enum StruckText {
  /// `~~all of it~~`, or with nothing behind it but that it is done: `~~Typo~~ (fixed in #12)`.
  ///
  /// - Returns: The text without its tildes.
  static func read(_ line: MarkdownContent.Line) -> (text: String, isStruck: Bool) {
    let text = trimmedText(line.text)
    guard !line.isStruck, text.hasBytePrefix("~~"), case let behind = text.utf8.dropFirst(2),
      let end = behind.firstRange(of: "~~".utf8), end.lowerBound > behind.startIndex
    else { return (text, line.isStruck) }
    let rest = text.utf8[end.upperBound...].withText
    let isOver = !rest.utf8.contains(where: isWord) && !rest.utf8.contains(UInt8(ascii: "?"))
    guard isOver || ClosingText.closesFinding(rest) else { return (text, false) }
    return (trimmed(behind[..<end.lowerBound]).withText, true)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
