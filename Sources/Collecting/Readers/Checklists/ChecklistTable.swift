import Markdown
import ReportModel

/// Items that stand in a table: one column for what is asked, one for the answer, or one for each level that asks for it.
enum ChecklistTable {
  static func read(_ table: MarkdownContent.Table, section: String?) -> [ChecklistItem] {
    let names = table.header.map { headerWords($0.text) }
    if tellsFindings(names) { return [] }
    let levels = names.indices.filter { names[$0].first.map(levelWords.contains) ?? false }
    if levels.count > 1 { return requirements(table, levels, section) }
    let choices = choices(names)
    if choices.count > 1, let text = textColumn(names, besides: choices.map(\.column)) {
      return table.rows.compactMap { chosen($0, text: text, choices, section) }
    }
    guard names.count > 1 else { return [] }
    guard let state = stateColumn(names) else { return boxed(table, names, section) }
    guard let text = textColumn(names, besides: [state]), !measures(table, names, text), !sumsUp(table, text, state)
    else { return [] }
    let items = table.rows.compactMap { row -> ChecklistItem? in
      guard var item = item(row, text: text, state: state, section) else { return nil }
      if item.state == .pass { readOthers(row, names, besides: [text, state], into: &item) }
      if item.state == .pass, TickedAnswer.fails(item) { item.state = .fail }
      if item.state == .notApplicable {
        item.exemption = ExemptionText.read(row, below: table.header, note: item.note)
      }
      return item
    }
    // A table of anything else may have a status column too.
    return items.count { $0.state != .unknown } * 2 >= items.count || isNamed(table, text) ? items : []
  }

  /// What other columns of a ticked row say: a comment that takes the tick back, a look at it that found otherwise, the day.
  private static func readOthers(
    _ row: [MarkdownContent.Line], _ names: [[String]], besides known: [Int], into item: inout ChecklistItem
  ) {
    for column in row.indices where column < names.count && !known.contains(column) && !row[column].text.isEmpty {
      let (name, cell) = (names[column].joined(separator: " "), row[column].text)
      if remarkNames.contains(name), TickedAnswer.isContradicted(by: cell) {
        item.note = ([item.note].compactMap(\.self) + [cell]).joined(separator: "; ")
      }
      if verifyingNames.contains(name), [.fail, .partial].contains(value(of: cell).0) { item.state = .partial }
      if dayNames.contains(name), let day = ChecklistItems.day(in: cell) { item.day = day }
    }
  }

