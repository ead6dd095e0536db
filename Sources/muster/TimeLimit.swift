import ArgumentParser

/// How long a build may take: `90s`, `30m`, `2h`, or `none`.
struct TimeLimit: Hashable, Sendable, ExpressibleByArgument {
  /// `nil` for no limit.
  var milliseconds: Int?
  /// As it was written.
  var text: String

  static let standard = TimeLimit(milliseconds: 30 * 60_000, text: "30m")

  init(milliseconds: Int?, text: String) { (self.milliseconds, self.text) = (milliseconds, text) }

  init?(argument text: String) {
    self.init(milliseconds: nil, text: text)
    if text == "none" { return }
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    let unit = Self.units[String(decoding: text.utf8.dropFirst(digits.count), as: UTF8.self)]
    guard let unit, let number = Int(String(decoding: digits, as: UTF8.self)), (1...Self.most).contains(number) else {
      return nil
    }
    milliseconds = number * unit
  }

  private static let most = 1_000_000
  private static let units = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]
}
