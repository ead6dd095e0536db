import Markdown
import MarkupRules

/// What is wrong with what we make of a document; `nil` when nothing is.
func firstComplaint(about document: [UInt8]) -> String? {
  let text = DocumentText(decoding: document)
  let rendered = renderMarkdown(text, MarkdownOptions(resolve: resolve))
  if let rule = firstBrokenRule(in: rendered.html.text, isPage: { $0.utf8.elementsEqual(page.utf8) }) {
    return "\(rule) in:\n\(rendered.html.text)"
  }
  let size = rendered.html.text.utf8.count
  if size > 64 * document.count + (64 << 10) { return "\(size) bytes of HTML for \(document.count)" }
  return complaintAboutLines(MarkdownContent(reading: text), lineCount: max(1, text.lineCount))
}

/// Every block and every section stands on lines of the document.
private func complaintAboutLines(_ content: MarkdownContent, lineCount: Int) -> String? {
  for block in content.blocks where !(1 <= block.firstLine && block.firstLine <= block.lastLine) {
    return "a block on the lines \(block.firstLine) to \(block.lastLine) of \(lineCount)"
  }
  for block in content.blocks where block.lastLine > lineCount { return "a block behind the last line, \(lineCount)" }
  for line in content.blocks.flatMap(\.text) where !(1...lineCount).contains(line.number) {
    return "text on line \(line.number) of \(lineCount)"
  }
  for section in content.sections(endingAt: lineCount) where section.line > section.lastLine {
    return "a section on the lines \(section.line) to \(section.lastLine)"
  }
  return nil
}

private let page = "page.html#h-a"

/// Each kind of answer, chosen by the address, so that the fuzzer can find them all.
private func resolve(_ link: LinkReference) -> LinkResolution {
  switch link.destination.utf8.first {
  case UInt8(ascii: "p"): .page(page)
  case UInt8(ascii: "i") where link.isImage: .picture(Picture(address: page, size: .init(width: 1, height: 2)))
  case UInt8(ascii: "f"): .path(link.destination)
  case UInt8(ascii: "b"): .broken(link.destination)
  default: .external(link.destination)
  }
}
