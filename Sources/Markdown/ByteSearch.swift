private import Glibc

extension ArraySlice<UInt8> {
  /// The offset (not the index) of the first `byte` at or behind `offset`, by the C library's search, which is many times
  /// quicker than a loop: every document is searched several times.
  func offset(of byte: UInt8, from offset: Int = 0) -> Int? {
    unsafe withUnsafeBufferPointer { buffer in
      guard offset < count, let base = buffer.baseAddress,
        let found = unsafe memchr(base + offset, CInt(byte), count - offset)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  func has(_ byte: UInt8) -> Bool { offset(of: byte) != nil }

  /// Whether `second` stands anywhere right behind `first`; `second` should be the rarer one.
  func has(_ first: UInt8, before second: UInt8) -> Bool {
    var next = offset(of: second)
    while let offset = next {
      if offset > 0, self[startIndex + offset - 1] == first { return true }
      next = self.offset(of: second, from: offset + 1)
    }
    return false
  }

  /// The offset of every `byte`, in order.
  func eachOffset(of byte: UInt8, _ visit: (Int) -> Void) {
    unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var place = unsafe base
      let end = unsafe base + count
      while unsafe place < end, let found = unsafe memchr(place, CInt(byte), end - place) {
        let offset = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
        visit(offset)
        unsafe place = base + offset + 1
      }
    }
  }
}
