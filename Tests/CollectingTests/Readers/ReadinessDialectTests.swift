import ReportModel
import Testing

/// How teams write readiness reviews, audits and sign-offs: what stands in them, and what only looks like it.
@Suite struct ReadinessDialectTests {
  /// The title of a review, the lines below it, and what is read of them.
  struct Case: Sendable, CustomTestStringConvertible {
    let sentence: String
    var title = "Security Audit Report"
    let text: String
    let read: [String]

    var testDescription: String { sentence }
  }

  /// Findings as `! title level`, `x` where they are closed.
  private static func findings(_ title: String, _ text: String) -> [String] {
    reviews(title, text).flatMap { review in
      review.findings.map { "\($0.isClosed ? "x" : "!") \($0.title) \($0.severity?.rawValue ?? "-")" }
    }
  }

  private static func reviews(_ title: String, _ text: String, at path: String = "docs/paper.md") -> [Review] {
    ReadDocument(path, "# \(title)\n\nDate: 2026-11-20\n\n\(text)\n").only(.review).compactMap { record in
      if case .review(let review) = record.details { review } else { nil }
    }
  }

  @Test(arguments: [
    Case(
      sentence: "the next section",
      text: "## 2. Critical Findings\n\n### C-1: Keys\n\n## 3. Test coverage\n\nFine.", read: ["! Keys critical"]),
    Case(
      sentence: "the next section behind none",
      text: "## 2. Critical Findings\n\nNone.\n\n## 3. Test coverage\n\nFine.",
      read: []),
    Case(
      sentence: "the next section behind levels",
      text: "## 1. Findings\n\n### Critical\n\n#### Keys\n\n## 2. Conclusion\n\nFine.", read: ["! Keys critical"]),
    Case(
      sentence: "parts of a numbered section", text: "## 2. Critical Findings\n\n## 2.1. Keys\n\n## C-2: Logs",
      read: ["! Keys critical", "! Logs critical"]),
    Case(
      sentence: "numbers below a heading without one", text: "## Critical Findings\n\n## 1. Keys\n\n## 2. Logs",
      read: ["! Keys critical", "! Logs critical"]),
    Case(
      sentence: "none that asks for anything",
      text: "### Critical (None)\n\nNo critical vulnerabilities requiring immediate action.\n\n### Low\n\n- Logs",
      read: ["! Logs low"]),
    Case(
      sentence: "none but one", text: "### Critical\n\nNo critical vulnerabilities besides the key in the image.",
      read: ["! the key in the image critical"]),
    Case(
      sentence: "a table below a level",
      text:
        "## 3. Findings\n\n### 3.2 HIGH PRIORITY\n\n| ID | Finding | Status |\n|---|---|---|\n| H-1 | Keys | Open |\n"
        + "| H-2 | Logs | ✅ Fixed |", read: ["! Keys high", "x Logs high"]),
    Case(
      sentence: "a table below a level, and none in it",
      text: "### High\n\n| ID | Finding | Status |\n|---|---|---|\n| - | None | - |\n\n### Low\n\n- Logs",
      read: ["! Logs low"]),
    Case(
      sentence: "rows that a blank line cuts off",
      text: "### High\n\n| Finding | Status |\n|---|---|\n| Keys | Open |\n\n"
        + "| Logs | Open |", read: ["! Keys high", "! Logs high"]),
    Case(
      sentence: "a table that counts", text: "### High\n\n| Issues | Open |\n|---|---|\n| 2 | 1 |\n\n### Low\n\n- Logs",
      read: ["! Logs low"]),
    Case(
      sentence: "a table of something else below a level",
      text: "### High\n\n- Keys\n\n| Endpoint | Latency |\n|---|---|\n| /pay | 20 ms |", read: ["! Keys high"]),
    Case(
      sentence: "tables below the parts of a level",
      text: "## Medium Priority Findings\n\n### Architecture\n\n| ID | Finding |\n|---|---|\n| A-1 | Keys |\n\n"
        + "### Code\n\n| ID | Finding |\n|---|---|\n| C-1 | Logs |", read: ["! Keys medium", "! Logs medium"]),
    Case(
      sentence: "a table that is told of a finding",
      text: "## High\n\n### H-1: Keys\n\n**Severity:** High\n\n| File | Issue |\n|---|---|\n| a.py | Not typed |",
      read: ["! Keys high"]),
    Case(
      sentence: "a sentence that goes on in the next line",
      text:
        "## Blockers\n\n- The suite is not green; what is left is to be\n  accepted before the launch\n  Owner: Ann",
      read: ["! The suite is not green; what is left is to be accepted before the launch critical"]),
    Case(
      sentence: "what is to be done with a level",
      text: "## P0 — fix before wider rollout\n\n### P0-1. Keys\n\n"
        + "## P1 — real defects\n\n### P1-1. Logs", read: ["! Keys critical", "! Logs high"]),
    Case(
      sentence: "what is to be done with a list",
      text:
        "### P0 — Launch blockers (nobody would know)\n\n- Keys\n\n### P1 — Resolve or accept before launch\n\n- Logs",
      read: ["! Keys critical", "! Logs high"]),
    Case(
      sentence: "a level and a title with a dash", text: "### P1 — Keys in the image\n\n- In the base layer",
      read: ["! Keys in the image high"]),
    Case(
      sentence: "a level said twice",
      text: "### P2 - Medium (Nice to have)\n\n1. [ ] Keys\n\n### P1 - High\n\n1. [ ] Logs",
      read: ["! Keys medium", "! Logs high"]),
    Case(
      sentence: "levels as paragraphs among blockers",
      text: "## Current Blockers\n\nP0:\n\n- None remaining.\n\nP1:\n\n- Keys\n\nP2:\n\n- Logs",
      read: ["! Keys high", "! Logs medium"]),
    Case(
      sentence: "what is important among findings", text: "## Findings\n\nImportant:\n\n- Read the report", read: []),
    Case(
      sentence: "blockers without levels", text: "## Current Blockers\n\nWe know of:\n\n- Keys",
      read: ["! Keys critical"]),
    Case(
      sentence: "over by the first word",
      text:
        "## Findings\n\n### 1. FIXED: Keys (HIGH)\n\n### ✅ FIXED - Logs\n\n**Severity:** High\n\n### [FIXED] Pager\n\n"
        + "**Severity:** High", read: ["x Keys high", "x Logs high", "x Pager high"]),
    Case(
      sentence: "over by the first word, and open again",
      text: "## Findings\n\n### 1. FIXED: Keys (HIGH)\n\n**Status:** Reopened\n\n### 2. Closed ports: none (LOW)",
      read: ["! Keys high", "! Closed ports: none low"]),
    Case(
      sentence: "an audit in French", text: "### 1. Sandbox escape (CRITICAL) - CORRIGÉ",
      read: ["x Sandbox escape critical"]),
  ])
  func `a finding is read, and what only stands near it is none`(_ shape: Case) {
    #expect(Self.findings(shape.title, shape.text) == shape.read)
  }

