import ReportModel

/// Of what kind and of which day the record is that holds a line.
struct RecordSpans: Sendable {
  private let spans: [DocumentID: [Span]]

  private struct Span: Sendable {
    var lines: ClosedRange<Int>
    var kind: RecordKind
    var day: Day?
  }

  init(_ records: [Record], day: (Record) -> Day?) {
    spans = Dictionary(grouping: records, by: \.origin.document).mapValues { records in
      records.map { Span(lines: $0.lines, kind: $0.kind, day: day($0)) }
    }
  }

  /// Anything at all is of no kind in particular.
  func isKind(_ kind: RecordKind?, at origin: Origin) -> Bool {
    guard let kind else { return true }
    return spans[origin.document]?.contains { $0.kind == kind && $0.lines.contains(origin.line) } ?? false
  }

  func holds(_ kind: RecordKind, in document: DocumentID) -> Bool {
    spans[document]?.contains { $0.kind == kind } ?? false
  }

  func day(at origin: Origin) -> Day? {
    (spans[origin.document]?.first { $0.lines.contains(origin.line) } ?? spans[origin.document]?.first)?.day
  }
}
