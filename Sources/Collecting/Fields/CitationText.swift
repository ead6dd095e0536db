import Markdown
import ReportModel

/// `path/file.swift:12`, `file.swift:12-20`, `file.swift#L12-L20` and `file.swift line 12` in a text.
enum CitationText {
  /// - Complexity: O(*n*): each colon, `#L` and `line` before a digit is looked at once, with the name in front of it.
  static func citations(in text: String, line: Int) -> [Citation] {
    // Every citation has a number, and most lines have none.
    guard holdsDigits(text) else { return [] }
    var found: [Citation] = []
    let bytes = text.utf8.span
    var index = 1
    while index + 1 < bytes.count {
      if let number = numberStart(in: bytes, behind: index),
        let citation = citation(in: bytes, pathEnd: index, number: number, line: line)
      {
        found.append(citation)
      }
      index += 1
    }
    return found
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

  /// Where the first number stands when what begins at `index` says that the path ends before it.
  private static func numberStart(in bytes: Span<UInt8>, behind index: Int) -> Int? {
    let next: Int
    switch bytes[index] {
    case UInt8(ascii: ":"): next = index + 1
    case UInt8(ascii: "#"): next = bytes[index + 1] == UInt8(ascii: "L") ? index + 2 : bytes.count
    case 0x20, UInt8(ascii: ","): next = spokenNumber(in: bytes, index) ?? bytes.count
    default: return nil
    }
    return next < bytes.count && isDigit(bytes[next]) && !isSeparator(bytes[index - 1]) ? next : nil
  }

  /// ` line 5`, `, lines 5-9`.
  private static func spokenNumber(in bytes: Span<UInt8>, _ index: Int) -> Int? {
    var next = index + (bytes[index] == 0x20 ? 1 : 2)
    for byte in "line".utf8 {
      guard next < bytes.count, bytes[next] == byte else { return nil }
      next += 1
    }
    if next < bytes.count, bytes[next] == UInt8(ascii: "s") { next += 1 }
    return next + 1 < bytes.count && bytes[next] == 0x20 ? next + 1 : nil
  }

  private static func citation(in bytes: Span<UInt8>, pathEnd: Int, number: Int, line: Int) -> Citation? {
    var start = pathEnd
    while start > 0, !isSeparator(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: ":") { start -= 1 }
    // `https://host:80` and `a:b:12` are no files.
    guard start == 0 || bytes[start - 1] != UInt8(ascii: ":") else { return nil }
    // `Step line 3` is prose.
    let isSpoken = bytes[pathEnd] == 0x20 || bytes[pathEnd] == UInt8(ascii: ",")
    guard hasExtension(bytes, start..<pathEnd) || !isSpoken && isPlainFile(bytes, start..<pathEnd) else { return nil }
    var end = number
    guard let first = self.number(bytes, &end), first > 0 else { return nil }
    var last = first
    var next = end + 1
    if next < bytes.count, bytes[end] == UInt8(ascii: "-"), bytes[next] == UInt8(ascii: "L") { next += 1 }
    if next < bytes.count, bytes[end] == UInt8(ascii: "-"), isDigit(bytes[next]) {
      end = next
      guard let number = self.number(bytes, &end) else { return nil }
      last = number
    }
    let isEnd =
      end == bytes.count || isSeparator(bytes[end]) || bytes[end] == UInt8(ascii: ".")
      || bytes[end] == UInt8(ascii: ":")
    guard isEnd else { return nil }
    let path = (start..<pathEnd).map { bytes[$0] }
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
