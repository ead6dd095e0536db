import ReportModel

/// What a metric's name and labels say it measures.
struct MetricName {
  var service: String?
  var objective: String?
  /// The metric counts failures: its value is 1 minus the measurement.
  var isErrors: Bool
  /// Over how many seconds, up to its time; `nil` when neither says so.
  var range: Int?
  var measure: Measure

  enum Measure: Hashable {
    case share
    case latency(percentile: String?, unit: String?)
    case bucket(bound: String, unit: String?)
  }

  /// - Returns: `nil` for a metric that measures no objective: its target, its budget, its burn rate, or something else.
  init?(_ name: String, label: (String) -> String?) {
    let words = foldedWords(name)
    let found = Self.objectiveLabels.lazy.compactMap(label).first { !$0.isEmpty }
    guard let found, !words.contains(where: Self.others.contains), let measure = Measure(words, label: label) else {
      return nil
    }
    objective = found
    self.measure = measure
    service = Self.serviceLabels.lazy.compactMap(label).first { !$0.isEmpty }
    isErrors = words.contains { ["error", "errors", "failure", "failures"].contains($0) }
    let ranges =
      Self.rangeLabels.compactMap(label)
      + words.filter { $0.hasBytePrefix("rate") }.map { word in
        word.utf8.dropFirst("rate".utf8.count).withText
      }
    range = ranges.lazy.compactMap(WindowText.seconds).first
  }

  static var understood: [Understanding.Row] {
    [
      .init("Metrics: label of the objective", objectiveLabels), .init("Metrics: label of the service", serviceLabels),
      .init("Metrics that measure none, by their name", others),
    ]
  }

  /// When a value of it was taken, and since when it counts.
  func times(_ end: Int?) -> (from: RowTime?, to: RowTime?) {
    guard let end else { return (nil, nil) }
    return (range.map { RowTime(seconds: end - $0) }, RowTime(seconds: end))
  }

  private static let rangeLabels = ["sloth_window", "window", "slo_window"]

  private static let objectiveLabels = ["slo", "sloth_slo", "slo_name", "objective", "sloth_id"]
  private static let serviceLabels = ["service", "sloth_service", "service_name", "app", "job"]
  private static let others: Set<String> = [
    "objective", "budget", "burn", "target", "goal", "threshold", "alert", "alerts", "info", "period", "days",
  ]
}

extension MetricName.Measure {
  /// By Prometheus' conventions: the unit is a word of the name; `quantile` and `le` are labels.
  ///
  /// A unit alone makes no latency: `us` is a region, `min` a least value.
  ///
  /// - Returns: `nil` for what counts or adds up, and for other times than a latency.
  fileprivate init?(_ words: [String], label: (String) -> String?) {
    let unit =
      words.first { $0.utf8.count > 1 && LatencyText.units.contains($0) }
      ?? label("unit").flatMap { LatencyText.units.contains($0) ? $0 : nil }
    let percentile = LatencyText.percentile(in: words)
    let isTime = percentile != nil || label("unit") == unit || words.contains(where: Self.timeWords.contains)
    if let quantile = label("quantile") {
      self = .latency(percentile: LatencyText.percentile(ofLabel: quantile), unit: unit)
    } else if let bound = label("le"), words.isEmpty || words.last == "bucket" {
      self = .bucket(bound: bound, unit: unit)
    } else if unit == nil || words.contains(where: Self.shareWords.contains) {
      self = .share
    } else if ["count", "sum", "total", "created", "bucket", "window", "interval"].contains(where: words.contains) {
      return nil
    } else {
      self = isTime ? .latency(percentile: percentile, unit: unit) : .share
    }
  }

  private static let timeWords: Set<String> = ["latency", "duration", "time", "seconds", "milliseconds"]
  private static let shareWords: Set<String> = ["ratio", "availability", "share", "percent"]
}
