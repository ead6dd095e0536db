import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import Collecting

@Suite struct DocumentMemoryTests {
  private func collected(
    _ folder: TemporaryFolder, _ memory: inout DocumentMemory
  ) async throws -> (portfolio: Portfolio, diagnostics: [Diagnostic]) {
    var log = DiagnosticLog()
    let portfolio = try await withSources([SourceRequest(path: folder["source"])], into: &log) { sources, log in
      sources[0].select(Selection(), into: &log)
      var memo = ReadingMemo(learns: false)
      return try await collect(
        &sources, Configuration(), memo: &memo, remembering: &memory, width: 2, into: &log)
    }
    return (portfolio, log.sorted)
  }

  private func write(_ folder: TemporaryFolder) throws {
    try folder.write(
      "---\nkind: debt\nid: TD-1\nseverity: loud\nopened: 2026-01-01\n---\n# Retries\n\nSee `b.md:1`. 3/4 passed (70 %).\n",
      to: "source/a.md")
    try folder.write(
      "---\nkind: slo\nservice: payments\nobjective: 99.95 %\nwindow: 28d\n---\n# Up\n", to: "source/b.md")
    try folder.write("* @everybody\n", to: "source/CODEOWNERS")
    try folder.write("apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata:\n  name: fast\n", to: "source/policy.yaml")
  }

  @Test func `what is remembered is what would be read`() async throws {
    try await withTemporaryFolder { folder in
      try write(folder)
      let file = CacheFile(in: folder["cache"], named: "documents-1")
      var (nothing, first) = (DocumentMemory(), DocumentMemory(reading: file, of: "program"))
      let read = try await collected(folder, &nothing)
      _ = try await collected(folder, &first)
      var second = DocumentMemory(reading: file, of: "program")
      let remembered = try await collected(folder, &second)
      #expect(remembered.portfolio.records == read.portfolio.records)
      #expect(remembered.portfolio.documents == read.portfolio.documents)
      #expect(remembered.portfolio.statements == read.portfolio.statements)
      #expect(remembered.portfolio.figures == read.portfolio.figures)
      #expect(remembered.diagnostics == read.diagnostics)
      #expect(read.portfolio.records.count == 2 && !read.diagnostics.isEmpty)
      #expect(second.problems == [])
    }
  }

  @Test func `only what one document says of itself is remembered`() async throws {
    try await withTemporaryFolder { folder in
      try write(folder)
      let file = CacheFile(in: folder["cache"], named: "documents-1")
      var memory = DocumentMemory(reading: file, of: "program")
      let documents = try await collected(folder, &memory).portfolio.documents
      let known = DocumentMemory(reading: file, of: "program")
      let remembered = documents.filter {
        known.recall($0.id, DocumentContent(sha256: $0.sha256, isDeclaredDecision: false)) != nil
      }
      #expect(remembered.map(\.id.path.text) == ["a.md", "b.md"])
      let id = remembered[0].id
      #expect(known.recall(id, DocumentContent(sha256: documents[0].sha256, isDeclaredDecision: false)) == nil)
      #expect(known.recall(id, DocumentContent(sha256: remembered[0].sha256, isDeclaredDecision: true)) == nil)
      #expect(
        DocumentMemory(reading: file, of: "other").recall(
          id, DocumentContent(sha256: remembered[0].sha256, isDeclaredDecision: false)) == nil)
    }
  }

  @Test func `a file of which nothing is new is left alone, and what is gone is forgotten`() async throws {
    try await withTemporaryFolder { folder in
      try write(folder)
      let file = CacheFile(in: folder["cache"], named: "documents-1")
      var first = DocumentMemory(reading: file, of: "program")
      _ = try await collected(folder, &first)
      let before = try folder.snapshot("cache")
      var second = DocumentMemory(reading: file, of: "program")
      _ = try await collected(folder, &second)
      #expect(try folder.snapshot("cache") == before)
      try folder.remove("source/b.md")
      var third = DocumentMemory(reading: file, of: "program")
      let portfolio = try await collected(folder, &third).portfolio
      #expect(portfolio.records.count == 1)
      let bytes = try #require(FileManager.default.contents(atPath: folder["cache/documents-1"]))
      #expect(bytes.firstRange(of: Data("99.95".utf8)) == nil)
    }
  }

  @Test func `a damaged file is said and replaced`() async throws {
    try await withTemporaryFolder { folder in
      try write(folder)
      let file = CacheFile(in: folder["cache"], named: "documents-1")
      var first = DocumentMemory(reading: file, of: "program")
      let read = try await collected(folder, &first)
      let bytes = Array(try #require(FileManager.default.contents(atPath: folder["cache/documents-1"])))
      for damage in [Array(bytes.dropLast()), Array(bytes.dropFirst(40)), []] {
        try folder.write(bytes: damage, to: "cache/documents-1")
        var second = DocumentMemory(reading: file, of: "program")
        #expect(second.problems.map(\.id) == [.cacheDamaged])
        let again = try await collected(folder, &second)
        #expect(again.portfolio.records == read.portfolio.records)
        #expect(DocumentMemory(reading: file, of: "program").problems == [])
        #expect(
          Array(try #require(FileManager.default.contents(atPath: folder["cache/documents-1"]))).count == bytes.count)
      }
    }
  }
}
