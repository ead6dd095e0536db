import ReportModel
import Testing

@testable import Collecting

@Suite struct ClosingTextTests {
  @Test(arguments: [
    ("low, fixed", true), ("LOW, Fixed", true), ("CRITICAL - resolved", true), ("HIGH \u{2014} done", true),
    ("medium; closed", true), ("high: ✅ fixed", true), ("CRITICAL - complete outage", false),
    ("CRITICAL - not fixed", false), ("CRITICAL fixed", false), ("HIGH - fixed in staging", false),
    ("HIGH - accepted", false), ("HIGH - closed ports", false), ("HIGH", false), ("low, fixed?", false),
    ("HIGH - 80% done", false), ("CRITICAL - resolved incorrectly", false),
  ])
  func `only a remark that is a closing word closes a finding`(remark: String, isClosed: Bool) throws {
    let text = "---\nkind: review\n---\n## Findings\n\n### 1. Sessions live on (\(remark))\n\n- Owner: team\n"
    let record = try #require(ReadDocument("reviews/a.md", text).records.first)
    guard case .review(let review) = record.details else { return }
    #expect(review.findings.map(\.title) == ["Sessions live on"])
    #expect(review.findings.map(\.isClosed) == [isClosed])
  }

  @Test(arguments: [
    ("fixed", true), ("✅ Fixed", true), ("✅", true), ("Resolved (PR #12)", true), ("fixed in 0a1b2c3", true),
    ("fixed on 2026-11-21", true), ("closed by commit 7f3a", true), ("done in version 1.2.0", true),
    ("accepted", false), ("wontfix", false), ("closed as wontfix", false), ("Done by nobody yet", false),
    ("not done", false), ("fixed? no", false), ("fixed in part", false), ("fixed 3 of 5", false), ("fixed 80%", false),
    ("done by 2027-01-01", false), ("fixed soon", false), ("fixed, but not deployed", false), ("completed", true),
    ("open", false), ("", false), ("in progress", false), ("fixed when released", false),
    ("Remediated", true), ("Mitigated", true), ("Patched", true), ("Verified fixed", true),
    ("Closed - duplicate", true),
    ("Resolved by decision", true), ("False positive", true), ("Not applicable", true), ("Retested - Pass", true),
    ("Mitigated by a WAF", false), ("Partially mitigated", false), ("Not mitigated", false),
    ("not applicable yet", false),
    ("Won't fix", false), ("Deferred", false), ("false positive?", false),
    ("✅ 2026-11-02", true), ("Merged", true), ("merged in #12", true), ("fixed, verified by re-test 2026-11-19", true),
    ("✅ 2026-11-02?", false), ("merged, not deployed", false), ("❌ 2026-11-02", false), ("2026-11-02", false),
    ("fixed, verified by nobody", false), ("✅ in staging 2026-11-02", false),
  ])
  func `a status closes a finding when it says so and nothing against it`(status: String, isClosed: Bool) throws {
    let text = "---\nkind: review\n---\n# Review\n\n### 1. Sessions live on (HIGH)\n\n- Status: \(status)\n"
    let record = try #require(ReadDocument("reviews/a.md", text).records.first)
    guard case .review(let review) = record.details else { return }
    #expect(review.findings.map(\.isClosed) == [isClosed])
  }

  @Test(arguments: [
    ("open", false), ("in progress", false), ("Accepted risk", false), ("Won't fix", false), ("not fixed", false),
    ("fixed", false), ("Escalated", true), ("Mitigated by a WAF", true),
  ])
  func `a status that nobody knows is told`(status: String, isTold: Bool) {
    let text = "---\nkind: review\n---\n# Review\n\n### 1. Sessions live on (HIGH)\n\n- Status: \(status)\n"
    let diagnostics = ReadDocument("reviews/a.md", text).diagnostics
    #expect(diagnostics.contains { $0.hasSuffix("finding.status-unrecognised") } == isTold)
  }

  @Test func `a status outranks the remark in the title, and every one of them counts`() throws {
    let text = """
      ---
      kind: review
      ---
      ### 1. First (HIGH, fixed)

      - Status: reopened

      ### 2. Second (HIGH)

      - Status: fixed
      - Status: returned

      ### 3. Third (HIGH, fixed)
      """
    let record = try #require(ReadDocument("reviews/a.md", text).records.first)
    guard case .review(let review) = record.details else { return }
    #expect(review.findings.map(\.isClosed) == [false, false, true])
  }

  @Test(arguments: [
    ("paid", true), ("paid off", true), ("accepted", false), ("completed 2026-11-21", true),
    ("closed as wontfix", true), ("Won't fix", true), ("Won’t fix (PR 12)", true), ("will not fix", true),
    ("Hecho", true), ("Completado", true), ("Cerrado en PR 12", true), ("Concluído", true), ("Terminé", true),
    ("No hecho", false), ("Hecho en parte", false), ("Pendiente", false), ("En cours", false),
    ("Done (predates the audit; doesn't cover v1)", false),
    ("open", false), ("done by nobody yet", false), ("not paid", false), ("partly paid", false),
  ])
  func `debt is closed by words of its own`(status: String, isClosed: Bool) throws {
    let text = "---\nkind: debt\nstatus: \(status)\n---\n# Old queue\n"
    let record = try #require(ReadDocument("debt/a.md", text).records.first)
    guard case .debt(let debt) = record.details else { return }
    #expect(debt.isClosed == isClosed)
  }

  @Test func `a due day of a row is read, or reported`() {
    let read = ReadDocument(
      "TECH_DEBT.md",
      "# Technical debt\n\n| ID | Title | Severity | Due |\n|---|---|---|---|\n| D-1 | Lock | High | Q1 2027 |\n"
        + "| D-2 | Key | High | 2026-12-01 |\n| D-3 | Icon | Low | later |\n")
    let due = read.only(.debt).map { record -> String? in
      if case .debt(let debt) = record.details { debt.due?.iso } else { nil }
    }
    #expect(due == ["2027-03-31", "2026-12-01", nil])
    #expect(read.diagnostics.map { $0.split(separator: " ").last.map(String.init) } == ["date.unreadable"])
  }
}
