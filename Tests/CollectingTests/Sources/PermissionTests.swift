import Collecting
import Diagnostics
import Glibc
import ReportModel
import TestSupport
import Testing

@Suite struct PermissionTests {
  @Test(.enabled(if: getuid() == 0, "only root can give files away"))
  func `a repository of another account is read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      let commit = try repository.commit(on: "2026-03-04")
      try folder.giveAway("repository", to: 12345)
      for revision in [nil, "main"] {
        let reading = try await read(repository.path, at: revision)
        #expect(reading.texts == ["a.md": "one\n"])
        #expect(reading.source.commit == commit)
        #expect(reading.histories.count == 1)
        #expect(reading.diagnostics == [])
      }
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"), arguments: [true, false])
  func `what may not be read is reported, and the rest is read`(isRepository: Bool) async throws {
    try await withTemporaryFolder { folder in
      try folder.write("one\n", to: "source/a.md")
      try folder.write("two\n", to: "source/file.md")
      try folder.write("three\n", to: "source/folder/b.md")
      if isRepository { try RepositoryBuilder(in: folder, name: "source").commit(on: "2026-03-04") }
      try folder.setPermissions(0, of: "source/file.md")
      try folder.setPermissions(0, of: "source/folder")
      let reading = try await read(folder["source"])
      try folder.setPermissions(0o700, of: "source/folder")
      #expect(reading.texts == ["a.md": "one\n"])
      let second = isRepository ? "folder/b.md" : "folder"
      #expect(
        reading.diagnostics == [
          "file.md: error: 'file.md' cannot be read: permission denied [source.unreadable]",
          "\(second): error: '\(second)' cannot be read: permission denied [source.unreadable]",
        ])
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a source that may not be entered is an error`() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("source")
      try folder.setPermissions(0, of: "source")
      await #expect(throws: SourceError.unreadable(path: folder["source"], reason: "permission denied")) {
        try await read(folder["source"])
      }
    }
  }
}

@Suite struct LendingTests {
  @Test func `many tasks read from one commit at once`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      for number in 0..<300 { try repository.write("text \(number)\n", to: "\(number).md") }
      try repository.commit(on: "2026-03-04")
      var log = DiagnosticLog()
      let request = SourceRequest(path: repository.path, revision: "main")
      let texts = try await withSources([request], into: &log) { sources, log in
        sources[0].select(Selection(), into: &log)
        let source = sources[0]
        return try await withThrowingTaskGroup(of: [String: String].self) { group in
          for start in stride(from: 0, to: 300, by: 10) {
            group.addTask {
              var log = DiagnosticLog()
              let run = Array(source.files[start..<start + 10])
              let contents = try await source.contents(of: run, into: &log)
              return Dictionary(
                uniqueKeysWithValues: zip(run, contents).map {
                  ($0.id.path.text, String(decoding: $1 ?? [], as: UTF8.self))
                })
            }
          }
          return try await group.reduce(into: [:]) { $0.merge($1) { _, new in new } }
        }
      }
      #expect(texts == Dictionary(uniqueKeysWithValues: (0..<300).map { ("\($0).md", "text \($0)\n") }))
    }
  }

  @Test(.timeLimit(.minutes(1))) func `what the borrower throws comes through, and everything ends`() async throws {
    struct Stop: Error {}
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.commit(on: "2026-03-04")
      var log = DiagnosticLog()
      let requests = [SourceRequest(path: repository.path, revision: "main"), SourceRequest(path: repository.path)]
      await #expect(throws: Stop.self) {
        try await withSources(requests, into: &log) { _, _ in throw Stop() }
      }
    }
  }

  @Test func `a file that is no document can be read by its path`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("site: {}\n", to: "muster.yml")
      try repository.commit(on: "2026-03-04")
      var log = DiagnosticLog()
      let requests = [SourceRequest(path: repository.path, revision: "main"), SourceRequest(path: repository.path)]
      let found = try await withSources(requests, into: &log) { sources, log in
        var found: [[UInt8]?] = []
        for source in sources {
          found.append(try await source.contents(at: "muster.yml", into: &log))
          found.append(try await source.contents(at: "other.yml", into: &log))
        }
        return found
      }
      #expect(found == [Array("site: {}\n".utf8), nil, Array("site: {}\n".utf8), nil])
    }
  }
}
