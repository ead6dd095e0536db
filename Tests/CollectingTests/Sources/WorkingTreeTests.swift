import Collecting
import ReportModel
import TestSupport
import Testing

@Suite struct WorkingTreeTests {
  @Test func `tracked files and untracked ones that git does not ignore are read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.write("drafts/\n", to: ".gitignore")
      try repository.write("code\n", to: "main.swift")
      let commit = try repository.commit(on: "2026-03-04")
      try repository.write("two\n", to: "docs/b.md")
      try repository.write("three\n", to: "drafts/c.md")

      let reading = try await read(repository.path)
      #expect(reading.texts == ["a.md": "one\n", "docs/b.md": "two\n"])
      #expect(reading.paths == [".gitignore", "a.md", "docs/b.md", "main.swift"])
      #expect(
        reading.source
          == Source(name: "repository", commit: commit, commitDay: Day(iso: "2026-03-04"), isDirty: true))
      #expect(reading.diagnostics == [])
    }
  }

  @Test func `a source is clean when it has what the commit has`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\ntwo\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      #expect(try await read(repository.path).source.isDirty == false)
      try repository.write("one\r\ntwo\r\n", to: "a.md")
      #expect(try await read(repository.path).source.isDirty == false)
      try repository.write("new\n", to: "a.swift")
      #expect(try await read(repository.path).source.isDirty == false)
      try repository.write("one\nthree\n", to: "a.md")
      #expect(try await read(repository.path).source.isDirty == true)
    }
  }

  @Test(arguments: [false, true])
  func `a document that was removed makes a source dirty`(isStaged: Bool) async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.write("two\n", to: "b.md")
      try repository.commit(on: "2026-03-04")
      try repository.remove("b.md")
      if isStaged { try repository.git("rm", "-q", "--cached", "b.md") }
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md"])
      #expect(reading.source.isDirty)
      #expect(reading.diagnostics == [])
    }
  }

  @Test func `a folder in a repository is that repository, limited to it`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.git("remote", "add", "origin", "git@github.com:owner/name.git")
      try repository.write("outside\n", to: "a.md")
      try repository.write("inside\n", to: "services/x/b.md")
      let commit = try repository.commit(on: "2026-03-04")

      for revision in [nil, "main"] {
        let reading = try await read("\(repository.path)/services", at: revision)
        #expect(reading.texts == ["x/b.md": "inside\n"])
        #expect(reading.source.forge == Forge(url: "https://github.com/owner/name", style: .github, prefix: "services"))
        #expect(reading.source.name == "name")
        #expect(reading.source.isDirty == false)
        #expect(reading.histories["x/b.md"]?.last.id == commit)
      }
    }
  }

  @Test func `a folder that the repository around it ignores is read as a plain one`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("ignored/\n", to: ".gitignore")
      try repository.commit(on: "2026-03-04")
      try repository.write("text\n", to: "ignored/a.md")
      let reading = try await read("\(repository.path)/ignored")
      #expect(reading.files == ["a.md"])
      #expect(reading.source.commit == nil)
      #expect(reading.diagnostics == [".: note: the repository around this folder ignores it [source.ignored-folder]"])
    }
  }

  @Test func `patterns of the repository's own exclude file count`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("a\n", to: "a.md")
      try repository.write("b\n", to: "b.md")
      try repository.write("b.md\n", to: ".git/info/exclude")
      #expect(try await read(repository.path).files == ["a.md"])
    }
  }

  @Test func `links are noted and never followed`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("secret\n", to: "outside/secret.md")
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "docs/a.md")
      try folder.makeLink("repository/link.md", to: folder["outside/secret.md"])
      try folder.makeLink("repository/folder", to: folder["outside"])
      try folder.makeLink("repository/lib.so", to: "lib.so.1")
      try repository.commit(on: "2026-03-04")
      // A tracked folder, replaced behind git's back by a link to another one with a file of that name.
      try repository.write("two\n", to: "moved/secret.md")
      try repository.git("add", "moved")
      try repository.remove("moved")
      try folder.makeLink("repository/moved", to: folder["outside"])

      let reading = try await read(repository.path)
      #expect(reading.texts == ["docs/a.md": "one\n"])
      #expect(
        reading.diagnostics == [
          "folder: note: the symbolic link 'folder' was not followed [source.symbolic-link]",
          "link.md: note: the symbolic link 'link.md' was not followed [source.symbolic-link]",
          "moved/secret.md: note: the symbolic link 'moved/secret.md' was not followed [source.symbolic-link]",
        ])
      #expect(try await read(repository.path, at: "main").texts == ["docs/a.md": "one\n"])
    }
  }

  @Test func `repositories inside are noted and not read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let inner = try RepositoryBuilder(in: folder, name: "repository/inner")
      try inner.write("two\n", to: "b.md")
      try inner.commit(on: "2026-03-04")
      let expected = ["inner: note: 'inner' is a repository of its own and was not read [source.nested-repository]"]

      let untracked = try await read(repository.path)
      #expect(untracked.files == ["a.md"])
      #expect(untracked.diagnostics == expected)

      try repository.commit(on: "2026-03-05")
      for revision in [nil, "HEAD"] {
        let tracked = try await read(repository.path, at: revision)
        #expect(tracked.files == ["a.md"])
        #expect(tracked.diagnostics == expected)
      }
    }
  }

  @Test func `a file too large, and what is no file, are reported and the rest is read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.write(String(repeating: "x", count: 8 << 20), to: "limit.md")
      try repository.write(String(repeating: "x", count: 8 << 20 + 1), to: "huge.md")
      try repository.write("two\n", to: "pipe.md")
      try repository.commit(on: "2026-03-04")
      try repository.remove("pipe.md")
      try makePipe(folder["repository/pipe.md"])

      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "limit.md"])
      #expect(
        reading.diagnostics == [
          "huge.md: warning: 'huge.md' has 8388609 bytes, more than 8388608 [source.too-large]",
          "pipe.md: warning: 'pipe.md' is a FIFO, not a file [source.not-a-file]",
        ])
      let committed = try await read(repository.path, at: "main")
      #expect(committed.files == ["a.md", "limit.md", "pipe.md"])
      #expect(
        committed.diagnostics == [
          "huge.md: warning: 'huge.md' has 8388609 bytes, more than 8388608 [source.too-large]"
        ])
    }
  }
}
