/// GitHub's additions to CommonMark, made by changing libcmark's tree.
///
/// First what has the shape of blocks (tables, tasks, alerts, details), then what stands in the words, then the footnotes
/// that the words refer to. Links are left as they stand; ``MarkdownPolicy`` decides about them afterwards.
struct Dialect {
  /// What was parsed into the tree, for the lines of tables.
  private let source: ParsedSource
  private let needs: DialectNeeds
  private let style: Markup.Style

  init(source: ParsedSource, style: Markup.Style) {
    self.source = source
    self.style = style
    needs = DialectNeeds(scanning: source.bytes)
  }

  /// - Parameters:
  ///   - footnotes: What the document defines; the tree was parsed from what they left.
  ///   - lineOffset: How many of the document's lines stand before the first of `source`.
  func extend(_ tree: borrowing MarkdownTree, footnotes: FootnoteDefinitions?, lineOffset: Int) {
    if needs.contains(.escapes) { EscapedMarks(source: source).separate(in: tree) }
    extendBlocks(tree)
    var words = WordDialect(style: style, footnotes: FootnoteNumbers(labels: footnotes?.labels ?? [:]))
    extendInlines(tree.root, &words)
    if let footnotes, !words.footnotes.used.isEmpty { append(footnotes, to: tree, &words, lineOffset) }
  }

  // MARK: Blocks

  private func extendBlocks(_ tree: borrowing MarkdownTree) {
    guard !needs.isDisjoint(with: [.tables, .tasks, .alerts, .tags]) else { return }
    var (paragraphs, items, quotes): ([Node], [Node], [Node]) = ([], [], [])
    var htmlBlocks: [Node] = []
    tree.walk { visit, node in
      guard visit == .enter else { return }
      switch node.kind {
      case .paragraph: paragraphs.append(node)
      case .item: items.append(node)
      case .quote: quotes.append(node)
      case .htmlBlock: htmlBlocks.append(node)
      default: break
      }
    }
    if needs.contains(.tasks) { items.forEach(markTask) }
    if needs.contains(.tables) { makeTables(of: paragraphs) }
    if needs.contains(.tags) { foldDetails(htmlBlocks) }
    if needs.contains(.alerts) { quotes.forEach(Alerts(style: style).extend) }
  }

  private func foldDetails(_ blocks: [Node]) {
    let details = DetailsBlocks(of: blocks, in: source, style: style)
    var seen: Set<Node> = []
    let parents = blocks.compactMap(\.parent).filter { seen.insert($0).inserted }
    parents.forEach(details.extend)
  }

  /// `[ ] text` at the start of an item becomes a box.
  private func markTask(in item: Node) {
    guard let paragraph = item.first, paragraph.kind == .paragraph, let text = paragraph.first, text.kind == .text,
      !text.isEscaped, let state = TaskState(prefixOf: text.literal)
    else { return }
    text.literal = String(text.literal.dropFirst(4))
    guard state != .notApplicable else { return }
    let box = Node.make(.customInline)
    box.wrap(.taskBox(isTicked: state == .done), style)
    box.insert(before: text)
  }

  /// All tables of the document, whose cells are parsed in one go: a parse for each table, with the document's link
  /// definitions each time, would cost tables times definitions.
  private func makeTables(of paragraphs: [Node]) {
    let tables = paragraphs.compactMap { paragraph in source.table(of: paragraph).map { (paragraph, $0) } }
    guard !tables.isEmpty else { return }
    var contents = source.inlines(of: tables.flatMap { $0.1.texts })[...]
    for (paragraph, table) in tables {
      let headerLine = paragraph.firstLine + table.precedingLines
      let intro = table.precedingLines > 0 ? contents.popFirst() : nil
      if let intro {
        let before = Node.make(.paragraph)
        before.line = paragraph.firstLine
        intro.forEach(before.append)
        before.insert(before: paragraph)
      }
      let made = node(for: table, contents.prefix(table.cellCount), headerLine: headerLine)
      if table.omittedRows > 0 { made.insert(before: paragraph) }
      paragraph.replace(with: table.omittedRows > 0 ? notice(of: table) : made)
      contents = contents.dropFirst(table.cellCount)
    }
  }

  private func notice(of table: TableSyntax) -> Node {
    let notice = Node.make(.paragraph)
    notice.append(Node.text(TableOmission.notice(rows: table.omittedRows)))
    return notice
  }

