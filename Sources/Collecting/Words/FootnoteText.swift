import Markdown
import ReportModel

/// What a note makes of the verdict that points at it: `GO[^1]` above `[^1]: Only if the key is rotated.`, `GO*`.
enum FootnoteText {
  /// Notes that make a pass none count; others tell of something else.
  static func verdict(in text: String, with blocks: ArraySlice<MarkdownContent.Block>) -> Review.Verdict {
    let verdict = VerdictText.verdict(in: text)
    guard verdict == .pass || verdict == .conditional, let mark = mark(of: text), let note = note(mark, in: blocks)
    else {
      return verdict
    }
    let noted = VerdictText.verdict(in: "\(text) (\(note))")
    return noted == .fail || noted == .conditional || VerdictText.withholds(note) ? noted : verdict
  }

  private static func mark(of text: String) -> String? {
    if let start = text.utf8.firstRange(of: "[^".utf8)?.lowerBound,
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "]"))
    {
      return text.utf8[start...end].withText + ":"
    }
    if let last = text.unicodeScalars.last, signs.contains(last) { return String(last) }
    let signs = text.utf8.reversed().prefix { $0 == UInt8(ascii: "*") }.count
    return signs > 0 ? String(repeating: "*", count: signs) : nil
  }

  private static let signs: Set<Unicode.Scalar> = ["¹", "²", "³", "†", "‡"]

  /// What stands behind the mark at the beginning of a line.
  private static func note(_ mark: String, in blocks: ArraySlice<MarkdownContent.Block>) -> String? {
    blocks.lazy.flatMap(\.text).first { $0.text.hasBytePrefix(mark) && !$0.isStruck }.map {
      trimmedText($0.text.utf8.dropFirst(mark.utf8.count).withText)
    }
  }
}
