/// A number as people write it, with their signs for thousands and for decimals.
///
/// One comma before other than three digits is a decimal comma, and so is one behind a nought (`0,125`); commas before three
/// digits each are signs for thousands. What mixes them otherwise (`1.234,5`) is no number that everybody reads alike.
enum NumberText {
  /// Takes the digits with which bytes begin, with the signs between and behind them.
  ///
  /// - Returns: Digits and at most one point; `nil`, and nothing is taken, where no number begins or none can be told.
  static func take(_ bytes: inout ArraySlice<UInt8>) -> String? {
    let run = digits(bytes)
    guard let number = plain(run.withText) else { return nil }
    bytes = bytes.dropFirst(run.count)
    return number
  }

  /// The digits with which bytes begin, with the points and commas among them.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  /// `99,95` as `99.95`, `1,250.5` as `1250.5`; a sign behind the last digit belongs to the sentence.
  static func plain(_ written: String) -> String? {
    var number = written
    while let last = number.utf8.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ",") { number.removeLast() }
    guard let first = number.utf8.first, (0x30...0x39).contains(first) else { return nil }
    let parts = split(number, at: UInt8(ascii: ","))
    let points = number.utf8.count { $0 == UInt8(ascii: ".") }
    // `0.0.0` is a version.
    guard points <= 1 else { return nil }
    if parts.count == 1 { return number }
    if isGrouped(parts) { return parts.joined() }
    return parts.count == 2 && points == 0 ? parts.joined(separator: ".") : nil
  }

  /// Whether a number may be read both ways: `99,950`.
  static func isAmbiguous(_ text: String) -> Bool {
    let parts = split(digits(Array(text.utf8)[...]).withText, at: UInt8(ascii: ","))
    return parts.count == 2 && isGrouped(parts) && !parts[1].utf8.contains(UInt8(ascii: "."))
  }

  /// Whether a point may be one for thousands: `1.250`. Of money nobody writes three decimals, and everything else is so measured.
  static func hasPointBeforeThree(_ text: String) -> Bool {
    let parts = split(digits(Array(text.utf8)[...]).withText, at: UInt8(ascii: "."))
    return parts.count == 2 && (1...3).contains(parts[0].utf8.count) && parts[0] != "0" && parts[1].utf8.count == 3
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// `99,950` with its comma for a decimal one; `nil` where it is none that may be.
  static func withDecimalComma(_ text: String) -> String? {
    guard isAmbiguous(text) else { return nil }
    return split(digits(Array(text.utf8)[...]).withText, at: UInt8(ascii: ",")).joined(separator: ".")
  }

  /// Groups of three behind one to three digits, a fraction behind the last of them only.
  private static func isGrouped(_ parts: [String]) -> Bool {
    guard let first = parts.first, (1...3).contains(first.utf8.count), first != "0",
      first.utf8.allSatisfy({ $0 != UInt8(ascii: ".") })
    else { return false }
    return parts.dropFirst().enumerated().allSatisfy { index, part in
      let pieces = split(part, at: UInt8(ascii: "."))
      return pieces[0].utf8.count == 3 && (pieces.count == 1 || index == parts.count - 2)
    }
  }
}
