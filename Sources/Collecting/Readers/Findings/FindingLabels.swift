import Markdown
import ReportModel

/// Items and lines that name findings without a heading for findings above them.
extension FindingReader {
  /// `Blockers:`, `**Open blockers:** lost orders` anywhere, and among findings an item that is a level: the items below
  /// are as grave, or what stands behind it is.
  ///
  /// - Returns: Whether the block says nothing else.
  mutating func readLabel(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) -> Bool {
    guard !(told.isOpen && told.above?.level != nil), let line = block.text.first else { return false }
    let isItem = if case .item = block.kind { true } else { false }
    let isAboveList = next.map { block.text.count == 1 && isItemInside($0, block) } ?? false
    let field = keyValue(line)
    let name = field?.value.isEmpty ?? false ? field?.name ?? "" : line.text
    if isAboveList, field?.value.isEmpty ?? true {
      let isLevel = isInFindings && (isItem || isPlainLevel(field?.name, block)) && SeverityText.isLevelHeading(name)
      let level = isLevel ? SeverityText.saidSeverity(in: name) : nil
      let kind = field == nil || block.depth > 1 ? nil : FindingGroup.kindLevel(of: name)
      guard let severity = level ?? kind else { return false }
      label = (severity, block.depth)
      return true
    }
    guard block.depth < 2 else { return false }
    for (index, line) in block.text.enumerated() where !line.isStruck {
      guard let field = keyValue(line) ?? labelledValue(line),
        let severity = statedLevel(field, line, block, before: next)
      else { continue }
      let below = field.value.isEmpty ? block.text.dropFirst(index + 1).first : nil
      openStated(below ?? .init(number: line.number, text: field.value), severity)
    }
    return false
  }

  /// `P1:` as a paragraph; `Important:` may be above anything.
  private func isPlainLevel(_ name: String?, _ block: MarkdownContent.Block) -> Bool {
    guard block.kind == .paragraph, block.depth == 0, let word = foldedWords(name ?? "").first else { return false }
    return word != "note" && !FindingTitle.asides.contains(word)
  }

  /// The level of all that a label names: `Blockers`, and of a paragraph in bold `Critical`; below a heading for findings what
  /// is no level alone, because that is read as a title.
  private func statedLevel(
    _ field: (name: String, value: String), _ line: MarkdownContent.Line, _ block: MarkdownContent.Block,
    before next: MarkdownContent.Block?
  ) -> Severity? {
    let isParagraph = block.kind == .paragraph && block.depth == 0 && line.lead != nil
    if isInFindings {
      let isItem = block.isItem && block.depth == 1 && line.lead != nil
      guard isParagraph || isItem, SeverityText.bareLevel(field.name) == nil else { return nil }
      return FindingGroup.countedLevel(of: field.name)
    }
    if let kind = FindingGroup.kindLevel(of: field.name) { return kind }
    guard isParagraph, FindingGroup.countedLevel(of: field.name) == .critical, !explainsLevels(block, next) else {
      return nil
    }
    return .critical
  }

  /// `**Critical:** fix within a day` among other levels says what the words mean.
  private func explainsLevels(_ block: MarkdownContent.Block, _ next: MarkdownContent.Block?) -> Bool {
    let lines = (block.text + (next?.text ?? [])).compactMap { keyValue($0) ?? labelledValue($0) }
    let levels = lines.filter { FindingGroup.countedLevel(of: $0.name) != nil }
    return levels.count > 1
      && levels.contains { !Self.explanations.isDisjoint(with: foldedWords($0.value)) }
  }

  private static let explanations: Set<String> = [
    "must", "should", "may", "within", "days", "hours", "weeks", "any", "e", "immediately", "sprint", "blocks", "fix",
    "means",
  ]

  private func isItemInside(_ next: MarkdownContent.Block, _ block: MarkdownContent.Block) -> Bool {
    if case .item = next.kind { next.depth == block.depth + 1 } else { false }
  }

