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
          .init("Column: action", actionNames),
          .init("Column: status", statusNames), .init("Column: due", dueNames),
          .init("Column: due, in several words", duePhrases), .init("Column: owner", ownerNames),
          .init("Status cancelled", cancelWords), .init("From reviews", ReviewReader.nextNames),
        ] + ActionHeading.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown else { return [] }
    switch document.declaredKind {
    case .action: return declared(document, into: &log)
    case .incident: return followUps(document, into: &log)
    case .some: return []
    case nil: break
    }
    guard !document.isTemplate else { return [] }
    let name = foldedWords(document.id.path.stem).joined(separator: " ")
    if listNames.contains(name) { return list(document, into: &log) }
    if logNames.contains(name) { return decisions(document, into: &log) }
    if let memory = AgentMemory.record(of: document, into: &log) { return [memory] }
    return IncidentReader.mayBeIncident(document) ? followUps(document, into: &log) : []
  }

  // MARK: After an incident

  /// Tables and lists below a heading that speaks of actions, and boxes anywhere that say who does something or by when. An
  /// item without a box counts below `## Action items` when it says by when it is to be done.
  private func followUps(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    var heading: ActionHeading?
    var records: [Record] = []
    for block in document.content.blocks {
      switch block.kind {
      case .heading: heading = ActionHeading(block, below: heading)
      case .item(let task, _):
        guard task == nil ? heading?.isList ?? false : heading != nil || block.isTakenOn else { continue }
        if let record = item(block, task, heading?.title, document) { records.append(record) }
      case .table(let table):
        guard let heading else { continue }
        records += rows(table, heading.title, isList: heading.isList, document, into: &log)
      case .paragraph, .code, .html, .rule: break
      }
    }
    return records
  }

  // MARK: Next actions

  private func list(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    var records: [Record] = []
    var section: String?
    for block in document.content.blocks {
      switch block.kind {
      case .heading(let level): if level > 1 { section = block.plain }
      case .item(let task, _): if let record = item(block, task, section, document) { records.append(record) }
      case .table(let table): records += rows(table, section, isList: true, document, into: &log)
      case .paragraph, .code, .html, .rule: break
      }
    }
    return records
  }

  private func item(
    _ block: MarkdownContent.Block, _ task: TaskState?, _ section: String?, _ document: Document
  ) -> Record? {
    guard let line = block.text.first else { return nil }
    let text = line.text
    let signed = SignedDay(in: text)
    let due = CommitmentText.due(in: text) ?? dayBetweenDashes(text) ?? signed?.day
    let state: Action.State
    switch task {
    case .done: state = .done
    case .open: state = line.isStruck ? .cancelled : .open
    case .notApplicable: state = .cancelled
    case nil:
      guard due != nil else { return nil }
      state = line.isStruck ? .cancelled : saysDone(text) ? .done : .open
    }
    let action = Action(due: due, state: state, section: section)
    var record = record(text, action, line: line.number, of: document)
    record.lines = block.firstLine...max(block.firstLine, block.lastLine)
    record.owner = CommitmentText.owner(in: text) ?? signed?.name
    return record
  }

  /// - Parameter isList: Whether the heading above says that these are actions; else the table must, with an owner or a day.
  private func rows(
    _ table: MarkdownContent.Table, _ section: String?, isList: Bool, _ document: Document,
    into log: inout DiagnosticLog
  ) -> [Record] {
    let names = table.header.map { foldedWords($0.text).first ?? "" }
    let (due, owner, status) = (
      names.firstIndex(where: dueNames.contains) ?? table.header.firstIndex { isDue($0.text) },
      names.firstIndex(where: ownerNames.contains), names.firstIndex(where: statusNames.contains)
    )
    guard let action = names.firstIndex(where: actionNames.contains),
      due != nil || owner != nil || isList && status != nil
    else { return [] }
    return table.rows.compactMap { row in
      guard isSomething(row[action].text) else { return nil }
      let day = due.map { Field(name: "Due", value: row[$0].text, line: row[$0].number) }
      // Without a column for it, any cell beside the text may say that it is done: `#12 DONE`.
      let others = row.indices.filter { $0 != action && $0 != due && $0 != owner }
      let isDone = status == nil && others.contains { saysDone(row[$0].text) }
      let details = Action(
        due: readDue(day, in: document, into: &log),
        state: row[action].isStruck ? .cancelled : isDone ? .done : state(row, status, names),
        section: section)
      var record = record(row[action].text, details, line: row[action].number, of: document)
      record.owner = owner.flatMap { isSomething(row[$0].text) ? row[$0].text : nil }
      record.statusRaw = status.map { row[$0].text }
      return record
    }
  }

  private func isDue(_ name: String) -> Bool { duePhrases.contains(foldedWords(name).joined(separator: " ")) }

  private func isSomething(_ cell: String) -> Bool { !["", "-", "\u{2014}", "\u{2013}"].contains(trimmedText(cell)) }

  /// Whether a text ends with the word that it is done, or has a tick for it; not `not done`, `to be done`.
  private func saysDone(_ text: String) -> Bool {
    let last = text.utf8.split { ",;(:".utf8.contains($0) }.last.map(\.withText) ?? ""
    let words = foldedWords(Parting(lastDash: last).map { String($0.rest) } ?? last)
    let isDone = words.last.map { ClosingText.closesAction(String($0)) } ?? false
    return isDone && Set(words).isDisjoint(with: denials) || CheckMark.read(text)?.state == .pass
  }

  /// What the column for it says; that of `Done` answers a question.
  private func state(_ row: [MarkdownContent.Line], _ status: Int?, _ names: [String]) -> Action.State {
    guard let status else { return .open }
    let cell = row[status].text
    if names[status] != "status", names[status] != "state", ClosingText.answersYes(cell) { return .done }
    return state(cell)
  }

  /// `Add an alarm — @pat — 2026-10-21 — Open`.
  private func dayBetweenDashes(_ text: String) -> Day? {
    var rest = text
    while let parting = Parting(firstDash: rest) {
      rest = String(parting.rest)
      if let day = DateText.day(in: trimmedText(Parting(firstDash: rest)?.head ?? rest[...])) { return day }
    }
    return nil
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

  /// One where the head says what becomes of it, else what it lists.
  private func declared(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.header.value(Self.wholeNames) != nil { return [whole(document, into: &log)] }
    let listed = list(document, into: &log)
    return listed.isEmpty ? [whole(document, into: &log)] : listed
  }

  private static let wholeNames = ["due", "deadline", "status", "state"]

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let action = Action(
      due: readDue(header.value("due", "deadline"), in: document, into: &log),
      state: state(header.value("status", "state")?.value ?? ""))
    return Record(whole: document, header: header, details: .action(action), known: ["due", "deadline"], into: &log)
  }

  private func state(_ text: String) -> Action.State {
    let words = foldedWords(text)
    if needless.contains(words.joined(separator: " ")) { return .cancelled }
    if words.contains(where: cancelWords.contains), !DeniedText.isDenied(text) { return .cancelled }
    return ClosingText.closesAction(text) ? .done : .open
  }
}

