/// A value for `data/v1`: written with its members in the given order, so that equal facts are equal bytes.
package enum JSONValue: Sendable {
  case text(String)
  case whole(Int)
  /// An exact decimal, as it is to be written.
  case decimal(String)
  case bool(Bool)
  case list([JSONValue])
  case object([Member])

  package struct Member: Sendable {
    package var name: String
    package var value: JSONValue
  }
}

extension JSONValue {
  /// Members whose value is not known are left out: absent, never null.
  package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// `nil` for nothing and for an empty text.
  package static func optional(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

  /// A decimal that a document wrote; `nil` when it is none by JSON's grammar (`0.0.0`, `.5`, `007`), for then a number here
  /// would spoil the whole file.
  static func optional(decimal text: String?) -> JSONValue? {
    guard let text else { return nil }
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNumber =
      (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
    guard isNumber, parts[0].count == 1 || parts[0].first != UInt8(ascii: "0") else { return nil }
    return .decimal(text)
  }

  static func optional(_ number: Int?) -> JSONValue? { number.map { .whole($0) } }
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// A file of its own. Of a list each element is on a line: small differences stay small in a comparison.
  func document() -> [UInt8] {
    if case .list(let elements) = self { return Self.document(of: elements) { $0 }.joined }
    var bytes = line()
    bytes += "\n".utf8
    return bytes
  }

  /// The same of a list whose values are made one at a time: those of all take many times the memory of their text, and that
  /// of all records is itself too long.
  static func document<Elements: Collection & Sendable>(
    of elements: Elements, _ value: @escaping @Sendable (Elements.Element) -> JSONValue
  ) -> Pieces {
    Pieces {
      var next: Elements.Index? = elements.startIndex
      return AnyIterator {
        guard var place = next else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieceSize + pieceSize / 4)
        if place == elements.startIndex { bytes += "[".utf8 }
        while place != elements.endIndex, bytes.count < pieceSize {
          bytes += (place == elements.startIndex ? "\n" : ",\n").utf8
          value(elements[place]).write(to: &bytes)
          elements.formIndex(after: &place)
        }
        next = place
        if place == elements.endIndex {
          bytes += "\n]\n".utf8
          next = nil
        }
        return bytes
      }
    }
  }

  /// On one line, without its end.
  package func line() -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
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
  var text = text
  bytes.append(UInt8(ascii: "\""))
  text.withUTF8 { utf8 in
    let span = unsafe utf8.span
    // What needs no escaping is copied in one piece.
    var start = 0
    for index in 0..<span.count where isEscaped(span[index]) {
      unsafe bytes.append(contentsOf: utf8[start..<index])
      writeEscaped(span[index], to: &bytes)
      start = index + 1
    }
    unsafe bytes.append(contentsOf: utf8[start...])
  }
  bytes.append(UInt8(ascii: "\""))
}

private func isEscaped(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x00...0x1F, 0x7F, 0xA8, 0xA9: true
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): true
  default: false
  }
}

private func writeEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
  case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
  case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
  case 0xA8, 0xA9:
    // The third byte of U+2028 and U+2029, or of any other character.
    guard bytes.suffix(2).elementsEqual([0xE2, 0x80]) else { return bytes.append(byte) }
    bytes.removeLast(2)
    writeEscape(0x20, byte - 0x80, to: &bytes)
  default: writeEscape(0x00, byte, to: &bytes)
  }
}

/// `\u` and the four digits of two bytes.
private func writeEscape(_ high: UInt8, _ low: UInt8, to bytes: inout [UInt8]) {
  bytes += #"\u"#.utf8
  for nibble in [high >> 4, high & 15, low >> 4, low & 15] { bytes.append(nibble < 10 ? 48 + nibble : 87 + nibble) }
}

/// In bytes: from here on a piece takes no further element.
private let pieceSize = 1 << 16
