import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// Shapes of repositories that were made without any thought of Muster.
@Suite struct UnseenDialectTests {
  private func decision(_ path: String, _ text: String) throws -> (record: Record, decision: DecisionRecord) {
    let record = try #require(ReadDocument(path, text).only(.decisionRecord).first, "\(path)")
    guard case .decisionRecord(let decision) = record.details else { throw NotThere() }
    return (record, decision)
  }

  private struct NotThere: Error {}

  @Test func `AsciiDoc may have the headings of Markdown`() throws {
    let (record, decision) = try decision(
      "docs/adr/0002-berths.adoc", "# ADR-0002: One berth for each ferry\n\n## Status\nAccepted\n\n## Context\nX.\n")
    #expect(record.title == "One berth for each ferry")
    #expect(decision.number == 2)
    #expect(decision.status == .accepted)
  }

  @Test func `AsciiDoc has headings and attributes of its own`() throws {
    let (record, decision) = try decision(
      "docs/adr/0003-tides.adoc", "= 3. Tides from one source\n:date: 2025-04-02\n\n== Status\n\nSuperseded\n")
    #expect(record.title == "Tides from one source")
    #expect(record.date?.iso == "2025-04-02")
    #expect(decision.status == .superseded)
  }

  @Test func `a number that nobody has given yet is no part of the title`() throws {
    let (record, decision) = try decision(
      "ADR/####-pilots.md", "# [TBD]. Pilots book by radio\n\nDate: 2025-04-02\n\n## Status\n\nProposed\n")
    #expect(record.title == "Pilots book by radio")
    #expect(decision.number == nil)
    #expect(decision.status == .proposed)
  }

