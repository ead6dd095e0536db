import Collecting
import Diagnostics
import ReportModel
import Testing

@Suite struct ReaderTests {
  @Test func `a review in the canonical form is read whole`() throws {
    let read = ReadDocument(
      "content/reviews/security.md",
      """
      ---
      kind: review
      service: checkout
      persona: security-engineer
      date: 2026-10-01
      verdict: conditional
      commit: 0123abc
      re_review: 2027-01-01
      reviewers_mood: calm
      ---
      # Security review of checkout

      ## Findings

      ### 1. Tokens never expire (HIGH)

      - Issue: sessions live for ever, `src/session.py:12-20`
      - Owner: team-auth
      - Due: 2026-11-01

      ### 2. Verbose errors (low, fixed)

      - Status: fixed

      ## Metrics

      - P99 latency: 2.1s (target: <500ms)

      ## Checklist

      - [x] security.rate-limit: Login is limited (`src/login.py:7`)
      - [ ] Secrets are rotated
      - ⚠️ Headers (BLOCKER)
      """)
    #expect(read.diagnostics == [])
    let record = try #require(read.records.first)
    #expect(read.records.map(\.title) == ["Security review of checkout", "Review again: Security review of checkout"])
    #expect(record.title == "Security review of checkout")
    #expect(record.statedService == "checkout")
    #expect(record.persona == "security-engineer")
    #expect(record.date == Day(iso: "2026-10-01"))
    #expect(record.fields == [Field(name: "reviewers_mood", value: "calm", line: 9)])
    guard case .review(let review) = record.details else { return }
    #expect(review.verdict == .conditional)
    #expect(review.commit == "0123abc")
    #expect(review.reReview == Day(iso: "2027-01-01"))
    #expect(review.findings.map(\.id) == ["1", "2"])
    #expect(review.findings.map(\.title) == ["Tokens never expire", "Verbose errors"])
    #expect(review.findings.map(\.severity) == [.high, .low])
    #expect(review.findings.map(\.isClosed) == [false, true])
    #expect(review.findings[0].field("due") == "2026-11-01")
    #expect(review.metrics == [Metric(name: "P99 latency", value: "2.1", unit: "s", target: "<500ms", line: 27)])
    #expect(review.checklist.map(\.state) == [.pass, .unknown, .partial])
    #expect(review.checklist.map(\.check) == ["security.rate-limit", nil, nil])
    #expect(review.checklist.map(\.isBlocker) == [false, false, true])
    #expect(review.checklist[0].citations == [Citation(path: "src/login.py", firstLine: 7, lastLine: 7, line: 31)])
  }

  @Test func `a section with a review's title is a review, in a fence it is none`() throws {
    let body = """
      ## Production Readiness Review: Parcel Tracking

      ### Overall Assessment: 🚨 NOT READY - 1 Critical Blocker

      **1. No way back** (BLOCKER)
      - Issue: releases only go forward
      - Effort: 2 days

      ### Production Readiness Checklist

      **Deployment**:
      - ❌ Way back (BLOCKER)
      - ⚠️ Runbook (incomplete)

      **Overall Progress**: 1/2 checks passed (50%)

      ### Launch Decision

      **Recommendation**: ❌ **BLOCK LAUNCH**
      """
    let record = try #require(ReadDocument("notes.md", body).only(.review).first)
    #expect(record.statedService == "Parcel Tracking")
    #expect(record.persona == "sre")
    guard case .review(let review) = record.details else { return }
    #expect(review.verdict == .fail)
    #expect(review.verdictRaw == "❌ BLOCK LAUNCH")
    #expect(review.findings.map(\.severity) == [.critical])
    #expect(review.findings.first?.field("effort") == "2 days")
    #expect(review.checklist.map(\.section) == ["Deployment", "Deployment"])
    #expect(review.checklist.map(\.note) == [nil, "incomplete"])
    #expect(ReadDocument("notes.md", "```markdown\n\(body)\n```\n").records == [])
  }