/// Who and by which day, without a word for either: `Guard (Ann, 2026-11-05)`, `Guard @ann 2026-11-05`.
private struct SignedDay {
  var day: Day
  var name: String?

  init?(in text: String) {
    if text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.lastIndex(of: UInt8(ascii: "(")) {
      let parts = text.utf8[text.utf8.index(after: open)...].dropLast().split(separator: UInt8(ascii: ","))
        .map { trimmedText($0.withText) }
      guard parts.count == 2, let day = Self.day(parts[1]), foldedWords(parts[0]).count < 4 else { return nil }
      (self.day, name) = (day, parts[0])
      return
    }
    guard let handle = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let behind = text.utf8[handle...].drop { $0 != 0x20 && $0 != UInt8(ascii: ",") }
    guard let day = Self.day(trimmedText(behind.drop { $0 == UInt8(ascii: ",") }.withText)) else { return nil }
    self.day = day
  }

  /// Of a text that is nothing but a date.
  private static func day(_ text: String) -> Day? {
    let words = foldedWords(text)
    guard words.count == 3, words.allSatisfy({ Int($0) != nil || CalendarText.month($0) != nil || holdsDigits($0) })
    else { return nil }
    return DateText.day(in: text)
  }
}

private let actionNames: Set<String> = [
  "action", "task", "item", "description", "corrective", "preventive", "preventative", "measure", "дія", "действие",
  "acción", "acciones", "ação", "ações", "tarea", "tarefa", "maßnahme", "azione",
]
private let statusNames: Set<String> = [
  "status", "state", "done", "completed", "closed", "статус", "стан", "estado", "statut", "stato", "situação",
]
private let dueNames: Set<String> = [
  "due", "deadline", "by", "eta", "термін", "срок", "plazo", "prazo", "vencimiento", "vencimento", "frist", "fällig",
  "termin", "délai", "échéance", "scadenza",
]
/// The first word alone is any day.
private let duePhrases: Set<String> = [
  "fecha límite", "fecha limite", "fecha objetivo", "fecha compromiso", "fecha de entrega", "fecha de vencimiento",
  "data limite", "data de entrega", "data prevista", "date limite", "target date",
]
private let ownerNames: Set<String> = [
  "owner", "who", "assignee", "dri", "responsible", "responsable", "responsables", "responsável", "responsáveis",
  "verantwortlich", "verantwortlicher", "zuständig", "responsabile", "asignado", "encargado", "відповідальний",
  "власник", "ответственный",
]
private let listNames: Set<String> = ["next actions", "action items", "actions", "open actions", "action list"]
private let logNames: Set<String> = ["decisions log", "decision log"]
/// Words in front of `done` that deny it, or only ask for it.
private let denials: Set<String> = [
  "not", "never", "be", "until", "once", "when", "if", "unless", "half", "nearly", "almost", "partly", "isnt", "t",
]
private let needless: Set<String> = [
  "n a", "na", "not applicable", "not needed", "no longer needed", "wontfix", "won t do",
]
private let cancelWords: Set<String> = ["cancelled", "canceled", "dropped", "abandoned", "obsolete"]
