import Diagnostics
import Markdown
import ReportModel

/// A debt as some form of register states it, before ids are merged.
struct DebtItem {
  var id: String?
  var title: String
  var status: String?
  var severity: Severity?
  var effort: String?
  var interest: String?
  var owner: String?
  var service: String?
  var opened: Day?
  var due: Day?
  /// Where the due day stands; the first line of the debt when it is one row.
  var dueLine: Int?
  var isClosed = false
  var lines: ClosedRange<Int>
  var fields: [Field] = []

  init(title: String, lines: ClosedRange<Int>) { (self.title, self.lines) = (title, lines) }

  /// From the cells of a row, whatever they come from: a table, a CSV file, an object of YAML or JSON.
  ///
  /// - Parameter cell: The first that is not empty of those with one of the names.
  /// - Returns: `nil` for a row that names no debt.
  init?(
    lines: ClosedRange<Int>, in document: Document, isClosed: Bool = false, into log: inout DiagnosticLog,
    cell: ([String]) -> String?
  ) {
    id = cell(DebtNames.id)
    guard let title = cell(DebtNames.title) ?? id else { return nil }
    self.title = title
    self.lines = lines
    status = cell(DebtNames.status)
    let level = cell(DebtNames.severity) ?? cell(["impact"])
    severity = level.flatMap { SeverityText.severity(in: $0) }
    if let raw = cell(DebtNames.severity), severity == nil {
      reportSeverity(raw, at: lines.lowerBound, in: document, into: &log)
    }
    effort = cell(DebtNames.effort) ?? cell(["principal_hours"]).map { "\($0) h" }
    interest = cell(["interest"]) ?? cell(["interest_hours_per_month"]).map { "\($0) h per month" }
    owner = cell(DebtNames.owner)
    service = cell(["service"])
    due = readDue(
      cell(DebtNames.due).map { Field(name: "due", value: $0, line: lines.lowerBound) }, in: document, into: &log)
    self.isClosed = isClosed || ClosingText.closesDebt(status ?? "")
    if !isClosed {
      let dated = cell(DebtNames.begun).map { document.field("opened", $0, within: lines) }
      opened = cell(DebtNames.opened).flatMap { DateText.day(in: $0) } ?? readBegun(dated, in: document, into: &log)
      reportStatus(status.map { document.field("status", $0, within: lines) }, in: document, into: &log)
    }
  }

  func record(in document: Document) -> Record {
    let details = Debt(
      severity: severity, opened: opened, due: due, effort: effort, interest: interest, isClosed: isClosed,
      dueLine: dueLine, interestRate: interest.flatMap { RecurringText.time(in: $0, takesDays: true) })
    var record = Record(
      origin: document.origin(line: lines.lowerBound), lines: lines, title: title, details: .debt(details),
      statedID: id,
      statedService: service, owner: owner, statusRaw: status, date: opened, fields: fields)
    record.citations = CitationText.citations(in: document.blocks(within: lines))
    record.statuses = stated.map { [$0] } ?? []
    return record
  }
}

extension DebtItem {
  /// A section of what is done may say so in place of a status.
  private var stated: StatedStatus? {
    guard status != nil || isClosed else { return nil }
    let field = Field(name: "status", value: status ?? "closed", line: lines.lowerBound)
    var stated = StatedStatus(field, of: .debt)
    if isClosed { stated.meaning = "over" }
    return stated
  }
}

extension Document {
  /// A field by its value, in the first of some lines that has it.
  fileprivate func field(_ name: String, _ value: String, within lines: ClosedRange<Int>) -> Field {
    let line = lines.first { text.column(of: value, inLine: $0) != nil }
    return Field(name: name, value: value, line: line ?? lines.lowerBound)
  }
}

/// A status that is one slip away from one that is known. What nobody knows leaves a debt open, and may be meant so.
func reportStatus(_ status: Field?, in document: Document, into log: inout DiagnosticLog) {
  guard let status, let nearest = ClosingText.nearestDebtStatus(to: status.value) else { return }
  log.emit(
    Diagnostic(
      .statusUnknown, .warning, "the status \"\(status.value)\" is not known, so that the debt counts as open",
      help: "Did you mean `\(nearest)`?", at: document.location(of: status)))
}

/// A level in words that are not known; a score is a number and no level.
private func reportSeverity(_ raw: String, at line: Int, in document: Document, into log: inout DiagnosticLog) {
  guard DecimalText(raw) == nil, raw.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return }
  log.emit(
    Diagnostic(
      .severityUnknown, .warning, "the severity \"\(raw)\" is not known", help: "Use critical, high, medium or low.",
      at: document.location(line: line)))
}

/// The names under which registers keep what they say. In the order in which they count.
enum DebtNames {
  static var understood: [Understanding.Row] {
    [
      ("id", id), ("title", title), ("severity", severity), ("status", status), ("effort", effort), ("owner", owner),
      ("opened", opened), ("due", due), ("over since", closedOn),
    ].map { Understanding.Row("Column or field: \($0)", $1) }
      + [.init("Column of a title where none is called so: begins with", telling)]
  }

