import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

/// The trend, end to end: repositories on disk, read at commits of which the day and the numbers are known.
@Suite struct TrendTests {
  /// Four checks that weigh the same. What each of the commits is worth was reckoned by hand:
  ///
  /// | day | owner | SLO | debts with a due date | runbook | verified |
  /// |---|---|---|---|---|---|
  /// | 2026-06-07 | none | none | 0 of 1 | none | 0 of 4 |
  /// | 2026-08-16 | yes | none | 1 of 1 | due on 2026-10-30 | 3 of 4 |
  /// | 2026-11-16 | yes | yes | 1 of 2 | past its day | 2.5 of 4 |
  static func makeLedger(in folder: TemporaryFolder) throws -> (repository: RepositoryBuilder, commits: [String]) {
    try folder.write(
      """
      id: four
      title: Four questions
      checks:
        - { id: a.owner, question: "Is there an owner?", category: A, severity: required, level: bronze, probe: owner-declared }
        - { id: a.slo, question: "Is there an SLO?", category: A, severity: required, level: bronze, probe: slo-stated }
        - { id: a.debt, question: "Are debts due?", category: A, severity: required, level: bronze, probe: debt-documented }
        - { id: a.runbook, question: "Are runbooks current?", category: A, severity: required, level: bronze, probe: runbooks-current }

      """, to: "four.yml")
    try folder.write("rubric: ./four.yml\nsources: [ ledger ]\n", to: "config.yml")
    let repository = try RepositoryBuilder(in: folder, name: "ledger")
    try repository.write(service(), to: "service.md")
    try repository.write(debt("TD-1", due: nil), to: "debt/one.md")
    let first = try repository.commit(on: "2026-06-07")
    try repository.write(service(owner: "team-ledger"), to: "service.md")
    try repository.write(debt("TD-1", due: "2026-12-31"), to: "debt/one.md")
    try repository.write(
      "---\nkind: runbook\nservice: ledger\nlast_reviewed_on: 2026-08-01\nreview_in: 90d\n---\n# Ledger is down\n",
      to: "runbooks/down.md")
    try repository.write(review("2026-08-10", finding: "open"), to: "reviews/first.md")
    let second = try repository.commit(on: "2026-08-16")
    try repository.write(
      "---\nkind: slo\nservice: ledger\nobjective: 99.9 %\nwindow: 28d\n---\n# Entries are written\n",
      to: "slos/entries.md")
    try repository.write(debt("TD-2", due: nil), to: "debt/two.md")
    try repository.write(review("2026-11-14", finding: "fixed"), to: "reviews/second.md")
    let third = try repository.commit(on: "2026-11-16")
    return (repository, [first, second, third])
  }

  private static func service(owner: String? = nil) -> String {
    "---\nkind: service\nid: ledger\ntier: 2\n\(owner.map { "owner: \($0)\n" } ?? "")---\n# Ledger\n"
  }

  private static func debt(_ id: String, due: String?) -> String {
    "---\nkind: debt\nservice: ledger\nid: \(id)\nseverity: low\nstatus: open\nopened: 2026-06-01\n"
      + "\(due.map { "due: \($0)\n" } ?? "")---\n# Debt \(id)\n"
  }

  private static func review(_ day: String, finding: String) -> String {
    "---\nkind: review\nservice: ledger\npersona: sre\ndate: \(day)\nverdict: conditional\n---\n# Ledger, reviewed\n\n"
      + "### 1. No rollback plan (HIGH)\n\n- Owner: team-ledger\n- Due: 2026-12-01\n- Status: \(finding)\n"
  }

  private func request(_ place: Workplace) -> ReportRequest {
    var request = place.request([], to: "site")
    request.configuration = place.folder["config.yml"]
    request.historyDays = 180
    return request
  }

  /// Of a site that is built, the past that it draws.
  private func history(_ request: ReportRequest, into log: inout DiagnosticLog) async throws -> History? {
    _ = try await build(request, into: &log)
    return try await withAssessed(request, try TemplateFolder(of: request), into: &log) { assessed, _ in
      var cacheLog = DiagnosticLog()
      try await assessed.readHistory(request, into: &cacheLog)
      return assessed.report.history
    }
  }

