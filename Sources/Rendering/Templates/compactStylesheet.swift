/// A stylesheet without its comments, its indentation and the blanks around its braces and behind its semicolons, for
/// readers' browsers; what stands in quotes stays as it is.
///
/// - Complexity: O(*n*) in its length.
func compactStylesheet(_ text: String) -> String {
  var compact: [UInt8] = []
  var (quote, isAtLineStart): (UInt8?, Bool) = (nil, true)
  var bytes = text.utf8.makeIterator()
  var next = bytes.next()
  while let byte = next {
    next = bytes.next()
    if let open = quote {
      compact.append(byte)
      if byte == UInt8(ascii: "\\"), let escaped = next {
        compact.append(escaped)
        next = bytes.next()
      } else if byte == open {
        quote = nil
      }
    } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
      var previous: UInt8 = 0
      next = bytes.next()
      while let inside = next, !(previous == UInt8(ascii: "*") && inside == UInt8(ascii: "/")) {
        previous = inside
        next = bytes.next()
      }
      next = bytes.next()
      // A comment separates words as a blank does.
      if !isAtLineStart { compact.append(0x20) }
    } else if byte == 0x0A || (isAtLineStart && byte == 0x20) {
      isAtLineStart = true
      if byte == 0x0A, let last = compact.last, ![0x0A, 0x7B, 0x7D, 0x3B].contains(last) { compact.append(0x0A) }
    } else if byte == 0x20, let last = compact.last, [0x7B, 0x7D, 0x3B].contains(last) {
      continue
    } else {
      isAtLineStart = false
      if byte == UInt8(ascii: "}"), compact.last == 0x20 { compact.removeLast() }
      if byte == 0x22 || byte == 0x27 { quote = byte }
      compact.append(byte)
    }
  }
  return String(decoding: compact, as: UTF8.self)
}
