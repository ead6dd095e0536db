import ReportModel
import Testing

@testable import Collecting

/// Which documents are reviews, of what and by whom.
@Suite struct ReviewPlaceTests {
  private func reviews(_ path: String, _ text: String) -> [Record] { ReadDocument(path, text).only(.review) }

  private func verdicts(_ path: String, _ text: String) -> [Review.Verdict?] {
    reviews(path, text).map { record in if case .review(let review) = record.details { review.verdict } else { nil } }
  }

  @Test(arguments: [
    ("docs/production-readiness-review.md", "# Production Readiness Review\n\n**Status:** NOT PRODUCTION READY\n"),
    (
      "docs/production-readiness-review.md", "# Production Readiness Review\n\n## Verdict\n\nPublic launch: NOT ready\n"
    ),
    (
      "docs/production-readiness-review.md",
      "# Production Readiness Review\n\n**Status:** NOT PRODUCTION READY\n\n- [x] Backups\n- [ ] Alerts\n"
    ),
    ("docs/launch/gate.md", "# Go/No-Go Decision: Shop\n\n**Decision:** NO-GO\n"),
    ("docs/launch/gate.md", "# Shop Pre-Live Go / No-Go Audit\n\n## Verdict\n\nNO-GO until the keys are rotated\n"),
    ("docs/launch/gate.md", "# Go / No-Go Checklist\n\n- [x] Gates\n\n## Decision\n\n- [ ] GO\n- [x] NO-GO\n"),
    ("docs/release/launch.md", "# Launch Sign-off\n\n- Current decision: **NO-GO**\n"),
    ("docs/security/audit.md", "# Security Audit Report\n\n**Verdict:** FAIL\n"),
    ("docs/pentest.md", "# Penetration Test Report\n\n**Verdict:** FAIL\n"),
  ])
  func `a refusal is heard wherever the document lies that says what it is`(path: String, text: String) {
    #expect(verdicts(path, text) == [.fail])
  }

  @Test(arguments: [
    (
      "docs/security/audit-2026-11.md", "# Security Audit\n\n### [CRITICAL] Finding #1: Remote code\n\ntext\n",
      "critical"
    ),
    (
      "docs/audits/pentest-2026-09.md", "# Penetration Test Report\n\n### High\n\n#### [V-1] No check\n\ntext\n", "high"
    ),
    ("docs/prr.md", "# Production Readiness Review\n\n### S1 (Critical) - Poll loop\n\ntext\n", "critical"),
    (
      "docs/security/cves.md",
      "# Vulnerability Report\n\n| CVE | Package | Severity | Fixed in |\n|---|---|---|---|\n| CVE-2026-1 | tls | High | 1.2 |\n",
      "high"
    ),
  ])
  func `findings are heard there, too`(path: String, text: String, severity: String) {
    let findings = reviews(path, text).flatMap { record -> [Finding] in
      if case .review(let review) = record.details { review.findings } else { [] }
    }
    #expect(findings.map(\.severity?.rawValue) == [severity])
    #expect(findings.allSatisfy { !$0.isClosed })
  }

  @Test func `a review in Spanish is one`() {
    let text = """
      # Auditoría de seguridad

      **Fecha:** 2026-11-12
      **Veredicto:** NO-GO

      ## Hallazgos

      ### 1. Claves en el registro

      - Severidad: **Crítica**
      - Estado: corregido

      | ID | Hallazgo | Severidad | Estado |
      |---|---|---|---|
      | H-2 | Sin copias | Alta | Abierto |
      """
    let read = ReadDocument("docs/audits/a.md", text)
    #expect(verdicts("docs/audits/a.md", text) == [.fail])
    #expect(read.only(.review).map(\.date?.iso) == ["2026-11-12"])
    #expect(read.only(.review).map(\.statedService) == [nil])
    let findings = read.only(.review).flatMap { record -> [Finding] in
      if case .review(let review) = record.details { review.findings } else { [] }
    }
    #expect(findings.map(\.severity) == [.critical, .high])
    #expect(findings.map(\.isClosed) == [true, false])
  }