  /// What is named where others write how many there are.
  private mutating func openStated(_ line: MarkdownContent.Line, _ severity: Severity) {
    let title = FindingTitle(line)
    let isNone = trimmed(line.text.utf8[...]).allSatisfy { "-0.".utf8.contains($0) } || !title.isNamed
    guard !isNone, SeverityCounts.number(line.text) == nil, !SeverityCounts.isTally(line.text),
      CheckMark.read(line.text)?.state != .pass,
      !SeverityText.isLevelHeading(line.text), !ClosingText.closesFinding(line.text),
      !Self.answers.contains(foldedWords(line.text)), foldedWords(line.text).first != "see"
    else { return }
    var finding = title.finding(in: .findings(severity), line: line.number)
    if ClosingText.closesInPassing(title.text) { finding.isClosed = true }
    append(finding)
  }

  /// Below a heading for something else only what a finding there says of itself, and what may repeat others.
  mutating func readOther(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) {
    if told.isOpen, told.above?.level != nil {
      for (index, line) in block.text.enumerated() {
        let box = index == 0 ? block.box : nil
        if let state = FindingState.sentence(line.text, number: line.number, box: box) {
          told.addState(state)
        } else if let field = FindingState.behind(box, field(line)) {
          _ = add(field, line: line.number)
        }
      }
      return
    }
    if mayTrack, case .table(let table) = block.kind { return tables.readElsewhere(table) }
    if tables.readDetached(block, isOver: false) { return }
    if mayRepeat { readRepeated(block, before: next) }
  }

  /// What names nothing; `no rollback` names something.
  private static let answers = [["no"], ["false"], ["tbd"]]

  /// An item of the list that a label stands above.
  mutating func readLabelled(_ block: MarkdownContent.Block) -> Bool {
    guard let label else { return false }
    guard block.depth > label.depth else {
      self.label = nil
      return false
    }
    guard case .item(let task, _) = block.kind, block.depth == label.depth + 1, let line = block.text.first else {
      return false
    }
    let title = FindingTitle(line)
    guard title.isNamed else { return true }
    var finding = title.finding(in: .findings(label.severity), line: line.number)
    if isTicked(task, title.text) || ClosingText.closesInPassing(title.text) { finding.isClosed = true }
    openItem(finding, depth: block.depth)
    for index in block.text.indices.dropFirst() { readLine(index, of: block) }
    return true
  }

  /// `[HIGH] Title` and `Blockers: lost orders` below a heading for something else, which may be all that names them.
  mutating func readRepeated(_ block: MarkdownContent.Block, before next: MarkdownContent.Block?) {
    told.leaveItem(at: block)
    if readLabelled(block) || readLabel(block, before: next) { return }
    if let finding = taggedItem(block) { openItem(finding, depth: block.depth) }
  }

  /// An item that begins with its level in brackets, outside lists of findings and inside what is told of another one.
  func tagged(_ block: MarkdownContent.Block) -> Finding? {
    !isInFindings || told.isOpen && told.above?.level != nil ? taggedItem(block) : nil
  }

  /// `CRITICAL: lost orders` where nothing else makes a finding of it. Inside what a heading tells of another finding only
  /// in capitals or in a quotation; of an item's finding it is a part.
  mutating func openGrave(_ block: MarkdownContent.Block) {
    told.leaveItem(at: block)
    guard let line = block.text.first, group != .other || mayRepeat, !told.isInFoundItem else { return }
    let isLoud = !line.text.utf8.prefix { $0 != 0x20 }.contains { (0x61...0x7A).contains($0) }
    guard !told.isOpen || isLoud || block.isQuoted else { return }
    var finding = FindingTitle(line).finding(line: line.number)
    if ClosingText.closesInSentence(block.plain) { finding.isClosed = true }
    if block.isItem { openItem(finding, depth: block.depth) } else { append(finding) }
  }

  private func taggedItem(_ block: MarkdownContent.Block) -> Finding? {
    guard case .item(let task, _) = block.kind, let line = block.text.first, case let title = title(of: line),
      title.isTagged, title.isNamed
    else { return nil }
    var finding = title.finding(line: line.number)
    if isTicked(task, title.text) { finding.isClosed = true }
    return finding
  }