  @Test(arguments: [
    ("Fixed — extracted to `services/slots.py`; routers are thin.", true), ("✅ Fixed - now checked", true),
    ("Fixed: header added", true), ("**Fixed** — every error is logged now.", true), ("Resolved: keys rotated", true),
    ("Fixed — but the retest failed", false), ("Fixed - in staging only", false), ("Fixed — not deployed", false),
    ("Fixed: 3 of 5", false), ("Fixed - 80%", false), ("Resolved - accepted risk", false),
    ("Fixed — pending review", false),
    ("Fixed: will be deployed on Monday", false), ("Fixed — reopened on 2026-11-25", false),
    ("Fixed — keys rotated?", false),
    ("Mitigated by a WAF", false), ("Closed - won't fix", false), ("Fixed — workaround", false),
  ])
  func `a status may say what was done`(status: String, isClosed: Bool) {
    let text = "## Findings\n\n### 1. Keys (HIGH)\n\n**Status:** \(status)"
    #expect(Self.findings("Security Audit Report", text) == ["\(isClosed ? "x" : "!") Keys high"])
  }

  @Test(arguments: [
    ("QA Signoff Report: payments", "**Decision:** NO-GO", Review.Verdict.fail),
    ("QA Sign-off: payments", "**Verdict:** NO-GO", .fail), ("QA Signoff: payments", "- Release approved: No", .fail),
    ("Go-live sign-off: payments", "**Decision:** NO-GO", .fail),
    ("QA Sign-off: payments", "**Decision:** GO for release candidate 4711", .unrecognised),
    (
      "Release Sign-off: payments",
      "## Approval & Sign-Off\n\n| Role | Name | Status |\n|---|---|---|\n| QA | Ann | Rejected |",
      .fail
    ),
    (
      "Production Readiness Review: payments",
      "## Sign-off\n\n| Role | Status |\n|---|---|\n| SRE | ❌ Rejected |\n| Security | ✅ Approved |", .fail
    ),
    (
      "Production Readiness Review: payments",
      "## Sign-off\n\n| Role | Status |\n|---|---|\n| SRE | Approved with conditions |\n| Security | Approved |",
      .conditional
    ),
    (
      "Go / No-Go Checklist: release 14",
      "## Sign-off\n\n| Owner / Role | Axis | Vote |\n|---|---|---|\n| Ann — SRE | 1 | NO-GO |\n"
        + "| Bob | 2 | GO |", .fail
    ),
    ("GO/NO-GO DECISION FRAMEWORK", "**Status:** 🔴 **NO-GO** - 59 blockers remain", .fail),
    ("Production Readiness Review", "## Release Status\n\nCurrent status: not production ready.", .fail),
    ("Payments Security Review", "Current classification: **not approved for live operations**", .fail),
    (
      "Code Review Report",
      "**Overall Assessment: READY FOR PRODUCTION**\n\n### ✅ **APPROVED FOR PRODUCTION** with conditions:\n\n1. Pin the image",
      .conditional
    ),
    ("PENTEST REPORT - XCore Framework", "**Verdict:** FAIL", .fail),
    ("Full Penetration Testing Report", "**Verdict:** FAIL", .fail),
    ("Accessibility Audit - shop", "**Verdict:** FAIL", .fail),
  ])
  func `a refusal is heard`(title: String, text: String, verdict: Review.Verdict) {
    #expect(Self.reviews(title, text).map(\.verdict) == [verdict])
  }

