import TestSupport
import Testing

@testable import Collecting

@Suite struct CacheFileTests {
  @Test func `what was written is read, for the same key`() async throws {
    try await withTemporaryFolder { folder in
      let file = CacheFile(in: folder["a/b"], named: "build-1")
      #expect(file.read(for: "one") == .nothing)
      try file.write([1, 2, 3], for: "one")
      #expect(file.read(for: "one") == .bytes([1, 2, 3]))
      #expect(file.read(for: "on") == .nothing)
      #expect(file.read(for: "two") == .nothing)
      try file.write([], for: "two")
      #expect(file.read(for: "two") == .bytes([]))
      #expect(file.read(for: "one") == .nothing)
      #expect(try OpenFolder(at: folder["a/b"]).names(in: "") == [Array("build-1".utf8)])
    }
  }

  @Test func `any cut and any other bit is noticed`() async throws {
    try await withTemporaryFolder { folder in
      let file = CacheFile(in: folder.path, named: "build-1")
      try file.write(Array("what was worked out".utf8), for: "key")
      let bytes = try OpenFolder(at: folder.path).bytes(of: "build-1", limit: 1000)
      for length in bytes.indices {
        try folder.write(bytes: Array(bytes[..<length]), to: "build-1")
        #expect(file.read(for: "key") == .damaged, "\(length) bytes")
      }
      for position in bytes.indices {
        for bit in 0..<8 {
          var changed = bytes
          changed[position] ^= 1 << bit
          try folder.write(bytes: changed, to: "build-1")
          #expect(file.read(for: "key") == .damaged, "bit \(bit) of byte \(position)")
        }
      }
      try folder.write(bytes: bytes + [0], to: "build-1")
      #expect(file.read(for: "key") == .damaged)
    }
  }

  @Test func `a link in its place is not followed`() async throws {
    try await withTemporaryFolder { folder in
      try CacheFile(in: folder.path, named: "build-1").write([1], for: "key")
      try folder.makeLink("build-2", to: folder["build-1"])
      #expect(CacheFile(in: folder.path, named: "build-2").read(for: "key") == .nothing)
    }
  }

  @Test func `a folder that cannot be made is named`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "file")
      let file = CacheFile(in: folder["file/cache"], named: "build-1")
      #expect { try file.write([1], for: "key") } throws: { "\($0)".contains("/file") }
    }
  }

  @Test func `the youngest stay, of each purpose`() async throws {
    try await withTemporaryFolder { folder in
      try CacheFile(in: folder.path, named: "documents-1").write([1], for: "key")
      for number in 0..<40 { try CacheFile(in: folder.path, named: "build-\(number)").write([1], for: "key") }
      let names = try OpenFolder(at: folder.path).names(in: "")
      #expect(names.count == 33)
      #expect(names.contains(Array("documents-1".utf8)))
    }
  }
}