  /// `**Severity**`, and on the next line or in the next paragraph `Critical`.
  mutating func readBareSeverity(_ block: MarkdownContent.Block) -> Bool {
    let lines = block.text
    guard block.kind == .paragraph, block.depth == 0, told.above != nil, let first = lines.first else {
      awaitsSeverity = false
      return false
    }
    if awaitsSeverity {
      awaitsSeverity = false
      return lines.count == 1 && SeverityText.bareLevel(first.text) != nil
        && add(("Severity", first.text), line: first.number)
    }
    guard first.text.utf8.count < 24, FindingFields.isSeverity(first.text),
      first.text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == " " || $0 == ":" })
    else { return false }
    awaitsSeverity = lines.count == 1
    guard lines.count == 2 else { return awaitsSeverity }
    return SeverityText.bareLevel(lines[1].text) != nil && add(("Severity", lines[1].text), line: lines[1].number)
  }

  /// `**Verdict: [V-2] FAIL — CRITICAL: hard-coded factor**`: the verdict on a part, and why.
  mutating func readFailure(_ block: MarkdownContent.Block) -> Bool {
    guard block.depth == 0, block.kind == .paragraph, block.text.count == 1, let line = block.text.first,
      let lead = line.lead, lead.hasFoldedPrefix("verdict:"), let parting = Parting(firstDash: lead),
      case let title = FindingTitle(.init(number: line.number, text: trimmedText(parting.rest))), title.isNamed,
      title.severity != nil, [.label, .bracket, .aside].contains(title.manner)
    else { return false }
    let said = FindingTitle(
      .init(number: 0, text: trimmedText(parting.head.utf8.dropFirst("verdict:".utf8.count).withText)))
    guard VerdictText.verdict(in: said.text) == .fail else { return false }
    var finding = title.finding(line: line.number)
    if let number = said.number { finding.id = number }
    append(finding)
    return true
  }

  /// Without the full stop at its end.
  func withoutStop(_ text: String) -> String {
    trimmedText(text.utf8.reversed().drop { $0 == UInt8(ascii: ".") }.reversed().withText)
  }

  /// `no logs (severity: critical)` is no field.
  func field(_ line: MarkdownContent.Line) -> (name: String, value: String)? {
    guard let field = keyValue(line) ?? stateInBold(line) else { return nil }
    let isCut = field.name.containsByte(UInt8(ascii: "(")) && !field.name.containsByte(UInt8(ascii: ")"))
    return isCut || namesFinding(field.name) ? nil : field
  }

  /// `F-13 (High)`.
  private func namesFinding(_ name: String) -> Bool {
    guard holdsDigits(name), name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "("))
    else { return false }
    return FindingTitle.isIdentifier(trimmedText(name.utf8[..<open].withText))
      && SeverityText.level(ofRemark: name.utf8[open...].dropFirst().dropLast().withText) != nil
  }

  /// `No MFA. Severity: critical. Status: open.`: a title, and fields behind it as sentences.
  func gradedSentence(_ block: MarkdownContent.Block, _ line: MarkdownContent.Line) -> Finding? {
    guard isInFindings, told.above == nil,
      block.isItem ? block.depth == 1 : block.kind == .paragraph && block.depth == 0,
      line.text.containsFolded("severity:")
    else { return nil }
    let parts = line.text.split(separator: ". ").map { withoutStop(String($0)) }
    let fields = parts.dropFirst().compactMap { part in
      keyValue(.init(number: line.number, text: part)).map { Field(name: $0.name, value: $0.value, line: line.number) }
    }
    guard let title = parts.first, !title.containsByte(UInt8(ascii: ":")), !NoneText.saysNone(title),
      fields.contains(where: { FindingFields.grades($0, isInFindings: true) })
    else { return nil }
    return Finding(id: identifier(title, limit: 40), title: title, line: line.number, fields: fields)
  }

  /// `Severity: Critical. No MFA.`: a level as a field, and a sentence that is a title.
  func severitySentence(_ field: (name: String, value: String)?, _ block: MarkdownContent.Block, _ line: Int)
    -> Finding?
  {
    guard isInFindings, case .item = block.kind, block.depth == 1, told.above?.level == nil,
      told.above?.depth != 0, let field, let stop = field.value.utf8.firstRange(of: ". ".utf8),
      let level = SeverityText.namedLevel(field.name + ": " + field.value.utf8[..<stop.lowerBound].withText)
    else { return nil }
    let title = withoutStop(field.value.utf8[stop.upperBound...].withText)
    return Finding(id: identifier(title, limit: 40), title: title, severity: level, line: line)
  }
}