  @Test(arguments: [
    ("docs/how-we-review.md", "# How we review\n\n## Code Review: Payments\n\n**Verdict:** REJECTED\n"),
    ("docs/reviewing.md", "# Code Review Guidelines\n\n## Security Review: Payments\n\n**Verdict:** FAIL\n"),
    ("docs/x.md", "# Code Review: Example\n\n**Verdict:** REJECTED\n"),
    ("docs/production-readiness-review.md", "# Production Readiness Review\n\n- [ ] Backups\n- [ ] Alerts\n"),
    ("docs/production-readiness-review.md", "# Production Readiness Review\n\n**Verdict:** GO / NO-GO\n"),
    ("docs/go-no-go.md", "# Go/No-Go Meeting\n\n**Decision:** [GO / NO-GO]\n"),
    ("docs/go-no-go.md", "# Go/No-Go Meeting\n\n## Decision\n\n- [ ] GO\n- [ ] NO-GO\n"),
    ("docs/plan.md", "# Security Audit Plan\n\n**Status:** blocked\n"),
    ("docs/reviews/2026-11-14.md", "# Sprint Review: Sprint 14\n\n**Verdict:** failed\n"),
    ("docs/reviews/2026-11-15.md", "# Book Review: Release It!\n\n**Verdict:** fail\n"),
  ])
  func `what teaches, is yet to be filled in or is about something else is no review`(path: String, text: String) {
    #expect(reviews(path, text).isEmpty)
  }

