package import Diagnostics
import Markdown
package import ReportModel

/// What somebody set out to do: lists and tables of next actions, logs of decisions, and documents of one action.
package struct ActionReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown]

  package var understands: [Understanding] {
    [
      Understanding(
        .action,
        [
          .init("Lists, by their file's name", listNames), .init("Logs, by their file's name", logNames),
          .init("Working memory, by its file's name", AgentMemory.names),
          .init("Folders that hold an agent's", AgentMemory.holders),
          .init("Sections of incident reports", sectionNames), .init("Column: action", actionNames),
          .init("Column: status", statusNames), .init("Column: due", dueNames), .init("Column: owner", ownerNames),
          .init("Status cancelled", cancelWords), .init("From reviews", ReviewReader.nextNames),
        ])
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown else { return [] }
    if let kind = document.declaredKind { return kind == .action ? [whole(document, into: &log)] : [] }
    guard !document.isTemplate else { return [] }
    let name = foldedWords(document.id.path.stem).joined(separator: " ")
    if listNames.contains(name) { return list(document, into: &log) }
    if logNames.contains(name) { return decisions(document, into: &log) }
    if let memory = AgentMemory.record(of: document, into: &log) { return [memory] }
    return IncidentReader.mayBeIncident(document) ? followUps(document, into: &log) : []
  }

  // MARK: After an incident

  /// Tables and task lists below `## Action items`. A plain list says nothing of whether its items were done.
  private func followUps(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    document.sections.filter { sectionNames.contains(foldedWords($0.title).joined(separator: " ")) }.flatMap {
      section in
      document.content.blocks[section.blocks].flatMap { block -> [Record] in
        switch block.kind {
        case .item(let task, _): item(block, task, section.title, document).map { [$0] } ?? []
        case .table(let table): rows(table, section.title, document, into: &log)
        case .heading, .paragraph, .code, .html, .rule: []
        }
      }
    }
  }

  // MARK: Next actions

  private func list(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    var records: [Record] = []
    var section: String?
    for block in document.content.blocks {
      switch block.kind {
      case .heading(let level): if level > 1 { section = block.plain }
      case .item(let task, _): if let record = item(block, task, section, document) { records.append(record) }
      case .table(let table): records += rows(table, section, document, into: &log)
      case .paragraph, .code, .html, .rule: break
      }
    }
    return records
  }

  private func item(
    _ block: MarkdownContent.Block, _ task: TaskState?, _ section: String?, _ document: Document
  ) -> Record? {
    guard let line = block.text.first, let task else { return nil }
    let text = line.text
    let state: Action.State =
      switch task {
      case .done: .done
      case .open: line.isStruck ? .cancelled : .open
      case .notApplicable: .cancelled
      }
    let action = Action(due: dueDay(in: text), state: state, section: section)
    var record = record(text, action, line: line.number, of: document)
    record.lines = block.firstLine...max(block.firstLine, block.lastLine)
    record.owner = foldedOwner(in: text)
    return record
  }

  private func rows(
    _ table: MarkdownContent.Table, _ section: String?, _ document: Document, into log: inout DiagnosticLog
  ) -> [Record] {
    let names = table.header.map { foldedWords($0.text).first ?? "" }
    guard let action = names.firstIndex(where: actionNames.contains),
      let status = names.firstIndex(where: statusNames.contains)
    else { return [] }
    let (due, owner) = (
      names.firstIndex(where: dueNames.contains),
      names.firstIndex(where: ownerNames.contains)
    )
    return table.rows.compactMap { row in
      guard !row[action].text.isEmpty else { return nil }
      let day = due.map { Field(name: "Due", value: row[$0].text, line: row[$0].number) }
      let details = Action(
        due: readDay(day, in: document, into: &log),
        state: row[action].isStruck ? .cancelled : state(row[status].text), section: section)
      var record = record(row[action].text, details, line: row[action].number, of: document)
      record.owner = owner.flatMap { row[$0].text.isEmpty ? nil : row[$0].text }
      record.statusRaw = row[status].text
      return record
    }
  }

  private func record(_ title: String, _ action: Action, line: Int, of document: Document) -> Record {
    var record = Record(
      origin: document.origin(line: line), lines: line...line, title: title, details: .action(action))
    record.persona = AgentMemory.persona(of: document)
    return record
  }

  // MARK: Decisions log

  /// `## 2026-01-10: Keep the journal append-only`.
  private func decisions(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    document.sections.compactMap { section in
      let date = section.title.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: ":") }
      guard let day = Day(iso: Substring(date)) else { return nil }
      let rest = section.title.utf8.dropFirst(date.count).drop {
        $0 == 0x20 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
      }
      let header = HeaderFields(of: document, in: section)
      var record = Record(
        origin: document.origin(line: section.line), lines: section.line...section.lastLine,
        title: rest.isEmpty ? section.title : trimmedText(rest.withText), details: .action(Action(state: .decided)),
        statusRaw: header.value("status")?.value, date: day, fields: header.others(than: ["status"]))
      record.persona = AgentMemory.persona(of: document)
      return record
    }
  }

  // MARK: One action

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let action = Action(
      due: readDay(header.value("due", "deadline"), in: document, into: &log),
      state: state(header.value("status", "state")?.value ?? ""))
    return Record(whole: document, header: header, details: .action(action), known: ["due", "deadline"], into: &log)
  }

  private func state(_ text: String) -> Action.State {
    let word = foldedWords(text).first { !cancelWords.isDisjoint(with: [$0]) }
    return word != nil ? .cancelled : ClosingText.closesFinding(text) ? .done : .open
  }

  // MARK: Parts

  /// The day behind "due" or "by".
  private func dueDay(in text: String) -> Day? {
    let bytes = Array(text.asciiLowercased.utf8)
    guard let range = bytes.firstRange(of: Array("due".utf8)) else { return nil }
    return DateText.day(in: bytes[range.upperBound...].withText)
  }

  /// `@mara`.
  private func foldedOwner(in text: String) -> String? {
    let word = text.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }.first { $0.first == UInt8(ascii: "@") }
    return word.flatMap { $0.count > 1 ? $0.withText : nil }
  }
}

private let sectionNames: Set<String> = [
  "action items", "actions", "follow up actions", "follow ups", "corrective actions", "review actions", "next steps",
  "remediation items", "дії", "действия", "maßnahmen", "acciones", "ações",
]
private let actionNames: Set<String> = ["action", "task", "item", "дія", "действие", "acción", "ação"]
private let statusNames: Set<String> = ["status", "state", "done", "статус"]
private let dueNames: Set<String> = ["due", "deadline", "by", "термін", "срок"]
private let ownerNames: Set<String> = ["owner", "who", "assignee", "dri", "responsible"]
private let listNames: Set<String> = ["next actions", "action items", "actions", "open actions", "action list"]
private let logNames: Set<String> = ["decisions log", "decision log"]
private let cancelWords: Set<String> = ["cancelled", "canceled", "dropped", "abandoned", "obsolete"]
