import ReportModel

/// Opened 233 days before the report; one has a known interest, and the code of one is gone.
func sampleDebts(_ records: [Record]) -> [DebtStanding] {
  records.compactMap { record in
    guard case .debt(let debt) = record.details, !debt.isClosed else { return nil }
    var standing = DebtStanding(
      record: record.id, age: 233, carried: debt.interestRate.map { _ in Fraction(6990, 7) },
      gone: record.statedID == "TD-002" ? [record.origin] : [])
    standing.doubt = standing.carried == nil ? .noInterest : nil
    return standing
  }
}

/// Of one persona: a target that is met by what records say, and one with which nothing can be compared.
let sampleIndicators: [IndicatorStanding] = {
  let document = DocumentID(source: "shop", path: "content/personas/sre.md")
  return [
    IndicatorStanding(
      origin: Origin(document, line: 12), metric: "High findings older than 30 days",
      target: .init(raw: "0", comparator: .equal, number: "0"), cadence: "Weekly", state: .met,
      actual: .init(text: "0 of 6 open findings", value: .zero, isComputed: true),
      reason: "open high findings of reviews that are older than 30 days"),
    IndicatorStanding(
      origin: Origin(document, line: 13), metric: "Reviews per release", target: .init(raw: "multiple per day"),
      cadence: "Monthly", state: .noData, reason: "no record measures it"),
  ]
}()
