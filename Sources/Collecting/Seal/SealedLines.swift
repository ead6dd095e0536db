import Digest
import ReportModel

/// A cited place with the digest that a seal keeps of it: `Cited Lines: src/a.py 3-9 sha256:...`.
struct SealedLines: Hashable, Sendable {
  /// From the root of the repository.
  var path: SourcePath
  var lines: ClosedRange<Int>
  /// 64 lower-case hexadecimal digits.
  var digest: String

  static let mark = Array("Cited Lines: ".utf8)

  /// - Parameter file: Has the lines.
  init(_ path: SourcePath, _ lines: ClosedRange<Int>, in file: FileLines) {
    (self.path, self.lines) = (path, lines)
    digest = Self.digest(of: lines, in: file)
  }

  /// - Returns: `nil` for any other line.
  init?(reading line: some Collection<UInt8>) {
    guard line.starts(with: Self.mark) else { return nil }
    let parts = line.dropFirst(Self.mark.count).split { $0 == 0x20 || $0 == 0x0D }.map {
      String(decoding: Array($0), as: UTF8.self)
    }
    guard parts.count == 3, parts[2].hasBytePrefix("sha256:") else { return nil }
    let numbers = split(parts[1], at: UInt8(ascii: "-")).compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] >= 1, numbers[0] <= numbers[1] else { return nil }
    path = SourcePath(parts[0])
    lines = numbers[0]...numbers[1]
    digest = String(decoding: Array(parts[2].utf8.dropFirst("sha256:".utf8.count)), as: UTF8.self)
  }

  var text: String { "Cited Lines: \(path) \(lines.lowerBound)-\(lines.upperBound) sha256:\(digest)" }

  /// Of the lines with LF after each.
  static func digest(of lines: ClosedRange<Int>, in file: FileLines) -> String {
    ContentDigest(of: file.text(of: lines)).description
  }
}
