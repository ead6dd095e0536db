import ReportModel
import Testing

@testable import Collecting

/// In which places and shapes a review says what it concludes, and what it says besides.
@Suite struct StatedVerdictTests {
  private static func review(_ text: String, front: String = "") -> (Review?, [String]) {
    let head = "---\nkind: review\npersona: security-engineer\ndate: 2026-11-20\n\(front)---\n# Review\n\n"
    let read = ReadDocument("docs/reviews/r.md", head + text + "\n")
    guard let record = read.only(.review).first, case .review(let review) = record.details else {
      return (nil, read.diagnostics)
    }
    return (review, read.diagnostics)
  }

  @Test(
    arguments: [
      ("a ticked refusal", "## Verdict\n\n- [ ] GO\n- [x] NO-GO", .fail),
      ("a ticked pass", "## Verdict\n\n- [x] GO\n- [ ] NO-GO", .pass),
      ("nothing ticked", "## Verdict\n\n- [ ] GO\n- [ ] NO-GO", nil),
      ("both ticked", "## Verdict\n\n- [x] NO-GO\n- [x] GO", .fail),
      ("boxes as signs, in lines", "## Verdict\n\n☐ GO\n☒ NO-GO", .fail),
      ("boxes as signs, in one line", "## Verdict\n\n☐ GO  ☒ NO-GO", .fail),
      ("boxes behind a label", "**Verdict:** [ ] GO [x] NO-GO", .fail),
      ("boxes below a label", "**Verdict:**\n\n- [ ] GO\n- [x] NO-GO", .fail),
      ("boxes behind their options", "**Verdict:** NO-GO [ ] GO [x]", .pass),
      ("struck as a whole", "**Verdict:** ~~GO~~", .unrecognised),
      ("struck below a heading", "## Verdict\n\n~~GO~~", nil),
      ("a struck refusal in front", "**Verdict**: ~~NO-GO~~ GO", .pass),
      ("a struck option behind", "## Verdict\n\nGO / ~~NO-GO~~", .pass),
      ("a struck pass in front", "**Verdict**: ~~GO~~ NO-GO", .fail),
      ("a new verdict", "**Verdict:** GO\n\n## Update\n\n**New verdict:** NO-GO", .fail),
      ("taken back later", "**Verdict:** GO\n\n## Addendum\n\n**Verdict:** withdrawn", .unrecognised),
      ("an older refusal", "**Verdict:** GO\n\n## Previous review (2026-06-01)\n\n**Verdict:** NOT READY", .pass),
      (
        "older ones in a table",
        "**Verdict:** GO\n\n## History\n\n| Date | Reviewer | Verdict |\n|---|---|---|\n| 2026-06-01 | Omar | NOT READY |\n"
          + "| 2026-11-20 | Omar | GO |", .pass
      ),
      (
        "a newer refusal in a table",
        "**Verdict:** GO\n\n## History\n\n| Date | Reviewer | Verdict |\n|---|---|---|\n| 2026-11-21 | Omar | NOT READY |\n"
          + "| 2026-11-20 | Omar | GO |", .fail
      ),
      ("a refusal that is the last one", "**Verdict:** GO\n\n## Last verdict\n\n**Verdict:** NO-GO", .fail),
      ("none but that of before", "## Previous review\n\n**Verdict:** NO-GO", .fail),
      ("an older one of before", "**Verdict:** NO-GO\n\n## Previous review\n\n**Verdict:** GO", .fail),
      ("a refusal that is called otherwise", "**Recommendation:** NO-GO", .fail),
      ("a conclusion", "**Conclusion:** Not ready for production", .fail),
      ("a status", "**Status:** REJECTED", .fail), ("a result", "**Result:** FAIL", .fail),
      ("below such a heading", "## Recommendation\n\n**NO-GO**", .fail),
      ("a pass that is called otherwise", "**Recommendation:** GO", nil),
      ("a recommendation of a finding", "**Verdict:** GO\n\n### 1. Slow (LOW)\n\n**Recommendation:** block it", .pass),
      ("a result beside a verdict", "**Result:** 2 tests failed once\n\n**Verdict:** GO", .pass),
      ("an outcome", "**Outcome:** Changes Requested", .conditional),
      ("an outcome that is a heading", "## Outcome\n\nChanges requested", .conditional),
      ("a refusal below the heading of the result", "## Result\n\nFAIL", .fail),
      ("a status that asks", "**Status:** Changes requested", .conditional),
      ("a recommendation that asks", "**Recommendation:** Request changes", .conditional),
      ("of the review", "**Review result:** FAIL", .fail),
      ("of the reviewer", "**Reviewer decision:** Rejected", .fail),
      ("of the review, which passes", "**Review decision:** GO", .pass),
      ("of the audit", "**Audit verdict:** FAIL", .fail),
      ("of an approval", "**Approval status:** Not approved", .fail), ("approved or not", "**Approved:** No", .fail),
      ("a gate", "**Gate:** FAIL", .fail), ("a gate of one", "**Security gate:** FAIL", .fail),
      ("of a merge", "**Merge recommendation:** Do not merge", .fail), ("a question", "**Ready to merge?** No", .fail),
      ("a day that does not come", "**Go-live:** No", .fail), ("behind a dash", "**Verdict — NO-GO**", .fail),
      ("behind a dash in a heading", "## Verdict — NO-GO", .fail), ("behind a sign", "Verdict = NO-GO", .fail),
      ("ticked rework", "## Verdict\n\n- [x] Rework required\n- [ ] Approved", .fail),
      ("German", "**Entscheidung:** freigegeben", .pass), ("a German no", "**Freigabe:** nein", .fail),
      ("a German result", "**Ergebnis:** nicht freigegeben", .fail), ("French", "**Avis:** Défavorable", .fail),
      ("Spanish", "**Veredicto:** aprobado con condiciones", .conditional),
      ("Ukrainian", "**Рішення:** відхилено", .fail),
      ("a German number", "**Verdict:** GO\n\n**Ergebnis:** 42 Tests, alle bestanden", .pass),
      ("an outcome that passes", "**Outcome:** Approved", nil), ("a day to come", "**Go-live:** 2026-12-01", nil),
      ("a merge to come", "**Merge:** after the tests", nil), ("the number of a gate", "**Gate:** G3", nil),
      ("who approved", "**Approved:** 2026-11-20", nil),
      ("changes that were made", "**Status:** Changes requested and made", nil),
      ("results of tests", "**Verdict:** GO\n\n## Result\n\nFailed 2 of 40 tests at first.", .pass),
      ("a sentence with a dash", "The decision to merge — no small one — was ours.", nil),
      ("an outcome of a finding", "**Verdict:** GO\n\n### 1. Slow (LOW)\n\n**Outcome:** Changes requested", .pass),
      ("advice on a thing", "**Verdict:** GO\n\n**Recommendation:** Revise the wording of the page", .pass),
      ("not understood below its heading", "## Verdict\n\nGO, must fix S-1 first", .unrecognised),
    ] as [(String, String, Review.Verdict?)])
  func `the strictest statement that stands counts`(sentence: String, text: String, verdict: Review.Verdict?) {
    #expect(Self.review(text).0?.verdict == verdict, "\(sentence)")
  }

