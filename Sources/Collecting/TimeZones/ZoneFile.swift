import ReportModel

/// A compiled file of the time-zone database (RFC 8536).
enum ZoneFile {
  /// - Returns: `nil` for what is no such file, or one that does not keep to its own counts.
  static func rules(of bytes: [UInt8]) -> ZoneRules? {
    guard let first = ZoneHeader(bytes, at: 0) else { return nil }
    // The second block of newer files has times of 64 bits, and a rule for all later years behind it.
    guard first.version >= UInt8(ascii: "2") else { return first.block(in: bytes, timeSize: 4)?.rules(footer: []) }
    guard let second = ZoneHeader(bytes, at: first.end(timeSize: 4)),
      let block = second.block(in: bytes, timeSize: 8)
    else { return nil }
    let rest = bytes[second.end(timeSize: 8)...]
    guard rest.first == newline, let end = rest.dropFirst().firstIndex(of: newline) else { return nil }
    return block.rules(footer: rest[rest.startIndex + 1..<end])
  }
}

private let newline = UInt8(ascii: "\n")

private struct ZoneHeader {
  let version: UInt8
  private let start: Int
  /// Of UTC and standard marks, leap seconds, changes, types and the bytes of their names.
  private let counts: [Int]

  init?(_ bytes: [UInt8], at start: Int) {
    guard start + 44 <= bytes.count, bytes[start...].starts(with: "TZif".utf8) else { return nil }
    self.start = start
    version = bytes[start + 4]
    counts = (0..<6).map { Int(number(bytes[(start + 20 + 4 * $0)...].prefix(4))) }
    guard counts.allSatisfy({ (0...10_000).contains($0) }), counts[4] > 0 else { return nil }
  }

  func end(timeSize: Int) -> Int {
    start + 44 + counts[3] * (timeSize + 1) + counts[4] * 6 + counts[5] + counts[2] * (timeSize + 4) + counts[1]
      + counts[0]
  }

  func block(in bytes: [UInt8], timeSize: Int) -> ZoneBlock? {
    guard end(timeSize: timeSize) <= bytes.count else { return nil }
    let places = start + 44 + counts[3] * timeSize
    let types = (0..<counts[4]).map { index in
      let type = bytes[(places + counts[3] + 6 * index)...].prefix(6)
      return ZoneBlock.Kind(offset: Int(number(type.prefix(4))), isSummer: type[type.startIndex + 4] != 0)
    }
    let changes = (0..<counts[3]).compactMap { index -> ZoneRules.Change? in
      let place = Int(bytes[places + index])
      guard place < types.count else { return nil }
      let time = bytes[(start + 44 + timeSize * index)...].prefix(timeSize)
      return ZoneRules.Change(instant: Int(number(time)), offset: types[place].offset)
    }
    let isOrdered = zip(changes, changes.dropFirst()).allSatisfy { $0.instant < $1.instant }
    guard changes.count == counts[3], isOrdered else { return nil }
    return ZoneBlock(types: types, changes: changes)
  }
}

/// Big-endian and signed, of 4 or 8 bytes.
private func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
  let value = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  return bytes.count == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
}

private struct ZoneBlock {
  struct Kind {
    var offset: Int
    var isSummer: Bool
  }

  var types: [Kind]
  var changes: [ZoneRules.Change]

  /// - Parameter footer: The rule for what comes after the last change; empty for none.
  func rules(footer: ArraySlice<UInt8>) -> ZoneRules? {
    let first = types.first { !$0.isSummer } ?? types[0]
    var all = changes
    if !footer.isEmpty {
      guard let rule = ZoneRule(footer) else { return nil }
      let last = changes.last?.instant ?? Int.min
      all += rule.changes(after: last)
    }
    return ZoneRules(firstOffset: first.offset, changes: all)
  }
}
