import Diagnostics
import ReportModel
import TestSupport
import Testing

@testable import Collecting

/// Citations looked up in repositories on disk.
@Suite struct ReadCitationsTests {
  private static let code = (1...12).map { "let line\($0) = \($0)\n" }.joined()

  private static func certificate(_ citations: String..., date: String = "2026-01-03", commit: String? = nil) -> String
  {
    let stated = commit.map { "**Reviewed Commit**: \($0)\n" } ?? ""
    let evidence = citations.map { "- `\($0)`\n" }.joined()
    return
      "# CERTIFICATE\n\n**Component**: mill\n**Agent**: vera\n**Date**: \(date)\n**Certificate ID**: V-1\n\(stated)\n"
      + "## DECISION\n**Status**: GO\n\n## EVIDENCE\n\(evidence)"
  }

  private static let place = "certificates/mill_20260103_101500.md"

  private struct Outcome {
    var readings: [CitationReading]
    var diagnostics: [String]
    /// `src/a.swift:1-2 same@0123456 stated`, in the order of places.
    var lines: [String] {
      readings.map { reading in
        let commit = reading.reviewedCommit.map { "@\($0.prefix(7)) \(reading.commitOrigin?.rawValue ?? "")" } ?? ""
        let states = reading.atReview == .same ? "" : "\(reading.atReview.rawValue)/"
        return "\(reading.citation.text) \(states)\(reading.atNewest.rawValue)\(commit)"
      }
    }
  }

  private func read(_ path: String, at revision: String? = nil, excluding: [Glob] = []) async throws -> Outcome {
    var log = DiagnosticLog()
    return try await withSources([SourceRequest(path: path, revision: revision)], into: &log) { sources, log in
      sources[0].select(Selection(exclude: excluding), into: &log)
      let portfolio = try await collect(&sources, Configuration(), width: 2, into: &log)
      let found = log.sorted.filter { $0.id.description.hasPrefix("citation.") }
      return Outcome(
        readings: portfolio.citations, diagnostics: found.map { "\($0.location?.line ?? 0) \($0.id)" })
    }
  }

