import Diagnostics
import Markdown
import ReportModel

/// The times of an incident: those in its head, and those in its list of key events.
///
/// A timeline is not read: "16:19: Incident declared resolved" is what somebody said, not when it was resolved. Only where
/// it says in capitals what began and ended, `14:54 OUTAGE BEGINS`, that is meant for times.
struct IncidentEvents {
  enum Event: Hashable, CaseIterable { case started, detected, acknowledged, mitigated, repaired, resolved }

  private struct Entry {
    var event: Event
    var field: Field
    var moment: Moment?
  }

  private var entries: [Entry] = []

  /// - Parameter day: The incident's, for times that stand without one.
  init(of document: Document, _ section: MarkdownContent.Section?, _ header: HeaderFields, on day: Day?) {
    let blocks = document.content.blocks[section?.blocks ?? document.content.blocks.indices]
    for line in keyEvents(blocks) { add(line, on: day) }
    let listed = Set(entries.map(\.field.line))
    for (event, names) in eventNames where self[event] == nil {
      guard let field = header.values(names).first(where: { DateText.looksLikeDate($0.value) }),
        // "Resolution time: 2 hours" is no time of day.
        DurationText.minutes(in: field.value) == nil, !listed.contains(field.line)
      else { continue }
      add(event, field, on: day)
    }
    guard let day, self[.started] == nil, self[.resolved] == nil else { return }
    for field in header.values(spanNames) {
      guard let span = MomentText.span(in: field.value, on: day) else { continue }
      entries += [
        Entry(event: .started, field: field, moment: span.start),
        Entry(event: .resolved, field: field, moment: span.end),
      ]
      return
    }
    for line in blocks.lazy.flatMap(\.text) { addShouted(line, on: day) }
  }

  private mutating func add(_ event: Event, _ field: Field, on day: Day?) {
    var moment = MomentText.moment(in: field.value)
    if moment == nil, let day { moment = MomentText.timeOfDay(in: field.value, on: day, after: self[.started]) }
    // `Start time (UTC)`.
    if let read = moment, read.minute != nil, read.offset == nil, read.zone == nil, let zone = zoneBehind(field.name),
      let zoned = MomentText.moment(in: "\(read.iso) \(zone)")
    {
      moment = zoned
    }
    entries.append(Entry(event: event, field: field, moment: moment))
  }

  /// `14:54 OUTAGE BEGINS`.
  private mutating func addShouted(_ line: MarkdownContent.Line, on day: Day) {
    guard let first = line.text.utf8.first, (0x30...0x39).contains(first),
      let (event, words) = shouted.first(where: { line.text.containsBytes($0.words) }), self[event] == nil,
      let moment = MomentText.timeOfDay(in: line.text, on: day, after: self[.started])
    else { return }
    entries.append(
      Entry(event: event, field: Field(name: words, value: line.text, line: line.number), moment: moment))
  }

  /// Whether no event has a time that can be read.
  var isEmpty: Bool { entries.allSatisfy { $0.moment == nil } }

  subscript(_ event: Event) -> Moment? { entries.first { $0.event == event && $0.moment != nil }?.moment }

  /// `First detected 2025-03-02 9:29`: what stands before the first digit is the name, with or without a colon.
  private mutating func add(_ line: MarkdownContent.Line, on day: Day?) {
    let name = line.text.utf8.prefix { !(0x30...0x39).contains($0) }
    let label = foldedWords(Substring(name)).joined(separator: " ")
    guard name.count < line.text.utf8.count,
      let event = eventNames.first(where: { $0.names.contains(label) })?.event
    else { return }
    let value = line.text.utf8.dropFirst(name.count).withText
    add(event, Field(name: trimmedText(Substring(name)), value: value, line: line.number), on: day)
  }

