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
    // `40+` is a least number.
    let isOpen = bytes.first == UInt8(ascii: "+") && comparator == nil
    if isOpen { bytes.removeFirst() }
    // Who states two numbers does not say which of them counts.
    if ActualText.isRange(trimmedText(bytes.withText)) { return .init(raw: text) }
    let (rest, behind) = withoutComparator(behind: trimmedText(bytes.withText))
    var (unit, qualifier) = unitAndQualifier(rest)
    // `80%+`.
    let isOpenUnit = unit == "%+"
    if isOpenUnit { unit = "%" }
    // No share is above 100 %.
    if unit?.utf8.first == UInt8(ascii: "%") { number = NumberText.withDecimalComma(written) ?? number }
    return .init(
      raw: text, comparator: comparator ?? (isOpen || isOpenUnit ? .atLeast : behind ?? .equal), number: number,
      unit: unit,
      qualifier: qualifier)
  }

  /// `80 % or more`.
  private static func withoutComparator(
    behind text: String
  ) -> (rest: String, comparator: KeyIndicator.Target.Comparator?) {
    guard let found = comparingEnds.first(where: { text.asciiLowercased.hasSuffix($0.key) }) else { return (text, nil) }
    return (trimmedText(text.utf8.dropLast(found.key.utf8.count).withText), found.value)
  }

  private static let comparingEnds: [(key: String, value: KeyIndicator.Target.Comparator)] = [
    ("or more", .atLeast), ("or higher", .atLeast), ("or better", .atLeast), ("or above", .atLeast),
    ("or less", .atMost), ("or fewer", .atMost), ("or lower", .atMost), ("or below", .atMost),
  ]

  /// A target of a KPI: a percentage may be above 100, so one that may be read both ways has no number.
  ///
  /// It may also be below nothing, or money: `+12 %`, `< $0.04`.
  static func indicatorTarget(_ raw: String) -> KeyIndicator.Target {
    isAmbiguous(raw) ? .init(raw: trimmedText(raw)) : led(raw) ?? target(raw)
  }

  /// - Returns: `nil` where neither a sign nor a currency stands in front of the digits.
  private static func led(_ raw: String) -> KeyIndicator.Target? {
    var bytes = Array(trimmedText(raw).utf8)[...]
    let comparator = takeComparator(&bytes)
    skipBlanks(&bytes)
    let start = bytes.startIndex
    let lead = AmountLead(taking: &bytes)
    let written = bytes.withText
    guard bytes.startIndex > start, let digits = NumberText.take(&bytes) else { return nil }
    var rest = trimmedText(bytes.withText)
    guard !ActualText.isRange(rest) else { return .init(raw: trimmedText(raw)) }
    let number = lead.number(digits, taking: &rest)
    var (unit, qualifier) = unitAndQualifier(rest)
    if let currency = lead.currency {
      // `$0.04/order` is in dollars for each; `$0.04 per order` is the same in words.
      let isRate = unit?.utf8.first == UInt8(ascii: "/")
      if !isRate { qualifier = rest.isEmpty ? nil : rest }
      unit = currency + (isRate ? unit ?? "" : "")
    }
    // `+1,500 %` may be one or a thousand times as much.
    if unit?.utf8.first == UInt8(ascii: "%"), NumberText.isAmbiguous(written) { return .init(raw: trimmedText(raw)) }
    return .init(
      raw: trimmedText(raw), comparator: comparator ?? .equal, number: number, unit: unit, qualifier: qualifier)
  }

  /// Whether a percentage or an amount of money may be one or a thousand times as much: `≥ 1,500 %`, `< 1.250 €`, `< €1.250`.
  static func isAmbiguous(_ raw: String) -> Bool {
    var bytes = Array(trimmedText(raw).utf8)[...]
    _ = takeComparator(&bytes)
    skipBlanks(&bytes)
    if AmountLead(taking: &bytes).currency != nil { return NumberText.hasPointBeforeThree(bytes.withText) }
    let unit = target(raw).unit
    let isShare = unit?.utf8.first == UInt8(ascii: "%")
    return isShare && NumberText.isAmbiguous(bytes.withText)
      || unit.map(AmountLead.isCurrency) ?? false && NumberText.hasPointBeforeThree(bytes.withText)
  }

  private static func takeComparator(_ bytes: inout ArraySlice<UInt8>) -> KeyIndicator.Target.Comparator? {
    let symbols: [(String, KeyIndicator.Target.Comparator)] = [
      ("<=", .atMost), (">=", .atLeast), ("≤", .atMost), ("≥", .atLeast), ("<", .less), (">", .greater), ("=", .equal),
    ]
    for (symbol, comparator) in symbols where bytes.starts(with: symbol.utf8) {
      bytes = bytes.dropFirst(symbol.utf8.count)
      return comparator
    }
    return takeWords(&bytes)
  }

  /// `at least 80 %`: only in front of a number, `under review` is none.
  private static func takeWords(_ bytes: inout ArraySlice<UInt8>) -> KeyIndicator.Target.Comparator? {
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return nil }
    let text = bytes.withText.asciiLowercased
    for (words, comparator) in comparingWords where text.hasBytePrefix(words + " ") {
      let rest = bytes.dropFirst(words.utf8.count).drop { $0 == 0x20 }
      var amount = rest
      _ = AmountLead(taking: &amount)
      guard amount.first.map({ (0x30...0x39).contains($0) }) ?? false else { return nil }
      bytes = rest
      return comparator
    }
    return nil
  }

  private static let comparingWords: [(String, KeyIndicator.Target.Comparator)] = [
    ("at least", .atLeast), ("minimum", .atLeast), ("min.", .atLeast), ("min", .atLeast), ("at most", .atMost),
    ("up to", .atMost), ("no less than", .atLeast), ("not less than", .atLeast), ("no fewer than", .atLeast),
    ("fewer than", .less), ("maximum", .atMost), ("max.", .atMost), ("max", .atMost), ("no more than", .atMost),
    ("not more than", .atMost),
    ("less than", .less), ("under", .less), ("below", .less), ("more than", .greater), ("above", .greater),
    ("over", .greater),
  ]

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings(
      "Target: words in front of its number", of: Dictionary(uniqueKeysWithValues: comparingWords),
      [.less, .atMost, .atLeast, .greater].map { ($0, $0.rawValue) })
  }

  /// What stands behind the sign or the words that compare.
  static func withoutComparator(_ text: String) -> String {
    var bytes = Array(trimmedText(text).utf8)[...]
    _ = takeComparator(&bytes)
    return trimmedText(bytes.withText)
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