  @Test(arguments: [
    (
      "a state of work below a sign-off", "Production Readiness Review",
      "## Sign-off\n\n| Role | Status |\n|---|---|\n| SRE | Pending |\n| Security | Approved |"
    ),
    (
      "a state of parts", "Production Readiness Review",
      "## Components\n\n| Component | Owner | Status |\n|---|---|---|\n| API | Ann | Rejected |"
    ),
    ("a state of something else", "Production Readiness Review", "Current status: in progress"),
    (
      "how it would be decided", "Production Readiness Review",
      "## Go/No-Go Decision\n\nWe make a binary Go/No-Go decision:"
    ),
    (
      "alternatives", "Go / no-go checklist",
      "## Go — proceed\n\n- [ ] Owners are known\n\n## No-go — use the old one instead\n\n- [ ] Nobody can run it"
    ),
  ])
  func `what only sounds like one refuses nothing`(sentence: String, title: String, text: String) {
    #expect(Self.reviews(title, text).allSatisfy { $0.verdict == nil }, "\(sentence)")
  }

  @Test func `what explains how it would be decided is no review`() {
    let text = """
      # Production Readiness Review (PRR)

      ## Go/No-Go Decision

      The PRR makes a binary Go/No-Go decision:

      ### GO Decision

      All critical checks pass.

      ### NO-GO Decision

      One of them fails.

      ### Critical Risks (FAIL status)

      - Block release immediately

      """
    #expect(ReadDocument("docs/prr.md", text).only(.review).isEmpty)
    let dated = text.split(separator: "(PRR)").joined(separator: "(PRR)\n\nDate: 2026-11-20")
    #expect(ReadDocument("docs/prr.md", dated).only(.review).count == 1)
  }

