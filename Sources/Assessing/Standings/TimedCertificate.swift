import ReportModel

/// A certificate with the time at which it was signed.
struct TimedCertificate {
  let record: Record
  let certificate: Certificate
  let day: Day?
  /// In UTC where a zone is stated, counted from the beginning of `day`; that of the file's name where the text states only
  /// the day, and `nil` when neither tells it.
  let minute: Int?

  /// - Parameter record: Of kind `certificate`; any other stands for a certificate that says nothing.
  init(_ record: Record, day: Day?) {
    self.record = record
    self.day = day
    certificate = record.certificate ?? Certificate()
    let signed = certificate.signed.flatMap { signed -> Int? in
      guard let day, let minute = signed.minute, signed.zone == nil else { return nil }
      return (signed.day - day) * 1440 + minute - (signed.offset ?? 0)
    }
    minute = signed ?? (certificate.signed?.zone == nil ? day.flatMap(record.origin.document.path.minute(on:)) : nil)
  }

  var verdict: Certificate.Verdict { certificate.verdict ?? .unrecognised }

  /// Whose decision on what it is. Who names nobody is replaced by nobody.
  var key: String {
    guard let agent = (record.persona ?? certificate.agent).map(foldedName), !agent.isEmpty else {
      return "\u{0}" + record.id
    }
    return agent + "\u{0}" + foldedName(certificate.component ?? "")
  }

  /// An approval by somebody who may lift another's stop.
  func mayLift(by personas: [String]) -> Bool {
    guard verdict.approves, let agent = record.persona ?? certificate.agent else { return false }
    return personas.contains { foldedName($0) == foldedName(agent) }
  }

  /// Whether its text says of a stop, by its id, that it is over.
  func lifts(_ stop: TimedCertificate) -> Bool {
    guard let id = stop.certificate.certificateID else { return false }
    return certificate.liftedIDs.contains { $0.utf8.elementsEqual(id.utf8) }
  }

  /// On one day both must state a time, or nobody can tell.
  func isLater(than other: TimedCertificate) -> Bool {
    guard let day, let earlier = other.day else { return false }
    guard day == earlier else { return day > earlier }
    guard let minute, let before = other.minute else { return false }
    return minute > before
  }
}

extension SourcePath {
  /// The time of day in `descriptor_component_YYYYMMDD_HHMMSS.md`; `nil` for a name without one, and for that of another day.
  fileprivate func minute(on day: Day) -> Int? {
    let parts = stem.utf8.split(separator: UInt8(ascii: "_")).suffix(2).map(Array.init)
    guard parts.count == 2, parts[0].count == 8, parts[1].count == 6 || parts[1].count == 4,
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let date = day.iso.utf8.filter { $0 != UInt8(ascii: "-") }
    let time = parts[1].prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    guard parts[0].elementsEqual(date), time / 100 < 24, time % 100 < 60 else { return nil }
    return time / 100 * 60 + time % 100
  }
}

/// The order of one agent's certificates on one component.
struct CertificateOrder {
  /// The days on which each certificate states its time.
  private let timedDays: Set<Day>

  init(_ certificates: [TimedCertificate]) {
    let days = Dictionary(grouping: certificates.filter { $0.day != nil }) { $0.day ?? Day(number: 0) }
    timedDays = Set(days.filter { $0.value.allSatisfy { $0.minute != nil } }.keys)
  }

  /// The newer stands first; of one time the stricter, then by place.
  ///
  /// Without a day nobody knows what a certificate replaces: a refusal is then taken for the newest, any other for the
  /// oldest.
  func newerFirst(_ one: TimedCertificate, _ other: TimedCertificate) -> Bool {
    let (mine, theirs) = (time(of: one), time(of: other))
    if mine != theirs { return mine > theirs }
    if one.verdict != other.verdict { return one.verdict.strictness < other.verdict.strictness }
    return Record.standsBefore(one.record, other.record)
  }

  func isNewer(_ one: TimedCertificate, than other: TimedCertificate) -> Bool { time(of: one) > time(of: other) }

  private func time(of certificate: TimedCertificate) -> (Int, Int) {
    guard let day = certificate.day else {
      return (certificate.verdict.refuses || certificate.verdict == .emergencyStop ? .max : .min, 0)
    }
    return (day.number, minute(of: certificate))
  }

  /// 0 on a day on which not all state theirs.
  func minute(of certificate: TimedCertificate) -> Int {
    certificate.day.map(timedDays.contains) == true ? certificate.minute ?? 0 : 0
  }
}
