import ReportModel
import Testing

@testable import Rendering

/// On which day a decision became another one.
@Suite struct DecisionTurnTests {
  private static let today = Day(iso: "2026-11-20")!

  /// - Parameter steps: How many days ago, what was decided, and whether something was committed.
  private func turns(_ steps: (Int, Decision.Word, Bool)...) -> [DecisionTurn] {
    decisionTurns(
      in: steps.map { days, word, isCommitted in
        TrendStep(
          day: Self.today + -days, standing: History.Service(decision: word, level: .bronze, verified: nil),
          isCommitted: isCommitted)
      })
  }

  @Test func `what time alone made better is dated where the day before was looked at`() {
    let found = turns((8, .notAssessed, true), (6, .notAssessed, false), (5, .go, false), (0, .go, false))
    #expect(found.map(\.isDated) == [true])
    #expect(found.map(\.day) == [Self.today + -5])
    #expect(found.map(\.lastDay) == [Self.today + -8], "the commit that it follows is the same in every build")
  }

  @Test func `on the very day it is dated as it will be later`() {
    let found = turns((8, .notAssessed, true), (1, .notAssessed, false), (0, .go, false))
    #expect(found.map(\.isDated) == [true])
    #expect(found.map(\.lastDay) == [Self.today + -8])
  }

  @Test func `where nobody looked in between it has no day`() {
    #expect(turns((8, .notAssessed, true), (0, .go, false)).map(\.isDated) == [false])
  }
}
