import Collecting
import Diagnostics
import ReportModel
import TestSupport
import Testing

@Suite struct SourceHandbookTests {
  @Test func `each entry explains another diagnostic of sources`() {
    let ids = sourceHandbook.map(\.id.description)
    #expect(Set(ids).count == 18)
    #expect(ids.count == 18)
    #expect(ids.allSatisfy { $0.starts(with: "source.") })
  }
}

@Suite struct DamageTests {
  @Test func `an index that cannot be read leaves a walk through the folder`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try repositoryWithTwoCommits(in: folder)
      try repository.write("garbage", to: ".git/index")
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "b.md"])
      #expect(
        reading.diagnostics == [
          ".: warning: the index of the repository cannot be read, so ignored files are read too [source.damaged]"
        ])
    }
  }

  @Test(.timeLimit(.minutes(1))) func `an index that is a pipe does not hold us up`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try repositoryWithTwoCommits(in: folder)
      try repository.remove(".git/index")
      try makePipe(folder["repository/.git/index"])
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "b.md"])
      #expect(reading.diagnostics.count == 1)
    }
  }

  @Test(arguments: ["", "nonsense\n", "ref: ../../../etc/passwd\n", "ref: refs/heads/../../config\n"])
  func `a HEAD that names nothing leaves the files`(head: String) async throws {
    try await withTemporaryFolder { folder in
      let repository = try repositoryWithTwoCommits(in: folder)
      try repository.write(head, to: ".git/HEAD")
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "b.md"])
      #expect(reading.source.commit == nil)
      #expect(
        reading.diagnostics == [".: warning: HEAD names neither a commit nor a branch [source.damaged]"])
    }
  }

  @Test func `a HEAD whose commit is lost leaves the files`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try repositoryWithTwoCommits(in: folder)
      try repository.write("\(String(repeating: "1", count: 40))\n", to: ".git/HEAD")
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "b.md"])
      #expect(
        reading.diagnostics == [
          ".: warning: the commit 111111111111, which HEAD names, cannot be read [source.damaged]"
        ])
    }
  }

  @Test(arguments: [true, false])
  func `a lost or damaged object is one document less`(isLost: Bool) async throws {
    try await withTemporaryFolder { folder in
      let repository = try repositoryWithTwoCommits(in: folder)
      try repository.write("three\n", to: "c.md")
      try repository.commit(on: "2026-03-06")
      let blob = try repository.git("rev-parse", "HEAD:b.md")
      let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
      try repository.remove(object)
      if !isLost { try repository.write("garbage", to: object) }
      let reading = try await read(repository.path, at: "HEAD")
      #expect(reading.texts == ["a.md": "one\n", "c.md": "three\n"])
      #expect(
        reading.diagnostics == [
          "b.md: error: git does not have the contents of 'b.md' or cannot read them [source.missing-object]"
        ])
    }
  }

  @Test func `a name that leads outside is refused`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      let blob = try repository.git("rev-parse", "HEAD:a.md")
      let inner = try repository.makeTree("100644 blob \(blob)\tescaped.md\n")
      let tree = try repository.makeTree("040000 tree \(inner)\t..\n100644 blob \(blob)\ta.md\n")
      let commit = try repository.git("commit-tree", tree, "-m", "Hostile")
      let reading = try await read(repository.path, at: commit)
      #expect(reading.files == ["a.md"])
      #expect(
        reading.diagnostics == [
          "../escaped.md: warning: a path has '.', '..' or nothing as one of its parts [source.bad-path]"
        ])
    }
  }

  @Test func `a lost commit in the past costs the dates`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try repositoryWithTwoCommits(in: folder)
      let first = try repository.git("rev-parse", "HEAD~1")
      try repository.remove(".git/objects/\(first.prefix(2))/\(first.dropFirst(2))")
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md", "b.md"])
      #expect(reading.histories == [:])
      #expect(reading.diagnostics.count == 1)
      #expect(reading.diagnostics.first?.hasSuffix("[source.no-history]") == true)
    }
  }
}

/// `a.md` is of the first commit, `b.md` of the second.
private func repositoryWithTwoCommits(in folder: TemporaryFolder) throws -> RepositoryBuilder {
  let repository = try RepositoryBuilder(in: folder)
  try repository.write("one\n", to: "a.md")
  try repository.commit(on: "2026-03-04")
  try repository.write("two\n", to: "b.md")
  try repository.commit(on: "2026-03-05")
  return repository
}
