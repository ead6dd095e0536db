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
  guard document.format == .markdown, records.contains(where: { $0.lines == document.lines }) else { return }
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
  if let line = unclosedFence(in: document) {
    log.emit(
      Diagnostic(
        .fenceUnclosed, .warning, "the code that begins here does not end; all below it was taken for code",
        help: "Close it with a line of the same signs.", at: document.location(line: line)))
  }
}

/// The line of a fence that runs to the document's end.
private func unclosedFence(in document: Document) -> Int? {
  guard let block = document.content.blocks.last, case .code = block.kind else { return nil }
  let opening = document.text.line(block.firstLine).drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
  guard let sign = opening.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
  let length = opening.prefix { $0 == sign }.count
  guard length >= 3, block.lastLine >= document.text.lineCount - 1 else { return nil }
  let isClosed =
    block.lastLine > block.firstLine
    && (block.firstLine + 1...document.text.lineCount).contains { number in
      let line = document.text.line(number).drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
      return line.prefix { $0 == sign }.count >= length && line.drop { $0 == sign }.allSatisfy { $0 <= 0x20 }
    }
  return isClosed ? nil : block.firstLine
}

extension Diagnostic.ID {
  static let documentEmpty: Self = "document.empty"
  static let documentNoTitle: Self = "document.no-title"
  static let documentSeveralTitles: Self = "document.several-titles"
  static let fenceUnclosed: Self = "markdown.fence-unclosed"
}
