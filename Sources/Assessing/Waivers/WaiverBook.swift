import Diagnostics
import ReportModel

/// The waivers of a portfolio that are fit to waive something, by service and check.
struct WaiverBook: Sendable {
  /// The longest first.
  private var grants: [String: [String: [WaiverGrant]]] = [:]
  /// By the id of the record.
  private var granted: [String: WaiverGrant] = [:]
  /// What is wrong with those that waive nothing, by the id of the record.
  private var faults: [String: [String]] = [:]
  /// Those of which nobody has accepted anything, whichever rubric reads them; ids of records.
  private var unaccepted: Set<String> = []

  static let empty = WaiverBook()

  private init() {}

  /// - Parameters:
  ///   - index: Where it is asked who has written a document.
  ///   - asOf: The day of the report, on which it is told which end soon; ``WaiverGrant/isInForce(on:)`` is asked again for
  ///     every other day.
  init(
    _ records: [Record], questions: Questionnaire, in index: PortfolioIndex, asOf: Day, into log: inout DiagnosticLog
  ) {
    let written = records.filter { $0.kind == .waiver }.sorted(by: Record.standsBefore)
    var readings = written.compactMap { WaiverReading($0, questions, in: index, asOf: asOf) }
    let renewals = WaiverRenewals(readings.map(\.renewalEntry))
    for index in readings.indices where !readings[index].waiver.saysNotApplicable {
      if renewals.count(before: readings[index].record) > Waiver.mostRenewals {
        readings[index].faults.append(.renewedTooOften)
      }
    }
    for reading in readings {
      report(reading, knownChecks: questions.checks.map(\.id), isLost: renewals.isLost(reading.record), into: &log)
      keep(reading)
    }
    grants = grants.mapValues { $0.mapValues { $0.sorted { WaiverGrant.isLonger($1, $0) } } }
    reportDays(readings, questions, asOf: asOf, into: &log)
  }

  private mutating func keep(_ reading: WaiverReading) {
    let (record, waiver) = (reading.record, reading.waiver)
    guard reading.isFit, let check = reading.check, let service = record.service, let expires = waiver.expires else {
      if reading.faults.contains(where: \.isOfWords) { unaccepted.insert(record.id) }
      faults[record.id] = waiver.faults.map(\.rawValue) + reading.faults.map(\.rawValue)
      return
    }
    let grant = WaiverGrant(record: record, waiver: waiver, check: check.id, question: check.question, expires: expires)
    granted[record.id] = grant
    grants[service, default: [:]][check.id, default: []].append(grant)
  }

  /// All that concern a check of a service, whatever the day.
  func grants(of service: String, for check: String) -> [WaiverGrant] { grants[service]?[check] ?? [] }

  /// Of all that concern a service.
  func lastDays(of service: String) -> [Day] { grants[service]?.values.flatMap { $0.map(\.expires) } ?? [] }

  /// `nil` for a record that waives nothing, whatever the day.
  func grant(of record: Record) -> WaiverGrant? { granted[record.id] }

  /// Whether another one for the same check lasts longer, so that the end of this one changes nothing.
  func isReplaced(_ grant: WaiverGrant, on day: Day) -> Bool {
    let alike = grants(of: grant.record.service ?? "", for: grant.check).lazy.filter {
      $0.waiver.saysNotApplicable == grant.waiver.saysNotApplicable
    }
    return alike.first { !$0.isAhead(of: day) }.map { $0.record.id != grant.record.id } ?? false
  }

  /// The one notion of what a waiver is worth on a day.
  func standing(of record: Record, _ waiver: Waiver, on day: Day) -> WaiverStanding {
    let isOver = waiver.expires.map { $0 < day } ?? false
    var standing = WaiverStanding(
      state: .void, isValid: waiver.faults.isEmpty && !unaccepted.contains(record.id) && !isOver)
    if waiver.created.map({ $0 > day }) ?? false {
      standing.state = .ahead
    } else if let grant = granted[record.id] {
      standing.state = isReplaced(grant, on: day) ? .replaced : isOver ? .ended : .inForce
    }
    if granted[record.id] == nil { standing.faults = faults[record.id] ?? [] }
    return standing
  }

  func standings(of records: [Record], on day: Day) -> [String: WaiverStanding] {
    let waivers = records.compactMap { record in record.waiver.map { (record.id, standing(of: record, $0, on: day)) } }
    return Dictionary(waivers) { first, _ in first }
  }

  /// Without those that are created after a day, but for renewals: they take over on the day after the end of another, and
  /// nobody has to act for that.
  func known(on day: Day) -> WaiverBook {
    var book = self
    book.grants = grants.mapValues { $0.mapValues { $0.known(on: day) } }
    let known = Set(book.grants.values.flatMap { $0.values.flatMap { $0.map(\.record.id) } })
    book.granted = granted.filter { known.contains($0.key) }
    return book
  }
}

/// A waiver, and what is to be said of it.
private struct WaiverReading {
  let record: Record
  let waiver: Waiver
  /// The one that it means; `nil` when there is none.
  let check: Check?
  /// The day of its creation, else that of the first commit of its document.
  let begins: Day?
  var faults: [WaiverFault]