  @Test(
    arguments: [
      ("recommendation: do not launch", .fail), ("outcome: rejected", .fail), ("result: failed", .fail),
      ("conclusion: not ready", .fail), ("assessment: not ready", .fail), ("approved: no", .fail),
      ("approved: yes", .pass), ("approved: 2026-11-20", .pass), ("recommendation: launch", .pass),
      ("result: 42 tests passed", .pass), ("outcome: approved", .pass),
    ] as [(String, Review.Verdict)])
  func `a refusal in the head is heard beside a verdict that passes`(field: String, verdict: Review.Verdict) throws {
    let head =
      "---\nkind: review\nservice: pay\npersona: sre\ndate: 2026-11-20\nverdict: pass\n\(field)\n---\n# R\n\nText.\n"
    guard case .review(let review)? = ReadDocument("docs/reviews/r.md", head).only(.review).first?.details else {
      Issue.record("no review")
      return
    }
    #expect(review.verdict == verdict)
  }

  @Test(
    arguments: [
      ("an open box", "Verdict: Approved", "| SRE | Omar | ⬜ |\n| QA | Ann | ✅ |", "Signed", nil),
      ("later", "Verdict: Approved", "| SRE | Omar | TBD |\n| QA | Ann | Approved |", "Decision", nil),
      ("nothing", "Verdict: Approved", "| SRE | Omar | |\n| QA | Ann | 2026-11-20 |", "Signed", nil),
      ("a tick", "Verdict: Approved", "| SRE | Omar | ✅ |\n| QA | Ann | ⬜ |", "Signed", "sre"),
      ("a day", "Verdict: Approved", "| SRE | Omar | 2026-11-20 |\n| QA | Ann | |", "Signed", "sre"),
      ("refused by another", "", "| SRE | Omar | Approved |\n| Legal | Jana | Rejected |", "Decision", "Legal"),
      ("refused by himself", "", "| SRE | Omar | Rejected |\n| Legal | Jana | Approved |", "Decision", "sre"),
      ("refused without a signature", "Verdict: Rejected", "| SRE | Omar | ⬜ |\n| QA | Ann | ✅ |", "Signed", "sre"),
      ("not in the table", "Verdict: Approved", "| Legal | Jana | ⬜ |\n| QA | Ann | ✅ |", "Signed", "sre"),
    ] as [(String, String, String, String, String?)])
  func `nobody is credited with what he has not signed`(
    sentence: String, verdict: String, rows: String, column: String, persona: String?
  ) {
    let table = "| Role | Name | \(column) |\n|---|---|---|\n\(rows)"
    let text = "# Launch review: Shop\n\nDate: 2026-11-20\n\(verdict)\n\n## Sign-off\n\n\(table)\n"
    #expect(ReadDocument("docs/reviews/launch.md", text).only(.review).map(\.persona) == [persona], "\(sentence)")
  }

