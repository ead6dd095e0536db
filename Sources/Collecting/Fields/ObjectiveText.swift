import ReportModel

/// What a target in words or numbers promises: a share, a latency, or neither.
struct ObjectiveText: Hashable, Sendable {
  var share: String?
  var latency: ServiceLevelObjective.Latency?

  /// Whether the text could be read at all.
  var isQuantity: Bool

  /// Whether it limits what is neither good nor a failure: `CPU < 70 %`.
  var isUpperLimit = false

  /// - Parameter context: The name and the indicator, where the percentile may stand.
  /// - Parameter warning: What stands beside the target as the warning line of a latency.
  init(_ raw: String, context: [String] = [], warning: String? = nil) {
    let target = TargetText.target(raw)
    let text = target.raw
    isQuantity = target.number != nil
    if let number = target.number, target.unit?.utf8.first == UInt8(ascii: "%") || target.unit == nil {
      // A bare number above 1 can be no share.
      let isPercent = target.unit != nil || (DecimalText(number)?.value ?? 0) > 1
      share = isPercent ? Decimals.share(percent: number) : Decimals.share(number)
      takeLimit(target, of: context)
      share = Self.promised(share)
      if isPercent { latency = LatencyText.latency(ofShare: number, target.qualifier ?? "") }
      takeWarning(warning, in: raw)
      return
    }
    // What has to be above a time is no latency.
    let isFloor = target.comparator == .greater || target.comparator == .atLeast
    let mayEqual = target.comparator == .atMost
    let limit = TargetText.withoutComparator(text)
    if !isFloor, let shared = LatencyText.shared(limit) {
      share = Decimals.share(percent: shared.percentile)
      latency = .init(percentile: shared.percentile, target: shared.target, mayEqualTarget: mayEqual)
    } else if !isFloor, let quantity = LatencyText.quantity(limit), let percentile = LatencyText.percentile(in: context)
    {
      latency = .init(percentile: percentile, target: quantity, mayEqualTarget: mayEqual)
    } else if let stated = LatencyText.latency(text, warning: nil) {
      (latency, isQuantity) = (stated, true)
    }
    takeWarning(warning, in: raw)
  }

  /// Who promises 0 % promises nothing.
  static func promised(_ share: String?) -> String? {
    share.flatMap { DecimalText($0)?.value == 0 ? nil : $0 }
  }

  /// What may be at most so much is no share of what is good; of failures the rest is.
  private mutating func takeLimit(_ target: KeyIndicator.Target, of context: [String]) {
    guard let stated = share.flatMap({ ExactDecimal($0) })?.fraction else { return }
    let isLimit = target.comparator == .less || target.comparator == .atMost
    // "Errors: 99.9 %" was meant for the others.
    let isBare = target.comparator == .equal && stated < Fraction(1, 2)
    if isLimit || isBare, context.contains(where: Self.namesFailures) {
      share = stated < .one ? (.one - stated).text(places: 15) : nil
    } else if isLimit {
      (share, isUpperLimit) = (nil, true)
    }
  }

  /// `Error rate`, `Failed jobs`, `5xx`; not `error-free requests`, `non-5xx responses`.
  private static func namesFailures(_ text: String) -> Bool {
    let words = foldedWords(text.lowercased())
    return words.indices.contains { index in
      failureWords.contains(words[index])
        && !(index + 1 < words.count && words[index + 1] == "free")
        && !(index > 0 && ["non", "no", "not", "without"].contains(words[index - 1]))
    }
  }

  private static let failureWords: Set<String> = [
    "error", "errors", "failure", "failures", "failed", "failing", "5xx", "4xx", "loss", "lost", "dropped", "drops",
    "timeout", "timeouts", "rejected", "rejections", "unavailability", "downtime", "crash", "crashes", "aborted",
    "unsuccessful", "duplicates",
  ]

  static var understood: [Understanding.Row] {
    [.init("Objectives: words of failures, of which the rest is good", failureWords)]
  }

  private mutating func takeWarning(_ warning: String?, in raw: String) {
    guard let latency else { return }
    self.latency?.warning =
      warning.flatMap { LatencyText.quantity(TargetText.withoutComparator($0)) }
      ?? Self.warningLine(of: latency, in: raw)
  }

  /// `< 900 ms, warning at 700 ms`, `warn when p95 > 400 ms`. A time beyond the target is another one (`warning after
  /// 5 min`), and so is one of another percentile.
  static func warningLine(of latency: ServiceLevelObjective.Latency, in text: String) -> String? {
    func time(_ text: String) -> Double? { LatencyText.milliseconds(text).flatMap { DecimalText($0)?.value } }
    for clause in text.utf8.split(separator: UInt8(ascii: ";")).map(\.withText) {
      guard let warning = LatencyText.warning(in: clause), let line = time(warning), let target = time(latency.target),
        line < target
      else { continue }
      let stated = LatencyText.percentile(in: [clause])
      if stated == nil || stated == latency.percentile { return warning }
    }
    return nil
  }

  /// The latencies of other percentiles that a target names behind its first.
  static func furtherLatencies(_ raw: String) -> [ServiceLevelObjective.Latency] {
    let parts = raw.utf8.split(separator: UInt8(ascii: ";")).map { trimmedText($0.withText) }
    let latencies = parts.compactMap { LatencyText.latency($0, warning: nil) }
    guard latencies.count == parts.count, Set(latencies.map(\.percentile)).count == parts.count else { return [] }
    return Array(latencies.dropFirst())
  }
}
