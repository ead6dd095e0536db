/// The inline HTML that documents may use, without any attribute; we write the tags ourselves.
enum InlineTag: String, CaseIterable {
  case abbr, b, cite, code, del, em, i, ins, kbd, mark, q, s, samp, small, strong, sub, sup, u, `var`
  case br, wbr

  var isVoid: Bool { self == .br || self == .wbr }

  /// A tag as it stands in a document.
  enum Token: Equatable {
    case opening(InlineTag), closing(InlineTag), void(InlineTag)

    /// - Returns: `nil` for every other byte sequence: a blank or an attribute too many makes it text.
    init?(_ literal: String) {
      var rest = literal.utf8[...]
      guard rest.popFirst() == UInt8(ascii: "<"), rest.popLast() == UInt8(ascii: ">") else { return nil }
      let closes = rest.first == UInt8(ascii: "/")
      if closes { rest.removeFirst() }
      var isSelfClosing = false
      if rest.last == UInt8(ascii: "/") {
        rest.removeLast()
        if rest.last == 0x20 { rest.removeLast() }
        isSelfClosing = true
      }
      guard rest.count <= 6, rest.allSatisfy(isLetter),
        let tag = InlineTag(rawValue: String(decoding: rest.map { $0 | 0x20 }, as: UTF8.self))
      else { return nil }
      switch (tag.isVoid, closes, isSelfClosing) {
      case (true, false, _): self = .void(tag)
      case (false, false, false): self = .opening(tag)
      case (false, true, false): self = .closing(tag)
      default: return nil
      }
    }
  }
}

/// Turns raw tags among the children of a node into nodes of ours.
struct InlineTags {
  let style: Markup.Style
  /// Tags within tags beyond this stay text.
  static let maximumDepth = 16

  /// A tag that is never closed ends with its parent; one that was never opened vanishes.
  ///
  /// - Returns: The nodes that now hold some of the children.
  /// - Complexity: O(*n*): each child moves at most once.
  func extend(_ parent: Node) -> [Node] {
    var made: [Node] = []
    var open: [(tag: InlineTag, node: Node)] = []
    var child = parent.first
    func place(_ node: Node, at old: Node) {
      if let container = open.last { container.node.append(node) } else if node != old { node.insert(before: old) }
    }
    while let node = child {
      child = node.next
      switch node.kind == .htmlInline ? InlineTag.Token(node.literal) : nil {
      case .void(let tag):
        place(tagNode(tag), at: node)
        node.free()
      case .opening(let tag) where open.count < Self.maximumDepth:
        let container = tagNode(tag)
        place(container, at: node)
        node.free()
        made.append(container)
        open.append((tag, container))
      case .closing(let tag):
        if let index = open.lastIndex(where: { $0.tag == tag }) { open.removeSubrange(index...) }
        node.free()
      case .opening, nil: place(node, at: node)
      }
    }
    return made
  }

  private func tagNode(_ tag: InlineTag) -> Node {
    let node = Node.make(.customInline)
    node.wrap(.inline(tag), style)
    return node
  }
}
