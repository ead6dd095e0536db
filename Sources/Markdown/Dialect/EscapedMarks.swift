/// Keeps `\~` and the like from being taken for marks of the dialect.
///
/// libcmark joins all texts when it has parsed, so that an escaped tilde looks like any other. The source tells them apart:
/// each escaped mark becomes a node of its own that the other additions leave alone.
struct EscapedMarks {
  let source: ParsedSource

  static func isMark(_ byte: UInt8) -> Bool { "~:@[".utf8.contains(byte) }

  func separate(in tree: borrowing MarkdownTree) {
    var texts: [(node: Node, source: ArraySlice<UInt8>)] = []
    var block: (node: Node, lines: [ArraySlice<UInt8>])?
    tree.walk { visit, node in
      switch (node.kind, visit) {
      case (.paragraph, .enter): block = (node, source.lines(of: node))
      case (.heading, .enter): block = (node, [])
      case (.text, _): if let bytes = block.flatMap({ bytes(of: node, in: $0) }) { texts.append((node, bytes)) }
      default: break
      }
    }
    for (node, source) in texts { separate(node, source) }
  }

  /// The source of a text, to the end of its line.
  private func bytes(of text: Node, in block: (node: Node, lines: [ArraySlice<UInt8>])) -> ArraySlice<UInt8>? {
    guard block.node.kind == .paragraph else { return source.line(text.firstLine).dropFirst(text.firstColumn - 1) }
    // libcmark counts the columns of later lines as if they began where the first one does.
    let index = text.firstLine - block.node.firstLine
    guard block.lines.indices.contains(index) else { return nil }
    return block.lines[index].dropFirst(text.firstColumn - block.node.firstColumn)
  }

  private func separate(_ text: Node, _ source: ArraySlice<UInt8>) {
    let literal = Array(text.literal.utf8)
    let marks = escapedMarks(of: literal, in: source)
    var done = 0
    for mark in marks {
      if done < mark { Node.text(String(decoding: literal[done..<mark], as: UTF8.self)).insert(before: text) }
      let node = Node.text(String(decoding: literal[mark...mark], as: UTF8.self))
      node.isEscaped = true
      node.insert(before: text)
      done = mark + 1
    }
    guard done > 0 else { return }
    if done < literal.count {
      text.literal = String(decoding: literal[done...], as: UTF8.self)
    } else {
      text.free()
    }
  }

  /// The offsets in `literal` at which an escaped mark stands; those behind an entity are not found.
  private func escapedMarks(of literal: [UInt8], in source: ArraySlice<UInt8>) -> [Int] {
    var marks: [Int] = []
    var place = source.startIndex
    for (index, byte) in literal.enumerated() {
      guard place < source.endIndex else { break }
      if source[place] == UInt8(ascii: "\\"), place + 1 < source.endIndex, source[place + 1] == byte {
        if Self.isMark(byte) { marks.append(index) }
        place += 2
      } else if source[place] == byte {
        place += 1
      } else {
        break
      }
    }
    return marks
  }
}
