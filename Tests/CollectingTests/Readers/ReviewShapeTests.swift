import ReportModel
import Testing

@Suite struct ReviewShapeTests {
  private func review(_ text: String, at path: String = "docs/reviews/mill.md") -> Review? {
    guard let record = ReadDocument(path, text).only(.review).first, case .review(let review) = record.details else {
      return nil
    }
    return review
  }

  @Test(arguments: [
    ("a number and a level in brackets", "### 1. Slow (HIGH)", ["Slow high"]),
    ("several in one paragraph", "**1. Slow** (HIGH)\n**2. Loud** (LOW)", ["Slow high", "Loud low"]),
    ("items below a level", "### Low Issues: 2 found\n- No limit\n- No log", ["No limit low", "No log low"]),
    ("what is passed is none", "### Low Issues\n- ✅ Log\n- No limit", ["No limit low"]),
    ("none found", "### High Issues: 0 found\n- None", []),
    ("a label and a list", "**Critical (Must Have)**\n1. Timeout\n   - Input: 31 s", ["Timeout critical"]),
    ("a list that goes on counting", "**Nice to Have**\n4. Voucher\n5. Gift", ["Voucher low", "Gift low"]),
    ("a heading of a colour", "## 🔴 Critical\n\n### Keys in the log\n\n- Owner: vera", ["Keys in the log critical"]),
    (
      "a table", "| ID | Finding | Severity |\n|---|---|---|\n| F1 | Open port | High |\n| F2 | Old key | 🟡 |",
      ["Open port high", "Old key medium"]
    ),
    (
      "a table beside the texts",
      "| ID | Finding | Severity |\n|---|---|---|\n| 1 | Slow | High |\n\n### 1. Slow (HIGH)",
      ["Slow high"]
    ),
    ("recommendations are none", "### Recommendations\n1. Limit it\n2. Log it", []),
    ("counts by severity are none", "| Severity | Count |\n|---|---|\n| High | 3 |", []),
  ])
  func `findings have their severity from where it stands`(sentence: String, text: String, findings: [String]) {
    let found = review("# Security Review: Mill\n\n### Verdict: FAIL\n\n\(text)\n")
    #expect(
      found?.findings.map { "\($0.title) \($0.severity?.rawValue ?? "-")" } == findings, "\(sentence)")
  }

  @Test func `phases have their steps, their efforts and what they take in all`() throws {
    let found = try #require(
      review(
        """
        # Production Readiness Review: Mill

        ### Overall Assessment: 🚨 NOT READY - 2 Critical Blockers

        ### Recommendations

        **Phase 1: Blockers**
        1. Replica (2-3 days)
        2. Alerts (now)

        **Estimated Timeline**: 3 days

        **Phase 2: Later**
        3. Limits (4 hours)
        """))
    #expect(found.phases.map(\.name) == ["Phase 1: Blockers", "Phase 2: Later"])
    #expect(found.phases.map { $0.items.map(\.effort) } == [["2-3 days", nil], ["4 hours"]])
    #expect(found.phases.map(\.stated) == ["3 days", nil])
    #expect(found.statedCounts == [.init(severity: .critical, count: 2, line: 3)])
  }

  @Test(
    arguments: [
      ("the worst of its sections", "### Style: ✅ Good\n### Docs: ⚠️ Needs update\n", Review.Verdict.conditional),
      ("all good sections are no verdict", "### Style: ✅ Good\n### Docs: ✅ Good\n", nil),
      ("one mark is none of the whole", "### Critical Issues: 🚨 1 found\n", nil),
      ("words below a heading", "### Verdict\n\n**NOT READY**\n", .fail),
      ("a verdict outranks them", "### Style: ✅ Good\n### Docs: ⚠️ Old\n### Verdict: FAIL\n", .fail),
    ] as [(String, String, Review.Verdict?)])
  func `a review without a verdict has that of its marks`(sentence: String, text: String, verdict: Review.Verdict?) {
    #expect(review("# Code Review Checklist: Mill\n\n\(text)")?.verdict == verdict, "\(sentence)")
  }

  @Test(
    arguments: [
      (
        "a dated audit", "docs/audits/2026-03-01-security-audit.md", "# Security Audit of Mill", "security-engineer",
        nil
      ),
      ("the date behind", "docs/audits/mill-2026-03-01.md", "# Architecture review", "software-architect", nil),
      (
        "the name of the file agrees", "docs/reviews/2026-03-01-code-mill.md", "# Code Review: MillService",
        "senior-engineer", "mill"
      ),
    ] as [(String, String, String, String, String?)])
  func `a dated audit is a review`(sentence: String, path: String, title: String, persona: String, service: String?)
    throws
  {
    let read = ReadDocument(path, "\(title)\n\n**Verdict**: PASS\n")
    let record = try #require(read.only(.review).first, "\(sentence)")
    #expect(record.persona == persona, "\(sentence)")
    #expect(record.date == Day(iso: "2026-03-01"), "\(sentence)")
    #expect(record.statedService == service, "\(sentence)")
  }

  @Test(arguments: [
    ("# Security Audit\n\n**Auditor:** Morgan", "security-auditor"),
    ("# Penetration Test Report\n\n**Reviewer:** Morgan Lee", "security-auditor"),
    ("# Security Audit\n\n**Auditor:** Morgan (Security Engineer)", "security-engineer"),
    ("# Security Review\n\n**Reviewer:** Morgan", "security-engineer"),
    ("# Architecture Audit\n\n**Auditor:** Morgan", "software-architect"),
  ])
  func `what a named auditor has found is not the next review's to leave out`(text: String, persona: String) throws {
    let read = ReadDocument("docs/audits/2026-03-01-audit.md", "\(text)\n\n**Verdict**: FAIL\n")
    #expect(try #require(read.only(.review).first).persona == persona, "\(text)")
  }

  @Test(arguments: [
    ("a guide", "docs/reviews/how-to.md", "# How we review\n\nWe talk."),
    ("a look at an incident", "docs/reviews/2026-03-01-incident-review.md", "# Incident review\n\nIt broke."),
    ("a template", "docs/reviews/mill.md", "# Security Review: Mill\n\n## Verdict: {APPROVED | NEEDS_CHANGES}\n"),
    (
      "the definition of an agent", "reviews/a.md",
      "---\nname: a\ndescription: b\n---\n# Security Review\n\n**Verdict**: PASS\n"
    ),
  ])
  func `what only looks like one is none`(sentence: String, path: String, text: String) {
    #expect(ReadDocument(path, text).only(.review).isEmpty, "\(sentence)")
  }

  @Test func `a review keeps its checklist and its compliance`() {
    let text = """
      # Security Review: Mill

      ### Checklist

      - ✅ Log

      ### Compliance:
      - ⚠️ PCI-DSS: N/A (no cards)
      - ❌ ASVS: two fail
      """
    #expect(review(text)?.checklist.map(\.state) == [.pass, .notApplicable, .fail])
    #expect(ReadDocument("docs/reviews/mill.md", text).only(.checklist).isEmpty)
  }

  @Test(arguments: [
    (
      "JSON", "reviews/mill.json",
      #"{"reviewer": "sre", "service": "mill", "verdict": "NEEDS_CHANGES", "findings": [{"title": "Slow", "severity": "high"}]}"#,
      "conditional Slow high"
    ),
    ("YAML", "out/mill.yaml", "v: NO-GO\nissues:\n  - description: Loud\n    severity: P3\n", "fail Loud low"),
    ("a scanner's report", "scan.json", #"{"vulnerabilities": [{"name": "x", "severity": "high"}]}"#, "-"),
    ("a test runner's report", "t.json", #"{"verdict": "pass", "issues": []}"#, "-"),
  ])
  func `reviews may be data`(sentence: String, path: String, text: String, expected: String) {
    let found = ReadDocument(path, text).only(.review).map { record -> String in
      guard case .review(let review) = record.details else { return "" }
      let findings = review.findings.map { "\($0.title) \($0.severity?.rawValue ?? "-")" }
      return "\(review.verdict?.rawValue ?? "-") \(findings.joined(separator: ", "))"
    }
    #expect((found.isEmpty ? "-" : found.joined(separator: "; ")) == expected, "\(sentence)")
  }

  @Test(
    arguments: [
      ("bold as a whole", "**Decision: BLOCK LAUNCH**", "fail BLOCK LAUNCH"),
      ("bold as a whole, behind a sign", "⛔ **Verdict: NO-GO**", "fail NO-GO"),
      ("a name in bold", "**Decision**: BLOCK LAUNCH", "fail BLOCK LAUNCH"),
      (
        "a table in the head", "| Reviewer | Date | Verdict |\n|---|---|---|\n| sre | 2026-11-18 | ❌ NO-GO |",
        "fail ❌ NO-GO"
      ),
      (
        "a table of fields", "| Field | Value |\n|---|---|\n| Date | 2026-11-18 |\n| Decision | NO-GO |", "fail NO-GO"
      ),
      (
        "a table in the head and a laxer section",
        "| Reviewer | Date | Verdict |\n|---|---|---|\n| sre | 2026-11-18 | NO-GO |\n\n### Verdict\n\nGO", "fail NO-GO"
      ),
      (
        "a count is no verdict", "### Overall Assessment: ❌ NOT READY\n\nOverall: 1/2 checks passed (50%)",
        "fail ❌ NOT READY"
      ),
      ("a count below another", "Overall: NOT READY\n\nOverall: 1/2 checks passed (50%)", "fail NOT READY"),
      (
        "a lax word below an assessment", "### Overall Assessment: NOT READY\n\nOverall: all checks passed",
        "fail NOT READY"
      ),
      ("a count alone", "Overall: 1/2 checks passed (50%)", "unrecognised 1/2 checks passed (50%)"),
      ("a withdrawn pass", "**Verdict**: PASS\n\n**Final verdict**: withdrawn", "unrecognised withdrawn"),
      ("prose in bold", "**The decision log: it is long**", "nil nil"),
      (
        "a table of checks", "### Checks\n\n| Check | Date | Verdict |\n|---|---|---|\n| TLS | 2026-01-01 | FAIL |",
        "nil nil"
      ),
    ])
  func `a verdict is read where it stands`(sentence: String, text: String, verdict: String) {
    let found = review("# Launch Review: Mill\n\n\(text)\n")
    #expect("\(found?.verdict?.rawValue ?? "nil") \(found?.verdictRaw ?? "nil")" == verdict, "\(sentence)")
  }

  @Test(arguments: [
    ("the body is stricter", "GO", "## Verdict\n\nNO-GO until the alerts are in place.", "fail 11", [11, 5]),
    ("the body is laxer", "fail", "## Verdict\n\nGO", "fail 5", [5, 11]),
    ("the body depends on something", "pass", "**Verdict**: GO once the alerts are there", "conditional 9", [9, 5]),
    ("both say the same", "pass", "## Verdict\n\nGO", "pass 5", [5, 11]),
    ("an assessment of the whole", "GO", "### Overall Assessment: NOT READY", "fail 9", [9, 5]),
    ("marks of sections conclude nothing", "pass", "### Style: ✅ Good\n### Docs: ⚠️ Old", "pass 5", [5]),
    ("nor does a count", "pass", "Overall: 1/2 checks failed", "pass 5", [5]),
    ("words nobody knows conclude nothing", "pass", "**Verdict**: see above", "pass 5", [5, 9]),
    ("they do not hide a refusal", "splendid", "## Verdict\n\nNO-GO", "fail 11", [11, 5]),
    ("they are no pass", "splendid", "## Verdict\n\nGO", "unrecognised 5", [5, 11]),
  ])
  func `the stricter of two verdicts counts, and both are kept`(
    sentence: String, head: String, body: String, verdict: String, lines: [Int]
  ) {
    let front = "---\nkind: review\nservice: mill\npersona: dba\nverdict: \(head)\n---\n# DB review\n\n"
    let found = review(front + body + "\n")
    #expect("\(found?.verdict?.rawValue ?? "nil") \(found?.verdictLine ?? 0)" == verdict, "\(sentence)")
    #expect(found?.statedVerdicts.map(\.line) == lines, "\(sentence)")
  }
}