  static let id = ["id", "#", "td id", "debt id", "finding id", "issue id", "item id", "key", "no", "nr", "\u{2116}"]
  static let title = [
    "title", "item", "debt", "name", "summary", "description", "issue", "debt item", "finding", "what", "назва",
    "название",
    "описание",
    "опис", "beschreibung", "titel", "schuld", "dette", "deuda", "descripción",
  ]
  /// What a row tells of its debt, where no column is called a title.
  static let telling = ["problem", "gap", "observation", "impact", "risk", "detail", "rootcause", "cause"]
  static let severity = [
    "severity", "priority", "prio", "pri", "p", "level", "серьёзность", "приоритет", "пріоритет", "критичность",
    "критичність", "priorität", "schweregrad", "priorité", "gravité", "prioridad", "severidad",
  ]
  static let status = ["status", "state", "статус", "стан", "statut", "estado"]
  static let effort = [
    "effort", "estimate", "size", "e", "estimated cost", "estimated effort", "оценка сложности", "оцінка", "оценка",
    "aufwand", "esfuerzo",
  ]
  static let owner = [
    "owner", "assignee", "assigned to", "dri", "responsible", "owned by", "team", "відповідальний", "ответственный",
    "verantwortlich", "responsable",
  ]
  static let opened = ["opened", "created", "added", "accepted", "date", "created at", "identified", "since", "дата"]
  /// Those of the names for the day it was opened that are never of anything else.
  static let begun = ["opened", "created", "added", "date", "created at", "since"]
  static let due = [
    "due", "target", "due date", "target date", "deadline", "target resolution", "target resolution date", "eta",
    "fix by",
    "resolve by", "due by", "expires", "срок", "термін", "fällig", "échéance", "vencimiento",
  ]
  /// With a day, that it is over.
  static let closedOn = [
    "resolved", "resolved on", "date resolved", "resolution date", "closed", "closed on", "completed", "completed on",
    "fixed", "fixed on",
  ]
}

/// The debts of one document: each id once, with what its numbers say about themselves.
enum DebtRegister {
  static func records(
    of items: [DebtItem], in document: Document, into log: inout DiagnosticLog
  ) -> [Record] {
    var merged: [DebtItem] = []
    var places: [String: Int] = [:]
    for item in items {
      guard let id = item.id, let index = places[id] else {
        if let id = item.id { places[id] = merged.count }
        merged.append(item)
        continue
      }
      log.emit(
        Diagnostic(
          .debtDuplicate, .warning, "the id `\(id)` stands in line \(merged[index].lines.lowerBound) too",
          help: "Move the row instead of copying it, or give it another id.",
          at: document.location(line: item.lines.lowerBound)))
      merge(item, into: &merged[index])
    }
    reportTotals(merged, in: document, into: &log)
    return merged.map { $0.record(in: document) }
  }

  /// What details below a table say of its rows, by id or title, is theirs; the rest are debts of their own.
  static func merged(_ rows: [DebtItem], with details: [DebtItem]) -> [DebtItem] {
    var (items, places) = (rows, [String: Int]())
    for (index, row) in rows.enumerated().reversed() {
      places[foldedKey(row.title)] = index
      if let id = row.id { places[foldedKey(id)] = index }
    }
    for item in details {
      if let index = item.id.flatMap({ places[foldedKey($0)] }) ?? places[foldedKey(item.title)] {
        merge(item, into: &items[index])
      } else {
        items.append(item)
      }
    }
    return items.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  /// Closed wins; what the first leaves open is filled in.
  private static func merge(_ item: DebtItem, into first: inout DebtItem) {
    first.isClosed = first.isClosed || item.isClosed
    first.severity = first.severity ?? item.severity
    first.status = first.status ?? item.status
    first.effort = first.effort ?? item.effort
    first.owner = first.owner ?? item.owner
    if first.due == nil { (first.due, first.dueLine) = (item.due, item.dueLine ?? item.lines.lowerBound) }
    let names = Set(first.fields.map(\.name))
    first.fields += item.fields.filter { !names.contains($0.name) }
  }

  /// "Total: 7 active items, 2 critical."
  private static func reportTotals(_ items: [DebtItem], in document: Document, into log: inout DiagnosticLog) {
    let open = items.filter { !$0.isClosed }
    for block in document.content.blocks where block.headingLevel == nil {
      for line in block.text {
        guard let total = DebtTotalText.counts(in: line.text).first, total.count.severity == nil,
          total.count.scope != .closed, case let stated = total.number, stated != items.count, stated != open.count
        else { continue }
        log.emit(
          Diagnostic(
            .debtTotal, .warning, "states \(stated) debts; listed are \(items.count), of which \(open.count) are open",
            help: "Correct the number, or leave it out.", at: document.location(line: line.number)))
      }
    }
  }
}

extension Diagnostic.ID {
  static let debtDuplicate: Self = "debt.duplicate-id"
  static let debtDetached: Self = "debt.row-detached"
  static let debtTotal: Self = "debt.total-mismatch"
}
