internal import Digest
internal import ReportModel

/// The name of a release: when it was made, in UTC, and how the SHA-256 of its manifest begins.
///
/// `20261120T020000Z-1a2b3c4d5e6f`. The order of names is that of times.
struct ReleaseID: Hashable, Comparable, Sendable {
  let text: String
  /// Seconds since 1970-01-01T00:00:00Z.
  let time: Int

  init(manifest: ContentDigest, at time: Int) {
    let day = Day(secondsSinceEpoch: time)
    let second = time - day.number * 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    text = day.iso.filter { $0 != "-" } + "T" + clock.joined() + "Z-" + manifest.description.prefix(Self.digits)
    self.time = time
  }

  /// - Returns: `nil` for any other name.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 17 + Self.digits, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
      bytes[16] == UInt8(ascii: "-"), bytes[17...].allSatisfy(isHexadecimal)
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard bytes[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
      return Int(String(decoding: bytes[range], as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let date = Day(year: year, month: month, day: day),
      let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.text = text
    time = date.number * 86_400 + hour * 3600 + minute * 60 + second
  }

  static func < (a: Self, b: Self) -> Bool { precedes(a.text, b.text) }

  private static let digits = 12
}

private func isHexadecimal(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
