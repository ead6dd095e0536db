extension MarkdownContent {
  /// Reads the body of `text`, the front matter left out. Cannot fail: every text is a document.
  public init(reading text: DocumentText) {
    let first = text.bodyLine
    var bytes = text.bytes(of: first...max(first, text.lineCount))
    let broken = brokenLimit(bytes)
    // A document's head says most of what a reader asks for, and it may be sound.
    if let broken { bytes = bytes[bytes.startIndex..<broken.line] }
    let tree = MarkdownTree(parsing: bytes)
    if let limit = firstBrokenLimit(tree) {
      (blocks, self.limit) = ([], limit)
      return
    }
    var reader = BlockReader(
      source: ParsedSource(bytes, definitions: linkDefinitions(in: bytes)), lineOffset: first - 1)
    tree.walk { visit, node in reader.visit(visit, node) }
    reader.fillTables()
    (blocks, limit, omissions) = (reader.blocks, broken?.limit, reader.omissions)
  }
}

/// Turns the events of a walk into flat blocks.
private struct BlockReader {
  let source: ParsedSource
  let lineOffset: Int
  let hasShortCodes: Bool
  var blocks: [MarkdownContent.Block] = []
  var omissions: [TableOmission] = []
  private var quoteDepth = 0
  private var lists: [Bool] = []
  /// An item whose first paragraph has not come yet.
  private var pendingItem: Int?
  private var lines: LineReader
  /// Tables whose cells have not been parsed: the block, and the line of its header.
  private var tables: [(block: Int, table: TableSyntax, headerLine: Int)] = []

  init(source: ParsedSource, lineOffset: Int) {
    self.source = source
    self.lineOffset = lineOffset
    hasShortCodes = DialectNeeds(scanning: source.bytes).contains(.shortCodes)
    lines = LineReader(firstLine: 1, hasShortCodes: hasShortCodes)
  }

  mutating func visit(_ visit: MarkdownTree.Visit, _ node: Node) {
    switch (node.kind, visit) {
    case (.quote, .enter): quoteDepth += 1
    case (.quote, .leave): quoteDepth -= 1
    case (.list, .enter): lists.append(node.isOrderedList)
    case (.list, .leave): lists.removeLast()
    case (.item, .enter): openItem(node)
    case (.item, .leave): pendingItem = nil
    case (.paragraph, .enter), (.heading, .enter):
      lines = LineReader(
        firstLine: node.firstLine + lineOffset, isOneLine: node.kind == .heading, hasShortCodes: hasShortCodes)
    case (.paragraph, .leave): closeParagraph(node)
    case (.heading, .leave): add(.heading(level: node.headingLevel), node, text: lines.finished())
    case (.codeBlock, _): add(.code(info: node.info), node)
    case (.htmlBlock, _): addHTML(node)
    case (.rule, _): add(.rule, node)
    default: lines.visit(visit, node)
    }
  }

  private mutating func openItem(_ node: Node) {
    add(.item(task: nil, isOrdered: lists.last ?? false), node)
    pendingItem = blocks.count - 1
  }

  /// Nothing is read from HTML but the prose that stands behind a comment, and the summary of a fold as a line in bold.
  private mutating func addHTML(_ node: Node) {
    if let summary = summary(of: node.literal) {
      let line = MarkdownContent.Line(number: node.firstLine + lineOffset, text: summary, lead: summary)
      return add(.paragraph, node, text: [line])
    }
    guard let behind = textBehindComments(node.literal), !behind.text.isEmpty,
      !behind.text.utf8.contains(UInt8(ascii: "<"))
    else { return add(.html, node) }
    add(.paragraph, node, text: [.init(number: node.firstLine + lineOffset + behind.lines, text: behind.text)])
  }

