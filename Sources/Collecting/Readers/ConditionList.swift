import Markdown
import ReportModel

/// The conditions that a document lists: items or rows of a table below a heading or a label that is called so.
struct ConditionList {
  private(set) var conditions: [(condition: Certificate.Condition, line: Int, hasBox: Bool)] = []
  /// The line that speaks of conditions, when there is one.
  private(set) var line: Int?
  /// One of them has a box that nobody has ticked, or a day that it is due, and is not met.
  var isBinding: Bool { conditions.contains { !$0.condition.isMet && ($0.hasBox || $0.condition.due != nil) } }

  /// - Parameter isName: Whether a heading or a label announces them.
  init(in blocks: ArraySlice<MarkdownContent.Block>, where isName: (String) -> Bool) {
    for (index, block) in zip(blocks.indices, blocks) {
      if block.headingLevel != nil, case (let name, let remark) = Self.withoutBrackets(block.plain),
        isName(name) || isName(block.plain)
      {
        line = block.firstLine
        readItems(blocks[(index + 1)...], below: block.headingLevel)
        if ConditionText.saysAllMet(remark) || ClosingText.closesCondition(remark) { closeAll(by: remark) }
        return
      }
      for text in block.text {
        guard let (name, value) = labelledValue(text), isName(name) else { continue }
        line = text.number
        if Self.isSomething(value) {
          add(ConditionText.read(.init(number: text.number, text: value), nil), text.number)
        }
        readItems(blocks[(index + 1)...])
        return
      }
    }
  }

  /// Those that an approval makes without the word: below a name for demands, or in a sentence.
  init(demandedIn blocks: ArraySlice<MarkdownContent.Block>) {
    for (index, block) in zip(blocks.indices, blocks) where !block.isQuoted {
      let isHeading = block.headingLevel != nil
      if isHeading && DemandText.isName(block.plain)
        || !isHeading && block.text.count == 1 && block.text[0].lead != nil && DemandText.isName(block.text[0].text)
      {
        var list = self
        list.line = block.firstLine
        list.readItems(blocks[(index + 1)...], below: block.headingLevel)
        if list.isBinding || DemandText.demands(block.plain) && list.conditions.contains(where: { !$0.condition.isMet })
        {
          self = list
          return
        }
      }
      guard block.kind == .paragraph, block.depth == 0, let first = block.text.first,
        DemandText.isSentence(first.text)
      else { continue }
      line = first.number
      readItems(blocks[(index + 1)...].prefix { _ in block.plain.utf8.last == UInt8(ascii: ":") })
      if conditions.isEmpty {
        add(ConditionText.read(.init(number: first.number, text: block.plain), nil), first.number)
      }
      return
    }
  }

  /// The boxes that nobody has ticked.
  init(openIn blocks: ArraySlice<MarkdownContent.Block>, where isOne: (String) -> Bool) {
    for block in blocks where !block.isQuoted {
      guard case .item(.open, _) = block.kind, Self.isSomething(block.plain), isOne(block.plain),
        let first = block.text.first, !first.isStruck
      else { continue }
      line = line ?? first.number
      add(ConditionText.read(.init(number: first.number, text: block.plain), .open), first.number, hasBox: true)
    }
  }

  /// - Parameter level: That of the heading above `blocks`.
  init(below level: Int, at line: Int, in blocks: ArraySlice<MarkdownContent.Block>) {
    self.line = line
    readItems(blocks, below: level)
  }

