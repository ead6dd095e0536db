import ReportModel

/// How far it looks ahead, in days.
private let horizon = 90
/// How many days it looks at for one service, the nearest first: at most twelve times the work of the assessment itself.
private let mostDays = 12

/// Where a service's decision goes if nobody acts: the same assessment again, on the days after something has run out.
///
/// What is dated after the day of the report is left out: it has not happened. Objectives are taken as they stand: what
/// will be measured nobody knows.
///
/// - Parameters:
///   - expiries: What runs out of the service.
///   - view: The service on the day of the report.
///   - known: Without what is dated after the day.
func forecast(
  of assessment: Assessment, _ expiries: [Expiry], from view: ServiceView, by inquiry: Inquiry,
  in known: PortfolioIndex
) -> [ForecastStep] {
  var (word, steps) = (assessment.decision.word, [ForecastStep]())
  for day in turningDays(assessment, expiries, inquiry.checks, asOf: view.asOf) {
    let rule = grounds(of: view.later(on: day, in: known), by: inquiry).decidingRule
    guard rule.decision != word else { continue }
    word = rule.decision
    steps.append(
      ForecastStep(day: day, decision: word, rule: rule.number, reason: rule.reasons.first?.text ?? ""))
  }
  return steps
}

/// The days on which a decision can change by itself: after something has run out, and when a check begins to count.
private func turningDays(
  _ assessment: Assessment, _ expiries: [Expiry], _ checks: [Check], asOf: Day
) -> [Day] {
  let ends = expiries.map { $0.day + 1 } + assessment.results.compactMap { $0.expires.map { $0 + 1 } }
  let begins = zip(checks, assessment.results).compactMap { $1.state == .upcoming ? $0.enforcedFrom : nil }
  let days = Set(ends + begins).filter { $0 > asOf && $0 - asOf <= horizon }
  return Array(days.sorted().prefix(mostDays))
}
