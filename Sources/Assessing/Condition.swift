import ReportModel

/// Something that stands between a service and an unconditional GO.
struct Condition: Hashable, Sendable {
  var text: String
  var owner: String?
  /// The day by which it is to be met, which is also its end.
  var due: Day?
  var evidence: [Origin]
  var check: String?

  init(text: String, owner: String? = nil, due: Day? = nil, evidence: [Origin], check: String? = nil) {
    self.text = text
    self.owner = owner
    self.due = due
    self.evidence = evidence
    self.check = check
  }

  init(_ open: OpenFinding, what: String) {
    self.init(
      text: "\(what): \"\(excerpt(open.finding.title))\"", owner: open.finding.statedOwner,
      due: open.finding.statedDue, evidence: [open.origin])
  }

  /// Somebody has it, until a day that has not gone by.
  func isBounded(asOf: Day) -> Bool {
    guard owner != nil, let due else { return false }
    return due >= asOf
  }

  func reason(asOf: Day) -> FiredRule.Reason {
    var missing: [String] = []
    if owner == nil { missing.append("no owner") }
    if let due { missing += due < asOf ? ["was due \(due.iso)"] : [] } else { missing.append("no due date") }
    let bounds = missing.isEmpty ? due.map { "until \($0.iso)" } ?? "" : missing.joined(separator: ", ")
    return .init(text: "\(text) (\(bounds))", check: check, evidence: evidence)
  }
}

extension ReviewStanding {
  /// What conditional reviews leave open: their findings; one that names none can never be met.
  var conditions: [Condition] {
    let open = Dictionary(grouping: openFindings, by: \.review)
    return (reviews + upheld).filter { $0.review?.verdict == .conditional }.flatMap { record -> [Condition] in
      if record.review?.findings.isEmpty ?? true { return [.unnamed(in: record)] }
      return (open[record.id] ?? []).filter { $0.finding.severity != .info }.map {
        Condition($0, what: "an open condition of \(record.persona ?? "a review")")
      }
    }
  }
}

extension Condition {
  fileprivate static func unnamed(in record: Record) -> Condition {
    let name = record.persona ?? "somebody"
    return Condition(
      text: "the review by \(name) is conditional and names no condition", evidence: [record.verdictOrigin])
  }
}

extension Finding {
  /// Who has it; an answer that says nothing is no owner.
  var statedOwner: String? {
    let written = ["owner", "assignee", "responsible", "dri"].lazy.compactMap { field($0) }.first
    guard let written, written.utf8.contains(where: \.isWordByte), !isEvasiveAnswer(written) else { return nil }
    return written
  }

  /// `2026-12-01`, whatever follows it.
  var statedDue: Day? {
    let written = ["due", "due date", "deadline", "target date"].lazy.compactMap { field($0) }.first
    let start = written?.utf8.drop { $0 == UInt8(ascii: " ") }.prefix(10)
    return start.flatMap { Day(iso: String(decoding: Array($0), as: UTF8.self)) }
  }
}