  struct StatusCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var status: DecisionRecord.Status?
    var day: Day?
  }

  @Test(arguments: [
    StatusCase(
      testDescription: "front matter", text: "---\nstatus: accepted\ndate: 2026-1-5\n---\n# Use X\n", status: .accepted,
      day: Day(iso: "2026-01-05")),
    StatusCase(
      testDescription: "a section", text: "# 1. Use X\n\nDate: 2020-09-04\n\n## Status\n\n✅ Accepted\n",
      status: .accepted,
      day: Day(iso: "2020-09-04")),
    StatusCase(
      testDescription: "bold lines",
      text: "# ADR-1: Use X\n\n**Status**: Superseded by 0002  \n**Date**: March 3, 2026\n",
      status: .superseded, day: Day(iso: "2026-03-03")),
    StatusCase(
      testDescription: "bullets", text: "# Use X\n\n- Status: proposed\n- Date: 5 May 2026\n", status: .proposed,
      day: Day(iso: "2026-05-05")),
    StatusCase(
      testDescription: "a vertical table",
      text: "# Use X\n\n| | |\n|---|---|\n| **Status** | Rejected |\n| Date | 2026-02-01 |\n",
      status: .rejected, day: Day(iso: "2026-02-01")),
    StatusCase(
      testDescription: "a horizontal table",
      text: "# Use X\n\n| Status | Date | By |\n|---|---|---|\n| Deprecated | 2026-02-02 | a |\n",
      status: .deprecated, day: Day(iso: "2026-02-02")),
    StatusCase(testDescription: "none", text: "# Use X\n", status: nil, day: nil),
  ])
  func `a decision record's status and date are found wherever they stand`(_ example: StatusCase) throws {
    let record = try #require(ReadDocument("docs/adr/0001-use-x.md", example.text).records.first)
    #expect(record.title == "Use X")
    #expect(record.date == example.day)
    guard case .decisionRecord(let details) = record.details else { return }
    #expect(details.status == example.status)
    #expect(details.number == 1)
  }

  @Test func `an unknown status, a bad date and a misspelt kind are reported where they stand`() {
    let adr = ReadDocument("adr/0002-x.md", "---\nstatus: imlpemented\ndate: 2024-023-2706\n---\n# X\n")
    #expect(adr.diagnostics == ["2:9 status.unknown", "3:7 date.unreadable"])
    #expect(adr.records.count == 1)
    #expect(ReadDocument("a.md", "---\nkind: reveiw\n---\n").diagnostics == ["2:7 document.kind-unknown"])
  }

  @Test func `links to other decision records become paths`() throws {
    let text = "---\nstatus: superseded by [ADR-2](../adr/0002-b.md)\nsupersedes: 0000-z.md\n---\n# A\n"
    let record = try #require(ReadDocument("docs/adr/0001-a.md", text).records.first)
    guard case .decisionRecord(let details) = record.details else { return }
    #expect(details.supersededBy == ["docs/adr/0002-b.md"])
    #expect(details.supersedes == ["docs/adr/0000-z.md"])
  }

  @Test func `debt, objectives and services in their canonical forms`() throws {
    let debt = try #require(
      ReadDocument(
        "content/debt/a.md",
        "---\nkind: debt\nid: TD-1\nseverity: P2\nstatus: open\nopened: 2026-01-01\ndue: 2026-12-31\neffort: M (3-4h)\n---\n# Slow\n"
      ).records.first)
    #expect(
      debt.details
        == .debt(
          Debt(
            severity: .medium, opened: Day(iso: "2026-01-01"), due: Day(iso: "2026-12-31"), effort: "M (3-4h)",
            dueLine: 7)))
    #expect(debt.statedID == "TD-1")
    let slo = ReadDocument(
      "slo.yaml",
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: up, displayName: Up}
      spec:
        service: shop
        indicatorRef: up-ratio
        timeWindow: [{duration: 28d, isRolling: true}]
        objectives: [{target: 0.999}]
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: bad}
      spec: {service: shop, objectives: [{target: 99.9}]}
      """)
    #expect(slo.records.map(\.title) == ["Up", "bad"])
    #expect(slo.diagnostics == ["13 slo.objective-out-of-range"])
    #expect(
      slo.records.first?.details
        == .slo(
          .init(
            objective: "0.999", window: "28d", indicator: "up-ratio", format: .openSLO, objectiveLine: 8,
            period: .days(28))))
    let service = try #require(
      ReadDocument(
        "content/services/shop.md",
        "---\nkind: service\nid: shop\ntier: 1\nowner: team-shop\naliases: [Shop Service]\n---\n# Shop\n"
      ).records.first)
    #expect(service.details == .service(ServiceEntry(id: "shop", tier: 1, aliases: ["Shop Service"])))
    #expect(service.owner == "team-shop")
  }

  @Test func `what is broken costs only itself`() {
    #expect(ReadDocument("a.md", "").records == [])
    #expect(ReadDocument("a.md", bytes: [0xFF, 0xFE, 0x41, 0x00]).diagnostics == ["1:1 encoding.utf-16"])
    #expect(
      ReadDocument("adr/1-a.md", bytes: Array("\u{FEFF}# A\r\n\r\n## Status\r\n\r\nAccepted\r\n".utf8)).records.first?
        .statusRaw == "Accepted")
    #expect(
      ReadDocument("adr/1-a.md", bytes: Array("# A\nb".utf8) + [0xFF]).diagnostics
        == ["1 decision-record.status-missing", "2:2 encoding.invalid-utf8"])
    #expect(ReadDocument("adr/1-a.md", String(repeating: "> ", count: 60_000)).diagnostics == ["0 document.limit"])
    let table = "| a |\n|---|\n" + String(repeating: "| b |\n", count: 5_001)
    #expect(ReadDocument("notes/a.md", table).diagnostics == ["5003 document.table-rows"])
    #expect(ReadDocument("adr/1-a.md", String(repeating: "> ", count: 60_000)).records.count == 1)
    #expect(ReadDocument("p.md", "---\nkind: persona\nname: [a\n---\n# P\n").records.count == 1)
  }

  @Test(arguments: [
    ("reviews/a.md", "1:1 document.lfs-pointer"), ("data/a.csv", "1:1 document.lfs-pointer"), ("src/a.c", nil),
  ])
  func `a file that git keeps elsewhere is told of`(_ path: String, _ expected: String?) {
    let pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "0", count: 64))\nsize 12\n"
    #expect(ReadDocument(path, pointer).diagnostics.first { $0.hasSuffix("pointer") } == expected)
    #expect(!ReadDocument(path, "See " + pointer).diagnostics.contains { $0.hasSuffix("pointer") })
  }

  @Test func `UTF-16 is told of with a mark and without`() {
    for text in ["# A heading\n\n**Verdict:** PASS\n", "# Заголовок документа о платежах\n"] {
      let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
        #expect(ReadDocument("reviews/a.md", bytes: bytes).diagnostics == ["1:1 encoding.utf-16"])
      }
      guard text.utf8.count == text.utf16.count else { continue }
      for bytes in [little, big] {
        #expect(ReadDocument("reviews/a.md", bytes: bytes).diagnostics == ["1:1 encoding.utf-16"])
      }
    }
    let zero = ReadDocument("reviews/a.md", bytes: Array("# A heading".utf8) + [0] + Array("\n\nand text\n".utf8))
    #expect(zero.diagnostics.contains("1 encoding.nul-byte"))
  }

  @Test func `a document that is too large says how much of it is read`() {
    func messages(_ head: String) -> [String] {
      var log = DiagnosticLog()
      let text = head + "# A\n\n" + String(repeating: "word word\n\n", count: 110_000)
      _ = Document(DocumentID(source: "s", path: "a.md"), reading: Array(text.utf8), into: &log)
      return log.sorted.map(\.message)
    }
    #expect(messages("") == ["nothing of it is read: it has more than 1 MiB"])
    #expect(messages("---\ntitle: A\n---\n") == ["only its front matter is read: it has more than 1 MiB"])
  }

  @Test func `a verdict above what was not read approves nothing, and a refusal refuses`() {
    let picture = "![shot](data:image/png;base64," + String(repeating: "iVBORw0KGgo", count: 7_000) + ")"
    func verdict(_ word: String, _ rest: String) -> ReadDocument {
      ReadDocument("a.md", "---\nkind: review\nverdict: \(word)\n---\n# A\n\n\(rest)\n\n### 1. Open (CRITICAL)\n")
    }
    func review(_ read: ReadDocument) -> Review? {
      guard case .review(let review) = read.records.first?.details else { return nil }
      return review
    }
    for word in ["pass", "conditional"] {
      let cut = verdict(word, picture)
      #expect(review(cut)?.verdict == .unrecognised)
      #expect(review(cut)?.verdictRaw == word)
      #expect(cut.diagnostics.contains("3 review.not-read-to-end"))
    }
    #expect(review(verdict("fail", picture))?.verdict == .fail)
    #expect(review(verdict("pass", "No picture."))?.verdict == .pass)
    let certificate = ReadDocument(
      "certificates/a.md", "# Certificate\n\n**Agent**: MARA\n**Decision**: APPROVED\n\n\(picture)\n")
    #expect(
      certificate.only(.certificate).allSatisfy { record in
        guard case .certificate(let certificate) = record.details else { return false }
        return certificate.verdict == .unrecognised
      })
  }

  @Test(
    arguments: [
      ("99.9", "0.999"), ("99.95", "0.9995"), ("100", "1"), ("5", "0.05"), ("0.1", "0.001"), ("140", nil), ("x", nil),
    ] as [(String, String?)])
  func `percentages become exact shares`(_ percent: String, _ share: String?) {
    let slo = ReadDocument("slo.md", "---\nkind: slo\nobjective: \"\(percent) %\"\n---\n# S\n").records.first
    guard case .slo(let details)? = slo?.details else { return #expect(Bool(false), "no record") }
    #expect(details.objective == share)
  }
}
