import Markdown
import ReportModel

/// The findings of a review: headings, bold lines or numbered items with a severity in brackets or above them.
enum Findings {
  static func read(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Finding] {
    var reader = Reader()
    for block in blocks { reader.read(block) }
    return FindingTable.merged(reader.findings.map(closed), with: reader.listed.map(closed))
  }

  /// `Critical Issues: 2 found`, `NOT READY - 3 Critical Blockers`.
  static func statedCounts(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Review.StatedCount] {
    blocks.compactMap { block in
      guard block.headingLevel != nil else { return nil }
      guard holdsDigits(block.plain), case let words = foldedWords(block.plain),
        let index = words.firstIndex(where: { $0.utf8.count < 5 && Int($0) != nil }), let count = Int(words[index]),
        words.contains(where: ["found", "blockers", "blocker", "issues", "findings"].contains),
        !words.starts(with: ["phase"]),
        index > 0, let severity = SeverityText.severity(in: block.plain)
      else { return nil }
      return .init(severity: severity, count: count, line: block.firstLine)
    }
  }

  /// Goes through the blocks once.
  private struct Reader {
    var findings: [Finding] = []
    /// Those of tables.
    var listed: [Finding] = []
    private var group: Group = .none
    private var groupLevel = 0
    /// Fields stand in lists below what opened the finding.
    private var isOpen = false

    mutating func read(_ block: MarkdownContent.Block) {
      if let level = block.headingLevel { return readHeading(block, level) }
      guard group != .other, !block.isQuoted else { return }
      if case .table(let table) = block.kind {
        listed += FindingTable.read(table)
        return
      }
      if let label = label(block) {
        group = .findings(label)
        isOpen = false
        for line in block.text.dropFirst() {
          let (number, title) = takeNumber(line.text)
          guard number != nil else { continue }
          findings.append(Finding(id: number ?? title, title: title, severity: label, line: line.number))
        }
        return
      }
      for (index, line) in block.text.enumerated() {
        if let lead = line.lead, keyValue(line) == nil,
          let finding = finding(
            lead + " " + line.text.utf8.dropFirst(lead.utf8.count).withText, line: line.number, group, isHeading: false,
            text: line.text)
        {
          findings.append(finding)
          isOpen = true
        } else if isOpen, let (name, value) = keyValue(line) {
          findings[findings.count - 1].fields.append(Field(name: name, value: value, line: line.number))
        } else if !isOpen, index == 0, let finding = item(block, line) {
          findings.append(finding)
        }
      }
    }

    private mutating func readHeading(_ block: MarkdownContent.Block, _ level: Int) {
      if let finding = finding(block.plain, line: block.firstLine, group, isHeading: true) {
        findings.append(finding)
        isOpen = true
      } else if case .findings(let severity?) = group, level == groupLevel + 1, Group(heading: block.plain) == .none {
        findings.append(
          Finding(
            id: identifier(block.plain, limit: 40), title: block.plain, severity: severity, line: block.firstLine))
        isOpen = true
      } else if isOpen, level > groupLevel + 1 {
        return
      } else {
        (group, groupLevel) = (Group(heading: block.plain), level)
        isOpen = false
      }
    }

    /// `**Critical (Must Have)**`: a line in bold that is a severity and nothing else, above a list. A list that goes on
    /// counting from another one (`4.`) is to CommonMark a part of the paragraph.
    private func label(_ block: MarkdownContent.Block) -> Severity? {
      guard block.kind == .paragraph, block.depth == 0, let line = block.text.first,
        let lead = line.lead, trimmedText(line.text) == lead || line.text == lead + ":",
        block.text.dropFirst().allSatisfy({ takeNumber($0.text).0 != nil }),
        let first = foldedWords(lead).first, Int(first) == nil
      else { return nil }
      let words = foldedWords(lead)
      guard words.count <= 4, SeverityText.isLevel(lead) else { return nil }
      return SeverityText.severity(in: lead)
    }

    /// An item of a list below a heading or a label that says how grave all of it is.
    private func item(_ block: MarkdownContent.Block, _ line: MarkdownContent.Line) -> Finding? {
      guard case .item = block.kind, block.depth == 1, case .findings(let severity?) = group else { return nil }
      let mark = CheckMark.read(line.text)
      if let mark, mark.state == .pass { return nil }
      let title = mark?.rest ?? line.text
      guard let first = foldedWords(title).first, !["none", "n", "na", "nothing"].contains(first) else { return nil }
      return Finding(id: identifier(title, limit: 40), title: title, severity: severity, line: line.number)
    }
  }

  /// What the headings above say about what stands below them.
  private enum Group: Equatable {
    case none
    /// "Critical Issues", "Findings", "Concerns".
    case findings(Severity?)
    /// Recommendations, strengths, checklists: nothing in them is a finding.
    case other

    init(heading: String) {
      let words = foldedWords(heading)
      if words.contains(where: otherWords.contains) {
        self = .other
      } else if words.contains(where: findingsWords.contains) {
        self = .findings(SeverityText.severity(in: heading))
      } else if Set(words).count <= 4, SeverityText.isLevel(heading) {
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

private let otherWords: Set<String> = [
  "recommendations", "recommended", "strengths", "checklist", "decision", "compliance", "summary", "scope", "evidence",
  "good", "questions",
]
private let findingsWords: Set<String> = [
  "issues", "issue", "findings", "concerns", "blockers", "bottlenecks", "problems", "risks", "style", "documentation",
]
