/// `~~text~~` and `~text~` between the children of one node, by the rules for flanking that emphasis has.
struct Strikethrough {
  let style: Markup.Style
  /// Runs that wait for their end; more would be nested deeper than anybody strikes.
  static let maximumDepth = 16

  private struct Run {
    var node: Node
    var count: Int
    var opens: Bool
    var closes: Bool
  }

  /// - Complexity: O(*n*) in the number of siblings: an opener is matched or given up once.
  func extend(_ parent: Node) {
    let runs = runs(in: parent)
    guard runs.count > 1 else { return }
    var openers: [Run] = []
    for run in runs {
      if run.closes, let opener = openers.popLast() {
        if opener.count == run.count { wrap(from: opener.node, to: run.node) }
      } else if run.opens, openers.count < Self.maximumDepth {
        openers.append(run)
      }
    }
  }

  /// Each run of one or two tildes that may open or close, in a text node of its own.
  private func runs(in parent: Node) -> [Run] {
    var runs: [Run] = []
    var child = parent.first
    var before: Unicode.Scalar?
    while let node = child {
      child = node.next
      guard node.kind == .text else {
        before = node.edge
        continue
      }
      let text = node.literal
      if !node.isEscaped, text.utf8.contains(UInt8(ascii: "~")) {
        runs += split(node, text, before: before, after: child?.edge)
      }
      before = text.unicodeScalars.last
    }
    return runs
  }

  private func split(_ node: Node, _ text: String, before: Unicode.Scalar?, after: Unicode.Scalar?) -> [Run] {
    let scalars = Array(text.unicodeScalars)
    var runs: [Run] = []
    var done = 0
    var index = 0
    func insert(_ range: Range<Int>) -> Node {
      let piece = Node.text(String(String.UnicodeScalarView(scalars[range])))
      piece.insert(before: node)
      return piece
    }
    while let start = scalars[index...].firstIndex(of: "~") {
      let end = scalars[start...].firstIndex { $0 != "~" } ?? scalars.count
      index = end
      let left = Flank(start > 0 ? scalars[start - 1] : before)
      let right = Flank(end < scalars.count ? scalars[end] : after)
      guard end - start <= 2, left.closes(before: right) || right.closes(before: left) else { continue }
      if done < start { _ = insert(done..<start) }
      runs.append(
        Run(
          node: insert(start..<end), count: end - start, opens: right.closes(before: left),
          closes: left.closes(before: right)))
      done = end
    }
    guard done > 0 else { return runs }
    if done < scalars.count { _ = insert(done..<scalars.count) }
    node.free()
    return runs
  }

  private func wrap(from opener: Node, to closer: Node) {
    let struck = Node.make(.customInline)
    struck.wrap(.strikethrough, style)
    struck.insert(before: opener)
    while let node = opener.next, node != closer { struck.append(node) }
    opener.free()
    closer.free()
  }
}

/// What stands beside a run of delimiters.
private enum Flank {
  case blank, punctuation, word

  init(_ scalar: Unicode.Scalar?) {
    guard let scalar else {
      self = .blank
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .blank
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      self = .punctuation
    default:
      let isOtherMark = scalar.isASCII && scalar.value > 0x20 && !isWordByte(UInt8(scalar.value))
      self = scalar.value <= 0x20 ? .blank : isOtherMark ? .punctuation : .word
    }
  }

  /// Whether a run between this and `next` is right-flanking; with the two exchanged, whether it is left-flanking.
  func closes(before next: Flank) -> Bool {
    switch self {
    case .blank: false
    case .word: true
    case .punctuation: next != .word
    }
  }
}

extension Node {
  /// The character that a neighbour in the text would see; good enough to tell words from marks.
  fileprivate var edge: Unicode.Scalar? {
    switch kind {
    case .softBreak, .lineBreak: " "
    case .text: literal.unicodeScalars.first
    case .link: first?.kind == .text ? first?.literal.unicodeScalars.first : "["
    case .code, .emphasis, .strong, .image: "*"
    default: "a"
    }
  }
}