  @Test func `a stated commit is compared with what is read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      try repository.write(Self.code, to: "src/gone.swift")
      try repository.write("alpha\nbeta\ngamma\n", to: "src/old.swift")
      let reviewed = try repository.commit(on: "2026-01-01")
      try repository.git("tag", "-a", "-m", "x", "v1.4")
      try repository.write("// new\n" + Self.code.replacing("let line9 = 9", with: "let line9 = 99"), to: "src/a.swift")
      try repository.remove("src/gone.swift")
      try repository.git("mv", "src/old.swift", "src/new.swift")
      let cited = [
        "src/a.swift:2-4", "a.swift:9", "/home/ci/x/src/a.swift:12", "src/gone.swift:3", "src/old.swift:2",
        "src/a.swift:12-13", "src/none.swift:1", "src/a.swift:5-2",
      ]
      for (index, commit) in [reviewed, String(reviewed.prefix(9)), "v1.4", "`\(reviewed)` (main)"].enumerated() {
        let text =
          "# CERTIFICATE\n\n**Component**: mill\n**Agent**: v\n**Date**: 2026-01-03\n**Certificate ID**: V-\(index)\n"
          + "**Reviewed Commit**: \(commit)\n\n## DECISION\n**Status**: GO\n\n## EVIDENCE\n"
        try repository.write(text + cited.map { "- `\($0)`\n" }.joined(), to: "certificates/c\(index).md")
      }
      try repository.commit(on: "2026-01-05")
      let outcome = try await read(repository.path)
      let short = reviewed.prefix(7)
      let expected = [
        "src/a.swift:2-4 moved", "a.swift:9 changed", "/home/ci/x/src/a.swift:12 moved", "src/gone.swift:3 gone",
        "src/old.swift:2 renamed", "src/a.swift:12-13 past-end/past-end", "src/none.swift:1 file-missing/file-missing",
        "src/a.swift:5-2 range-reversed/range-reversed",
      ].map { "\($0)@\(short) stated" }
      #expect(outcome.lines == expected + expected + expected + expected)
      let moved = try #require(outcome.readings.first)
      #expect(moved.offset == 1 && moved.newestRange == 3...5)
      #expect(moved.reviewedLines == ["let line2 = 2", "let line3 = 3", "let line4 = 4"])
      #expect(outcome.readings[4].renamedTo == "src/new.swift")
      // Twelve digits of SHA-256 over the number of lines and the lines.
      #expect(moved.snippet == "59ab1efea035")
      #expect(outcome.readings[5].snippet == nil)
      #expect(outcome.readings[1].newestLines == ["let line9 = 99"])
      #expect(try await read(repository.path, at: "HEAD").lines == outcome.lines)
    }
  }

  @Test func `nothing stated: the commit that added the document, or that of its date`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      let first = try repository.commit(on: "2026-01-01")
      try repository.write(Self.code.replacing("line3 = 3", with: "line3 = 33"), to: "src/a.swift")
      try repository.write(Self.certificate("src/a.swift:3"), to: Self.place)
      let second = try repository.commit(on: "2026-01-09")
      try repository.write(Self.certificate("src/a.swift:3", date: "2026-01-09"), to: Self.place)
      let dated = try await read(repository.path)
      // Not committed yet, the citation is the one that was committed.
      #expect(dated.lines == ["src/a.swift:3 same@\(second.prefix(7)) inferred"])
      try repository.git("checkout", "-q", ".")
      #expect(try await read(repository.path).lines == ["src/a.swift:3 changed@\(first.prefix(7)) inferred"])
    }
  }

  @Test func `a citation that came into a document later is from the commit with which it came`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      try repository.write(Self.certificate("src/a.swift:1", date: "2026-01-01"), to: Self.place)
      let first = try repository.commit(on: "2026-01-01")
      try repository.write(Self.code.replacing("line3 = 3", with: "line3 = 33"), to: "src/a.swift")
      try repository.commit(on: "2026-01-09")
      try repository.write(Self.certificate("src/a.swift:1", "src/a.swift:3", date: "2026-01-01"), to: Self.place)
      let third = try repository.commit(on: "2026-01-12")
      try repository.write(
        Self.certificate("src/a.swift:1", "src/a.swift:3", "src/a.swift:5", date: "2026-01-01"), to: Self.place)
      #expect(
        try await read(repository.path).lines == [
          "src/a.swift:1 same@\(first.prefix(7)) inferred", "src/a.swift:3 same@\(third.prefix(7)) inferred",
          "src/a.swift:5 unread/unread",
        ])
    }
  }

  /// What is done to a certificate of the first of January after a line that it cites has changed, and whether it still rests
  /// on the old one.
  struct Edit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: @Sendable (String) -> String
    var isStale: Bool
  }

  @Test(arguments: [
    Edit(testDescription: "a typo", text: { $0 + "\nA typo.\n" }, isStale: true),
    Edit(
      testDescription: "another citation",
      text: { $0.replacing("- `src/a.swift:3`", with: "- `src/a.swift:3`\n- `src/a.swift:5`") },
      isStale: true),
    Edit(
      testDescription: "a day in prose", text: { $0 + "\nSeen once more on 2026-01-12, the re-review date.\n" },
      isStale: true),
    Edit(
      testDescription: "another day of the review", text: { $0.replacing("2026-01-03", with: "2026-01-12") },
      isStale: false),
    Edit(
      testDescription: "a day before the line changed", text: { $0.replacing("2026-01-03", with: "2026-01-05") },
      isStale: true),
    Edit(
      testDescription: "other lines", text: { $0.replacing("src/a.swift:3", with: "src/a.swift:3-4") }, isStale: false),
  ])
  func `an edit renews nothing but what it writes anew`(_ edit: Edit) async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      try repository.write("# To come\n", to: Self.place)
      try repository.commit(on: "2026-01-01")
      let text = Self.certificate("src/a.swift:3")
      try repository.write(text, to: Self.place)
      try repository.commit(on: "2026-01-03")
      try repository.write(Self.code.replacing("line3 = 3", with: "line3 = 33"), to: "src/a.swift")
      try repository.commit(on: "2026-01-09")
      try repository.write(edit.text(text), to: Self.place)
      try repository.commit(on: "2026-01-12")
      let reading = try #require(try await read(repository.path).readings.first)
      #expect((reading.atNewest == .changed) == edit.isStale, "\(reading.atNewest)")
    }
  }

  @Test func `each line of a register is as old as itself, however many versions there are`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      var (cited, expected): ([String], [String]) = ([], [])
      for number in 1...12 {
        cited.append("src/a.swift:\(number)")
        try repository.write(
          Self.certificate("src/a.swift:1").replacing(
            "- `src/a.swift:1`\n", with: cited.map { "- `\($0)`\n" }.joined()),
          to: Self.place)
        let commit = try repository.commit(on: Day(number: Day(iso: "2026-01-03")!.number + number).iso)
        expected.append("src/a.swift:\(number) same@\(commit.prefix(7)) inferred")
      }
      expected[0] = try await read(repository.path).lines[0]
      #expect(try await read(repository.path).lines == expected)
    }
  }

  @Test func `a commit that is not there is reported, and nothing is compared`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      try repository.write(Self.certificate("src/a.swift:1", "src/a.swift:40", commit: "0123abcd"), to: Self.place)
      try repository.commit(on: "2026-01-05")
      let outcome = try await read(repository.path)
      #expect(
        outcome.lines == [
          "src/a.swift:1 unread/unread@0123abc stated", "src/a.swift:40 unread/past-end@0123abc stated",
        ])
      #expect(outcome.diagnostics == ["1 citation.unknown-commit"])
    }
  }

  @Test func `a review that cites nothing is told that its commit is not there`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      let head = "---\nkind: review\npersona: qa\nverdict: pass\ncommit: "
      try repository.write("\(head)0123abcd\n---\n# R\n\nRead the diff.\n", to: Self.place)
      try repository.write("\(head)main\n---\n# R\n\nRead the diff.\n", to: "docs/reviews/named.md")
      try repository.commit(on: "2026-01-05")
      #expect(try await read(repository.path).diagnostics == ["7 citation.unknown-commit"])
    }
  }

  @Test func `a plain folder is looked at as it is`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Self.code, to: "plain/src/a.swift")
      try folder.write("one\n\n", to: "plain/src/b.swift")
      try folder.write("two\n", to: "plain/lib/b.swift")
      let text = Self.certificate(
        "src/a.swift:1", "src/a.swift:99", "b.swift:1", "src/b.swift:2", "example.com:443", "../src/a.swift line 2")
      try folder.write(text, to: "plain/\(Self.place)")
      let outcome = try await read(folder["plain"])
      #expect(
        outcome.lines == [
          "src/a.swift:1 unread/unread", "src/a.swift:99 unread/past-end", "b.swift:1 unread/ambiguous",
          "src/b.swift:2 unread/blank", "../src/a.swift:2 unread/unread",
        ])
      #expect(outcome.readings[0].newestLines == ["let line1 = 1"])
      #expect(outcome.readings[2].candidates == ["lib/b.swift", "src/b.swift"])
    }
  }

  @Test func `what a lost commit held is compared and not shown`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      try repository.commit(on: "2026-01-01")
      try repository.write("let secret = 1\n", to: "src/a.swift")
      let lost = try repository.commit(on: "2026-01-02")
      try repository.git("reset", "-q", "--hard", "HEAD~1")
      try repository.write(Self.certificate("src/a.swift:1", commit: lost), to: Self.place)
      try repository.commit(on: "2026-01-05")
      let outcome = try await read(repository.path)
      #expect(outcome.lines == ["src/a.swift:1 changed@\(lost.prefix(7)) stated"])
      #expect(outcome.readings[0].reviewedLines == [])
    }
  }

  @Test func `where git has lost the tree of the reviewed commit, today's files do not stand in for it`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      try repository.commit(on: "2026-01-01")
      try repository.git("checkout", "-q", "-b", "side")
      try repository.write(Self.code, to: "src/other.swift")
      let reviewed = try repository.commit(on: "2026-01-02")
      let tree = try repository.git("rev-parse", "\(reviewed)^{tree}").filter { $0 != "\n" }
      try repository.git("checkout", "-q", "main")
      try repository.write(Self.certificate("a.swift:3", "other.swift:3", commit: reviewed), to: Self.place)
      try repository.commit(on: "2026-01-05")
      try repository.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
      let short = reviewed.prefix(7)
      #expect(
        try await read(repository.path).lines == [
          "a.swift:3 unread/unread@\(short) stated", "other.swift:3 unread/unread@\(short) stated",
        ])
    }
  }

  @Test func `lines of an excluded file and of one that is gone are compared and not shown`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      for file in ["a", "gone", "secret"] { try repository.write(Self.code, to: "src/\(file).swift") }
      let first = try repository.commit(on: "2026-01-01")
      try repository.remove("src/gone.swift")
      let cited = ["src/a.swift:1", "src/gone.swift:1", "src/secret.swift:1"]
      try repository.write(Self.certificate(cited[0], cited[1], cited[2], commit: first), to: Self.place)
      try repository.commit(on: "2026-01-05")
      let outcome = try await read(repository.path, excluding: ["src/secret.swift"])
      #expect(outcome.readings.map(\.atNewest) == [.same, .gone, .same])
      #expect(outcome.readings.map(\.reviewedLines) == [["let line1 = 1"], [], []])
      #expect(outcome.readings.map(\.newestLines) == [["let line1 = 1"], [], []])
    }
  }

  @Test func `a folder of a repository is looked up within it`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "mill/src/a.swift")
      let first = try repository.commit(on: "2026-01-01")
      try repository.write("// new\n" + Self.code, to: "mill/src/a.swift")
      try repository.write(
        Self.certificate("mill/src/a.swift:3", "src/a.swift:4", commit: first), to: "mill/\(Self.place)")
      try repository.commit(on: "2026-01-05")
      let short = first.prefix(7)
      #expect(
        try await read("\(repository.path)/mill").lines == [
          "mill/src/a.swift:3 moved@\(short) stated", "src/a.swift:4 moved@\(short) stated",
        ])
    }
  }

  @Test func `a quotation that stands nowhere in the file is a misquotation`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write(Self.code, to: "src/a.swift")
      let first = try repository.commit(on: "2026-01-01")
      try repository.write(
        Self.certificate(
          "src/a.swift:3`: `let line3 = 3", "src/a.swift:4`: `let line4 = 5", "src/a.swift:5`: `let line6 = 6",
          commit: first),
        to: Self.place)
      try repository.commit(on: "2026-01-05")
      #expect(try await read(repository.path).readings.map(\.atNewest) == [.same, .quoteMismatch, .same])
    }
  }
}
