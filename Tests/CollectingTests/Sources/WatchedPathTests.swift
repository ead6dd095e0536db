import Collecting
import TestSupport
import Testing

@Suite struct WatchedPathTests {
  private func paths(_ request: SourceRequest, outputs: [String] = []) async throws -> WatchedPaths {
    try await watchedPaths(of: [request], outputs: outputs)
  }

  @Test func `of a working tree, each folder that git does not ignore`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("target/\n*.log\n", to: ".gitignore")
      try repository.write("a", to: "docs/adr/1.md")
      try repository.commit(on: "2026-01-01")
      try repository.write("b", to: "new/2.md")
      for name in ["info.json", "debug/3.md"] { try repository.write("c", to: "target/\(name)") }
      try repository.write("d", to: "logs/4.log")
      try repository.write("e", to: "node_modules/x/5.md")
      try repository.write("f", to: "public/6.html")
      try folder.makeFolder("repository/empty/for/now")
      let inner = try RepositoryBuilder(in: folder, name: "repository/inner")
      try inner.write("g", to: "7.md")

      let paths = try await paths(SourceRequest(path: repository.path), outputs: [folder["repository/public"]])
      let folders = paths.folders.filter { !$0.utf8.starts(with: folder["repository/.git/"].utf8) }
      let expected = ["", "/docs", "/docs/adr", "/new", "/empty", "/empty/for", "/empty/for/now"]
      #expect(folders.sorted() == expected.map { repository.path + $0 }.sorted())
    }
  }

  @Test func `of a repository, what says which commit it is at`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("a", to: "docs/1.md")
      try repository.commit(on: "2026-01-01")
      try repository.git("branch", "topic/one")
      let git = folder["repository/.git"]

      let committed = try await paths(SourceRequest(path: repository.path, revision: "topic/one"))
      #expect(
        committed.folders == ["", "/heads", "/heads/topic", "/tags"].reduce(into: []) { $0.insert("\(git)/refs\($1)") })
      #expect(
        committed.files
          == Set(["HEAD", "index", "packed-refs", "config", "shallow"].map { "\(git)/\($0)" } + [repository.path]))

      let part = try await paths(SourceRequest(path: folder["repository/docs"]))
      #expect(part.files.contains("\(git)/HEAD"))
      #expect(part.folders.contains(folder["repository/docs"]))
      #expect(!part.folders.contains(repository.path))
    }
  }

  @Test func `of a linked working tree, its own head and the names of the main one`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("a", to: "1.md")
      try repository.commit(on: "2026-01-01")
      try repository.git("worktree", "add", "-q", "--detach", folder["linked"])
      let paths = try await paths(SourceRequest(path: folder["linked"]))
      let git = folder["repository/.git"]
      #expect(paths.files.isSuperset(of: ["\(git)/worktrees/linked/HEAD", "\(git)/packed-refs", folder["linked"]]))
      #expect(paths.folders.isSuperset(of: ["\(git)/refs/heads", folder["linked"]]))
    }
  }

  @Test func `of a plain folder, all folders but those that are skipped`() async throws {
    try await withTemporaryFolder { folder in
      for name in ["a/b/1.md", "node_modules/x/2.md", ".build/3.md", "c/4.txt"] { try folder.write("x", to: name) }
      try folder.makeLink("link", to: folder["a"])
      let paths = try await paths(SourceRequest(path: folder.path))
      #expect(paths.folders == Set([folder.path] + ["a", "a/b", "c"].map { folder[$0] }))
      #expect(paths.files == [folder.path])
    }
  }

  @Test func `a source that is not there is an error`() async throws {
    await #expect(throws: SourceError.notFound(path: "/nonexistent/source")) {
      try await paths(SourceRequest(path: "/nonexistent/source"))
    }
  }
}