  @Test func `three commits are worth what was reckoned by hand`() async throws {
    try await withTemporaryFolder { folder in
      let (_, commits) = try Self.makeLedger(in: folder)
      let place = Workplace(folder)
      var log = DiagnosticLog()
      let history = try #require(try await history(request(place), into: &log))
      #expect(history.points.map(\.day.iso) == ["2026-06-07", "2026-08-16", "2026-11-16", "2026-11-20"])
      #expect(history.points.map { $0.commits["ledger"] } == commits + [commits[2]])
      let standings = history.points.map { $0.standing?.services["ledger"] }
      #expect(standings.map { $0?.verified?.value } == [0, 0.75, 0.625, 0.625])
      #expect(standings.map { $0?.decision } == [.notAssessed, .noGo, .noGo, .noGo])
      #expect(standings.map { $0?.level } == [.unassessed, .notReady, .notReady, .notReady])
      #expect(standings.map { $0?.openFindings } == [0, 1, 0, 0])
      #expect(standings.map { $0?.openDebts } == [1, 1, 2, 2])
      #expect(history.notes == [])
    }
  }

  @Test
  func `where all commits are older than the days asked for, the line begins with what stood on the first of them`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let (_, commits) = try Self.makeLedger(in: folder)
      var request = request(Workplace(folder))
      request.historyDays = 3
      var log = DiagnosticLog()
      let history = try #require(try await history(request, into: &log))
      #expect(history.points.map(\.day.iso) == ["2026-11-17", "2026-11-20"])
      #expect(history.points.map { $0.commits["ledger"] } == [commits[2], commits[2]])
      #expect(history.points.map { $0.standing?.services["ledger"]?.verified?.value } == [0.625, 0.625])
    }
  }

  /// What judges is a file of the source like any other; the line is drawn by what it says today.
  @Test func `a configuration that changed is named with its day`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try Self.makeLedger(in: folder)
      try repository.write("site: { title: One }\n", to: "muster.yml")
      try repository.commit(on: "2026-11-17")
      let place = Workplace(folder)
      var request = place.request(["ledger"], to: "site")
      (request.historyDays, request.allowsLosses) = (180, true)
      var log = DiagnosticLog()
      let came = "muster.yml came on 2026-11-17; every point is judged by what it says now."
      #expect(try await history(request, into: &log)?.notes == [came])
      try repository.write("site: { title: Two }\n", to: "muster.yml")
      let open = "muster.yml is not committed as it is; every point is judged by what it says now."
      #expect(try await history(request, into: &log)?.notes == [open])
      try repository.commit(on: "2026-11-18")
      let note = "muster.yml changed on 2026-11-18; every point is judged by what it says now."
      #expect(try await history(request, into: &log)?.notes == [note])
      #expect(try place.site("site").main("services/ledger/index.html").contains(note))
      request.historyDays = 1
      #expect(try await history(request, into: &log)?.notes == [])
      // One that is named, and lies in the source.
      (request.configuration, request.historyDays) = (folder["ledger/muster.yml"], 180)
      try repository.write("sources: [ . ]\nrubric: rubric.yml\n", to: "muster.yml")
      try repository.write(
        "id: one\ntitle: One\nchecks: [ { id: a.b, question: q, category: c, severity: info } ]\n", to: "rubric.yml")
      try repository.commit(on: "2026-11-19")
      try repository.write(
        "id: one\ntitle: Two\nchecks: [ { id: a.b, question: q, category: c, severity: info } ]\n", to: "rubric.yml")
      try repository.commit(on: "2026-11-20")
      let notes = try await history(request, into: &log)?.notes
      #expect(notes?.map { $0.prefix(32) } == ["muster.yml changed on 2026-11-19", "rubric.yml changed on 2026-11-20"])
    }
  }

  @Test func `a configuration that was removed is named, too`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try Self.makeLedger(in: folder)
      try repository.write("site: { title: One }\n", to: "muster.yml")
      try repository.commit(on: "2026-11-17")
      try repository.remove("muster.yml")
      try repository.commit(on: "2026-11-18")
      var request = Workplace(folder).request(["ledger"], to: "site")
      request.historyDays = 180
      var log = DiagnosticLog()
      #expect(
        try await history(request, into: &log)?.notes
          == ["muster.yml was removed on 2026-11-18; every point is judged without it."])
    }
  }

  /// A review of the persona whom the tier requires, and nothing else.
  private static func reviewed(_ folder: TemporaryFolder, _ reviews: (on: String, dated: String)...) throws {
    try folder.write(
      "id: one\ntitle: One\nchecks:\n  - { id: a.owner, question: \"Is there an owner?\", category: A, severity: required, "
        + "level: bronze, probe: owner-declared }\n", to: "one.yml")
    try folder.write(
      "rubric: ./one.yml\nsources: [ ledger ]\nservices: [ { id: ledger, tier: 2, owner: team-ledger } ]\n"
        + "personas: { required: { 2: [sre] } }\n", to: "config.yml")
    let repository = try RepositoryBuilder(in: folder, name: "ledger")
    try repository.write("# Ledger\n", to: "README.md")
    try repository.commit(on: "2026-06-01")
    for (day, dated) in reviews {
      try repository.write(
        "---\nkind: review\nservice: ledger\npersona: sre\ndate: \(dated)\nverdict: pass\n---\n# Reviewed\n\nRead all of it; nothing to add.\n",
        to: "reviews/\(dated).md")
      try repository.commit(on: day)
    }
  }

  private func days(_ history: History?, without word: Decision.Word = .notAssessed) -> [String] {
    let services = (history?.points ?? []).compactMap { point in
      point.standing?.services["ledger"].map { (point.day, $0) }
    }
    return services.filter { $0.1.decision != word }.map(\.0.iso)
  }

  @Test func `what time alone made worse between two commits is a point, and what it made better is one on its day`()
    async throws
  {
    try await withTemporaryFolder { folder in
      // Good for ninety days, and for ninety from the day that it states.
      try Self.reviewed(folder, (on: "2026-06-07", dated: "2026-06-07"), (on: "2026-11-12", dated: "2026-11-15"))
      var log = DiagnosticLog()
      let history = try await history(request(Workplace(folder)), into: &log)
      #expect(
        history?.points.map(\.day.iso) == [
          "2026-06-07", "2026-09-06", "2026-11-12", "2026-11-14", "2026-11-15", "2026-11-20",
        ])
      #expect(days(history) == ["2026-06-07", "2026-11-15", "2026-11-20"])
    }
  }

  @Test func `what is not committed is marked in the last point`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try Self.makeLedger(in: folder)
      var log = DiagnosticLog()
      let place = Workplace(folder)
      #expect(try await history(request(place), into: &log)?.points.map(\.isDirty) == [false, false, false, false])
      try repository.write("# Changed\n", to: "debt/two.md")
      #expect(try await history(request(place), into: &log)?.points.map(\.isDirty) == [false, false, false, true])
    }
  }

  @Test func `the pages draw it, and the data have it`() async throws {
    try await withTemporaryFolder { folder in
      _ = try Self.makeLedger(in: folder)
      let place = Workplace(folder)
      var log = DiagnosticLog()
      _ = try await build(request(place), into: &log)
      let site = try place.site("site")
      let page = try site.main("services/ledger/index.html")
      #expect(
        page.contains("Verified 62.5 on 2026-11-20, after 0.0 on 2026-06-07. NO-GO since 2026-08-16 at the latest."))
      #expect(page.contains("when one of these changes, the whole line is drawn anew"))
      #expect(try site.main("index.html").contains(#"role="img" aria-label="Verified 62.5"#))
      let data =
        try JSONSerialization.jsonObject(with: try #require(site.files["data/v1/history.json"])) as? [String: Any]
      let points = try #require(data?["points"] as? [[String: Any]])
      #expect(points.compactMap { $0["day"] as? String } == ["2026-06-07", "2026-08-16", "2026-11-16", "2026-11-20"])
      #expect(points.compactMap { $0["open_debts"] as? Int } == [1, 1, 2, 2])
    }
  }

  /// Whatever several commits have in common is read once; it must not be seen.
  @Test func `a point is what its commit gives when it is read alone`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try Self.makeLedger(in: folder)
      try repository.write("let a = 1\nlet b = 2\nlet c = 3\n", to: "src/ledger.swift")
      try repository.write(
        "# REVIEW CERTIFICATE\n\n**Component**: ledger\n**Agent**: sre\n**Date**: 2026-11-15 09:00:00 UTC\n"
          + "**Certificate ID**: C-1\n\n## DECISION\n**Status**: APPROVED\n\n## EVIDENCE\n- `src/ledger.swift:2-3`\n",
        to: "certificates/one.md")
      let stated = try repository.commit(on: "2026-11-17")
      try repository.write("let a = 1\nlet b = 2\nlet c = 4\n", to: "src/ledger.swift")
      try repository.git("checkout", "-q", "-b", "side")
      try repository.write(
        "---\nkind: review\nservice: ledger\npersona: qa\ncommit: \(stated.prefix(10))\ndate: 2026-11-18\nverdict: pass\n---\n"
          + "# Ledger, tried\n\nSee `src/ledger.swift:1`.\n", to: "reviews/qa.md")
      try repository.commit(on: "2026-11-18", by: "Side")
      try repository.git("checkout", "-q", "main")
      try repository.write("more\n", to: "README.md")
      try repository.commit(on: "2026-11-18")
      try repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side", day: "2026-11-19")
      let place = Workplace(folder)
      var log = DiagnosticLog()
      let history = try #require(try await history(request(place), into: &log))
      #expect(history.points.count == 6 + 1)
      for point in history.points.dropLast() {
        var alone = request(place)
        (alone.revision, alone.asOf) = (point.commits["ledger"], point.day)
        let report = try await makeReport(alone, into: &log)
        #expect(point.standing == History.Standing(of: report), "\(point.day.iso)")
      }
    }
  }

  @Test func `a commit that cannot be read is a gap`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, commits) = try Self.makeLedger(in: folder)
      let blob = try repository.git("rev-parse", "\(commits[1]):runbooks/down.md")
      try repository.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
      try repository.remove("runbooks/down.md")
      try repository.commit(on: "2026-11-17")
      let place = Workplace(folder)
      var log = DiagnosticLog()
      let history = try #require(try await history(request(place), into: &log))
      #expect(history.points.map { $0.standing != nil } == [true, false, false, true, true])
      let page = try place.site("site").main("services/ledger/index.html")
      #expect(page.contains("Nothing is known of 2 points."))
      #expect(page.contains("cannot be read"))
    }
  }

  @Test func `a shallow clone says how far back it reaches`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, commits) = try Self.makeLedger(in: folder)
      try repository.git("clone", "-q", "--depth", "2", "file://\(repository.path)", folder["clone"])
      try folder.write("rubric: ./four.yml\nsources: [ { path: clone, name: ledger } ]\n", to: "config.yml")
      let place = Workplace(folder)
      var log = DiagnosticLog()
      let history = try #require(try await history(request(place), into: &log))
      #expect(history.points.map { $0.commits["ledger"] } == [commits[1], commits[2], commits[2]])
      #expect(history.notes == ["ledger is a shallow clone, whose past reaches back to 2026-08-16."])
      #expect(try place.site("site").main("services/ledger/index.html").contains("reaches back to 2026-08-16"))
    }
  }

  @Test func `a folder without commits has no past`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("rubric: ./four.yml\nsources: [ plain ]\n", to: "config.yml")
      try folder.write(
        "id: four\ntitle: None\nchecks: [ { id: a.b, question: q, category: c, severity: info } ]\n", to: "four.yml")
      try folder.write(Self.service(), to: "plain/service.md")
      let place = Workplace(folder)
      var log = DiagnosticLog()
      #expect(try await history(request(place), into: &log) == nil)
      #expect(try place.site("site").text("data/v1/history.json") == "{\"read\":false}\n")
    }
  }
}
