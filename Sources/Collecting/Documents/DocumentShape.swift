import Diagnostics
import Markdown
import ReportModel

/// What is odd about the form of a document that holds a record, or should hold one: no text, no title, several titles, a
/// fence without an end. Nobody is told this of other documents.
func reportShape(of document: Document, _ records: [Record], into log: inout DiagnosticLog) {
  if document.isProse, !document.text.utf8.contains(where: { $0 > 0x20 }), !document.text.repairs.contains(.utf16) {
    log.emit(
      Diagnostic(
        .documentEmpty, .note, "is empty", help: "Write it, or remove the file.", at: document.location(line: 1)))
  }
  let isRecord = records.contains { $0.lines == document.lines }
  guard document.format == .markdown, isRecord || isUntitledIndex(document) else { return }
  let headings = document.content.blocks.filter { $0.headingLevel == 1 && $0.depth == 0 && !$0.isQuoted }
  if headings.isEmpty, document.frontMatter["title", "name"] == nil {
    log.emit(
      Diagnostic(
        .documentNoTitle, .note, "has no heading of level 1; the file's name is shown",
        help: "Begin with `# ` and a title.", at: document.location(line: 1)))
  }
  if headings.count > 1 {
    log.emit(
      Diagnostic(
        .documentSeveralTitles, .note, "has a second heading of level 1; the first is its title",
        help: "Use `##` for the parts of a document.", at: document.location(line: headings[1].firstLine)))
  }
  for block in document.content.blocks where isUnclosedFence(block, in: document) {
    log.emit(
      Diagnostic(
        .fenceUnclosed, .warning, "the code that begins here does not end; what follows may have been taken for code",
        help: "Close it with a line of the same signs.", at: document.location(line: block.firstLine)))
  }
}

/// A page about its folder that begins with a part of itself.
private func isUntitledIndex(_ document: Document) -> Bool {
  document.isIndex && (document.content.blocks.first?.headingLevel ?? 1) > 1
}

/// Code between fences of which the second is missing: it ends with the document, or with the list item that holds it.
private func isUnclosedFence(_ block: MarkdownContent.Block, in document: Document) -> Bool {
  guard case .code = block.kind else { return false }
  let opening = document.text.line(block.firstLine)
  // Four blanks make code without fences.
  let isIndented = block.depth == 0 && !block.isQuoted && opening.prefix { $0 == 0x20 }.count >= 4
  guard !isIndented, let (sign, length) = fence(opening) else { return false }
  let last = min(block.lastLine, document.text.lineCount)
  guard last > block.firstLine else { return true }
  // A fence that is closed ends on its last line; the parser may count one more.
  return !(max(block.firstLine + 1, last - 1)...last).contains {
    let line = document.text.line($0).drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    return line.prefix { $0 == sign }.count >= length && line.drop { $0 == sign }.allSatisfy { $0 <= 0x20 }
  }
}

/// The sign of an opening fence, and how many there are; behind the marks of quotes and items.
private func fence(_ line: ArraySlice<UInt8>) -> (sign: UInt8, length: Int)? {
  let opening = line.drop { $0 <= 0x20 || " >-*+.)".utf8.contains($0) || (0x30...0x39).contains($0) }
  guard let sign = opening.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
  let length = opening.prefix { $0 == sign }.count
  return length >= 3 ? (sign, length) : nil
}

extension Diagnostic.ID {
  static let documentEmpty: Self = "document.empty"
  static let documentNoTitle: Self = "document.no-title"
  static let documentSeveralTitles: Self = "document.several-titles"
  static let fenceUnclosed: Self = "markdown.fence-unclosed"
}
