import Markdown
import ReportModel

/// The findings of a review: headings, bold lines or numbered items with a severity in brackets or above them.
enum Findings {
  static func read(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Finding] {
    var findings: [Finding] = []
    var group: Group = .none
    /// The depth of the block that opened the finding; fields stand in lists below it.
    var isOpen = false
    for block in blocks {
      if block.headingLevel != nil {
        if let finding = finding(block.plain, line: block.firstLine, group, isHeading: true) {
          findings.append(finding)
          isOpen = true
        } else {
          group = Group(heading: block.plain)
          isOpen = false
        }
        continue
      }
      guard group != .other, !block.isQuoted else { continue }
      if let line = block.text.first, let lead = line.lead, keyValue(line) == nil,
        let finding = finding(lead + " " + line.text.utf8.dropFirst(lead.utf8.count).withText, line: line.number, group, isHeading: false, text: line.text)
      {
        findings.append(finding)
        isOpen = true
      } else if isOpen {
        for line in block.text {
          guard let (name, value) = keyValue(line) else { continue }
          findings[findings.count - 1].fields.append(Field(name: name, value: value, line: line.number))
        }
      }
    }
    return findings.map(closed)
  }

  /// What the headings above say about what stands below them.
  private enum Group: Equatable {
    case none
    /// "Critical Issues", "Findings", "Concerns".
    case findings(Severity?)
    /// Recommendations, strengths, checklists: nothing in them is a finding.
    case other

    init(heading: String) {
      let words = Set(foldedWords(heading))
      if !words.isDisjoint(with: ["recommendations", "recommended", "strengths", "checklist", "decision", "compliance", "summary", "scope", "evidence", "good", "questions"]) {
        self = .other
      } else if !words.isDisjoint(with: ["issues", "issue", "findings", "concerns", "blockers", "bottlenecks", "problems", "risks", "style", "documentation"]) {
        self = .findings(SeverityText.severity(in: heading))
      } else {
        self = .none
      }
    }
  }

  /// `3. Title (HIGH - 15% of latency)`; without a severity only where a heading says that findings follow.
  private static func finding(
    _ text: String, line: Int, _ group: Group, isHeading: Bool, text plain: String? = nil
  ) -> Finding? {
    var title = trimmedText(plain ?? text)
    var severity: Severity?
    var isClosed = false
    if title.utf8.last == UInt8(ascii: ")"), let open = title.utf8.lastIndex(of: UInt8(ascii: "(")) {
      let inner = title.utf8[title.utf8.index(after: open)...].dropLast().withText
      severity = SeverityText.leadingSeverity(in: inner)
      if severity != nil {
        isClosed = ClosingText.closesFinding(remark: inner, after: foldedWords(inner).first ?? "")
        title = trimmedText(title.utf8[..<open].withText)
      }
    }
    let (number, rest) = takeNumber(title)
    guard severity != nil || (number != nil && isFindings(group)) else { return nil }
    if case .findings(let above) = group, severity == nil { severity = above }
    guard !rest.isEmpty else { return nil }
    return Finding(
      id: number ?? identifier(rest, limit: 40), title: rest, severity: severity,
      isClosed: isClosed, line: line)
  }

  private static func isFindings(_ group: Group) -> Bool { if case .findings = group { true } else { false } }

  /// `3.`, `SEC-3:` in front of the title.
  private static func takeNumber(_ title: String) -> (String?, String) {
    let word = title.utf8.prefix { $0 != 0x20 }
    guard let last = word.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ")"),
      word.contains(where: { (0x30...0x39).contains($0) }), word.count <= 12
    else { return (nil, title) }
    return (word.dropLast().withText, trimmedText(title.utf8.dropFirst(word.count).withText))
  }

  /// What stands under `Status` counts more than a remark in the title; of several, each has to close it.
  private static func closed(_ finding: Finding) -> Finding {
    var finding = finding
    let states = finding.fields.filter { $0.name.asciiLowercased == "status" }
    if !states.isEmpty { finding.isClosed = states.allSatisfy { ClosingText.closesFinding($0.value) } }
    return finding
  }
}
