import ReportModel

/// The value of a KPI as a cell or a field states it: `0.31 s`, `~14 %`, `29/30`, `3 → 7`, `12 (was 9)`.
enum ActualText {
  enum Reading: Hashable {
    /// No value is stated: `n/a`, `not measured`.
    case nothing
    /// - Parameter unit: As written, in short; `nil` for a bare number.
    case value(number: String, unit: String?)
    /// `80%+`, `< 500 ms`.
    case bound
    case unreadable
  }

  /// - Parameter target: Says whether a quotient is a share, or so many of its points.
  static func read(_ raw: String, of target: KeyIndicator.Target?) -> Reading {
    let text = newest(in: trimmedText(CheckMark.read(raw)?.rest ?? raw))
    if isBound(text) { return .bound }
    if let led = led(text, of: target) { return led }
    guard let first = text.utf8.first, text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      !(0x61...0x7A).contains(first | 0x20), first != UInt8(ascii: "(")
    else { return .nothing }
    if let time = TimeText.read(text), !isWholeUnit(time.rest) {
      let number = (time.seconds / time.unit.seconds).text(places: 9)
      return isRange(time.rest) ? .unreadable : .value(number: number, unit: time.unit.name)
    }
    var bytes = Array(text.utf8)[...]
    guard let number = takeDecimal(&bytes) else { return .unreadable }
    let rest = trimmedText(bytes.withText)
    if let whole = whole(rest) { return share(number, of: whole, rest, target) }
    if isRange(rest) || rest.utf8.first == UInt8(ascii: ":") { return .unreadable }
    if isShare(target), NumberText.isAmbiguous(text) { return .unreadable }
    if AmountLead.isCurrency(rest), NumberText.hasPointBeforeThree(text) { return .unreadable }
    return .value(number: number, unit: unit(rest, of: target))
  }

  /// `-3 %`, `+5 min`, `$0.05`.
  ///
  /// - Returns: `nil` where neither a sign nor a currency stands in front of the digits.
  private static func led(_ text: String, of target: KeyIndicator.Target?) -> Reading? {
    var bytes = Array(text.utf8)[...]
    let lead = AmountLead(taking: &bytes)
    guard bytes.startIndex > 0 else { return nil }
    guard let currency = lead.currency else {
      guard case .value(let number, let unit) = read(bytes.withText, of: target) else { return .unreadable }
      return .value(number: lead.number(number), unit: unit)
    }
    guard !NumberText.hasPointBeforeThree(bytes.withText), let digits = takeDecimal(&bytes) else { return .unreadable }
    var rest = trimmedText(bytes.withText)
    guard !isRange(rest) else { return .unreadable }
    let number = lead.number(digits, taking: &rest)
    let rate = rest.utf8.first == UInt8(ascii: "/") ? rest.utf8.prefix { $0 != 0x20 }.withText : nil
    // Beside a target of `$0.04/order` dollars are dollars for each.
    let wanted = target?.unit.flatMap { $0.hasBytePrefix(currency + "/") ? $0 : nil }
    return .value(number: number, unit: rate.map { currency + $0 } ?? wanted ?? currency)
  }

  // MARK: Parts

  /// What stands behind the last arrow, which leads from the value before; a sign for "about" left out.
  private static func newest(in text: String) -> String {
    let bytes = Array(text.utf8)
    let ends = bytes.indices.compactMap { index in
      ["→", "⇒", "->", "=>"].first { bytes[index...].starts(with: $0.utf8) }.map { index + $0.utf8.count }
    }
    var rest = bytes[...]
    if let end = ends.last, case let behind = bytes[end...].drop(while: { $0 == 0x20 }),
      behind.first.map({ (0x30...0x39).contains($0) }) == true
    {
      rest = behind
    }
    for sign in ["~", "≈"] where rest.starts(with: sign.utf8) { rest = rest.dropFirst(sign.utf8.count) }
    return trimmedText(rest.withText)
  }

