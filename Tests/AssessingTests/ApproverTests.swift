import Testing

@testable import Assessing

@Suite struct ApproverTests {
  @Test(arguments: [
    "[human approver]", "[Approver Name/Role]", "{{name}}", "<name>", "[Name], [Role]", "N. N.", "NN", "Name", "_Name_",
    "CTO (verbal, to be confirmed)", "CTO (unconfirmed)", "not approved", "To be named", "Pending", "[", "[]",
    "head-of-ops (not yet signed)", "~~Olga~~",
  ])
  func `nobody has approved it`(_ written: String) {
    #expect(statedApprover(written) == nil)
  }

  @Test(arguments: [
    "Olga", "Olga <olga@x.org>", "<olga@x.org>", "[@olga]", "[~olga]", "[[Olga]]", "[Olga](mailto:o)", "CTO (verbally)",
    "platform", "CTO [on call", "N. Petrova", "Olga [CTO]", "Tobe",
  ])
  func `somebody has`(_ written: String) {
    #expect(statedApprover(written) == written)
  }
}
