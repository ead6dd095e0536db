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
///   - ends: The last days of what runs out of the service.
///   - view: The service on the day of the report.
///   - known: Without what is dated after the day.
func forecast(
  of assessment: Assessment, after ends: [Day], from view: ServiceView, by inquiry: Inquiry,
  in known: PortfolioIndex
) -> [ForecastStep] {
  var (word, steps) = (assessment.decision.word, [ForecastStep]())
  for day in turningDays(assessment, ends, inquiry.checks, asOf: view.asOf) {
    let rule = grounds(of: view.later(on: day, in: known), by: inquiry).decidingRule
    guard rule.decision != word else { continue }
    word = rule.decision
    steps.append(
      ForecastStep(day: day, decision: word, rule: rule.number, reason: rule.reasons.first?.text ?? ""))
  }
  return steps
}

extension Decision {
  /// What time alone makes worse holds no longer than until the day before.
  mutating func end(before step: ForecastStep?) {
    guard word.isGo, let step, step.decision < word else { return }
    validUntil = min(validUntil ?? step.day + -1, step.day + -1)
  }
}

/// The days on which a decision can change by itself: after something has run out, and when a check begins to count.
private func turningDays(
  _ assessment: Assessment, _ ends: [Day], _ checks: [Check], asOf: Day
) -> [Day] {
  let ends = ends + assessment.results.compactMap(\.expires)
  let begins = zip(checks, assessment.results).compactMap { $1.state == .upcoming ? $0.enforcedFrom : nil }
  let days = Set(ends.map { $0 + 1 } + begins).filter { $0 > asOf && $0 - asOf <= horizon }
  return Array(days.sorted().prefix(mostDays))
}
