import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct DecisionRecordTests {
  struct Dialect: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var path = "docs/adr/0012-queues.md"
    var text: String
    var title = "Use queues"
    var status: DecisionRecord.Status? = .accepted
    var raw: String?
    var date: String? = "2025-03-09"
    var supersedes: [SourcePath] = []
    var supersededBy: [SourcePath] = []
    var number: Int? = 12
  }

  @Test(arguments: [
    Dialect(
      testDescription: "Nygard's sections, with a second paragraph that names the successor",
      text:
        "# 12. Use queues\n\nDate: 2025-03-09\n\n## Status\n\nAccepted & implemented\n\nSuperceded by [14. X](0014-x.md)\n\n## Context\n\nSupersedes [3](0003-y.md) in prose.\n",
      status: .superseded, supersededBy: ["docs/adr/0014-x.md"]),
    Dialect(
      testDescription: "a successor in the same line",
      text: "# 12. Use queues\n\nDate: 2025-03-09\n\n## Status\n\nAccepted, superseded by [14. X](0014-x.md)\n",
      status: .superseded, supersededBy: ["docs/adr/0014-x.md"]),
    Dialect(
      testDescription: "a log of its states",
      text:
        "# 12. Use queues\n\n## Status\n\n2025-03-09 proposed\n2025-04-01 accepted\n2025-05-01 superseded by [14](0014-x.md)\n",
      status: .superseded, supersededBy: ["docs/adr/0014-x.md"]),
    Dialect(
      testDescription: "a successor in part",
      text: "# 12. Use queues\n\nDate: 2025-03-09\n\n## Status\n\nPartially superseded by [14](0014-x.md)\n"),
    Dialect(
      testDescription: "an emoji and a bracket that names another record",
      text: "# 012 Use queues\n\nDate 09.03.2025\n\n## Status\n\n❌ Rejected (see [14](0014-x.md))\n", status: .rejected),
    Dialect(
      testDescription: "a status struck through, and the one that replaced it",
      text: "# 12. Use queues\n\n**Status**: ~~Accepted~~ Rejected\n**Date**: 2025-03-09\n", status: .rejected),
    Dialect(
      testDescription: "front matter with braces, lists and a year first",
      text:
        "---\nstatus: { accepted }\ndate: 2025/3/9\nsupersedes: [\"0003\", \"0004-z.md\"]\n---\n# Use queues\n",
      supersedes: ["docs/adr/0004-z.md"]),
    Dialect(
      testDescription: "bullets below a heading for them",
      text:
        "# Accepted: Use queues\n\n## Metadata\n\n- Status: draft <!-- accepted | draft -->\n- Date: 9 March 2025\n",
      status: .other),
    Dialect(
      testDescription: "the title's first word, and a date for a number", path: "decisions/20250309-use-queues.md",
      text: "# Superceded by <20250401-topics.md>: Use queues\n\nProse.\n", status: .superseded,
      supersededBy: ["decisions/20250401-topics.md"], number: nil),
    Dialect(
      testDescription: "boxes, of which the last that is ticked counts",
      text: "# Use queues\n\nDate: 2025-03-09\n\n## Status\n\n- [x] proposed\n- [x] accepted\n- [ ] rejected\n"),
    Dialect(
      testDescription: "boxes below a label",
      text: "# Use queues\n\nDate: 2025-03-09\n\nStatus:\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected\n"),
    Dialect(
      testDescription: "a folder for each record, and a link to a folder", path: "docs/adr/ADR-012-queues/README.md",
      text:
        "# ADR-012: Use queues\n\n| Date | Status |\n|---|---|\n| 2025-03-09 | **Superseded** by [ADR-014](../ADR-014-x/) |\n",
      status: .superseded, supersededBy: ["docs/adr/ADR-014-x"]),
    Dialect(
      testDescription: "Ukrainian labels, and a replacement in part",
      text:
        "# ADR-0012 — Use queues\n\n- **Статус:** прийнято\n- **Дата:** 9 березня 2025\n- **Замінює:** частково [ADR-3](0003-y.md)\n"
    ),
    Dialect(
      testDescription: "German words", text: "# Use queues\n\nStatus: Ersetzt durch ADR-14\nDatum: 9. März 2025\n",
      status: .superseded),
    Dialect(
      testDescription: "Chinese words", text: "# Use queues\n\n- 状态：已接受\n- 日期：2025年3月9日\n"),
    Dialect(
      testDescription: "a sentence in a list of links, percent-encoded",
      text: "# Use queues\n\nStatus: accepted\nDate: 2025-03-09\n\n## Links\n\n- Supersedes [y](0003%20y.md#top)\n",
      supersedes: ["docs/adr/0003 y.md"]),
    Dialect(
      testDescription: "a list below the words, beside a list that is another",
      text:
        "# Use queues\n\nDate: 2025-03-09\n\n## Status\n\nAccepted\n\nRelates to:\n* [ADR 1](0001-a.html)\n\nSupercedes:\n* [ADR 3. Y](0003-y.html)\n* ADR 4\n\n## Links\n\n- Supersedes:\n  - [Z](0005-z.md)\n- [Other](0006-o.md)\n",
      supersedes: ["docs/adr/0003-y.html", "docs/adr/0005-z.md"]),
    Dialect(
      testDescription: "front matter that is no YAML for a sign in it",
      text:
        "---\n# Optional elements.\nstatus: accepted\ndate: 2025-03-09\ndeciders: @data, @platform\nconsulted: \n---\n\n# Use queues\n"
    ),
    Dialect(
      testDescription: "a status in its heading",
      text: "# Use queues\n\nDate: 2025-03-09\n\n## Status: Accepted\n\nProse.\n"),
    Dialect(
      testDescription: "a choice that nobody has made",
      text: "---\nstatus: \"{proposed | rejected | accepted}\"\ndate: 2025-03-09\n---\n# Use queues\n", status: .other),
    Dialect(
      testDescription: "reStructuredText", path: "docs/decisions/0012-queues.rst",
      text:
        "12. Use queues\n##############\n\nStatus\n******\n\n**Accepted** *2025-03-09*\n\nContext\n*******\n\nProse.\n"),
    Dialect(
      testDescription: "AsciiDoc", path: "docs/adr/0012-queues.adoc",
      text: "= 12. Use queues\n:date: 2025-03-09\n\n== Status\n\nAccepted\n\n== Context\n"),
    Dialect(
      testDescription: "the untouched heading of a template", text: "---\nstatus: accepted\n---\n# {short title}\n",
      title: "queues", date: nil),
    Dialect(testDescription: "nothing but prose", text: "Prose.\n", title: "queues", status: nil, date: nil),
  ])
  func `each dialect says what it is, when it was decided and what it replaces`(_ dialect: Dialect) throws {
    let record = try #require(ReadDocument(dialect.path, dialect.text).only(.decisionRecord).first)
    #expect(record.title == dialect.title)
    #expect(record.date?.iso == dialect.date)
    guard case .decisionRecord(let decision) = record.details else { return }
    #expect(decision.status == dialect.status)
    #expect(decision.number == dialect.number)
    #expect(decision.supersedes == dialect.supersedes)
    #expect(decision.supersededBy == dialect.supersededBy)
  }

  @Test(arguments: [
    ("docs/adr/README.md", false), ("docs/adr/template.md", false), ("docs/adr/0000-template.md", false),
    ("docs/adr/adr-template-minimal.md", false), ("template/0001-use-adrs.md", false),
    ("docs/adr/ADR-000-template/README.md", false), ("decisions/attachments/notes.md", false),
    ("docs/14-ARCHITECTURE-DECISIONS/0001-a.md", true), ("docs/14-decisions/0002-x.md", true),
    ("docs/02_adr/b.md", true), ("docs/02-adr/README.md", false), ("docs/2adr/b.md", false), ("docs/02/b.md", false),
    ("docs/02-adr-attachments/b.md", false),
    ("docs/design.md", false), ("docs/adr/0007-use-a-template-engine.md", true), ("docs/adr/0000-use-adrs.md", true),
    ("Architecture_Decision_Records/1-a.md", true), ("docs/ADR-0004-a.md", true), ("docs/adr-tools.md", false),
    ("docs/decisions/0003-pod-templates/README.md", true),
  ])
  func `the path says whether a text is a decision record`(_ path: String, _ isRecord: Bool) {
    #expect(ReadDocument(path, "# Something\n\nStatus: accepted\n").only(.decisionRecord).isEmpty != isRecord)
  }

  @Test func `an empty file and a template by its words are no records`() {
    #expect(ReadDocument("docs/adr/0001-a.md", " \n").records.isEmpty)
    #expect(ReadDocument("docs/adr/a.md", "# [short title]\n\n- Status: [proposed | accepted]\n").records.isEmpty)
  }

  @Test func `JSON holds one record or several`() {
    let text = """
      [{"adr_number": "ADR-12", "title": "Use queues", "status": "accepted", "decision": "Yes."},
       {"adr_number": 13, "title": "Use topics", "status": "draft", "date": "2025-04-01"}]
      """
    let records = ReadDocument("decisions/all.json", text).only(.decisionRecord)
    #expect(records.map(\.title) == ["Use queues", "Use topics"])
    #expect(records.map(\.date?.iso) == [nil, "2025-04-01"])
    #expect(records.map(\.origin.line) == [1, 2])
    #expect(ReadDocument("decisions/package.json", "{\"title\": \"x\", \"status\": \"y\"}").records.isEmpty)
  }

  @Test func `what contradicts itself is reported where it stands`() {
    let read = ReadDocument(
      "adr/0007-x.md", "---\nstatus: accepted\n---\n# 8. X\n\nDate: 2025-13-40\n\n## Status\n\nProposed\n")
    #expect(
      read.diagnostics == [
        "4 decision-record.number-conflict", "6:7 date.unreadable",
      ])
    #expect(ReadDocument("adr/1-a.md", "# A\n\nStatus: on hold\n").diagnostics == [])
  }
}

