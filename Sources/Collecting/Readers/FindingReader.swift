import Markdown
import ReportModel

/// Goes through the blocks of a review once and gathers what is a finding in them.
struct FindingReader {
  var told = ToldFindings()
  private(set) var tables = FindingTables()
  var group: FindingGroup = .none
  private var groupLevel = 0
  /// The levels of the outermost headings above that announce findings, or something else.
  private var findingsLevel: Int?
  private var otherLevel: Int?
  /// Of the outermost headings above: one of what is over, and one of a summary.
  private var overLevel: Int?
  private var summaryLevel: Int?
  /// The line right above a list says so of it: `Resolved P0:`.
  private var listIsOver = false
  /// What stands above the items of a list and says how grave they are: `Blockers:`, and how far in it stands.
  var label: (severity: Severity, depth: Int)?
  /// The heading for something else above may repeat what was found.
  var mayRepeat = false
  /// The paragraphs right below a heading that is a level, which are findings where nothing else below it is one.
  private var paragraphs: [(finding: Finding, isNamed: Bool)] = []
  /// How many were told when that heading came.
  var toldBefore = 0

  /// Those outside tables, in their order; of a summary only those that are graver than all that is told elsewhere.
  var findings: [Finding] { told.findings(besides: tables.findings) }

  mutating func read(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) {
    guard !block.isQuoted else { return }
    if let level = block.headingLevel { return readHeading(block, level, before: next) }
    guard group != .other else { return mayRepeat ? readRepeated(block, before: next) : () }
    told.leaveItem(at: block)
    if readLabelled(block) { return }
    if case .table(let table) = block.kind { return readTable(table) }
    if tables.readDetached(block, isOver: overLevel != nil) { return }
    if block.kind == .paragraph, block.depth == 0 {
      listIsOver = block.plain.utf8.last == UInt8(ascii: ":") && FindingGroup.isOver(block.plain)
    }
    if let label = boldLevel(block) { return readList(below: label, block) }
    if readLabel(block, before: next) { return }
    if readParagraph(block) { return }
    for index in block.text.indices { readLine(index, of: block) }
  }

  var isInFindings: Bool { group.isFindings || group == .none && findingsLevel != nil }

  /// Below a heading or a line of what is over.
  private var isOver: Bool { overLevel != nil || listIsOver }

  private mutating func open(_ finding: Finding, isFinding: Bool = true, level: Int? = nil, depth: Int = 0) {
    told.open(entry(finding, isFinding), level: level, depth: depth)
  }

  mutating func openItem(_ finding: Finding, isFinding: Bool = true, depth: Int) {
    told.openItem(entry(finding, isFinding, isRepeated: group == .other), depth: depth)
  }

  mutating func append(_ finding: Finding) { told.append(entry(finding, true, isRepeated: group == .other)) }

  /// - Parameter isRepeated: It stands below a heading for something else, and not as a heading of its own.
  private func entry(_ finding: Finding, _ isFinding: Bool, isRepeated: Bool = false) -> ToldFindings.Entry {
    var finding = finding
    if isOver { finding.isClosed = true }
    return ToldFindings.Entry(
      finding: finding, isFinding: isFinding, isRepeated: isRepeated || summaryLevel != nil)
  }
}

// MARK: Headings

extension FindingReader {
  private mutating func readHeading(
    _ block: MarkdownContent.Block, _ level: Int, before next: MarkdownContent.Block?
  ) {
    (listIsOver, label) = (false, nil)
    tables.end()
    let title = FindingTitle(
      .init(
        number: block.firstLine, text: block.plain, lead: block.text.first?.lead,
        isStruck: block.text.first?.isStruck ?? false))
    if level <= groupLevel || title.isDetail { finishParagraphs() }
    if gradeAbove(block, level, before: next) { return }
    leaveSections(level)
    leaveGroup(level)
    let demanded = demandedSeverity(title, level, before: next)
    let painted = paintedGroup(title, block.plain, level, before: next)
    let own = demanded.map { .findings($0) } ?? painted ?? ownGroup(block.plain, title)
    if demanded == nil, painted == nil, let finding = finding(title, level, own, line: block.firstLine) {
      return open(finding, level: level)
    }
    guard !isPart(title, level, own) else { return }
    enter(own, level, block.plain)
    if level > 1, own != .other, own.severity == nil, isCandidate(title) {
      open(title.finding(line: block.firstLine), isFinding: false, level: level)
    }
  }

