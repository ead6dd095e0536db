/// What may stand in an element, so that a browser builds the tree that was written: it closes a paragraph before a block
/// and moves what has no place in a table.
struct Element {
  var content: Content
  /// It may stand among words.
  var isInline: Bool

  enum Content {
    case nothing, words, blocks
    /// A list item of a tight list holds words, and lists behind them.
    case wordsAndBlocks
    case only([String])
  }

  /// The elements of a page's content; there are no others.
  static func named(_ name: String) -> Element? {
    switch name {
    case "br", "wbr", "input", "img": Element(content: .nothing, isInline: true)
    case "hr": Element(content: .nothing, isInline: false)
    case "a", "em", "strong", "del", "ins", "s", "u", "b", "i", "small", "sub", "sup", "kbd", "mark", "q", "cite",
      "var",
      "samp", "abbr", "span", "code":
      Element(content: .words, isInline: true)
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "summary", "pre":
      Element(content: .words, isInline: false)
    case "blockquote", "div", "section": Element(content: .blocks, isInline: false)
    case "li", "details": Element(content: .wordsAndBlocks, isInline: false)
    case "ul", "ol": Element(content: .only(["li"]), isInline: false)
    case "table": Element(content: .only(["thead", "tbody"]), isInline: false)
    case "thead", "tbody": Element(content: .only(["tr"]), isInline: false)
    case "tr": Element(content: .only(["th", "td"]), isInline: false)
    default: nil
    }
  }

  /// What a page holds at its top.
  static let page = Element(content: .blocks, isInline: false)

  func mayHold(_ name: String, _ element: Element) -> Bool {
    switch content {
    case .nothing: false
    case .words: element.isInline
    case .blocks: !element.isInline && !Self.isPart(name)
    case .wordsAndBlocks: element.isInline || name == "summary" || !Self.isPart(name)
    case .only(let names): names.contains(name)
    }
  }

  var mayHoldText: Bool {
    switch content {
    case .words, .wordsAndBlocks: true
    case .nothing, .blocks, .only: false
    }
  }

  /// What stands nowhere but in its own whole.
  private static func isPart(_ name: String) -> Bool {
    ["li", "thead", "tbody", "tr", "th", "td", "summary"].contains(name)
  }
}
