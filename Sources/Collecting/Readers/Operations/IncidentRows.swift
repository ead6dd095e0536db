import Diagnostics
import Markdown
import ReportModel

/// The rows of a log that is a table: a day, what happened, and how grave it was or how long it took.
enum IncidentRows {
  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let words = foldedWords(document.id.path.stem)
    guard words.contains(where: listWords.contains) else { return [] }
    return document.content.blocks.flatMap { block -> [Record] in
      guard case .table(let table) = block.kind, !block.isQuoted else { return [] }
      return rows(table, in: document, into: &log)
    }
  }

  private static func rows(
    _ table: MarkdownContent.Table, in document: Document, into log: inout DiagnosticLog
  ) -> [Record] {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    func column(_ wanted: [String]) -> Int? { wanted.lazy.compactMap { names.firstIndex(of: $0) }.first }
    let (severity, duration) = (column(severityNames), column(durationNames))
    // `Date (UTC)`.
    let days = table.header.map { foldedWords(beforeBracket($0.text)).joined(separator: " ") }
    guard let day = dayNames.lazy.compactMap({ days.firstIndex(of: $0) }).first, let title = column(titleNames),
      severity != nil || duration != nil
    else {
      return []
    }
    let (service, owner, id) = (column(["service", "component", "system"]), column(["owner"]), column(["id"]))
    let status = column(Record.statusNames)
    return table.rows.compactMap { row in
      guard !row[title].text.isEmpty else { return nil }
      let date = DateText.day(in: row[day].text)
      func cell(_ column: Int?) -> String? { column.flatMap { row[$0].text.isEmpty ? nil : row[$0].text } }
      var details = Incident(
        severity: cell(severity).flatMap { SeverityText.severity(ofIncident: $0) },
        statedDuration: cell(duration).flatMap { DurationText.minutes(in: $0) })
      details.state = cell(status).flatMap { IncidentStatusText.state(in: $0) }
      let isTold = details.severity != nil || details.statedDuration != nil
      guard date != nil || isTold && isMeantAsDay(row[day].text) else { return nil }
      let line = row[day].number
      if date == nil { report(row[day], in: document, into: &log) }
      var record = Record(
        origin: document.origin(line: line), lines: line...line, title: row[title].text, details: .incident(details),
        statedID: cell(id), statedService: cell(service), owner: cell(owner), statusRaw: cell(status), date: date)
      record.fields = table.header.indices.compactMap { index in
        guard ![day, title, service, owner, id, status].contains(index), let value = cell(index) else { return nil }
        return Field(name: table.header[index].text, value: value, line: row[index].number)
      }
      if let status, let raw = cell(status) {
        details.reportOpen(Field(name: table.header[status].text, value: raw, line: line), in: document, into: &log)
      }
      return record
    }
  }

  /// `11/12/2026`, `early Nov`; not `YYYY-MM-DD`, which waits to be filled in.
  private static func isMeantAsDay(_ text: String) -> Bool {
    holdsDigits(text) || foldedWords(text).contains { CalendarText.month($0) != nil }
  }

  private static func report(_ cell: MarkdownContent.Line, in document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .dateUnreadable, .warning, "the incident's day cannot be read: \"\(cell.text)\"",
        help: "Write the date as YYYY-MM-DD.", at: document.location(line: cell.number)))
  }

  static var understood: [Understanding.Row] {
    [
      .init("Tables, where the file's name has a word of", listWords), .init("Tables: column of the day", dayNames),
      .init("Tables: column of what happened", titleNames), .init("Tables: column of the severity", severityNames),
      .init("Tables: column of the duration", durationNames),
    ]
  }

  static let listWords: Set<String> = ["log", "logs", "history", "register", "incidents", "outages"]
  private static let dayNames = ["date", "day", "when", "started", "occurred"]
  private static let titleNames = ["incident", "title", "summary", "description", "what happened", "event"]
  private static let severityNames = ["severity", "sev", "priority"]
  private static let durationNames = ["duration", "downtime", "total duration", "time to resolve"]
}
