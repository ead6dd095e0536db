/// A value of the bytes that ``encoded(_:)`` made of it.
///
/// - Throws: ``NotDecodable``, or what the type itself throws, for anything else; bytes that nobody wrote cannot make it read
///   past their end, nor take more memory than in proportion to them.
package func decoded<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
  let input = BinaryInput(bytes)
  let value = try T(from: BinaryDecoder(input: input))
  guard input.isAtEnd else { throw NotDecodable() }
  return value
}

/// Bytes are not what they should be.
package struct NotDecodable: Error {}

private final class BinaryInput {
  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  func byte() throws -> UInt8 {
    guard position < bytes.count else { throw NotDecodable() }
    defer { position += 1 }
    return bytes[position]
  }

  func number() throws -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte <= 0x7F { return number }
      shift += 7
      guard shift < 64 else { throw NotDecodable() }
    }
  }

  func signed() throws -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  func text() throws -> String {
    let index = try number()
    if index > 0 {
      guard index <= UInt64(texts.count) else { throw NotDecodable() }
      return texts[Int(index) - 1]
    }
    let length = try number()
    guard length <= UInt64(bytes.count - position) else { throw NotDecodable() }
    let end = position + Int(length)
    guard let text = String(validating: bytes[position..<end], as: UTF8.self) else { throw NotDecodable() }
    position = end
    texts.append(text)
    return text
  }

  /// Of a list. Each element takes a byte at least, but for those without members; none of those is kept in lists.
  func count() throws -> Int {
    var count = 0
    for shift in stride(from: 0, to: 32, by: 8) { count |= Int(try byte()) << shift }
    guard count <= bytes.count - position else { throw NotDecodable() }
    return count
  }
}

private struct BinaryDecoder: Decoder {
  let input: BinaryInput
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Members(input: input))
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Elements(input: input, count: try input.count()) }
  func singleValueContainer() -> any SingleValueDecodingContainer { Single(input: input) }
}

extension BinaryInput {
  func decode(_ type: Bool.Type) throws -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw NotDecodable()
    }
  }
  func decode(_ type: String.Type) throws -> String { try text() }
  func decode(_ type: Double.Type) throws -> Double { Double(bitPattern: try number().byteSwapped) }
  func decode(_ type: Float.Type) throws -> Float {
    guard let bits = UInt32(exactly: try number()) else { throw NotDecodable() }
    return Float(bitPattern: bits)
  }
  func decode<T: FixedWidthInteger & SignedInteger>(_ type: T.Type) throws -> T {
    guard let value = T(exactly: try signed()) else { throw NotDecodable() }
    return value
  }
  func decode<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type) throws -> T {
    guard let value = T(exactly: try number()) else { throw NotDecodable() }
    return value
  }
  func decode(_ type: Int128.Type) throws -> Int128 {
    let low = try number()
    return Int128(try signed()) << 64 | Int128(low)
  }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: BinaryDecoder(input: self)) }
  func optional<T>(_ body: () throws -> T) throws -> T? { try decode(Bool.self) ? try body() : nil }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let input: BinaryInput
  var codingPath: [any CodingKey] { [] }

  /// Only an enumeration asks: the name of its one case stands here.
  var allKeys: [Key] { (try? input.text()).flatMap { Key(stringValue: $0) }.map { [$0] } ?? [] }
  func contains(_ key: Key) -> Bool { true }

  func decodeNil(forKey key: Key) throws -> Bool { try !input.decode(Bool.self) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try input.decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try input.decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try input.decode(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try input.decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try input.decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try input.decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try input.decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try input.decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try input.decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try input.decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try input.decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try input.decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try input.decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try input.decode(type) }
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try input.decode(type) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try input.decode(type) }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
    try input.optional { try input.decode(type) }
  }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try input.optional { try input.decode(type) }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedDecodingContainer<NestedKey> {
    KeyedDecodingContainer(Members<NestedKey>(input: input))
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    Elements(input: input, count: try input.count())
  }
  func superDecoder() -> any Decoder { BinaryDecoder(input: input) }
  func superDecoder(forKey key: Key) -> any Decoder { BinaryDecoder(input: input) }
}

private struct Elements: UnkeyedDecodingContainer {
  let input: BinaryInput
  let count: Int?
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { currentIndex == count }

  init(input: BinaryInput, count: Int) { (self.input, self.count) = (input, count) }

  private mutating func next<T>(_ body: (BinaryInput) throws -> T) throws -> T {
    guard !isAtEnd else { throw NotDecodable() }
    currentIndex += 1
    return try body(input)
  }

  mutating func decodeNil() throws -> Bool { throw NotDecodable() }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.decode(type) } }
  mutating func decode(_ type: String.Type) throws -> String { try next { try $0.decode(type) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try next { try $0.decode(type) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.decode(type) } }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next { try $0.decode(type) } }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next { KeyedDecodingContainer(Members<NestedKey>(input: $0)) }
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next { Elements(input: $0, count: try $0.count()) }
  }
  mutating func superDecoder() -> any Decoder { BinaryDecoder(input: input) }
}

private struct Single: SingleValueDecodingContainer {
  let input: BinaryInput
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }
  func decode(_ type: Bool.Type) throws -> Bool { try input.decode(type) }
  func decode(_ type: String.Type) throws -> String { try input.decode(type) }
  func decode(_ type: Double.Type) throws -> Double { try input.decode(type) }
  func decode(_ type: Float.Type) throws -> Float { try input.decode(type) }
  func decode(_ type: Int.Type) throws -> Int { try input.decode(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try input.decode(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try input.decode(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try input.decode(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try input.decode(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try input.decode(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try input.decode(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try input.decode(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try input.decode(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try input.decode(type) }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try input.decode(type) }
}
