import Collecting
import TestSupport
import Testing

/// Whatever a repository's owner puts into it: no program of theirs runs, and nothing there is changed.
@Suite struct HostileRepositoryTests {
  /// Each setting would make git run a program in at least one of its commands.
  @Test(arguments: [
    "[core]\n\tfsmonitor = %\n", "[core]\n\tfsmonitor = true\n\thooksPath = .\n", "[core]\n\thooksPath = hooks\n",
    "[core]\n\tpager = %\n[pager]\n\tlog = true\n\tls-files = true\n", "[core]\n\tsshCommand = %\n\tgitProxy = %\n",
    "[core]\n\talternateRefsCommand = %\n", "[core]\n\teditor = %\n\taskPass = %\n",
    "[filter \"x\"]\n\tclean = %\n\tsmudge = %\n\tprocess = %\n\trequired = true\n",
    "[diff]\n\texternal = %\n[diff \"x\"]\n\tcommand = %\n\ttextconv = %\n",
    "[gpg]\n\tprogram = %\n[log]\n\tshowSignature = true\n", "[credential]\n\thelper = %\n",
    "[alias]\n\tls-files = !%\n\tlog = !%\n\tcat-file = !%\n", "[include]\n\tpath = more\n",
    "[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\turl = ext::% x\n\tpromisor = true\n\tuploadpack = %\n",
    "[uploadpack]\n\tpackObjectsHook = %\n[merge \"x\"]\n\tdriver = %\n",
  ])
  func `no setting of the repository is obeyed`(setting: String) async throws {
    try await withTemporaryFolder { folder in
      let repository = try armed(in: folder)
      let text = setting.replacing("%", with: folder["trap"])
      let config = try folder.read("repository/.git/config")
      try repository.write(config + text, to: ".git/config")
      try repository.write("[core]\n\tfsmonitor = \(folder["trap"])\n", to: ".git/more")

      for revision in [nil, "HEAD", "HEAD~1"] {
        let reading = try await read(repository.path, at: revision)
        #expect(reading.files.contains("a.md"))
        #expect(!folder.exists("sprung"))
      }
    }
  }

  @Test func `the trap works`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try armed(in: folder)
      try repository.git("config", "core.fsmonitor", folder["trap"])
      try repository.git("status")
      #expect(folder.exists("sprung"))
    }
  }

  @Test func `nothing in the repository is changed`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try armed(in: folder)
      let before = try folder.snapshot("repository")
      _ = try await read(repository.path)
      _ = try await read(repository.path, at: "HEAD")
      #expect(try folder.snapshot("repository") == before)
    }
  }

  @Test(arguments: [
    "--output=sprung", "-O", "--exec=x", "@{-1}", "", "main:a.md", "-n1", "--all", "main..HEAD", "HEAD~1..HEAD",
    "HEAD^!", "HEAD^@",
  ])
  func `a revision names one commit, and is never taken for an option`(revision: String) async throws {
    try await withTemporaryFolder { folder in
      let repository = try armed(in: folder)
      await #expect(throws: SourceError.noSuchRevision(path: repository.path, revision: revision)) {
        try await read(repository.path, at: revision)
      }
    }
  }

  @Test func `a file's name is never taken for an option or a command`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try armed(in: folder)
      let names = ["--output=x.md", "$(touch sprung).md", "line\nend.md", ":(top)a.md", "-.md"]
      for name in names { try repository.write("text\n", to: name) }
      try repository.commit(on: "2026-03-07")
      for revision in [nil, "HEAD"] {
        let reading = try await read(repository.path, at: revision)
        #expect(Set(reading.files).isSuperset(of: names))
        #expect(Set(reading.histories.keys).isSuperset(of: names))
      }
    }
  }

  /// Two commits, hooks and attributes, and a program that leaves a file when it runs.
  private func armed(in folder: TemporaryFolder) throws -> RepositoryBuilder {
    let repository = try RepositoryBuilder(in: folder)
    try repository.write("one\n", to: "a.md")
    try repository.commit(on: "2026-03-04")
    try repository.write("*.md filter=x diff=x merge=x\n", to: ".gitattributes")
    try repository.write("two\n", to: "b.md")
    try repository.commit(on: "2026-03-05")
    try folder.writeProgram("#!/bin/sh\necho x >> '\(folder["sprung"])'\n", to: "trap")
    for hook in ["post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-auto-gc"] {
      try folder.writeProgram("#!/bin/sh\necho x >> '\(folder["sprung"])'\n", to: "repository/.git/hooks/\(hook)")
    }
    return repository
  }
}