  /// `Status (✅/⚠️/❌)` is `Status`, and a tick alone heads the column of what is done.
  private static func headerWords(_ text: String) -> [String] {
    let said = text.utf8.prefix { $0 != UInt8(ascii: "(") }.withText
    let words = foldedWords(trimmedText(said).isEmpty ? text : said).filter { word in
      word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    return words.isEmpty && CheckMark.read(text)?.state == .pass ? ["done"] : words
  }

  /// A verdict is the answer where another column says what is asked; beside names it is somebody's opinion.
  private static func stateColumn(_ names: [[String]]) -> Int? {
    let said = names.map { $0.joined(separator: " ") }
    return said.firstIndex(where: stateNames.contains)
      ?? (said.contains { textNames.contains($0) || $0 == "gate" || $0 == "step" }
        ? said.firstIndex(of: "verdict") : nil)
  }

  /// What is asked is in the column that says so, whatever area, step or gate the one before it names.
  private static func textColumn(_ names: [[String]], besides others: [Int]) -> Int? {
    let columns = names.indices.filter { !others.contains($0) }
    func first(_ words: Set<String>) -> Int? { columns.first { words.contains(names[$0].joined(separator: " ")) } }
    return first(textNames) ?? first(topicNames) ?? columns.first
  }

  /// `| 100 users | 0.08 MB | ✅ Optimal |`: what was measured at an amount; nothing is asked in such a row.
  private static func measures(_ table: MarkdownContent.Table, _ names: [[String]], _ text: Int) -> Bool {
    let name = names[text].joined(separator: " ")
    guard !textNames.contains(name), !topicNames.contains(name), !table.rows.isEmpty else { return false }
    return table.rows.allSatisfy { row in
      let parts = row[text].text.utf8.split(separator: 0x20)
      guard (1...3).contains(parts.count), let amount = parts.first, let first = amount.first,
        (0x30...0x39).contains(first)
      else { return false }
      // `1. Backups` and `2) Alarms` are counted, and asked.
      return amount.last != UInt8(ascii: ".") && amount.last != UInt8(ascii: ")") && amount.last != UInt8(ascii: ":")
        && (parts.count > 1 || amount.count > 2)
    }
  }

  /// `| Security | 2/3 |` above `| Total | 7/9 |`: how far the lists have come that stand elsewhere.
  private static func sumsUp(_ table: MarkdownContent.Table, _ text: Int, _ state: Int) -> Bool {
    guard let last = table.rows.last, isTotal(last[text].text) else { return false }
    return table.rows.allSatisfy { row in
      StatedShare.whole(row[state].text) != nil && row[state].text.containsByte(UInt8(ascii: "/"))
    }
  }

  /// What was found and how grave it is: the state of such a row is none of an item.
  private static func tellsFindings(_ names: [[String]]) -> Bool {
    func has(_ words: Set<String>) -> Bool { names.contains { words.contains($0.joined(separator: " ")) } }
    return has(["severity", "sev"]) && has(findingNames)
  }

  private static let findingNames: Set<String> = [
    "finding", "findings", "issue", "vulnerability", "weakness", "problem", "bug", "defect",
  ]

  /// A tick in the column of a level says that it is asked for there, not that it was done.
  private static func requirements(_ table: MarkdownContent.Table, _ levels: [Int], _ section: String?)
    -> [ChecklistItem]
  {
    let column = textColumn(table.header.map { headerWords($0.text) }, besides: levels)
    return table.rows.compactMap { row in
      guard let text = column.map({ row[$0] }), !text.text.isEmpty else { return nil }
      let asking = levels.filter {
        CheckMark.read(row[$0].text)?.state == .pass || answers[folded(row[$0].text)] == .pass
      }
      let note = asking.map { table.header[$0].text }.joined(separator: ", ")
      return ChecklistItem(
        text: text.text, state: .unknown, section: section, note: note.isEmpty ? nil : "required at \(note)",
        line: text.number, links: text.links.map(\.destination))
    }
  }

  /// `| [x] Secrets in the vault | ann |`: the box stands in front of what is asked.
  private static func boxed(_ table: MarkdownContent.Table, _ names: [[String]], _ section: String?) -> [ChecklistItem]
  {
    guard let text = textColumn(names, besides: []),
      table.rows.contains(where: { takeBox($0[text].text).isTicked != nil })
    else { return [] }
    return table.rows.compactMap { row in
      takeBox(row[text].text).isTicked == nil ? nil : item(row, text: text, state: text, section)
    }
  }

  /// `[x]` or `[ ]` in front of a text, and the text.
  private static func takeBox(_ text: String) -> (isTicked: Bool?, rest: String) {
    let box = text.utf8.prefix(4).withText
    guard ["[x] ", "[X] ", "[ ] "].contains(box) else { return (nil, text) }
    return (box != "[ ] ", trimmedText(text.utf8.dropFirst(4).withText))
  }

  private static func item(_ row: [MarkdownContent.Line], text: Int, state: Int, _ section: String?) -> ChecklistItem? {
    // What adds up the rows above it asks nothing.
    if isTotal(row[text].text) { return nil }
    let (isTicked, question) = takeBox(row[text].text)
    let answer = text == state || row[state].text.isEmpty ? (isTicked ?? false ? "[x]" : "") : row[state].text
    guard !question.isEmpty else { return nil }
    let (word, rest) = value(of: StandingText.unstruck(answer))
    let remark = withoutBrackets(trimmedText(rest))
    var item = ChecklistItem(
      text: question, state: row[text].isStruck ? .notApplicable : row[state].isStruck ? .unknown : word,
      isBlocker: ChecklistItems.isBlocker(answer) || ChecklistItems.isBlocker(question), section: section,
      note: remark.isEmpty || remark == "BLOCKER" ? nil : remark, line: row[text].number,
      citations: row.flatMap { CitationText.citations(in: $0.text, line: $0.number) },
      links: row.flatMap { $0.links.map(\.destination) })
    item.day = ChecklistItems.day(in: answer, question)
    return item
  }

  /// The columns of a table with one for yes and one for no.
  private static func choices(_ names: [[String]]) -> [(column: Int, state: ChecklistItem.State)] {
    let found = names.indices.compactMap { column in
      choiceNames[names[column].joined(separator: " ")].map { (column: column, state: $0) }
    }
    let states = found.map(\.state)
    return states.contains(.pass) && states.contains(.fail) && Set(states).count == states.count ? found : []
  }

  /// The column that is marked; of several, or of none, nobody knows.
  private static func chosen(
    _ row: [MarkdownContent.Line], text: Int, _ choices: [(column: Int, state: ChecklistItem.State)], _ section: String?
  ) -> ChecklistItem? {
    guard !row[text].text.isEmpty else { return nil }
    let marked = choices.filter { isMarked(row[$0.column].text) }
    let state = marked.count == 1 ? marked[0].state : .unknown
    return ChecklistItem(
      text: row[text].text, state: row[text].isStruck ? .notApplicable : state,
      isBlocker: ChecklistItems.isBlocker(row[text].text), section: section, line: row[text].number,
      citations: row.flatMap { CitationText.citations(in: $0.text, line: $0.number) },
      links: row.flatMap { $0.links.map(\.destination) })
  }

  private static func isMarked(_ cell: String) -> Bool {
    let cell = trimmedText(cell)
    if let mark = CheckMark.read(cell) { return mark.state != .unknown }
    return ["x", "[x]", "y", "yes", "1", "*", "\u{25CF}", "\u{2022}", "\u{2612}"].contains(cell.asciiLowercased)
  }

  private static func value(of cell: String) -> (ChecklistItem.State, rest: String) {
    // `ok?` is none yet.
    if cell.utf8.last == UInt8(ascii: "?") { return (.unknown, cell) }
    // Whatever the footnote says, it is not said of a plain yes.
    if cell.utf8.last == UInt8(ascii: "*"), cell.utf8.count > 1, case let plain = cell.utf8.dropLast().withText,
      value(of: plain).0 == .pass
    {
      return (.partial, cell)
    }
    if let mark = CheckMark.read(cell) { return mark }
    if let task = cell.asciiLowercased.hasBytePrefix("[x]") ? ChecklistItem.State.pass : nil { return (task, "") }
    let words = foldedWords(cell)
    // "No issues" is no no.
    if words.first == "no", words.count > 1, NoneText.saysNone(cell) { return (.pass, cell) }
    if undecided.contains(words.joined(separator: " ")) { return (.unknown, cell) }
    for count in [3, 2, 1] where words.count >= count {
      if let state = answers[words.prefix(count).joined(separator: " ")] {
        return (state, words.count > count ? cell : "")
      }
    }
    if let share = StatedShare.whole(cell), share.done < share.all { return (.partial, cell) }
    return (.unknown, cell)
  }

  private static func withoutBrackets(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "("), text.utf8.last == UInt8(ascii: ")") else { return text }
    return text.utf8.dropFirst().dropLast().withText
  }

