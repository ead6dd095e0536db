import ReportModel

/// A target cell: comparator, number, unit, and what else it says.
enum TargetText {
  static func target(_ raw: String) -> KeyIndicator.Target {
    let text = trimmedText(raw)
    var bytes = Array(text.utf8)[...]
    let comparator = takeComparator(&bytes)
    skipBlanks(&bytes)
    let number = takeNumber(&bytes)
    guard let number else { return .init(raw: text) }
    let (unit, qualifier) = unitAndQualifier(trimmedText(bytes.withText))
    return .init(raw: text, comparator: comparator ?? .equal, number: number, unit: unit, qualifier: qualifier)
  }

  private static func takeComparator(_ bytes: inout ArraySlice<UInt8>) -> KeyIndicator.Target.Comparator? {
    let symbols: [(String, KeyIndicator.Target.Comparator)] = [
      ("<=", .atMost), (">=", .atLeast), ("≤", .atMost), ("≥", .atLeast), ("<", .less), (">", .greater), ("=", .equal),
    ]
    for (symbol, comparator) in symbols where bytes.starts(with: symbol.utf8) {
      bytes = bytes.dropFirst(symbol.utf8.count)
      return comparator
    }
    return nil
  }

  private static func skipBlanks(_ bytes: inout ArraySlice<UInt8>) {
    while bytes.first == 0x20 { bytes.removeFirst() }
  }

  private static func takeNumber(_ bytes: inout ArraySlice<UInt8>) -> String? {
    let digits = bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard let first = digits.first, (0x30...0x39).contains(first) else { return nil }
    // `0.0.0` is a version, and the stop behind `99.` belongs to the sentence.
    let number = digits.filter { $0 != UInt8(ascii: ",") }
    let isEndOfSentence = number.last == UInt8(ascii: ".")
    guard number.dropLast(isEndOfSentence ? 1 : 0).count(where: { $0 == UInt8(ascii: ".") }) <= 1 else { return nil }
    bytes = bytes.dropFirst(digits.count)
    return (isEndOfSentence ? number.dropLast() : number[...]).withText
  }

  /// `%`, `x within 90 days`, `/week (active systems)`, `minutes`: the first word is the unit.
  private static func unitAndQualifier(_ rest: String) -> (unit: String?, qualifier: String?) {
    guard !rest.isEmpty else { return (nil, nil) }
    let unit = rest.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: "(") }
    var qualifier = trimmedText(rest.utf8.dropFirst(unit.count).withText)
    if qualifier.utf8.first == UInt8(ascii: "("), qualifier.utf8.last == UInt8(ascii: ")") {
      qualifier = qualifier.utf8.dropFirst().dropLast().withText
    }
    return (unit.isEmpty ? nil : unit.withText, qualifier.isEmpty ? nil : qualifier)
  }
}
