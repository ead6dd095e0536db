import Markdown
import ReportModel

/// Goes through the blocks of a review once and gathers what is a finding in them.
struct FindingReader {
  var told = ToldFindings()
  var tables = FindingTables()
  var group: FindingGroup = .none
  var groupLevel = 0
  /// By their levels, the numbers of the headings above that announce findings: `## 2. Findings`.
  var groupNumbers: [Int: String] = [:]
  /// The levels of the outermost headings above that announce findings, or something else.
  var findingsLevel: Int?
  var otherLevel: Int?
  /// Of the outermost headings above: one of what is over, and one of a summary.
  var overLevel: Int?
  var summaryLevel: Int?
  /// The line right above a list says so of it: `Resolved P0:`.
  var listIsOver = false
  /// What stands above the items of a list and says how grave they are: `Blockers:`, and how far in it stands.
  var label: (severity: Severity, depth: Int)?
  /// The heading for something else above may repeat what was found.
  var mayRepeat = false
  /// A table below it may list what was found.
  var mayTrack = false
  /// The paragraphs right below a heading that is a level, which are findings where nothing else below it is one.
  var paragraphs: [(finding: Finding, isNamed: Bool)] = []
  /// A finding has begun in a quotation that is not over.
  var quotesFinding = false
  /// `Severity` stood above, and what it is follows.
  var awaitsSeverity = false
  /// No heading but the title has come.
  var isBeforeSections = true
  /// How many were told when that heading came.
  var toldBefore = 0
  /// The lines of what is grave under any heading.
  private let grave: Set<Int>
  private let letters: FindingLetters

  init(for blocks: ArraySlice<MarkdownContent.Block>) {
    grave = GraveLines(in: blocks).numbers
    letters = FindingLetters(in: blocks)
  }

  /// Those outside tables, in their order; of a summary only those that are graver than all that is told elsewhere.
  var findings: [Finding] { told.findings(besides: tables.findings) }

  mutating func read(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) {
    let known = told.count
    readPlace(block, before: next)
    guard let line = block.text.first, grave.contains(line.number), !told.holdsFinding(since: known) else { return }
    openGrave(block)
  }

  private mutating func readPlace(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) {
    guard !block.isQuoted || takesQuoted(block) else { return readQuotation(block) }
    if let level = block.headingLevel { return readHeading(block, level, before: next) }
    guard group != .other else { return readOther(block, before: next) }
    told.leaveItem(at: block)
    if readLabelled(block) { return }
    if case .table(let table) = block.kind { return readTable(table) }
    if tables.readDetached(block, isOver: overLevel != nil) { return }
    if block.kind == .paragraph, block.depth == 0 {
      listIsOver = block.plain.utf8.last == UInt8(ascii: ":") && FindingGroup.isOver(block.plain)
    }
    if let label = boldLevel(block) { return readList(below: label, block) }
    if readLabel(block, before: next) { return }
    if readBareSeverity(block) || readFailure(block) { return }
    if readParagraph(block) { return }
    for index in block.text.indices { readLine(index, of: block) }
  }

  func title(of line: MarkdownContent.Line) -> FindingTitle {
    var title = FindingTitle(line)
    title.grade(by: letters)
    return title
  }

  var isInFindings: Bool { group.isFindings || group == .none && findingsLevel != nil }

  /// Below a heading or a line of what is over.
  private var isOver: Bool { overLevel != nil || listIsOver }

