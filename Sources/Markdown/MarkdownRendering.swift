/// Renders a document's bytes: front matter stripped, raw HTML as text, links resolved, headings with ids.
///
/// - Complexity: O(*n*) for documents within the limits; others are shown as text, with the limit they broke.
public func renderMarkdown(_ bytes: [UInt8], _ options: MarkdownOptions) -> RenderedMarkdown {
  renderMarkdown(DocumentText(decoding: bytes), options)
}

/// The same for a document that is decoded already.
public func renderMarkdown(_ text: DocumentText, _ options: MarkdownOptions) -> RenderedMarkdown {
  let first = max(options.lines?.lowerBound ?? 1, text.bodyLine)
  let last = min(options.lines?.upperBound ?? Int.max, text.lineCount)
  guard first <= last else { return RenderedMarkdown(html: .empty, headings: [], limits: []) }
  let shown = text.bytes(of: first...last)
  if options.lines != nil, first == last, trimmed(shown).first == UInt8(ascii: "|") {
    // One row of a table makes no sense without its header; its cells are the record's fields.
    return RenderedMarkdown(html: .empty, headings: [], limits: [])
  }
  if let limit = firstBrokenLimit(shown) { return shownAsText(shown, limit) }
  let body = DocumentBody(of: text, lines: first...last)
  let tree = MarkdownTree(parsing: body.source.bytes)
  if let limit = firstBrokenLimit(tree) { return shownAsText(shown, limit) }
  Dialect(source: body.source, style: .page).extend(tree, footnotes: body.footnotes, lineOffset: body.footnoteOffset)
  var policy = MarkdownPolicy(options: options, lineOffset: first - 1)
  policy.apply(to: tree)
  return RenderedMarkdown(html: SafeHTML(constructed: tree.html()), headings: policy.headings, limits: [])
}

/// What the dialect alone makes of a text: links as they stand, raw HTML left out, the tags of the specification.
///
/// For comparing with the specifications; a page comes from ``renderMarkdown(_:_:)``, which also applies the policy.
func dialectHTML(_ source: String) -> String {
  let text = DocumentText(decoding: Array(source.utf8), hasFrontMatter: false)
  let body = DocumentBody(of: text, lines: 1...max(1, text.lineCount))
  let tree = MarkdownTree(parsing: body.source.bytes)
  Dialect(source: body.source, style: .specification).extend(
    tree, footnotes: body.footnotes, lineOffset: body.footnoteOffset)
  return tree.html()
}

/// What of a document is parsed for a part of it: the part, the link definitions of the whole, and its footnotes.
private struct DocumentBody {
  var source: ParsedSource
  var footnotes: FootnoteDefinitions?
  /// How many lines of the body stand before the part.
  var footnoteOffset: Int

  init(of text: DocumentText, lines: ClosedRange<Int>) {
    let first = text.bodyLine
    let whole = text.bytes(of: first...max(first, text.lineCount))
    footnoteOffset = lines.lowerBound - first
    footnotes = whole.has(UInt8(ascii: "["), before: UInt8(ascii: "^")) ? FootnoteDefinitions(in: whole) : nil
    // Definitions of footnotes are blanked, byte for byte, so that the part lies where it lay.
    let rest = footnotes?.remaining[...] ?? whole
    let definitions = linkDefinitions(in: rest)
    guard lines.lowerBound > first || lines.upperBound < text.lineCount else {
      source = ParsedSource(rest, definitions: definitions)
      return
    }
    let start = text.lineStarts[lines.lowerBound - 1] - text.lineStarts[first - 1]
    let part = rest.dropFirst(start).prefix(text.bytes(of: lines).count)
    source = ParsedSource((Array(part) + [0x0A, 0x0A] + definitions)[...], definitions: definitions)
  }
}

/// The first part of a document that broke a limit, as text.
private func shownAsText(_ body: ArraySlice<UInt8>, _ limit: InputLimit) -> RenderedMarkdown {
  let shown = body.prefix(shownBytes)
  let text = escapedHTML(String(decoding: shown, as: UTF8.self))
  var limits = ["Not rendered as Markdown: it has \(limit.description)."]
  if shown.count < body.count { limits.append("Only the first \(shownBytes / 1024) KiB are shown.") }
  return RenderedMarkdown(html: SafeHTML(constructed: "<pre class=\"raw\">\(text)</pre>"), headings: [], limits: limits)
}

private let shownBytes = 64 << 10
