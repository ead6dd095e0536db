import Diagnostics
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
///   - known: Without what is dated after the day.
func forecast(
  of assessment: Assessment, _ expiries: [Expiry], by questions: Questionnaire, in known: PortfolioIndex,
  policy: AssessmentPolicy, asOf: Day
) -> [ForecastStep] {
  let days = turningDays(assessment, expiries, questions, asOf: asOf)
  guard !days.isEmpty else { return [] }
  // Nobody looks in between, so no finding begins or ends.
  let books = known.findingBooks(of: assessment.service, asOf: asOf)
  var (word, steps) = (assessment.decision.word, [ForecastStep]())
  for day in days {
    var log = DiagnosticLog()
    let view = ServiceView(of: assessment.service, in: known, policy: policy, asOf: day, findings: books, into: &log)
    let later = decide(grounds(of: view, by: questions, into: &log), into: &log)
    guard later.word != word else { continue }
    word = later.word
    let reason = later.fired.first?.reasons.first?.text ?? ""
    steps.append(ForecastStep(day: day, decision: later.word, rule: later.rule, reason: reason))
  }
  return steps
}

/// The days on which a decision can change by itself: after something has run out, and when a check begins to count.
private func turningDays(
  _ assessment: Assessment, _ expiries: [Expiry], _ questions: Questionnaire, asOf: Day
) -> [Day] {
  let ends = expiries.map { $0.day + 1 } + assessment.results.compactMap { $0.expires.map { $0 + 1 } }
  let begins = assessment.results.filter { $0.state == .upcoming }.compactMap { questions.byID[$0.check]?.enforcedFrom }
  let days = Set(ends + begins).filter { $0 > asOf && $0 - asOf <= horizon }
  return Array(days.sorted().prefix(mostDays))
}
