/// What may stand in a page: raw HTML as text, headings with ids, every link resolved or marked.
struct MarkdownPolicy {
  let options: MarkdownOptions
  /// Lines before the first one that was parsed.
  let lineOffset: Int
  private(set) var headings: [RenderedMarkdown.Heading] = []

  init(options: MarkdownOptions, lineOffset: Int) {
    self.options = options
    self.lineOffset = lineOffset
  }

  mutating func apply(to tree: borrowing MarkdownTree) {
    var (headingNodes, html, codes): ([Node], [Node], [Node]) = ([], [], [])
    var links: [(node: Node, line: Int, isInLink: Bool)] = []
    var (line, linkDepth) = (1, 0)
    var places = ClaimPlaces(options.marks, lineOffset: lineOffset)
    tree.walk { visit, node in
      places.visit(visit, node, line: line, isInLink: linkDepth > 0)
      switch (node.kind, visit) {
      case (.paragraph, .enter), (.customBlock, .enter): if node.line > 0 { line = node.line }
      case (.heading, .enter):
        line = node.line
        headingNodes.append(node)
      case (.softBreak, _), (.lineBreak, _): line += 1
      case (.link, .enter), (.image, .enter): linkDepth += 1
      case (.link, .leave), (.image, .leave):
        linkDepth -= 1
        links.append((node, line, linkDepth > 0))
      case (.htmlBlock, _), (.htmlInline, _): html.append(node)
      case (.codeBlock, _), (.code, _): codes.append(node)
      default: break
      }
    }
    places.fill()
    html.forEach(showAsText)
    var slugs = HeadingSlug.Sequence(besides: options.anchors.values)
    for heading in headingNodes { addID(to: heading, &slugs) }
    // By bytes: two headings that look alike are two, and a link must have the very bytes of one.
    let ids = Set(headings.map { Array($0.id.utf8) })
    for link in links { resolve(link.node, line: link.line + lineOffset, isInLink: link.isInLink, ids) }
    for code in codes {
      if code.kind == .codeBlock { keepOnlyLanguageName(code) }
      showInvisibles(in: code)
    }
  }

  /// Code is compared by eye and copied: nothing in it may be other than it looks.
  private func showInvisibles(in code: Node) {
    if let text = InvisibleCharacter.writtenOut(in: code.literal) { code.literal = text }
  }

  /// The info string becomes a class: one word of harmless characters, or nothing.
  private func keepOnlyLanguageName(_ code: Node) {
    let word = code.info.utf8.prefix { $0 > 0x20 }.prefix(32)
    let isName = word.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "_+#.-".utf8.contains($0)
    }
    code.setInfo(isName ? String(decoding: word, as: UTF8.self).lowercased() : "")
  }

  /// Comments vanish; what stands behind one on its line is prose, unless it is HTML itself.
  private func showAsText(_ html: Node) {
    let literal = html.literal
    let behind = textBehindComments(literal)
    if let behind, behind.text.isEmpty { return html.free() }
    let text = Node.make(.text)
    text.literal = behind?.text ?? literal
    showInvisibles(in: text)
    guard html.kind == .htmlBlock else { return html.replace(with: text) }
    let isProse = behind.map { !$0.text.utf8.contains(UInt8(ascii: "<")) } ?? false
    let block = Node.make(isProse ? .paragraph : .codeBlock)
    if isProse {
      block.append(text)
    } else {
      block.literal = text.literal
      text.free()
    }
    html.replace(with: block)
  }

  private mutating func addID(to heading: Node, _ slugs: inout HeadingSlug.Sequence) {
    let title = plainText(of: heading)
    let known = options.anchors[heading.firstLine + lineOffset].map { HeadingSlug(fragment: $0) }
    let slug = known ?? slugs.slug(for: title)
    let level = min(6, heading.headingLevel + options.headingShift)
    headings.append(.init(level: level, title: title, id: slug.id, line: heading.firstLine + lineOffset))
    let block = Node.make(.customBlock)
    let inline = Node.make(.customInline)
    inline.wrap(.heading(level: level, id: slug))
    inline.adoptChildren(of: heading)
    inline.walk { _, node in if node.kind == .text { showInvisibles(in: node) } }
    block.append(inline)
    heading.replace(with: block)
  }

  private func plainText(of node: Node) -> String {
    var text = ""
    node.walk { _, inline in
      switch inline.kind {
      case .text, .code: text += inline.literal
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    return text
  }

  private func resolve(_ link: Node, line: Int, isInLink: Bool, _ ids: Set<[UInt8]>) {
    let destination = link.url
    if let label = link.first, label.kind == .text, destination.utf8.elementsEqual(label.literal.utf8) {
      // An address that is its own label is compared by eye.
      showInvisibles(in: label)
    }
    let replacement = Node.make(.customInline)
    defer { link.replace(with: replacement) }
    let isImage = link.kind == .image
    if isInLink, !isImage {
      // There is no link in a link: the words are left.
    } else if !isImage, destination.utf8.first == UInt8(ascii: "#"), let id = ownHeading(destination, ids) {
      replacement.wrap(.pageLink("#" + id))
    } else {
      let resolution = options.resolve(.init(destination: destination, isImage: isImage, line: line))
      if case .picture(let picture) = resolution {
        return replacement.wrap(.picture(picture, words: plainText(of: link)))
      }
      // The same for an image that cannot be shown.
      if !isInLink { replacement.wrap(markup(for: resolution)) }
    }
    replacement.adoptChildren(of: link)
    if replacement.first == nil {
      let text = Node.make(.text)
      text.literal = destination
      replacement.append(text)
    }
  }

  private func ownHeading(_ fragment: String, _ ids: Set<[UInt8]>) -> String? {
    let id = "h-" + percentDecoded(fragment.utf8.dropFirst())
    return ids.contains(Array(id.utf8)) ? id : nil
  }

  private func markup(for resolution: LinkResolution) -> Markup {
    switch resolution {
    case .page(let address): .pageLink(address)
    case .external(let address):
      SafeURL(address).map(Markup.externalLink) ?? .broken(reason: "an address of this kind is not linked")
    case .broken(let reason): .broken(reason: reason)
    case .path(let path): .localPath(path)
    case .picture(let picture): .picture(picture, words: "")
    }
  }
}

/// `%20` and the like as bytes; what is no escape stays.
func percentDecoded(_ text: some Sequence<UInt8>) -> String {
  func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
  let bytes = Array(text)
  var decoded: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
      let low = digit(bytes[index + 2])
    {
      decoded.append(high << 4 | low)
      index += 3
    } else {
      decoded.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: decoded, as: UTF8.self)
}
