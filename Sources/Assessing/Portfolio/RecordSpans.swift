import ReportModel

/// Of what kind and of which day the record is that holds a line.
struct RecordSpans: Sendable {
  private let spans: [DocumentID: DocumentSpans]

  private struct DocumentSpans: Sendable {
    var spans: NestedSpans<Span>
    var kinds: Set<RecordKind>
    var firstDay: Day?
  }

  private struct Span: Sendable {
    var kind: RecordKind
    var day: Day?
  }

  init(_ records: [Record], day: (Record) -> Day?) {
    // By their indices: each would be copied twice.
    spans = Dictionary(grouping: records.indices) { records[$0].origin.document }.mapValues { indices in
      let runs = indices.map { (records[$0].lines, Span(kind: records[$0].kind, day: day(records[$0]))) }
      return DocumentSpans(spans: NestedSpans(runs), kinds: Set(runs.map(\.1.kind)), firstDay: runs.first?.1.day)
    }
  }

  /// Anything at all is of no kind in particular.
  func isKind(_ kind: RecordKind?, at origin: Origin) -> Bool {
    guard let kind else { return true }
    return spans[origin.document]?.spans.holding(origin.line).contains { $0.value.kind == kind } ?? false
  }

  func holds(_ kind: RecordKind, in document: DocumentID) -> Bool {
    spans[document]?.kinds.contains(kind) ?? false
  }

  func day(at origin: Origin) -> Day? {
    guard let document = spans[origin.document] else { return nil }
    let first = document.spans.holding(origin.line).min { $0.position < $1.position }
    return first.map(\.value.day) ?? document.firstDay
  }
}
