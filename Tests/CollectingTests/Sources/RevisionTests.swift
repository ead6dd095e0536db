import Collecting
import ReportModel
import TestSupport
import Testing

@Suite struct RevisionTests {
  @Test func `every way to name a commit is understood`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-03-04")
      try repository.git("tag", "light")
      try repository.git("tag", "-a", "-m", "A tag", "annotated")
      try repository.git("branch", "feature/x")
      try repository.git("branch", "it's/50%&$(x)")
      try repository.git("update-ref", "refs/remotes/origin/main", first)
      try repository.git("branch", "packed")
      try repository.git("pack-refs", "--all")
      try repository.git("branch", "loose")
      try repository.write("two\n", to: "a.md")
      let second = try repository.commit(on: "2026-03-05")

      for revision in [
        "light", "annotated", "feature/x", "it's/50%&$(x)", "origin/main", "packed", "loose", "HEAD~1", "main^", first,
        String(first.prefix(8)), "refs/tags/light", "annotated^{commit}",
      ] {
        let reading = try await read(repository.path, at: revision)
        #expect(reading.source.commit == first, "\(revision)")
        #expect(reading.source.commitDay == Day(iso: "2026-03-04"), "\(revision)")
        #expect(reading.texts == ["a.md": "one\n"], "\(revision)")
      }
      #expect(try await read(repository.path, at: "main").source.commit == second)
    }
  }

  @Test func `a branch that was packed and then moved is where it is now`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.commit(on: "2026-03-04")
      try repository.git("pack-refs", "--all")
      let second = try repository.commit(on: "2026-03-05")
      #expect(try await read(repository.path).source.commit == second)
      #expect(try await read(repository.path, at: "main").source.commit == second)
    }
  }

  @Test func `what is asked for in vain is said`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.write("two\n", to: "new/b.md")
      let path = repository.path
      await #expect(throws: SourceError.noSuchRevision(path: path, revision: "nope")) {
        try await read(path, at: "nope")
      }
      await #expect(throws: SourceError.notInRevision(path: "\(path)/new", folder: "new", revision: "main")) {
        try await read("\(path)/new", at: "main")
      }
      await #expect(throws: SourceError.notFound(path: folder["none"])) { try await read(folder["none"]) }
      await #expect(throws: SourceError.notAFolder(path: "\(path)/a.md")) { try await read("\(path)/a.md") }
      try folder.makeFolder("plain")
      await #expect(throws: SourceError.needsGit(path: folder["plain"], reason: "it is not in a git repository")) {
        try await read(folder["plain"], at: "main")
      }
    }
  }

  @Test func `a commit is read without a checkout, whatever lies in the folder`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      for number in 1...1500 { try repository.write("text \(number)\n", to: "d/\(number).md") }
      try repository.write("", to: "empty.md")
      try repository.commit(on: "2026-03-04")
      try repository.remove("d")
      try repository.write("new\n", to: "new.md")
      let reading = try await read(repository.path, at: "HEAD")
      #expect(reading.texts.count == 1501)
      #expect(reading.texts["d/777.md"] == "text 777\n")
      #expect(reading.texts["empty.md"] == "")
      #expect(reading.source.isDirty == false)
    }
  }
}
