import ReportModel

/// What stands in front of the digits of an amount: `+12 %`, `-3`, `$0.04`, `-€5`, `USD 40k`.
struct AmountLead {
  /// `-`, or nothing.
  var sign = ""
  /// As written; it is the amount's unit.
  var currency: String?

  /// Takes the lead, and the blanks behind a currency; nothing where no digit follows.
  init(taking bytes: inout ArraySlice<UInt8>) {
    var rest = bytes
    let signs = [("+", ""), ("-", "-"), ("\u{2212}", "-"), ("\u{2013}", "-")]
    let found = signs.first { rest.starts(with: $0.0.utf8) }
    if let found { rest = rest.dropFirst(found.0.utf8.count) }
    let currency = Self.currencies.first { rest.starts(with: $0.utf8) }
    if let currency { rest = rest.dropFirst(currency.utf8.count).drop { $0 == 0x20 } }
    guard rest.first.map({ (0x30...0x39).contains($0) }) ?? false else { return }
    (sign, self.currency, bytes) = (found?.1 ?? "", currency, rest)
  }

  func number(_ digits: String) -> String { sign + digits }

  /// `$40k` are so many thousands: of what stands behind the digits the multiple is taken away.
  func number(_ digits: String, taking rest: inout String) -> String {
    guard currency != nil, case let word = rest.utf8.prefix(while: { (0x61...0x7A).contains($0 | 0x20) }).withText,
      let places = Self.multiples[word], let number = DecimalText(digits)
    else { return number(digits) }
    rest = trimmedText(rest.utf8.dropFirst(word.utf8.count).withText)
    return self.number(number.shifted(by: places).text)
  }

  static func isCurrency(_ unit: String) -> Bool { currencies.contains(unit) }

  static var understood: [Understanding.Row] { [.init("Amounts: currency in front", currencies)] }

  private static let currencies = ["$", "€", "£", "¥", "USD", "EUR", "GBP", "CHF", "JPY"]
  private static let multiples = ["k": 3, "K": 3, "M": 6, "m": 6, "B": 9, "bn": 9]
}
