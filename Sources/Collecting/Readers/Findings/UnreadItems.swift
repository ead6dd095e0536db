import Diagnostics
import Markdown
import ReportModel

/// Items of a review that passes which look like grave findings, and are none because nothing says that findings are told
/// there: `- Tokens can be replayed (HIGH)` below `## Notes`.
struct UnreadItems {
  private(set) var first: (text: String, line: Int)?

  init(in blocks: ArraySlice<MarkdownContent.Block>, besides findings: [Finding]) {
    let known = Set(findings.map(\.line))
    var explains = false
    for block in blocks where !block.isQuoted {
      if block.headingLevel != nil { explains = Self.explains(block.plain) }
      guard first == nil, !explains, case .item(nil, _) = block.kind, block.depth == 1, let line = block.text.first,
        !known.contains(line.number), !line.isStruck
      else { continue }
      let title = FindingTitle(line)
      guard Self.isGrave(title, line) else { continue }
      first = (line.text, line.number)
    }
  }

  /// Below such a heading a level says what a word means, how urgent something is, or how important.
  private static func explains(_ heading: String) -> Bool {
    FindingGroup(heading: heading) == .other || FindingGroup.isOver(heading)
      || LevelExplanation.Subject(heading) != nil
  }

  /// `HIGH: Tokens can be replayed`.
  private static func isShouted(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return text.utf8[..<colon].allSatisfy { !(0x61...0x7A).contains($0) }
  }

  private static func isGrave(_ title: FindingTitle, _ line: MarkdownContent.Line) -> Bool {
    guard let severity = title.severity, severity <= .high, title.isNamed, !title.isClosed, let manner = title.manner
    else { return false }
    let isSure =
      switch manner {
      case .bracket, .label, .tail: true
      case .aside: isShouted(line.text)
      case .remark, .sign: false
      }
    return isSure && foldedWords(title.text).count > 1 && !LevelExplanation.isOne(title.text)
      && !ClosingText.closesInPassing(title.text) && SeverityCounts.read(line).isEmpty
  }
}

extension Diagnostic {
  static func findingUnread(_ text: String, at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .findingUnread, .warning, "\"\(text)\" looks like a finding, and is not read as one",
      help: "Put it below a heading such as `## Findings`, or write `[HIGH] Title`.", at: place)
  }
}

extension Diagnostic.ID {
  static let findingUnread: Self = "finding.unread"
}
