import Foundation
import Serving
import TestSupport
import Testing

@Suite struct FolderWatchTests {
  /// Watches `records` and `muster.yml` of a folder that also has `.git` and `other`.
  private func watching(_ body: (TemporaryFolder, inout FolderWatch) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      for name in ["records", "other", ".git", "records/.site.muster-stage-1"] { try folder.makeFolder(name) }
      try folder.write("old", to: "records/old.md")
      try folder.write("old", to: "muster.yml")
      var watch = try FolderWatch(ignoring: ["\(folder["records/site"])/", folder["records/.site.muster-"]])
      try watch.follow(folders: [folder["records"]], files: [folder["muster.yml"], folder["gone/HEAD"]])
      #expect(try !watch.takeChanges())
      try await body(folder, &watch)
    }
  }

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var make: @Sendable (TemporaryFolder) throws -> Void

    init(_ description: String, _ make: @escaping @Sendable (TemporaryFolder) throws -> Void) {
      (testDescription, self.make) = (description, make)
    }
  }

  @Test(arguments: [
    Change("a new file") { try $0.write("new", to: "records/new.md") },
    Change("a file that is written anew") { try Data("new".utf8).write(to: URL(filePath: $0["records/old.md"])) },
    Change("a file that is replaced by rename") { folder in
      try folder.write("new", to: "other/new.md")
      #expect(unsafe rename(folder["other/new.md"], folder["records/old.md"]) == 0)
    },
    Change("a file that is removed") { try $0.remove("records/old.md") },
    Change("a file that is moved away") { #expect(unsafe rename($0["records/old.md"], $0["other/old.md"]) == 0) },
    Change("a new folder") { try $0.makeFolder("records/new") },
    Change("a file that matters alone") { try $0.write("new", to: "muster.yml") },
    Change("a watched folder that is removed") { try $0.remove("records") },
  ])
  func `it notices`(_ change: Change) async throws {
    try await watching { folder, watch in
      try change.make(folder)
      #expect(try watch.takeChanges())
      #expect(try !watch.takeChanges())
    }
  }

  @Test(arguments: [
    Change("a file in another folder") { try $0.write("new", to: "other/new.md") },
    Change("a file beside one that matters alone") { try $0.write("new", to: "other.yml") },
    Change("a file of git's") { try $0.write("new", to: ".git/index") },
    Change("a file that is read") { _ = try $0.read("records/old.md") },
    Change("the site itself") { try $0.write("new", to: "records/site/index.html") },
    Change("what is made beside the site") { folder in
      try folder.write("1", to: "records/.site.muster-lock")
      try folder.write("new", to: "records/.site.muster-stage-2/index.html")
    },
  ])
  func `it does not mind`(_ change: Change) async throws {
    try await watching { folder, watch in
      try change.make(folder)
      #expect(try !watch.takeChanges())
    }
  }

  @Test func `it looks into new folders, however deep, and into those that are moved in`() async throws {
    try await watching { folder, watch in
      try folder.makeFolder("records/a/b/c")
      try folder.makeFolder("other/d/e")
      #expect(unsafe rename(folder["other/d"], folder["records/d"]) == 0)
      #expect(try watch.takeChanges())
      for name in ["records/a/b/c/new.md", "records/d/e/new.md"] {
        try folder.write("new", to: name)
        #expect(try watch.takeChanges(), "\(name)")
      }
    }
  }

  @Test func `it follows other folders, and those of before no more`() async throws {
    try await watching { folder, watch in
      try watch.follow(folders: [folder["other"]], files: [folder["other/../other/x.md"]])
      for (name, isNoticed) in [("records/new.md", false), ("muster.yml", false), ("other/new.md", true)] {
        try folder.write("new", to: name)
        #expect(try watch.takeChanges() == isNoticed, "\(name)")
      }
    }
  }

  @Test func `what changes while it turns to other folders is not missed`() async throws {
    try await watching { folder, watch in
      try folder.write("new", to: "records/new.md")
      try watch.follow(folders: [folder["records"], folder["other"]], files: [])
      #expect(try watch.takeChanges())
    }
  }

  @Test func `a queue that overflows counts as a change`() async throws {
    try await watching { folder, watch in
      let limit = try #require(
        Int(
          String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)))
      // Two events each, which differ from the ones before, so that the kernel cannot join them.
      for number in 0...limit / 2 {
        let (from, to) = number.isMultiple(of: 2) ? ("old", "new") : ("new", "old")
        #expect(unsafe rename(folder["records/\(from).md"], folder["records/\(to).md"]) == 0)
      }
      #expect(try watch.takeChanges())
      #expect(try !watch.takeChanges())
    }
  }

  @Test func `changes in a row are one`() async throws {
    try await watching { folder, watch in
      for number in 0..<50 { try folder.write("new", to: "records/\(number).md") }
      try await watch.nextChange()
      #expect(try !watch.takeChanges())
    }
  }
}
