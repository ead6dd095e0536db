import Digest
import Markdown
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
  init?(reading line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.mark) else { return nil }
    // A path may have blanks in it.
    let parts = line.dropFirst(Self.mark.count).split { $0 == 0x20 || $0 == 0x0D }
    guard parts.count >= 3, let sum = parts.last?.withText, sum.hasBytePrefix("sha256:") else { return nil }
    let range = parts[parts.count - 2]
    let numbers = split(range.withText, at: UInt8(ascii: "-")).compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] >= 1, numbers[0] <= numbers[1] else { return nil }
    path = SourcePath(line[parts[0].startIndex..<parts[parts.count - 3].endIndex].withText)
    lines = numbers[0]...numbers[1]
    digest = sum.utf8.dropFirst("sha256:".utf8.count).withText
  }

  /// Those of a certificate, without what a code fence shows.
  static func all(in document: Document) -> [Self] {
    let code = document.codeLines
    return document.lines.compactMap { code.contains($0) ? nil : Self(reading: document.text.line($0)) }
  }

  var text: String { "Cited Lines: \(path) \(lines.lowerBound)-\(lines.upperBound) sha256:\(digest)" }

  /// Of the lines with LF after each.
  static func digest(of lines: ClosedRange<Int>, in file: FileLines) -> String {
    ContentDigest(of: file.text(of: lines)).description
  }
}
