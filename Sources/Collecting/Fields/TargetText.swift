import ReportModel

/// A target cell: comparator, number, unit, and what else it says.
enum TargetText {
  static func target(_ raw: String) -> KeyIndicator.Target {
    let text = trimmedText(raw)
    var bytes = Array(text.utf8)[...]
    let comparator = takeComparator(&bytes)
    skipBlanks(&bytes)
    let written = bytes.withText
    guard var number = NumberText.take(&bytes) else { return .init(raw: text) }
    // Who states two numbers does not say which of them counts.
    if ActualText.isRange(trimmedText(bytes.withText)) { return .init(raw: text) }
    let (unit, qualifier) = unitAndQualifier(trimmedText(bytes.withText))
    // No share is above 100 %.
    if unit?.utf8.first == UInt8(ascii: "%") { number = NumberText.withDecimalComma(written) ?? number }
    return .init(raw: text, comparator: comparator ?? .equal, number: number, unit: unit, qualifier: qualifier)
  }

  /// A target of a KPI: a percentage may be above 100, so one that may be read both ways has no number.
  static func indicatorTarget(_ raw: String) -> KeyIndicator.Target {
    isAmbiguous(raw) ? .init(raw: trimmedText(raw)) : target(raw)
  }

  /// Whether a percentage may be one or a thousand times as much: `≥ 1,500 %`.
  static func isAmbiguous(_ raw: String) -> Bool {
    var bytes = Array(trimmedText(raw).utf8)[...]
    _ = takeComparator(&bytes)
    skipBlanks(&bytes)
    let isShare = target(raw).unit?.utf8.first == UInt8(ascii: "%")
    return isShare && NumberText.isAmbiguous(bytes.withText)
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
