package import Diagnostics
package import ReportModel

/// Judges every service of a portfolio by a rubric: a pure function of its arguments.
///
/// - Parameter looksAhead: Whether it is also found out what becomes of the decisions if nobody acts; of the past nobody asks.
package func assess(
  _ portfolio: Portfolio, by rubric: Rubric, policy: AssessmentPolicy, asOf: Day, looksAhead: Bool = true,
  into log: inout DiagnosticLog
) -> Report {
  var questions = Questionnaire(rubric, into: &log)
  questions.learn(itemsOf: portfolio.records)
  reportOverdue(portfolio.records, asOf: asOf, into: &log)
  reportUnknownServices(portfolio, into: &log)
  reportCitations(portfolio.citations, into: &log)
  let objectives = objectiveStandings(of: portfolio, ttl: policy.ttl[.loadTest], asOf: asOf, into: &log)
  let stated = claimLedger(of: portfolio, policy: policy, asOf: asOf)
  let ledger = Claim.ledger(stated + claims(from: portfolio.citations) + figureClaims(of: portfolio))
  report(ledger, into: &log)
  var index = PortfolioIndex(portfolio, objectives: objectives, claims: ledger)
  reportConflicts(portfolio, in: index, policy: policy, asOf: asOf, into: &log)
  index.waivers = WaiverBook(portfolio.records, questions: questions, in: index, asOf: asOf, into: &log)
  var assessments: [Assessment] = []
  var (findings, expiries) = (
    [LedgerFinding](), recordExpiries(of: portfolio, in: index, objectives, policy: policy, asOf: asOf)
  )
  for service in portfolio.services.sorted(by: { $0.id < $1.id }) {
    let view = ServiceView(of: service, in: index, policy: policy, asOf: asOf, into: &log)
    assessments.append(assess(view, by: questions, into: &log))
    let found = view.findingLedger(into: &log)
    findings += found
    expiries += serviceExpiries(of: view, assessments[assessments.count - 1], found, questions)
  }
  if looksAhead { forecast(&assessments, expiries, by: questions, in: index, policy: policy, asOf: asOf) }
  var report = Report(asOf: asOf, portfolio: portfolio, rubric: rubric, assessments: assessments)
  report.claims = ledger
  report.findings = findings
  report.expiries = sortedCalendar(expiries)
  report.objectives = objectives
  report.waivers = index.waivers.standings(of: portfolio.records, on: asOf)
  report.indicators = indicatorStandings(of: portfolio, in: index, findings, objectives, policy.ttl, asOf: asOf)
  report.incidents = incidentStatistics(of: portfolio.records, in: index, asOf: asOf)
  report.debts = debtStandings(of: portfolio.records, in: index, asOf: asOf)
  report.fixes = sharedFixes(assessments)
  return report
}

/// One service: its answers, then what they add up to, then what follows from that.
func assess(
  _ view: ServiceView, by questions: Questionnaire, into log: inout DiagnosticLog
) -> Assessment {
  let grounds = grounds(of: view, by: questions, into: &log)
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
func grounds(of view: ServiceView, by questions: Questionnaire, into log: inout DiagnosticLog) -> Grounds {
  let checks = questions.checks(forTier: view.tier, stage: view.service.lifecycle)
  let spoken = spokenAnswers(in: view, to: questions, into: &log)
  let results = checks.map { result(of: $0, in: view, spoken: spoken[$0.id], by: questions) }
  return Grounds(
    view: view, checks: checks, results: results, tally: Tally(zip(checks, results)), findings: view.openFindings)
}
