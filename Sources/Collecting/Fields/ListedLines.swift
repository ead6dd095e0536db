import Markdown

/// The lines of a head that tell of one of several things, and not of the document: of a finding that stands before the
/// first section.
struct ListedLines {
  private(set) var numbers: Set<Int> = []
  /// By depth, whether an item says what the items below it are fields of.
  private var isHead: [Bool] = []
  /// The lines below a title in bold with a number, and whether one of them says how grave it is.
  private var titled: (lines: [Int], isGraded: Bool)?

  init(in blocks: ArraySlice<MarkdownContent.Block>) {
    let isList = blocks.count { Self.beginsWithID($0) } > 1
    for block in blocks { read(block, isListedByID: isList) }
    endTitled()
  }

  private mutating func read(_ block: MarkdownContent.Block, isListedByID: Bool) {
    guard let first = block.text.first else { return endTitled() }
    let lines = block.text.map(\.number)
    if block.kind == .paragraph, block.depth == 0 {
      endTitled()
      isHead = []
      if let field = keyValue(first), FindingTitle.isOrdinal(field.name) { numbers.formUnion(lines) }
      if Self.isTitle(first) { titled = ([], false) }
    }
    if titled != nil {
      titled?.lines += lines
      if block.text.contains(where: Self.grades) { titled?.isGraded = true }
    }
    guard block.depth > 0 else { return }
    if block.isItem {
      isHead.removeLast(max(0, isHead.count - block.depth + 1))
      if isHead.contains(false) || isListedByID && Self.beginsWithID(block) { numbers.formUnion(lines) }
      isHead.append(keyValue(first) != nil || isHeadSection(first.text))
    } else if isHead.prefix(block.depth).contains(false) {
      numbers.formUnion(lines)
    }
  }

  private mutating func endTitled() {
    if let titled, titled.isGraded { numbers.formUnion(titled.lines) }
    titled = nil
  }

  /// `**1. Token replay**`.
  private static func isTitle(_ line: MarkdownContent.Line) -> Bool {
    line.lead.map { trimmedText($0) == trimmedText(line.text) } ?? false && FindingTitle.takeNumber(line.text).0 != nil
  }

  private static func grades(_ line: MarkdownContent.Line) -> Bool {
    keyValue(line).map { FindingFields.isSeverity($0.name) } ?? false
  }

  /// `- **ID:** F-1`.
  static func beginsWithID(_ block: MarkdownContent.Block) -> Bool {
    block.isItem && block.text.first.flatMap { keyValue($0) }.map { foldedWords($0.name) == ["id"] } ?? false
  }
}
