import Collecting
import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

/// What is kept of the past from build to build, and what makes it worthless.
@Suite struct StandingMemoryTests {
  private func request(_ folder: TemporaryFolder) -> ReportRequest {
    var request = Workplace(folder).request([], to: "site")
    request.configuration = folder["config.yml"]
    request.historyDays = 180
    request.cache = folder["cache"]
    return request
  }

  /// The past that a report shows, and how many of its points were known before it was read.
  private func read(_ request: ReportRequest) async throws -> (history: History, known: Int, problems: [Diagnostic]) {
    var (log, cacheLog) = (DiagnosticLog(), DiagnosticLog())
    return try await withAssessed(request, try TemplateFolder(of: request), into: &log) { assessed, _ in
      let known = try await withPast(of: assessed.sources) { past in
        let reports = PastReports(past, of: assessed, width: 2)
        let memory = StandingMemory(of: request, assessed, reports)
        let moments = assessed.earlierMoments(in: reports, since: assessed.report.asOf + -180)
        return try await memory.recall(moments, asking: reports).count
      }
      try await assessed.readHistory(request, into: &cacheLog)
      return (try #require(assessed.report.history), known, cacheLog.sorted)
    }
  }

  private func readWithoutCache(_ request: ReportRequest) async throws -> History {
    var request = request
    request.cache = nil
    return try await read(request).history
  }

  @Test func `what is known is not read again and is the same`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let first = try await read(request(folder))
      let second = try await read(request(folder))
      #expect((first.known, second.known) == (0, 3))
      #expect(second.history == first.history)
      #expect(second.history == (try await readWithoutCache(request(folder))))
      #expect(second.problems == [])
    }
  }

  @Test func `a new commit leaves what is past alone`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try TrendTests.makeLedger(in: folder)
      _ = try await read(request(folder))
      try repository.write("more\n", to: "README.md")
      try repository.commit(on: "2026-11-18")
      let later = try await read(request(folder))
      #expect(later.known == 3)
      #expect(later.history.points.count == 5)
      #expect(later.history == (try await readWithoutCache(request(folder))))
      #expect(try await read(request(folder)).known == 4)
    }
  }

  @Test(arguments: ["four.yml", "config.yml"]) func `another rubric or configuration judges all anew`(
    _ file: String
  ) async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      _ = try await read(request(folder))
      let text = try String(contentsOfFile: folder[file], encoding: .utf8)
      try folder.write(
        text.replacing("severity: required", with: "severity: recommended")
          + (file == "config.yml" ? "site: { title: Other }\n" : ""),
        to: file)
      #expect(try await read(request(folder)).known == 0)
      #expect(try await read(request(folder)).known == 3)
    }
  }

  /// A tag that a review states is moved: the commits of the past are what they were, and what the review says is not.
  @Test func `a name that git takes for something else now is asked for again`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, commits) = try TrendTests.makeLedger(in: folder)
      try repository.git("tag", "v1", commits[0])
      try repository.write(
        "---\nkind: review\nservice: ledger\npersona: qa\ncommit: v1\ndate: 2026-11-17\nverdict: pass\n---\n# Tried\n\nSee `service.md:4`.\n",
        to: "reviews/qa.md")
      try repository.commit(on: "2026-11-17")
      _ = try await read(request(folder))
      #expect(try await read(request(folder)).known == 4)
      try repository.git("tag", "-f", "v1", commits[1])
      let moved = try await read(request(folder))
      #expect(moved.known == 3)
      #expect(moved.history == (try await readWithoutCache(request(folder))))
      try repository.git("tag", "-d", "v1")
      #expect(try await read(request(folder)).known == 3)
    }
  }

  @Test func `nothing is kept where git lacks something`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, commits) = try TrendTests.makeLedger(in: folder)
      let blob = try repository.git("rev-parse", "\(commits[1]):runbooks/down.md")
      let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
      let bytes = try Data(contentsOf: URL(filePath: folder["ledger/\(object)"]))
      try repository.remove(object)
      try repository.remove("runbooks/down.md")
      try repository.commit(on: "2026-11-17")
      _ = try await read(request(folder))
      #expect(try await read(request(folder)).known == 0)
      try bytes.write(to: URL(filePath: folder["ledger/\(object)"]))
      _ = try await read(request(folder))
      let whole = try await read(request(folder))
      #expect(whole.known == 4)
      #expect(whole.history == (try await readWithoutCache(request(folder))))
      // As a clone with a filter has it: what is not there today may be fetched tomorrow.
      try repository.git("config", "remote.origin.promisor", "true")
      #expect(try await read(request(folder)).known == 0)
    }
  }

  @Test func `a review of a commit that nobody has is no reason to judge the past again`() async throws {
    try await withTemporaryFolder { folder in
      let (repository, _) = try TrendTests.makeLedger(in: folder)
      try repository.write(
        "---\nkind: review\nservice: ledger\npersona: qa\ncommit: deadbeefdeadbeef\ndate: 2026-11-17\nverdict: pass\n---\n# Tried\n\nSee `service.md:4`.\n",
        to: "reviews/qa.md")
      try repository.commit(on: "2026-11-17")
      _ = try await read(request(folder))
      let second = try await read(request(folder))
      #expect(second.known == 4)
      #expect(second.history == (try await readWithoutCache(request(folder))))
    }
  }

  @Test func `a file that is not as it was written is said and replaced`() async throws {
    try await withTemporaryFolder { folder in
      _ = try TrendTests.makeLedger(in: folder)
      let first = try await read(request(folder)).history
      let names = try FileManager.default.contentsOfDirectory(atPath: folder["cache"])
      let name = try #require(names.first { $0.hasPrefix("past-") })
      let bytes = try Data(contentsOf: URL(filePath: folder["cache/\(name)"]))
      try (bytes.dropLast(70) + bytes.suffix(64)).write(to: URL(filePath: folder["cache/\(name)"]))
      let second = try await read(request(folder))
      #expect(second.problems.map(\.id) == ["cache.damaged"])
      #expect((second.known, second.history) == (0, first))
      #expect(try await read(request(folder)).known == 3)
    }
  }

  @Test func `the text of a value is the same for equal values and another for others`() {
    struct Value {
      var names: [String: Set<String>]
      var decision: Decision.Word?
    }
    let names = (1...40).map { "name \($0)" }
    let one = Value(names: ["a": Set(names), "b": []], decision: .noGo)
    let same = Value(names: ["b": [], "a": Set(names.reversed())], decision: .noGo)
    #expect(wholeText(of: one) == wholeText(of: same))
    #expect(wholeText(of: one) != wholeText(of: Value(names: one.names, decision: nil)))
    #expect(wholeText(of: one) != wholeText(of: Value(names: one.names, decision: .go)))
    #expect(wholeText(of: one) != wholeText(of: Value(names: ["a": Set(names)], decision: .noGo)))
  }
}
