package import Diagnostics
package import ReportModel

/// Judges every service of a portfolio by a rubric: a function of its arguments and nothing else.
///
/// - Parameters:
///   - questions: Learns what this portfolio says, for others that say the same.
///   - looksAhead: Whether it is also found out what becomes of the decisions if nobody acts; of the past nobody asks.
///   - width: How many tasks work at a time; it changes nothing in the result.
package func assess(
  _ portfolio: Portfolio, by questions: inout Questionnaire, policy: AssessmentPolicy, asOf: Day,
  looksAhead: Bool = true, width: Int, into log: inout DiagnosticLog
) async -> Report {
  let portfolio = portfolio.known(asOf: asOf).withoutSilentVerdicts(into: &log)
  async let claims = Assessor.claims(of: portfolio, policy: policy, asOf: asOf)
  async let index = PortfolioIndex(portfolio)
  let preparation = Assessor.Preparation(portfolio, by: &questions, policy: policy, asOf: asOf, into: &log)
  let assessor = Assessor(
    preparation, index: await index, claims: await claims, looksAhead: looksAhead, into: &log)
  async let runs = assessor.services.runs(of: 4).concurrentMap(width: width) { [log = log.part] run in
    var log = log
    return (outcomes: run.map { assessor.outcome(of: $0, into: &log) }, log: log)
  }
  assessor.reportContradictions(into: &log)
  for run in await runs { log.merge(run.log) }
  return assessor.report(of: await runs.flatMap(\.outcomes), into: &log)
}

/// One service: what its answers add up to, then what follows from that.
func assess(_ grounds: Grounds, into log: inout DiagnosticLog) -> Assessment {
  let view = grounds.view
  let standing = level(
    of: grounds.tally, results: zip(grounds.checks, grounds.results), findings: grounds.findings, tier: view.tier,
    asOf: view.asOf, hasSpentBudget: !grounds.spent.isEmpty)
  let decision = decide(grounds, into: &log)
  var assessment = Assessment(
    service: view.service, decision: decision, level: standing.level, score: grounds.tally.score,
    results: grounds.results, personas: view.personaStandings, openFindings: grounds.findings,
    levelWaivers: standing.waivers, notes: view.notes)
  assessment.counterfactuals = [grounds.wayToGo, grounds.way(beyond: standing.level)].compactMap(\.self)
  return assessment
}

/// The answers to all checks that are asked of a service, and what else its decision is drawn from.
func grounds(of view: ServiceView, by inquiry: Inquiry) -> Grounds {
  let checks = inquiry.checks
  let results = checks.map { check in
    result(of: check, in: view, spoken: inquiry.spoken[check.id]?.deciding(on: view.asOf), by: inquiry.probes)
  }
  return Grounds(
    view: view, checks: checks, results: results, tally: Tally(zip(checks, results)), findings: view.openFindings)
}

extension Portfolio {
  /// As of a day: what is to be closed on a later one is open.
  func known(asOf: Day) -> Portfolio {
    let early = records.indices.filter { index in
      records[index].ownFindings.contains { $0.closedOn.map { $0 > asOf } ?? false }
        || records[index].certificate?.conditions.contains { $0.metOn.map { $0 > asOf } ?? false } ?? false
    }
    guard !early.isEmpty else { return self }
    var portfolio = self
    for index in early { portfolio.records[index].reopenFindings(closedAfter: asOf) }
    return portfolio
  }
}

extension Record {
  fileprivate mutating func reopenFindings(closedAfter asOf: Day) {
    func reopened(_ findings: [Finding]) -> [Finding] {
      findings.map { finding in
        var finding = finding
        if finding.closedOn.map({ $0 > asOf }) ?? false { finding.isClosed = false }
        return finding
      }
    }
    if case .review(var review) = details {
      review.findings = reopened(review.findings)
      details = .review(review)
    }
    if case .certificate(var certificate) = details {
      certificate.findings = reopened(certificate.findings)
      for index in certificate.conditions.indices where certificate.conditions[index].metOn.map({ $0 > asOf }) ?? false
      {
        certificate.conditions[index].isMet = false
      }
      details = .certificate(certificate)
    }
  }
}