  /// `#### Severity: Critical` below the name of a finding, and above no others.
  private mutating func gradeAbove(
    _ block: MarkdownContent.Block, _ level: Int, before next: MarkdownContent.Block?
  ) -> Bool {
    guard SeverityText.namedLevel(block.plain) != nil, let above = told.above?.level, above < level, level > groupLevel,
      !(next.map { isAbove($0, level) } ?? false), let line = block.text.first, let field = keyValue(line)
    else { return false }
    return add(field, line: line.number)
  }

  private mutating func leaveSections(_ level: Int) {
    if let other = otherLevel, level <= other { otherLevel = nil }
    if let findings = findingsLevel, level <= findings { findingsLevel = nil }
    if let over = overLevel, level <= over { overLevel = nil }
    if let summary = summaryLevel, level <= summary { summaryLevel = nil }
  }

  /// What a group further in says does not hold for a heading beside those around it.
  private mutating func leaveGroup(_ level: Int) {
    guard level < groupLevel else { return }
    told.leave()
    (group, groupLevel) = otherLevel.map { (.other, $0) } ?? findingsLevel.map { (.findings(nil), $0) } ?? (.none, 0)
  }

  private mutating func enter(_ own: FindingGroup, _ level: Int, _ heading: String) {
    (group, groupLevel) = (own, level)
    told.leave()
    (paragraphs, toldBefore) = ([], told.count)
    if own != .other, FindingGroup.isOver(heading) { overLevel = overLevel ?? level }
    if FindingGroup.isSummary(heading) { summaryLevel = summaryLevel ?? level }
    if own.isFindings { findingsLevel = findingsLevel ?? level }
    if own == .other { otherLevel = otherLevel ?? level }
    mayRepeat = own == .other && FindingGroup.mayRepeat(heading)
  }

  /// `F-2: No evidence of backups` and, below a heading for findings, `No evidence of backups` only have such a word.
  private func ownGroup(_ heading: String, _ title: FindingTitle) -> FindingGroup {
    if title.isOrdinal { return .none }
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
    let isTopic = next.headingLevel == nil && foldedWords(title.text).count == 1
    return isAbove(next, level) && (title.isDemand || isTopic) ? title.severity : nil
  }

  /// `🟠 Risks (fix if time)` names a kind of findings, and `🟡 Nits` beside `🔴 Blockers` is one more group: neither is a
  /// finding for its colour, nor as grave as the group before.
  private func paintedGroup(
    _ title: FindingTitle, _ heading: String, _ level: Int, before next: MarkdownContent.Block?
  ) -> FindingGroup? {
    guard title.manner == .sign, title.number == nil, otherLevel == nil else { return nil }
    let isBesideGroup = level == groupLevel && group.severity != nil && next.map { isAbove($0, level) } ?? false
    guard isBesideGroup || FindingGroup.namesKind(title.text) else { return nil }
    return .findings(SeverityText.saidSeverity(in: heading))
  }

  /// Whether further headings follow a heading, or a list whose items are no fields.
  private func isAbove(_ next: MarkdownContent.Block, _ level: Int) -> Bool {
    if case .item = next.kind { return next.text.first.map { keyValue($0) == nil } ?? false }
    guard let further = next.headingLevel, further > level, let line = next.text.first else { return false }
    return !FindingTitle(line).isDetail
  }

  private func finding(_ title: FindingTitle, _ level: Int, _ own: FindingGroup, line: Int) -> Finding? {
    // `P0 - Critical (must have)` names a level twice, and nothing that is so grave.
    let isLevel = SeverityText.isLevelHeading(title.text) || FindingGroup.levelInFront(of: title.text) != nil
    guard title.isNamed, title.number != nil || !isLevel else { return nil }
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
    guard let above = told.above else { return false }
    guard let opened = above.level else { return told.isOpen && level > groupLevel + 1 }
    guard level > opened else { return false }
    return told.isOpen ? !own.isFindings || level > groupLevel + 1 : !own.isFindings && title.isDetail
  }