  @Test(
    arguments: [
      ("Security", "**Reviewer:** Ann\n**Date:** 2026-11-01\n**Verdict:** NO-GO", "security-engineer", .fail),
      ("Sign-off: Mill 2.0", "**Decision:** NO-GO", nil, .fail), ("Verdict", "NO-GO", nil, .fail),
      ("SRE verdict on Mill", "**Date:** 2026-11-01\n\nNO-GO", "sre", .fail),
      ("Threat model: Mill", "**Verdict:** not acceptable", "security-engineer", .fail),
      ("Security evaluation of Mill", "**Verdict:** GO", "security-engineer", .pass),
      ("Security inspection of Mill", "## Verdict\n\nConditional", "security-engineer", .conditional),
      (
        "Persona reviews of Mill", "## Security\n\n**Verdict:** NO-GO\n\n## SRE\n\n**Verdict:** GO WITH CONDITIONS",
        nil,
        .fail
      ),
      ("Reviews", "## 2026-05-29\n\n**Verdict:** GO\n\n## 2026-05-30\n\n**Verdict:** Cut", nil, .unrecognised),
    ] as [(String, String, String?, Review.Verdict)])
  func `in a folder of reviews a document with a verdict is one`(
    title: String, text: String, persona: String?, verdict: Review.Verdict
  ) {
    let text = "# \(title)\n\n\(text)\n"
    #expect(verdicts("docs/reviews/mill.md", text) == [verdict])
    if verdict == .fail, persona != nil { #expect(reviews("docs/reviews/mill.md", text).map(\.persona) == [persona]) }
    #expect(reviews("docs/notes/mill.md", text).isEmpty)
  }

  @Test(arguments: [
    ("mill.md", "Security", "**Date:** 2026-11-01\n\nWe keep keys in a vault."),
    ("mill.md", "How to sign off", "**Verdict:** GO"), ("mill.md", "Sign-off guide", "**Verdict:** NO-GO"),
    ("template.md", "Security", "**Verdict:** NO-GO"), ("README.md", "Verdicts", "**Verdict:** NO-GO"),
    ("index.md", "Security", "**Verdict:** NO-GO"), ("mill.md", "Example verdict", "**Verdict:** GO"),
    ("mill.md", "Security", "**Verdict:** GO / NO-GO"), ("mill.md", "Use Redis", "**Decision:** Accepted"),
    ("mill.md", "Use Redis", "## Decision\n\nWe accepted it."),
    ("mill.md", "Security", "## Quoted\n\n> **Verdict:** NO-GO"),
    ("mill.md", "Policy", "**Verdict:** NO-GO"), ("mill.md", "Sign-off: Mill", "Everybody signs here."),
  ])
  func `others there are none`(name: String, title: String, text: String) {
    #expect(reviews("docs/reviews/\(name)", "# \(title)\n\n\(text)\n").isEmpty)
  }

  @Test(arguments: ["Annual Security Audit", "Self-Service Portal Security Review", "Book Store Security Audit"])
  func `an audit that comes every year, or of something with such a name, is a review`(title: String) {
    #expect(verdicts("docs/audits/2026.md", "# \(title)\n\n**Verdict:** FAIL\n") == [.fail])
  }

  @Test(arguments: [
    "# Performance Review: Jane Roe\n\n**Overall:** Needs improvement\n\nShe made the queries fast.\n",
    "# Performance Review: Jane Roe\n\n**Verdict:** Needs improvement\n\nGood with customers.\n",
    "# Employee Performance Assessment — Jane Roe\n\n**Verdict:** Approved\n",
    "# Jane Roe: Annual Performance Review\n\n**Verdict:** Approved\n\n## Career\n",
  ])
  func `no person is on the scoreboard`(text: String) {
    let read = ReadDocument("docs/reviews/2026-11-12-performance-review.md", text)
    #expect(read.records.isEmpty)
    // It is no review by its title either.
    let isSilent = read.diagnostics.isEmpty
    #expect(isSilent || read.diagnostics.contains { $0.hasSuffix("review.of-person") })
  }

  @Test func `how fast a program is, is a review`() {
    let text = "# Performance Review: Dashboard\n\n**Verdict:** FAIL\n\n- P99 latency: 2.1s (target: <500ms)\n"
    #expect(reviews("docs/reviews/p.md", text).map(\.statedService) == ["Dashboard"])
  }

  @Test(arguments: [
    ("Ben Smith", "sre"), ("@ben", "sre"), ("Ana (SRE)", "sre"), ("Jane Roe, Senior SRE", "sre"),
    ("Platform Team", "sre"),
    ("security-engineer", "security-engineer"), ("Ann Lee, Security Engineer", "Security Engineer"),
    ("QA Lead", "QA Lead"),
  ])
  func `a reviewer's role is the persona, and a person's name is not`(reviewer: String, persona: String) {
    let text = "# Reliability Review: Shop\n\n**Reviewer:** \(reviewer)\n**Verdict:** GO\n"
    #expect(reviews("docs/reviews/a.md", text).map(\.persona) == [persona])
    let whole = "# Reliability Review of Shop\n\n**Reviewer:** \(reviewer)\n**Verdict:** GO\n"
    #expect(reviews("docs/reviews/a.md", whole).map(\.persona) == [persona])
  }

  @Test func `where the title speaks for nobody, who reviewed does`() {
    let text = "# Final Review of Shop\n\n**Reviewer:** Ben Smith\n**Verdict:** GO\n"
    #expect(reviews("docs/reviews/a.md", text).map(\.persona) == ["Ben Smith"])
  }

  @Test func `a stated persona is one, whoever reviewed`() {
    let text = "---\npersona: ops\n---\n# Reliability Review: Shop\n\n**Reviewer:** Ben Smith\n**Verdict:** GO\n"
    #expect(reviews("docs/reviews/a.md", text).map(\.persona) == ["ops"])
  }

  @Test(arguments: [
    ("Shop", "Shop"), ("Executive Summary", nil), ("Findings and Remediation", nil), ("2026-11-12", nil),
    ("Q4 launch", nil), ("Shop v2", "Shop v2"),
  ])
  func `a date, a section and a stage are no services`(subject: String, service: String?) {
    let text = "# Reliability Review: \(subject)\n\n**Verdict:** GO\n"
    #expect(reviews("docs/reviews/a.md", text).map(\.statedService) == [service])
  }

  @Test(arguments: [
    ("2026-11-12", "GO", "2026-11-12", false), ("05/11/2026", "GO", "2026-05-11", true),
    ("Q4 2026", "GO", "2026-10-01", true), ("05/11/2026", "NO-GO", nil, true),
    ("25/11/2026", "GO", "2026-11-25", false),
  ])
  func `a date of two readings makes no approval newer than it may be`(
    date: String, verdict: String, day: String?, isReported: Bool
  ) {
    let read = ReadDocument(
      "docs/reviews/a.md", "# Reliability Review: Shop\n\n**Date:** \(date)\n**Verdict:** \(verdict)\n")
    #expect(read.only(.review).map(\.date?.iso) == [day])
    #expect(read.diagnostics.contains { $0.hasSuffix("date.unreadable") } == isReported)
  }
}
