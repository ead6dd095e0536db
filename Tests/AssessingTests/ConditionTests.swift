import ReportModel
import Testing

@testable import Assessing

@Suite struct ConditionTests {
  @Test(
    arguments: [
      (nil, nil, "no owner and no due date stated"), ("team", nil, "no due date stated"), (nil, 9, "no owner stated"),
      ("team", 9, "until 2026-11-29"), (nil, -1, "no owner stated, was due 2026-11-19"),
      ("team", -1, "was due 2026-11-19"),
    ] as [(String?, Int?, String)])
  func `what a condition leaves out is not said to be missing`(owner: String?, days: Int?, expected: String) {
    let step = Counterfactual.Step(.condition, "Slow", "meet it", owner: owner, evidence: [])
    let condition = Condition(text: "Slow", owner: owner, due: days.map { today + $0 }, evidence: [], step: step)
    #expect(condition.reason(asOf: today).text == "Slow (\(expected))")
  }

  @Test(
    arguments: [
      ("Ana", true), ("@team-a", true), ("Олена", true), ("Open Banking team", true), ("2nd line", true), ("—", false),
      ("❓", false), ("not assigned", false), ("to be assigned", false), ("none yet", false), ("nobody yet", false),
      ("needs owner", false), ("⚠️ no owner", false), ("vacant", false), ("(open)", false), ("~~Ana~~", false),
      ("offen", false), ("unklar", false), ("TBD", false), ("-", false),
    ] as [(String, Bool)])
  func `an owner is somebody`(written: String, isName: Bool) {
    #expect((statedName(written) != nil) == isName)
  }
}