  func report(in document: Document, into log: inout DiagnosticLog) {
    for entry in entries where entry.moment == nil {
      log.emit(
        Diagnostic(
          .incidentTimeInvalid, .warning, "\"\(entry.field.value)\" is no time that can be read",
          help: "Write it as YYYY-MM-DD HH:MM.", at: document.location(of: entry.field)))
    }
    let unknown = Dictionary(grouping: entries.filter { $0.moment?.zone != nil }) { $0.moment?.zone ?? "" }
    for (zone, entries) in unknown {
      guard let first = entries.min(by: { $0.field.line < $1.field.line }) else { continue }
      log.emit(
        Diagnostic(
          .incidentZone, .warning, "the time zone \"\(zone)\" does not tell how far its clocks are ahead of UTC",
          help: "Write the distance, as in `17:40 +05:30`.", at: document.location(of: first.field)))
    }
    var latest: Entry?
    for event in Event.allCases {
      guard let entry = entries.first(where: { $0.event == event && $0.moment != nil }), let moment = entry.moment
      else { continue }
      if let latest, let before = latest.moment, moment.minutes(since: before) ?? (moment.day - before.day) < 0 {
        log.emit(
          Diagnostic(
            .incidentTimeOrder, .warning, "\(moment.iso) is before \(before.iso), line \(latest.field.line)",
            help: "Correct one of the times; no span between the two is computed.",
            at: document.location(of: entry.field)))
      } else {
        latest = entry
      }
    }
  }
}

extension IncidentEvents {
  /// Of which event a field with that name states the time.
  static func event(named name: String) -> Event? {
    let key = foldedKey(name)
    return eventNames.first { $0.names.contains { folds($0, to: key) } }?.event
  }

  static var understood: [Understanding.Row] {
    eventNames.map { Understanding.Row("Event: \($0.event)", $0.names) }
      + [
        .init("Fields from when until when", spanNames), .init("In a time line, behind a time", shouted.map(\.words)),
      ] + MomentText.understood
  }
}

/// The lines of the list below "Key events": nested items, or the items of a section of that name.
private func keyEvents(_ blocks: ArraySlice<MarkdownContent.Block>) -> [MarkdownContent.Line] {
  guard
    let start = blocks.firstIndex(where: { block in
      block.plain.utf8.count < 40 && foldedWords(block.plain).prefix(2).elementsEqual(["key", "events"])
    })
  else { return [] }
  let label = blocks[start]
  let isHeading = label.headingLevel != nil
  return blocks[(start + 1)...].prefix { block in
    isHeading ? block.headingLevel == nil : block.depth > label.depth
  }.flatMap(\.text)
}

/// `Duration: 14:02 - 15:17 UTC`.
private let spanNames = ["duration", "time", "incident window", "outage window", "impact window", "time of incident"]

/// As the time lines of the SRE book have it.
private let shouted: [(event: IncidentEvents.Event, words: String)] = [
  (.started, "OUTAGE BEGINS"), (.started, "INCIDENT BEGINS"), (.mitigated, "OUTAGE MITIGATED"),
  (.resolved, "OUTAGE ENDS"), (.resolved, "INCIDENT ENDS"),
]

private let eventNames: [(event: IncidentEvents.Event, names: [String])] = [
  (
    .started,
    [
      "started", "start", "start time", "start_time", "incident start", "incident started", "impact start", "began",
      "started at", "incident start time", "outage start", "start date", "beginning",
    ]
  ),
  (.detected, ["first detected", "detected", "incident detected", "detected at", "detection time", "first alert"]),
  (
    .acknowledged,
    [
      "incident declared", "declared", "acknowledged", "incident acknowledged", "acknowledged at", "opened",
      "incident opened",
    ]
  ),
  (
    .mitigated,
    ["mitigated", "mitigated at", "incident mitigated", "impact mitigated", "mitigation time"]
  ),
  (.repaired, ["repaired", "restored", "service restored", "fixed"]),
  (
    .resolved,
    [
      "resolved", "incident resolved", "resolved at", "resolution time", "end time", "end_time", "end", "ended",
      "closed",
      "incident end", "ended at", "incident end time", "outage end", "end date",
    ]
  ),
]
