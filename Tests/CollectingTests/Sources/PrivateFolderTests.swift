import Collecting
import Foundation
import Testing

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
}
