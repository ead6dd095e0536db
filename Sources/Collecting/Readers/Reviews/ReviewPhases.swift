import Markdown
import ReportModel

/// The steps that a review asks for: `**Phase 1: Blockers**`, a list with an effort in brackets behind each item, and what
/// the author says that they take together.
enum ReviewPhases {
  static func read(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Review.Phase] {
    var phases: [Review.Phase] = []
    var isOpen = false
    for block in blocks {
      if let name = phaseName(block) {
        phases.append(Review.Phase(name: name, line: block.firstLine))
        // A list that goes on counting from another one is to CommonMark a part of the paragraph.
        phases[phases.count - 1].items = block.text.dropFirst().map(item)
        isOpen = true
        continue
      }
      if block.headingLevel != nil { isOpen = false }
      guard isOpen, let last = phases.indices.last else { continue }
      if case .item = block.kind, block.depth == 1, let line = block.text.first {
        phases[last].items.append(item(line))
      } else if let line = block.text.first(where: isTimeline), let value = keyValue(line)?.value {
        phases[last].stated = value
        phases[last].statedLine = line.number
        phases[last].statedEffort = effort(value)
      }
    }
    // Chapters may be called phases too: a plan says somewhere what it takes.
    let isPlan = phases.contains { $0.stated != nil || $0.items.contains { $0.effort != nil } }
    return isPlan ? phases : []
  }

  private static func phaseName(_ block: MarkdownContent.Block) -> String? {
    let name = block.headingLevel == nil ? block.text.first?.lead : block.plain
    guard let name, block.depth == 0, holdsDigits(name), case let words = foldedWords(name), words.count > 1,
      phaseWords.contains(words[0]), Int(words[1]) != nil
    else { return nil }
    return trimmedText(name.utf8.last == UInt8(ascii: ":") ? name.utf8.dropLast().withText : name)
  }

  private static func item(_ line: MarkdownContent.Line) -> Review.Phase.Item {
    guard line.text.utf8.last == UInt8(ascii: ")"), let open = line.text.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return .init(text: line.text, effort: nil, line: line.number)
    }
    let inner = line.text.utf8[line.text.utf8.index(after: open)...].dropLast().withText
    guard inner.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return .init(text: line.text, effort: nil, line: line.number)
    }
    return .init(
      text: trimmedText(line.text.utf8[..<open].withText), effort: inner, statedEffort: effort(inner), line: line.number
    )
  }

  /// `7-10 days (1.5-2 weeks)`: the first time that is named.
  private static func effort(_ text: String) -> Amount? {
    SentenceToken.read(text).lazy.compactMap(\.amount).first { $0.unit.seconds != nil }
  }

  private static func isTimeline(_ line: MarkdownContent.Line) -> Bool {
    guard let name = keyValue(line)?.name else { return false }
    return foldedWords(name).contains(where: timelineWords.contains)
  }

  private static let timelineWords: Set<String> = ["timeline", "effort", "total", "duration", "estimate"]
  private static let phaseWords: Set<String> = ["phase", "stage", "milestone", "step", "фаза", "етап", "этап"]
}
