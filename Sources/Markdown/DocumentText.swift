/// A document's bytes made uniform: valid UTF-8, LF line ends, no byte order mark, its lines known.
public struct DocumentText: Sendable {
  /// Every line ends in LF but perhaps the last.
  public let utf8: [UInt8]
  /// The offset at which each line starts; the first is 0.
  public let lineStarts: [Int]
  /// The lines between the fences of the front matter (`first > last` when there are none between), and the fences' own.
  public let frontMatter: FrontMatterLines?
  /// What had to be mended, for diagnostics.
  public let repairs: [Repair]

  public struct FrontMatterLines: Hashable, Sendable {
    /// 1-based line of the first line of content; the opening fence stands before it.
    public var first: Int
    /// 1-based line of the closing fence.
    public var closing: Int
  }

  public enum Repair: Hashable, Sendable {
    case byteOrderMark
    case carriageReturns
    case nulBytes
    /// 1-based place of the first invalid byte.
    case invalidUTF8(line: Int, column: Int)
    /// UTF-16 by its mark, or by its zeros: nothing of it is read.
    case utf16
  }

  /// - Parameter hasFrontMatter: Whether a `---` in the first line opens front matter.
  public init(decoding bytes: [UInt8], hasFrontMatter: Bool = true) {
    var repairs: [Repair] = []
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || isUnmarkedUTF16(bytes) {
      (utf8, lineStarts, frontMatter, self.repairs) = ([], [0], nil, [.utf16])
      return
    }
    var text = bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      text.removeFirst(3)
      repairs.append(.byteOrderMark)
    }
    var survey = Survey(of: text)
    if survey.hasCarriageReturns {
      text = withLineFeeds(text)
      repairs.append(.carriageReturns)
    }
    if survey.hasNULs {
      text = Array(text.map { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }.joined())
      repairs.append(.nulBytes)
    }
    if !survey.isASCII, let offset = firstInvalidByte(text) {
      let before = text[..<offset]
      let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      repairs.append(.invalidUTF8(line: before.count { $0 == 0x0A } + 1, column: offset - lineStart + 1))
      text = Array(String(decoding: text, as: UTF8.self).utf8)
    }
    if !repairs.isEmpty { survey = Survey(of: text) }
    utf8 = text
    lineStarts = survey.lineStarts
    frontMatter = hasFrontMatter ? findFrontMatter(text, lineStarts) : nil
    self.repairs = repairs
  }

  public var lineCount: Int { utf8.isEmpty ? 0 : lineStarts.count }

  /// The bytes of a line without its line end. 1-based.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : utf8.count
    if end > start, utf8[end - 1] == 0x0A { end -= 1 }
    return utf8[start..<end]
  }

  /// Where words that were read from a line begin in it: 1-based, in bytes.
  ///
  /// libcmark's own columns are wrong on lines that it continues lazily, so the bytes are searched: for the words, and when
  /// markup stands between them, for the first of them.
  ///
  /// - Parameter name: What stands before them, as in `name: words`; where it does not, the search begins with the line.
  /// - Returns: `nil` when not even the first word is there as written.
  public func column(of words: String, inLine number: Int, behind name: String = "") -> Int? {
    guard (1...lineStarts.count).contains(number) else { return nil }
    let line = line(number)
    let behind = line.firstRange(of: Array(name.utf8)).map { line[$0.upperBound...] } ?? line
    let first = words.utf8.prefix { $0 > 0x20 }
    for text in [Array(words.utf8), Array(first)] where !text.isEmpty {
      if let range = behind.firstRange(of: text) ?? line.firstRange(of: text) {
        return range.lowerBound - line.startIndex + 1
      }
    }
    return nil
  }

  public func lineText(_ number: Int) -> String { String(decoding: line(number), as: UTF8.self) }

  /// The bytes of whole lines, with their line ends; nothing for lines that are not there.
  public func bytes(of lines: ClosedRange<Int>) -> ArraySlice<UInt8> {
    guard lines.lowerBound <= lineCount else { return [] }
    let end = lines.upperBound < lineStarts.count ? lineStarts[lines.upperBound] : utf8.count
    return utf8[lineStarts[max(1, lines.lowerBound) - 1]..<end]
  }

  /// The line where the body begins, after the front matter.
  public var bodyLine: Int { frontMatter.map { $0.closing + 1 } ?? 1 }

  /// The text between the fences, as YAML; `nil` without front matter.
  public var frontMatterText: String? {
    frontMatter.map { lines in
      lines.first < lines.closing ? String(decoding: bytes(of: lines.first...(lines.closing - 1)), as: UTF8.self) : ""
    }
  }
}

/// Whether one byte of every pair is zero in a quarter of the pairs at the beginning, and the other in none.
private func isUnmarkedUTF16(_ bytes: [UInt8]) -> Bool {
  let pairs = min(bytes.count / 2, 64)
  guard pairs >= 4, bytes[..<(2 * pairs)].contains(0) else { return false }
  let zeros = (0..<pairs).reduce(into: (even: 0, odd: 0)) { zeros, pair in
    if bytes[2 * pair] == 0 { zeros.even += 1 }
    if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
  }
  return min(zeros.even, zeros.odd) == 0 && 4 * max(zeros.even, zeros.odd) >= pairs
}

/// What one pass over the bytes tells; every document is read twice, so that the pass is worth being one.
private struct Survey {
  var lineStarts = [0]
  var isASCII = true
  var hasCarriageReturns = false
  var hasNULs = false

  init(of bytes: [UInt8]) {
    let span = bytes.span
    var all: UInt8 = 0
    for index in 0..<span.count {
      let byte = span[index]
      all |= byte
      guard byte <= 0x0D else { continue }
      switch byte {
      case 0x0A: if index + 1 < span.count { lineStarts.append(index + 1) }
      case 0x0D: hasCarriageReturns = true
      case 0: hasNULs = true
      default: break
      }
    }
    isASCII = all < 0x80
  }
}

private func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var previous: UInt8 = 0
  for byte in bytes {
    switch (previous, byte) {
    case (0x0D, 0x0A): break
    case (_, 0x0D): result.append(0x0A)
    default: result.append(byte)
    }
    previous = byte
  }
  return result
}

private func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  // The library's validation is quick; only what fails it is worth a search.
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var iterator = bytes.makeIterator()
  var decoder = UTF8()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}

/// The opening fence is the first line and exactly `---`; the closing one `---` or `...`.
private func findFrontMatter(_ text: [UInt8], _ starts: [Int]) -> DocumentText.FrontMatterLines? {
  func trimmedLine(_ index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < starts.count ? starts[index + 1] : text.count
    var line = text[starts[index]..<end]
    while let last = line.last, last == 0x0A || last == 0x20 || last == 0x09 { line.removeLast() }
    return line
  }
  let dashes = Array("---".utf8)
  guard !text.isEmpty, trimmedLine(0).elementsEqual(dashes) else { return nil }
  for index in starts.indices.dropFirst() {
    let line = trimmedLine(index)
    if line.elementsEqual(dashes) || line.elementsEqual("...".utf8) { return .init(first: 2, closing: index + 1) }
  }
  return nil
}