  struct Words: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var status: DecisionRecord.Status
    var date: String? = nil
  }

  @Test(arguments: [
    Words(
      testDescription: "Chinese", text: "# 使用队列\n\n- 状态：已接受\n- 日期：2025年3月9日\n", status: .accepted, date: "2025-03-09"),
    Words(testDescription: "Chinese, written in Taiwan", text: "# 使用佇列\n\n## 狀態\n\n已棄用\n", status: .deprecated),
    Words(
      testDescription: "Japanese", text: "# キューを使う\n\n## ステータス\n\n承認済み\n\n## 日付\n\n2025-03-09\n", status: .accepted,
      date: "2025-03-09"),
    Words(testDescription: "Korean", text: "# 큐\n\n- 상태: 대체됨\n", status: .superseded),
    Words(
      testDescription: "German", text: "# Warteschlangen\n\n**Status:** Überholt\n**Datum:** 9.3.2025\n",
      status: .deprecated, date: "2025-03-09"),
    Words(
      testDescription: "French", text: "# Files\n\n| Statut | Date |\n|---|---|\n| Accepté | 9 mars 2025 |\n",
      status: .accepted, date: "2025-03-09"),
    Words(testDescription: "Spanish", text: "# Colas\n\n## Estado\n\nRechazada\n", status: .rejected),
    Words(
      testDescription: "Portuguese", text: "# Filas\n\n- **Status**: Substituída por ADR-14\n- **Data**: 09/03/2025\n",
      status: .superseded),
    Words(testDescription: "Russian", text: "# Очереди\n\n## Статус\n\nУтверждено\n", status: .accepted),
    Words(
      testDescription: "Ukrainian", text: "# Черги\n\n**Статус**: Відхилена\n**Дата**: 9 березня 2025\n",
      status: .rejected, date: "2025-03-09"),
    Words(testDescription: "Polish", text: "# Kolejki\n\nStatus: Zaakceptowano\n", status: .accepted),
  ])
  func `a status is read in the language of its authors`(_ words: Words) throws {
    let (record, decision) = try decision("docs/adr/0012-queues.md", words.text)
    #expect(decision.status == words.status)
    if let date = words.date { #expect(record.date?.iso == date) }
  }

  @Test func `many decisions in one table are a record each`() throws {
    let read = ReadDocument(
      "docs/09_architecture_decisions.md",
      """
      # 9. Architecture decisions

      | Nr | Decision | Status | Date |
      |---|---|---|---|
      | 1 | One ledger | accepted | 2025-01-05 |
      | 2 | [Tides](adr/0002-tides.md) | proposed | 2025-02-09 |
      | 3 | Two harbours | proposed | 2025-02-09 |
      """)
    let found = read.only(.decisionRecord)
    #expect(found.map(\.title) == ["One ledger", "Two harbours"])
    #expect(found.map(\.statusRaw) == ["accepted", "proposed"])
    #expect(found.map { $0.date?.iso } == ["2025-01-05", "2025-02-09"])
    #expect(found.map(\.origin.line) == [5, 7])
  }

  @Test func `many decisions below headings are a record each`() throws {
    let read = ReadDocument(
      "arc42/architecture-decisions.md",
      """
      # Architecture Decisions

      ## 9.1 ADR-1: One ledger

      **Status**: accepted

      Because.

      ## 9.2 Tides

      ### Status

      rejected
      """)
    let found = read.only(.decisionRecord)
    #expect(found.map(\.title) == ["One ledger", "Tides"])
    #expect(found.map(\.statusRaw) == ["accepted", "rejected"])
    #expect(found.map(\.lines) == [3...8, 9...13])
  }

  @Test func `a page about decisions without a status holds none`() {
    let text =
      "# Architecture Decisions\n\n| Decision | Why |\n|---|---|\n| One ledger | Audits |\n\n## Status\n\nDraft\n"
    #expect(ReadDocument("docs/architecture-decisions.md", text).only(.decisionRecord).isEmpty)
  }

  @Test func `an incident below a folder of runbooks is no runbook`() {
    let read = ReadDocument(
      "runbooks/source/incidents/2025-03-18-berths.html.md.erb",
      """
      ---
      title: Incident on 2025-03-18 - Berths were lost
      weight: 1
      ---

      # Incident on 2025-03-18 - Berths were lost

      - **Key events**
        - First detected 22025-03-18 09:36
        - Repaired 2025-03-18 10:40
        - Resolved 2025-03-20 12:09

      - **Time to repair**: 1h 37m

      - **Resolution**:
        - The berths were counted.
      """)
    #expect(read.only(.incident).map(\.title) == ["Incident on 2025-03-18 - Berths were lost"])
    #expect(read.only(.runbook).isEmpty)
  }

  @Test func `a form of a collection of postmortems counts though its times are empty`() {
    let read = ReadDocument(
      "data/0f48b787.md",
      "---\n\nuuid: \"0f48b787\"\nstart_time: \"\"\nend_time: \"\"\nproduct: \"\"\n\n---\n\nThe wrong branch was released.\n"
    )
    #expect(read.only(.incident).map(\.statedID) == ["0f48b787"])
  }

  @Test(arguments: [
    "# Диск заповнено\n\n## Симптоми\n\nX.\n\n## Усунення\n\nX.\n",
    "# 磁盘已满\n\n## 症状\n\nX.\n\n## 处理\n\nX.\n",
    "# Disque plein\n\n## Symptômes\n\nX.\n\n## Résolution\n\nX.\n",
    "# Disco cheio\n\n## Sintomas\n\nX.\n\n## Mitigação\n\nX.\n",
  ])
  func `a runbook's parts are read in the language of its authors`(_ text: String) throws {
    let record = try #require(ReadDocument("runbooks/disk.md", text).only(.runbook).first)
    guard case .runbook(let runbook) = record.details else { throw NotThere() }
    #expect(Set(runbook.parts.keys) == [.symptoms, .remediation])
  }

  @Test func `an objective may follow a comment, and its target may be a text`() throws {
    let record = try #require(
      ReadDocument(
        "examples/tides.yaml",
        """
        # How often the tide table answers.
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata:
          name: tide-table
        spec:
          target: "99.9"  # percent
          window: 28d     # four weeks
          indicator:
            bool_gauge:
              metric: up{job="tides"}
        """
      ).only(.slo).first)
    guard case .slo(let objective) = record.details else { throw NotThere() }
    #expect(objective.objective == "0.999")
    #expect(objective.window == "28d")
  }
}
