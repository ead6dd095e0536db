import Markdown
import ReportModel

/// Paragraphs that are findings, or begin one.
extension FindingReader {
  /// What follows a heading that is a level, as long as nothing has been found below it.
  mutating func readParagraph(_ block: MarkdownContent.Block) -> Bool {
    guard block.kind == .paragraph, block.depth == 0, let severity = group.severity, told.above == nil,
      told.count == toldBefore, let line = block.text.first, keyValue(line) == nil,
      block.plain.utf8.last != UInt8(ascii: ":"), !SeverityText.isLevelHeading(block.plain)
    else { return false }
    let (text, isStruck) = StruckText.read(line)
    let lead = line.lead.map(withoutStop)
    guard FindingTitle(line).manner == nil, !NoneText.saysNone(text) else { return false }
    if ClosingText.closesStatus(withoutStop(text)) { return false }
    let title = NoneText.exception(in: text).map(withoutStop) ?? lead ?? text
    let finding = Finding(
      id: identifier(title, limit: 40), title: title, severity: severity, isClosed: isStruck, line: line.number)
    paragraphs.append((finding, lead != nil))
    return true
  }

  /// Those that begin in bold, else the first; none where a list, a table or headings below the level name findings.
  mutating func finishParagraphs() {
    defer { paragraphs = [] }
    guard told.count == toldBefore else { return }
    let named = paragraphs.filter(\.isNamed)
    for (finding, _) in named.isEmpty ? paragraphs.prefix(1) : named[...] { append(finding) }
  }

  /// `Finding 1: Title` above its fields, and an item of them that begins with `ID: F-1`.
  mutating func openNamed(_ field: (name: String, value: String), _ block: MarkdownContent.Block) -> Bool {
    guard let line = block.text.first, !field.value.isEmpty else { return false }
    let fields = block.text.dropFirst().compactMap { self.field($0) }
    if block.kind == .paragraph, block.depth == 0, FindingTitle.isOrdinal(field.name), group != .other {
      let title = FindingTitle(.init(number: line.number, text: field.value))
      var finding = title.finding(in: group, line: line.number)
      finding.id = foldedWords(field.name).last ?? finding.id
      open(finding, isFinding: isInFindings)
      return true
    }
    guard block.depth == 1, isInFindings || isBeforeSections, ListedLines.beginsWithID(block),
      let title = FindingFields.title(in: fields)
    else { return false }
    openItem(Finding(id: field.value, title: title, line: line.number), isFinding: false, depth: block.depth)
    return true
  }

  /// `**Title**` and, below a heading for findings, `- Title` are findings if a severity stands among their fields.
  mutating func openCandidate(
    _ title: FindingTitle, _ line: MarkdownContent.Line, _ block: MarkdownContent.Block
  ) {
    let isNext = title.number != nil && told.above.map { $0.level == nil && $0.depth == 0 } ?? false
    guard group.severity == nil, !told.isOpen || isNext && block.kind == .paragraph else { return }
    if case .item = block.kind, block.depth == 1, isInFindings || isBeforeSections, isCandidate(title) {
      openItem(title.finding(line: line.number), isFinding: false, depth: block.depth)
    } else if block.kind == .paragraph, block.depth == 0, line.lead.map({ trimmedText($0) }) == trimmedText(line.text),
      isCandidate(title)
    {
      open(title.finding(line: line.number), isFinding: false)
    }
  }
}
