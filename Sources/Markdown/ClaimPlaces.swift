/// Finds where claims stand in a text, so that the mark of each can stand behind it.
///
/// A mark stands behind the sentence in which the claim's words are written; where they are not found, at the end of the line.
/// It is never put into a link.
struct ClaimPlaces {
  private let marks: [Int: [ClaimMark]]
  private let lineOffset: Int
  /// Where lines end. Of several places for a line, the first one is taken.
  private var ends: [(node: Node, isBreak: Bool, line: Int)] = []
  private var placed: Set<Int> = []
  /// The texts of the lines that have marks, in their order.
  private var leaves: [Int: [Node]] = [:]

  init(_ marks: [Int: [ClaimMark]], lineOffset: Int) {
    self.marks = marks
    self.lineOffset = lineOffset
  }

  /// - Parameter line: 1-based, in what was parsed.
  mutating func visit(_ visit: MarkdownTree.Visit, _ node: Node, line: Int, isInLink: Bool) {
    guard !marks.isEmpty else { return }
    switch (node.kind, visit) {
    case (.text, .enter), (.code, .enter):
      if marks[line + lineOffset] != nil { leaves[line + lineOffset, default: []].append(node) }
    case (.softBreak, _), (.lineBreak, _): if !isInLink { note(node, isBreak: true, line: line) }
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
    ends.append((node, isBreak, line + lineOffset))
  }

  /// The tree is changed when all of it has been walked.
  func fill() {
    for end in ends {
      var text = ClaimedLine(leaves[end.line] ?? [])
      var found: [(place: Int, mark: ClaimMark)] = []
      for mark in marks[end.line] ?? [] {
        if let place = text.place(of: mark) {
          found.append((place, mark))
        } else if end.isBreak {
          node(of: mark).insert(before: end.node)
        } else {
          end.node.append(node(of: mark))
        }
      }
      // From the end, so that no text is cut before the place of another mark.
      for (_, next) in found.enumerated().sorted(by: { ($0.element.place, $0.offset) > ($1.element.place, $1.offset) })
      {
        text.put(node(of: next.mark), at: next.place)
      }
    }
  }

  private func node(of mark: ClaimMark) -> Node {
    let node = Node.make(.customInline)
    node.wrap(.claim(mark))
    return node
  }
}

/// The texts of a line, one behind the other.
private struct ClaimedLine {
  private let leaves: [Node]
  /// Where each leaf ends in ``bytes``.
  private var ends: [Int] = []
  private var bytes: [UInt8] = []
  /// `bytes` in lower case without blanks, and where each of them stands.
  private var folded: [UInt8] = []
  private var origins: [Int] = []
  /// Where the words of earlier marks begin in `folded`: two claims of one value are two places.
  private var taken: Set<Int> = []

  init(_ leaves: [Node]) {
    self.leaves = leaves
    for leaf in leaves {
      leaf.appendLiteral(to: &bytes)
      ends.append(bytes.count)
    }
    for (place, byte) in bytes.enumerated() where byte != UInt8(ascii: " ") {
      folded.append(lowercased(byte))
      origins.append(place)
    }
  }

  /// - Returns: The place behind which the mark stands; `nil` when its words are not in the line.
  mutating func place(of mark: ClaimMark) -> Int? {
    for words in mark.words {
      let needle = words.utf8.filter { $0 != UInt8(ascii: " ") }.map(lowercased)
      guard !needle.isEmpty, needle.count <= folded.count else { continue }
      for start in 0...(folded.count - needle.count)
      where folded[start...].starts(with: needle) && !taken.contains(start) {
        taken.insert(start)
        let end = origins[start + needle.count - 1] + 1
        return mark.endsSentence ? endOfSentence(from: end) : end
      }
    }
    return nil
  }

  /// Not beyond the cell or the paragraph.
  private func endOfSentence(from start: Int) -> Int {
    let first = leaf(before: start)
    let block = container(of: leaves[first])
    let last = leaves.indices.last { $0 >= first && container(of: leaves[$0]) == block } ?? first
    let marks = ".!?".utf8
    let end = (start..<ends[last]).first { place in
      marks.contains(bytes[place]) && (place + 1 == ends[last] || bytes[place + 1] == UInt8(ascii: " "))
    }
    return end.map { $0 + 1 } ?? ends[last]
  }

  /// Later places come first.
  mutating func put(_ mark: Node, at place: Int) {
    let index = leaf(before: place)
    let leaf = leaves[index]
    if let link = outermostLink(around: leaf) { return mark.insert(after: link) }
    mark.insert(after: leaf)
    guard leaf.kind == .text, place < ends[index] else { return }
    let start = index == 0 ? 0 : ends[index - 1]
    Node.text(String(decoding: bytes[place..<ends[index]], as: UTF8.self)).insert(after: mark)
    leaf.literal = String(decoding: bytes[start..<place], as: UTF8.self)
    ends[index] = place
  }

  private func leaf(before place: Int) -> Int { ends.firstIndex { place <= $0 } ?? ends.count - 1 }
}

private func outermostLink(around leaf: Node) -> Node? {
  var (link, node) = (Node?.none, leaf.parent)
  while let current = node {
    if current.kind == .link || current.kind == .image { link = current }
    node = current.parent
  }
  return link
}

/// The paragraph or heading that a text stands in; of a table, the cell.
private func container(of leaf: Node) -> Node {
  var node = leaf
  while let parent = node.parent {
    switch parent.kind {
    case .customBlock: return node
    case .emphasis, .strong, .link, .image, .customInline, .other: node = parent
    default: return parent
    }
  }
  return node
}

private func lowercased(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
