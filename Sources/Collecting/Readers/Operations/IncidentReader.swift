package import Diagnostics
import Markdown
package import ReportModel

/// Incident reports and postmortems: a log with a file for each, a form with a table, a collection with front matter.
package struct IncidentReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .text, .yaml, .json, .csv]

  package var understands: [Understanding] {
    [
      Understanding(
        .incident,
        [
          .init("Folders, or words of the repository's name", incidentFolders),
          .init("File names or titles beginning with", fileNames),
          .init("Front matter that makes one", frontMatterNames), .init("Sections with the first day", timelineNames),
          .init("Headings of a form", placeholderTitles),
          .init("Sections that hold the fields of an incident", headSections.sorted(by: byBytes)),
          .init("Sections that also hold its severity and its times", wideSections.sorted(by: byBytes)),
          .init("Field: severity", incidentSeverityNames),
          .init("Field: date", dateNames), .init("Field: date, in a list of incidents", foundNames),
          .init("Field: time to detect", detectNames),
          .init("Field: time to mitigate", mitigateNames),
          .init("Field: time to repair", repairNames),
          .init("Field: time to resolve", resolveNames), .init("Field: duration", incidentDurationNames),
          .init("Field: status", Record.statusNames),
          .init("Field: id", idNames),
          .init("Field: service", serviceNames),
          .init("Field: service, where it names one", servicesNames), .init("Field: owner", ownerNames),
        ] + IncidentRows.understood + DrillText.understood + IncidentStatusText.understood + IncidentEvents.understood
          + IncidentData.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if [.yaml, .json, .csv].contains(document.format) {
      return IncidentData.objects(in: document).compactMap { record(in: document, .object($0), into: &log) }
    }
    guard document.isProse, Self.mayBeIncident(document) else { return [] }
    let sections = document.declaredKind == nil ? incidentSections(of: document) : []
    if !sections.isEmpty { return sections.compactMap { record(in: document, .section($0), into: &log) } }
    let rows = document.declaredKind == nil ? IncidentRows.records(in: document, into: &log) : []
    if !rows.isEmpty { return rows }
    return record(in: document, .whole, into: &log).map { [$0] } ?? []
  }

  /// What of a document tells of one incident.
  private enum Part {
    case whole
    case section(MarkdownContent.Section)
    case object(YAMLValue)
  }

  /// What the document, or a part of it, says of one incident; `nil` when it says nothing that only an incident does.
  private func record(in document: Document, _ part: Part, into log: inout DiagnosticLog) -> Record? {
    let section: MarkdownContent.Section? = if case .section(let section) = part { section } else { nil }
    let object: YAMLValue? = if case .object(let object) = part { object } else { nil }
    let header =
      object.map(IncidentData.header) ?? HeaderFields(of: document, in: section, opening: headSections)
    let wide =
      object == nil ? HeaderFields(of: document, in: section, opening: headSections.union(wideSections)) : header
    let date =
      object == nil
      ? day(of: document, section, header, into: &log) : readDay(header.value(dateNames), in: document, into: &log)
    let events = IncidentEvents(of: document, section, wide, on: date)
    let mitigate = duration(wide, mitigateNames)
    let repair = duration(wide, repairNames)
    let resolve = duration(wide, resolveNames)
    let whole = duration(wide, incidentDurationNames)
    let stated = wide.value(incidentSeverityNames)
    let status = header.value(Record.statusNames)
    let state = status.flatMap { IncidentStatusText.state(in: $0.value) }
    let severity = stated.flatMap { SeverityText.severity(ofIncident: $0.value) }
    guard
      document.declaredKind == .incident || object.map(IncidentData.isDeclared) ?? false || !events.isEmpty
        || mitigate != nil || repair != nil || resolve != nil
        || whole != nil || severity != nil || date != nil || state != nil || Self.isPostmortemForm(document)
        || isNumberedReport(document)
    else { return nil }
    if let drill = section == nil && object == nil ? DrillText.field(of: document) : DrillText.field(header) {
      log.emit(.drill(drill, at: document.location(line: drill.line)))
      return nil
    }
    events.report(in: document, into: &log)
    if let stated, severity == nil { report(severity: stated, in: document, into: &log) }
    var details = Incident(
      severity: severity, started: events[.started], detected: events[.detected], acknowledged: events[.acknowledged],
      mitigated: events[.mitigated], repaired: events[.repaired], resolved: events[.resolved],
      statedMitigate: mitigate?.minutes, statedRepair: repair?.minutes, statedResolve: resolve?.minutes,
      statedDuration: whole?.minutes)
    details.actions = object.map(IncidentActions.count) ?? IncidentActions(of: document, section).count
    details.state = state
    report(mitigate, against: details.mitigateContradiction, in: document, into: &log)
    report(
      duration(header, detectNames), against: details.detectMinutes, help: "Correct it or the times, which count.",
      in: document, into: &log)
    report(details, repair, resolve, in: document, into: &log)
    report(whole, against: details.durationContradiction, in: document, into: &log)
    reportOrder(repair, resolve ?? whole, in: document, into: &log)
    var record = Record(
      whole: document, section: section, header: header, details: .incident(details), known: knownNames,
      readsDate: false, into: &log)
    if section == nil, placeholderTitles.contains(foldedWords(record.title).joined(separator: " ")) {
      record.title = String(document.id.path.stem)
    }
    if let object { IncidentData.place(&record, object, header, in: document) }
    record.date = date ?? details.started?.day ?? details.detected?.day ?? details.resolved?.day
    record.days = header.days(header.value(dateNames))
    record.statedID = record.statedID ?? header.value(idNames)?.value
    record.statedService = record.statedService ?? header.value(serviceNames)?.value ?? onlyService(header)
    record.owner = record.owner ?? header.value(ownerNames)?.value
    if let status { details.reportOpen(status, in: document, into: &log) }
    return record
  }

  /// `Services: Checkout`; of several nobody can say which of them it belongs to.
  private func onlyService(_ header: HeaderFields) -> String? {
    header.value(servicesNames).flatMap { field in
      let isOne = !field.value.utf8.contains { ",;/&+".utf8.contains($0) } && !foldedWords(field.value).contains("and")
      return isOne ? field.value : nil
    }
  }

  /// A level in words that are not known, and no blank of a form.
  private func report(severity: Field, in document: Document, into log: inout DiagnosticLog) {
    guard !FindingFields.isNoSeverity(severity.value), !FindingFields.isUndecided(severity.value),
      !severity.value.utf8.contains(where: "[<{".utf8.contains)
    else {
      return
    }
    log.emit(
      Diagnostic(
        .severityUnknown, .warning, "the severity \"\(severity.value)\" is not known",
        help: "Use critical, high, medium or low, or SEV1 to SEV4.", at: document.location(of: severity)))
  }

  // MARK: What is one

  /// A collection's form, which may be half filled in.
  private static func isPostmortemForm(_ document: Document) -> Bool {
    frontMatterNames.allSatisfy(document.frontMatter.holds)
  }

  /// `incidents/INC-006-oom-killed.md`: an incident also where it states no day.
  private func isNumberedReport(_ document: Document) -> Bool {
    let folders = document.id.path.foldedFolders
    return isNumberedIncident(document.id.path.stem) && folders.contains(where: incidentFolders.contains)
      && document.sections.count > 1
  }

  static func mayBeIncident(_ document: Document) -> Bool {
    if let kind = document.declaredKind { return kind == .incident }
    guard !document.isTemplate, !document.isIndex, !document.id.path.name.asciiLowercased.hasBytePrefix("index."),
      !document.title.utf8.contains(UInt8(ascii: "<"))
    else { return false }
    if isPostmortemForm(document) { return true }
    let folders = document.id.path.foldedFolders
    if isNamedIncident(document.id.path) || isInIncidentRepository(document, folders) { return true }
    let words = foldedWords(document.id.path.stem)
    let title = foldedWords(document.heading?.plain ?? "")
    return fileNames.contains { title.starts(with: foldedWords($0)) } || words.last == "postmortem"
  }

  /// By a folder around it, or its own name.
  static func isNamedIncident(_ path: SourcePath) -> Bool {
    if path.foldedFolders.contains(where: incidentFolders.contains) { return true }
    let words = foldedWords(path.stem)
    return fileNames.contains { words.starts(with: foldedWords($0)) }
      || isNumberedIncident(path.stem)
  }

  /// A repository that is named after incidents holds them anywhere, beside its runbooks, decision records and reviews.
  private static func isInIncidentRepository(_ document: Document, _ folders: [String]) -> Bool {
    guard foldedWords(document.id.source).contains(where: incidentFolders.contains),
      !folders.contains(where: { runbookFolders.contains($0) || decisionFolders.contains($0) })
    else { return false }
    // A title such as "Audit log lost writes" has a word for a review, and nobody who speaks.
    let isReview = ReviewTitle(document.title, isWhole: true)?.persona != nil
    return !isReview && !RunbookReader.isNamedRunbook(document) && !isDecisionRecord(document)
  }

  /// The day it says, else that on which it began by its front matter, else that of the file's name or the title, which the world's incident logs begin with.
  private func day(
    of document: Document, _ section: MarkdownContent.Section?, _ header: HeaderFields, into log: inout DiagnosticLog
  ) -> Day? {
    if let day = readDay(header.value(dateNames), in: document, into: &log) { return day }
    if let section { return foundDay(header) ?? DateText.day(in: section.title) }
    // A file is often named after the day on which it was written.
    let begun = [document.frontMatter["started"], document.frontMatter["detected"]]
    if let day = begun.lazy.compactMap({ $0?.text }).compactMap({ DateText.day(in: $0) }).first { return day }
    return dateOfName(document.id.path) ?? DateText.day(inName: document.id.path.stem)
      ?? DateText.day(in: document.title) ?? firstDayOfTimeline(document)
  }

  /// Where the time line begins, when nothing else says which day it was.
  private func firstDayOfTimeline(_ document: Document) -> Day? {
    guard
      let section = document.sections.first(where: {
        timelineNames.contains(foldedWords($0.title.lowercased()).joined(separator: " "))
      })
    else { return nil }
    return document.content.blocks[section.blocks].lazy.flatMap { block -> [String] in
      switch block.kind {
      case .item, .paragraph: [block.plain]
      case .table(let table): table.rows.compactMap { $0.first?.text }
      case .heading, .code, .html, .rule: []
      }
    }.compactMap { DateText.day(in: $0) }.first
  }

  // MARK: Durations

  private struct StatedDuration {
    var field: Field
    var minutes: Int
  }

  private func duration(_ header: HeaderFields, _ names: [String]) -> StatedDuration? {
    for field in header.values(names) {
      if let minutes = minutes(of: field) { return StatedDuration(field: field, minutes: minutes) }
    }
    return nil
  }

  /// `95 min`; `14:02 - 15:17 UTC (1 h 15 m)`, where the brackets say it; 95 where the name says that it is minutes.
  private func minutes(of field: Field) -> Int? {
    if let minutes = DurationText.minutes(in: field.value) { return minutes }
    if foldedKey(field.name).lowercased().hasSuffix("minutes") { return wholeNumber(field.value) }
    guard field.value.utf8.last == UInt8(ascii: ")"), let open = field.value.utf8.lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    return DurationText.minutes(in: field.value.utf8[open...].dropFirst().dropLast().withText)
  }

  private func report(
    _ incident: Incident, _ repair: StatedDuration?, _ resolve: StatedDuration?, in document: Document,
    into log: inout DiagnosticLog
  ) {
    report(repair, against: incident.repairContradiction, in: document, into: &log)
    report(resolve, against: incident.resolveContradiction, in: document, into: &log)
  }

  private func reportOrder(
    _ repair: StatedDuration?, _ resolve: StatedDuration?, in document: Document, into log: inout DiagnosticLog
  ) {
    guard let repair, let resolve, resolve.minutes < repair.minutes else { return }
    log.emit(
      Diagnostic(
        .incidentDurationOrder, .warning,
        "resolved after \(resolve.minutes) min, but repaired after \(repair.minutes) min",
        help: "An incident is resolved when it is repaired or later.", at: document.location(of: resolve.field)))
  }

  /// A minute more or less is rounding. What counts support hours cannot agree with the clock.
  private func report(
    _ stated: StatedDuration?, against computed: Int?,
    help: String = "The stated duration counts. Correct it or the times.", in document: Document,
    into log: inout DiagnosticLog
  ) {
    guard let stated, let computed, abs(stated.minutes - computed) > 1 else { return }
    let isExplained = DurationText.countsSupportHours(stated.field.value)
    log.emit(
      Diagnostic(
        .incidentDurationMismatch, isExplained ? .note : .warning,
        "states \(stated.minutes) min, and its times are \(computed) min apart"
          + (isExplained ? "; it counts support hours" : ""),
        help: help, at: document.location(of: stated.field)))
  }
}

let incidentFolders: Set<String> = [
  "incident", "incidents", "postmortem", "postmortems", "incidentreports", "incidentlog", "outages", "pir", "pirs",
  "incidentreviews", "rca", "rcas", "vorfälle", "störungen", "incidentes", "инциденты", "інциденти", "постмортемы",
  "故障", "障害", "障害報告", "インシデント", "故障复盘", "复盘", "事故复盘", "장애",
]
private let fileNames = [
  "postmortem", "post mortem", "incident log", "incident logs", "incident report", "incident postmortem",
]
/// What a form has for a heading; the file's name is shown instead.
private let placeholderTitles: Set<String> = [
  "incident title", "title", "postmortem", "post mortem", "incident report", "postmortem title", "incident postmortem",
]
private let timelineNames: Set<String> = [
  "timeline", "incident timeline", "time line", "zeitlinie", "chronologie", "cronología", "linha do tempo",
  "хронология",
  "хронологія", "时间线", "タイムライン", "타임라인",
]
private let frontMatterNames = ["start_time", "end_time"]
/// Sections of an incident's report that hold its fields, and in other documents hold anything.
private let headSections: Set<String> = [
  "summary", "overview", "incidentsummary", "incidentoverview", "keyfacts", "keyinformation", "details", "ataglance",
  "incidentmetadata", "incident", "incidentdata", "quickfacts", "basicinformation", "generalinformation",
]
/// Sections that tell what it did, and often how badly and how long.
private let wideSections: Set<String> = [
  "impact", "impactassessment", "impactsummary", "impactanalysis", "customerimpact", "userimpact", "businessimpact",
]
let incidentSeverityNames = ["severity", "sev", "priority", "incident severity", "impact level"]
private let dateNames = ["date", "incident date", "date of incident"]
/// Of an incident among others.
private let foundNames = ["found", "occurred", "reported", "started", "detected"]
/// When it was, or was found.
func foundDay(_ header: HeaderFields) -> Day? {
  header.values(dateNames + foundNames).lazy.compactMap { DateText.day(in: $0.value) }.first
}
private let detectNames = ["time to detect", "time to detection", "ttd"]
private let mitigateNames = ["time to mitigate", "time to mitigation", "ttm"]
private let repairNames = ["time to repair", "time to restore", "time to recovery", "time to recover", "ttr"]
private let resolveNames = ["time to resolve", "time to resolution", "resolution time"]
/// From the beginning, where that is known.
let incidentDurationNames = [
  "total duration", "duration", "duration minutes", "downtime", "total downtime", "outage duration",
]
private let idNames = ["incident id", "incident", "uuid"]
private let serviceNames = ["affected service", "product", "system"]
private let servicesNames = ["services", "affected services", "impacted services", "impacted service"]
private let ownerNames = ["incident commander", "commander", "authors", "author"]
private let knownNames: Set<String> = [
  "severity", "sev", "incidentid", "incident", "uuid", "weight", "timetodetect", "timetomitigate", "timetorepair",
  "timetoresolve",
  "duration", "durationminutes", "downtime",
  "starttime", "endtime", "started", "detected", "resolved", "mitigated", "acknowledged",
]

extension Diagnostic.ID {
  static let incidentDurationMismatch: Self = "incident.duration-mismatch"
  static let incidentDurationOrder: Self = "incident.duration-order"
  static let incidentZone: Self = "incident.zone-unknown"
  static let incidentTimeInvalid: Self = "incident.time-invalid"
  static let incidentTimeOrder: Self = "incident.time-order"
}
