import ReportModel

/// The latency that the objective of a tool promises besides its share: how fast is fast enough.
struct IndicatorLatency {
  private let item: YAMLValue
  /// As a percentage; `nil` where the objective states none.
  private let percent: String?
  /// All that the objective says, its queries included.
  private let texts: [String]

  static func latency(of item: YAMLValue, share: String?) -> ServiceLevelObjective.Latency? {
    IndicatorLatency(item: item, share: share).latency
  }

  private init(item: YAMLValue, share: String?) {
    self.item = item
    percent = share.flatMap { DecimalText($0)?.shifted(by: 2).text }
    texts = item.scalars
  }

  private var latency: ServiceLevelObjective.Latency? {
    if let native = item.at("spec indicator latencyNative latency")?.text.flatMap(LatencyText.quantity) {
      return promise(native)
    }
    return stated ?? bucket.flatMap(promise) ?? threshold
  }

  private func promise(_ target: String) -> ServiceLevelObjective.Latency? {
    percent.map { .init(percentile: $0, target: target, mayEqualTarget: true) }
  }

  /// `99% of requests < 300ms`, with the share that the objective itself has.
  private var stated: ServiceLevelObjective.Latency? {
    item.listed(Self.wordPaths).lazy.compactMap { text -> ServiceLevelObjective.Latency? in
      let read = ObjectiveText(text)
      guard let latency = read.latency, read.share == nil || latency.percentile == percent else { return nil }
      return latency
    }.first
  }

  /// `request_duration_seconds_bucket{le="0.3"}`: the only bound that its queries name.
  private var bucket: String? {
    let bounds = texts.filter { Self.unit(in: $0) != nil }.flatMap { text in
      Self.bounds(in: text).compactMap { LatencyText.quantity($0 + " " + (Self.unit(in: text) ?? "")) }
    }
    return Set(bounds).count == 1 ? bounds[0] : nil
  }

  /// `op: lte` with a `value`, where something says that the indicator is a latency and in which unit.
  private var threshold: ServiceLevelObjective.Latency? {
    guard let objective = item.at("spec objectives 0"), let value = objective["value"]?.text,
      let operation = objective["op"]?.text?.asciiLowercased, ["lt", "lte"].contains(operation),
      let unit = texts.lazy.compactMap(Self.unit).first, let target = LatencyText.quantity(value + " " + unit),
      let percentile = LatencyText.percentile(in: texts) ?? percent
    else { return nil }
    return .init(percentile: percentile, target: target, mayEqualTarget: operation == "lte")
  }

  /// That of the times in a query, by the names of its metrics; `nil` where they are no latencies.
  private static func unit(in text: String) -> String? {
    let words = foldedWords(text)
    guard words.contains(where: latencyWords.contains) else { return nil }
    return words.contains { ["ms", "milliseconds", "millis"].contains($0) }
      ? "ms" : words.contains("seconds") ? "s" : nil
  }

  private static func bounds(in text: String) -> [String] {
    let mark = Array("le=\"".utf8)
    var (bounds, rest) = ([String](), Array(text.utf8)[...])
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      let bound = rest.prefix { $0 != UInt8(ascii: "\"") }.withText
      if DecimalText(bound) != nil { bounds.append(bound) }
    }
    return bounds
  }

  private static let wordPaths = [
    "spec objectives 0 displayName", "spec description", "description", "metadata displayName",
  ]
  private static let latencyWords: Set<String> = ["duration", "latency", "response"]
}

extension YAMLValue {
  /// The texts at those of the paths that have one.
  fileprivate func listed(_ paths: [String]) -> [String] { paths.compactMap { at($0)?.text } }

  /// All texts in it. Recursion is safe: the depth was bounded when it was read.
  fileprivate var scalars: [String] {
    switch content {
    case .scalar(let text): [text]
    case .list(let list): list.flatMap(\.scalars)
    case .mapping(let entries): entries.flatMap { $0.value.scalars }
    }
  }
}
