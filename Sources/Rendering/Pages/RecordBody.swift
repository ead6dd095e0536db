import Diagnostics
import Markdown
import ReportModel

/// A record's text for its page, what was wrong with its links, and the ids of its headings.
struct RecordBody {
  var view: BodyView
  var diagnostics: [Diagnostic] = []
  /// As bytes: in Swift two texts are equal when they look alike, and two anchors are not.
  var ids: Set<[UInt8]> = []
}

extension Site {
  /// The part of the document that is the record: rendered when it is Markdown, shown as it is otherwise.
  func body(_ index: Int, _ read: PageDocument, page: String, into log: inout DiagnosticLog) -> RecordBody {
    let record = map.records[index]
    let document = record.origin.document
    let isPart = map.records(in: document).count > 1 || record.lines.lowerBound > 1
    let place = isPart ? [linesPlace(record)] : []
    guard isMarkdown(document.path) else {
      let (text, isCut) = sourceText(read, isPart ? record.lines : nil)
      let limits = isCut ? ["Only the first 64 KiB are shown."] : []
      return RecordBody(view: BodyView(markup: .empty, source: text, limits: limits, place: place))
    }
    let text = read.text
    let resolver = LinkResolver(map, document: document, page: page, text: text)
    let lines = linesBelowTitle(text, isPart ? record.lines : nil, title: record.title)
    let shown = lines ?? 1...max(1, text.lineCount)
    let marks = claimMarks(in: document, shown, from: page)
    let rendered = renderMarkdown(
      text,
      MarkdownOptions(lines: lines, anchors: anchors(of: document, in: shown), marks: marks) { resolver.resolve($0) })
    let diagnostics = Set(resolver.diagnostics).sorted()
    for diagnostic in diagnostics { log.emit(diagnostic) }
    return RecordBody(
      view: BodyView(markup: rendered.html, limits: rendered.limits, place: place), diagnostics: diagnostics,
      ids: Set(rendered.headings.map { Array($0.id.utf8) }))
  }

  /// The ids that links to the page rely on and its body does not have: those of a heading that is the page's own title, of
  /// a document that could not be rendered, and the like.
  func missingAnchors(of page: String, besides body: RecordBody?) -> [TextView] {
    let ids = Set(map.anchors(of: page).map { Array("h-\($0)".utf8) }).subtracting(body?.ids ?? [])
    return ids.sorted { $0.lexicographicallyPrecedes($1) }.map { TextView(text: String(decoding: $0, as: UTF8.self)) }
  }
}

extension Site {
  /// By line, the fragments that links to the headings of a part of a document end in.
  private func anchors(of document: DocumentID, in lines: ClosedRange<Int>) -> [Int: String] {
    let all = map.documents[document]?.anchors ?? []
    let start = all.partitionPoint { $0.line >= lines.lowerBound }
    let within = all[start...].prefix { $0.line <= lines.upperBound }
    return Dictionary(within.map { ($0.line, $0.fragment) }) { first, _ in first }
  }

  private func linesPlace(_ record: Record) -> ValueView {
    let (document, lines) = (record.origin.document, record.lines)
    return .link(
      "\(place(document, line: nil)), lines \(lines.lowerBound) to \(lines.upperBound)",
      forgeAddress(document, line: lines.lowerBound))
  }
}

func isMarkdown(_ path: SourcePath) -> Bool {
  ["md", "markdown", "mdown", "mkd", "mdx"].contains(path.pathExtension)
}

/// At most 64 KiB of the lines, as text.
private func sourceText(_ document: PageDocument, _ lines: ClosedRange<Int>?) -> (text: String, isCut: Bool) {
  let (limit, text) = (64 << 10, document.text)
  let shown = lines.map { text.bytes(of: $0.clamped(to: 1...max(1, text.lineCount))) } ?? document.bytes[...]
  return (String(decoding: shown.prefix(limit), as: UTF8.self), shown.count > limit)
}

/// Without the heading that repeats the record's title, be it with a number before it: it is the page's own.
private func linesBelowTitle(_ text: DocumentText, _ lines: ClosedRange<Int>?, title: String) -> ClosedRange<Int>? {
  let last = min(lines?.upperBound ?? text.lineCount, text.lineCount)
  var line = max(lines?.lowerBound ?? 1, text.bodyLine)
  while line < last, text.line(line).allSatisfy({ $0 <= 0x20 }) { line += 1 }
  guard line < last else { return lines }
  let heading = text.line(line)
  let hashes = heading.prefix { $0 == UInt8(ascii: "#") }.count
  guard (1...6).contains(hashes), heading.dropFirst(hashes).first == 0x20 else { return lines }
  let words = lettersAndDigits(String(decoding: heading, as: UTF8.self))
  let (title, unnumbered) = (lettersAndDigits(title), words.drop { $0.properties.numericType != nil })
  return words == title || Array(unnumbered) == title ? (line + 1)...last : lines
}

/// What two headings have in common that differ in a symbol, an emphasis or a colon.
private func lettersAndDigits(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
}
