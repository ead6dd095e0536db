import Markdown

extension MarkdownContent.Block {
  /// Its lines, where a field in an item of a list takes in the lines over which its value was wrapped.
  ///
  /// A page shows them as one sentence: of `- **Owner:** the team, and while they are` and below it `away: the on-call`, the
  /// second is no field. The lines of a paragraph stay as they are, because there a field a line is the custom.
  var fieldLines: [MarkdownContent.Line] {
    guard isItem, text.count > 1, let first = text.first, keyValue(first) != nil else { return text }
    var lines = [first]
    var isPlain = first.lead == nil
    for line in text.dropFirst() {
      if lines[lines.count - 1].isEnded || beginsField(line, belowPlain: isPlain) {
        lines.append(line)
        isPlain = line.lead == nil
      } else {
        lines[lines.count - 1].goOn(with: line)
      }
    }
    return lines
  }
}

/// Whether a wrapped line is a field all the same: it begins in bold as one, or like a sentence with a name that only the
/// head of a document has, or with any name below a field that is not in bold either.
private func beginsField(_ line: MarkdownContent.Line, belowPlain isPlain: Bool) -> Bool {
  guard let (name, _) = labelledValue(line) else { return false }
  if line.lead != nil { return true }
  let beginsSmall = name.utf8.first.map { (0x61...0x7A).contains($0) } ?? true
  return !beginsSmall && (isPlain || isNamedLikeSection(name))
}

extension MarkdownContent.Line {
  fileprivate mutating func goOn(with line: MarkdownContent.Line) {
    text += " " + line.text
    links += line.links
    isStruck = isStruck && line.isStruck
    isEnded = line.isEnded
  }
}
