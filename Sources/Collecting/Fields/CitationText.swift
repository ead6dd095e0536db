import Markdown
import ReportModel

/// `path/file.swift:12` and `file.swift:12-20` in a text.
enum CitationText {
  static func citations(in text: String, line: Int) -> [Citation] {
    text.utf8.split(whereSeparator: isSeparator).compactMap { token in
      citation(token.withText, line: line)
    }
  }

  /// Every citation of the blocks.
  static func citations(in blocks: some Sequence<MarkdownContent.Block>) -> [Citation] {
    blocks.flatMap { block in
      switch block.kind {
      case .table(let table): table.rows.flatMap { row in row.flatMap { citations(in: $0.text, line: $0.number) } }
      default: block.text.flatMap { citations(in: $0.text, line: $0.number) }
      }
    }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "`()[]{}<>,;\"'|*".utf8.contains(byte)
  }

  private static func citation(_ token: String, line: Int) -> Citation? {
    let parts = split(token, at: UInt8(ascii: ":"))
    guard parts.count >= 2, parts.count <= 3 else { return nil }
    let path = parts[0]
    let name = SourcePath(path)
    let suffix = name.pathExtension
    guard !suffix.isEmpty, suffix.utf8.count <= 8, suffix.utf8.contains(where: { $0 >= 0x61 }), !path.hasBytePrefix("http")
    else { return nil }
    let range = split(trimmedEnd(parts[1]), at: UInt8(ascii: "-"))
    guard range.count <= 2, let first = Int(range[0]), first > 0 else { return nil }
    guard range.count == 1 || Int(range[1]) != nil else { return nil }
    return Citation(path: path, firstLine: first, lastLine: range.count == 2 ? Int(range[1]) ?? first : first, line: line)
  }

  /// A sentence's full stop after a line number.
  private static func trimmedEnd(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: ".") ? text.utf8.dropLast().withText : text
  }
}
