/// The words of a text in Markdown that is one line among others, such as a field's value: without marks of emphasis, a link
/// by its label and, where it leads into the web, its address. Code keeps its backticks.
///
/// What looks like a pattern or a name (`src/**/*.ts`, `\d+`, `__init__.py`) is no Markdown; a text that would be more than a paragraph (`2. Second`) or
/// that breaks a limit stays what it is, too.
public func inlineWords(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.contains(where: { "`[*_<".utf8.contains($0) }), !isPattern(bytes) else { return text }
  let source = DocumentText(decoding: bytes, hasFrontMatter: false).utf8[...]
  guard firstBrokenLimit(source) == nil else { return text }
  let tree = MarkdownTree(parsing: source)
  guard let paragraph = tree.root.first, paragraph.kind == .paragraph, paragraph.next == nil else { return text }
  var words = ""
  paragraph.walk { visit, node in
    guard visit == .enter else {
      let address = node.kind == .link ? node.url : ""
      if address.hasPrefix("http"), !words.hasSuffix(address) { words += " (\(address))" }
      return
    }
    switch node.kind {
    case .text, .htmlInline: words += node.literal
    case .code: words += "`\(node.literal)`"
    case .softBreak, .lineBreak: words += " "
    default: break
    }
  }
  return words
}

private func isPattern(_ bytes: [UInt8]) -> Bool {
  let (star, low) = (UInt8(ascii: "*"), UInt8(ascii: "_"))
  return bytes.contains(UInt8(ascii: "\\"))
    || zip(bytes, bytes.dropFirst()).contains { first, second in
      let pair = [first, second]
      return pair == [low, low]
        || (pair.contains(star) || pair.contains(low)) && pair.contains { "/.".utf8.contains($0) }
    }
}
