/// The footnotes that a document defines: `[^label]: text`, with what is indented by four columns below it.
///
/// libcmark would take some of them for link definitions and the rest for paragraphs, so they are taken out before it
/// parses: their bytes become blanks, and every other line and column stays as it was. Definitions within quotes and lists
/// are not recognised, and lines of a fence are not looked at.
struct FootnoteDefinitions {
  /// The document without the definitions.
  private(set) var remaining: [UInt8]
  /// Which definition a label means; the first of several with one label counts.
  private(set) var labels: [[UInt8]: Int] = [:]
  /// All definitions as one Markdown list, an item each, whose first paragraph is a placeholder: it gives every item an
  /// indentation of four columns, whatever the definition begins with.
  private(set) var list: [UInt8] = []
  /// The line of the document for each line of `list`, 1-based.
  private(set) var lines: [Int] = []

  private var count = 0
  private var fence: Fence?
  /// Whether the line before belongs to a definition, and ends in words that the next line may go on with.
  private var isInDefinition = false
  private var mayGoOn = false

  /// - Returns: `nil` when there is none, or when they break a limit that the document itself keeps.
  init?(in body: ArraySlice<UInt8>) {
    remaining = Array(body)
    // Lines are read from the document itself: a slice of `remaining` would have it copied at every blank.
    let document = remaining
    var start = 0
    var number = 1
    while start < document.count {
      let end = document[...].offset(of: 0x0A, from: start) ?? document.count
      read(document[start..<end], number)
      start = end + 1
      number += 1
    }
    guard count > 0, firstBrokenLimit(list[...]) == nil else { return nil }
  }

  static func folded(_ label: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: label, as: UTF8.self).lowercased().utf8)
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) {
    let range = line.indices
    if let open = fence {
      if open.isClosed(by: line) { fence = nil }
      return
    }
    let indentation = line.prefix { $0 == 0x20 }.count
    if indentation < 4, let (label, text) = definition(line.dropFirst(indentation)) {
      return begin(label, text, range, number)
    }
    if isInDefinition, continues(line, indentation) { return goOn(line, indentation, range, number) }
    isInDefinition = false
    fence = Fence(opening: line)
  }

  private func definition(_ line: ArraySlice<UInt8>) -> (label: ArraySlice<UInt8>, text: ArraySlice<UInt8>)? {
    guard line.starts(with: "[^".utf8) else { return nil }
    let label = line.dropFirst(2).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    let rest = line[label.endIndex...]
    guard !label.isEmpty, label.count <= 100, rest.starts(with: "]:".utf8) else { return nil }
    return (label, trimmed(rest.dropFirst(2)))
  }

  private mutating func begin(_ label: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, _ range: Range<Int>, _ number: Int)
  {
    let key = Self.folded(label)
    if labels[key] == nil { labels[key] = count }
    count += 1
    isInDefinition = true
    mayGoOn = !text.isEmpty
    add(Array("\n-   .\n\n".utf8), number, lines: 3)
    if !text.isEmpty { add(Array("    ".utf8) + text + [0x0A], number, lines: 1) }
    blank(range)
  }

  /// Blank lines go on for what may follow; other lines need four columns, or words to go on from.
  private func continues(_ line: ArraySlice<UInt8>, _ indentation: Int) -> Bool {
    let rest = trimmed(line)
    guard let first = rest.first else { return true }
    if indentation >= 4 || line.dropFirst(indentation).first == 0x09 { return true }
    return mayGoOn && !"#>-+*=_`~<|[".utf8.contains(first) && !startsWithNumeral(rest)
  }

  private func startsWithNumeral(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { (0x30...0x39).contains($0) }
    return rest.startIndex > line.startIndex && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
  }

  private mutating func goOn(_ line: ArraySlice<UInt8>, _ indentation: Int, _ range: Range<Int>, _ number: Int) {
    let isBlank = trimmed(line).isEmpty
    let isIndented = isBlank || indentation >= 4 || line.dropFirst(indentation).first == 0x09
    add((isIndented ? [] : Array("    ".utf8)) + line + [0x0A], number, lines: 1)
    mayGoOn = !isBlank
    if !isBlank { blank(range) }
  }

  private mutating func add(_ bytes: [UInt8], _ number: Int, lines count: Int) {
    list += bytes
    lines += Array(repeating: number, count: count)
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range { remaining[index] = 0x20 }
  }
}

/// A code fence that has been opened.
private struct Fence {
  private let mark: UInt8
  private let count: Int

  /// - Parameter line: A line that may open a fence, perhaps within quotes and lists.
  init?(opening line: ArraySlice<UInt8>) {
    let rest = line.drop { $0 == 0x20 || $0 == 0x09 || ">-*+".utf8.contains($0) }
    guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let marks = rest.prefix { $0 == mark }
    guard marks.count >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), rest[marks.endIndex...].contains(mark) { return nil }
    (self.mark, count) = (mark, marks.count)
  }

  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let rest = trimmed(line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") })
    return rest.count >= count && rest.allSatisfy { $0 == mark }
  }
}