@Suite struct DecisionChainTests {
  /// The records of some files, completed as those of one source; `path number` of each diagnostic.
  private func chain(_ files: [(String, String)]) -> (records: [Record], diagnostics: [String]) {
    var records = files.flatMap { ReadDocument($0.0, $0.1).records }
    var log = DiagnosticLog()
    completeDecisionRecords(&records, paths: files.map { SourcePath($0.0) }, into: &log)
    return (records, log.sorted.map { "\($0.location?.path ?? ""):\($0.location?.line ?? 0) \($0.id)" })
  }

  private func decision(_ record: Record) -> DecisionRecord {
    if case .decisionRecord(let decision) = record.details { decision } else { DecisionRecord() }
  }

  @Test func `numbers become paths, and the other side of a relation is implied`() {
    let (records, diagnostics) = chain([
      ("adr/0001-a.md", "# A\n\nStatus: Superseded by ADR-0002 (in May)\n"),
      ("adr/0002-b.md", "# B\n\nStatus: accepted\nSupersedes: 3, ADR-0009\n"),
      ("adr/0003-c.md", "---\nstatus: replaced\nsuperseded_by: [\"0002\"]\n---\n# C\n"),
    ])
    #expect(decision(records[0]).supersededBy == ["adr/0002-b.md"])
    #expect(decision(records[1]).supersedes == ["adr/0003-c.md"])
    #expect(decision(records[1]).impliedSupersedes == ["adr/0001-a.md"])
    #expect(decision(records[2]).impliedSupersededBy == [])
    #expect(diagnostics == ["adr/0002-b.md:4 decision-record.unknown"])
  }