  /// What says of a value only on which side of a number it is: `80%+`, `40+ deploys`, `≥ 99 %`; not `3+5`.
  private static func isBound(_ text: String) -> Bool {
    if ["<", ">", "≤", "≥"].contains(where: text.hasBytePrefix) { return true }
    var bytes = Array(text.utf8)[...]
    _ = AmountLead(taking: &bytes)
    guard takeDecimal(&bytes) != nil else { return false }
    let unit = bytes.drop { $0 == 0x20 }
    let behind = unit.drop { (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "%") }
    let rest = behind.startIndex > unit.startIndex ? behind : bytes
    return rest.first == UInt8(ascii: "+") && !(rest.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false)
  }

  /// `4 m/s` and `5 d/week` are no times.
  private static func isWholeUnit(_ rest: String) -> Bool { rest.utf8.first == UInt8(ascii: "/") }

  /// `-6`, `–6`, `to 6`.
  static func isRange(_ rest: String) -> Bool {
    let signs = ["-", "\u{2013}", "\u{2212}", "to "]
    return signs.contains { sign in
      rest.hasBytePrefix(sign)
        && rest.utf8.dropFirst(sign.utf8.count).drop { $0 == 0x20 }.first.map { (0x30...0x39).contains($0) } == true
    }
  }

  /// The 30 in `/30` and in `of 30 hosts`.
  private static func whole(_ rest: String) -> Int? {
    let sign = ["/", "of "].first(where: rest.hasBytePrefix)
    guard let sign else { return nil }
    var bytes = Array(trimmedText(rest.utf8.dropFirst(sign.utf8.count).withText).utf8)[...]
    return NumberText.take(&bytes).flatMap { Int($0) }
  }

  private static func isShare(_ target: KeyIndicator.Target?) -> Bool { target?.unit?.utf8.first == UInt8(ascii: "%") }

  private static func share(
    _ number: String, of whole: Int, _ rest: String, _ target: KeyIndicator.Target?
  ) -> Reading {
    // `8/10` against `> 7/10` is so many of the same points.
    if let unit = target?.unit, unit.hasBytePrefix("/"), rest.hasBytePrefix(unit) {
      return .value(number: number, unit: unit)
    }
    guard isShare(target) else { return rest.hasBytePrefix("/") ? .unreadable : .value(number: number, unit: nil) }
    // With so few digits no rounding leads across a target.
    guard let part = Int(number), whole <= 1_000_000, part <= whole, let share = Decimals.quotient(part, whole),
      let percent = Decimals.share(share).flatMap({ DecimalText($0)?.shifted(by: 2).text })
    else { return .unreadable }
    return .value(number: percent, unit: "%")
  }

  /// `%`, `k`, `per week`, `€`: what measures; any other word counts only where the target is in a unit that measures.
  private static func unit(_ rest: String, of target: KeyIndicator.Target?) -> String? {
    guard let first = rest.utf8.first else { return nil }
    if first == UInt8(ascii: "%") { return "%" }
    if rest.hasBytePrefix("\u{2030}") { return "\u{2030}" }
    let word = rest.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: "(") && !",;:.".utf8.contains($0) }.withText
    if first == UInt8(ascii: "/") { return word }
    if word == "per" { return rest }
    if ["€", "£", "$", "°"].contains(where: word.hasBytePrefix) { return word }
    guard (0x61...0x7A).contains(first | 0x20) else { return nil }
    if word.asciiLowercased == "percent" { return "%" }
    if ["k", "K", "M", "bn", "B", "thousand", "million", "billion"].contains(word) { return word }
    let wanted = target?.unit ?? ""
    // `9 TB` against `< 10 GB` is not 9 GB.
    let measures =
      wanted == "%" || TimeText.units[wanted.asciiLowercased] != nil || word == wanted
      || UnitOfMeasure(wanted) != nil || UnitOfMeasure(word) != nil
    return measures ? word : nil
  }
}