  /// `Conditions (all met 2026-11-22)`: the name, and what stands in brackets behind it.
  private static func withoutBrackets(_ heading: String) -> (name: String, remark: String) {
    guard heading.utf8.last == UInt8(ascii: ")"), let open = heading.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return (heading, "")
    }
    return (heading.utf8[..<open].withText, heading.utf8[heading.utf8.index(after: open)...].dropLast().withText)
  }

  /// Somebody says of all of them that they are met; a box that is still empty says otherwise.
  private mutating func closeAll(by remark: String) {
    for index in conditions.indices where !conditions[index].hasBox && !conditions[index].condition.isMet {
      conditions[index].condition.isMet = true
      conditions[index].condition.metOn = DateText.day(in: remark)
    }
  }

  /// `- Status: met on 2026-11-22`, `- Owner: Ana`, in the list below a condition.
  private mutating func readField(_ block: MarkdownContent.Block) {
    guard !conditions.isEmpty else { return }
    let last = conditions.count - 1
    for text in block.text {
      guard let (name, value) = keyValue(text) else { continue }
      let words = foldedWords(name).joined(separator: " ")
      if stateColumns.contains(words) { close(&conditions[last].condition, words, value) }
      if ownerColumns.contains(words), !value.isEmpty { conditions[last].condition.owner = value }
      if dueColumns.contains(words), let day = DateText.day(in: value) { conditions[last].condition.due = day }
    }
  }

  /// What a column or a field for the state says.
  private func close(_ condition: inout Certificate.Condition, _ name: String, _ answer: String) {
    guard !condition.isMet else { return }
    condition.isMet =
      notApplicable.contains(foldedWords(answer).joined(separator: " ")) || ConditionText.isMet(answer)
      || !statusColumns.contains(name) && ClosingText.answersYes(answer)
    if condition.isMet { condition.metOn = DateText.day(in: answer) }
  }

  /// What follows a sentence that ends in a colon.
  init(following line: Int, in blocks: ArraySlice<MarkdownContent.Block>) {
    guard let index = blocks.firstIndex(where: { $0.firstLine <= line && line <= $0.lastLine }),
      blocks[index].plain.utf8.last == UInt8(ascii: ":")
    else { return }
    self.line = line
    readItems(blocks[(index + 1)...])
  }

  /// The items of the list that follows; only its own, not those inside them.
  ///
  /// - Parameter level: That of the heading above them, which may have others below it; `nil` under a mere label.
  private mutating func readItems(_ blocks: ArraySlice<MarkdownContent.Block>, below level: Int? = nil) {
    var depth: Int?
    for block in blocks {
      if let level, let inner = block.headingLevel, inner > level {
        depth = nil
        continue
      }
      if case .table(let table) = block.kind, block.depth == 0, depth == nil { return readRows(table) }
      guard case .item(let task, _) = block.kind else {
        if block.depth == 0, depth != nil, block.kind == .paragraph, ConditionText.saysAllMet(block.plain) {
          return closeAll(by: block.plain)
        }
        if block.depth == 0, depth != nil || block.headingLevel != nil || block.kind == .rule { return }
        if block.depth == 0, block.text.contains(where: { $0.lead != nil }) { return }
        if block.kind == .paragraph, block.depth == 0, ConditionText.saysAllMet(block.plain),
          let line = block.text.first
        {
          add(ConditionText.read(.init(number: line.number, text: block.plain), nil), line.number)
        }
        continue
      }
      depth = depth ?? block.depth
      if block.depth != depth { readField(block) }
      guard block.depth == depth, Self.isSomething(block.plain), let first = block.text.first else { continue }
      let isStruck = block.text.allSatisfy(\.isStruck)
      add(
        ConditionText.read(.init(number: first.number, text: block.plain, isStruck: isStruck), task), first.number,
        hasBox: task == .open)
    }
  }

  private mutating func readRows(_ table: MarkdownContent.Table) {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    func column(_ words: Set<String>) -> Int? { names.firstIndex(where: words.contains) }
    let (owner, due, state) = (column(ownerColumns), column(dueColumns), column(stateColumns))
    let others = names.indices.filter { ![owner, due, state].contains($0) && !names[$0].isEmpty && names[$0] != "no" }
    guard let text = column(textColumns) ?? others.first(where: { names[$0] != "id" }) else { return }
    for row in table.rows where Self.isSomething(row[text].text) {
      var condition = ConditionText.read(row[text], nil)
      condition.owner = owner.map { row[$0].text }.flatMap { $0.isEmpty ? nil : $0 } ?? condition.owner
      condition.due = due.flatMap { DateText.day(in: row[$0].text) } ?? condition.due
      if let state { close(&condition, names[state], row[state].text) }
      add(condition, row[text].number, hasBox: state.map { !row[$0].text.isEmpty } ?? false)
    }
  }

  private mutating func add(_ condition: Certificate.Condition, _ line: Int, hasBox: Bool = false) {
    conditions.append((condition, line, hasBox))
  }

  static func isSomething(_ text: String) -> Bool {
    let words = foldedWords(text).joined(separator: " ")
    return !words.isEmpty && !nothing.contains(words)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Conditions: column of the text", textColumns), .init("Conditions: column of the owner", ownerColumns),
      .init("Conditions: column of the due day", dueColumns), .init("Conditions: column of the state", stateColumns),
    ]
  }
}

private let textColumns: Set<String> = [
  "condition", "conditions", "requirement", "action", "task", "item", "description",
]
private let ownerColumns: Set<String> = ["owner", "assignee", "responsible", "who", "dri"]
private let dueColumns: Set<String> = [
  "due", "due date", "deadline", "by", "by when", "until", "target date", "target", "eta", "due by",
]
private let statusColumns: Set<String> = ["status", "state"]
private let stateColumns = statusColumns.union([
  "done", "met", "fixed", "closed", "completed", "complete", "fulfilled", "resolved",
])
private let notApplicable: Set<String> = ["n a", "na", "not applicable"]
private let nothing: Set<String> = [
  "none", "n a", "na", "not applicable", "no", "nil", "no conditions", "nothing", "no condition",
]
