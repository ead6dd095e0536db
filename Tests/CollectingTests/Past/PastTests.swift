import Diagnostics
import ReportModel
import TestSupport
import Testing

@testable import Collecting

/// Commits of the past as sources.
@Suite struct PastTests {
  private func withPast<R: Sendable>(
    of paths: [String], knowing revisions: [String] = [], _ body: (inout Past) async throws -> R
  ) async throws -> R {
    var log = DiagnosticLog()
    let requests = paths.map { SourceRequest(path: $0, knowsNames: true) }
    return try await withSources(requests, into: &log) { sources, log in
      for index in sources.indices { sources[index].select(Selection(), into: &log) }
      return try await Collecting.withPast(of: sources, knowing: revisions, body)
    }
  }

  private func day(_ iso: String) -> Day { Day(iso: iso)! }

  @Test func `a day has the newest commit of the main line that is not younger`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-01-01")
      try repository.git("checkout", "-q", "-b", "side")
      try repository.write("side\n", to: "b.md")
      let side = try repository.commit(on: "2026-01-05")
      try repository.git("checkout", "-q", "main")
      try repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side", day: "2026-01-09")
      let merge = try repository.git("rev-parse", "HEAD")
      try await withPast(of: [repository.path], knowing: ["side", "HEAD~1"]) { past in
        #expect(past.moment(on: day("2025-12-31")) == nil)
        #expect(past.moment(on: day("2026-01-08")) == Past.Moment(day: day("2026-01-01"), commits: [first]))
        #expect(past.moment(on: day("2026-01-09")) == Past.Moment(day: day("2026-01-09"), commits: [merge]))
        #expect(past.moment(named: "side") == Past.Moment(day: day("2026-01-05"), commits: [side]))
        #expect(past.moment(named: "HEAD~1")?.commits == [first])
        #expect(past.moment(named: "main") == nil, "nobody asked for it")
      }
    }
  }

  @Test func `a commit has its own files, whatever lies in the folder`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("old\n", to: "docs/deep/a.md")
      try repository.write("gone\n", to: "docs/b.md")
      try repository.write("code\n", to: "src/main.swift")
      try repository.commit(on: "2026-01-01")
      try repository.remove("docs/b.md")
      try repository.write("new\n", to: "docs/deep/a.md")
      try repository.commit(on: "2026-02-01")
      try repository.write("not committed\n", to: "docs/deep/a.md")
      let texts = try await withPast(of: [repository.path]) { past in
        let moment = try #require(past.moment(on: day("2026-01-15")))
        let source = try #require(try await past.sources(at: moment, Selection())?.first)
        var log = DiagnosticLog()
        let contents = try await source.contents(of: source.files, into: &log)
        #expect(source.paths.map(\.text) == ["docs/b.md", "docs/deep/a.md", "src/main.swift"])
        #expect(source.source.commitDay == day("2026-01-01"))
        return zip(source.files, contents).map { "\($0.id.path) \(String(decoding: $1 ?? [], as: UTF8.self))" }
      }
      #expect(texts == ["docs/b.md gone\n", "docs/deep/a.md old\n"])
    }
  }

  @Test func `when a document came and changed is seen as it was then`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-01-01", by: "First")
      try repository.write("two\n", to: "a.md")
      try repository.commit(on: "2026-02-01", by: "Second")
      let histories = try await withPast(of: [repository.path]) { past in
        let moment = try #require(past.moment(on: day("2026-01-15")))
        let source = try #require(try await past.sources(at: moment, Selection())?.first)
        var log = DiagnosticLog()
        return try await source.histories(into: &log)
      }
      let commit = DocumentHistory.Commit(id: first, day: day("2026-01-01"))
      #expect(histories == ["a.md": DocumentHistory(first: commit, last: commit, authors: ["First"])])
    }
  }

  @Test(arguments: [1, 2, 3, 7])
  func `a source that is a folder of its repository begins when the folder does`(older: Int) async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      for number in 1...older {
        try repository.write("\(number)\n", to: "old/b.md")
        try repository.commit(on: "2026-01-0\(number)")
      }
      try repository.git("mv", "old", "docs")
      let first = try repository.commit(on: "2026-02-01")
      try repository.write("more\n", to: "docs/b.md")
      try repository.commit(on: "2026-02-10")
      try await withPast(of: ["\(repository.path)/docs"]) { past in
        #expect(past.moment(on: day("2026-01-15")) == nil)
        let moment = try #require(past.moment(on: day("2026-02-05")))
        #expect(moment.commits == [first])
        #expect(try await past.sources(at: moment, Selection())?.first?.files.count == 1)
        #expect(past.notes == ["docs is a folder that came on 2026-02-01, so its past begins there."])
      }
    }
  }

  /// The days of the commits, the oldest first, and what they count on.
  @Test(arguments: [
    (["2026-11-01", "2026-11-10", "2026-11-18"], ["2026-11-01", "2026-11-10", "2026-11-18"]),
    (
      ["2026-11-01", "2026-11-09", "2026-11-10", "2026-11-03", "2026-11-18"],
      ["2026-11-01", "2026-11-09", "2026-11-10", "2026-11-10", "2026-11-18"]
    ),
    (
      ["2026-11-01", "2026-11-10", "2026-11-03", "2026-11-18"],
      ["2026-11-01", "2026-11-01", "2026-11-03", "2026-11-18"]
    ),
    (["2026-11-01", "2026-10-18"], ["2026-10-18", "2026-10-18"]),
    (["2026-11-01", "2030-01-01", "2026-11-10"], ["2026-11-01", "2026-11-01", "2026-11-10"]),
    (
      ["2026-11-01", "2030-01-01", "2026-11-10", "2026-11-18"],
      ["2026-11-01", "2026-11-01", "2026-11-10", "2026-11-18"]
    ),
    (["2030-01-01", "2026-11-10", "2026-11-18"], ["2026-11-10", "2026-11-10", "2026-11-18"]),
  ])
  func `commits whose days run backwards count on the days of their neighbours`(
    _ days: [String], _ expected: [String]
  ) {
    let commits = days.enumerated().map { CommitGraph.Commit(id: "\($0.offset)", day: day($0.element), parents: []) }
    let line = OrderedLine(commits.reversed())
    #expect(line.commits.reversed().map(\.day.iso) == expected)
    #expect(line.moved == zip(days, expected).count { $0 != $1 })
  }

  @Test func `a commit that is dated before what it builds upon hides nothing, and is told`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      var commits: [String] = []
      for iso in ["2026-11-01", "2026-11-09", "2026-11-10", "2026-11-03", "2026-11-18"] {
        try repository.write("\(iso)\n", to: "a.md")
        commits.append(try repository.commit(on: iso))
      }
      try await withPast(of: [repository.path], knowing: [commits[3]]) { past in
        #expect(past.moment(on: day("2026-11-05"))?.commits == [commits[0]])
        #expect(past.moment(on: day("2026-11-11"))?.commits == [commits[3]])
        #expect(past.moment(named: commits[3])?.day == day("2026-11-10"))
        #expect(
          past.notes == [
            "The days of 1 commit of repository are out of order; they count on the days of their neighbours."
          ])
      }
    }
  }

  @Test func `of several sources one that had not begun is left out, and one without commits has no past`() async throws
  {
    try await withTemporaryFolder { folder in
      let old = try RepositoryBuilder(in: folder, name: "old")
      try old.write("one\n", to: "a.md")
      let first = try old.commit(on: "2026-01-01")
      let young = try RepositoryBuilder(in: folder, name: "young")
      try young.write("two\n", to: "b.md")
      let second = try young.commit(on: "2026-02-01")
      try await withPast(of: [old.path, young.path]) { past in
        #expect(past.moment(on: day("2026-01-15"))?.commits == [first, nil])
        #expect(past.moment(on: day("2026-02-15")) == Past.Moment(day: day("2026-02-01"), commits: [first, second]))
        #expect(past.notes == [])
      }
      try folder.write("three\n", to: "plain/c.md")
      try await withPast(of: [old.path, folder["plain"]]) { past in
        #expect(past.moment(on: day("2026-01-15")) == nil)
        #expect(past.notes == ["plain has no commits that can be read, so there is no past of it."])
      }
    }
  }
}
