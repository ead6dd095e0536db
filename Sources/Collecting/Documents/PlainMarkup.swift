import Markdown
import ReportModel

/// reStructuredText and AsciiDoc as blocks: their headings, paragraphs, items and fields, which is what readers ask for.
///
/// Their pages show the text as it is; nothing here makes HTML.
enum PlainMarkup {
  static func reads(_ path: SourcePath) -> Bool { ["rst", "adoc", "asciidoc"].contains(path.pathExtension) }

  /// Empty for a file in another markup.
  static func content(of text: DocumentText, _ path: SourcePath) -> MarkdownContent {
    switch path.pathExtension {
    case "rst": restructured(text)
    case "adoc", "asciidoc": asciidoc(text)
    default: MarkdownContent()
    }
  }

  /// Titles are lines with a line of signs below them, and maybe above; levels are the order in which the signs come.
  static func restructured(_ text: DocumentText) -> MarkdownContent {
    var reader = BlockGatherer()
    var styles: [[UInt8]] = []
    var number = 1
    while number <= text.lineCount {
      let line = trimmedText(text.lineText(number))
      let isOverlined = isAdornment(line) && number + 2 <= text.lineCount && isAdornment(text, number + 2)
      let below = isOverlined ? number + 2 : number + 1
      if isOverlined || (!line.isEmpty && !isAdornment(line) && isAdornment(text, below)) {
        let sign = Array(text.line(below).prefix(1)) + (isOverlined ? [0x5E] : [])
        if !styles.contains(sign) { styles.append(sign) }
        let title = isOverlined ? trimmedText(text.lineText(number + 1)) : line
        reader.heading(plain(title), level: min(6, 1 + (styles.firstIndex(of: sign) ?? 0)), lines: number...below)
        number = below + 1
        continue
      }
      reader.line(line, number, isComment: line.hasBytePrefix(".. "))
      number += 1
    }
    return reader.finished()
  }

  /// Titles begin with `=`, or with `#` as in Markdown; attributes are `:name: value`.
  static func asciidoc(_ text: DocumentText) -> MarkdownContent {
    var reader = BlockGatherer()
    for number in 1...max(1, text.lineCount) {
      let line = trimmedText(text.lineText(number))
      let sign = line.utf8.first ?? 0
      let isTitle = sign == UInt8(ascii: "=") || sign == UInt8(ascii: "#")
      let signs = isTitle ? line.utf8.prefix { $0 == sign }.count : 0
      if (1...6).contains(signs), line.utf8.dropFirst(signs).first == 0x20 {
        reader.heading(plain(trimmedText(line.utf8.dropFirst(signs).withText)), level: signs, lines: number...number)
      } else {
        reader.line(line, number, isComment: line.hasBytePrefix("//"))
      }
    }
    return reader.finished()
  }

  private static func isAdornment(_ text: DocumentText, _ number: Int) -> Bool {
    number <= text.lineCount && isAdornment(trimmedText(text.lineText(number)))
  }

  /// Three or more of one sign.
  private static func isAdornment(_ line: String) -> Bool {
    guard line.utf8.count >= 3, let first = line.utf8.first, "=-`:.'\"~^_*+#".utf8.contains(first) else { return false }
    return line.utf8.allSatisfy { $0 == first }
  }

  /// Without emphasis and roles: `:doc:` and asterisks.
  static func plain(_ text: String) -> String {
    var result = text.utf8.filter { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "`") }.withText
    for role in [":doc:", ":ref:"] {
      result = result.split(separator: role, omittingEmptySubsequences: false).joined()
    }
    return trimmedText(result)
  }
}

/// Gathers lines into paragraphs and items.
private struct BlockGatherer {
  private var blocks: [MarkdownContent.Block] = []
  private var lines: [MarkdownContent.Line] = []
  private var isItem = false

  mutating func heading(_ title: String, level: Int, lines: ClosedRange<Int>) {
    close()
    blocks.append(
      .init(
        kind: .heading(level: level), firstLine: lines.lowerBound, lastLine: lines.upperBound,
        text: [.init(number: lines.lowerBound, text: title)]))
  }

  mutating func line(_ line: String, _ number: Int, isComment: Bool) {
    if line.isEmpty || isComment { return close() }
    let item = ["- ", "* ", "+ "].first(where: line.hasBytePrefix)
    if item != nil || line.hasBytePrefix(":") { close() }
    isItem = isItem || item != nil
    // `:Status: Accepted` is a field in both markups; `:doc:` is a role.
    var words = line.utf8.dropFirst(item?.utf8.count ?? 0).withText
    if words.hasBytePrefix(":"), !words.hasBytePrefix(":doc:"), !words.hasBytePrefix(":ref:") {
      words = words.utf8.dropFirst().withText
    }
    lines.append(.init(number: number, text: PlainMarkup.plain(words)))
  }

  private mutating func close() {
    guard let first = lines.first, let last = lines.last else { return }
    blocks.append(
      .init(
        kind: isItem ? .item(task: nil, isOrdered: false) : .paragraph, firstLine: first.number, lastLine: last.number,
        depth: isItem ? 1 : 0, text: lines))
    (lines, isItem) = ([], false)
  }

  mutating func finished() -> MarkdownContent {
    close()
    return MarkdownContent(blocks: blocks)
  }
}
