private import ReportModel

/// The bytes of a value, as ``decoded(_:from:)`` of the same program reads them.
///
/// Nothing says what a byte is: members stand in the order in which their type encodes them, numbers take as many bytes as
/// they need, and a text that came before is a number. So the bytes mean something only to the program that wrote them.
///
/// Not for dictionaries by text or number, and for optional elements of lists, whose coding leaves open what comes: no type
/// that is kept has any.
package func encoded(_ value: some Encodable) throws -> [UInt8] {
  let output = BinaryOutput()
  try value.encode(to: BinaryEncoder(output: output))
  return output.bytes
}

private final class BinaryOutput {
  var bytes: [UInt8] = []
  /// By their bytes: two Strings are equal when they look alike, and what is decoded must be the same to the byte.
  private var texts: [SourcePath: Int] = [:]

  /// Seven bits in a byte, the lowest first; the eighth says that more follow.
  func write(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Small numbers of either sign are short.
  func write(signed number: Int64) { write(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

  /// 0 before the bytes of one that is new; else which one it is, counted from 1.
  func write(_ text: String) {
    let key = SourcePath(text)
    if let index = texts[key] { return write(UInt64(index)) }
    texts[key] = texts.count + 1
    write(0)
    write(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  /// Room for a count, 0 for now.
  func reserveCount() -> Int {
    bytes += [0, 0, 0, 0]
    return bytes.count - 4
  }

  func raiseCount(at position: Int) {
    for index in position..<position + 4 {
      bytes[index] &+= 1
      if bytes[index] != 0 { return }
    }
  }
}

private struct BinaryEncoder: Encoder {
  let output: BinaryOutput
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Members(output: output))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer { Elements(output: output, count: output.reserveCount()) }
  func singleValueContainer() -> any SingleValueEncodingContainer { Single(output: output) }
}

extension BinaryOutput {
  func encode(_ value: Bool) { bytes.append(value ? 1 : 0) }
  func encode(_ value: String) { write(value) }
  func encode(_ value: Double) { write(value.bitPattern.byteSwapped) }
  func encode(_ value: Float) { write(UInt64(value.bitPattern)) }
  func encode(_ value: some FixedWidthInteger & SignedInteger) { write(signed: Int64(value)) }
  func encode(_ value: some FixedWidthInteger & UnsignedInteger) { write(UInt64(value)) }
  func encode(_ value: Int128) {
    write(UInt64(truncatingIfNeeded: value))
    write(signed: Int64(truncatingIfNeeded: value >> 64))
  }
  func encode(_ value: some Encodable) throws { try value.encode(to: BinaryEncoder(output: self)) }
}

/// The members of a structure, or the one case of an enumeration.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: BinaryOutput
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { output.bytes.append(0) }
  func encode(_ value: Bool, forKey key: Key) { output.encode(value) }
  func encode(_ value: String, forKey key: Key) { output.encode(value) }
  func encode(_ value: Double, forKey key: Key) { output.encode(value) }
  func encode(_ value: Float, forKey key: Key) { output.encode(value) }
  func encode(_ value: Int, forKey key: Key) { output.encode(value) }
  func encode(_ value: Int8, forKey key: Key) { output.encode(value) }
  func encode(_ value: Int16, forKey key: Key) { output.encode(value) }
  func encode(_ value: Int32, forKey key: Key) { output.encode(value) }
  func encode(_ value: Int64, forKey key: Key) { output.encode(value) }
  func encode(_ value: UInt, forKey key: Key) { output.encode(value) }
  func encode(_ value: UInt8, forKey key: Key) { output.encode(value) }
  func encode(_ value: UInt16, forKey key: Key) { output.encode(value) }
  func encode(_ value: UInt32, forKey key: Key) { output.encode(value) }
  func encode(_ value: UInt64, forKey key: Key) { output.encode(value) }
  func encode(_ value: Int128, forKey key: Key) { output.encode(value) }
  func encode(_ value: some Encodable, forKey key: Key) throws { try output.encode(value) }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: String?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Double?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Float?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Int?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) { encode(optional: value) { output.encode($0) } }
  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
    try encode(optional: value) { try output.encode($0) }
  }

  private func encode<T>(optional value: T?, _ body: (T) throws -> Void) rethrows {
    output.bytes.append(value == nil ? 0 : 1)
    if let value { try body(value) }
  }

  /// Only the compiler asks for one, for the case of an enumeration: its name comes first.
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    output.write(key.stringValue)
    return KeyedEncodingContainer(Members<NestedKey>(output: output))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    Elements(output: output, count: output.reserveCount())
  }
  func superEncoder() -> any Encoder { BinaryEncoder(output: output) }
  func superEncoder(forKey key: Key) -> any Encoder { BinaryEncoder(output: output) }
}

/// A list: how many, then each.
private struct Elements: UnkeyedEncodingContainer {
  let output: BinaryOutput
  /// Where in the output it stands.
  let position: Int
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(output: BinaryOutput, count position: Int) { (self.output, self.position) = (output, position) }

  private mutating func add(_ body: (BinaryOutput) throws -> Void) rethrows {
    count += 1
    output.raiseCount(at: position)
    try body(output)
  }

  mutating func encodeNil() { add { $0.bytes.append(0) } }
  mutating func encode(_ value: Bool) { add { $0.encode(value) } }
  mutating func encode(_ value: String) { add { $0.encode(value) } }
  mutating func encode(_ value: Double) { add { $0.encode(value) } }
  mutating func encode(_ value: Float) { add { $0.encode(value) } }
  mutating func encode(_ value: Int) { add { $0.encode(value) } }
  mutating func encode(_ value: Int8) { add { $0.encode(value) } }
  mutating func encode(_ value: Int16) { add { $0.encode(value) } }
  mutating func encode(_ value: Int32) { add { $0.encode(value) } }
  mutating func encode(_ value: Int64) { add { $0.encode(value) } }
  mutating func encode(_ value: UInt) { add { $0.encode(value) } }
  mutating func encode(_ value: UInt8) { add { $0.encode(value) } }
  mutating func encode(_ value: UInt16) { add { $0.encode(value) } }
  mutating func encode(_ value: UInt32) { add { $0.encode(value) } }
  mutating func encode(_ value: UInt64) { add { $0.encode(value) } }
  mutating func encode(_ value: some Encodable) throws { try add { try $0.encode(value) } }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    add { _ in }
    return KeyedEncodingContainer(Members<NestedKey>(output: output))
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    add { _ in }
    return Elements(output: output, count: output.reserveCount())
  }
  mutating func superEncoder() -> any Encoder { BinaryEncoder(output: output) }
}

private struct Single: SingleValueEncodingContainer {
  let output: BinaryOutput
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { output.bytes.append(0) }
  func encode(_ value: Bool) { output.encode(value) }
  func encode(_ value: String) { output.encode(value) }
  func encode(_ value: Double) { output.encode(value) }
  func encode(_ value: Float) { output.encode(value) }
  func encode(_ value: Int) { output.encode(value) }
  func encode(_ value: Int8) { output.encode(value) }
  func encode(_ value: Int16) { output.encode(value) }
  func encode(_ value: Int32) { output.encode(value) }
  func encode(_ value: Int64) { output.encode(value) }
  func encode(_ value: UInt) { output.encode(value) }
  func encode(_ value: UInt8) { output.encode(value) }
  func encode(_ value: UInt16) { output.encode(value) }
  func encode(_ value: UInt32) { output.encode(value) }
  func encode(_ value: UInt64) { output.encode(value) }
  func encode(_ value: some Encodable) throws { try output.encode(value) }
}
