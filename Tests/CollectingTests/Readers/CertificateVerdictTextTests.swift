import ReportModel
import Testing

@testable import Collecting

@Suite struct CertificateVerdictTextTests {
  @Test(arguments: [
    ("APPROVED", Certificate.Verdict.approved), ("approved", .approved), ("✅ **APPROVED**", .approved),
    ("NO-GO", .noGo), ("NO GO", .noGo), ("GO", .go), ("GO for production", .go), ("RECOMMEND", .recommend),
    ("NOT APPROVED - CRITICAL VULNERABILITIES", .rejected), ("cannot be approved", .rejected),
    ("APPROVE WITH CONDITIONS", .conditionallyApproved), ("✅ APPROVED WITH MINOR CONDITIONS", .conditionallyApproved),
    ("Approved once the key is rotated", .conditionallyApproved), ("CERTIFY WITH CONDITIONS", .conditionallyApproved),
    ("Approved without conditions", .approved), ("CONDITIONALLY_APPROVED - REQUIRES_REMEDIATION", .requiresRemediation),
    ("REQUIRES_IMMEDIATE_REMEDIATION", .requiresRemediation), ("REJECTED - REQUIRES_REMEDIATION", .rejected),
    ("LAUNCH NOT READY", .noGo), ("EMERGENCY_STOP", .emergencyStop),
    ("not recommended", .doNotRecommend), ("ADVISORY_ONLY", .advisoryOnly),
    ("NEEDS_FURTHER_REVIEW", .needsFurtherReview),
    ("OUTSTANDING - READY FOR PHASE 2", .unrecognised), ("APPROVAL PENDING", .unrecognised), ("❌ GO", .unrecognised),
    ("APPROVED?", .unrecognised), ("", .unrecognised),
    ("APPROVED - all 3 critical vulnerabilities still open", .unrecognised), ("GO (staging only)", .unrecognised),
    ("~~APPROVED~~ REVOKED", .unrecognised), ("☐ APPROVED ☒ REJECTED", .rejected),
    ("[x] APPROVED [ ] REJECTED", .approved),
    ("APPROVED - no critical issues found", .approved), ("APPROVED FOR PRODUCTION DEPLOYMENT", .approved),
    ("APPROVED (2026-11-20)", .approved), ("APPROVED, valid until 2026-11-25", .approved),
    ("APPROVED by Ann Lee, CTO", .approved), ("APPROVED, with the exception of payments", .conditionallyApproved),
    ("RECOMMEND a launch in March", .recommend),
    ("GO (no emergency stop)", .go), ("APPROVED - no remediation required", .approved),
    ("APPROVED – supersedes the REJECTED certificate of 1 Nov", .approved),
    ("APPROVED. No further review needed.", .approved), ("APPROVED, all rejected items fixed", .approved),
    ("GO, lifts the EMERGENCY_STOP of 12 Nov", .go), ("APPROVED. No further review.", .needsFurtherReview),
    ("APPROVED, some rejected items fixed", .rejected), ("APPROVED, remediation required", .requiresRemediation),
    ("APPROVED – supersedes the REJECTED one once MFA is on", .rejected),
    ("REJECTED – supersedes the APPROVED certificate", .rejected),
    ("EMERGENCY_STOP, no remediation needed", .emergencyStop),
    ("supersedes the REJECTED certificate", .unrecognised), ("APPROVED, all rejected items fixed?", .unrecognised),
    ("No conditions", .approved), ("APPROVED ✗", .unrecognised), ("Was APPROVED", .unrecognised),
    ("🔴 APPROVED", .unrecognised),
    ("🟡 APPROVED", .unrecognised), ("APPROVED after remediation", .approved),
    ("APPROVED once remediation is done", .requiresRemediation), ("APPROVED, no exceptions", .approved),
    ("APPROVED — all conditions of SEC-0 met", .approved), ("APPROVED, conditions not met", .conditionallyApproved),
  ])
  func `the strictest word counts, and what is not understood is no approval`(
    text: String, verdict: Certificate.Verdict
  ) {
    #expect(CertificateVerdictText.verdict(in: text) == verdict)
  }

  @Test(arguments: [
    ("[APPROVED/REJECTED]", true), ("{status}", true), ("APPROVED | REJECTED | GO", true), ("APPROVED", false),
    ("APPROVED / GO", false), ("[ ] APPROVED [x] REJECTED", false),
  ])
  func `a choice of words is a template's`(text: String, isPlaceholder: Bool) {
    #expect(CertificateVerdictText.isPlaceholder(text) == isPlaceholder)
  }
}
