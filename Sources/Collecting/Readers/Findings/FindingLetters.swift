import Markdown
import ReportModel

/// The letters of ids that say how grave findings are: `C-1`, `H-01`, `[M2]`, where a document has several of them.
struct FindingLetters {
  private var known: Set<UInt8> = []

  /// None.
  init() {}

  init(in blocks: ArraySlice<MarkdownContent.Block>) {
    var (found, boxed): (Set<UInt8>, Set<UInt8>) = ([], [])
    for block in blocks where !block.isQuoted {
      guard block.headingLevel != nil || block.isItem || block.text.first?.lead != nil,
        let text = block.text.first?.text, let letter = Self.letter(inFront: text)
      else { continue }
      if block.box != nil, text.utf8.first == UInt8(ascii: "[") { boxed.insert(letter) } else { found.insert(letter) }
    }
    // A condition may be `[C1]`.
    if boxed == [UInt8(ascii: "C")] { boxed = [] }
    known = found.count > 1 ? found.union(boxed) : boxed
  }

  func severity(of id: String) -> Severity? {
    guard let first = id.utf8.first, known.contains(first), Self.isID(id.utf8[...]) else { return nil }
    return Self.levels[first]
  }

  /// That of `C-1: Title`, `[H1] Title`.
  private static func letter(inFront text: String) -> UInt8? {
    let isBracketed = text.utf8.first == UInt8(ascii: "[")
    let id = text.utf8.dropFirst(isBracketed ? 1 : 0).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: ":") }
    guard id.endIndex < text.utf8.endIndex, let first = id.first, levels[first] != nil, isID(id) else { return nil }
    return first
  }

  private static func isID(_ bytes: Substring.UTF8View) -> Bool {
    let number = bytes.dropFirst().drop { $0 == UInt8(ascii: "-") }
    return (1...3).contains(number.count) && number.allSatisfy { (0x30...0x39).contains($0) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Id of a finding that is its level, where there are several", ["C-1", "H-1", "M-1", "L-1"]),
      .init("The same behind a box", ["- [ ] [H1] Title"]),
    ]
  }

  private static let levels: [UInt8: Severity] = [
    UInt8(ascii: "C"): .critical, UInt8(ascii: "H"): .high, UInt8(ascii: "M"): .medium, UInt8(ascii: "L"): .low,
  ]
}