  /// What `<summary>` calls the fold that it opens, without tags.
  private func summary(of html: String) -> String? {
    guard let start = html.utf8.firstRange(of: "<summary>".utf8)?.upperBound,
      let end = html.utf8[start...].firstRange(of: "</summary>".utf8)?.lowerBound
    else { return nil }
    var (text, isTag): ([UInt8], Bool) = ([], false)
    for byte in html.utf8[start..<end] {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { text.append(byte == 0x0A ? 0x20 : byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    let summary = String(decoding: trimmed(text[...]), as: UTF8.self)
    return summary.isEmpty ? nil : summary
  }

  private mutating func closeParagraph(_ node: Node) {
    var text = lines.finished()
    if let table = source.table(of: node) { return addTable(table, node, text) }
    guard let item = pendingItem else { return add(.paragraph, node, text: text) }
    pendingItem = nil
    if let first = text.first, first.text.utf8.first == UInt8(ascii: "["),
      let state = TaskState(prefixOf: first.text + " ")
    {
      // `- [ ] ~~Remove debug output~~` is struck behind its box.
      let (rest, isStruck) = withoutStrike(Array(text[0].text.utf8.dropFirst(4))[...])
      text[0].text = String(decoding: rest, as: UTF8.self)
      text[0].isStruck = isStruck || text[0].isStruck
      blocks[item].kind = .item(task: state, isOrdered: lists.last ?? false)
    }
    blocks[item].text = text
    blocks[item].lastLine = node.lastLine + lineOffset
  }

  private mutating func add(_ kind: MarkdownContent.Block.Kind, _ node: Node, text: [MarkdownContent.Line] = []) {
    if case .item = kind {} else if lists.isEmpty || pendingItem != nil { pendingItem = nil }
    blocks.append(
      .init(
        kind: kind, firstLine: node.firstLine + lineOffset, lastLine: node.lastLine + lineOffset, depth: lists.count,
        isQuoted: quoteDepth > 0, text: text))
  }

  private mutating func addTable(_ table: TableSyntax, _ node: Node, _ text: [MarkdownContent.Line]) {
    let headerLine = node.firstLine + lineOffset + table.precedingLines
    if table.precedingLines > 0 { add(.paragraph, node, text: Array(text.prefix(table.precedingLines))) }
    if table.omittedRows > 0 {
      omissions.append(.init(rows: table.omittedRows, line: headerLine + 2 + table.rows.count))
    }
    tables.append((blocks.count, table, headerLine))
    add(.table(.init(header: [], rows: [], firstLine: headerLine)), node)
  }

  /// The cells of all tables are parsed in one go, see ``Dialect``.
  mutating func fillTables() {
    guard !tables.isEmpty else { return }
    var marked = source.inlines(
      of: tables.flatMap { ($0.table.header + $0.table.rows.flatMap(\.self)).filter { !isPlain($0) } })[...]
    let hasShortCodes = hasShortCodes
    for (block, table, headerLine) in tables {
      let columns = table.alignments.count
      let cells = (table.header + table.rows.flatMap(\.self)).enumerated().map { index, cell in
        let number = headerLine + (index < columns ? 0 : 1 + index / columns)
        guard !isPlain(cell), let nodes = marked.popFirst() else {
          return plainCell(cell, number: number, hasShortCodes)
        }
        return plainLine(of: nodes, number: number, hasShortCodes)
      }
      let rows = stride(from: columns, to: cells.count, by: columns).map { Array(cells[$0..<($0 + columns)]) }
      blocks[block].kind = .table(.init(header: Array(cells.prefix(columns)), rows: rows, firstLine: headerLine))
    }
  }
}

private func plainCell(_ cell: ArraySlice<UInt8>, number: Int, _ hasShortCodes: Bool) -> MarkdownContent.Line {
  let (text, isStruck) = withoutStrike(hasShortCodes ? StatusShortCode.expanded(Array(cell))[...] : cell)
  return .init(number: number, text: String(decoding: text, as: UTF8.self), isStruck: isStruck)
}

/// Reads detached inline nodes and frees them.
private func plainLine(of nodes: [Node], number: Int, _ hasShortCodes: Bool) -> MarkdownContent.Line {
  var reader = LineReader(firstLine: number, isOneLine: true, hasShortCodes: hasShortCodes)
  for node in nodes {
    node.walk { visit, node in reader.visit(visit, node) }
    node.free()
  }
  return reader.finished().first ?? .init(number: number, text: "")
}

/// Gathers the plain text of a block's inlines, a line of the document at a time.
private struct LineReader {
  private var lines: [MarkdownContent.Line] = []
  private var number: Int
  private var text: [UInt8] = []
  private var lead: String?
  private var links: [MarkdownContent.Link] = []
  private var strongStart: Int?
  private var linkStart: Int?
  /// Whether `<br>` waits for what it parts from the text before it.
  private var isBroken = false
  private let isOneLine: Bool
  private let hasShortCodes: Bool

  /// - Parameter isOneLine: Whether all is one line, `<br>` or not.
  init(firstLine: Int, isOneLine: Bool = false, hasShortCodes: Bool) {
    number = firstLine
    self.isOneLine = isOneLine
    self.hasShortCodes = hasShortCodes
  }

  mutating func visit(_ visit: MarkdownTree.Visit, _ node: Node) {
    if isBroken, node.kind != .softBreak, node.kind != .lineBreak { breakLine() }
    switch (node.kind, visit) {
    case (.text, _), (.code, _): node.appendLiteral(to: &text)
    case (.softBreak, _): endLine(isEnded: isBroken)
    case (.lineBreak, _): endLine(isEnded: true)
    case (.strong, .enter): openStrong()
    case (.strong, .leave): closeStrong()
    case (.htmlInline, _): readTag(InlineTag.Token(node.literal))
    case (.link, .enter), (.image, .enter): linkStart = text.count
    case (.link, .leave), (.image, .leave):
      let start = linkStart.take() ?? 0
      let words = String(decoding: text[start...], as: UTF8.self)
      links.append(.init(text: words, destination: node.url, isImage: node.kind == .image))
    default: break
    }
  }

  /// Of the tags that a page shows, some carry meaning: `<b>` is strong text, `<s>` strikes out, and `<br>` parts words.
  private mutating func readTag(_ tag: InlineTag.Token?) {
    switch tag {
    case .opening(.b), .opening(.strong): openStrong()
    case .closing(.b), .closing(.strong): closeStrong()
    case .opening(.s), .opening(.del), .closing(.s), .closing(.del): text += "~~".utf8
    case .void: if isOneLine { text.append(0x20) } else { isBroken = true }
    default: break
    }
  }

  private mutating func openStrong() { if lead == nil, isBlankSoFar { strongStart = text.count } }

  private mutating func closeStrong() {
    if let start = strongStart.take() { lead = String(decoding: text[start...], as: UTF8.self) }
  }

  /// A mark (an emoji, a box) may stand before the strong text that leads a line.
  private var isBlankSoFar: Bool { !text.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } }

  /// Ends a line that goes on in the document, unless nothing stands on it or a link is open.
  private mutating func breakLine() {
    isBroken = false
    guard linkStart == nil, !trimmed(text[...]).isEmpty else { return text.append(0x20) }
    endLine(isEnded: true)
    number -= 1
  }

  private mutating func endLine(isEnded: Bool = false) {
    isBroken = false
    let words = trimmed(text[...])
    let (line, isStruck) = withoutStrike(hasShortCodes ? StatusShortCode.expanded(Array(words))[...] : words)
    lines.append(
      .init(
        number: number, text: String(decoding: line, as: UTF8.self), lead: lead, links: links, isStruck: isStruck,
        isEnded: isEnded))
    number += 1
    text.removeAll(keepingCapacity: true)
    (lead, links, strongStart, linkStart) = (nil, [], nil, nil)
  }

  mutating func finished() -> [MarkdownContent.Line] {
    endLine()
    return lines
  }
}

/// A line or cell that is struck through as a whole, without its tildes.
private func withoutStrike(_ line: ArraySlice<UInt8>) -> (text: ArraySlice<UInt8>, isStruck: Bool) {
  let tilde = UInt8(ascii: "~")
  guard line.first == tilde else { return (line, false) }
  for count in [2, 1] where line.count > 2 * count {
    let (head, tail) = (line.prefix(count), line.suffix(count))
    let inner = line.dropFirst(count).dropLast(count)
    if head.allSatisfy({ $0 == tilde }), tail.allSatisfy({ $0 == tilde }), !inner.hasRun(of: tilde, count) {
      return (inner, true)
    }
  }
  return (line, false)
}

extension ArraySlice<UInt8> {
  /// Whether `count` or more of `byte` stand together anywhere, or any of it at an end.
  fileprivate func hasRun(of byte: UInt8, _ count: Int) -> Bool {
    if first == byte || last == byte { return true }
    var length = 0
    for each in self {
      length = each == byte ? length + 1 : 0
      if length >= count { return true }
    }
    return false
  }
}
