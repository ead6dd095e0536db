/// Finds the places at which lines end, so that marks can stand behind their sentences.
///
/// A mark is never put into a link; of several places for a line, the first one is taken.
struct ClaimPlaces {
  private let marks: [Int: [ClaimMark]]
  private let lineOffset: Int
  private var places: [(node: Node, isBreak: Bool, line: Int)] = []
  private var placed: Set<Int> = []

  init(_ marks: [Int: [ClaimMark]], lineOffset: Int) {
    self.marks = marks
    self.lineOffset = lineOffset
  }

  /// - Parameter line: 1-based, in what was parsed.
  mutating func visit(_ visit: MarkdownTree.Visit, _ node: Node, line: Int, isInLink: Bool) {
    guard !marks.isEmpty, !isInLink else { return }
    switch (node.kind, visit) {
    case (.softBreak, _), (.lineBreak, _): note(node, isBreak: true, line: line)
    case (.paragraph, .leave), (.heading, .leave): note(node, isBreak: false, line: line)
    case (.customBlock, .leave):
      // A row of a table: its last cell.
      if node.line > 0, let cell = node.last, cell.kind == .customInline {
        note(cell, isBreak: false, line: node.line)
      }
    default: break
    }
  }

  private mutating func note(_ node: Node, isBreak: Bool, line: Int) {
    guard marks[line + lineOffset] != nil, placed.insert(line).inserted else { return }
    places.append((node, isBreak, line + lineOffset))
  }

  /// The tree is changed when all of it has been walked.
  func fill() {
    for place in places {
      for mark in marks[place.line] ?? [] {
        let node = Node.make(.customInline)
        node.wrap(.claim(mark))
        if place.isBreak { node.insert(before: place.node) } else { place.node.append(node) }
      }
    }
  }
}
