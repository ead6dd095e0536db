import ReportModel

/// `p95 latency < 8 seconds`.
enum LatencyText {
  static func latency(_ text: String, warning: String?) -> ServiceLevelObjective.Latency? {
    guard let first = text.utf8.first, first == UInt8(ascii: "p") || first == UInt8(ascii: "P") else { return nil }
    let percentile = text.utf8.dropFirst().prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }.withText
    let symbols = [("<=", true), ("\u{2264}", true), ("<", false)]
    guard let value = Double(percentile), (1..<100).contains(value),
      let (range, mayEqual) = symbols.lazy.compactMap({ symbol, mayEqual in
        Array(text.utf8).firstRange(of: Array(symbol.utf8)).map { ($0, mayEqual) }
      }).first,
      let target = quantity(Array(text.utf8)[range.upperBound...].withText)
    else { return nil }
    return .init(
      percentile: percentile, target: target, warning: warning.flatMap(quantity), mayEqualTarget: mayEqual)
  }

  /// What `95% of requests under 800 ms` promises besides its share: the 95th percentile.
  ///
  /// - Parameter rest: What stands behind the percent sign.
  static func latency(ofShare percentile: String, _ rest: String) -> ServiceLevelObjective.Latency? {
    let words = rest.utf8.split(separator: 0x20).map(\.withText)
    // `95% of requests under 800 ms`, `95% < 800 ms`.
    let isSigned = words.first.map { first in ["<", "\u{2264}"].contains(where: first.hasBytePrefix) } ?? false
    guard let value = Double(percentile), (1..<100).contains(value), words.first == "of" || isSigned else { return nil }
    if isSigned, case let limit = TargetText.withoutComparator(rest), let target = quantity(limit) {
      return .init(
        percentile: percentile, target: target,
        mayEqualTarget: ["<=", "\u{2264}"].contains(where: rest.hasBytePrefix))
    }
    for index in words.indices {
      guard let mayEqual = bounds[words[index].asciiLowercased] else { continue }
      let rest = words[(index + 1)...].drop { $0 == "than" }.joined(separator: " ")
      if let target = quantity(rest) { return .init(percentile: percentile, target: target, mayEqualTarget: mayEqual) }
    }
    return nil
  }

  /// `300 ms for 99% of requests`, `300 ms at 99%`: the same the other way round.
  static func shared(_ text: String) -> (percentile: String, target: String)? {
    let words = text.utf8.split(separator: 0x20).map(\.withText)
    guard let index = words.firstIndex(where: ["for", "at"].contains), index + 1 < words.count,
      words[index] == "at" ? index + 2 == words.count : index + 2 < words.count && words[index + 2] == "of",
      words[index + 1].hasSuffix("%"), let target = quantity(words[..<index].joined(separator: " "))
    else { return nil }
    let percentile = words[index + 1].utf8.dropLast().withText
    guard let value = Double(percentile), (1..<100).contains(value) else { return nil }
    return (percentile, target)
  }

  /// What stands in front of a greatest time, and whether the time itself is still good.
  private static let bounds = [
    "under": false, "below": false, "<": false, "less": false, "faster": false, "within": true, "in": true, "<=": true,
    "\u{2264}": true,
  ]

  /// The time nearest to the word "warning" in its clause, the one behind it first: "treat anything approaching 6 seconds as a
  /// warning sign", "warning at 700 ms".
  static func warning(in text: String) -> String? {
    for clause in sentences(of: text).flatMap({ $0.utf8.split { ",;()".utf8.contains($0) } }) {
      let words = clause.split(separator: 0x20).map(\.withText)
      guard let index = words.firstIndex(where: { warningWords.contains(foldedWords($0).first ?? "") }) else {
        continue
      }
      let times = words.indices.compactMap { start in
        time(words[start...]).map { (start: start, text: $0) }
      }
      if let nearest = times.first(where: { $0.start > index }) ?? times.last { return nearest.text }
    }
    return nil
  }

  static let warningWords: Set<String> = ["warning", "warnings", "warn"]

  /// `6 seconds`, `700ms` at the beginning, a sign before it left out; as a quantity.
  private static func time(_ words: ArraySlice<String>) -> String? {
    let text = words.prefix(3).joined(separator: " ")
    return quantity(text.utf8.drop { !(0x30...0x39).contains($0) && $0 < 0x41 || $0 >= 0x80 }.withText)
  }

  /// `8 seconds` as `8 s`, `450ms` as `450 ms`.
  static func quantity(_ text: String) -> String? {
    guard let time = TimeText.read(text), ["s", "ms", "min"].contains(time.unit.name) else { return nil }
    return (time.seconds / time.unit.seconds).text(places: 9) + " " + time.unit.name
  }
}

extension LatencyText {
  /// The words for units of time that ``milliseconds(_:bareUnit:)`` knows.
  static let units: Set<String> = [
    "ms", "msec", "millisecond", "milliseconds", "s", "sec", "secs", "second", "seconds", "us", "microseconds", "ns",
    "min",
    "minute", "minutes",
  ]

  /// Of a label or a cell that holds nothing else: `0.95`, `95`, `p95`.
  static func percentile(ofLabel text: String) -> String? {
    guard let number = DecimalText(text), !number.isNegative else { return percentile(in: [text]) }
    return number.value < 1 ? number.shifted(by: 2).text : number.value < 100 ? number.text : nil
  }

  /// The percentile that a name, a target or a query speaks of: `latency-p95`, `p99 < 5 min`, `histogram_quantile(0.95`.
  static func percentile(in texts: [String]) -> String? {
    for text in texts {
      for word in foldedWords(text) where word.utf8.first == UInt8(ascii: "p") {
        let digits = word.utf8.dropFirst().withText
        if let number = DecimalText(digits), (1..<100).contains(number.value) { return number.text }
        // `p999` is the 99.9th.
        if let number = DecimalText(digits), digits.hasBytePrefix("99"), digits.utf8.count <= 4 {
          return number.shifted(by: 2 - digits.utf8.count).text
        }
      }
      let bytes = Array(text.utf8)
      if let range = bytes.firstRange(of: Array("quantile(".utf8)),
        let number = DecimalText(
          bytes[range.upperBound...].prefix { $0 == 0x2E || (0x30...0x39).contains($0) }.withText),
        number.value < 1
      {
        return number.shifted(by: 2).text
      }
    }
    return nil
  }

  /// A time in milliseconds: `81 ms`, `0.8s`, `2 min`, and a bare number with the unit that a heading gives it.
  static func milliseconds(_ text: String, bareUnit: String? = nil) -> String? {
    let text = trimmedText(text)
    // `4.2e-01`, as machines write it.
    if let decimal = DecimalText(text) {
      guard !decimal.isNegative, let unit = bareUnit.flatMap({ TimeText.units[$0] }),
        let number = ExactDecimal(decimal.text, isCut: true)
      else { return nil }
      return milliseconds(number.fraction * unit.seconds)
    }
    guard let time = TimeText.read(text, bareUnit: bareUnit), units.contains(time.unit.name) else { return nil }
    return milliseconds(time.seconds)
  }

  private static func milliseconds(_ seconds: Fraction) -> String { (seconds * Fraction(1000)).text(places: 15) }
}
