import ReportModel

/// A measured quantity in the unit in which it is compared: milliseconds, percent, requests per second.
enum MeasureText {
  /// What cannot be compared with one another.
  enum Dimension: Hashable {
    case time, share, rate
    /// A bare number takes the unit of what it is compared with.
    case bare
    case other(String)
  }

  /// `241 ms`, `1.9 s`, `2 %`, `36.6 requests per second`, `36.6`; what follows the unit is a remark.
  static func quantity(_ text: String) -> (amount: Quantity, dimension: Dimension)? {
    guard let (amount, rest) = QuantityText.amount(in: text) else { return nil }
    if rest.isEmpty { return (amount, .bare) }
    if rest.hasBytePrefix("\u{2030}") {
      return (
        Quantity(amount.text, value: amount.value / 10, step: amount.step / 10, unit: " \u{2030}"), .share
      )
    }
    // `4 %o` is no percentage.
    if rest.hasBytePrefix("%o") || rest.hasBytePrefix("%0") { return (amount.with(unit: " %o"), .other("%o")) }
    if rest.utf8.first == UInt8(ascii: "%") {
      // `99,950 %` may be one percentage or a thousand times as much.
      guard !NumberText.isAmbiguous(trimmedText(text)) else { return nil }
      return (amount.with(unit: " %"), .share)
    }
    let words = foldedWords(rest)
    if let unit = words.first, let factor = milliseconds[unit] {
      return (Quantity(amount.text, value: amount.value * factor, step: amount.step * factor, unit: " " + unit), .time)
    }
    if isRate(words) { return (amount.with(unit: "/s"), .rate) }
    // A sign of success behind the number is no unit.
    guard let word = words.first, word.utf8.first.map({ $0 < 0x80 }) == true else { return (amount, .bare) }
    return (amount.with(unit: " " + word), .other(word))
  }

  private static func isRate(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if first == "rps" || first == "qps" { return true }
    guard ["requests", "request", "req", "reqs", "transactions"].contains(first) else { return false }
    let rest = words.dropFirst().drop { $0 == "per" }
    return rest.first.map { ["s", "sec", "second", "seconds"].contains($0) } ?? false
  }

  private static let milliseconds: [String: Double] = [
    "ms": 1, "msec": 1, "millisecond": 1, "milliseconds": 1, "s": 1000, "sec": 1000, "second": 1000, "seconds": 1000,
    "us": 0.001, "\u{B5}s": 0.001, "\u{3BC}s": 0.001, "ns": 0.000001, "min": 60_000, "minutes": 60_000,
  ]
}
