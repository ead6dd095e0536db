import Foundation
import TestSupport
import Testing

@testable import Collecting

@Suite struct PrivateFolderTests {
  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test func `a private folder is gone when its work is over, or has failed`() async throws {
    struct Failure: Error {}
    let folders = PrivateFolders()
    let path = try await withPrivateFolder(among: folders) { path in
      #expect(isThere(path))
      return path
    }
    #expect(!isThere(path))
    await #expect(throws: Failure.self) {
      try await withPrivateFolder(among: folders) { path in
        try Data().write(to: URL(filePath: "\(path)/x"))
        throw Failure()
      }
    }
  }

  @Test func `who ends in the middle of the work takes all of them away`() async throws {
    let folders = PrivateFolders()
    try await withPrivateFolder(among: folders) { first in
      try await withPrivateFolder(among: folders) { second in
        try FileManager.default.createDirectory(atPath: "\(second)/0.git/info", withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: "\(second)/0.git/info/x"))
        folders.removeAll()
        #expect(!isThere(first))
        #expect(!isThere(second))
      }
    }
  }

  @Test func `what a killed process left is removed, and what is in use is not`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("left", to: "muster-work-aaaaaa/0.git/HEAD")
      try folder.write("mine", to: "muster-other/file")
      try folder.makeFolder("muster-work-bbbbbb")
      let used = unsafe open(folder["muster-work-bbbbbb"], O_RDONLY | O_DIRECTORY)
      defer { close(used) }
      #expect(flock(used, LOCK_SH) == 0)
      try folder.makeLink("muster-work-cccccc", to: folder["muster-other"])
      removeAbandonedFolders(in: folder.path)
      #expect(!folder.exists("muster-work-aaaaaa"))
      #expect(folder.exists("muster-work-bbbbbb"))
      #expect(folder.exists("muster-other/file"))
    }
  }

  @Test func `a folder in which somebody works is not taken for one that a killed process left`() async throws {
    try await withPrivateFolder { path in
      removeAbandonedFolders(in: URL(filePath: path).deletingLastPathComponent().path)
      #expect(isThere(path))
    }
  }
}
