import Markdown
import ReportModel

/// Finds where in a document the destination of a link stands.
///
/// The parser knows the line of a paragraph and neither that of a table's cell nor a column, so the destination is looked
/// for in the bytes, from that line on and behind the last place where the same was found.
struct LinkPositions: Sendable {
  private let text: DocumentText
  /// Where the search for each destination goes on.
  private var next: [String: Int] = [:]

  init(in text: DocumentText) { self.text = text }

  /// - Returns: 1-based line, and column in bytes; `nil` when the destination is not written there as it was read.
  mutating func position(of link: LinkReference) -> (line: Int, column: Int)? {
    let written = Array(link.destination.utf8)
    guard !written.isEmpty, link.line >= 1, link.line <= text.lineCount else { return nil }
    let start = max(text.lineStarts[link.line - 1], next[link.destination] ?? 0)
    guard let offset = offset(of: written, from: start) else {
      next[link.destination] = text.utf8.count
      return nil
    }
    next[link.destination] = offset + written.count
    let line = lineNumber(at: offset)
    return (line, offset - text.lineStarts[line - 1] + 1)
  }

  /// Behind a parenthesis or in angle brackets, and not too far away: a document may hold ten thousand links.
  private func offset(of written: [UInt8], from start: Int) -> Int? {
    let bytes = text.utf8
    let end = min(bytes.count, start + Self.reach) - written.count
    guard start <= end else { return nil }
    for offset in max(1, start)...max(1, end)
    where bytes[offset - 1] == UInt8(ascii: "(") || bytes[offset - 1] == UInt8(ascii: "<") {
      if bytes[offset...].starts(with: written) { return offset }
    }
    return nil
  }

  private static let reach = 64 << 10

  private func lineNumber(at offset: Int) -> Int {
    text.lineStarts.partitionPoint { $0 > offset }
  }
}
