import ReportModel

/// The day that a text states.
enum DateText {
  /// Understands `2026-01-31`, `2026-1-31`, `31 January 2026`, `January 31, 2026`, each also with words around it.
  ///
  /// `01/02/2026` is no date here: nobody can tell which part is the month.
  static func day(in text: String) -> Day? {
    let tokens = text.utf8.split { byte in
      !((0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "-"))
    }.map { String(decoding: $0, as: UTF8.self) }
    for (index, token) in tokens.enumerated() {
      if let day = numeric(token) { return day }
      guard let month = months[String(token.lowercased().prefix(3))], token.utf8.count >= 3 else { continue }
      let before = index > 0 ? number(tokens[index - 1]) : nil
      let after = tokens.dropFirst(index + 1).prefix(2).compactMap(number)
      if let day = before, let year = after.first { return Day(year: year, month: month, day: day) }
      if after.count == 2 { return Day(year: after[1], month: month, day: after[0]) }
    }
    return nil
  }

  /// The day in the name of a file, wherever in it: `2026-01-31-security`, `audit-2026-01-31`.
  static func day(inName name: some StringProtocol) -> Day? {
    let bytes = Array(name.utf8)
    for start in bytes.indices where start + 10 <= bytes.count {
      func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }
      guard !isDigit(start - 1), !isDigit(start + 10) else { continue }
      if let day = Day(iso: String(decoding: bytes[start..<(start + 10)], as: UTF8.self)) { return day }
    }
    return nil
  }

  /// Whether a text that is no readable day was meant as one.
  static func looksLikeDate(_ text: String) -> Bool { text.utf8.contains { (0x30...0x39).contains($0) } }

  private static func numeric(_ token: String) -> Day? {
    // A time may follow: `2026-01-31T10:00`.
    let date = token.utf8.prefix { $0 != UInt8(ascii: "T") }
    let parts = date.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count), (1...2).contains(parts[2].count),
      let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])), let day = Int(Substring(parts[2]))
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// `31`, `31st`.
  private static func number(_ token: String) -> Int? {
    let digits = token.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, token.utf8.count - digits.count <= 2 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]
}
