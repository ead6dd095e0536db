import ReportModel
import Testing

@testable import Collecting

/// What each of those who were asked has said, beside a verdict that lets something pass.
@Suite struct SignOffTests {
  private static func verdict(beside text: String) -> Review.Verdict? {
    let text =
      "# Mill: release review\n\n**Reviewer:** Ann Lee\n**Date:** 2026-11-20\n**Verdict:** GO\n\n\(text)\n"
    guard let record = ReadDocument("docs/reviews/r.md", text).only(.review).first,
      case .review(let review) = record.details
    else { return nil }
    return review.verdict
  }

  private static func table(_ header: String, _ rows: String..., below heading: String = "Sign-off") -> String {
    let rule = String(repeating: "|---", count: header.split(separator: "|").count) + "|"
    let rows = rows.map { "| \($0) |" }.joined(separator: "\n")
    return "## \(heading)\n\n| \(header) |\n\(rule)\n\(rows)"
  }

  @Test(arguments: [
    table("Role | Name | Approved", "Security | Ann | No", "QA | Bob | Yes"),
    table("Role | Name | Approved? | Date", "Security | Ann | ❌ | ", "QA | Bob | ✅ | "),
    table("Role | Decision Approved | Date", "Security | HOLD | ", "QA | GO | "),
    table("Role | Sign-off", "Security | Rejected", "QA | Approved"),
    table("Domain | Owner | Status", "Security | The team | REJECTED", "QA | Bob | APPROVED"),
    table("Stakeholder | Outcome", "Security | Rejected", "QA | Approved"),
    table("Team | Vote", "Security | 👎", "QA | 👍"), table("Guardian | Vote", "Ledger | REJECTED", "Style | APPROVED"),
    table("Role | Approved | Rejected", "Security | ☐ | ☑", "QA | ☑ | ☐"),
    table("Role | Signed off", "Security | Refused", "QA | Yes"),
    table("Approval | Owner | Status", "Security sign-off | Ann | Rejected", "Release approval | Bob | Pending"),
    table("Team | Vote", "Security | GO → NO-GO"),
    table("Role | Round | Vote", "Security | 1 | GO", "Security | 2 | NO-GO"),
    table("Role | Approved", "Security | No", below: "Who was asked"),
    "**Sign-off**\n\n| Role | Status |\n|---|---|\n| Security | Rejected |",
    "## Sign-off\n\n### Required\n\n| Role | Status |\n|---|---|\n| Security | Rejected |",
    "## Sign-off\n\n- Security: REJECTED\n- QA: approved", "## Sign-off\n\n- [ ] Security (refused: F-1)\n- [x] QA",
    "## Poll\n\n- **Security:** NO-GO (F-1)\n- **QA:** GO", "## Poll\n\n- Security — NO-GO (F-1)\n- QA — GO",
    "## Sign-off\n\n**Security:** declined", "## Sign-off\n\n- Omar Diaz: rejected", "## Sign-off\n\n- Legal: No",
    "## Sign-off\n\n- Omar Diaz (security): NO-GO", "## Poll\n\nSecurity — NO-GO (F-1)",
    "## Sign-off\n\n- [x] Rejected\n- [ ] Approved",
    "## Sign-off\n\nRefused.", "**Security sign-off:** refused", "**Sign-off (security):** refused",
    "**Sign-off:** Refused", "**QA approval:** denied", "**Approved by security:** No",
    "**Signed off by legal and privacy:** ❌", "**Security vote:** 👎", "**Security verdict:** FAIL",
    "**Production:** NO-GO\n**Staging:** GO", "| | |\n|---|---|\n| Security sign-off | Rejected |",
    "## Minority opinion\n\nI would not ship this.", "## Dissent\n\nSecurity does not agree: S-1 must be fixed first.",
    "## Dissenting view\n\nThe ledger can lose a row. We disagree with the verdict.",
    "## Minority report\n\nWe must not go live.",
  ])
  func `one who refuses lets nothing pass`(text: String) { #expect(Self.verdict(beside: text) == .fail) }

  @Test(arguments: [
    table("Role | Approved", "Security | Yes, with conditions", "QA | Approved with conditions"),
    "## Sign-off\n\n- Security: GO WITH CONDITIONS", "**Legal approval:** approved once the terms are signed",
  ])
  func `a condition of one is one of all`(text: String) { #expect(Self.verdict(beside: text) == .conditional) }

  @Test(arguments: [
    table("Role | Name | Approved", "Security | Ann | Pending", "QA | | ", "Legal | | [ ]"),
    table("Role | Name | Decision", "Owner | Ann | Approved / Not approved", "QA | Bob | GO"),
    table("Role | Sign-off", "Security | Awaiting", "QA | ☐ Approved ☐ Rejected"),
    table("Role | Signed", "Security | No", "QA | ❌"), table("Role | Status", "Security | NOT SIGNED"),
    table("Role | Approved | Rejected", "Security | ☑ | ☐", "QA | ☐ | ☐"),
    table("Role | Rejected | Approved", "Security | | Yes"),
    table("Feature | Status", "Dark mode | Rejected", below: "Features"),
    table("Environment | Status", "Canary | Rejected", below: "Environments"),
    table("Environment | Status", "Staging | Rejected", "Production | Approved"),
    table("Option | Approved", "Redis | No", below: "Options"),
    table("Component | Approved", "Redis | No", below: "Parts"),
    table("Role | Round | Vote", "Security | 1 | NO-GO", "Security | 2 | GO"),
    table("Role | Vote | Date", "Security | NO-GO | 2026-11-10", "Security | GO | 2026-11-19"),
    table("Role | First vote | Final vote", "Security | NO-GO | GO"), table("Role | Vote", "Security | NO-GO → GO"),
    table("Condition | Status", "Alerts | Failed once"), table("# | Finding | Status", "1 | Old key | Rejected"),
    table("Suite | Status", "Load | Failed", below: "Test results"),
    "## Sign-off\n\n- [ ] Security\n- [x] QA", "## Sign-off\n\n- Security: pending\n- QA: approved",
    "## Sign-off\n\n- Security: ~~REJECTED~~ approved", "## Sign-off\n\n- ~~Security: REJECTED~~\n- Security: approved",
    "## Sign-off\n\n- Open issues: No\n- Blockers: none", "## Sign-off\n\n- Waiver request W-1: rejected",
    "## Sign-off\n\n- Staging: NO-GO", "## Sign-off\n\n- Security: NO-GO → GO",
    "## Rejected ideas\n\n- Sharding: rejected", "**Approval:** not required", "**Sign-off:** pending",
    "**Approval required:** No", "**Security sign-off:** Ann Lee, 2026-11-20", "**Production:** 2026-12-01",
    "**Staging:** NO-GO", "### 1. Key in a log (LOW)\n\n**Security approval:** denied",
    "## Minority opinion\n\nNone.", "## Dissent\n\nNobody disagrees.",
    "## Dissent\n\nOmar would not ship it at first, and agreed on 2026-11-19.",
    "## Dissenting view\n\nTwo of us disagree with the names of the modules.", "## Objections\n\nNone were raised.",
    "## Dissent\n\nSecurity objected to r1. The objection was withdrawn with r2: we would not ship without r2.",
    "## Production\n\nThe launch failed once in May.",
    "## Sign-off\n\n- [x] No critical issues\n- [x] Not a single blocker",
  ])
  func `what is open, over or of something else refuses nothing`(text: String) {
    #expect(Self.verdict(beside: text) == .pass)
  }
}
