import Collecting
import Diagnostics
import ReportModel
import TestSupport
import Testing

@Suite struct AttachmentTests {
  /// What became of each path: the bytes as text, or why there are none.
  static func outcomes(
    _ paths: [String], of source: String, at revision: String? = nil, limit: Int = 100
  ) async throws -> [String: String] {
    var log = DiagnosticLog()
    let request = SourceRequest(path: source, revision: revision)
    return try await withSources([request], into: &log) { sources, _ in
      var outcomes: [String: String] = [:]
      for (path, attachment) in zip(paths, sources[0].attachments(at: paths.map { SourcePath($0) })) {
        switch attachment {
        case .refused(let reason): outcomes[path] = reason
        case .file(let file):
          switch try await sources[0].contents(ofAttachments: [file], limit: limit)[0] {
          case .success(let bytes): outcomes[path] = "bytes: \(String(decoding: bytes, as: UTF8.self))"
          case .failure(let failure): outcomes[path] = failure.reason
          }
        }
      }
      return outcomes
    }
  }

  @Test func `a folder gives plain files of its own and nothing else`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("secret", to: "outside.png")
      try folder.write("a", to: "root/img/a.png")
      try folder.write(String(repeating: "x", count: 101), to: "root/large.png")
      try folder.makeLink("root/link.png", to: "../outside.png")
      try folder.makeLink("root/folder", to: "img")
      try makePipe(folder["root/pipe.png"])
      let outcomes = try await Self.outcomes(
        ["img/a.png", "large.png", "link.png", "folder/a.png", "pipe.png", "img", "gone.png", "../outside.png"],
        of: folder["root"])
      #expect(
        outcomes == [
          "img/a.png": "bytes: a", "large.png": "it has 101 bytes", "link.png": "it is a symbolic link",
          "folder/a.png": "it does not exist", "pipe.png": "it is a FIFO", "img": "it does not exist",
          "gone.png": "it does not exist", "../outside.png": "it does not exist",
        ])
    }
  }

  @Test func `a commit gives what it has, whatever lies in the folder now`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      for number in 1...9 { try repository.write("image \(number)", to: "img/\(number).png") }
      try repository.write(String(repeating: "x", count: 101), to: "large.png")
      try folder.makeLink("repository/link.png", to: "img/1.png")
      try repository.commit(on: "2026-03-04")
      try repository.write("other", to: "img/1.png")
      try repository.remove("img/2.png")
      let paths = ["img/1.png", "img/2.png", "large.png", "link.png", "gone.png"]
      #expect(
        try await Self.outcomes(paths, of: repository.path, at: "HEAD") == [
          "img/1.png": "bytes: image 1", "img/2.png": "bytes: image 2", "large.png": "it has more than 100 bytes",
          "link.png": "it is a symbolic link", "gone.png": "it does not exist",
        ])
      #expect(
        try await Self.outcomes(paths, of: repository.path) == [
          "img/1.png": "bytes: other", "img/2.png": "it does not exist", "large.png": "it has 101 bytes",
          "link.png": "it is a symbolic link", "gone.png": "it does not exist",
        ])
    }
  }

  @Test func `what the commit does not have is known`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder)
      try repository.write("one\n", to: "a.md")
      try repository.commit(on: "2026-03-04")
      try repository.write("new\n", to: "b.md")
      try repository.write("two\n", to: "a.md")
      var log = DiagnosticLog()
      let paths = try await withSources([SourceRequest(path: repository.path)], into: &log) { sources, _ in
        sources[0].uncommittedPaths
      }
      #expect(paths == ["b.md"])
      try folder.write("x\n", to: "plain/a.md")
      let none = try await withSources([SourceRequest(path: folder["plain"])], into: &log) { sources, _ in
        sources[0].uncommittedPaths
      }
      #expect(none == [])
    }
  }
}