  private func isCandidate(_ title: FindingTitle) -> Bool { title.isNamed && !title.isDetail && !title.isRating }
}

// MARK: Lists and lines

extension FindingReader {
  /// `**Critical (Must Have)**`: a line in bold that is a severity and nothing else, above a list. A list that goes on
  /// counting from another one (`4.`) is to CommonMark a part of the paragraph.
  private func boldLevel(_ block: MarkdownContent.Block) -> Severity? {
    guard block.kind == .paragraph, block.depth == 0, let line = block.text.first,
      let lead = line.lead, line.text.hasBytePrefix(lead),
      trimmed(line.text.utf8.dropFirst(lead.utf8.count)).allSatisfy({ ":() ".utf8.contains($0) || isDigit($0) }),
      block.text.dropFirst().allSatisfy({ FindingTitle.takeNumber($0.text).0 != nil }),
      let first = foldedWords(lead).first, Int(first) == nil
    else { return nil }
    let words = foldedWords(lead)
    guard words.count <= 4, SeverityText.isLevelHeading(lead) else { return nil }
    return SeverityText.severity(in: lead)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func readList(below label: Severity, _ block: MarkdownContent.Block) {
    group = .findings(label)
    told.leave()
    for line in block.text.dropFirst() {
      let (number, title) = FindingTitle.takeNumber(line.text)
      guard let number else { continue }
      append(
        Finding(
          id: number, title: title, severity: label, isClosed: ClosingText.closesInPassing(title), line: line.number))
    }
  }

  mutating func readLine(_ index: Int, of block: MarkdownContent.Block) {
    let line = block.text[index]
    let field = field(line)
    if index == 0, let finding = tagged(block) ?? severitySentence(field, block, line.number) {
      return openItem(finding, depth: block.depth)
    }
    // Elsewhere only what begins in bold opens anything.
    guard isInFindings || line.lead != nil else {
      if let field { _ = add(field, line: line.number) }
      return
    }
    let title = FindingTitle(line)
    if field == nil, line.lead != nil, isLead(title, block) {
      open(title.finding(in: group, line: line.number), depth: block.depth)
    } else if isLevelled(title, index, block, field) {
      openLevelled(title, line, block)
    } else if let field, add(field, line: line.number) {
      return
    } else if index == 0, !told.isOpen, let finding = item(block, line) {
      openItem(finding, depth: block.depth)
    } else if index == 0, field == nil {
      openCandidate(title, line, block)
    }
  }

  /// `**Status: fixed.** The index was added.`
  func stateInBold(_ line: MarkdownContent.Line) -> (name: String, value: String)? {
    guard let lead = line.lead, lead.hasFoldedPrefix("status:") else { return nil }
    let value = lead.utf8.dropFirst("status:".utf8.count).withText
    return ("Status", trimmedText(value.utf8.reversed().drop { $0 == UInt8(ascii: ".") }.reversed().withText))
  }

  /// `**3. Title** (HIGH)`, and below a heading for findings `**High: Title**`.
  private func isLead(_ title: FindingTitle, _ block: MarkdownContent.Block) -> Bool {
    guard title.isNamed else { return false }
    if title.number != nil, group.isFindings { return true }
    return switch title.manner {
    case .bracket, .remark: true
    case .label, .aside, .tail, .sign: isInFindings && block.depth < 2 && !(told.isOpen && told.above?.level != nil)
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
        && !(told.isOpen && told.above?.level != nil)
    }
    guard index == 0, block.depth == 1, !told.isOpen || told.above?.depth == 1 else { return false }
    // What stands behind a name may be a field: `Location: src/a.py (critical)`.
    return field == nil || manner == .label || manner == .aside || told.above == nil && !isGrade(field)
  }

  private func isGrade(_ field: (name: String, value: String)?) -> Bool {
    field.map { FindingFields.grades(Field(name: $0.name, value: $0.value, line: 0), isInFindings: true) } ?? false
  }

  private mutating func openLevelled(
    _ title: FindingTitle, _ line: MarkdownContent.Line, _ block: MarkdownContent.Block
  ) {
    var finding = title.finding(in: group, line: line.number)
    guard case .item(let task, _) = block.kind else { return open(finding) }
    if isTicked(task, title.text) { finding.isClosed = true }
    openItem(finding, depth: block.depth)
  }

  /// An item of a list below a heading or a label that says how grave all of it is.
  private func item(_ block: MarkdownContent.Block, _ line: MarkdownContent.Line) -> Finding? {
    guard case .item(let task, _) = block.kind, block.depth == 1, let severity = group.severity else { return nil }
    let (text, isStruck) = StruckText.read(line)
    let mark = CheckMark.read(text)
    if let mark, mark.state == .pass { return nil }
    let title = mark?.rest ?? text
    guard !NoneText.saysNone(title) else { return nil }
    let named = NoneText.exception(in: title) ?? title
    return Finding(
      id: identifier(named, limit: 40), title: named, severity: severity,
      isClosed: isStruck || isTicked(task, title) || ClosingText.closesInPassing(title), line: line.number)
  }

  /// `[x] SQL injection - not fixed yet` is not over.
  func isTicked(_ task: TaskState?, _ title: String) -> Bool {
    guard let task, task != .open else { return false }
    let remarks = [Parting(first: title)?.rest, Parting(lastDash: title)?.rest].compactMap(\.self)
    let bracket = title.utf8.lastIndex(of: UInt8(ascii: "(")).map { title[$0...] }
    return !(remarks + [bracket].compactMap(\.self)).contains { DeniedText.isDenied(String($0)) }
  }

  // MARK: Paragraphs

  /// What follows a heading that is a level, as long as nothing has been found below it.
  private mutating func readParagraph(_ block: MarkdownContent.Block) -> Bool {
    guard block.kind == .paragraph, block.depth == 0, let severity = group.severity, told.above == nil,
      told.count == toldBefore, let line = block.text.first, keyValue(line) == nil,
      block.plain.utf8.last != UInt8(ascii: ":"), !SeverityText.isLevelHeading(block.plain)
    else { return false }
    let (text, isStruck) = StruckText.read(line)
    let lead = line.lead.map(withoutStop)
    guard FindingTitle(line).manner == nil, !NoneText.saysNone(text) else { return false }
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

  /// `**Title**` and, below a heading for findings, `- Title` are findings if a severity stands among their fields.
  private mutating func openCandidate(
    _ title: FindingTitle, _ line: MarkdownContent.Line, _ block: MarkdownContent.Block
  ) {
    guard group.severity == nil, !told.isOpen else { return }
    if case .item = block.kind, block.depth == 1, isInFindings, isCandidate(title) {
      openItem(title.finding(line: line.number), isFinding: false, depth: block.depth)
    } else if block.kind == .paragraph, block.depth == 0, line.lead.map({ trimmedText($0) }) == trimmedText(line.text),
      isCandidate(title)
    {
      open(title.finding(line: line.number), isFinding: false)
    }
  }

  // MARK: Fields and tables

  /// - Returns: Whether a finding has it.
  private mutating func add(_ field: (name: String, value: String), line: Int) -> Bool {
    let (first, others) = fieldsOnOneLine(field.value)
    return add(
      [Field(name: field.name, value: first, line: line)]
        + others.map { Field(name: $0.name, value: $0.value, line: line) })
  }

  private mutating func add(_ fields: [Field]) -> Bool { told.add(fields, isInFindings: isInFindings) }

  /// A table of two columns may hold the fields of the finding above.
  private mutating func readTable(_ table: MarkdownContent.Table) {
    (paragraphs, toldBefore) = ([], -1)
    guard !tables.read(table, isOver: overLevel != nil), table.header.count == 2 else { return }
    _ = add(FindingFields.fields(of: ([table.header] + table.rows).map { ($0[0].text, $0[1].text, $0[0].number) }))
  }
}

extension FindingTitle {
  /// A title's own level counts more than the heading above; a colour alone may be no more than paint.
  func finding(in group: FindingGroup = .none, line: Int) -> Finding {
    var finding = Finding(
      id: number ?? identifier(text, limit: 40), title: text,
      severity: manner == .sign ? group.severity ?? severity : severity ?? group.severity, isClosed: isClosed,
      line: line)
    finding.unknownSeverity = unknownSeverity
    return finding
  }
}
