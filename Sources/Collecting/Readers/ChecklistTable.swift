import Markdown
import ReportModel

/// Items that stand in a table: one column for what is asked, one for the answer, or one for each level that asks for it.
enum ChecklistTable {
  static func read(_ table: MarkdownContent.Table, section: String?) -> [ChecklistItem] {
    let names = table.header.map { foldedWords($0.text) }
    let levels = names.indices.filter { names[$0].first.map(levelWords.contains) ?? false }
    if levels.count > 1 { return requirements(table, levels, section) }
    guard let state = names.firstIndex(where: { stateNames.contains($0.joined(separator: " ")) }), names.count > 1
    else {
      return []
    }
    guard let text = textColumn(names, besides: [state]) else { return [] }
    let items = table.rows.compactMap { row -> ChecklistItem? in
      var item = item(row, text: text, state: state, section)
      if let found = item, found.state == .notApplicable {
        item?.exemption = ExemptionText.read(row, below: table.header, note: found.note)
      }
      return item
    }
    // A table of anything else may have a status column too.
    return items.count { $0.state != .unknown } * 2 >= items.count || isNamed(table, text) ? items : []
  }

  /// What is asked is in the column that says so, whatever area, step or gate the one before it names.
  private static func textColumn(_ names: [[String]], besides others: [Int]) -> Int? {
    let columns = names.indices.filter { !others.contains($0) }
    func first(_ words: Set<String>) -> Int? { columns.first { words.contains(names[$0].joined(separator: " ")) } }
    return first(textNames) ?? first(topicNames) ?? columns.first
  }

  /// A tick in the column of a level says that it is asked for there, not that it was done.
  private static func requirements(_ table: MarkdownContent.Table, _ levels: [Int], _ section: String?)
    -> [ChecklistItem]
  {
    let column = textColumn(table.header.map { foldedWords($0.text) }, besides: levels)
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

  private static func item(_ row: [MarkdownContent.Line], text: Int, state: Int, _ section: String?) -> ChecklistItem? {
    let question = row[text].text
    let answer = row[state].text
    guard !question.isEmpty else { return nil }
    let (word, rest) = value(of: answer)
    let remark = withoutBrackets(trimmedText(rest))
    return ChecklistItem(
      text: question, state: row[text].isStruck ? .notApplicable : word,
      isBlocker: ChecklistItems.isBlocker(answer) || ChecklistItems.isBlocker(question), section: section,
      note: remark.isEmpty || remark == "BLOCKER" ? nil : remark, line: row[text].number,
      citations: row.flatMap { CitationText.citations(in: $0.text, line: $0.number) },
      links: row.flatMap { $0.links.map(\.destination) })
  }

  private static func value(of cell: String) -> (ChecklistItem.State, rest: String) {
    if let mark = CheckMark.read(cell) { return mark }
    if let task = cell.asciiLowercased.hasBytePrefix("[x]") ? ChecklistItem.State.pass : nil { return (task, "") }
    let words = foldedWords(cell)
    for count in [3, 2, 1] where words.count >= count {
      if let state = answers[words.prefix(count).joined(separator: " ")] {
        return (state, words.count > count ? cell : "")
      }
    }
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
      .init("Tables: columns of levels", levelWords),
    ]
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
  private static let topicNames: Set<String> = ["step", "gate", "name", "description", "area"]
  /// What a cell says in words.
  private static let answers: [String: ChecklistItem.State] = [
    "yes": .pass, "y": .pass, "pass": .pass, "passed": .pass, "done": .pass, "complete": .pass, "completed": .pass,
    "ok": .pass, "met": .pass, "implemented": .pass, "true": .pass, "x": .pass, "verified": .pass, "так": .pass,
    "да": .pass, "oui": .pass, "ja": .pass, "sí": .pass, "no": .fail, "fail": .fail, "failed": .fail, "missing": .fail,
    "not met": .fail, "not done": .fail, "false": .fail, "ні": .fail, "нет": .fail, "non": .fail, "nein": .fail,
    "partial": .partial, "partially": .partial, "in progress": .partial, "wip": .partial, "warning": .partial,
    "частково": .partial, "частично": .partial, "n a": .notApplicable, "na": .notApplicable,
    "not applicable": .notApplicable, "not required": .notApplicable, "open": .unknown, "todo": .unknown,
    "pending": .unknown, "not started": .unknown,
  ]
}
