import ReportModel

/// Runs of lines, each with a value, found by a line that they hold.
///
/// A look-up takes the logarithm of their number, and as many steps as runs lie around each other there.
struct NestedSpans<Value: Sendable>: Sendable {
  private struct Span: Sendable {
    var lines: ClosedRange<Int>
    var value: Value
    /// Where it stands among those that were given.
    var position: Int
    /// The last one before it that was still open where it begins.
    var around: Int?
  }

  private var spans: [Span] = []

  init(_ items: [(lines: ClosedRange<Int>, value: Value)]) {
    let sorted = items.indices.sorted { one, other in
      let (mine, theirs) = (items[one].lines, items[other].lines)
      return (mine.lowerBound, -mine.upperBound, one) < (theirs.lowerBound, -theirs.upperBound, other)
    }
    var open: [Int] = []
    for position in sorted {
      let item = items[position]
      while let last = open.last, spans[last].lines.upperBound < item.lines.lowerBound { open.removeLast() }
      spans.append(Span(lines: item.lines, value: item.value, position: position, around: open.last))
      open.append(spans.count - 1)
    }
  }

  /// The values of all runs that hold a line, with their positions among those that were given: the last to begin first.
  func holding(_ line: Int) -> [(position: Int, value: Value)] {
    var found: [(position: Int, value: Value)] = []
    var next = spans.partitionPoint { $0.lines.lowerBound > line } - 1
    while next >= 0 {
      if spans[next].lines.contains(line) { found.append((spans[next].position, spans[next].value)) }
      next = spans[next].around ?? -1
    }
    return found
  }
}
