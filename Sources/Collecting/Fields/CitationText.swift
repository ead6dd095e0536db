import Markdown
import ReportModel

/// `path/file.swift:12` and `file.swift:12-20` in a text.
enum CitationText {
  /// - Complexity: O(*n*): each colon before a digit is looked at once, with the name in front of it.
  static func citations(in text: String, line: Int) -> [Citation] {
    var text = text
    return text.withUTF8 { buffer in
      var found: [Citation] = []
      let bytes = unsafe Span(_unsafeElements: buffer)
      var index = 1
      while index + 1 < bytes.count {
        if bytes[index] == UInt8(ascii: ":"), isDigit(bytes[index + 1]), !isSeparator(bytes[index - 1]) {
          if let citation = citation(in: bytes, colon: index, line: line) { found.append(citation) }
        }
        index += 1
      }
      return found
    }
  }

  /// Every citation of the blocks.
  static func citations(in blocks: some Sequence<MarkdownContent.Block>) -> [Citation] {
    var found: [Citation] = []
    for block in blocks {
      for line in block.text { found += citations(in: line.text, line: line.number) }
      guard case .table(let table) = block.kind else { continue }
      for row in table.rows {
        for cell in row { found += citations(in: cell.text, line: cell.number) }
      }
    }
    return found
  }

  private static func citation(in bytes: Span<UInt8>, colon: Int, line: Int) -> Citation? {
    var start = colon
    while start > 0, !isSeparator(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: ":") { start -= 1 }
    // `https://host:80` and `a:b:12` are no files.
    guard start == 0 || bytes[start - 1] != UInt8(ascii: ":") else { return nil }
    guard hasExtension(bytes, start..<colon) || isPlainFile(bytes, start..<colon) else { return nil }
    var end = colon + 1
    guard let first = number(bytes, &end), first > 0 else { return nil }
    var last = first
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "-"), isDigit(bytes[end + 1]) {
      end += 1
      guard let number = number(bytes, &end) else { return nil }
      last = number
    }
    let isEnd = end == bytes.count || isSeparator(bytes[end]) || bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ":")
    guard isEnd else { return nil }
    let path = (start..<colon).map { bytes[$0] }
    return Citation(path: String(decoding: path, as: UTF8.self), firstLine: first, lastLine: last, line: line)
  }

  /// One to eight letters or digits after the last dot, a lower-case letter among them.
  private static func hasExtension(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.upperBound
    var hasLetter = false
    while index > range.lowerBound, bytes[index - 1] != UInt8(ascii: ".") {
      let byte = bytes[index - 1]
      guard isDigit(byte) || (0x61...0x7A).contains(byte | 0x20), range.upperBound - index < 8 else { return false }
      hasLetter = hasLetter || byte >= 0x61
      index -= 1
    }
    return hasLetter && index - 1 > range.lowerBound
  }

  /// A file without an extension: `Tests/prelude`, `Makefile`, `LICENSE`. `Step` and `HTTP` are words.
  private static func isPlainFile(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var (isPath, hasLetter, isUpper) = (false, false, true)
    for index in range {
      let byte = bytes[index]
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      guard isLetter || isDigit(byte) || "/_-.".utf8.contains(byte) else { return false }
      isPath = isPath || byte == UInt8(ascii: "/")
      hasLetter = hasLetter || isLetter
      isUpper = isUpper && (0x41...0x5A).contains(byte)
    }
    guard hasLetter, bytes[range.upperBound - 1] != UInt8(ascii: "/") else { return false }
    return isPath || (isUpper && range.count > 4) || endsInFile(bytes, range)
  }

  private static func endsInFile(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let ending = Array("file".utf8)
    guard range.count > ending.count, (0x41...0x5A).contains(bytes[range.lowerBound]) else { return false }
    return ending.indices.allSatisfy { bytes[range.upperBound - ending.count + $0] == ending[$0] }
  }

  /// At most nine digits, so that no number overflows.
  private static func number(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, isDigit(bytes[index]), index - start < 10 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return index - start < 10 ? value : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x60, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x3C, 0x3E, 0x2C, 0x3B, 0x22, 0x27, 0x7C, 0x2A: true
    default: false
    }
  }
}
