/// One piece of markup, as it was written.
public enum MarkupToken: Equatable, Sendable {
  case text([UInt8])
  case open(name: String, attributes: [Attribute], isSelfClosed: Bool)
  case close(name: String)

  public struct Attribute: Equatable, Sendable {
    public var name: String
    /// As written, entities and all; `nil` for an attribute without a value.
    public var value: [UInt8]?

    public init(_ name: String, _ value: String? = nil) {
      self.name = name
      self.value = value.map { Array($0.utf8) }
    }
  }
}

/// Splits markup into tokens, accepting one spelling of everything: lower-case names, one blank before an attribute, double
/// quotes. A browser accepts more; what our renderer writes is to need no such goodwill.
struct MarkupTokenizer {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token, `nil` at the end.
  mutating func next() throws(BrokenRule) -> MarkupToken? {
    guard offset < bytes.count else { return nil }
    guard bytes[offset] == UInt8(ascii: "<") else { return .text(take { $0 != UInt8(ascii: "<") }) }
    offset += 1
    return skip("/") ? try closingTag() : try openingTag()
  }

  private mutating func closingTag() throws(BrokenRule) -> MarkupToken {
    let name = try name()
    try expect(">")
    return .close(name: name)
  }

  private mutating func openingTag() throws(BrokenRule) -> MarkupToken {
    let name = try name()
    var attributes: [MarkupToken.Attribute] = []
    while !skip(">") {
      try expect(" ")
      if skip("/>") { return .open(name: name, attributes: attributes, isSelfClosed: true) }
      var attribute = MarkupToken.Attribute(try self.name())
      if skip("=") { attribute.value = try value() }
      attributes.append(attribute)
    }
    return .open(name: name, attributes: attributes, isSelfClosed: false)
  }

  private mutating func name() throws(BrokenRule) -> String {
    let name = take { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    guard let first = name.first, isLetter(first) else { throw broken("a name was to stand here") }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func value() throws(BrokenRule) -> [UInt8] {
    try expect("\"")
    let value = take { $0 != UInt8(ascii: "\"") }
    try expect("\"")
    return value
  }

  private mutating func take(while isTaken: (UInt8) -> Bool) -> [UInt8] {
    let start = offset
    while offset < bytes.count, isTaken(bytes[offset]) { offset += 1 }
    return Array(bytes[start..<offset])
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    let matches = text.withUTF8Buffer { unsafe bytes[offset...].prefix(length).elementsEqual($0) }
    if matches { offset += length }
    return matches
  }

  private mutating func expect(_ text: StaticString) throws(BrokenRule) {
    if !skip(text) { throw broken("\(text) was to stand here") }
  }

  private func broken(_ message: String) -> BrokenRule { BrokenRule(message, at: offset) }
}

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
