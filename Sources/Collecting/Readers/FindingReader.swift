import Markdown
import ReportModel

/// Goes through the blocks of a review once and gathers what is a finding in them.
struct FindingReader {
  /// What a heading, a line in bold or an item opens: a finding, or something that is one if a severity follows among
  /// its fields.
  private struct Entry {
    var finding: Finding
    var isFinding: Bool
  }

  private var entries: [Entry] = []
  /// Those of tables.
  private(set) var listed: [Finding] = []
  private var group: FindingGroup = .none
  private var groupLevel = 0
  /// The levels of the outermost headings above that announce findings, or something else.
  private var findingsLevel: Int?
  private var otherLevel: Int?
  /// The entry whose fields stand in what follows; the level of its heading, the depth of its item.
  private var above: (entry: Int, level: Int?, depth: Int)?
  /// The one whose fields stand in the same item and inside it.
  private var inside: (entry: Int, depth: Int)?

  /// In the order in which they stand there.
  var findings: [Finding] { entries.filter(\.isFinding).map(\.finding) }

  mutating func read(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) {
    if let level = block.headingLevel { return readHeading(block, level, before: next) }
    guard group != .other, !block.isQuoted else { return }
    leaveItem(block)
    if case .table(let table) = block.kind { return readTable(table) }
    if let label = label(block) { return readList(below: label, block) }
    for index in block.text.indices { readLine(index, of: block) }
  }

  private var isInFindings: Bool { group.isFindings || group == .none && findingsLevel != nil }

  /// A finding of a heading or of a line in bold is open: what stands in items below tells of it.
  private var isOpen: Bool { above.map { entries[$0.entry].isFinding } ?? false }

  private mutating func open(_ finding: Finding, isFinding: Bool = true, level: Int? = nil, depth: Int = 0) {
    entries.append(Entry(finding: finding, isFinding: isFinding))
    (above, inside) = ((entries.count - 1, level, depth), nil)
  }

  private mutating func openItem(_ finding: Finding, isFinding: Bool = true, depth: Int) {
    entries.append(Entry(finding: finding, isFinding: isFinding))
    inside = (entries.count - 1, depth)
  }

  private mutating func leaveItem(_ block: MarkdownContent.Block) {
    guard let depth = inside?.depth else { return }
    if case .item = block.kind, block.depth == depth { inside = nil }
    if block.depth < depth { inside = nil }
  }
}

// MARK: Headings

extension FindingReader {
  private mutating func readHeading(
    _ block: MarkdownContent.Block, _ level: Int, before next: MarkdownContent.Block?
  ) {
    if let other = otherLevel, level <= other { otherLevel = nil }
    if let findings = findingsLevel, level <= findings { findingsLevel = nil }
    let title = FindingTitle(
      .init(
        number: block.firstLine, text: block.plain, lead: block.text.first?.lead,
        isStruck: block.text.first?.isStruck ?? false))
    let demanded = demandedSeverity(title, level, before: next)
    let own = demanded.map { .findings($0) } ?? ownGroup(block.plain, title)
    if demanded == nil, let finding = finding(title, level, own, line: block.firstLine) {
      return open(finding, level: level)
    }
    guard !isPart(title, level, own) else { return }
    enter(own, level)
    if level > 1, own != .other, own.severity == nil, isCandidate(title) {
      open(title.finding(line: block.firstLine), isFinding: false, level: level)
    }
  }

  private mutating func enter(_ own: FindingGroup, _ level: Int) {
    (group, groupLevel, above, inside) = (own, level, nil, nil)
    if own.isFindings { findingsLevel = findingsLevel ?? level }
    if own == .other { otherLevel = otherLevel ?? level }
  }

  /// `F-2: No evidence of backups` and, below a heading for findings, `No evidence of backups` only have such a word.
  private func ownGroup(_ heading: String, _ title: FindingTitle) -> FindingGroup {
    let own = FindingGroup(heading: heading)
    guard own == .other else { return own }
    let isNamed = findingsLevel != nil && FindingGroup.mayNameFinding(title.text)
    let isCalled = title.number?.utf8.contains { (0x41...0x5A).contains($0 & 0xDF) } ?? false
    return isNamed || isCalled ? .none : .other
  }