  mutating func open(_ finding: Finding, isFinding: Bool = true, level: Int? = nil, depth: Int = 0) {
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

// MARK: Lists and lines

extension FindingReader {
  /// `**Critical (Must Have)**`: a line in bold that is a severity and nothing else, above a list. A list that goes on
  /// counting from another one (`4.`) is to CommonMark a part of the paragraph.
  private func boldLevel(_ block: MarkdownContent.Block) -> Severity? {
    guard block.kind == .paragraph, block.depth == 0, let line = block.text.first,
      let lead = line.lead, line.text.hasBytePrefix(lead),
      case let rest = trimmedText(line.text.utf8.dropFirst(lead.utf8.count).withText),
      rest.utf8.allSatisfy({ ":() ".utf8.contains($0) || isDigit($0) }) || isRemark(rest),
      block.text.dropFirst().allSatisfy({ FindingTitle.takeNumber($0.text).0 != nil }),
      let first = foldedWords(lead).first, Int(first) == nil
    else { return nil }
    let label = trimmedText(lead.utf8.last == UInt8(ascii: ":") ? lead.utf8.dropLast().withText : lead)
    let level = SeverityText.isLevelHeading(label) ? label : FindingGroup.levelInFront(of: label)
    guard let level, foldedWords(level).count <= 4 else { return nil }
    return SeverityText.severity(in: level)
  }

  /// `(should fix soon):` behind a level.
  private func isRemark(_ text: String) -> Bool {
    let inner = text.utf8.last == UInt8(ascii: ":") ? text.utf8.dropLast() : text.utf8[...]
    return inner.first == UInt8(ascii: "(") && inner.last == UInt8(ascii: ")") && inner.count < 40
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
    let box = index == 0 ? block.box : nil
    let field = FindingState.behind(box, field(line))
    if index == 0,
      let finding = tagged(block) ?? severitySentence(field, block, line.number)
        ?? gradedSentence(block, line)
    {
      return openItem(finding, depth: block.depth)
    }
    if index == 0, let field, openNamed(field, block) { return }
    // Elsewhere only what begins in bold opens anything.
    guard isInFindings || line.lead != nil || isBeforeSections && block.isItem && field == nil else {
      if let field {
        _ = add(field, line: line.number)
      } else if told.isOpen, let state = FindingState.sentence(line.text, number: line.number, box: box) {
        told.addState(state)
      }
      return
    }
    let title = title(of: line)
    if field == nil, line.lead != nil, isLead(title, block) {
      open(title.finding(in: group, line: line.number), depth: block.depth)
    } else if isLevelled(title, index, block, field) {
      openLevelled(title, line, block)
    } else if let field, add(field, line: line.number) {
      return
    } else if told.isOpen || told.isInItem,
      let state = FindingState.sentence(line.text, number: line.number, box: box)
    {
      told.addState(state)
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
    finding.title = continued(finding.title, in: block)
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
      id: identifier(named, limit: 40), title: continued(named, in: block), severity: severity,
      isClosed: isStruck || isTicked(task, title) || ClosingText.closesInPassing(title), line: line.number)
  }

  /// A sentence that goes on in the next lines of the item, which are neither fields nor begin in bold.
  private func continued(_ title: String, in block: MarkdownContent.Block) -> String {
    guard let first = block.text.first, first.text.utf8.reversed().starts(with: title.utf8.reversed()) else {
      return title
    }
    var title = title
    for line in block.text.dropFirst() {
      guard title.utf8.count < 160, title.utf8.last.map({ !".:;!?".utf8.contains($0) }) ?? false, line.lead == nil,
        !line.isStruck, keyValue(line) == nil, FindingState.sentence(line.text, number: line.number) == nil
      else { break }
      title += " " + line.text
    }
    return title
  }

  /// `[x] SQL injection - not fixed yet` is not over.
  func isTicked(_ task: TaskState?, _ title: String) -> Bool {
    guard let task, task != .open else { return false }
    let remarks = [Parting(first: title)?.rest, Parting(lastDash: title)?.rest].compactMap(\.self)
    let bracket = title.utf8.lastIndex(of: UInt8(ascii: "(")).map { title[$0...] }
    return !(remarks + [bracket].compactMap(\.self)).contains { DeniedText.isDenied(String($0)) }
  }

  // MARK: Fields and tables

  /// - Returns: Whether a finding has it.
  mutating func add(_ field: (name: String, value: String), line: Int) -> Bool {
    let onOneLine = fieldsOnOneLine(field.value)
    let (first, others) = onOneLine.others.isEmpty ? FindingFields.onOneLine(field.value) : onOneLine
    return add(
      [Field(name: field.name, value: first, line: line)]
        + others.map { Field(name: $0.name, value: $0.value, line: line) })
  }

  private mutating func add(_ fields: [Field]) -> Bool { told.add(fields, isInFindings: isInFindings) }

  /// A table of two columns may hold the fields of the finding above.
  private mutating func readTable(_ table: MarkdownContent.Table) {
    (paragraphs, toldBefore) = ([], -1)
    // What is told of a finding may be a table, too.
    guard !tables.read(table, below: told.isOpen ? nil : group.severity, isOver: overLevel != nil) else { return }
    if told.isOpen, case let promise = FindingPromise.fields(of: table), !promise.isEmpty {
      _ = add(promise)
      return
    }
    guard table.header.count == 2 else { return }
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
