import Collecting
import ReportModel
import TestSupport
import Testing

@Suite struct HistoryTests {
  @Test func `first and last commit and all authors of a document`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.write("one\n", to: "b.md")
      let first = try repository.commit(on: "2026-01-01", by: "\u{C9}quipe \u{1B}[31mweb")
      try repository.write("two\n", to: "a.md")
      let second = try repository.commit(on: "2026-02-02", by: "checkout")
      try repository.write("three\n", to: "a.md")
      let third = try repository.commit(on: "2026-03-03", by: "Build")
      let histories = try await read(repository.path).histories
      #expect(
        histories == [
          "a.md": DocumentHistory(
            first: .init(id: first, day: Day(iso: "2026-01-01")!), last: .init(id: third, day: Day(iso: "2026-03-03")!),
            between: [.init(id: second, day: Day(iso: "2026-02-02")!)],
            authors: ["Build", "checkout", "\u{C9}quipe [31mweb"]),
          "b.md": DocumentHistory(
            first: .init(id: first, day: Day(iso: "2026-01-01")!), last: .init(id: first, day: Day(iso: "2026-01-01")!),
            authors: ["\u{C9}quipe [31mweb"]),
        ])
    }
  }

  @Test func `a revision's history ends with it`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-01-01")
      try repository.write("two\n", to: "a.md")
      try repository.commit(on: "2026-02-02")
      #expect(try await read(repository.path, at: "HEAD~1").histories["a.md"]?.last.id == first)
    }
  }

  @Test func `another name for the same content changes nothing, and one deleted since has no history`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("a text\n", to: "docs/a.md")
      try repository.write("gone\n", to: "gone.md")
      let first = try repository.commit(on: "2026-01-01", by: "Writer")
      try repository.write("a longer text\n", to: "docs/a.md")
      let second = try repository.commit(on: "2026-01-10", by: "Writer")
      try repository.git("mv", "docs/a.md", "docs/b.md")
      try repository.remove("gone.md")
      try repository.commit(on: "2026-02-02", by: "Tidier")
      try repository.git("mv", "docs/b.md", "c.md")
      try repository.commit(on: "2026-02-03", by: "Tidier")
      try repository.write("back, not committed\n", to: "gone.md")
      let (january, path) = (Day(iso: "2026-01-01")!, SourcePath("docs/a.md"))
      #expect(
        try await read(repository.path).histories == [
          "c.md": DocumentHistory(
            first: .init(id: first, day: january, path: path), last: .init(id: second, day: january + 9, path: path),
            authors: ["Writer"])
        ])
      #expect(
        try await read(repository.path, at: "HEAD~1").histories["docs/b.md"]?.first
          == .init(id: first, day: january, path: path))
    }
  }

  @Test func `a file with the name that another had is not that file`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("old b\n", to: "b.md")
      try repository.write("a\n", to: "a.md")
      let first = try repository.commit(on: "2026-01-01")
      try repository.remove("b.md")
      try repository.commit(on: "2026-01-02")
      try repository.git("mv", "a.md", "b.md")
      try repository.commit(on: "2026-01-03")
      try repository.write("new a\n", to: "a.md")
      let fourth = try repository.commit(on: "2026-01-04")
      try repository.write("a, too\n", to: "b.md")
      let fifth = try repository.commit(on: "2026-01-05")
      let histories = try await read(repository.path).histories
      #expect(histories.mapValues(\.first.id) == ["a.md": fourth, "b.md": first])
      #expect(histories.mapValues(\.last.id) == ["a.md": fourth, "b.md": fifth])
    }
  }

  @Test func `a document that changed with its name begins with that`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-01-01")
      try repository.git("mv", "a.md", "b.md")
      try repository.write("two\n", to: "b.md")
      let second = try repository.commit(on: "2026-01-02")
      #expect(try await read(repository.path).histories.mapValues(\.first.id) == ["b.md": second])
    }
  }

  @Test func `work on a branch counts, the merge does not`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-01-01", by: "Main")
      try repository.git("checkout", "-q", "-b", "side")
      try repository.write("side\n", to: "b.md")
      let side = try repository.commit(on: "2026-01-02", by: "Side")
      try repository.git("checkout", "-q", "main")
      try repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side", day: "2026-01-09", author: "Merger")
      let histories = try await read(repository.path).histories
      #expect(histories.mapValues(\.last.id) == ["a.md": first, "b.md": side])
      #expect(histories["b.md"]?.authors == ["Side"])
    }
  }

  @Test func `a commit has the day of its committer's clock in UTC`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "1970-01-02")
      #expect(try await read(repository.path).source.commitDay == Day(iso: "1970-01-02"))
    }
  }
}
