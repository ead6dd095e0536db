import ReportModel

/// Something that stands between a service and an unconditional GO.
struct Condition: Hashable, Sendable {
  var text: String
  var owner: String?
  /// The day by which it is to be met, which is also its end.
  var due: Day?
  var evidence: [Origin]
  var check: String?
  /// What would do away with it.
  var step: Counterfactual.Step

  /// Somebody has it, until a day that has not gone by.
  func isBounded(asOf: Day) -> Bool {
    guard owner != nil, let due else { return false }
    return due >= asOf
  }

  func reason(asOf: Day) -> FiredRule.Reason {
    // Not as if the document said that there is none.
    let unstated = [owner == nil ? "no owner" : nil, due == nil ? "no due date" : nil].compactMap(\.self)
    let isPast = due.map { $0 < asOf } ?? false
    let bounds = [
      unstated.isEmpty ? nil : "\(unstated.joined(separator: " and ")) stated",
      due.flatMap { isPast ? "was due \($0.iso)" : unstated.isEmpty ? "until \($0.iso)" : nil },
    ].compactMap(\.self)
    return .init(text: "\(text) (\(bounds.joined(separator: ", ")))", check: check, evidence: evidence)
  }
}

extension Condition {
  init(_ open: OpenFinding, what: String) {
    self.init(
      text: "\(what): \"\(excerpt(open.finding.title))\"", owner: open.finding.statedOwner,
      due: open.finding.due, evidence: [open.origin], step: open.closing)
  }

  /// A document that approves on conditions and names none: nobody can meet them.
  fileprivate static func unnamed(in record: Record, _ kind: String) -> Condition {
    let name = record.persona ?? record.certificate?.agent ?? "somebody"
    let text = "the \(kind) by \(name) is conditional and names no condition"
    return Condition(
      text: text, evidence: [record.verdictOrigin],
      step: .init(
        .condition, text, "have \(name) name the conditions, or approve without", owner: name,
        evidence: [record.verdictOrigin]))
  }
}

extension ReviewStanding {
  /// What conditional reviews leave open: their findings, each once; one that names none can never be met.
  ///
  /// - Parameter open: By the id of each review that has it, be it in an older one too.
  func conditions(_ open: [String: [OpenFinding]]) -> [Condition] {
    // Not by their places: a file without line breaks has all of them in its first line.
    var seen: Set<OpenFinding> = []
    return (reviews + upheld).filter { $0.review?.verdict == .conditional }.flatMap { record -> [Condition] in
      if record.review?.findings.isEmpty ?? true { return [.unnamed(in: record, "review")] }
      return (open[record.id] ?? []).filter { $0.finding.severity != .info && seen.insert($0).inserted }.map {
        Condition($0, what: "an open condition of \(record.persona ?? "a review")")
      }
    }
  }
}

extension CertificateStanding {
  /// What the agent's last approval depends on, unless it says itself that it is done.
  var conditions: [Condition] {
    let decided = (deciding.map { [$0] } ?? []) + upheld
    return decided.filter { $0.certificate?.verdict == .conditionallyApproved }.flatMap(\.certificateConditions)
  }
}

extension Record {
  fileprivate var certificateConditions: [Condition] {
    let stated = certificate?.conditions ?? []
    if stated.isEmpty { return [.unnamed(in: self, "certificate")] }
    let agent = persona ?? certificate?.agent ?? "a certificate"
    return stated.filter { !$0.isMet }.map { condition in
      let (text, owner) = (condition.text, condition.owner.flatMap(statedName))
      return Condition(
        text: "an open condition of \(agent): \"\(excerpt(text))\"", owner: owner, due: condition.due,
        evidence: [verdictOrigin],
        step: .init(
          .condition, text, "meet the condition \"\(excerpt(text))\"", owner: owner, due: condition.due,
          evidence: [verdictOrigin]))
    }
  }
}

extension Finding {
  /// Who has it; an answer that says nothing is no owner.
  var statedOwner: String? {
    ["owner", "assignee", "responsible", "dri"].lazy.compactMap { field($0) }.first.flatMap(statedName)
  }
}
