import CBaseline
import Markdown

/// One way of working through a document; what it returns is a size, so that no work can be left out.
struct Work: Sendable {
  var name: String
  var run: @Sendable (_ document: [UInt8]) -> Int

  static let baseline = Work(name: "libcmark alone, parse and render") { document in
    unsafe document.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe baseline_html_length($0.baseAddress, $0.count) }
    }
  }
  static let page = Work(name: "page: text, dialect, links, ids, outline, safe HTML") { document in
    page(DocumentText(decoding: document))
  }
  static let records = Work(name: "records: text, blocks, sections") { document in
    sections(DocumentText(decoding: document))
  }
  static let everything = Work(name: "page and records, text once") { document in
    let text = DocumentText(decoding: document)
    return page(text) + sections(text)
  }

  private static func page(_ text: DocumentText) -> Int {
    let rendered = renderMarkdown(text, MarkdownOptions(resolve: resolve))
    return rendered.html.text.utf8.count + outline(rendered.headings, endingAt: text.lineCount)
  }

  /// The sections of the page: where each begins and ends.
  private static func outline(_ headings: [RenderedMarkdown.Heading], endingAt last: Int) -> Int {
    var (open, size): ([RenderedMarkdown.Heading], Int) = ([], 0)
    func close(above level: Int, before line: Int) {
      while let section = open.last, section.level >= level {
        size += line - section.line
        open.removeLast()
      }
    }
    for heading in headings {
      close(above: heading.level, before: heading.line)
      open.append(heading)
    }
    close(above: 0, before: last + 1)
    return size
  }

  private static func sections(_ text: DocumentText) -> Int {
    let content = MarkdownContent(reading: text)
    return content.blocks.count + content.sections(endingAt: max(1, text.lineCount)).count
  }

  /// Every relative address is a page of the site.
  private static func resolve(_ link: LinkReference) -> LinkResolution {
    link.destination.utf8.starts(with: "http".utf8) ? .external(link.destination) : .page("page.html")
  }
}
