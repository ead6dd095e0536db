import ReportModel
import TestSupport
import Testing

@testable import Collecting

@Suite struct OpenFolderTests {
  /// Both ways of opening must agree: in one system call, and component by component.
  @Test(arguments: [false, true])
  func `only regular files below the folder are read`(isStepByStep: Bool) async throws {
    try await withTemporaryFolder { folder in
      try folder.write("outside", to: "outside/a.md")
      try folder.write("text", to: "root/d/a.md")
      try folder.makeLink("root/link.md", to: "d/a.md")
      try folder.makeLink("root/dir", to: "d")
      try makePipe(folder["root/pipe.md"])
      let root = try OpenFolder(at: folder["root"], isStepByStep: isStepByStep)
      defer { root.close() }

      #expect(try root.bytes(of: "d/a.md", limit: 4) == Array("text".utf8))
      #expect(try root.firstBytes(of: "d/a.md", count: 2) == Array("te".utf8))
      let refusals: [(String, Refusal)] = [
        ("link.md", .link), ("dir/a.md", .link), ("pipe.md", .notAFile(.fifo)), ("d", .notAFile(.folder)),
        ("none", .absent), ("d/none/x", .absent), ("d/a.md/x", .absent),
        ("../outside/a.md", .denied(reason: "it lies outside the source")),
      ]
      for (path, refusal) in refusals {
        #expect(throws: refusal, "\(path)") { try root.bytes(of: path, limit: 100) }
      }
      #expect(throws: Refusal.tooLarge(4)) { try root.bytes(of: "d/a.md", limit: 3) }
      #expect(try root.status(of: "link.md").kind == .link)
      #expect(try root.status(of: "d").kind == .folder)
      #expect(throws: Refusal.link) { try root.status(of: "dir/a.md") }
      #expect(try root.names(in: "").map { String(decoding: $0, as: UTF8.self) } == ["d", "dir", "link.md", "pipe.md"])
      #expect(throws: Refusal.self) { try root.names(in: "dir") }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `git is ended when it waits for a pipe`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let commit = try repository.commit(on: "2026-03-04")
      try makePipe(folder["repository/.gitignore"])
      try makePipe(folder["repository/.git/objects/pack/pack-\(commit).idx"])
      try folder.write("", to: "repository/.git/objects/pack/pack-\(commit).pack")
      var git = GitProgram(
        searchPath: "/usr/bin:/bin", folder: folder["repository/.git"], objects: [folder["repository/.git/objects"]],
        workTree: repository.path, index: folder["repository/.git/index"])
      git.patience = .milliseconds(300)
      #expect(try await git.listWorkingTree(in: repository.path, limit: 10) == nil)

      let (channel, requests) = BlobChannel.open()
      async let answering: Void = git.answer(requests)
      let lost = String(repeating: "1", count: 40)
      #expect(try await channel.contents(of: [lost], keeping: 10) == [nil])
      channel.close()
      await answering
    }
  }

  @Test(.timeLimit(.minutes(1))) func `git is given up after it has been silent three times`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      for number in 1...6 { try repository.write("\(number)\n", to: "\(number).md") }
      try repository.commit(on: "2026-03-04")
      let blobs = try (1...6).map { try repository.git("rev-parse", "HEAD:\($0).md") }
      for blob in blobs.dropFirst() {
        let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
        try repository.remove(object)
        try makePipe("\(repository.path)/\(object)")
      }
      try folder.makeFolder("own/objects")
      try folder.makeFolder("own/refs")
      try folder.write("ref: refs/heads/main\n", to: "own/HEAD")
      var git = GitProgram(
        searchPath: "/usr/bin:/bin", folder: folder["own"], objects: [folder["repository/.git/objects"]])
      git.patience = .milliseconds(300)
      let (channel, requests) = BlobChannel.open()
      async let answering: Void = git.answer(requests)
      #expect(try await channel.contents(of: blobs, keeping: 10) == [Array("1\n".utf8), nil, nil, nil, nil, nil])
      #expect(git.isGivenUp)
      #expect(try await channel.contents(of: [blobs[0]], keeping: 10) == [nil])
      channel.close()
      await answering
    }
  }
}
