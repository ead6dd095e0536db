/// GitHub's additions to CommonMark, made by changing libcmark's tree.
///
/// Links are left as they stand; ``MarkdownPolicy`` decides about them afterwards.
struct Dialect {
  /// What was parsed into the tree, for the lines of tables.
  private let source: ParsedSource
  private let hasTildes: Bool

  init(source: ParsedSource) {
    self.source = source
    hasTildes = source.contains(UInt8(ascii: "~"))
  }

  func extend(_ tree: borrowing MarkdownTree) {
    guard source.mayNeedDialect else { return }
    var paragraphs: [Node] = []
    var items: [Node] = []
    var inlineParents: [Node] = []
    tree.walk { visit, node in
      guard visit == .enter else { return }
      switch node.kind {
      case .paragraph:
        paragraphs.append(node)
        inlineParents.append(node)
      case .heading: inlineParents.append(node)
      case .item: items.append(node)
      default: break
      }
    }
    for item in items { markTask(in: item) }
    if hasTildes {
      for parent in inlineParents { strikeThrough(in: parent) }
    }
    makeTables(of: paragraphs)
  }

  /// `[ ] text` at the start of an item becomes a box.
  private func markTask(in item: Node) {
    guard let paragraph = item.first, paragraph.kind == .paragraph, let text = paragraph.first, text.kind == .text,
      let state = TaskState(prefixOf: text.literal)
    else { return }
    text.literal = String(text.literal.dropFirst(4))
    guard state != .notApplicable else { return }
    let box = Node.make(.customInline)
    box.wrap(.taskBox(isTicked: state == .done))
    box.insert(before: text)
  }

  /// `~~text~~` and `~text~` between siblings.
  ///
  /// - Complexity: O(*n*) in the number of siblings: an unmatched opener is passed once.
  private func strikeThrough(in parent: Node) {
    var opener: (node: Node, count: Int)?
    var child = parent.first
    while let node = child {
      child = node.next
      guard node.kind == .text, node.literal.utf8.contains(UInt8(ascii: "~")) else { continue }
      for piece in split(node, around: UInt8(ascii: "~")) where piece.isRun {
        let count = piece.node.literal.utf8.count
        guard count <= 2 else { continue }
        if let open = opener, open.count == count {
          wrapStruck(from: open.node, to: piece.node)
          opener = nil
        } else {
          opener = (piece.node, count)
        }
      }
    }
  }

  private func wrapStruck(from opener: Node, to closer: Node) {
    let struck = Node.make(.customInline)
    struck.wrap(.strikethrough)
    struck.insert(before: opener)
    while let node = opener.next, node != closer { struck.append(node) }
    opener.free()
    closer.free()
  }

  /// Splits a text node into runs of `mark` and what lies between them.
  private func split(_ node: Node, around mark: UInt8) -> [(node: Node, isRun: Bool)] {
    let bytes = Array(node.literal.utf8)
    var pieces: [(node: Node, isRun: Bool)] = []
    var start = 0
    while start < bytes.count {
      let isRun = bytes[start] == mark
      let end = bytes[start...].firstIndex { ($0 == mark) != isRun } ?? bytes.count
      let piece = Node.make(.text)
      piece.literal = String(decoding: bytes[start..<end], as: UTF8.self)
      piece.insert(before: node)
      pieces.append((piece, isRun))
      start = end
    }
    node.free()
    return pieces
  }

  /// All tables of the document, whose cells are parsed in one go: a parse for each table, with the document's link
  /// definitions each time, would cost tables times definitions.
  private func makeTables(of paragraphs: [Node]) {
    let tables = paragraphs.compactMap { paragraph in source.table(of: paragraph).map { (paragraph, $0) } }
    guard !tables.isEmpty else { return }
    var contents = source.inlines(of: tables.flatMap { $0.1.texts })[...]
    for (paragraph, table) in tables {
      let intro = table.precedingLines > 0 ? contents.popFirst() : nil
      if let intro {
        let before = Node.make(.paragraph)
        intro.forEach(before.append)
        before.insert(before: paragraph)
      }
      paragraph.replace(with: node(for: table, contents.prefix(table.cellCount)))
      contents = contents.dropFirst(table.cellCount)
    }
  }

  private func node(for table: TableSyntax, _ contents: ArraySlice<[Node]>) -> Node {
    let columns = table.alignments.count
    func row(_ index: Int, _ markup: (Markup.Alignment) -> Markup) -> Node {
      let row = Node.make(.customBlock)
      row.wrap(.tableRow)
      for column in 0..<columns {
        let cell = Node.make(.customInline)
        cell.wrap(markup(table.alignments[column]))
        contents[contents.startIndex + index * columns + column].forEach(cell.append)
        if hasTildes { strikeThrough(in: cell) }
        row.append(cell)
      }
      return row
    }
    func block(_ markup: Markup, _ children: [Node]) -> Node {
      let block = Node.make(.customBlock)
      block.wrap(markup)
      children.forEach(block.append)
      return block
    }
    let head = block(.tableHead, [row(0, Markup.headerCell)])
    let rows = table.rows.indices.map { row($0 + 1, Markup.cell) }
    return block(.table, rows.isEmpty ? [head] : [head, block(.tableBody, rows)])
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
