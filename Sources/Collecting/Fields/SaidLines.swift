import Markdown
import ReportModel

/// What the lines of a text say, one after the other: without headings, marks, HTML comments, and what waits to be filled in.
struct SaidLines {
  enum Said {
    case text(String, isComment: Bool)
    /// A line that makes the one before it a heading.
    case underline
    case nothing
  }

  let isProse: Bool
  /// Names as ``foldedKey(_:)`` makes them; of a field of that name nothing is said.
  var silentNames: Set<String> = []
  /// `{Title}`, `[name]`, `YYYY-MM-DD` stood somewhere.
  private(set) var hasPlaceholders = false
  private var isInComment = false
  /// The line before was text, so that a rule below it makes it a heading.
  private var isBehindText = false

  init(of path: SourcePath, silentNames: Set<String> = []) {
    isProse = Self.isProse(path)
    self.silentNames = silentNames
  }

  static func isProse(_ path: SourcePath) -> Bool {
    DocumentFormat(of: path) == .markdown || path.pathExtension == "txt" || PlainMarkup.reads(path)
  }

  mutating func read(_ line: ArraySlice<UInt8>) -> Said {
    guard isProse else {
      let (text, isComment) = Self.withoutCommentMark(line.withText)
      return Self.words(in: text) > 0 ? .text(text, isComment: isComment) : .nothing
    }
    let text = withoutComments(line)
    let isBelowText = isBehindText
    isBehindText = false
    if Self.isUnderline(text) { return isBelowText ? .underline : .nothing }
    if HeadingLine.level(of: text) != nil { return .nothing }
    let said = value(of: Self.withoutListMark(text.containsBytes("**") ? text.split(separator: "**").joined() : text))
    isBehindText = Self.words(in: said) > 0
    return isBehindText ? .text(said, isComment: false) : .nothing
  }

  /// Not a sign that no letter stands beside: a dash, an arrow.
  static func words(in text: String) -> Int { foldedWords(text).count(where: isWord) }

  static func isWord(_ folded: String) -> Bool {
    folded.utf8.contains { $0 < 0x80 }
      || folded.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private static func isUnderline(_ text: String) -> Bool {
    let marks = trimmed(text.utf8[...])
    guard marks.count >= 3, let mark = marks.first, "=-~^".utf8.contains(mark) else { return false }
    return marks.allSatisfy { $0 == mark }
  }

  private mutating func withoutComments(_ line: ArraySlice<UInt8>) -> String {
    var (rest, kept) = (line, [UInt8]())
    while !rest.isEmpty {
      guard let mark = rest.range(of: Array((isInComment ? "-->" : "<!--").utf8)) else {
        if !isInComment { kept += rest }
        break
      }
      if !isInComment { kept += rest[..<mark.lowerBound] }
      isInComment.toggle()
      rest = rest[mark.upperBound...]
    }
    return kept.withText
  }

  /// `Owner: [name]` and `Owner:` say nothing, and of `Status: TBD` only what stands behind the name.
  private mutating func value(of text: String) -> String {
    let filled = withoutPlaceholders(text)
    // A row of a table whose first cell is a name is a field as well.
    let cells = filled.utf8.split(separator: UInt8(ascii: "|"), maxSplits: 1)
    if cells.count == 2, silentNames.contains(foldedKey(cells[0].withText)) { return "" }
    guard let (name, value) = keyValue(.init(number: 0, text: filled)) else { return filled }
    if silentNames.contains(foldedKey(name)) { return "" }
    return value.isEmpty || EvasiveText.isWhole(value) ? value : filled
  }

  /// A link `[text](address)` and a box `[x]` are no placeholders.
  private mutating func withoutPlaceholders(_ text: String) -> String {
    guard text.utf8.contains(where: { Self.close(of: $0) != nil || $0 == UInt8(ascii: "Y") }) else { return text }
    var (kept, rest) = ([UInt8](), Array(text.utf8)[...])
    while let byte = rest.first {
      if let close = Self.close(of: byte), let end = rest.firstIndex(of: close), end - rest.startIndex > 2,
        rest[(end + 1)...].first != UInt8(ascii: "("), !rest[..<end].contains(UInt8(ascii: ":"))
      {
        hasPlaceholders = true
        rest = rest[(end + 1)...]
      } else if rest.starts(with: "YYYY-MM-DD".utf8) {
        hasPlaceholders = true
        rest = rest.dropFirst("YYYY-MM-DD".utf8.count)
      } else {
        kept.append(byte)
        rest = rest.dropFirst()
      }
      // Brackets that nobody closes are not looked for all over a long line.
      if kept.count > Self.longestLine { return text }
    }
    return kept.withText
  }

  /// What ends a placeholder that begins with a bracket.
  static func close(of bracket: UInt8) -> UInt8? {
    switch bracket {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    default: nil
    }
  }
  private static let longestLine = 400

  private static func withoutListMark(_ text: String) -> String {
    var rest = trimmed(text.utf8[...])
    while let first = rest.first, ">-*+|_".utf8.contains(first) { rest = trimmed(rest.dropFirst()) }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    let behind = rest.dropFirst(digits.count)
    if !digits.isEmpty, digits.count < 4, behind.first.map(".)".utf8.contains) ?? false {
      rest = trimmed(behind.dropFirst())
    }
    for box in ["[ ]", "[x]", "[X]"] where rest.starts(with: box.utf8) { rest = trimmed(rest.dropFirst(3)) }
    return rest.withText
  }

  private static func withoutCommentMark(_ text: String) -> (String, isComment: Bool) {
    let line = trimmed(text.utf8[...])
    guard let mark = commentMarks.first(where: { line.starts(with: $0.utf8) }) else { return (line.withText, false) }
    let rest = line.dropFirst(mark.utf8.count)
    // `#include`, `#[ignore]` and `*pointer` are none.
    if mark.utf8.count == 1, let next = rest.first, next != 0x20, next != line.first { return (line.withText, false) }
    return (trimmed(rest).withText, true)
  }

  private static let commentMarks = ["//", "/*", "<!--", "--", "#", "*", ";", "%"]
}

/// `## Rollback`, `== Rollback`.
enum HeadingLine {
  static func level(of text: String) -> Int? {
    let line = text.utf8.drop { $0 == 0x20 }
    guard let mark = line.first, "#=".utf8.contains(mark) else { return nil }
    let level = line.prefix { $0 == mark }.count
    let next = line.dropFirst(level).first
    return level <= 6 && (next == nil || next == 0x20 || next == 0x09) ? level : nil
  }
}

/// The first line of a test that does not run: `@pytest.mark.skip(reason="broken")`, `it.skip("...")`, `#[ignore]`.
enum SkippedTest {
  /// A condition, as in `skipif`, lets it run.
  static func begins(_ line: String) -> Bool {
    marks.contains { mark in
      guard line.hasBytePrefix(mark) else { return false }
      guard let next = line.utf8.dropFirst(mark.utf8.count).first else { return true }
      return mark.utf8.last == UInt8(ascii: "(") || !(0x61...0x7A).contains(next | 0x20)
    }
  }

  private static let marks = [
    "@pytest.mark.skip", "@unittest.skip", "@Disabled", "@Ignore", "[Ignore", "#[ignore", "it.skip", "test.skip",
    "describe.skip", "xit", "xtest", "xdescribe", "@Test(.disabled", "t.Skip(",
  ]
}
