/// Texts by their bytes: in Swift two Strings are equal when they look alike, and a search goes by what looks alike too.
extension String {
  /// The order of the bytes.
  public func precedesInBytes(_ other: String) -> Bool {
    let (one, other) = (utf8.span, other.utf8.span)
    for index in 0..<min(one.count, other.count) where one[index] != other[index] { return one[index] < other[index] }
    return one.count < other.count
  }

  /// Whether the bytes are the same.
  public func equalsInBytes(_ other: String) -> Bool {
    let (one, other) = (utf8.span, other.utf8.span)
    guard one.count == other.count else { return false }
    for index in 0..<one.count where one[index] != other[index] { return false }
    return true
  }

  /// Whether it is `name`, which is in lower case, in whatever case. Only A to Z have one.
  public func equalsIgnoringCase(_ name: String) -> Bool {
    let (written, name) = (utf8.span, name.utf8.span)
    guard written.count == name.count else { return false }
    for index in 0..<written.count {
      let byte = written[index]
      if (65...90).contains(byte) ? byte + 32 != name[index] : byte != name[index] { return false }
    }
    return true
  }

  /// Whether the byte occurs.
  public func containsByte(_ byte: UInt8) -> Bool { offset(ofByte: byte) != nil }

  /// How many bytes stand before the first such one.
  public func offset(ofByte byte: UInt8) -> Int? {
    let bytes = utf8.span
    for index in 0..<bytes.count where bytes[index] == byte { return index }
    return nil
  }

  /// Whether the bytes of `part` occur.
  public func containsBytes(_ part: String) -> Bool {
    let (text, part) = (utf8.span, part.utf8.span)
    guard !part.isEmpty else { return true }
    guard text.count >= part.count else { return false }
    for start in 0...(text.count - part.count) where text[start] == part[0] {
      var length = 1
      while length < part.count, text[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}

extension ArraySlice<UInt8> {
  /// Where the bytes of `part` stand first. The library's own search prepares for patterns longer than any of ours.
  public func range(of part: [UInt8]) -> Range<Int>? {
    let (bytes, part) = (span, part.span)
    guard bytes.count >= part.count else { return nil }
    for start in 0...(bytes.count - part.count) {
      var length = 0
      while length < part.count, bytes[start + length] == part[length] { length += 1 }
      if length == part.count { return startIndex + start..<startIndex + start + length }
    }
    return nil
  }
}