  private static func isNamed(_ table: MarkdownContent.Table, _ text: Int) -> Bool {
    ["check", "checklist item", "requirement", "question", "criterion"].contains(folded(table.header[text].text))
  }

  private static func folded(_ text: String) -> String { foldedWords(text).joined(separator: " ") }

  static var understood: [Understanding.Row] {
    [
      .init("Tables: column of the item", textNames),
      .init("Tables: column of the item, where none of those is there", topicNames),
      .init("Tables: column of the state", stateNames),
      .init("Tables: column of the state, where one of the item is there", ["verdict"]),
      .init("Tables: columns that can take a tick back", remarkNames.union(verifyingNames).sorted(by: byBytes)),
      .init("Tables: columns with the day of a tick", dayNames.sorted(by: byBytes)),
      .init("Tables: cells in which nobody has chosen", undecided.sorted(by: byBytes)),
      .init("Tables: columns of levels", levelWords),
      .init("Tables: of findings, beside a column for the severity", findingNames),
    ]
      + Understanding.Row.meanings(
        "Tables: column with a mark for", of: choiceNames, ChecklistItem.State.allCases.map { ($0, $0.rawValue) })
      + Understanding.Row.meanings("Cell", of: answers, ChecklistItem.State.allCases.map { ($0, $0.rawValue) })
  }