  /// `P0: Must fix before launch`, `High: Security` above a list or other headings say how grave all of them are.
  private func demandedSeverity(
    _ title: FindingTitle, _ level: Int, before next: MarkdownContent.Block?
  ) -> Severity? {
    guard title.manner == .label, otherLevel == nil, let next else { return nil }
    var isAbove = next.headingLevel.map { $0 > level } ?? false
    if case .item = next.kind { isAbove = next.text.first.map { keyValue($0) == nil } ?? false }
    let isTopic = next.headingLevel == nil && foldedWords(title.text).count == 1
    return isAbove && (title.isDemand || isTopic) ? title.severity : nil
  }

  private func finding(_ title: FindingTitle, _ level: Int, _ own: FindingGroup, line: Int) -> Finding? {
    guard title.isNamed else { return nil }
    let isGraded =
      switch title.manner {
      case .bracket, .remark: true
      case .label: otherLevel == nil
      case .aside, .tail, .sign: isInFindings && own != .other
      case nil: false
      }
    let isNumbered = title.number != nil && group.isFindings
    let isBelowLevel = group.severity != nil && level == groupLevel + 1 && own == .none && !title.isDetail
    return isGraded || isNumbered || isBelowLevel ? title.finding(in: group, line: line) : nil
  }

  /// Whether a heading divides what is told of the entry above.
  private func isPart(_ title: FindingTitle, _ level: Int, _ own: FindingGroup) -> Bool {
    guard let above else { return false }
    guard let opened = above.level else { return isOpen && level > groupLevel + 1 }
    guard level > opened else { return false }
    return isOpen ? !own.isFindings || level > groupLevel + 1 : !own.isFindings && title.isDetail
  }

  private func isCandidate(_ title: FindingTitle) -> Bool { title.isNamed && !title.isDetail && !title.isRating }
}

// MARK: Lists, lines and tables

extension FindingReader {
  /// `**Critical (Must Have)**`: a line in bold that is a severity and nothing else, above a list. A list that goes on
  /// counting from another one (`4.`) is to CommonMark a part of the paragraph.
  private func label(_ block: MarkdownContent.Block) -> Severity? {
    guard block.kind == .paragraph, block.depth == 0, let line = block.text.first,
      let lead = line.lead, trimmedText(line.text) == lead || line.text == lead + ":",
      block.text.dropFirst().allSatisfy({ FindingTitle.takeNumber($0.text).0 != nil }),
      let first = foldedWords(lead).first, Int(first) == nil
    else { return nil }
    let words = foldedWords(lead)
    guard words.count <= 4, SeverityText.isLevel(lead) else { return nil }
    return SeverityText.severity(in: lead)
  }

  private mutating func readList(below label: Severity, _ block: MarkdownContent.Block) {
    (group, above, inside) = (.findings(label), nil, nil)
    for line in block.text.dropFirst() {
      let (number, title) = FindingTitle.takeNumber(line.text)
      guard let number else { continue }
      entries.append(
        Entry(finding: Finding(id: number, title: title, severity: label, line: line.number), isFinding: true))
    }
  }

  private mutating func readLine(_ index: Int, of block: MarkdownContent.Block) {
    let line = block.text[index]
    let field = keyValue(line)
    let title = FindingTitle(line)
    if field == nil, line.lead != nil, isLead(title, block) {
      open(title.finding(in: group, line: line.number), depth: block.depth)
    } else if isLevelled(title, index, block, field) {
      openLevelled(title, line, block)
    } else if let field, add(field, line: line.number) {
      return
    } else if index == 0, !isOpen, let finding = item(block, line) {
      openItem(finding, depth: block.depth)
    } else if index == 0, field == nil {
      openCandidate(title, line, block)
    }
  }

  /// `**3. Title** (HIGH)`, and below a heading for findings `**High: Title**`.
  private func isLead(_ title: FindingTitle, _ block: MarkdownContent.Block) -> Bool {
    guard title.isNamed else { return false }
    if title.number != nil, group.isFindings { return true }
    return switch title.manner {
    case .bracket, .remark: true
    case .label, .aside, .tail, .sign: isInFindings && block.depth < 2 && !(isOpen && above?.level != nil)
    case nil: false
    }
  }

