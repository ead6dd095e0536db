import Collecting
import Diagnostics
import ReportModel
import TestSupport
import Testing

@Suite struct RepositoryKindTests {
  @Test func `what would be read twice is no pair of sources`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "docs/a.md")
      try repository.write("two\n", to: "ops/b.md")
      try repository.commit(on: "2026-03-04")
      try folder.write("three\n", to: "plain/inner/c.md")
      try repository.git("init", "-q", "\(repository.path)/other")
      try repository.write("four\n", to: "other/d.md")
      try repository.write("ignored\n", to: ".gitignore")
      try repository.write("five\n", to: "ignored/e.md")
      let link = folder["link"]
      try folder.makeLink("link", to: repository.path)
      func refused(_ first: String, _ second: String) async -> SourceError? {
        let requests = [SourceRequest(path: first), SourceRequest(path: second)]
        var log = DiagnosticLog()
        do {
          try await withSources(requests, into: &log) { sources, log in
            for index in sources.indices { sources[index].select(Selection(), into: &log) }
            try refuseCommonDocuments(of: sources, requests)
          }
          return nil
        } catch {
          return error as? SourceError
        }
      }
      let (root, docs) = (repository.path, "\(repository.path)/docs")
      #expect(await refused(root, root) == .twice(outer: root, inner: root, isSame: true))
      #expect(await refused(root, link) == .twice(outer: root, inner: link, isSame: true))
      #expect(await refused(root, docs) == .twice(outer: root, inner: docs, isSame: false))
      #expect(await refused(docs, link) == .twice(outer: link, inner: docs, isSame: false))
      let (plain, inner) = (folder["plain"], folder["plain/inner"])
      #expect(await refused(plain, inner) == .twice(outer: plain, inner: inner, isSame: false))
      #expect(await refused(docs, "\(root)/ops") == nil)
      #expect(await refused(root, plain) == nil)
      #expect(await refused(root, "\(root)/other") == nil)
      #expect(await refused(root, "\(root)/ignored") == nil)
    }
  }

  @Test func `a repository without commits is read from its folder`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md"])
      #expect(reading.source == Source(name: "repository", notes: ["no commits: dates and authors are unknown"]))
      #expect(reading.diagnostics == [])
    }
  }

  @Test(arguments: [nil, "main"]) func `a bare repository is read from its objects`(revision: String?) async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "docs/a.md")
      let commit = try repository.commit(on: "2026-03-04")
      try repository.git("clone", "-q", "--bare", ".", folder["bare.git"])
      try repository.git("-C", folder["bare.git"], "remote", "remove", "origin")
      let reading = try await read(folder["bare.git"], at: revision)
      #expect(reading.texts == ["docs/a.md": "one\n"])
      #expect(reading.source == Source(name: "bare", commit: commit, commitDay: Day(iso: "2026-03-04")))
      #expect(reading.histories["docs/a.md"]?.first.id == commit)
    }
  }

  @Test func `an empty bare repository is an empty source`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.git("init", "-q", "--bare", folder["bare.git"])
      let reading = try await read(folder["bare.git"])
      #expect(reading.files == [])
      #expect(reading.source.notes == ["no commits: dates and authors are unknown"])
    }
  }

  @Test func `a detached HEAD is a commit like any other`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-03-04")
      try repository.write("two\n", to: "a.md")
      try repository.commit(on: "2026-03-05")
      try repository.git("checkout", "-q", "--detach", first)
      let reading = try await read(repository.path)
      #expect(reading.source.commit == first)
      #expect(reading.source.isDirty == false)
    }
  }

  @Test func `a linked working tree has its own HEAD and index`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let first = try repository.commit(on: "2026-03-04")
      try repository.git("worktree", "add", "-q", "-b", "other", folder["linked"], first)
      try repository.write("two\n", to: "a.md")
      try repository.commit(on: "2026-03-05")
      try folder.write("new\n", to: "linked/b.md")
      let reading = try await read(folder["linked"])
      #expect(reading.texts == ["a.md": "one\n", "b.md": "new\n"])
      #expect(reading.source == Source(name: "linked", commit: first, commitDay: Day(iso: "2026-03-04"), isDirty: true))
      #expect(reading.histories.keys.sorted() == ["a.md"])
      #expect(reading.diagnostics == [])
    }
  }

  @Test func `a submodule is read as a source of its own`() async throws {
    try await withTemporaryFolder { folder in
      let library = try RepositoryBuilder(in: folder, name: "library")
      try library.write("one\n", to: "a.md")
      let commit = try library.commit(on: "2026-03-04")
      let repository = try RepositoryBuilder(in: folder)
      try repository.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder["library"], "inner")
      let reading = try await read("\(repository.path)/inner")
      #expect(reading.files == ["a.md"])
      #expect(reading.source.commit == commit)
    }
  }

  @Test func `a git file that leads elsewhere is not believed`() async throws {
    try await withTemporaryFolder { folder in
      let victim = try RepositoryBuilder(in: folder, name: "victim")
      try victim.write("secret\n", to: "secret.md")
      try victim.commit(on: "2026-03-04", by: "Victim")
      try folder.write("gitdir: ../victim/.git\n", to: "hostile/.git")
      try folder.write("bait\n", to: "hostile/a.md")
      let reading = try await read(folder["hostile"])
      #expect(reading.texts == ["a.md": "bait\n"])
      #expect(reading.source.commit == nil)
      #expect(
        reading.diagnostics == [
          ".: warning: '.git' leads to a repository elsewhere that does not name this folder; "
            + "the folder is read without git [source.foreign-git-folder]"
        ])
      await #expect(throws: SourceError.self) { try await read(folder["hostile"], at: "main") }
    }
  }

  @Test func `a git folder that is a link elsewhere is not believed`() async throws {
    try await withTemporaryFolder { folder in
      let victim = try RepositoryBuilder(in: folder, name: "victim")
      try victim.write("secret\n", to: "secret.md")
      try victim.commit(on: "2026-03-04")
      try folder.write("bait\n", to: "hostile/a.md")
      try folder.makeLink("hostile/.git", to: folder["victim/.git"])
      let reading = try await read(folder["hostile"])
      #expect(reading.texts == ["a.md": "bait\n"])
      #expect(reading.source.commit == nil)
    }
  }

  @Test func `a git folder that is a link to nothing is told of`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("text\n", to: "moved/a.md")
      try folder.makeLink("moved/.git", to: "../gone/.git")
      let reading = try await read(folder["moved"])
      #expect(reading.texts == ["a.md": "text\n"])
      #expect(
        reading.diagnostics == [
          ".: warning: '.git' cannot be read; the folder is read without git [source.unreadable]"
        ])
    }
  }

  @Test func `a git folder whose objects are a link elsewhere is not believed`() async throws {
    try await withTemporaryFolder { folder in
      let victim = try RepositoryBuilder(in: folder, name: "victim")
      try victim.write("secret\n", to: "secret.md")
      try victim.commit(on: "2026-03-04")
      let hostile = try RepositoryBuilder(in: folder, name: "hostile")
      try hostile.write("bait\n", to: "a.md")
      try hostile.remove(".git/objects")
      try folder.makeLink("hostile/.git/objects", to: folder["victim/.git/objects"])
      let reading = try await read(hostile.path)
      #expect(reading.texts == ["a.md": "bait\n"])
      #expect(reading.diagnostics.first?.hasSuffix("[source.foreign-git-folder]") == true)
    }
  }

  private static let foreignObjects =
    ".: warning: 'objects/info/alternates' or a link leads to objects outside the repository, which are left out "
    + "[source.foreign-objects]"

  @Test func `objects of another repository are left out, and that is said`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.git("clone", "-q", "--shared", ".", folder["borrower"])
      let reading = try await read(folder["borrower"])
      #expect(reading.texts == ["a.md": "one\n"])
      #expect(reading.source.commit == nil)
      #expect(reading.source.notes.contains("borrows objects of another repository, which were left out"))
      #expect(reading.diagnostics.contains(Self.foreignObjects))
      await #expect(throws: SourceError.self) { try await read(folder["borrower"], at: "HEAD") }
    }
  }

  @Test func `a bare repository does not publish a commit of another one`() async throws {
    try await withTemporaryFolder { folder in
      let victim = try RepositoryBuilder(in: folder, name: "victim")
      try victim.write("secret\n", to: "secret.md")
      let commit = try victim.commit(on: "2026-03-04")
      try victim.git("init", "-q", "--bare", "-b", "main", "--template=", folder["hostile.git"])
      try folder.write("\(commit)\n", to: "hostile.git/refs/heads/main")
      for list in [folder["victim/.git/objects"], "../../victim/.git/objects", "# x\n../../victim/.git/objects"] {
        try folder.write("\(list)\n", to: "hostile.git/objects/info/alternates")
        let reading = try await read(folder["hostile.git"])
        #expect(reading.texts == [:])
        #expect(reading.source.commit == nil)
        #expect(reading.diagnostics.contains(Self.foreignObjects))
      }
    }
  }

  @Test func `own objects are read beside a list that is not followed`() async throws {
    try await withTemporaryFolder { folder in
      let other = try RepositoryBuilder(in: folder, name: "other")
      try other.write("x\n", to: "x.md")
      try other.commit(on: "2026-03-03")
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.git("repack", "-q", "-a", "-d")
      try repository.write("two\n", to: "b.md")
      let last = try repository.commit(on: "2026-03-05")
      try repository.write("\(folder["other/.git/objects"])\n", to: ".git/objects/info/alternates")
      let reading = try await read(repository.path, at: "HEAD")
      #expect(reading.texts == ["a.md": "one\n", "b.md": "two\n"])
      #expect(reading.source.commit == last)
      #expect(reading.histories.count == 2)
      #expect(reading.diagnostics == [Self.foreignObjects])
    }
  }

  @Test func `a list that stays inside the repository is followed, and no further`() async throws {
    try await withTemporaryFolder { folder in
      let victim = try RepositoryBuilder(in: folder, name: "victim")
      try victim.write("secret\n", to: "secret.md")
      let secret = try victim.commit(on: "2026-03-03")
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.git("clone", "-q", "--bare", ".", "\(repository.path)/.git/store")
      try repository.remove(".git/objects")
      try repository.write("../store/objects\n", to: ".git/objects/info/alternates")
      let near = try await read(repository.path, at: "HEAD")
      #expect(near.texts == ["a.md": "one\n"])
      #expect(near.diagnostics == [])
      try repository.write("\(folder["victim/.git/objects"])\n", to: ".git/store/objects/info/alternates")
      let far = try await read(repository.path, at: "HEAD")
      #expect(far.texts == ["a.md": "one\n"])
      #expect(far.diagnostics == [Self.foreignObjects])
      await #expect(throws: SourceError.self) { try await read(repository.path, at: secret) }
    }
  }

  @Test func `a shallow clone says how far its dates reach, and gives none beyond`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("old\n", to: "old.md")
      try repository.commit(on: "2026-01-01")
      try repository.write("unrelated\n", to: "x.md")
      try repository.commit(on: "2026-02-02")
      try repository.write("new\n", to: "new.md")
      let last = try repository.commit(on: "2026-03-03")
      try repository.git("clone", "-q", "--depth", "2", "file://\(repository.path)", folder["shallow"])
      let reading = try await read(folder["shallow"])
      #expect(reading.files == ["new.md", "old.md", "x.md"])
      #expect(reading.source.notes == ["shallow clone: dates reach back to 2026-02-02"])
      #expect(reading.histories.mapValues(\.last.id) == ["new.md": last])
      #expect(reading.diagnostics == [".: note: shallow clone: dates reach back to 2026-02-02 [source.shallow]"])
    }
  }

  @Test func `a partial clone says which contents it lacks`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.git("config", "uploadpack.allowFilter", "true")
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-01-01")
      try repository.write("two\n", to: "a.md")
      let last = try repository.commit(on: "2026-02-02")
      try repository.git("clone", "-q", "--filter=blob:none", "file://\(repository.path)", folder["partial"])

      let newest = try await read(folder["partial"])
      #expect(newest.texts == ["a.md": "two\n"])
      #expect(newest.histories["a.md"]?.last.id == last)
      let past = try await read(folder["partial"], at: "HEAD~1")
      #expect(past.texts == [:])
      #expect(
        past.diagnostics == [
          "a.md: error: git does not have the contents of 'a.md' or cannot read them [source.missing-object]"
        ])
      #expect(past.source.notes == ["partial clone: what was not fetched cannot be read from its objects"])
    }
  }

  @Test func `object names of SHA-256 are refused in one line and the folder is read`() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("repository")
      let other = try RepositoryBuilder(in: folder, name: "other")
      try other.git("init", "-q", "--object-format=sha256", folder["repository"])
      try folder.write("one\n", to: "repository/a.md")
      let reading = try await read(folder["repository"])
      #expect(reading.files == ["a.md"])
      #expect(reading.source.notes == ["read without git: the repository has SHA-256 object names"])
      await #expect(
        throws: SourceError.needsGit(
          path: folder["repository"], reason: "the repository has SHA-256 object names")
      ) { try await read(folder["repository"], at: "main") }
    }
  }

  @Test func `without git a repository is a plain folder`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      let reading = try await read(repository.path, searchPath: folder["nothing"])
      #expect(reading.files == ["a.md"])
      #expect(reading.source.commit == nil)
      #expect(reading.diagnostics.count == 1)
      #expect(reading.diagnostics.first?.hasSuffix("[source.git-missing]") == true)
      await #expect(throws: SourceError.self) {
        try await read(repository.path, at: "main", searchPath: folder["nothing"])
      }
    }
  }

  @Test func `unusual names are read as they are`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a:b.md")
      try repository.write("two\n", to: "sp ace/\"q\" \u{FC}.md")
      try repository.commit(on: "2026-03-04")
      #expect(try await read(repository.path).files == ["a:b.md", "sp ace/\"q\" \u{FC}.md"])
      let past = try await read(repository.path, at: "main")
      #expect(past.files == ["a:b.md", "sp ace/\"q\" \u{FC}.md"])
      #expect(past.histories.count == 2)
    }
  }

  @Test func `a path with a colon leads to its objects`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder, name: "a:b \"c\"")
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      #expect(try await read(repository.path, at: "main").files == ["a.md"])
    }
  }

  @Test func `a sparse checkout is not dirty`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "in/a.md")
      try repository.write("two\n", to: "out/b.md")
      try repository.commit(on: "2026-03-04")
      try repository.git("sparse-checkout", "set", "in")
      let reading = try await read(repository.path)
      #expect(reading.files == ["in/a.md"])
      #expect(reading.source.isDirty == false)
    }
  }

  @Test func `a split index is read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.git("update-index", "--split-index")
      try repository.write("two\n", to: "b.md")
      try repository.git("add", "b.md")
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "b.md"])
      #expect(reading.diagnostics == [])
    }
  }
}
