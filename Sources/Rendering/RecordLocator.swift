import ReportModel

/// Which record a line belongs to, in logarithmic time however many records a document holds.
struct RecordLocator: Sendable {
  /// By document, sorted by first line; of records that begin together the longest first.
  private let spans: [DocumentID: [Span]]
  /// By document, in the portfolio's order.
  private let indices: [DocumentID: [Int]]

  private struct Span: Sendable {
    var lines: ClosedRange<Int>
    var index: Int
  }

  init(_ records: [Record]) {
    let all = records.enumerated().map { (document: $1.origin.document, span: Span(lines: $1.lines, index: $0)) }
    let byDocument = Dictionary(grouping: all) { $0.document }
    indices = byDocument.mapValues { $0.map(\.span.index) }
    spans = byDocument.mapValues { entries in
      entries.map(\.span).sorted {
        ($0.lines.lowerBound, -$0.lines.upperBound, $0.index) < ($1.lines.lowerBound, -$1.lines.upperBound, $1.index)
      }
    }
  }

  /// In the portfolio's order.
  func records(in document: DocumentID) -> [Int] { indices[document] ?? [] }

  func first(in document: DocumentID) -> Int? { spans[document]?.first?.index }

  func record(at origin: Origin) -> Int? { record(in: origin.document, line: origin.line) }

  /// The innermost record whose text holds the line, else the document's first.
  func record(in document: DocumentID, line: Int) -> Int? {
    guard let spans = spans[document] else { return nil }
    let place = spans.partitionPoint { $0.lines.lowerBound > line }
    // A record that ends before the line may stand in one that does not; they do not nest deeply.
    for span in spans[..<place].reversed().prefix(8) where span.lines.contains(line) { return span.index }
    return spans.first?.index
  }
}
