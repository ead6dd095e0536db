import Diagnostics
import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

@Suite struct NewRecordTests {
  private static let configuration = "services:\n  - { id: payments, name: Payments, tier: 2 }\n"

  @Test(arguments: RecordKind.allCases)
  func `a record that nobody has filled in is read, has no error and proves nothing`(_ kind: RecordKind) async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write(Self.configuration, to: "p/muster.yml")
      let request = place.request(["p"])
      var log = DiagnosticLog()
      let before = try await makeReport(request, into: &log)
      try await newRecord(kind, titled: #"A "new": one"#, of: "payments", in: nil, request).write()
      let after = try await makeReport(request, into: &log)
      #expect(after.portfolio.records.map(\.kind) == (kind == .measurement ? [] : [kind]))
      #expect(log.sorted.filter { $0.severity == .error }.map(\.description) == [])
      // That it is proposed today is all that a decision record has to say.
      let isFree = kind == .decisionRecord
      #expect(passed(after).subtracting(passed(before)).count == (isFree ? 2 : 0))
      #expect(after.assessments.map(\.decision.word).allSatisfy { $0 == .notAssessed })
    }
  }

  private func passed(_ report: Report) -> Set<String> {
    Set(
      report.assessments.first { $0.service.id == "payments" }?.results.filter { $0.state == .pass }.map(\.check) ?? [])
  }

  @Test func `it goes beside the others of its kind, with the next number`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write(Self.configuration, to: "p/muster.yml")
      for number in [7, 9] {
        try folder.write("# Old\n\n## Status\n\nAccepted\n", to: "p/docs/adr/ADR-00\(number)-old.md")
      }
      try folder.write("---\nkind: runbook\n---\n# Old\n", to: "p/ops/old.md")
      func path(_ kind: RecordKind, in given: String? = nil) async throws -> String {
        try await newRecord(kind, titled: "Queue Every Charge!", of: nil, in: given, place.request(["p"])).path.text
      }
      #expect(try await path(.decisionRecord) == "docs/adr/ADR-010-queue-every-charge.md")
      #expect(try await path(.runbook) == "ops/queue-every-charge.md")
      #expect(try await path(.review) == "content/reviews/2026-11-20-queue-every-charge.md")
      #expect(try await path(.slo, in: "./slos/") == "slos/queue-every-charge.yml")
      await #expect(throws: RequestError.self) { try await path(.slo, in: "../elsewhere") }
    }
  }

  @Test func `nothing is written through a link`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Self.configuration, to: "p/muster.yml")
      try folder.makeFolder("elsewhere")
      try folder.makeLink("p/content", to: folder["elsewhere"])
      let file = try await newRecord(.review, titled: "Y", of: nil, in: nil, Workplace(folder).request(["p"]))
      #expect(throws: RequestError.self) { try file.write() }
      #expect(try folder.snapshot("elsewhere").isEmpty)
    }
  }

  @Test func `the only service is its service, and of several somebody has to say which`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write(Self.configuration, to: "p/muster.yml")
      let only = try await newRecord(.debt, titled: "Later", of: nil, in: nil, place.request(["p"]))
      #expect(only.text.contains("service: \"payments\"\n"))
      #expect(only.remarks.isEmpty)
      try folder.write(Self.configuration + "  - { id: ledger }\n", to: "p/muster.yml")
      let one = try await newRecord(.debt, titled: "Later", of: nil, in: nil, place.request(["p"]))
      #expect(!one.text.contains("service:"))
      #expect(one.remarks == ["it names no service; --service takes one of ledger, payments"])
      let made = try await newRecord(.debt, titled: "Later", of: "payment", in: nil, place.request(["p"]))
      #expect(
        made.remarks == ["there is no service 'payment' so far, and this record makes one; there are ledger, payments"])
    }
  }

  @Test func `a file that is there stays as it is`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write("mine\n", to: "p/content/runbooks/restart.md")
      let file = try await newRecord(.runbook, titled: "Restart", of: nil, in: nil, place.request(["p"]))
      #expect(throws: RequestError.self) { try file.write() }
      #expect(try folder.read("p/content/runbooks/restart.md") == "mine\n")
    }
  }

  @Test(arguments: [".git", ".git/hooks", "node_modules/x", "a/fixtures", "old", "../p", "/srv"])
  func `a folder that is not read is refused`(_ place: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Self.configuration + "exclude: [\"old/**\"]\n", to: "p/muster.yml")
      let request = Workplace(folder).request(["p"])
      await #expect(throws: RequestError.self) {
        try await newRecord(.debt, titled: "Later", of: nil, in: place, request).path
      }
      let path = try await newRecord(.debt, titled: "Later", of: nil, in: "./older/", request).path
      #expect(path == "older/later.md")
    }
  }

  @Test func `a template of somebody's own is used, and told where it has no key`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write(Self.configuration, to: "p/muster.yml")
      try folder.write("", to: "own/site/.keep")
      try folder.write(
        "---\nkind: debt\n---\n# {{title}} of {{date}}\nowner {{quoted service}}\n", to: "own/documents/debt.md")
      var request = place.request(["p"], templates: "own")
      request.builtInTemplates = "\(ownRepository)/templates"
      let file = try await newRecord(.debt, titled: "Later", of: nil, in: nil, request)
      #expect(file.text == "---\nkind: debt\n---\n# Later of 2026-11-20\nowner \"payments\"\n")
      try folder.write("# {{title}}\n\nof {{dtae}}\n", to: "own/documents/debt.md")
      do {
        _ = try await newRecord(.debt, titled: "Later", of: nil, in: nil, request)
        Issue.record("an unknown key was taken")
      } catch let error as RequestError {
        #expect("\(error)".contains("documents/debt.md:3:4: '{{dtae}}' is no key"))
      }
    }
  }
}

@Suite struct NewConfigurationTests {
  @Test func `it names the services that records name, and is read without an error`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write(
        "---\nkind: review\nservice: payments\npersona: sre\nverdict: fail\n---\n# Review\n", to: "p/a.md")
      try folder.write("---\nkind: debt\nservice: ledger\nowner: team-ledger\n---\n# Debt\n", to: "p/b.md")
      let request = place.request(["p"])
      var log = DiagnosticLog()
      let before = try await makeReport(request, into: &log)
      let file = try await newConfiguration(for: request, writing: true)
      try file.write()
      #expect(file.text.contains("  - { id: payments, name: \"payments\", tier: 2 }\n"))
      #expect(file.text.contains("# personas: { required: { 1: [\"sre\"], 2: [\"sre\"] } }\n"))
      var after = DiagnosticLog()
      let report = try await makeReport(request, into: &after)
      #expect(after.sorted.filter { $0.severity == .error }.map(\.description) == [])
      #expect(report.portfolio.services.map(\.id) == ["ledger", "payments"])
      #expect(report.portfolio.services.allSatisfy { !$0.isInferred })
      #expect(report.assessments.map(\.decision.word) == before.assessments.map(\.decision.word))
      await #expect(throws: RequestError.self) { _ = try await newConfiguration(for: request, writing: true) }
      let shown = try await newConfiguration(for: request, writing: false)
      #expect(shown.text.contains("# \"payments\" is declared"))
    }
  }

  @Test func `an empty folder gets one, too`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "p/.keep")
      let request = Workplace(folder).request(["p"])
      try await newConfiguration(for: request, writing: true).write()
      var log = DiagnosticLog()
      _ = try await makeReport(request, into: &log)
      #expect(log.sorted.filter { $0.severity == .error }.map(\.description) == [])
    }
  }
}
