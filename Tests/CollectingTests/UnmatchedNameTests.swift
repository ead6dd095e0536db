import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// Names that nothing bears, where something bears one that is a slip away.
@Suite struct UnmatchedNameTests {
  private func configuration(_ text: String) -> Configuration {
    var log = DiagnosticLog()
    return Configuration(reading: text, at: FileLocation(path: "muster.yml"), into: &log)
  }

  /// Of a review about a service that nobody declares.
  private static let inferred =
    "5 service.inferred Write `service:` with a declared id, or add the name to a service's `aliases:`."

  private func notes(_ log: DiagnosticLog) -> [String] {
    log.sorted.map { "\($0.location?.line ?? 0) \($0.id) \($0.help ?? "")" }
  }

  @Test(arguments: [
    ("serch", "5 service.unknown Did you mean `search`? Else declare it."),
    ("Saerch", "5 service.unknown Did you mean `search`? Else declare it."),
    ("chekcout-service", "5 service.unknown Did you mean `checkout`? Else declare it."),
    ("search", nil), ("Search Service", nil), ("pay", nil), ("pey", Self.inferred), ("worker-2", Self.inferred),
    ("mail", Self.inferred),
  ])
  func `a service that is declared nowhere is held against those that are`(_ name: String, _ expected: String?) {
    let configuration = configuration("services: [{id: search}, {id: checkout}, {id: pay}, {id: worker-1}]\n")
    let records = ReadDocument("r.md", "---\nkind: review\nservice: \(name)\n---\n# R\n").records
    var log = DiagnosticLog()
    var assignment = ServiceAssignment(records, configuration, sources: [Source(name: "s")], into: &log)
    for record in records { _ = assignment.assign(record, into: &log) }
    #expect(notes(log) == [expected].compactMap(\.self))
  }

  @Test func `where nothing is declared every name is a service`() {
    let records = ["serch", "search"].flatMap {
      ReadDocument("\($0).md", "---\nkind: review\nservice: \($0)\n---\n# R\n").records
    }
    var log = DiagnosticLog()
    var assignment = ServiceAssignment(records, Configuration(), sources: [Source(name: "s")], into: &log)
    #expect(records.map { assignment.assign($0, into: &log) } == ["serch", "search"])
    #expect(notes(log) == [])
  }

  @Test func `roles and paths of the configuration are held against what is there`() {
    let configuration = configuration(
      """
      personas:
        required: { 1: [sre, sere, auditor] }
        may_lift: [chief-archtect]
      services:
        - id: pay
          paths: [services/pay/**, services/gone/**, docs/*.md, pay/docs, "**/*.rst"]
      """)
    let records =
      ReadDocument("r.md", "---\nkind: review\npersona: SRE\n---\n# R\n").records
      + ReadDocument("p.md", "---\nkind: persona\nname: chief-architect\n---\n# P\n").records
    var portfolio = Portfolio(sources: [Source(name: "s")], records: records)
    portfolio.paths = ["s": ["services/pay/a/b.md", "docs/x.md", "pay/docs/y.md"]]
    var log = DiagnosticLog()
    reportUnmatched(configuration, in: portfolio, into: &log)
    #expect(
      notes(log) == [
        "2 configuration.role-unknown Did you mean `sre`?",
        "3 configuration.role-unknown Did you mean `chief-architect`?",
        "6 configuration.path-unmatched Write the path from the root of the source, as in `services/payments/**`.",
        "6 configuration.path-unmatched Write the path from the root of the source, as in `services/payments/**`.",
      ])
  }

  /// Two documents below `docs`, one of which is read, and a file of code.
  private func told(_ text: String, read: [SourcePath] = ["docs/a.md"]) -> [String] {
    var portfolio = Portfolio(sources: [Source(name: "s")])
    portfolio.paths = ["s": ["docs/a.md", "docs/old/b.md", "src/main.c", "muster.yml"]]
    portfolio.documents = read.map { path in
      DocumentFacts(id: DocumentID(source: "s", path: path), sha256: "", size: 1)
    }
    portfolio.leftOut = ["s": Set(["docs/a.md", "docs/old/b.md"]).subtracting(read)]
    var log = DiagnosticLog()
    let configuration = Configuration(reading: text, at: FileLocation(path: "muster.yml"), into: &log)
    reportUnmatched(configuration, in: portfolio, into: &log)
    return log.sorted.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity) \($0.message)"
    }
  }

  @Test(
    arguments: [
      ("exclude: [\"docs/old/**\"]\n", ["1:11 note 1 document is left out by `docs/old/**`"]),
      ("exclude: [src/**]\n", []), ("exclude: []\n", []), ("include: [docs/**]\n", []),
      ("exclude: [\"{docs,a}/**\"]\n", ["1:11 note no file lies at `{docs,a}/**`"]),
      ("exclude: [\"!docs/a.md\"]\n", ["1:11 note no file lies at `!docs/a.md`"]),
      ("services: [ { id: a, paths: [\"[\"] } ]\n", ["1:30 note no file lies at `[`"]),
      ("include: []\n", ["1:10 note `include` names nothing, so that everything is read"]),
      ("decision_records: [\"nope/**\"]\n", ["1:20 note no file lies at `nope/**`"]),
      ("code_notes:\n  - \"lib/**\"\n", ["2:5 note no file lies at `lib/**`"]),
    ] as [(String, [String])])
  func `globs that choose nothing are told, and how much others leave out`(_ text: String, _ expected: [String]) {
    #expect(told(text) == expected)
  }

  @Test func `a configuration that leaves nothing is an error`() {
    let expected = [
      "1:11 error every document is left out, so that there is nothing to judge",
      "1:11 note 2 documents are left out by `**`",
    ]
    #expect(told("exclude: [\"**\"]\n", read: []) == expected)
    #expect(told("exclude: [\"**\"]\n", read: ["muster.yml"]) == expected)
    #expect(told("exclude: [src/**]\n", read: []) == [])
  }
}
