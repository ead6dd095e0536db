import ReportModel

/// What a row says of a latency, as it is written.
struct LatencyCell: Hashable, Sendable {
  /// 95 for p95; `nil` when the row does not say.
  var percentile: String?
  var text: String
  /// Of a bare number; `nil` when nothing says so.
  var unit: String?
  /// Neither the row nor the column says of what it is the latency.
  var mayBeMean = false
}

/// How many requests took no longer than a bound, as it is written.
struct BucketCell: Hashable, Sendable {
  var bound: String
  var unit: String?
  var count: String
}

/// Which columns or keys say how long something took, by their names.
struct LatencyColumns: Sendable {
  private struct Value { var column: Int, percentile: String?, unit: String?, isLatency = false }
  private struct Bound { var column: Int, unit: String? }

  private var values: [Value] = []
  private var percentile, unit, count: Int?
  private var bound: Bound?

  init(_ names: [String]) {
    for (column, name) in names.enumerated() {
      var words = foldedWords(name)
      let unit = words.last.flatMap { LatencyText.units.contains($0) ? $0 : nil }
      if unit != nil { words.removeLast() }
      let joined = words.joined(separator: " ")
      if Self.percentileNames.contains(joined) {
        percentile = column
      } else if Self.unitNames.contains(joined) {
        self.unit = column
      } else if Self.boundNames.contains(joined) {
        bound = Bound(column: column, unit: unit)
      } else if Self.countNames.contains(joined) {
        count = column
      } else if let stated = LatencyText.percentile(in: [name]) {
        values.append(Value(column: column, percentile: stated, unit: unit))
      } else if Self.valueNames.contains(joined) || unit != nil && ["value", "measured", "sli"].contains(joined) {
        values.append(
          Value(column: column, percentile: nil, unit: unit, isLatency: Self.valueNames.contains(joined)))
      }
    }
  }

  /// Whether a table of them measures how long something took.
  var isEmpty: Bool { values.isEmpty && (bound == nil || count == nil) }

  /// - Parameter cell: `nil` for an empty one.
  func latencies(_ cell: (Int?) -> String?) -> [LatencyCell] {
    let stated = cell(percentile).flatMap(LatencyText.percentile(ofLabel:))
    return values.compactMap { value in
      cell(value.column).map { text in
        let percentile = value.percentile ?? stated
        return LatencyCell(
          percentile: percentile, text: text, unit: value.unit ?? cell(unit),
          mayBeMean: value.isLatency && percentile == nil)
      }
    }
  }

  func bucket(_ cell: (Int?) -> String?) -> BucketCell? {
    guard let bound, let text = cell(bound.column), let counted = cell(count) else { return nil }
    return BucketCell(bound: text, unit: bound.unit ?? cell(unit), count: counted)
  }

  /// The unit of the row's own value, and its percentile, where it holds a time.
  func own(_ cell: (Int?) -> String?) -> (unit: String?, percentile: String?) {
    let written = cell(self.unit).flatMap { foldedWords($0).first }
    return (
      written.flatMap { LatencyText.units.contains($0) ? $0 : nil },
      cell(percentile).flatMap(LatencyText.percentile(ofLabel:))
    )
  }

  static var understood: [Understanding.Row] {
    [
      .init("Column or key: latency", valueNames.sorted() + ["p50", "p95_ms", "p99 (s)"]),
      .init("Column or key: percentile", percentileNames.sorted()),
      .init("Column or key: unit", unitNames.sorted()),
      .init("Column or key: bound of a bucket", boundNames.sorted()),
      .init("Column or key: count of a bucket", countNames.sorted()),
      .init("Units of time", LatencyText.units.sorted()),
    ]
  }

  private static let percentileNames: Set<String> = ["percentile", "quantile"]
  private static let unitNames: Set<String> = ["unit", "units"]
  private static let boundNames: Set<String> = ["le", "bucket", "upper bound", "bound"]
  private static let countNames: Set<String> = ["count", "cumulative count", "cumulative"]
  private static let valueNames: Set<String> = ["latency", "response time"]
}