  private func node(for table: TableSyntax, _ contents: ArraySlice<[Node]>, headerLine: Int) -> Node {
    let columns = table.alignments.count
    func row(_ index: Int, _ markup: (Markup.Alignment) -> Markup) -> Node {
      let row = Node.make(.customBlock)
      row.wrap(.tableRow, style)
      row.line = index == 0 ? headerLine : headerLine + 1 + index
      for column in 0..<columns {
        let cell = Node.make(.customInline)
        cell.wrap(markup(table.alignments[column]), style)
        contents[contents.startIndex + index * columns + column].forEach(cell.append)
        row.append(cell)
      }
      return row
    }
    func block(_ markup: Markup, _ children: [Node]) -> Node {
      let block = Node.make(.customBlock)
      block.wrap(markup, style)
      children.forEach(block.append)
      return block
    }
    let head = block(.tableHead, [row(0, Markup.headerCell)])
    let rows = table.rows.indices.map { row($0 + 1, Markup.cell) }
    return block(.table, rows.isEmpty ? [head] : [head, block(.tableBody, rows)])
  }

  // MARK: Inlines

  private func extendInlines(_ root: Node, _ words: inout WordDialect) {
    guard !needs.isDisjoint(with: [.tags, .strikethrough, .words]) else { return }
    var texts: [(node: Node, isLinked: Bool)] = []
    var parents: [Node] = []
    var linkDepth = 0
    root.walk { visit, node in
      switch (node.kind, visit) {
      case (.text, _): texts.append((node, linkDepth > 0))
      case (.link, .enter), (.image, .enter): linkDepth += 1
      case (.link, .leave), (.image, .leave): linkDepth -= 1
      default: break
      }
      if visit == .enter, node.holdsInlines { parents.append(node) }
    }
    if needs.contains(.tags) {
      let tags = InlineTags(style: style)
      for index in parents.indices { parents += tags.extend(parents[index]) }
    }
    if !needs.isDisjoint(with: .words) {
      var buffer: [UInt8] = []
      for text in texts { words.extend(text.node, isLinked: text.isLinked, buffer: &buffer) }
    }
    if needs.contains(.strikethrough) { parents.forEach(Strikethrough(style: style).extend) }
  }

  // MARK: Footnotes

  /// The section with the footnotes that are referred to, those among them that only footnotes refer to included.
  private func append(
    _ footnotes: FootnoteDefinitions, to tree: borrowing MarkdownTree, _ words: inout WordDialect, _ lineOffset: Int
  ) {
    let list = footnotes.list + [0x0A] + source.definitions
    let notes = MarkdownTree(parsing: list[...])
    let dialect = Dialect(source: ParsedSource(list[...], definitions: source.definitions), style: style)
    if needs.contains(.escapes) { EscapedMarks(source: dialect.source).separate(in: notes) }
    dialect.extendBlocks(notes)
    notes.walk { visit, node in
      if visit == .enter, (1...footnotes.lines.count).contains(node.line) {
        node.line = footnotes.lines[node.line - 1] - lineOffset
      }
    }
    let items = Array(
      notes.root.first.map { sequence(first: $0.first) { $0?.next }.prefix { $0 != nil }.compactMap(\.self) } ?? [])
    var number = 0
    while number < words.footnotes.used.count {
      dialect.extendInlines(items[words.footnotes.used[number].definition], &words)
      number += 1
    }
    let section = Node.make(.customBlock)
    section.wrap(.footnotes, style)
    for (index, use) in words.footnotes.used.enumerated() {
      section.append(footnote(index + 1, of: items[use.definition], references: use.count))
    }
    tree.root.append(section)
  }

  private func footnote(_ number: Int, of item: Node, references: Int) -> Node {
    let note = Node.make(.customBlock)
    note.wrap(.footnote(number: number), style)
    item.first?.free()  // the placeholder
    note.adoptChildren(of: item)
    let last = note.last
    for occurrence in 1...references {
      let isInWords = last?.kind == .paragraph
      let back = Node.make(isInWords ? .customInline : .customBlock)
      back.wrap(.footnoteReturn(FootnoteReference(number: number, occurrence: occurrence)), style)
      if isInWords { last?.append(Node.text(" ")) }
      (isInWords ? last : note)?.append(back)
    }
    return note
  }
}

/// What a task item's box says.
public enum TaskState: Hashable, Sendable {
  case open, done
  /// `[-]`, which GitHub does not draw but people write.
  case notApplicable

  init?(prefixOf text: String) {
    let bytes = Array(text.utf8.prefix(4))
    guard bytes.count == 4, bytes[0] == UInt8(ascii: "["), bytes[2] == UInt8(ascii: "]"), bytes[3] == 0x20 else {
      return nil
    }
    switch bytes[1] {
    case 0x20: self = .open
    case UInt8(ascii: "x"), UInt8(ascii: "X"): self = .done
    case UInt8(ascii: "-"): self = .notApplicable
    default: return nil
    }
  }
}
