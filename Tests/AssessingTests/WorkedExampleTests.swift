import ReportModel
import Testing

/// Numbers that were worked out by hand.
@Suite struct WorkedExampleTests {
  /// The checklist of a payment service that is far from ready: 24 rows, one ticked without a review to show for it.
  @Test func `four warnings and one unproven tick among 24 rows are claimed 12.5 and verified 0`() {
    let warnings: Set<Int> = [4, 7, 17, 23]
    let items = (1...24).map { row -> ChecklistItem in
      let state: ChecklistItem.State = row == 24 ? .pass : warnings.contains(row) ? .partial : .fail
      return item("c-\(row)", state, cites: nil, line: row)
    }
    let blockers: Set<Int> = [1, 10, 11, 12]
    let rows = (1...24).map { row in
      Check(
        id: "c-\(row)", question: "?", category: "All", severity: blockers.contains(row) ? .blocker : .required,
        probe: row == 24 ? "security-review" : nil, weight: 1)
    }
    let assessment = Sample(records: [checklist(items)], checks: rows).assess()
    #expect(assessment.score?.verified.percentText == "0.0")
    #expect(assessment.score?.claimed.percentText == "12.5")
    #expect(assessment.state(of: "c-24") == .claimed)
    #expect(assessment.decision.word == .noGo)
    #expect(assessment.decision.rule == 3)
  }

  @Test func `eight passes and two unknowns of ten recommended checks are 80, up to 100`() {
    let items = (1...8).map { item("c-\($0)", line: $0) }
    let assessment = Sample(records: [checklist(items)], checks: checks(10, .recommended)).assess()
    #expect(assessment.score?.text == "verified 80.0 (80.0-100.0) · coverage 80 % · claimed 80.0")
    #expect(assessment.decision.word == .go)
  }

  @Test func `one failed blocker of ten is 90, not ready and NO-GO`() {
    let items = (1...9).map { item("c-\($0)", line: $0) } + [item("c-10", .fail, line: 10)]
    let assessment = Sample(records: [checklist(items)], checks: checks(10, .blocker)).assess()
    #expect(assessment.score?.text == "verified 90.0 (90.0-90.0) · coverage 100 % · claimed 90.0")
    #expect(assessment.level == .notReady)
    #expect(assessment.decision.word == .noGo)
    #expect(assessment.numbers == [3])
    #expect(assessment.decision.fired[0].reasons.map(\.text) == ["blocker c-10 is fail"])
  }

  @Test func `nothing to count gives no number at all`() {
    let announced = Check(id: "soon", question: "?", category: "All", severity: .info)
    let assessment = Sample(checks: [announced]).assess()
    #expect(assessment.score == nil)
    #expect(assessment.level == .unassessed)
    #expect(assessment.decision.word == .notAssessed)
    #expect(assessment.state(of: "soon") == .upcoming)
  }

  @Test func `blockers weigh four times as much as recommendations, requirements three times`() {
    let mixed =
      checks(1, .blocker, prefix: "b") + checks(1, .required, prefix: "r") + checks(1, .recommended, prefix: "o")
    let assessment = Sample(records: [checklist([item("b-1"), item("r-1", line: 4)])], checks: mixed).assess()
    #expect(assessment.score?.verified == Ratio(0.875))  // 17.5 of 20
  }
}
