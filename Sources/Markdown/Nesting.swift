/// How deep the containers at the start of a line can be, by the line alone.
struct Nesting {
  /// Columns of blanks before the first byte that is neither blank nor a container marker.
  private(set) var indentation = 0
  /// At most so many quotes and lists hold what follows the line's last marker.
  ///
  /// A list takes two columns of each line in it, so that a marker far to the right can stand in as many lists as fit to its
  /// left: they may have been opened on the lines before, one on each.
  var levels: Int { quotes + (lastMarker.map { $0 / 2 + 1 } ?? 0) }

  private var quotes = 0
  /// The columns before the last list marker, those of quotes left out.
  private var lastMarker: Int?
  private var column = 0

  init(of line: ArraySlice<UInt8>) {
    var index = line.startIndex
    while index < line.endIndex {
      switch line[index] {
      case 0x20: addBlanks(1)
      case 0x09: addBlanks(4)
      case UInt8(ascii: ">"): addQuote(followedByBlank: index + 1 < line.endIndex && line[index + 1] == 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let length = listMarkerLength(line[index...]) else { return }
        lastMarker = column
        column += length
        index += length - 1
      default: return
      }
      index += 1
    }
  }

  private mutating func addBlanks(_ count: Int) {
    indentation += count
    column += count
  }

  /// A blank behind the mark belongs to the quote.
  private mutating func addQuote(followedByBlank: Bool) {
    quotes += 1
    if followedByBlank { column -= 1 }
  }
}

/// The length of `-`, `+`, `*`, `12.` or `12)` at the start, when a blank or nothing follows.
private func listMarkerLength(_ text: ArraySlice<UInt8>) -> Int? {
  let digits = text.prefix { (0x30...0x39).contains($0) }
  let mark = text.dropFirst(digits.count)
  guard let byte = mark.first else { return nil }
  let isMark = digits.isEmpty ? "-+*".utf8.contains(byte) : ".)".utf8.contains(byte)
  guard isMark, mark.dropFirst().first.map({ $0 == 0x20 || $0 == 0x09 }) ?? true else { return nil }
  return digits.count + 1
}
