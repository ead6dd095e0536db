internal import Glibc

/// Distinct byte strings, numbered in the order in which they came and kept in one buffer.
///
/// A page has a hundred links and a site ten thousand pages: a String and a hash table entry for each would cost more
/// than rendering them.
struct ByteStrings: Sendable {
  private var buffer: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing; a power of two of them, at most half in use.
  private var slots: [Int32] = Array(repeating: -1, count: 128)

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt8> { buffer[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  func contains(_ string: ArraySlice<UInt8>) -> Bool { index(of: string) != nil }

  func index(of string: ArraySlice<UInt8>) -> Int? {
    let index = slots[slot(for: string)]
    return index < 0 ? nil : Int(index)
  }

  /// - Returns: Its number.
  @discardableResult
  mutating func insert(_ string: ArraySlice<UInt8>) -> Int {
    if (count + 1) * 2 > slots.count { grow() }
    let slot = slot(for: string)
    guard slots[slot] < 0 else { return Int(slots[slot]) }
    slots[slot] = Int32(count)
    buffer += string
    ends.append(buffer.count)
    return count - 1
  }

  /// All of them, each ended by a line feed.
  var lines: [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(buffer.count + count)
    for index in ends.indices {
      lines += self[index]
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }

  /// Where the string is, or the free slot where it belongs.
  private func slot(for string: ArraySlice<UInt8>) -> Int {
    var slot = hash(string) & (slots.count - 1)
    while slots[slot] >= 0, !equal(self[Int(slots[slot])], string) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in ends.indices { slots[slot(for: self[index])] = Int32(index) }
  }
}

/// Seeded anew in each process, so that no author can choose links that collide. It decides no order.
private func hash(_ string: ArraySlice<UInt8>) -> Int {
  var hasher = Hasher()
  unsafe string.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  return hasher.finalize()
}

private func equal(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
  guard a.count == b.count else { return false }
  return unsafe a.withUnsafeBytes { a in
    unsafe b.withUnsafeBytes { b in unsafe a.isEmpty || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0 }
  }
}

/// Calls `body` with each line, without its line feed.
func forEachLine(in lines: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
  var start = 0
  for (index, byte) in lines.enumerated() where byte == UInt8(ascii: "\n") {
    body(lines[start..<index])
    start = index + 1
  }
}