  @Test(arguments: ["Area", "Component", "Environment"])
  func `what is judged speaks for nobody`(column: String) {
    let table = "| \(column) | Decision |\n|---|---|\n| Tor traffic | Rejected |\n| Launch | GO |"
    let text =
      "# Launch review: Shop\n\nDate: 2026-11-20\nReviewer: sre\nVerdict: GO\n\n\(table)\n\n| Role | Signed |\n|---|---|\n| SRE | ✅ |\n"
    #expect(ReadDocument("docs/reviews/launch.md", text).only(.review).map(\.persona) == ["sre"])
  }

  @Test(arguments: ["status: withdrawn", "status: draft", "status: Superseded by review 7"])
  func `a status may take a pass back`(status: String) {
    let (review, diagnostics) = Self.review("Text.", front: "verdict: pass\n\(status)\n")
    #expect(review?.verdict == .unrecognised)
    #expect(diagnostics == ["6:9 review.verdict-unrecognised"])
  }

  @Test(arguments: ["status: final", "status: approved", "status: done"])
  func `other states take nothing back`(status: String) {
    #expect(Self.review("Text.", front: "verdict: pass\n\(status)\n").0?.verdict == .pass)
  }

  @Test func `a review without a verdict is told, and so is a section without one`() {
    #expect(Self.review("Text.").1 == ["6 review.verdict-missing"])
    let sections =
      "# Reviews\n\n## Security Review: Mill\n\n**Verdict:** GO\n\n## QA Review: Mill\n\n**Verdict:** maybe later\n"
    #expect(ReadDocument("docs/reviews/x.md", sections).diagnostics == ["9:14 review.verdict-unrecognised"])
  }

  @Test(arguments: [
    ("a field in front matter", "Text.", "verdict: pass\nvalid_until: 2026-11-25\n"),
    ("a field in the head", "**Verdict:** GO\n**Valid until:** 2026-11-25", ""),
    ("beside the verdict", "**Verdict:** GO (valid until 2026-11-25)", ""),
    ("behind the verdict", "**Verdict:** Approved, expires 2026-11-25", ""),
    ("in words", "**Verdict:** Approved, expires on 25 November 2026", ""),
    ("a sentence about itself", "**Verdict:** GO\n\nThis approval is valid until 2026-11-25.", ""),
  ])
  func `the last day on which it holds is read`(sentence: String, text: String, front: String) {
    let review = Self.review(text, front: front).0
    #expect(review?.validUntil == Day(iso: "2026-11-25"), "\(sentence)")
    #expect(review?.verdict == .pass, "\(sentence)")
  }

  @Test func `what something else is valid until is no end of the review`() {
    let text = "**Verdict:** GO\n\nThe TLS certificate is valid until 2026-11-25."
    #expect(Self.review(text).0?.validUntil == nil)
  }