  @Test(arguments: [
    ("Security Audit of payments", "Date: 2026-11-20", 1), ("Security Audit of payments", "", 0),
    ("Release Sign-off: payments", "", 1), ("Security Audit Template", "Date: 2026-11-20", 0),
    ("How we do a security audit", "Date: 2026-11-20", 0), ("Security Audit Logging", "Date: 2026-11-20", 0),
    ("Architecture Review Board", "Date: 2026-11-20", 0), ("Sprint Review", "Date: 2026-11-20", 0),
  ])
  func `a review of which nothing can be read is one all the same`(title: String, head: String, count: Int) {
    let read = ReadDocument("docs/paper.md", "# \(title)\n\n\(head)\n\n## Overview\n\nThe service is fine so far.\n")
    #expect(read.only(.review).count == count)
    #expect(read.diagnostics.filter { $0.hasSuffix("review.verdict-missing") }.count == count)
  }

  @Test(arguments: [
    ("Security review — 2026-05-15", ""), ("Security Review of payments (2026-05-15)", ""),
    ("Security Review of payments", "Assessment date: 2026-05-15"),
    ("Security Review of payments", "**Report Date:** 2026-05-15"),
  ])
  func `its day may stand in its title or under another name`(title: String, head: String) {
    let text = "# \(title)\n\n\(head)\n\n## Findings\n\n### 1. Keys (HIGH)\n"
    #expect(ReadDocument("docs/paper.md", text).only(.review).map { $0.date?.iso } == ["2026-05-15"])
  }

  @Test func `a month in place of a day is no mistake`() {
    let text = "# Security Review of payments\n\n**Date:** December 2025\n\n**Verdict:** conditional\n"
    let read = ReadDocument("docs/paper.md", text)
    #expect(read.only(.review).map { $0.date?.iso } == ["2025-12-01"])
  }

  @Test(arguments: [
    (
      "criteria to decide by",
      "### GO criteria (all of them)\n\n- ✅ Rollback tested\n\n### NO-GO criteria (any)\n\n- ❌ Keys leak\n\n"
        + "### Now\n\n- [x] Logs", "unknown, pass"
    ),
    (
      "criteria that are ticked", "### GO criteria\n\n- [x] Rollback tested\n- [ ] Logs", "pass, unknown"
    ),
    (
      "a legend below a label", "**Legend:**\n- ✅ done\n- ❌ failed\n\n## Security\n\n- ✅ Keys\n- ❌ Logs", "pass, fail"
    ),
    ("lines to sign on", "- [x] Keys\n- [ ] Logs\n\n## Sign-off\n\n- [ ] **QA**: _______ Date: ____", "pass, unknown"),
    (
      "a paragraph in bold that is no legend", "**Security:**\n- ✅ Keys\n- ❌ Logs", "pass, fail"
    ),
    (
      "boxes in the cells of what is asked",
      "| Check | Status | Notes |\n|---|---|---|\n| [x] Keys | | |\n| [ ] Logs | | |\n| [x] Pager | ❌ | |",
      "pass, unknown, fail"
    ),
    (
      "boxes in cells without a column for the answer",
      "| Check | Owner |\n|---|---|\n| [x] Keys | ann |\n| [ ] Logs | ben |",
      "pass, unknown"
    ),
  ])
  func `an answer is one that somebody gave`(sentence: String, text: String, states: String) {
    let found = ReadDocument("docs/readiness-checklist.md", "# Readiness checklist\n\n\(text)\n").only(.checklist)
    let shown = found.compactMap { record in
      if case .checklist(let list) = record.details {
        list.items.map(\.state.rawValue).joined(separator: ", ")
      } else {
        nil
      }
    }
    #expect(shown == [states], "\(sentence)")
  }
}
