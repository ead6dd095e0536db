import ReportModel
import Testing

@testable import Assessing

@Suite struct DebtStandingTests {
  private static func standing(_ debt: Debt, _ states: [CitationReading.State] = []) -> DebtStanding? {
    let record = record("debt.md", .debt(debt), on: nil)
    let citations = states.enumerated().map { index, state in
      CitationReading(
        record: record.id, origin: origin("debt.md", 3 + index),
        citation: Citation(path: "src/app.swift", firstLine: 1, lastLine: 1, line: 3 + index), atReview: .same,
        atNewest: state)
    }
    return Sample(records: [record], citations: citations).report().0.debts.first
  }

  @Test func `what a debt has cost is its interest times its age`() {
    // 73 days are a fifth of a year, which has twelve months of 2 h: 4.8 h.
    let debt = Debt(
      opened: today + -73, interest: "2h per month", interestRate: RecurringTime(minutes: 120, every: .month))
    #expect(Self.standing(debt)?.carried == Fraction(288))
    #expect(Self.standing(debt)?.age == 73)
  }

  @Test func `unknown interest is unknown and not 0`() {
    #expect(Self.standing(Debt(opened: today + -73))?.carried == nil)
    #expect(Self.standing(Debt(interestRate: RecurringTime(minutes: 120, every: .month)))?.carried == nil)
  }

  @Test(
    arguments: [
      (nil, -1, .noInterest), ("unknown", -1, .noInterest), ("TBD", -1, .noInterest), (" ", -1, .noInterest),
      ("slows every release", -1, .inWords), ("2 days per sprint", nil, .inWords), (nil, nil, .noInterest),
    ] as [(String?, Int?, DebtStanding.Doubt)])
  func `why nobody knows its cost`(interest: String?, opened: Int?, doubt: DebtStanding.Doubt) {
    #expect(Self.standing(Debt(opened: opened.map { today + $0 }, interest: interest))?.doubt == doubt)
  }

  @Test(arguments: [(-1, nil), (nil, .noAge)] as [(Int?, DebtStanding.Doubt?)])
  func `whose interest is known lacks its age at most`(opened: Int?, doubt: DebtStanding.Doubt?) {
    let rate = RecurringTime(minutes: 120, every: .month)
    let debt = Debt(opened: opened.map { today + $0 }, interest: "2h per month", interestRate: rate)
    #expect(Self.standing(debt)?.doubt == doubt)
  }

  @Test func `a debt is late from the day after its due day`() {
    #expect(Self.standing(Debt(due: today))?.late == nil)
    #expect(Self.standing(Debt(due: today + -1))?.late == 1)
  }

  @Test func `a debt of tomorrow has no age`() { #expect(Self.standing(Debt(opened: today + 1))?.age == nil) }

  @Test func `a closed debt has come to nothing`() { #expect(Self.standing(Debt(isClosed: true)) == nil) }

  @Test(
    arguments: [
      ([], false), ([.gone], true), ([.gone, .gone], true), ([.gone, .same], false), ([.changed], false),
      ([.fileMissing], false), ([.gone, .unread], false),
    ] as [([CitationReading.State], Bool)])
  func `a debt may be paid when all the code that it cites is gone`(states: [CitationReading.State], isPaid: Bool) {
    #expect(Self.standing(Debt(), states)?.isCandidatePaid == isPaid)
  }
}