  struct Conditions: Equatable {
    var verdict: Review.Verdict?
    /// `title | owner | due`, of those that are open.
    var open: [String]
  }

  private static func conditions(_ text: String) -> Conditions {
    let review = review(text).0
    let open = (review?.findings ?? []).filter { !$0.isClosed }.map {
      "\($0.title) | \($0.field("owner") ?? "-") | \($0.due?.iso ?? "-")"
    }
    return Conditions(verdict: review?.verdict, open: open)
  }

  @Test(
    arguments: [
      (
        "a list",
        "**Verdict:** CONDITIONAL\n\n## Conditions\n\n- [ ] Rotate key — owner @ann — by 2026-12-15\n- [x] Log",
        .conditional, ["Rotate key — owner @ann — by 2026-12-15 | @ann | 2026-12-15"]
      ),
      (
        "a table",
        "**Verdict:** CONDITIONAL\n\n## Conditions\n\n| # | Condition | Owner | Due | Status |\n|---|---|---|---|---|\n"
          + "| 1 | MFA | bob | 2026-12-20 | open |\n| 2 | Log | bob | 2026-12-20 | done |",
        .conditional, ["MFA | bob | 2026-12-20"]
      ),
      (
        "a pass above open ones", "**Verdict:** GO\n\n**Conditions:**\n\n- Rotate the key (owner: ann, due 2026-12-20)",
        .conditional, ["Rotate the key (owner: ann, due 2026-12-20) | ann | 2026-12-20"]
      ),
      ("a pass above none", "**Verdict:** GO\n\n**Conditions:** none", .pass, []),
      ("a pass above met ones", "**Verdict:** GO\n\n## Conditions\n\n- [x] Rotate the key", .pass, []),
      (
        "below the verdict itself", "## Verdict\n\n**GO** — provided that:\n\n1. Rotate (owner: ann, due 2026-12-20)",
        .conditional, ["Rotate (owner: ann, due 2026-12-20) | ann | 2026-12-20"]
      ),
      ("what comes before", "**Verdict:** GO\n\n## Before launch\n\n- [ ] Rotate", .conditional, ["Rotate | - | -"]),
      ("pre-conditions", "**Verdict:** GO\n\n## Pre-conditions\n\n- [ ] Rotate", .conditional, ["Rotate | - | -"]),
      (
        "requirements", "**Verdict:** GO\n\n## Requirements before launch\n\n- [ ] Rotate", .conditional,
        ["Rotate | - | -"]
      ),
      ("must-dos", "**Verdict:** GO\n\n## Must-do before go-live\n\n- [ ] Rotate", .conditional, ["Rotate | - | -"]),
      (
        "what ends it", "**Verdict:** GO\n\n## Exit criteria\n\n- [ ] Rotate\n- [x] Log", .conditional,
        ["Rotate | - | -"]
      ),
      ("in German", "**Verdict:** GO\n\n## Auflagen\n\n- [ ] Rotate", .conditional, ["Rotate | - | -"]),
      (
        "a sentence and a list", "**Verdict:** GO\n\n**Approval is subject to:**\n\n- Rotate", .conditional,
        ["Rotate | - | -"]
      ),
      (
        "a sentence", "**Verdict:** GO\n\nApproval is conditional on the rotation.", .conditional,
        ["Approval is conditional on the rotation. | - | -"]
      ),
      (
        "criteria in a table",
        "**Verdict:** GO\n\n## Approval criteria\n\n| Criterion | Met |\n|---|---|\n| Rotate | ❌ |\n| Log | ✅ |",
        .conditional, ["Rotate | - | -"]
      ),
      ("criteria without boxes", "**Verdict:** GO\n\n## Exit criteria\n\n- p95 below 500 ms", .pass, []),
      ("criteria that are met", "**Verdict:** GO\n\n## Exit criteria\n\n- [x] p95 below 500 ms", .pass, []),
      (
        "a sentence in other words", "**Verdict:** GO\n\nThis approval is contingent upon the rotation.", .conditional,
        ["This approval is contingent upon the rotation. | - | -"]
      ),
      ("a sentence about something else", "**Verdict:** GO\n\nThe retry is conditional on a header.", .pass, []),
      ("what follows", "**Verdict:** GO\n\n## After launch\n\n- [ ] Rotate", .pass, []),
      (
        "all met, says the heading", "**Verdict:** CONDITIONAL\n\n## Conditions (all met 2026-11-22)\n\n1. Rotate",
        .conditional, []
      ),
      (
        "all met, and a box that is empty", "**Verdict:** CONDITIONAL\n\n## Conditions (all met)\n\n- [ ] Rotate",
        .conditional, ["Rotate | - | -"]
      ),
      (
        "a column for the day",
        "**Verdict:** CONDITIONAL\n\n## Conditions\n\n| Condition | Owner | ETA |\n|---|---|---|\n"
          + "| Rotate | ann | 2026-12-10 |", .conditional, ["Rotate | ann | 2026-12-10"]
      ),
      ("race conditions", "**Verdict:** GO\n\n## Race conditions\n\n- None were seen in the log", .pass, []),
      ("a refusal above some", "**Verdict:** NO-GO\n\n## Conditions\n\n- MFA", .fail, []),
    ] as [(String, String, Review.Verdict, [String])])
  func `conditions are read as what has to be closed`(
    sentence: String, text: String, verdict: Review.Verdict, open: [String]
  ) {
    #expect(Self.conditions(text) == Conditions(verdict: verdict, open: open), "\(sentence)")
  }

