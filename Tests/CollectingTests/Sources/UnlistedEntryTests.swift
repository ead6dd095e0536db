import Collecting
import Glibc
import ReportModel
import TestSupport
import Testing

@Suite struct UnlistedEntryTests {
  @Test(.timeLimit(.minutes(1))) func `pipes that git does not list are reported, but ignored and excluded ones`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.write("ignored*\n", to: ".gitignore")
      try repository.commit(on: "2026-03-04")
      try folder.makeFolder("repository/deep/down")
      try folder.makeFolder("repository/ignored")
      try folder.makeFolder("repository/vendor")
      for name in ["deep/down/pipe.md", ":(top)x.md", "ignored/pipe.md", "ignored.md", "vendor/pipe.md", "pipe.png"] {
        try makePipe(folder["repository/\(name)"])
      }
      let reading = try await read(repository.path)
      #expect(reading.files == ["a.md"])
      #expect(
        reading.diagnostics == [
          ":(top)x.md: warning: ':(top)x.md' is a FIFO, not a file [source.not-a-file]",
          "deep/down/pipe.md: warning: 'deep/down/pipe.md' is a FIFO, not a file [source.not-a-file]",
        ])
      #expect(reading.source.isDirty == false)
    }
  }

  @Test func `a link to a folder is reported, also where templates of documents are read`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "docs/a.md")
      try folder.makeLink("repository/link", to: "docs")
      try repository.commit(on: "2026-03-04")
      let reading = try await read(repository.path, selection: Selection(extensions: ["md", "erb"]))
      #expect(
        reading.diagnostics == ["link: note: the symbolic link 'link' was not followed [source.symbolic-link]"])
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `closed folders that git does not list are reported, but ignored and excluded ones`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.write("ignored\n", to: ".gitignore")
      try repository.commit(on: "2026-03-04")
      let closed = ["closed", "ignored", "vendor"]
      for name in closed {
        try repository.write("x\n", to: "\(name)/b.md")
        try folder.setPermissions(0, of: "repository/\(name)")
      }
      let reading = try await read(repository.path)
      for name in closed { try folder.setPermissions(0o700, of: "repository/\(name)") }
      #expect(reading.files == ["a.md"])
      #expect(
        reading.diagnostics == ["closed: error: 'closed' cannot be read: permission denied [source.unreadable]"])
    }
  }
}