  @Test func `links to pages, to folders and without an ending find their record`() {
    let (records, _) = chain([
      ("adr/0001-a.md", "# A\n\nStatus: Superseded by [B](0002-b.html)\n"),
      ("adr/0002-b.md", "# B\n\nStatus: accepted\n\n- Supersedes [C](./0003-c)\n- Supersedes [D](ADR-4/)\n"),
      ("adr/0003-c.md", "# C\n\nStatus: superseded by [plan](../plan.md)\n"),
      ("adr/ADR-4/README.md", "# D\n\nStatus: accepted\n"), ("plan.md", "# Plan\n"),
    ])
    #expect(decision(records[0]).supersededBy == ["adr/0002-b.md"])
    #expect(decision(records[1]).supersedes == ["adr/0003-c.md", "adr/ADR-4/README.md"])
    #expect(decision(records[2]).supersededBy == [])
  }

  @Test func `a number that comes twice is reported within a folder, and beside it`() {
    let text = "# A\n\nStatus: accepted\n"
    #expect(
      chain([("a/adr/1-a.md", text), ("a/adr/0001-b.md", text), ("b/adr/0001-a.md", text)]).diagnostics == [
        "a/adr/0001-b.md:1 decision-record.number-twice", "a/adr/1-a.md:1 decision-record.number-twice",
      ])
    #expect(
      chain([("docs/ADR-3-a.md", text), ("docs/adr/ADR-0003-b.md", text)]).diagnostics
        == ["docs/ADR-3-a.md:1 decision-record.number-twice"])
  }

  @Test(
    arguments: [
      ("payments-0001.md", "# ADR-0001: Use TOML", 1), ("payments-0001.md", "# 0001 Use TOML", 1),
      ("payments-0001.md", "# Use TOML", nil), ("toml.md", "# ADR 7: Use TOML", 7), ("toml.md", "# 1. Use TOML", nil),
      ("toml.md", "# 3 tiers", nil), ("0002-toml.md", "# ADR-0001: Use TOML", 2),
      ("toml.md", "---\nid: ADR-0006\n---\n# Use TOML", 6), ("toml.md", "---\nid: toml-6\n---\n# Use TOML", nil),
      ("2024-05-12-toml.md", "# ADR-0004: Use TOML", 4),
    ] as [(String, String, Int?)])
  func `the heading numbers what the file's name does not`(_ name: String, _ head: String, _ number: Int?) {
    let (records, _) = chain([("adr/" + name, head + "\n\nStatus: accepted\n")])
    #expect(records.map { decision($0).number } == [number], "\(name) \(head)")
  }

  @Test func `two services that share a folder have an 0001 each`() {
    func record(_ title: String, _ head: String = "") -> String { "---\n\(head)status: accepted\n---\n# \(title)\n" }
    let (records, diagnostics) = chain([
      ("adr/checkout-0001.md", record("ADR-0001: A")), ("adr/payments-0001.md", record("ADR-0001: B")),
      ("adr/payments-0002.md", record("ADR-0002: C", "supersedes: ADR-0001\n")),
      ("adr/ledger.md", record("ADR-0001: D", "service: ledger\n")),
      ("adr/ledger-next.md", record("ADR-0003: E", "service: ledger\nsupersedes: ADR-0001\n")),
      ("adr/other.md", record("ADR-0004: F", "service: other\nsupersedes: ADR-0001, ADR-0002\n")),
    ])
    #expect(
      records.map { decision($0).supersedes } == [
        [], [], ["adr/payments-0001.md"], [], ["adr/ledger.md"], ["adr/payments-0002.md"],
      ])
    #expect(diagnostics == ["adr/other.md:3 decision-record.unknown"])
  }

  @Test func `one service has one 0001`() {
    let text = "---\nservice: pay\nstatus: accepted\n---\n# ADR-0001: A\n"
    #expect(
      chain([("adr/a.md", text), ("adr/b.md", text), ("adr/c.md", "# ADR-0001: C\n\nStatus: accepted\n")]).diagnostics
        == [
          "adr/a.md:5 decision-record.number-twice", "adr/b.md:5 decision-record.number-twice",
          "adr/c.md:1 decision-record.number-twice",
        ])
  }

  @Test func `the neighbours say which part of a date is the day`() {
    func record(_ date: String) -> String { "# A\n\nStatus: accepted\nDate: \(date)\n" }
    let (records, diagnostics) = chain([
      ("adr/1-a.md", record("26/03/2018")), ("adr/2-b.md", record("10/04/18")),
      ("log/adr/1-a.md", record("10/04/2018")),
    ])
    #expect(records.map(\.date?.iso) == ["2018-03-26", "2018-04-10", nil])
    #expect(diagnostics == ["log/adr/1-a.md:4 date.unreadable"])
  }
}