  @Test(
    arguments: [
      ("done", true), ("Done (rotated all three)", true), ("Closed by Ana on 2026-11-20", true), ("✅ Verified", true),
      ("Fulfilled 2026-11-22", true), ("✅", true), ("Met, see #12", true), ("n/a", true),
      ("✅ rotated in production", true),
      ("Done?", false), ("Met in part", false), ("Done on staging", false), ("Met except EU", false),
      ("Resolved? no", false), ("Closed, not done", false), ("done by end of week", false),
      ("Fixed in next release", false), ("✅ planned", false), ("🟢 on track", false), ("80% complete", false),
      ("Complete by 2026-12-10", false), ("waived", false), ("Done for one of two keys", false),
      ("Done, but only in the EU", false),
    ] as [(String, Bool)])
  func `a condition is met where its state says no more than that`(state: String, isMet: Bool) {
    let text = "**Verdict:** CONDITIONAL\n\n## Conditions\n\n| Condition | Status |\n|---|---|\n| Rotate | \(state) |"
    #expect(Self.conditions(text).open == (isMet ? [] : ["Rotate | - | -"]))
  }

  @Test(
    arguments: [
      ("Recommendation: do not launch", .fail),
      ("**Recommendation:** We recommend not to launch until the key is rotated", .fail),
      ("## Recommendation\n\nNo-go. The key has to be rotated.", .fail),
      ("Recommendation: do not deploy on Fridays", .pass),
      ("Recommendation: launch", .pass),
      ("Recommendation: do not release locks early", .pass),
    ] as [(String, Review.Verdict)])
  func `a recommendation to refuse outweighs a pass`(text: String, verdict: Review.Verdict) {
    #expect(Self.review(text, front: "verdict: pass\n").0?.verdict == verdict, "\(text)")
    #expect(Self.review("**Verdict:** GO\n\n\(text)").0?.verdict == verdict, "\(text)")
    #expect(Self.review("\(text)\n\n**Verdict:** GO").0?.verdict == verdict, "\(text)")
  }

  @Test(
    arguments: [
      (["GO", "GO"], .pass), (["GO", "NO-GO"], .fail), (["NO-GO", "GO"], .fail), (["GO", ""], .unrecognised),
      (["Approved", "Pending"], .unrecognised), (["GO", "GO with conditions"], .conditional),
      (["Use two regions", "Keep the queue"], nil),
    ] as [([String], Review.Verdict?)])
  func `of a table of who decided what the strictest row counts`(cells: [String], verdict: Review.Verdict?) {
    let rows = cells.map { "| Security | \($0) |" }.joined(separator: "\n")
    let table = "| Reviewer | Decision |\n|---|---|\n\(rows)"
    #expect(Self.review("\(table)\n\n## Findings\n\n- Slow (LOW)").0?.verdict == verdict, "\(cells)")
    // An open signature takes nothing back from who concludes.
    let beside = verdict == .unrecognised ? .pass : verdict ?? .pass
    #expect(Self.review("**Verdict:** GO\n\n\(table)").0?.verdict == beside, "\(cells)")
  }

}
