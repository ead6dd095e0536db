import ReportModel
import Testing

@testable import Collecting

/// Where a decision record says what became of it, by whom and when.
@Suite struct DecisionHeadTests {
  private func decisions(_ path: String, _ text: String) -> [String] {
    ReadDocument(path, text).only(.decisionRecord).map { record in
      guard case .decisionRecord(let decision) = record.details else { return "" }
      return [decision.status?.rawValue ?? "-", record.date?.iso ?? "-", decision.deciders.joined(separator: "+")]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      ("**Expires**: 2026-04-30", "2026-04-30"), ("**Valid until**: 2026-04-30 (pilot)", "2026-04-30"),
      ("**Review_by**: 2026-03-01\n**Expires**: 2026-04-30", "2026-03-01"), ("**Expires**: never", nil),
      ("**Reviewed**: 2026-04-30", nil), ("**Expires in**: 2026-04-30", nil),
    ] as [(String, String?)])
  func `a decision that ends has to be taken again`(_ line: String, _ day: String?) throws {
    let text = "# 3. Exception\n\n**Status**: Accepted (Temporary)\n**Date**: 2026-01-30\n\(line)\n\n## Context\nx\n"
    let read = ReadDocument("docs/adr/0003-exception.md", text)
    let record = try #require(read.records.first)
    guard case .decisionRecord(let decision) = record.details else { return }
    #expect(decision.reviewBy?.iso == day)
    #expect(record.statusRaw == "Accepted (Temporary)")
    #expect(read.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("- 📅 **Date:** 2023-02-03\n- 📌 **Status:** Proposed\n- 👥 **Deciders:** Ann, Bob", "proposed 2023-02-03 Ann+Bob"),
      ("✅ **Status:** Accepted\n📅 **Date:** 2025-02-03", "accepted 2025-02-03"),
      ("## 📌 Status\n\n✅ Accepted\n\n## 📅 Date\n\n2025-02-03", "accepted 2025-02-03"),
      ("## 1. Status\n\nProposed\n\n## 2. Date\n\n2023-02-03", "proposed 2023-02-03"),
      ("| Status | Created |\n|---|---|\n| Accepted | 2024-01-02 |", "accepted 2024-01-02"),
      ("| Status | Accepted |\n|---|---|\n| Date | 2024-01-02 |", "accepted 2024-01-02"),
      ("| Status | Accepted |\n|---|---|\n| Author | Ann |", "accepted -"),
      ("Status: Accepted<br> Date: 2024-01-02<br>Deciders: Ann", "accepted 2024-01-02 Ann"),
      ("## Status\n\nAccepted\n\nDate: 2024-01-02", "accepted 2024-01-02"),
      ("## Status\n\nAccepted (2024-01-02)", "accepted 2024-01-02"),
      ("## Status\n\nAccepted (see the review of 2024-01-02)", "accepted -"),
      ("## Status\n\nAccepted, 2024-01-02\n\nDeciders: Ann, Bob", "accepted 2024-01-02 Ann+Bob"),
      (
        "## Status\n\n| Date | Status |\n|---|---|\n| 2024-01-02 | Proposed |\n| 2024-02-03 | Rejected |",
        "rejected -"
      ),
      ("## Status\n\nThis ADR is **accepted**.", "accepted -"),
      ("## Status\n\nWe have rejected this proposal.", "rejected -"),
      ("## Status\n\nThe decision was superseded by [ADR 9](0009.md) in 2024.", "superseded -"),
      ("## Status\n\nThis ADR is not accepted yet.", "other -"), ("## Decision status\n\nAccepted", "accepted -"),
    ] as [(String, String)])
  func `a head is read in the forms that people write`(text: String, expected: String) {
    #expect(decisions("docs/adr/0007-x.md", "# 7. X\n\n\(text)\n\n## Context\n\nx\n") == [expected])
  }

  @Test func `a status that names only what it replaces says so, and nothing of its own state`() throws {
    let text = "# ADR 13: M\n\n**Status:** Replaces ADR 12\n**Date:** 2024-01-02\n"
    let record = try #require(ReadDocument("docs/adr/0013-m.md", text).only(.decisionRecord).first)
    guard case .decisionRecord(let decision) = record.details else { return }
    #expect(decision.references.map(\.target) == [.number(12)])
    #expect(decision.references.map(\.relation) == [.supersedes])
    #expect(decision.status == .other)
  }

  private static let two =
    "## 1. Use ADRs\nDate: 2017-03-29\n\n### Status\nApproved\n\n## 2. Use PostgreSQL\nDate: 2017-04-02\n\n### Status\nRejected\n"

  @Test(arguments: ["docs/adr/decisions.md", "ADR.md", "docs/decisions/adr.md", "docs/adr/0000-all.md"])
  func `sections with a number and a status each are decisions of their own`(path: String) {
    let found = decisions(path, "# Architecture Decision Record\n\n\(Self.two)")
    #expect(found == ["accepted 2017-03-29", "rejected 2017-04-02"])
  }

  @Test func `a record with a status of its own is one, whatever its sections state`() {
    let text =
      "# 7. X\n\n**Status:** Accepted\n\n## 1. Kafka\n\n**Status:** Rejected\n\n## 2. NATS\n\n**Status:** Accepted\n"
    #expect(decisions("docs/adr/0007-x.md", text) == ["accepted -"])
  }

  @Test(
    arguments: [
      ("## D-001 - <Short decision title>\n\n**Status:** accepted | deprecated | superseded", []),
      ("## D-001 - [Title]\n\n**Status:** accepted", []),
      ("## D-001 - Use TOML\n\n**Status:** accepted | deprecated | superseded", ["other -"]),
      ("## D-001 - Use TOML\n\n**Status:** accepted", ["accepted -"]),
    ] as [(String, [String])])
  func `a log that nobody has touched decides nothing`(text: String, expected: [String]) {
    #expect(decisions("docs/llm/DECISIONS.md", "# Decision Log\n\n\(text)\n") == expected)
  }

  @Test(
    arguments: [
      ("docs/adr/ADR-模板.md", 0), ("docs/adr/PLANTILLA.md", 0), ("docs/adr/modelo.md", 0), ("docs/adr/VORLAGE.md", 0),
      ("docs/adr/status-taxonomy.md", 0), ("docs/adr/architecture-decision-records.md", 0),
      ("docs/adr/0007-modelo-de-datos.md", 1), ("docs/adr/0007-vorlage.md", 1), ("docs/adr/modelo-de-datos.md", 1),
    ])
  func `a template in another language is none, and a page about records neither`(path: String, count: Int) {
    #expect(decisions(path, "# X\n\n**Status:** Accepted\n\nText.\n").count == count)
  }

  @Test(arguments: [
    ("rfd/0001/README.md", "---\nstate: committed\n---\n# Requests for Discussion\n\nText.\n", 1),
    ("rfd/README.md", "# Requests\n\nText.\n", 0), ("rfd/0002/README.md", "# Notes\n\nText.\n", 0),
  ])
  func `a request for discussion is a proposal`(path: String, text: String, count: Int) {
    #expect(ReadDocument(path, text).only(.proposal).count == count)
  }
}
