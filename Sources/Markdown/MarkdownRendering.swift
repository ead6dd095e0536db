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
  let body = text.bytes(of: first...last)
  if options.lines != nil, first == last, trimmed(body).first == UInt8(ascii: "|") {
    // One row of a table makes no sense without its header; its cells are the record's fields.
    return RenderedMarkdown(html: .empty, headings: [], limits: [])
  }
  if let limit = firstBrokenLimit(body) { return shownAsText(body, limit) }
  let definitions = options.lines == nil ? linkDefinitions(in: body) : linkDefinitions(in: text.utf8[...])
  let parsed = options.lines == nil ? body : (Array(body) + [0x0A, 0x0A] + definitions)[...]
  let tree = MarkdownTree(parsing: parsed)
  Dialect(source: ParsedSource(parsed, definitions: definitions)).extend(tree)
  var policy = MarkdownPolicy(options: options, lineOffset: first - 1)
  policy.apply(to: tree)
  return RenderedMarkdown(html: SafeHTML(constructed: tree.html()), headings: policy.headings, limits: [])
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
