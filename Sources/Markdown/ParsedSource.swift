/// The bytes that a tree was parsed from, for what libcmark does not keep: the raw lines of a paragraph.
struct ParsedSource {
  let bytes: ArraySlice<UInt8>
  private let lineStarts: [Int]
  /// The document's link definitions, which cells need because they are parsed apart.
  let definitions: [UInt8]

  init(_ bytes: ArraySlice<UInt8>, definitions: [UInt8]) {
    self.bytes = bytes
    self.definitions = definitions
    var starts = [bytes.startIndex]
    while let offset = bytes.offset(of: 0x0A, from: starts[starts.count - 1] - bytes.startIndex),
      offset + 1 < bytes.count
    {
      starts.append(bytes.startIndex + offset + 1)
    }
    lineStarts = starts
  }

  /// The table that a paragraph is, or ends with.
  func table(of paragraph: Node) -> TableSyntax? {
    guard paragraph.lastLine > paragraph.firstLine, hasPipe(paragraph) else { return nil }
    return TableSyntax(paragraph: lines(of: paragraph))
  }

  /// Without a pipe there is no table, and most paragraphs have none.
  private func hasPipe(_ paragraph: Node) -> Bool {
    let first = lineStarts[paragraph.firstLine - 1]
    let last = paragraph.lastLine < lineStarts.count ? lineStarts[paragraph.lastLine] : bytes.endIndex
    return bytes[first..<last].has(UInt8(ascii: "|"))
  }

  /// A paragraph's lines without their ends, indentation and the marks of the quotes and lists around it.
  func lines(of paragraph: Node) -> [ArraySlice<UInt8>] {
    var quotes = 0
    var ancestor = paragraph.parent
    while let node = ancestor {
      if node.kind == .quote { quotes += 1 }
      ancestor = node.parent
    }
    return (paragraph.firstLine...paragraph.lastLine).map { number in
      let raw = line(number)
      // The first line's column is exact, so a list marker before it needs no scan; libcmark's later columns are not.
      guard number > paragraph.firstLine else { return trimmed(raw.dropFirst(paragraph.firstColumn - 1)) }
      var rest = trimmed(raw)
      for _ in 0..<quotes where rest.first == UInt8(ascii: ">") { rest = trimmed(rest.dropFirst()) }
      return rest
    }
  }

  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number <= lineStarts.count else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.endIndex
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    return bytes[start..<end]
  }

  /// The inline nodes of each text; the caller owns the nodes and puts them into its tree.
  ///
  /// Most cells are plain words, and only the others are worth a parse, all together.
  /// Each text is a paragraph behind a `.`, so that nothing in it can start a block; see ``continuingParagraph(_:)`` for its
  /// further lines. A full stop is punctuation, beside
  /// which every delimiter keeps its meaning.
  func inlines(of texts: [ArraySlice<UInt8>]) -> [[Node]] {
    var marked = parsed(texts.filter { !isPlain($0) })[...]
    return texts.map { text in
      guard isPlain(text) else { return marked.popFirst() ?? [] }
      let node = Node.make(.text)
      node.literal = String(decoding: text, as: UTF8.self)
      return [node]
    }
  }

  private func parsed(_ texts: [ArraySlice<UInt8>]) -> [[Node]] {
    guard !texts.isEmpty else { return [] }
    var combined: [UInt8] = []
    var places: [ClosedRange<Int>] = []
    var line = 1
    for text in texts {
      let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      combined.append(UInt8(ascii: "."))
      combined += lines[0]
      for rest in lines.dropFirst() { combined += [0x0A] + continuingParagraph(rest) }
      combined += [0x0A, 0x0A]
      places.append(line...(line + lines.count - 1))
      line += lines.count + 1
    }
    combined += definitions
    let tree = MarkdownTree(parsing: combined[...])
    if DialectNeeds(scanning: combined[...]).contains(.escapes) {
      EscapedMarks(source: ParsedSource(combined[...], definitions: [])).separate(in: tree)
    }
    var paragraphs: [ClosedRange<Int>: Node] = [:]
    var block = tree.root.first
    while let node = block {
      block = node.next
      if node.kind == .paragraph { paragraphs[node.firstLine...node.lastLine] = node }
    }
    // A text that came out as something else than one paragraph, which none is known to do, is shown as it is written.
    return zip(texts, places).map { text, place in
      paragraphs[place].map(detachedInlines) ?? [Node.text(String(decoding: text, as: UTF8.self))]
    }
  }

  private func detachedInlines(of paragraph: Node) -> [Node] {
    var nodes: [Node] = []
    while let child = paragraph.first {
      child.unlink()
      nodes.append(child)
    }
    if let text = nodes.first, text.kind == .text {
      text.literal = String(decoding: text.literal.utf8.dropFirst(), as: UTF8.self)
    }
    return nodes
  }
}

/// Whether nothing in a text can be inline markup.
func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
  !text.contains { byte in
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"),
      UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "\\"), UInt8(ascii: "\n"):
      true
    default: false
    }
  }
}

/// The lines that define links (`[name]: address`), in order.
func linkDefinitions(in bytes: ArraySlice<UInt8>) -> [UInt8] {
  var found: [UInt8] = []
  // Every definition has `]:`, and few documents have that anywhere.
  var next = bytes.offset(of: UInt8(ascii: "]"))
  while let offset = next {
    let index = bytes.startIndex + offset
    guard index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: ":") else {
      next = bytes.offset(of: UInt8(ascii: "]"), from: offset + 1)
      continue
    }
    let start = bytes[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex
    let end = bytes.offset(of: 0x0A, from: offset).map { bytes.startIndex + $0 } ?? bytes.endIndex
    let line = trimmed(bytes[start..<end])
    if line.first == UInt8(ascii: "[") {
      found += line
      found.append(0x0A)
    }
    next = bytes.offset(of: UInt8(ascii: "]"), from: end - bytes.startIndex)
  }
  return found
}
