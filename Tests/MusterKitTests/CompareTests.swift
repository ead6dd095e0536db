import Diagnostics
import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

/// What is different between commits, days, sites and now, on a repository whose commits are known.
@Suite struct CompareTests {
  private func compare(_ place: Workplace, _ old: String, _ new: String) async throws -> Comparison {
    var request = place.request([])
    request.configuration = place.folder["config.yml"]
    var log = DiagnosticLog()
    return try await MusterKit.compare(
      request, from: PointInTime(old, for: request), to: PointInTime(new, for: request), into: &log)
  }

  @Test func `between two commits everything has its cause`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, commits) = try TrendTests.makeLedger(in: folder)
      try repository.git("tag", "first", commits[0])
      let place = Workplace(folder)
      let changes = try await compare(place, "first", commits[1]).changes
      func document(_ path: SourcePath) -> DocumentID { DocumentID(source: "ledger", path: path) }
      let service = try #require(changes.services.first)
      #expect(changes.since == Day(iso: "2026-06-07"))
      #expect(service.decision == Change(.notAssessed, .noGo))
      #expect(service.level == Change(.unassessed, .notReady))
      #expect(service.verified == Change(Ratio(0), Ratio(0.75)))
      #expect(service.checks.map(\.check) == ["a.owner", "a.debt", "a.runbook"])
      #expect(
        service.checks.map(\.causes) == [
          [ChangeCause(.evidence, document("service.md"))], [ChangeCause(.evidence, document("debt/one.md"))],
          [ChangeCause(.documentAdded, document("runbooks/down.md"))],
        ])
      #expect(changes.findings.map(\.what) == [.new])
      #expect(changes.checks == [])
    }
  }

  @Test func `what only ran out says so`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let changes = try await compare(Workplace(folder), "2026-10-30", "2026-10-31").changes
      #expect(changes.services.flatMap(\.checks).map(\.check) == ["a.runbook"])
      #expect(changes.services.flatMap(\.checks).flatMap(\.causes) == [ChangeCause(.timePassed)])
    }
  }

  @Test func `an age, a day and a site of then are the same`() async throws {
    try await withTemporaryFolder { folder in
      let (_, commits) = try TrendTests.makeLedger(in: folder)
      let place = Workplace(folder)
      var then = place.request([], to: "then")
      (then.configuration, then.revision) = (folder["config.yml"], commits[1])
      then.asOf = Day(iso: "2026-11-13")!
      var log = DiagnosticLog()
      _ = try await build(then, into: &log)
      let byAge = try await compare(place, "7d", "now")
      let byDay = try await compare(place, "2026-11-13", "now")
      let bySite = try await compare(place, "then", "now")
      #expect(byAge.changes == byDay.changes)
      #expect(bySite.changes == byDay.changes)
      #expect(byAge.changes.services.map(\.verified) == [Change(Ratio(0.5), Ratio(0.625))])
      #expect(byAge.changes.findings.map(\.what) == [.fixed])
      #expect(try await compare(place, "then", "then").changes.isEmpty)
    }
  }

  @Test func `a target that was lowered is told of commits, of sites and in words`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("---\nkind: service\nid: shop\n---\n# Shop\n", to: "service.md")
      for (day, objective) in [("2026-11-01", "0.999"), ("2026-11-10", "0.95")] {
        try repository.write(
          """
          ---
          kind: slo
          service: shop
          objective: \(objective)
          window: 28d
          ---
          # Orders are taken

          """, to: "slos/orders.md")
        try repository.commit(on: day)
      }
      try folder.write("sources: [ repository ]\n", to: "config.yml")
      let place = Workplace(folder)
      var then = place.request([], to: "then")
      (then.configuration, then.revision) = (folder["config.yml"], "HEAD~1")
      var log = DiagnosticLog()
      _ = try await build(then, into: &log)
      for old in ["2026-11-01", "then"] {
        let found = try await compare(place, old, "now")
        #expect(found.changes.objectives.map(\.aim) == [Change("99.9 %, over 28d", "95 %, over 28d")])
        let text = try text(found, place)
        #expect(text.contains("SLO \"Orders are taken\": target 95 %, over 28d, was 99.9 %, over 28d"))
      }
    }
  }

  @Test func `what the configuration leaves out now was not removed`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let place = Workplace(folder)
      var then = place.request([], to: "then")
      then.configuration = folder["config.yml"]
      var log = DiagnosticLog()
      _ = try await build(then, into: &log)
      try folder.write(
        "rubric: ./four.yml\nsources: [ ledger ]\nexclude: [ \"slos/**\" ]\n", to: "config.yml")
      let changes = try await compare(place, "\(folder["then"])", "now").changes
      let slo = changes.services.flatMap(\.checks).first { $0.check == "a.slo" }
      let left = DocumentID(source: "ledger", path: "slos/entries.md")
      #expect(slo?.causes == [ChangeCause(.documentLeftOut, left)])
    }
  }

  @Test func `a build since a day tells it on its pages, in its data and in its feed`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let place = Workplace(folder)
      var request = place.request([], to: "site")
      request.configuration = folder["config.yml"]
      request.since = PointInTime("2026-08-15", for: request)
      request.historyDays = 180
      var log = DiagnosticLog()
      _ = try await build(request, into: &log)
      let site = try place.site("site")
      let page = try site.main("changes/index.html")
      #expect(page.contains("Since <bdi class=\"n\">2026-08-15</bdi>, 1 decision changed"))
      #expect(page.contains("was added"))
      #expect(try site.text("data/v1/changes.json").contains(#""kind":"document-added""#))
      // That was three months ago.
      #expect(try !site.text("changes/feed.xml").contains("Ledger is NO-GO"))
    }
  }

  @Test func `nothing became worse, and then something did`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try TrendTests.makeLedger(in: folder)
      let place = Workplace(folder)
      #expect(try await compare(place, "1d", "now").worse == [])
      try repository.write(
        "---\nkind: review\nservice: ledger\npersona: qa\ndate: 2026-11-19\nverdict: fail\n---\n# Ledger, tried\n\n"
          + "### 1. Entries are lost (CRITICAL)\n", to: "reviews/third.md")
      try repository.commit(on: "2026-11-20")
      let worse = try await compare(place, "1d", "now").worse.map { "\($0.location?.path ?? "") \($0.id)" }
      #expect(worse.contains("reviews/third.md gate.grave-finding"))
    }
  }

  private func text(_ comparison: Comparison, _ place: Workplace) throws -> String {
    var log = DiagnosticLog()
    return try comparison.letter(.text, isShort: false, place.request([]), into: &log)
  }

  @Test func `two commits of one day are named, and the later one may not come first`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try TrendTests.makeLedger(in: folder)
      try repository.write("---\nkind: service\nid: ledger\ntier: 3\n---\n# Ledger\n", to: "service.md")
      try repository.commit(on: "2026-11-16")
      let place = Workplace(folder)
      let found = try await compare(place, "HEAD~1", "HEAD")
      let text = try text(found, place)
      #expect(text.hasPrefix("Readiness, HEAD~1 to HEAD, 2026-11-16\n"))
      #expect(text.contains("Since HEAD~1, "))
      let document = DocumentID(source: "ledger", path: "service.md")
      #expect(found.changes.services.first?.checks.map(\.causes) == [[ChangeCause(.evidence, document)]])
      let error = await #expect(throws: RequestError.self) { _ = try await compare(place, "HEAD", "HEAD~1") }
      #expect(error?.exitCode == 65)
      #expect(error?.description.contains("Give the earlier point first") == true)
      _ = try await compare(place, "HEAD", "HEAD")
    }
  }

  @Test func `two sites are told as whole as a site and now`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      try folder.write(
        "rubric: ./four.yml\nsources: [ ledger ]\nsite: { title: Books }\n", to: "config.yml")
      let place = Workplace(folder)
      var log = DiagnosticLog()
      for (name, include) in [("one", "include: [ nothing/** ]\n"), ("two", "")] {
        try folder.write(
          "rubric: ./four.yml\nsources: [ ledger ]\nsite: { title: Books }\n\(include)", to: "\(name).yml")
        var request = place.request([], to: name)
        request.configuration = folder["\(name).yml"]
        _ = try await build(request, into: &log)
      }
      for old in ["one", "now"] {
        let text = try text(try await compare(place, old, "two"), place)
        #expect(text.hasPrefix("Books, \(old) to two, 2026-11-20\n"))
        #expect(text.contains("\n\nThe only service is NO-GO.\n\n"))
        #expect(text.contains("Ledger: NO-GO, new\n") == (old == "one"))
        #expect(text.contains("no decision changed; 1 service is new;") == (old == "one"))
      }
    }
  }

  @Test(arguments: ["2026-01-01", "400d"])
  func `before the first commit there is nothing, so the comparison begins there and says so`(
    _ point: String
  ) async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let place = Workplace(folder)
      let sinceEver = try await compare(place, point, "now")
      #expect(sinceEver.notes == ["No commit is older than 2026-06-07: the comparison begins there."])
      #expect(sinceEver.changes == (try await compare(place, "2026-06-07", "now").changes))
    }
  }

  @Test func `before a shallow clone begins nobody knows, and that is what is said`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try TrendTests.makeLedger(in: folder)
      try repository.git("clone", "-q", "--depth", "2", "file://\(repository.path)", folder["clone"])
      try folder.write("rubric: ./four.yml\nsources: [ { path: clone, name: ledger } ]\n", to: "config.yml")
      let notes = try await compare(Workplace(folder), "400d", "now").notes
      #expect(
        notes == [
          "ledger is a shallow clone, whose past reaches back to 2026-08-16.",
          "What was before 2026-08-16 a shallow clone does not say: the comparison begins there.",
        ])
    }
  }

  @Test func `a commit that is not there is refused`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let place = Workplace(folder)
      let error = await #expect(throws: RequestError.self) { _ = try await compare(place, "no-such-tag", "now") }
      #expect(error?.exitCode == 65)
      #expect(error?.description.contains("there is no commit for 'no-such-tag'") == true)
    }
  }
}
