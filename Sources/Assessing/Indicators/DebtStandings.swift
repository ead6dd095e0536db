import ReportModel

/// What each open debt has come to.
func debtStandings(of records: [Record], in index: PortfolioIndex, asOf: Day) -> [DebtStanding] {
  records.compactMap { record in
    guard let debt = record.debt, !debt.isClosed else { return nil }
    let age = (debt.opened ?? record.date).map { asOf - $0 }.flatMap { $0 >= 0 ? $0 : nil }
    var standing = DebtStanding(
      record: record.id, age: age, late: debt.due.flatMap { $0 < asOf ? asOf - $0 : nil },
      carried: age.flatMap { days in debt.interestRate?.minutes(inDays: days) },
      gone: citationsGone(index.citations(of: record)))
    standing.doubt = debt.interestRate == nil ? debt.interestDoubt : age == nil ? .noAge : nil
    return standing
  }
}

extension Debt {
  fileprivate var interestDoubt: DebtStanding.Doubt {
    interest.map { $0.utf8.allSatisfy { $0 == 0x20 } || EvasiveText.isWhole($0) } ?? true ? .noInterest : .inWords
  }
}

/// Empty as long as one of the cited places may still be there: what changed is not gone.
private func citationsGone(_ readings: [CitationReading]) -> [Origin] {
  readings.allSatisfy { $0.atNewest == .gone } ? readings.map(\.origin) : []
}
