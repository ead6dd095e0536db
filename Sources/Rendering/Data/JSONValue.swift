/// A value for `data/v1`: written with its members in the given order, so that equal facts are equal bytes.
enum JSONValue: Sendable {
  case text(String)
  case whole(Int)
  /// An exact decimal, as it is to be written.
  case decimal(String)
  case bool(Bool)
  case list([JSONValue])
  case object([Member])

  struct Member: Sendable {
    var name: String
    var value: JSONValue
  }
}

extension JSONValue {
  /// Members whose value is not known are left out: absent, never null.
  static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// `nil` for nothing and for an empty text.
  static func optional(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .text($0) } }
  static func optional(_ number: Int?) -> JSONValue? { number.map { .whole($0) } }
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// A list with one element on each line: small differences stay small in a comparison.
  func document() -> [UInt8] {
    var bytes: [UInt8] = []
    if case .list(let elements) = self {
      bytes += "[".utf8
      for (index, element) in elements.enumerated() {
        bytes += (index == 0 ? "\n" : ",\n").utf8
        element.write(to: &bytes)
      }
      bytes += "\n]\n".utf8
    } else {
      write(to: &bytes)
      bytes += "\n".utf8
    }
    return bytes
  }

  /// Recursive: the depth is that of our own shapes, never of the input.
  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): writeText(text, to: &bytes)
    case .whole(let number): bytes += String(number).utf8
    case .decimal(let digits): bytes += digits.utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .list(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeText(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// `<`, `>`, `&` and the two line separators are escaped too, so that the text can stand in a page's data block.
private func writeText(_ text: String, to bytes: inout [UInt8]) {
  let digits = Array("0123456789abcdef".utf8)
  bytes.append(UInt8(ascii: "\""))
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": bytes += #"\""#.utf8
    case "\\": bytes += #"\\"#.utf8
    case "\n": bytes += #"\n"#.utf8
    case "\t": bytes += #"\t"#.utf8
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
      bytes += #"\u"#.utf8
      for shift in [12, 8, 4, 0] { bytes.append(digits[Int(scalar.value >> UInt32(shift)) & 15]) }
    default: bytes += UTF8.encode(scalar)!
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
