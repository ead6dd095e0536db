import ReportModel
import Testing

/// What closes a finding, and what only looks so.
@Suite struct FindingStateTests {
  private func isClosed(_ body: String) -> [Bool] {
    FindingShapeTests.findings("## Findings\n\n### 1. Token replay (CRITICAL)\n\n" + body).map(\.isClosed)
  }

  @Test(arguments: [
    "- [x] Fixed", "- [X] Resolved in #12", "☑ Fixed", "- [ ] Open\n- [x] Fixed", "- [x] Fixed\n- [x] Verified",
    "- Fixed in #12", "**Status:** [ ] Open [x] Fixed", "**Status:** ☐ Open ☑ Fixed", "**Status:** [x]",
    "**Fixed:** [x]", "**Status:** Fixed\n**Retest:** No longer vulnerable", "**Remediation:** Fixed in version 4.2",
    "- [x] Fixed\n- [ ] Blog post",
  ])
  func `a ticked box or a word closes it`(body: String) { #expect(isClosed(body) == [true]) }

  @Test(arguments: [
    "- [ ] Fixed", "- [ ] Fixed\n- [ ] Verified", "- [ ] Resolved", "* [ ] **Fixed**", "- [ ] Done", "- [ ] Mitigated",
    "☐ Fixed", "⬜ Fixed", "[ ] Fixed", "- [-] Fixed", "- [x] Open\n- [ ] Fixed", "- [x] Fixed\n- [ ] Verified",
    "- [ ] Status: Fixed", "**Status:** [ ] Fixed", "**Status:** ☐ Open ☐ Fixed", "**Status:** ☑ Open ☐ Fixed",
    "**Fixed:** [ ]", "**Status:** Fixed\n**Verified:** [ ]", "**Status:** Fixed\n- [ ] Fixed",
    "**Status:** Fixed\n**Retest:** Still vulnerable", "**Status:** Fixed\n**Retest:** vulnerable",
    "**Status:** Fixed\n**Retest:** still exploitable", "**Remediation:** Fixed version: 4.2",
    "**Resolution:** Fixed version 4.2", "**Remediation:** Patched release: 4.2",
  ])
  func `what nobody ticked does not`(body: String) { #expect(isClosed(body) == [false]) }

  @Test func `a box inside an item counts for the item`() {
    let found = FindingShapeTests.findings(
      "## Findings\n\n- Replay (HIGH)\n  - [ ] Fixed\n- Theft (HIGH)\n  - [x] Fixed\n")
    #expect(found.map(\.isClosed) == [false, true])
  }
}
