/// Reads one JSON value, strictly, as the value that YAML gives: every scalar is text as it is written.
///
/// `null` is the empty text, as an empty YAML value is. A key that comes twice is a problem, because whoever reads the
/// file next may take the other one.
///
/// - Parameter firstLine: The line of the document at which the text begins, for files with a value on each line.
package func parseJSON(
  _ text: some Collection<UInt8>, limits: YAMLLimits = .file, firstLine: Int = 1
) throws(YAMLProblem) -> YAMLValue {
  guard text.count <= limits.bytes else {
    throw YAMLProblem(message: "longer than \(limits.bytes / 1024) KiB", line: firstLine, column: 1)
  }
  var reader = JSONReader(bytes: Array(text), limits: limits, line: firstLine)
  reader.skipBlanks()
  let value = try reader.value(depth: 0)
  reader.skipBlanks()
  guard reader.index == reader.bytes.count else { throw reader.problem("something after the value") }
  return value
}

private struct JSONReader {
  let bytes: [UInt8]
  let limits: YAMLLimits
  var line: Int
  var index = 0
  private var lineStart = 0
  private var count = 0

  init(bytes: [UInt8], limits: YAMLLimits, line: Int) {
    (self.bytes, self.limits, self.line) = (bytes, limits, line)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }
  private var column: Int { index - lineStart + 1 }

  func problem(_ message: String) -> YAMLProblem { YAMLProblem(message: message, line: line, column: column) }

  mutating func skipBlanks() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A:
        index += 1
        line += 1
        lineStart = index
      default: return
      }
    }
  }

  /// Recursion is safe: the depth is bounded before each step down.
  mutating func value(depth: Int) throws(YAMLProblem) -> YAMLValue {
    let (line, column) = (line, column)
    count += 1
    if count > limits.nodes { throw problem("more than \(limits.nodes) values") }
    if depth > limits.depth { throw problem("nested deeper than \(limits.depth) levels") }
    let content: YAMLValue.Content
    switch next {
    case UInt8(ascii: "{"): content = .mapping(try members(depth: depth))
    case UInt8(ascii: "["): content = .list(try elements(depth: depth))
    case UInt8(ascii: "\""): content = .scalar(try string())
    case nil: throw problem("the end where a value should be")
    default: content = .scalar(try word())
    }
    return YAMLValue(content: content, line: line, column: column)
  }

  private mutating func members(depth: Int) throws(YAMLProblem) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    var keys: Set<[UInt8]> = []
    index += 1
    skipBlanks()
    while next != UInt8(ascii: "}") {
      if !entries.isEmpty { try expect(UInt8(ascii: ","), "a comma or `}`") }
      let place = (line: line, column: column)
      guard next == UInt8(ascii: "\"") else { throw problem("no name in quotes") }
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        throw YAMLProblem(message: "the key `\(key)` twice", line: place.line, column: place.column)
      }
      skipBlanks()
      try expect(UInt8(ascii: ":"), "a colon")
      let value = try value(depth: depth + 1)
      entries.append(.init(key: key, keyLine: place.line, keyColumn: place.column, value: value))
      skipBlanks()
    }
    index += 1
    return entries
  }

  private mutating func elements(depth: Int) throws(YAMLProblem) -> [YAMLValue] {
    var list: [YAMLValue] = []
    index += 1
    skipBlanks()
    while next != UInt8(ascii: "]") {
      if !list.isEmpty { try expect(UInt8(ascii: ","), "a comma or `]`") }
      list.append(try value(depth: depth + 1))
      skipBlanks()
    }
    index += 1
    return list
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(YAMLProblem) {
    guard next == byte else { throw problem("no \(name)") }
    index += 1
    skipBlanks()
  }

  private mutating func string() throws(YAMLProblem) -> String {
    var text: [UInt8] = []
    index += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw problem("a line end or control character in a text")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw problem("a text without an end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(YAMLProblem) {
    index += 1
    switch next {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index])
    case UInt8(ascii: "u"):
      text += Character(try scalar()).utf8
      return
    default: throw problem("an escape that JSON does not have")
    }
    index += 1
  }

  /// `\u0041`, or the two halves of a pair; half a pair is U+FFFD.
  private mutating func scalar() throws(YAMLProblem) -> Unicode.Scalar {
    let high = try hexadecimal()
    guard (0xD800..<0xDC00).contains(high), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    index += 1
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(YAMLProblem) -> UInt32 {
    index += 1
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ ($0 | 0x20) >= 0x61 || (0x30...0x39).contains($0) }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem("an escape that JSON does not have") }
    index += 4
    return value
  }

  /// `true`, `false`, `null` or a number, which stays as it is written.
  private mutating func word() throws(YAMLProblem) -> String {
    let bytes = bytes[index...].prefix { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "+-.".utf8.contains(byte)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "true", "false": break
    case "null":
      index += bytes.count
      return ""
    default: guard isNumber(bytes) else { throw problem(text.isEmpty ? "no value" : "`\(text)` without quotes") }
    }
    index += bytes.count
    return text
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`, and no larger than a Double can be.
  private func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    func takeDigits() -> Int {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    let startsWithZero = rest.first == 0x30
    let whole = takeDigits()
    guard whole > 0, !(startsWithZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty && Double(String(decoding: bytes, as: UTF8.self))?.isFinite == true
  }
}