  private static let levelWords: Set<String> = ["level", "tier", "bronze", "silver", "gold", "platinum", "maturity"]
  private static let stateNames: Set<String> = [
    "state", "status", "done", "result", "answer", "passed", "pass", "ok", "complete", "completed", "checked", "ready",
    "met", "compliant", "pass fail", "yes no", "статус", "стан", "готово", "statut", "estado",
  ]
  private static let textNames: Set<String> = [
    "check", "item", "requirement", "task", "question", "criterion", "criteria", "control", "check name", "activity",
    "checklist item", "перевірка", "пункт", "проверка",
  ]
  private static let remarkNames: Set<String> = [
    "comment", "comments", "note", "notes", "remark", "remarks", "caveat", "caveats", "kommentar",
  ]
  private static let verifyingNames: Set<String> = ["verified", "confirmed", "tested", "works", "retested"]
  private static let dayNames: Set<String> = [
    "date", "completed", "completed on", "done on", "last done", "last run", "last tested", "tested on", "verified on",
    "when",
  ]
  private static let topicNames: Set<String> = ["step", "gate", "name", "description", "area", "risk"]
  /// Columns of which one is marked.
  private static let choiceNames: [String: ChecklistItem.State] = [
    "yes": .pass, "pass": .pass, "passed": .pass, "ok": .pass, "met": .pass, "compliant": .pass, "no": .fail,
    "fail": .fail, "failed": .fail, "nok": .fail, "not ok": .fail, "not met": .fail, "non compliant": .fail,
    "n a": .notApplicable, "na": .notApplicable, "not applicable": .notApplicable, "partial": .partial,
    "partially": .partial,
  ]
  /// Cells in which nobody has chosen.
  private static let undecided: Set<String> = [
    "yes no", "y n", "yes or no", "yes and no", "pass fail", "yes no n a", "y n n a", "done not done", "ja nein",
  ]
  /// What a cell says in words.
  private static let answers: [String: ChecklistItem.State] = [
    "yes": .pass, "y": .pass, "pass": .pass, "passed": .pass, "done": .pass, "complete": .pass, "completed": .pass,
    "ok": .pass, "met": .pass, "implemented": .pass, "true": .pass, "x": .pass, "verified": .pass, "так": .pass,
    "да": .pass, "oui": .pass, "ja": .pass, "sí": .pass, "no": .fail, "fail": .fail, "failed": .fail, "missing": .fail,
    "n": .fail, "nok": .fail, "not ok": .fail, "closed": .pass, "resolved": .pass, "not met": .fail, "not done": .fail,
    "not ready": .fail, "not configured": .fail, "not implemented": .fail, "not executed": .fail,
    "not verified": .fail, "not tested": .fail, "not set up": .fail, "absent": .fail,
    "false": .fail, "ні": .fail, "нет": .fail, "non": .fail, "nein": .fail,
    "partial": .partial, "partially": .partial, "partly": .partial, "in progress": .partial, "wip": .partial,
    "warning": .partial,
    "частково": .partial, "частично": .partial, "n a": .notApplicable, "na": .notApplicable,
    "not applicable": .notApplicable, "not required": .notApplicable, "open": .unknown, "todo": .unknown,
    "pending": .unknown, "not started": .unknown,
  ]
}
