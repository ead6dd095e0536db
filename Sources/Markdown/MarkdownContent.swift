/// A document as data: its blocks in order, flat, each with its lines.
///
/// What stands in a code fence is one block of kind `code` and is never read into; so nothing is collected from samples.
public struct MarkdownContent: Sendable {
  public var blocks: [Block]
  /// Set when the document was too demanding to be parsed; the blocks end before the line that was.
  public var limit: InputLimit?
  /// What no block holds, because a table has too many rows.
  public var omissions: [TableOmission] = []

  /// Nothing: for what is not Markdown.
  public init() { blocks = [] }

  /// What was read out of another markup.
  public init(blocks: [Block]) { self.blocks = blocks }

  public struct Block: Sendable {
    public enum Kind: Hashable, Sendable {
      case heading(level: Int)
      case paragraph
      /// The item's first paragraph; what else it holds follows as blocks of greater depth.
      case item(task: TaskState?, isOrdered: Bool)
      case code(info: String)
      case table(Table)
      case html
      case rule
    }

    public var kind: Kind
    /// 1-based, in the document.
    public var firstLine: Int
    public var lastLine: Int
    /// How many lists it stands in; 0 at the top.
    public var depth: Int
    public var isQuoted: Bool
    /// The plain text, a line of the document each; empty for code and tables.
    public var text: [Line]

    public init(kind: Kind, firstLine: Int, lastLine: Int, depth: Int = 0, isQuoted: Bool = false, text: [Line] = []) {
      self.kind = kind
      self.firstLine = firstLine
      self.lastLine = lastLine
      self.depth = depth
      self.isQuoted = isQuoted
      self.text = text
    }

    /// The plain text on one line.
    public var plain: String { text.count == 1 ? text[0].text : text.map(\.text).joined(separator: " ") }

    public var headingLevel: Int? {
      if case .heading(let level) = kind { level } else { nil }
    }

    public var isItem: Bool {
      if case .item = kind { true } else { false }
    }

    /// That of an item: `- [ ] text`.
    public var box: TaskState? {
      if case .item(let task, _) = kind { task } else { nil }
    }
  }

  /// One line of a block's text, without markup.
  public struct Line: Hashable, Sendable {
    public var number: Int
    public var text: String
    /// The strong text with which the line begins, when it does; it is a part of `text`.
    public var lead: String?
    public var links: [Link]
    /// All of the line is struck through.
    public var isStruck: Bool
    /// Whether its author ended it (two blanks, a backslash, `<br>`), so that the next is no wrapped part of it.
    public var isEnded: Bool

    public init(
      number: Int, text: String, lead: String? = nil, links: [Link] = [], isStruck: Bool = false, isEnded: Bool = false
    ) {
      self.number = number
      self.text = text
      self.lead = lead
      self.links = links
      self.isStruck = isStruck
      self.isEnded = isEnded
    }
  }

  public struct Link: Hashable, Sendable {
    public var text: String
    /// As written.
    public var destination: String
    public var isImage: Bool

    public init(text: String, destination: String, isImage: Bool = false) {
      self.text = text
      self.destination = destination
      self.isImage = isImage
    }
  }

  public struct Table: Hashable, Sendable {
    public var header: [Line]
    /// As many cells as the header in each row; a row's line is that of its first cell.
    public var rows: [[Line]]
    public var firstLine: Int
  }

  public struct Section: Sendable {
    public var level: Int
    public var title: String
    public var line: Int
    /// The last line before the next heading of the same or a higher level.
    public var lastLine: Int
    /// The blocks after the heading, those of its subsections included.
    public var blocks: Range<Int>
  }
}

extension MarkdownContent {
  /// All sections in order; a subsection follows the one that holds it.
  ///
  /// - Complexity: O(*blocks*): each heading is closed once.
  public func sections(endingAt lastLine: Int) -> [Section] {
    var sections: [Section] = []
    var open: [Int] = []
    func close(above level: Int, before line: Int, _ block: Int) {
      while let last = open.last, sections[last].level >= level {
        sections[last].lastLine = line - 1
        sections[last].blocks = sections[last].blocks.lowerBound..<block
        open.removeLast()
      }
    }
    for (index, block) in blocks.enumerated() {
      guard let level = block.headingLevel, block.depth == 0, !block.isQuoted else { continue }
      close(above: level, before: block.firstLine, index)
      open.append(sections.count)
      sections.append(
        Section(
          level: level, title: block.plain, line: block.firstLine, lastLine: lastLine,
          blocks: (index + 1)..<blocks.count))
    }
    close(above: 0, before: lastLine + 1, blocks.count)
    return sections
  }
}
