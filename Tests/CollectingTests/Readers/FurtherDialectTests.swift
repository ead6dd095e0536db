import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// Heads, names and folders of repositories in many languages.
@Suite struct FurtherDialectTests {
  private struct NotThere: Error {}

  private func decision(_ path: String, _ text: String, source: String = "harbour") throws
    -> (record: Record, decision: DecisionRecord)
  {
    let record = try #require(ReadDocument(path, text, source: source).only(.decisionRecord).first, "\(path)")
    guard case .decisionRecord(let decision) = record.details else { throw NotThere() }
    return (record, decision)
  }

  private func incident(_ path: String, _ text: String, source: String = "harbour") throws
    -> (record: Record, incident: Incident)
  {
    let record = try #require(ReadDocument(path, text, source: source).only(.incident).first, "\(path)")
    guard case .incident(let incident) = record.details else { throw NotThere() }
    return (record, incident)
  }

  struct Head: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var status: DecisionRecord.Status
    var date: String?
    var deciders: [String] = []
  }

  @Test(arguments: [
    Head(
      testDescription: "Danish",
      text: "# Køer\n\n- **Status:** besluttet\n- **Dato:** 2025-03-09\n- **Beslutningstagere:** Havnen\n",
      status: .accepted, date: "2025-03-09", deciders: ["Havnen"]),
    Head(
      testDescription: "French without accents, the day behind the status",
      text: "# Files\n\n## Statut\n\nAcceptee le 2025-03-09. Les quais\nsont comptes.\n", status: .accepted,
      date: "2025-03-09"),
    Head(
      testDescription: "French with a blank before the colon",
      text: "# Files\n\n- **Statut** : proposition\n- **Décideur** : la capitainerie\n- **Date** : 9 mars 2025\n",
      status: .proposed, date: "2025-03-09", deciders: ["la capitainerie"]),
    Head(
      testDescription: "Spanish with a list of people",
      text: "# Colas\n\n* Estado: vigente\n* Responsables:\n    - El muelle\n    - La grúa\n* Fecha: 2025/03/09\n",
      status: .accepted, date: "2025-03-09", deciders: ["El muelle", "La grúa"]),
    Head(
      testDescription: "Chinese with the English words in brackets",
      text: "# 队列\n\n- **状态 (Status)**: 已实施\n- **决策日期 (Date)**: 2025-03-09\n- **决策者 (Deciders)**: 港口\n",
      status: .accepted, date: "2025-03-09", deciders: ["港口"]),
    Head(
      testDescription: "Chinese in a section of its own",
      text: "# 队列\n\n## 元数据\n\n- **状态**: 讨论中\n- **日期**: 2025-03-09\n",
      status: .other, date: "2025-03-09"),
    Head(
      testDescription: "Russian in capitals, the date on the same line",
      text: "# Очереди\n\n## Статус\n**ПРЕДЛОЖЕНО** | Дата: 2025-03-09\n", status: .proposed, date: "2025-03-09"),
    Head(
      testDescription: "two fields on one line", text: "# Queues\n\n**Status:** Accepted | **Date:** 2025-03-09\n",
      status: .accepted, date: "2025-03-09"),
    Head(
      testDescription: "two fields with a dot between them", text: "# Queues\n\nStatus: Accepted · Date: 2025-03-09\n",
      status: .accepted, date: "2025-03-09"),
    Head(
      testDescription: "a table of one row",
      text: "# Queues\n\n| Created | Status |\n|---|---|\n| 2025-03-09 | Open |\n",
      status: .other, date: "2025-03-09"),
    Head(
      testDescription: "the day in the change log",
      text: "# Queues\n\n## Changelog\n\n- 19-04-2025: Reviewed\n- 15-03-2025: First draft\n\n## Status\n\nLAST CALL\n",
      status: .other, date: "2025-03-15"),
    Head(
      testDescription: "a month in words between hyphens",
      text: "# Queues\n\n|   |   |\n|---|---|\n| Date | 9-March-2025 |\n| Status | Accepted |\n",
      status: .accepted, date: "2025-03-09"),
    Head(
      testDescription: "people whom nobody has named",
      text: "# Queues\n\n* Status: proposed\n* Deciders: [everyone who had a say]\n* Date: 2025-03-09\n",
      status: .proposed,
      date: "2025-03-09"),
  ])
  func `a head is read as its authors write it`(_ head: Head) throws {
    let (record, decision) = try decision("docs/adr/0012-queues.md", head.text)
    #expect(decision.status == head.status)
    #expect(record.date?.iso == head.date)
    #expect(decision.deciders == head.deciders)
  }

  @Test func `a choice is no second field`() throws {
    let (record, _) = try decision("docs/adr/0012-queues.md", "# Queues\n\n**Status:** draft | reviewed\n")
    #expect(record.statusRaw == "draft | reviewed")
  }

  @Test(arguments: [
    ("# 🌊 ADR-012: Tides\n", "Tides"), ("# ADR-012：潮汐\n", "潮汐"), ("# IADR-012: Tides\n", "Tides"),
    ("# 🌊 Tides\n", "🌊 Tides"), ("## ADR 012: Tides\n\nStatus: accepted\n\n### Context\n\nX.\n", "Tides"),
    ("# Metadata\n\n- Status: accepted\n\n## Context\n\nX.\n", "tides"),
  ])
  func `a title has no number and no mark in front of it`(_ text: String, _ title: String) throws {
    #expect(try decision("docs/adr/012-tides.md", text).record.title == title)
  }

  @Test(arguments: [
    ("adr/0005-supersede-adr-0003.md", 5), ("adr/2025-adr-0003-tides.md", 3),
    ("notes/HBR-ADR-0007-tides.md", 7), ("notes/HBR-ADR-Quay-0007-tides.md", 7), ("notes/IADR-0007_tides.md", 7),
  ])
  func `a record's number may stand behind the name of its team`(_ path: String, _ number: Int) throws {
    #expect(try decision(path, "# Tides\n\nStatus: accepted\n").decision.number == number)
  }

  @Test func `a repository of decision records keeps them anywhere`() throws {
    let text =
      "---\ntitle: \"ADR 003: Tides\"\n---\n\n## ADR 003: Tides\n\n**Status:** Accepted | **Date:** 2025-03-09\n\n### Context\n\nX.\n"
    let (record, decision) = try decision("quays/003-tides.md", text, source: "port--architecture-decision-records")
    #expect(record.title == "Tides")
    #expect(record.date?.iso == "2025-03-09")
    #expect(decision.status == .accepted)
    #expect(ReadDocument("quays/003-tides.md", text).only(.decisionRecord).isEmpty)
    #expect(
      ReadDocument("quays/004-glossary.md", "# Words\n\nX.\n", source: "architecture-decision-records")
        .only(.decisionRecord).isEmpty)
  }

  @Test func `a log of decisions may have any of their names`() {
    let text =
      "# DECISIONS.md\n\n## 001 — Tides : one table\n- **Statut** : Acceptée\n\n## 002 — Quays\n- **Statut** : Proposée\n"
    #expect(ReadDocument("DECISIONS.md", text).only(.decisionRecord).map(\.title) == ["Tides : one table", "Quays"])
  }

  @Test func `another tool's key ends a title that is not YAML`() throws {
    let text = "---\nid: adr004\ntitle: ADR004: Quays in order\nsidebar_label: ADR004\n---\n\n## Context\n\nX.\n"
    #expect(try decision("docs/adr/adr004-quays.md", text).record.title == "Quays in order")
  }

  @Test func `a proposal's parts may be headings of level 1`() throws {
    let record = try #require(
      ReadDocument(
        "text/0008-tides.md", "- Start Date: 2025-03-09\n- Issue: none\n\n# Summary\n\nX.\n\n# Motivation\n\nX.\n",
        source: "port--rfcs"
      ).only(.proposal).first)
    #expect(record.title == "tides")
    #expect(record.date?.iso == "2025-03-09")
  }

  // MARK: Incidents

  @Test func `a repository of postmortems keeps them anywhere`() throws {
    let text =
      "# Incident Title\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 2025-03-09 12:11 | The crane stopped |\n\n"
      + "## Stats\n\n- Category: Cranes\n- Time to recovery: 2 hours\n"
    let (record, incident) = try incident("PM2025-004 - Crane.md", text, source: "port--postmortems")
    #expect(record.title == "PM2025-004 - Crane")
    #expect(record.date?.iso == "2025-03-09")
    #expect(incident.statedRepair == 120)
  }

  @Test func `a report is found by its title, its fields on one line`() throws {
    let (record, incident) = try incident(
      "docs/reports/crane.md",
      "# Postmortem: The crane stopped\n\n**Date:** 2025-03-09 | **Severity:** P2 | **Affected:** quay 3\n\n## Cause\n\nX.\n"
    )
    #expect(record.date?.iso == "2025-03-09")
    #expect(incident.severity == .medium)
  }

  @Test func `an incident's table may be in the language of its authors`() throws {
    let (record, incident) = try incident(
      "postmortems/guindaste.md",
      """
      # O guindaste parou

      ## Metadados

      | Campo | Valor |
      | --- | --- |
      | Severidade | alta |
      | Início (UTC) | 2025-03-09 12:00 |
      | Detecção (UTC) | 2025-03-09 12:05 |
      | Mitigação (UTC) | 2025-03-09 12:40 |
      | Resolução (UTC) | 2025-03-09 13:10 |
      """)
    #expect(record.date?.iso == "2025-03-09")
    #expect(incident.severity == .high)
    #expect(incident.detectMinutes == 5)
    #expect(incident.resolveMinutes == 65)
  }

  // MARK: Runbooks

  @Test(arguments: [
    "docs/how-to-write-a-runbook.md", "docs/add-runbook.md", "reports/stale-runbooks.md", "docs/postmortem-guide.md",
  ])
  func `a page about runbooks is none`(_ path: String) {
    #expect(ReadDocument(path, "# How\n\n## Symptoms\n\nX.\n", source: "port--runbooks").only(.runbook).isEmpty)
  }

  @Test func `a runbook may be about an audit`() {
    #expect(ReadDocument("ops/audit-log-runbook.md", "# Audit log\n\nX.\n").only(.runbook).count == 1)
  }

  @Test(arguments: [
    ("docs/adr/0001-queues.md", "# Use queues\n\nStatus: accepted\nDate: 2025-03-09\n"),
    ("docs/reviews/security.md", "# Security Review of the crane\n\nDate: 2025-03-09\n\nX.\n"),
    ("docs/crane-runbook.md", "# Crane\n\nDate: 2025-03-09\n\nX.\n"),
  ])
  func `in the repository of a program for incidents, a text of another kind is none`(_ path: String, _ text: String) {
    #expect(ReadDocument(path, text, source: "port--incident-bot").only(.incident).isEmpty)
  }

  @Test func `in a repository of both, the folder of runbooks holds no incident`() {
    let text =
      "---\nseverity: high\nlast_reviewed: 2025-03-09\n---\n\n# Crane stops\n\n## Sintomas\n\nX.\n\n## Diagnostico\n\nX.\n"
    let read = ReadDocument("runbooks/crane.md", text, source: "port--runbooks-postmortem")
    #expect(read.only(.incident).isEmpty)
    #expect(read.only(.runbook).count == 1)
  }
}
