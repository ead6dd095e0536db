import ReportModel

/// Of what kind and of which day the record is that holds a line; in logarithmic time, however many a document holds.
struct RecordSpans: Sendable {
  private let documents: [DocumentID: Document]

  private struct Document: Sendable {
    var all: LineSpans
    var ofKind: [RecordKind: LineSpans]
    /// Of the record that stands first.
    var day: Day?
  }

  init(_ records: [Record], day: (Record) -> Day?) {
    documents = Dictionary(grouping: records, by: \.origin.document).mapValues { records in
      Document(
        all: LineSpans(records, day: day),
        ofKind: Dictionary(grouping: records, by: \.kind).mapValues { LineSpans($0, day: day) },
        day: records.first.flatMap(day))
    }
  }

  /// Anything at all is of no kind in particular.
  func isKind(_ kind: RecordKind?, at origin: Origin) -> Bool {
    guard let kind else { return true }
    return documents[origin.document]?.ofKind[kind]?.first(holding: origin.line) != nil
  }

  func holds(_ kind: RecordKind, in document: DocumentID) -> Bool { documents[document]?.ofKind[kind] != nil }

  /// Of the outermost record that holds the line, else of the document's first.
  func day(at origin: Origin) -> Day? {
    guard let document = documents[origin.document] else { return nil }
    guard let span = document.all.first(holding: origin.line) else { return document.day }
    return span.day
  }
}

/// Lines of records that may lie in one another.
private struct LineSpans: Sendable {
  struct Span: Sendable {
    var lines: ClosedRange<Int>
    var day: Day?
  }

  /// By first line.
  private let spans: [Span]
  /// For each of `spans` the last line that it or one before it reaches: it never falls, so it can be searched.
  private let reaches: [Int]

  init(_ records: [Record], day: (Record) -> Day?) {
    let sorted = records.enumerated().sorted {
      ($0.element.lines.lowerBound, $0.offset) < ($1.element.lines.lowerBound, $1.offset)
    }
    spans = sorted.map { Span(lines: $0.element.lines, day: day($0.element)) }
    var reach = Int.min
    reaches = spans.map { span in
      reach = max(reach, span.lines.upperBound)
      return reach
    }
  }

  /// The first to reach the line is the first that holds it, or none does.
  func first(holding line: Int) -> Span? {
    var (low, high) = (0, reaches.count)
    while low < high {
      let middle = (low + high) / 2
      if reaches[middle] < line { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].lines.contains(line) ? spans[low] : nil
  }
}
