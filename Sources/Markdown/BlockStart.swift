/// A line of a paragraph, so escaped that it goes on with the paragraph wherever it is put.
///
/// In its document it stood indented or lazily continued, and began no block; without its indentation it might.
///
/// - Parameter line: Without blanks around it.
func continuingParagraph(_ line: ArraySlice<UInt8>) -> [UInt8] {
  guard let place = blockStart(of: line) else { return Array(line) }
  return Array(line[..<place]) + [UInt8(ascii: "\\")] + line[place...]
}

/// The byte that has to be escaped so that the line begins no block.
private func blockStart(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>.Index? {
  guard let first = line.first else { return nil }
  let start = line.startIndex
  func isOnly(_ marks: UInt8...) -> Bool { line.allSatisfy { marks.contains($0) || $0 == 0x20 || $0 == 0x09 } }
  func endsWord(_ rest: ArraySlice<UInt8>) -> Bool { rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true }
  switch first {
  case UInt8(ascii: ">"), UInt8(ascii: "="): return start
  case UInt8(ascii: "#"): return endsWord(line.drop { $0 == first }) ? start : nil
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
    return endsWord(line.dropFirst()) || isOnly(first) ? start : nil
  case UInt8(ascii: "_"): return isOnly(first) ? start : nil
  case UInt8(ascii: "`"), UInt8(ascii: "~"): return line.prefix { $0 == first }.count >= 3 ? start : nil
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    let rest = line.drop { (0x30...0x39).contains($0) }
    let isMark = rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")")
    return isMark && endsWord(rest.dropFirst()) ? rest.startIndex : nil
  case UInt8(ascii: "<"):
    let name = line.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix(while: isLetter)
    return InlineTag(rawValue: String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)) == nil ? start : nil
  default: return nil
  }
}