  /// `nil` for what is no waiver.
  init?(_ record: Record, _ questions: Questionnaire, in index: PortfolioIndex, asOf: Day) {
    guard let waiver = record.waiver else { return nil }
    (self.record, self.waiver) = (record, waiver)
    check = waiver.check.flatMap { questions.check(waivedBy: $0) }
    begins = waiver.created ?? index.firstDay(of: record.origin.document)
    let writer = index.soleAuthor(of: record.origin.document)
    faults = waiverFaults(of: record, waiver, check, writer: writer, begins: begins, asOf: asOf)
  }

  var isFit: Bool { faults.isEmpty && waiver.faults.isEmpty }

  var renewalEntry: WaiverRenewals.Entry {
    var subject: WaiverRenewals.Subject?
    if isFit, !waiver.saysNotApplicable, let service = record.service, let check {
      subject = .init(service: service, check: check.id)
    }
    return .init(record: record, subject: subject, begins: begins, expires: waiver.expires)
  }
}

extension Questionnaire {
  /// The check that a waiver means: by its id, else by a claim of it.
  fileprivate func check(waivedBy name: String) -> Check? {
    if let check = byID[name] { return check }
    guard case .check(let id) = claims.match(name) else { return nil }
    return byID[id]
  }
}

// MARK: - What is said about them

private func report(_ reading: WaiverReading, knownChecks: [String], isLost: Bool, into log: inout DiagnosticLog) {
  let (waiver, place) = (reading.waiver, reading.record.origin.location)
  for fault in reading.faults {
    guard let id = fault.diagnostic else { continue }
    let meant = fault == .unknownCheck ? waiver.check.flatMap { suggestion(for: $0, among: knownChecks) } : nil
    log.emit(
      Diagnostic(
        id, .warning, "the waiver waives nothing: \(fault.rawValue)",
        help: meant.map { "Did you mean `\($0)`?" } ?? fault.remedy, at: place))
  }
  if isLost, let renews = waiver.renews {
    log.emit(
      Diagnostic(
        .waiverRenewsNothing, .warning, "there is no other waiver \"\(excerpt(renews))\" that it could renew",
        help: "Write `renews:` with the id, the path or the title of the waiver before it.", at: place))
  }
  guard reading.isFit else { return }
  if waiver.author == nil {
    log.emit(
      Diagnostic(.waiverNoAuthor, .warning, "nobody is named as its author", help: "Write `author:`.", at: place))
  }
  if waiver.created == nil {
    log.emit(
      Diagnostic(
        .waiverNotCreated, .warning, "the day of its creation is not stated", help: "Write `created:`.", at: place))
  }
  if !waiver.saysNotApplicable, waiver.compensatingControl == nil {
    log.emit(
      Diagnostic(
        .waiverNoControl, .note, "nothing is said about what limits the damage meanwhile",
        help: "Write `compensating_control:`.", at: place))
  }
}

/// The last days of a waiver, and those that are over, unless another takes over: one that is fit to, where this one was.
private func reportDays(
  _ readings: [WaiverReading], _ questions: Questionnaire, asOf: Day, into log: inout DiagnosticLog
) {
  let alike = Dictionary(grouping: readings) { subject($0.record, questions) }
  for reading in readings {
    guard let expires = reading.waiver.expires, let notice = WaiverNotice(expires: expires, asOf: asOf) else {
      continue
    }
    let isReplaced = (alike[subject(reading.record, questions)] ?? []).contains { other in
      guard let end = other.waiver.expires, end > expires, other.isFit || !reading.isFit else { return false }
      return (other.waiver.created ?? asOf) <= max(asOf, expires + 1)
    }
    if !isReplaced { log.emit(notice.diagnostic(at: reading.record.origin.location)) }
  }
}

/// What it is about: two of the same subject replace one another.
private func subject(_ record: Record, _ questions: Questionnaire) -> [String] {
  guard let check = record.waiver?.check else { return [record.id] }
  let id = questions.check(waivedBy: check)?.id ?? FoldedWords(check).words.joined(separator: " ")
  return [record.service ?? record.id, id]
}

/// How near the end of a waiver is.
private struct WaiverNotice {
  var id: Diagnostic.ID
  var severity: Diagnostic.Severity
  var message: String

  /// `nil` for one that has more than three weeks to go.
  init?(expires: Day, asOf: Day) {
    switch expires - asOf {
    case ..<0: (id, severity, message) = (.waiverExpired, .warning, "the waiver ended on \(expires.iso)")
    case 0: (id, severity, message) = (.waiverExpiresToday, .warning, "the waiver expires today")
    case 1...7:
      (id, severity, message) = (.waiverEndsSoon, .warning, "the waiver ends within a week, on \(expires.iso)")
    case 8...21: (id, severity, message) = (.waiverEndsSoon, .note, "the waiver ends on \(expires.iso)")
    default: return nil
    }
  }

  func diagnostic(at place: FileLocation) -> Diagnostic {
    Diagnostic(id, severity, message, help: "Renew it, or mend what it waives.", at: place)
  }
}
