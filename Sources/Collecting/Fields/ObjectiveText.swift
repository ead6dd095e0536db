import ReportModel

/// What a target in words or numbers promises: a share, a latency, or neither.
struct ObjectiveText: Hashable, Sendable {
  var share: String?
  var latency: ServiceLevelObjective.Latency?

  /// Whether the text could be read at all.
  var isQuantity: Bool

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
      if isPercent { latency = LatencyText.latency(ofShare: number, target.qualifier ?? "") }
      takeWarning(warning, in: raw)
      return
    }
    // What has to be above a time is no latency.
    let isFloor = [">", "\u{2265}"].contains { text.hasBytePrefix($0) }
    if !isFloor, let quantity = LatencyText.quantity(withoutComparator(text)),
      let percentile = LatencyText.percentile(in: context)
    {
      let mayEqual = ["<=", "\u{2264}"].contains { text.hasBytePrefix($0) }
      latency = .init(percentile: percentile, target: quantity, mayEqualTarget: mayEqual)
    } else if let stated = LatencyText.latency(text, warning: nil) {
      (latency, isQuantity) = (stated, true)
    }
    takeWarning(warning, in: raw)
  }

  private mutating func takeWarning(_ warning: String?, in raw: String) {
    guard let latency else { return }
    self.latency?.warning =
      warning.flatMap { LatencyText.quantity(withoutComparator($0)) } ?? warningLine(of: latency, in: raw)
  }
}

/// `< 900 ms, warning at 700 ms`. A time beyond the target is another one: `warning after 5 min`.
private func warningLine(of latency: ServiceLevelObjective.Latency, in text: String) -> String? {
  func time(_ text: String) -> Double? { LatencyText.milliseconds(text).flatMap { DecimalText($0)?.value } }
  guard let warning = LatencyText.warning(in: text), let line = time(warning), let target = time(latency.target),
    line < target
  else { return nil }
  return warning
}

private func withoutComparator(_ text: String) -> String {
  var bytes = Array(text.utf8)[...]
  for symbol in ["<=", ">=", "\u{2264}", "\u{2265}", "<", ">", "="] where bytes.starts(with: symbol.utf8) {
    bytes = bytes.dropFirst(symbol.utf8.count)
    break
  }
  return trimmedText(bytes.withText)
}