  /// `- Title (HIGH)`, `- **HIGH**: Title` below a heading for findings; in a paragraph only the latter.
  private func isLevelled(
    _ title: FindingTitle, _ index: Int, _ block: MarkdownContent.Block, _ field: (name: String, value: String)?
  ) -> Bool {
    guard isInFindings, title.isNamed, let manner = title.manner, manner != .remark else { return false }
    guard case .item = block.kind else {
      return block.kind == .paragraph && block.depth == 0 && field != nil && manner == .label
        && !(isOpen && above?.level != nil)
    }
    guard index == 0, block.depth == 1, !isOpen || above?.depth == 1 else { return false }
    // What stands behind a name may be a field: `Location: src/a.py (critical)`.
    return field == nil || manner == .label || manner == .aside || above == nil && !isGrade(field)
  }

  private func isGrade(_ field: (name: String, value: String)?) -> Bool {
    field.map { FindingFields.grades(Field(name: $0.name, value: $0.value, line: 0), isInFindings: true) } ?? false
  }

  private mutating func openLevelled(
    _ title: FindingTitle, _ line: MarkdownContent.Line, _ block: MarkdownContent.Block
  ) {
    var finding = title.finding(in: group, line: line.number)
    guard case .item(let task, _) = block.kind else { return open(finding) }
    if let task, task != .open { finding.isClosed = true }
    openItem(finding, depth: block.depth)
  }

  /// An item of a list below a heading or a label that says how grave all of it is.
  private func item(_ block: MarkdownContent.Block, _ line: MarkdownContent.Line) -> Finding? {
    guard case .item(let task, _) = block.kind, block.depth == 1, let severity = group.severity else { return nil }
    let (text, isStruck) = StruckText.read(line)
    let mark = CheckMark.read(text)
    if let mark, mark.state == .pass { return nil }
    let title = mark?.rest ?? text
    guard let first = foldedWords(title).first, !["none", "n", "na", "nothing"].contains(first) else { return nil }
    return Finding(
      id: identifier(title, limit: 40), title: title, severity: severity,
      isClosed: isStruck || task.map { $0 != .open } ?? false, line: line.number)
  }

  /// `**Title**` and, below a heading for findings, `- Title` are findings if a severity stands among their fields.
  private mutating func openCandidate(
    _ title: FindingTitle, _ line: MarkdownContent.Line, _ block: MarkdownContent.Block
  ) {
    guard group.severity == nil, !isOpen, isCandidate(title) else { return }
    let finding = title.finding(line: line.number)
    if case .item = block.kind, block.depth == 1, isInFindings {
      openItem(finding, isFinding: false, depth: block.depth)
    } else if block.kind == .paragraph, block.depth == 0, line.lead.map({ trimmedText($0) }) == trimmedText(line.text) {
      open(finding, isFinding: false)
    }
  }

  // MARK: Fields

  /// - Returns: Whether a finding has it.
  private mutating func add(_ field: (name: String, value: String), line: Int) -> Bool {
    let (first, others) = fieldsOnOneLine(field.value)
    return add(
      [Field(name: field.name, value: first, line: line)]
        + others.map { Field(name: $0.name, value: $0.value, line: line) })
  }

  private mutating func add(_ fields: [Field]) -> Bool {
    guard let entry = inside?.entry ?? above?.entry else { return false }
    entries[entry].finding.fields += fields
    if fields.contains(where: { FindingFields.grades($0, isInFindings: isInFindings) }) {
      entries[entry].isFinding = true
    }
    return entries[entry].isFinding
  }

  private mutating func readTable(_ table: MarkdownContent.Table) {
    let found = FindingTable.read(table)
    listed += found
    guard found.isEmpty, table.header.count == 2 else { return }
    _ = add(FindingFields.fields(of: ([table.header] + table.rows).map { ($0[0].text, $0[1].text, $0[0].number) }))
  }
}

extension FindingTitle {
  /// A title's own level counts more than the heading above; a colour alone may be no more than paint.
  fileprivate func finding(in group: FindingGroup = .none, line: Int) -> Finding {
    Finding(
      id: number ?? identifier(text, limit: 40), title: text,
      severity: manner == .sign ? group.severity ?? severity : severity ?? group.severity, isClosed: isClosed,
      line: line)
  }
}
