import ReportModel
import Testing

@testable import Collecting

@Suite struct WithdrawalFieldsTests {
  static let fields: [(field: String, takesBack: Bool)] = [
    ("revoked_on: 2026-11-15", true), ("revoked: 2026-11-15", true), ("withdrawn: true", true), ("approved: no", true),
    ("valid: false", true), ("active: false", true), ("superseded_by: c2", true), ("signed: no", true),
    ("approved: not yet", true), ("approved: No (see the minutes)", true), ("Revoked-On: 2026-11-15", true),
    ("revoked_by: ada", true), ("in_force: no", true), ("draft: true", true), ("approved: no longer", true),
    ("revoked: no", false), ("revoked: false", false), ("revoked: never", false), ("revoked: \"-\"", false),
    ("revoked:", false), ("superseded_by: null", false), ("superseded_by: none", false), ("approved: yes", false),
    ("approved: true", false), ("valid: true", false), ("signed: 2026-11-15", false), ("signed:", false),
    ("approved: no objections", false), ("valid: n/a", false), ("withdrawn: 0", false), ("active: yes", false),
    ("revocation_policy: by the board", false),
  ]

  @Test(arguments: fields)
  func `a waiver may be taken back in front matter`(field: String, takesBack: Bool) {
    let front = "kind: waiver\ncheck: x\nreason: Moved in May\nauthor: a\napprover: b\nexpires: 2026-05-01"
    let read = ReadDocument("a.md", "---\n\(front)\n\(field)\n---\n# No x\n")
    #expect(read.diagnostics.contains { $0.hasSuffix("waiver.not-in-force") } == takesBack)
  }

  @Test(arguments: fields)
  func `a review may be taken back in front matter`(field: String, takesBack: Bool) {
    let front = "kind: review\npersona: security-engineer\nverdict: pass"
    let read = ReadDocument("a.md", "---\n\(front)\n\(field)\n---\n# Mill: security review\n\nAll is well.\n")
    guard case .review(let review) = read.only(.review).first?.details else {
      Issue.record("no review")
      return
    }
    #expect((review.verdict?.letsPass ?? false) == !takesBack, "\(review)")
  }

  @Test(arguments: fields)
  func `a certificate may be taken back in front matter`(field: String, takesBack: Bool) {
    let front = "kind: certificate\ncomponent: mill\nagent: security-engineer\ndate: 2026-11-01"
    let read = ReadDocument(
      "a.md", "---\n\(front)\n\(field)\n---\n# Certificate\n\n## Certification Decision\n\n**Status**: APPROVED\n")
    guard case .certificate(let certificate) = read.only(.certificate).first?.details else {
      Issue.record("no certificate")
      return
    }
    #expect(certificate.verdict == (takesBack ? .unrecognised : .approved))
  }

  @Test(arguments: [
    ("revoked: 2026-11-15", true), ("approved: false", true), ("revoked: \"no\"", false), ("approved: true", false),
    ("blockers: a patch of the vendor", false),
  ])
  func `a waiver in a list may be taken back, too`(field: String, takesBack: Bool) {
    let text =
      "waivers:\n  - id: W-1\n    check: x\n    reason: Moved in May\n    author: a\n    approver: b\n"
      + "    expires: 2026-05-01\n    \(field)\n"
    let read = ReadDocument("waivers.yaml", text)
    #expect(read.only(.waiver).count == 1)
    #expect(read.diagnostics.contains { $0.hasSuffix("waiver.not-in-force") } == takesBack)
  }

  @Test(arguments: [
    ("Ada has taken back her approval.", true), ("The board withdrew its approval on 2026-11-15.", true),
    ("I have taken back my approval of this release.", true), ("Ada has revoked her sign-off because of INC-7.", true),
    ("This certificate is no longer in force", true), ("The approval is no longer in force", true),
    ("The vendor has withdrawn its approval of the old cipher.", false),
    ("Ada had taken back her approval in May.", false), ("Ada has not taken back her approval.", false),
    ("Ada has taken back her approval and given it again.", false),
    ("If Ada has withdrawn her approval, ask the board.", false), ("Ada has taken back her laptop.", false),
  ])
  func `a sentence may say who took it back`(sentence: String, takesBack: Bool) {
    #expect(RevocationText.isRevocation(sentence) == takesBack)
  }
}
