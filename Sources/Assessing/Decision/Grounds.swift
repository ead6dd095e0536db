import ReportModel

/// All that a decision is drawn from, as plain values: what if one of them were another can be asked by changing it.
struct Grounds: Sendable {
  let view: ServiceView
  var checks: [Check]
  /// One for each of `checks`, in their order.
  var results: [CheckResult]
  var tally: Tally
  /// Open ones, gravest first.
  var findings: [OpenFinding]
  /// Emergency stops that nobody has lifted.
  var stops: [Record]
  /// Refusals of agents who are not required, and who had stopped everything before.
  var unrelented: [Record]
  /// One for each persona that the tier requires.
  var required: [RoleStanding]
  /// What conditional reviews and certificates leave open, and refusals of those who are not required.
  var conditions: [Condition]
  /// Objectives whose budget of their compliance window is used up.
  var spent: [ObjectiveStanding]
  /// Who has promised that a check will pass, by the check's id.
  let commitments: [String: Commitment]

  init(view: ServiceView, checks: [Check], results: [CheckResult], tally: Tally, findings: [OpenFinding]) {
    self.view = view
    self.checks = checks
    self.results = results
    self.tally = tally
    self.findings = findings
    stops = view.certificates.flatMap(\.stops)
    unrelented = view.certificates.compactMap(\.refusalAfterStop).filter { record in
      !view.requiredStandings.contains { $0.refusals.contains { $0.id == record.id } }
    }
    required = view.requiredStandings
    conditions = view.conditions + view.otherRefusals
    spent = view.objectives.filter(\.isSpent)
    commitments = view.commitments
  }

  var asOf: Day { view.asOf }
}
