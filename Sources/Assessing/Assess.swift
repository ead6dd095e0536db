package import Diagnostics
package import ReportModel

/// Judges every service of a portfolio by a rubric: a pure function of its arguments.
package func assess(
  _ portfolio: Portfolio, by rubric: Rubric, policy: AssessmentPolicy, asOf: Day, into log: inout DiagnosticLog
) -> Report {
  var questions = Questionnaire(rubric, into: &log)
  questions.learn(itemsOf: portfolio.records)
  reportWaiverDays(portfolio.records, asOf: asOf, into: &log)
  reportOverdue(portfolio.records, asOf: asOf, into: &log)
  reportUnknownServices(portfolio, into: &log)
  reportConflicts(portfolio.records, asOf: asOf, into: &log)
  let objectives = objectiveStandings(of: portfolio, asOf: asOf)
  let index = PortfolioIndex(portfolio, objectives: objectives)
  let assessments = portfolio.services.sorted { $0.id < $1.id }.map { service in
    let view = ServiceView(of: service, in: index, policy: policy, asOf: asOf, into: &log)
    return assess(view, by: questions, into: &log)
  }
  var report = Report(asOf: asOf, portfolio: portfolio, rubric: rubric, assessments: assessments)
  report.objectives = objectives
  report.claims += figureClaims(of: portfolio)
  return report
}

/// One service: its answers, then what they add up to, then what follows from that.
private func assess(
  _ view: ServiceView, by questions: Questionnaire, into log: inout DiagnosticLog
) -> Assessment {
  let checks = questions.checks(forTier: view.tier)
  let spoken = spokenAnswers(in: view, to: questions, into: &log)
  let results = checks.map { result(of: $0, in: view, spoken: spoken[$0.id], by: questions) }
  let tally = Tally(zip(checks, results))
  let findings = view.openFindings
  let standing = level(of: tally, results: zip(checks, results), findings: findings, tier: view.tier, asOf: view.asOf)
  let decision = decide(
    Grounds(view: view, checks: checks, results: results, tally: tally, findings: findings), into: &log)
  return Assessment(
    service: view.service, decision: decision, level: standing.level, score: tally.score, results: results,
    personas: view.personaStandings, openFindings: findings, levelWaivers: standing.waivers, notes: view.notes)
}
