import ReportModel

/// Four months: a time in which nothing was there, one of which a point cannot be read, and today.
func sampleHistory(_ report: Report) -> History {
  func standing(_ verified: Double, _ word: Decision.Word, _ findings: Int) -> History.Standing {
    let payments = History.Service(
      decision: word, level: .notReady, verified: Ratio(clamping: verified), openFindings: findings, openDebts: 1,
      budgetLeft: Fraction(-1, 4))
    return History.Standing(services: ["payments": payments], openFindings: findings, openDebts: 2)
  }
  func point(_ day: String, _ standing: History.Standing?) -> History.Point {
    let commit = day == report.asOf.iso ? SamplePortfolio.source.commit! : "commit of \(day)"
    return History.Point(day: Day(iso: day)!, commits: ["shop": commit], standing: standing)
  }
  let points = [
    point("2026-07-26", History.Standing(services: [:], openFindings: 0, openDebts: 1)),
    point("2026-08-30", standing(0.125, .notAssessed, 0)), point("2026-09-27", standing(0.5, .goWithConditions, 2)),
    point("2026-10-18", nil), point("2026-11-12", standing(0.475, .noGo, 3)),
    point(report.asOf.iso, History.Standing(of: report)),
  ]
  return History(
    points: points, since: report.asOf + -180,
    notes: ["shop is a shallow clone, whose past reaches back to 2026-07-20."])
}
