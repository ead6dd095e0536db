package import Diagnostics
import Markdown
package import ReportModel

/// Reads the records of one kind out of a document.
///
/// The seam where a kind is added, and the only protocol of the pipeline: it has as many conformers as there are kinds.
package protocol RecordReader: Sendable {
  /// Documents in other formats are not offered.
  var formats: Set<DocumentFormat> { get }

  /// What the reader looks for, made of the tables that it reads with.
  var understands: [Understanding] { get }

  /// The records of this kind in `document`, in the order in which they stand there.
  ///
  /// Every reader is offered every document of its formats and decides from its path, its front matter and its content; most answer with
  /// an empty array at once. What is wrong is reported to `log` with its place, and what could be read is returned all the
  /// same: an unknown status is a record with an unrecognised status, not a missing record.
  func records(in document: Document, into log: inout DiagnosticLog) -> [Record]
}

/// All readers, one for each kind or family of kinds. A new kind adds a line here.
package let recordReaders: [any RecordReader] = [
  ServiceReader(), CatalogueReader(), PersonaReader(), ReviewReader(), CertificateReader(), DecisionRecordReader(),
  DebtReader(), CodeNoteReader(), ServiceLevelReader(), MeasurementReader(), ChecklistReader(), RunbookReader(),
  IncidentReader(), LoadTestReader(), WorkPlanReader(), ProgressUpdateReader(), IndicatorReader(), ActionReader(),
  WaiverReader(), ProposalReader(), LogEntryReader(),
]

/// The records of every kind in `document`.
package func readRecords(in document: Document, into log: inout DiagnosticLog) -> [Record] {
  var records = recordReaders.flatMap { reader in
    reader.formats.contains(document.format) ? reader.records(in: document, into: &log) : []
  }
  if let service = document.frontMatter["service"]?.text {
    // A role belongs to no service unless it says so.
    for index in records.indices where records[index].statedService == nil && records[index].kind != .persona {
      records[index].statedService = service
    }
  }
  if document.conflict != nil { records = records.map { $0.withoutWord() } }
  if document.isWhole { return records }
  return records.map { $0.withoutApproval(in: document, into: &log) }
}

/// Names of header fields that a record keeps in properties of its own.
let commonFieldNames: Set<String> = [
  "kind", "title", "id", "service", "component", "owner", "status", "date", "persona",
]

extension Record {
  /// A record that is a whole document or a section of one, with what all kinds share read from its head.
  ///
  /// - Parameter readsDate: Whether the header's date is the record's; otherwise the reader finds it.
  init(
    whole document: Document, section: MarkdownContent.Section? = nil, header: HeaderFields, details: Details,
    known: Set<String>, readsDate: Bool = true, into log: inout DiagnosticLog
  ) {
    let line = section?.line ?? document.heading?.firstLine ?? document.text.bodyLine
    self.init(
      origin: document.origin(line: min(line, max(1, document.text.lineCount))),
      lines: section.map { $0.line...$0.lastLine } ?? document.lines,
      title: section?.title ?? document.title, details: details, statedID: header.value("id")?.value,
      statedService: header.value(Self.serviceNames)?.value, persona: header.value(Self.personaNames)?.value,
      owner: header.value(Self.ownerNames)?.value, statusRaw: header.value(Self.statusNames)?.value,
      date: readsDate ? readDay(header.value(Self.dateNames), in: document, into: &log) : nil,
      fields: header.others(than: commonFieldNames, known),
      citations: document.citations(in: section))
    if readsDate { days = header.days(header.value(Self.dateNames)) }
    if document.hasOneHead {
      statuses = header.values(Self.statusNames).map { StatedStatus($0, of: details.kind) }
    }
  }

  /// Names of the fields that all kinds share.
  static let serviceNames = ["service", "component"]
  static let personaNames = ["persona", "reviewer"]
  static let ownerNames = ["owner", "owners", "assignee", "team"]
  static let statusNames = ["status", "state"]
  static let dateNames = ["date", "decided", "created"]
}

extension Document {
  /// Of a section those of its text; of the whole also those of the front matter.
  fileprivate func citations(in section: MarkdownContent.Section?) -> [Citation] {
    if let section { return CitationText.citations(in: Array(content.blocks[section.blocks])) }
    let head = frontMatter.entries.flatMap { CitationText.citations(in: $0.value.shown, line: $0.value.line) }
    return head + CitationText.citations(in: content.blocks)
  }
}

extension HeaderFields {
  /// The days that fields state which are called like the one that counts; nothing where that one cannot be read.
  func days(_ field: Field?) -> [StatedDay] {
    guard let field, DateText.day(in: field.value) != nil else { return [] }
    return all(named: field).compactMap { place in
      DateText.day(in: place.value).map { StatedDay($0, line: place.line) }
    }
  }
}

/// A field's day; a value that was meant as a date and cannot be read is reported.
func readDay(_ field: Field?, in document: Document, into log: inout DiagnosticLog) -> Day? {
  guard let field else { return nil }
  if let day = DateText.day(in: field.value) { return day }
  if DateText.looksLikeDate(field.value) {
    // A month may be all that is known.
    let isMonth = CalendarText.days(in: field.value) != nil
    log.emit(
      Diagnostic(
        .dateUnreadable, isMonth ? .note : .warning,
        "`\(field.name)` \(isMonth ? "names no day" : "is no date that can be read"): \"\(field.value)\"",
        help: "Write the date as YYYY-MM-DD.", at: document.location(of: field)))
  }
  return nil
}

/// The day by which something is to be done: that of a date, or the last of a month, a quarter or half a year.
///
/// A release or a sprint is none, and no error. Any other word that was written in its place is told.
func readDue(_ field: Field?, in document: Document, into log: inout DiagnosticLog) -> Day? {
  field.flatMap { CalendarText.days(in: $0.value)?.upperBound } ?? readBegun(field, in: document, into: &log)
}

/// The day on which something began: that of a date. A month tells none, and is no error either.
func readBegun(_ field: Field?, in document: Document, into log: inout DiagnosticLog) -> Day? {
  guard let field, CalendarText.days(in: field.value) == nil else { return nil }
  if let day = DateText.day(in: field.value) { return day }
  guard !DateText.isMilestone(field.value), !DateText.saysNoDay(field.value) else { return nil }
  if DateText.looksLikeDate(field.value) { return readDay(field, in: document, into: &log) }
  log.emit(
    Diagnostic(
      .dateUnreadable, .note, "`\(field.name)` names no day: \"\(field.value)\"",
      help: "Write the date as YYYY-MM-DD, or leave it out.", at: document.location(of: field)))
  return nil
}

extension Diagnostic.ID {
  static let dateUnreadable: Self = "date.unreadable"
  static let statusUnknown: Self = "status.unknown"
  static let severityUnknown: Self = "severity.unknown"
}
