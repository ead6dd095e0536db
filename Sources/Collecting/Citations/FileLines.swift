import Digest

/// A file's bytes, cut into lines. CRLF ends a line as LF does, and whether the last line is ended does not matter.
struct FileLines: Sendable {
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  init(_ bytes: [UInt8]) {
    var ranges: [Range<Int>] = []
    var start = 0
    let span = bytes.span
    for index in 0..<span.count where span[index] == 0x0A {
      let hasReturn = index > start && span[index - 1] == 0x0D
      ranges.append(start..<(hasReturn ? index - 1 : index))
      start = index + 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    (self.bytes, self.ranges) = (bytes, ranges)
  }

  var count: Int { ranges.count }

  /// 1-based.
  subscript(line: Int) -> ArraySlice<UInt8> { bytes[ranges[line - 1]] }

  func contains(_ lines: ClosedRange<Int>) -> Bool { lines.lowerBound >= 1 && lines.upperBound <= count }

  func isBlank(_ line: Int) -> Bool { self[line].allSatisfy { $0 <= 0x20 } }

  /// The lines with LF after each: what is sealed and what is looked for.
  func text(of lines: ClosedRange<Int>) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines { text += self[line] + [0x0A] }
    return text
  }

  /// A few of the lines, to be shown.
  func excerpt(of lines: ClosedRange<Int>) -> [String] {
    lines.prefix(Self.mostShown).map { line in
      let shown = self[line].prefix(Self.longestShown)
      return String(decoding: shown, as: UTF8.self) + (shown.count < self[line].count ? "…" : "")
    }
  }

  /// Twelve digits that tell the lines from others, wherever they stand: of long ones their beginning and their number.
  func snippet(of lines: ClosedRange<Int>) -> String {
    var text = Array("\(lines.count)\n".utf8)
    for line in lines {
      text += self[line].prefix(Self.mostDigested) + [0x0A]
      if text.count > Self.mostDigested { break }
    }
    return String(ContentDigest(of: text).description.prefix(12))
  }

  /// In bytes. Whoever cites all of a large file a thousand times does not make a thousand digests of it.
  private static let mostDigested = 65536

  /// How many lines of a citation are kept, and how many bytes of each.
  private static let (mostShown, longestShown) = (12, 200)
}
