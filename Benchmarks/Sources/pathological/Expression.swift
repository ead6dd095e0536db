/// A text with a size: `'> '*n+'x'`, `''.join('e'+'`'*i for i in range(1,n))`.
///
/// The little of Python in which the families are written. What is not understood is an error, never a guess.
struct Expression {
  private let bytes: [UInt8]
  private var offset = 0
  private let n: Int
  private var i = 0

  struct NotUnderstood: Error, CustomStringConvertible {
    var description: String
  }

  static func value(of text: String, n: Int) throws(NotUnderstood) -> [UInt8] {
    var expression = Expression(bytes: Array(text.utf8), n: n)
    let value = try expression.sum()
    guard expression.offset == expression.bytes.count else { throw expression.notUnderstood() }
    return value
  }

  private init(bytes: [UInt8], n: Int) {
    self.bytes = bytes
    self.n = n
  }

  private mutating func sum() throws(NotUnderstood) -> [UInt8] {
    var value = try product()
    while skip("+") { value += try product() }
    return value
  }

  private mutating func product() throws(NotUnderstood) -> [UInt8] {
    var value = try literal()
    if skip(".join(") {
      guard value.isEmpty else { throw notUnderstood() }
      value = try join()
    }
    while skip("*") { value = repeated(value, try number()) }
    return value
  }

  /// `SUM for i in range(A,B))`: the sum is read once for each `i`, from the same place.
  private mutating func join() throws(NotUnderstood) -> [UInt8] {
    let start = offset
    _ = try sum()
    guard skip(" for i in range(") else { throw notUnderstood() }
    let first = try number()
    guard skip(",") else { throw notUnderstood() }
    let end = try number()
    guard skip("))") else { throw notUnderstood() }
    let behind = offset
    var joined: [UInt8] = []
    for index in first..<max(first, end) {
      (offset, i) = (start, index)
      joined += try sum()
    }
    offset = behind
    return joined
  }

  private mutating func literal() throws(NotUnderstood) -> [UInt8] {
    guard skip("'") else { throw notUnderstood() }
    var text: [UInt8] = []
    while !skip("'") {
      guard offset < bytes.count else { throw notUnderstood() }
      text.append(skip("\\") ? try escaped() : bytes[offset])
      offset += 1
    }
    return text
  }

  private func escaped() throws(NotUnderstood) -> UInt8 {
    guard offset < bytes.count else { throw notUnderstood() }
    switch bytes[offset] {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "0"): return 0
    case UInt8(ascii: "'"), UInt8(ascii: "\\"): return bytes[offset]
    default: throw notUnderstood()
    }
  }

  private mutating func number() throws(NotUnderstood) -> Int {
    if skip("n") { return n }
    if skip("i") { return i }
    var value: Int?
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
      value = (value ?? 0) * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard let value else { throw notUnderstood() }
    return value
  }

  private mutating func skip(_ text: String) -> Bool {
    let matches = bytes[offset...].starts(with: text.utf8)
    if matches { offset += text.utf8.count }
    return matches
  }

  private func repeated(_ text: [UInt8], _ count: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count * count)
    for _ in 0..<count { result += text }
    return result
  }

  private func notUnderstood() -> NotUnderstood {
    .init(description: "not understood at \(offset): \(String(decoding: bytes, as: UTF8.self))")
  }
}
