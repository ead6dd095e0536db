/// `<details>` and `<summary>` among the children of one node.
///
/// libcmark makes an HTML block of the lines with the tags, up to the next blank line. Such a block is ours when it has
/// nothing but these tags, alone on their lines, and words; any other is left to be shown as text.
struct DetailsBlocks {
  private let style: Markup.Style
  private var pieces: [Node: [Piece]] = [:]
  /// The parsed words of each block's summaries and paragraphs, in order.
  private var words: [Node: [[Node]]] = [:]
  static let maximumDepth = 16

  /// - Parameter blocks: All HTML blocks of the document: their words are parsed in one go, like the cells of tables.
  init(of blocks: [Node], in source: ParsedSource, style: Markup.Style) {
    self.style = style
    let ours = blocks.compactMap { block in Self.pieces(of: block.literal).map { (block, $0) } }
    pieces = Dictionary(uniqueKeysWithValues: ours)
    var parsed = source.inlines(of: ours.flatMap { $0.1.compactMap { $0.words?[...] } })[...]
    for (block, pieces) in ours {
      let count = pieces.count { $0.words != nil }
      words[block] = Array(parsed.prefix(count))
      parsed = parsed.dropFirst(count)
    }
  }

  enum Piece: Equatable {
    case opening(isOpen: Bool), closing
    case summary([UInt8])
    case words([UInt8])

    var words: [UInt8]? {
      switch self {
      case .opening, .closing: nil
      case .summary(let words), .words(let words): words
      }
    }
  }

  /// - Returns: The parts of an HTML block, or `nil` when it is not one of ours.
  static func pieces(of literal: String) -> [Piece]? {
    var pieces: [Piece] = []
    var hasTag = false
    for line in literal.utf8.split(separator: 0x0A) {
      var rest = trimmed(ArraySlice(line))
      while let (tag, length) = tag(at: rest) {
        pieces.append(tag)
        hasTag = true
        rest = trimmed(rest.dropFirst(length))
      }
      guard !rest.contains(UInt8(ascii: "<")) else { return nil }
      guard !rest.isEmpty else { continue }
      if case .words(let words)? = pieces.last {
        pieces[pieces.count - 1] = .words(words + [0x0A] + rest)
      } else {
        pieces.append(.words(Array(rest)))
      }
    }
    return hasTag ? pieces : nil
  }

  private static func tag(at bytes: ArraySlice<UInt8>) -> (Piece, length: Int)? {
    func begins(_ tag: StaticString) -> Int? {
      let tag = "\(tag)".utf8
      let isThere = bytes.count >= tag.count && zip(bytes, tag).allSatisfy { isLetter($0) ? $0 | 0x20 == $1 : $0 == $1 }
      return isThere ? tag.count : nil
    }
    if let length = begins("<details>") { return (.opening(isOpen: false), length) }
    if let length = begins("<details open>") { return (.opening(isOpen: true), length) }
    if let length = begins("</details>") { return (.closing, length) }
    guard let start = begins("<summary>") else { return nil }
    let text = bytes.dropFirst(start)
    guard let end = text.indices.first(where: { text[$0] == UInt8(ascii: "<") && isSummaryEnd(text[$0...]) }) else {
      return nil
    }
    return (.summary(Array(trimmed(text[..<end]))), start + text[..<end].count + 10)
  }

  private static func isSummaryEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix(10).map { isLetter($0) ? $0 | 0x20 : $0 }.elementsEqual("</summary>".utf8)
  }

  /// A `<details>` that is never closed ends with `parent`; a closing tag too many vanishes.
  ///
  /// - Complexity: O(*n*): each child moves at most once.
  func extend(_ parent: Node) {
    var open: [Node] = []
    var child = parent.first
    func place(_ node: Node, before old: Node) {
      if let container = open.last { container.append(node) } else { node.insert(before: old) }
    }
    while let node = child {
      child = node.next
      guard let pieces = pieces[node] else {
        if let container = open.last { container.append(node) }
        continue
      }
      var contents = (words[node] ?? [])[...]
      for piece in pieces {
        switch piece {
        case .opening(let isOpen):
          let details = Node.make(.customBlock)
          details.wrap(.details(isOpen: isOpen), style)
          place(details, before: node)
          if open.count < Self.maximumDepth { open.append(details) }
        case .closing: _ = open.popLast()
        case .summary:
          let isFirst = open.last.map { $0.first == nil } ?? false
          place(block(of: contents.popFirst() ?? [], isSummary: isFirst), before: node)
        case .words: place(block(of: contents.popFirst() ?? [], isSummary: false), before: node)
        }
      }
      node.free()
    }
  }

  /// A summary stands first in its details; anywhere else its words are a paragraph.
  private func block(of words: [Node], isSummary: Bool) -> Node {
    let block = Node.make(isSummary ? .customBlock : .paragraph)
    if isSummary { block.wrap(.summary, style) }
    words.forEach(block.append)
    return block
  }
}
