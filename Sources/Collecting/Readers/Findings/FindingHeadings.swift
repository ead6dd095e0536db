import Markdown
import ReportModel

/// Headings: which of them name a finding, and which say what stands below them.
extension FindingReader {
  mutating func readHeading(
    _ block: MarkdownContent.Block, _ level: Int, before next: MarkdownContent.Block?
  ) {
    (listIsOver, label, awaitsSeverity) = (false, nil, false)
    if let above = told.above?.level, level > above, FindingFields.isSeverity(block.plain) {
      awaitsSeverity = true
      return
    }
    if level > 1 { isBeforeSections = false }
    tables.end()
    let title = self.title(
      of: .init(
        number: block.firstLine, text: block.plain, lead: block.text.first?.lead,
        isStruck: block.text.first?.isStruck ?? false))
    if level <= groupLevel || title.isDetail { finishParagraphs() }
    if gradeAbove(block, level, before: next) { return }
    leaveSections(level)
    leaveGroup(level)
    let demanded = demandedSeverity(title, level, before: next)
    let painted = paintedGroup(title, block.plain, level, before: next)
    let own = demanded.map { .findings($0) } ?? painted ?? ownGroup(block.plain, title, level)
    if own == .none, dividesLevel(title, block.plain, level, before: next) { return told.leave() }
    // `Research review (HIGH-6)` says what was looked at.
    let isTitle = level == 1 && ReviewTitle(block.plain, isWhole: true) != nil
    if demanded == nil, painted == nil, !isTitle, let finding = finding(title, level, own, line: block.firstLine) {
      return open(finding, level: level)
    }
    guard !isPart(title, level, own) else { return }
    enter(own, level, block.plain)
    groupNumbers[level] = title.number
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
    mayTrack = own == .other && FindingGroup.mayTrack(heading)
  }

  /// `F-2: No evidence of backups` and, below a heading for findings, `No evidence of backups` only have such a word.
  private func ownGroup(_ heading: String, _ title: FindingTitle, _ level: Int) -> FindingGroup {
    if title.isOrdinal { return .none }
    let own = FindingGroup(heading: heading)
    // `Ad-blocker: security review` says what was reviewed.
    if level == 1, own.severity != nil, ReviewTitle(heading, isWhole: true) != nil, !FindingGroup.namesSeveral(heading)
    {
      return .none
    }
    guard own == .other else { return own }
    let isNamed = findingsLevel != nil && FindingGroup.mayNameFinding(title.text)
    let isCalled = title.number?.utf8.contains(where: isLetter) ?? false
    return isNamed || isCalled ? .none : .other
  }

  /// `P0: Must fix before launch`, `P0 - Launch blockers`, `High: Security` above a list or other headings say how grave all
  /// of them are; `P1 - real defects` does above a heading with an id, `P1-1. No timeout`.
  private func demandedSeverity(
    _ title: FindingTitle, _ level: Int, before next: MarkdownContent.Block?
  ) -> Severity? {
    guard title.manner == .label, otherLevel == nil, let next, isAbove(next, level) else { return nil }
    let isTopic = next.headingLevel == nil && foldedWords(title.text).count == 1
    let isKind = SeverityText.bareLevel(title.text.utf8.prefix { $0 != UInt8(ascii: "(") }.withText) != nil
    return title.isDemand || isTopic || isKind || hasID(next) ? title.severity : nil
  }

  /// Whether a heading has the id of a finding in front: `P1-1. No timeout`.
  private func hasID(_ block: MarkdownContent.Block) -> Bool {
    guard block.headingLevel != nil, let line = block.text.first, let number = FindingTitle(line).number else {
      return false
    }
    return number.utf8.contains(where: isLetter)
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
    let said = FindingGroup.withoutSection(title.text)
    let isLevel = SeverityText.isLevelHeading(said) || FindingGroup.levelInFront(of: said) != nil
    guard title.isNamed, title.number != nil || !isLevel else { return nil }
    let isGraded =
      switch title.manner {
      case .bracket, .remark: true
      case .label: otherLevel == nil
      case .aside, .tail, .sign: isInFindings && own != .other
      case nil: false
      }
    if title.isCrossed, title.severity == nil, title.manner == nil, isInFindings, own != .other {
      var finding = title.finding(in: group, line: line)
      if finding.severity == nil { finding.unknownSeverity = "❌" }
      return finding
    }
    let isNumbered = title.number != nil && group.isFindings && !isNextSection(title, level)
    let isBelowLevel = group.severity != nil && level == groupLevel + 1 && own == .none && !title.isDetail
    return isGraded || isNumbered || isBelowLevel ? title.finding(in: group, line: line) : nil
  }

  /// `### Architecture` below `## Medium` and above a table of findings that are as grave, and `### src/auth.ts` above a list.
  private func dividesLevel(
    _ title: FindingTitle, _ heading: String, _ level: Int, before next: MarkdownContent.Block?
  ) -> Bool {
    guard let severity = group.severity, level > groupLevel, title.number == nil, title.manner == nil, let next else {
      return false
    }
    if case .table(let table) = next.kind { return !FindingTable.read(table, below: severity).isEmpty }
    return isPath(heading) && next.isItem && isAbove(next, level)
  }

  /// `internal/a.go`: one word with a slash and the ending of a file.
  private func isPath(_ heading: String) -> Bool {
    let path = trimmedText(heading)
    guard !path.utf8.contains(0x20), let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return path.containsByte(UInt8(ascii: "/")) && (1...5).contains(path.utf8[dot...].count - 1)
  }

  /// `## 3. Tests` behind `## 2. Findings` is no part of it; `## 2.1. No backups` and `## F-1: No backups` are.
  private func isNextSection(_ title: FindingTitle, _ level: Int) -> Bool {
    guard level == groupLevel, let number = title.number, let above = groupNumbers[level] else { return false }
    return [number, above].allSatisfy { !$0.utf8.contains(where: isLetter) } && !number.hasBytePrefix(above + ".")
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  /// Whether a heading divides what is told of the entry above.
  private func isPart(_ title: FindingTitle, _ level: Int, _ own: FindingGroup) -> Bool {
    guard let above = told.above else { return false }
    guard let opened = above.level else { return told.isOpen && level > groupLevel + 1 }
    guard level > opened else { return false }
    return told.isOpen ? !own.isFindings || level > groupLevel + 1 : !own.isFindings && title.isDetail
  }

  func isCandidate(_ title: FindingTitle) -> Bool { title.isNamed && !title.isDetail && !title.isRating }
}
