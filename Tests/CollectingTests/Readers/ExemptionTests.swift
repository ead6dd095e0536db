import ReportModel
import Testing

@testable import Collecting

/// What a row says that is marked as not applicable.
@Suite struct ExemptionTests {
  private func exemption(_ row: String) -> Exemption? {
    let read = ReadDocument("ready.md", "---\nkind: checklist\n---\n# Ready\n\n\(row)\n")
    guard case .checklist(let list)? = read.only(.checklist).first?.details else { return nil }
    return list.items.first { $0.state == .notApplicable }?.exemption
  }

  static let day = Day(iso: "2027-01-31")

  @Test(arguments: [
    (
      "- [-] security.pci: stores no card data (approved by platform; review by 2027-01-31)",
      Exemption(reason: "stores no card data", approver: "platform", reviewBy: day)
    ),
    (
      "- [-] PCI-DSS compliance (no card data, approved by: Platform Team, review on 2027-01-31)",
      Exemption(reason: "no card data", approver: "Platform Team", reviewBy: day)
    ),
    (
      "- [-] Rate limiting: internal only (approved by CTO; review by 2027-01-31)",
      Exemption(reason: "internal only", approver: "CTO", reviewBy: day)
    ),
    (
      "- [x] Feature flags — N/A: none are used (approved by CTO; review by 2027-01-31)",
      Exemption(reason: "none are used", approver: "CTO", reviewBy: day)
    ),
    (
      "- [ ] deployment.runbook: n/a, approved by head-of-ops: we deploy from one button, review by 2027-01-31",
      Exemption(reason: "we deploy from one button", approver: "head-of-ops", reviewBy: day)
    ),
    (
      "- [-] deployment.runbook: n/a, approved by head-of-ops: we deploy from one button",
      Exemption(reason: "we deploy from one button", approver: "head-of-ops")
    ),
    (
      "- [-] deployment.runbook: one button deploys it (approved by head-of-ops: as agreed in May; review by 2027-01-31)",
      Exemption(reason: "one button deploys it", approver: "head-of-ops", reviewBy: day)
    ),
    ("- [-] PCI-DSS: n/a, approved by CTO: 31 January 2027", Exemption(approver: "CTO")),
    ("- [-] PCI-DSS: n/a, approved by ref:ops of the platform", Exemption(approver: "ref:ops of the platform")),
    ("- [-] PCI-DSS: n/a, approved by CTO: yes", Exemption(approver: "CTO")),
    ("- [-] PCI-DSS compliance (no card data)", Exemption(reason: "no card data")),
    (
      "| Check | Status | Reason | Approved by | Review by |\n|---|---|---|---|---|\n"
        + "| PCI | N/A | stores no cards | platform | 2027-01-31 |\n| Logs | yes | | | |\n",
      Exemption(reason: "stores no cards", approver: "platform", reviewBy: day)
    ),
    (
      "| Check | Status |\n|---|---|\n| PCI | N/A (stores no cards; approved by platform; until 31 January 2027) |\n| Logs | yes |\n",
      Exemption(reason: "stores no cards", approver: "platform", reviewBy: day)
    ),
  ])
  func `reason, approver and day are read wherever the row has them`(_ row: String, _ expected: Exemption) {
    #expect(exemption(row) == expected)
  }

  @Test(arguments: [
    "- [ ] PCI-DSS: n/a", "- [ ] PCI-DSS (n/a: no card data)", "- [ ] security.pci: approved by CTO: no card data",
  ])
  func `an empty box asks still unless somebody agreed that it need not`(_ row: String) {
    #expect(exemption(row) == nil)
  }

  @Test func `a bare mark says none of them`() {
    #expect(exemption("- [-] PCI-DSS") == nil)
    #expect(exemption("| Check | Status |\n|---|---|\n| PCI | N/A |\n| Logs | yes |\n") == nil)
  }

  @Test func `a waiver-like record can say it too`() {
    let text = """
      waivers:
        - {check: drills, service: till, status: N/A, reason: No state at all, approver: platform, review by: 2027-01-31}
      """
    guard case .waiver(let waiver)? = ReadDocument("waivers.yaml", text).records.first?.details else {
      Issue.record("no waiver")
      return
    }
    #expect(waiver.saysNotApplicable)
    #expect(waiver.expires == Self.day)
  }
}
