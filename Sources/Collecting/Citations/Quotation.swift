import Markdown
import ReportModel

/// Code that a document quotes right behind a citation.
enum Quotation {
  /// The quotation behind a citation in a line of Markdown: `a.py:6`: `RETRIES = 3`.
  ///
  /// Only a code span that ends the sentence and says more than a name or a command, because what is merely mentioned is no
  /// quotation.
  static func behind(_ citation: Citation, in line: ArraySlice<UInt8>) -> String? {
    guard line.count <= 2000, line.contains(0x60), let range = line.range(of: Array(citation.text.utf8)) else {
      return nil
    }
    var rest = line[range.upperBound...].drop { "`*)]".utf8.contains($0) }
    rest = rest.drop { $0 == 0x20 }
    guard let sign = [":", "-", "\u{2013}", "\u{2014}"].first(where: { rest.starts(with: $0.utf8) }) else { return nil }
    rest = rest.dropFirst(sign.utf8.count).drop { $0 == 0x20 }
    let ticks = rest.prefix { $0 == 0x60 }.count
    guard ticks > 0 else { return nil }
    rest = rest.dropFirst(ticks)
    guard let end = rest.range(of: [UInt8](repeating: 0x60, count: ticks)),
      rest[end.upperBound...].allSatisfy({ " .,;)".utf8.contains($0) })
    else { return nil }
    let words = squeezed(rest[..<end.lowerBound])
    return isCode(words) ? String(decoding: words, as: UTF8.self) : nil
  }

  /// Whether the quotation stands in a text, blanks of any kind and number being equal, and an ellipsis meaning anything.
  static func stands(_ quotation: String, in text: [UInt8]) -> Bool { stands(quotation, inSqueezed: squeezed(text)) }

  /// - Parameter text: As ``squeezed(_:)`` makes it.
  static func stands(_ quotation: String, inSqueezed text: [UInt8]) -> Bool {
    var rest = text[...]
    for part in parts(of: squeezed(quotation.utf8)) {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  private static func isCode(_ words: [UInt8]) -> Bool {
    (6...200).contains(words.count) && words.contains { $0 == 0x20 || $0 == UInt8(ascii: "=") }
      && words.contains { "=(){};<>[]\"'".utf8.contains($0) }
  }

  /// Runs of blanks as one, none at the ends.
  static func squeezed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var squeezed: [UInt8] = []
    for byte in bytes {
      if byte > 0x20 { squeezed.append(byte) } else if let last = squeezed.last, last != 0x20 { squeezed.append(0x20) }
    }
    if squeezed.last == 0x20 { squeezed.removeLast() }
    return squeezed
  }

  private static func parts(of quotation: [UInt8]) -> [[UInt8]] {
    var (parts, rest) = ([[UInt8]](), quotation[...])
    let signs = [Array("...".utf8), Array("\u{2026}".utf8)]
    while let cut = signs.compactMap({ rest.range(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) {
      parts.append(squeezed(rest[..<cut.lowerBound]))
      rest = rest[cut.upperBound...]
    }
    return (parts + [squeezed(rest)]).filter { !$0.isEmpty }
  }
}

extension [Record] {
  /// Notes what is quoted behind each citation; the readers see a text without its marks.
  mutating func findQuotations(in document: Document) {
    guard document.format == .markdown else { return }
    for index in indices {
      for place in self[index].citations.indices {
        let citation = self[index].citations[place]
        guard (1...Swift.max(1, document.text.lineCount)).contains(citation.line) else { continue }
        self[index].citations[place].quotation = Quotation.behind(citation, in: document.text.line(citation.line))
      }
    }
  }
}
