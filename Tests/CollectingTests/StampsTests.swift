import Foundation
import TestSupport
import Testing

@testable import Collecting

@Suite struct StampsTests {
  private func stamps(_ folder: TemporaryFolder, except omitted: [String] = [], followsLinks: Bool = false) async
    -> String?
  {
    var stamps = Stamps()
    await stamps.add(folder: folder["tree"], except: omitted, followsLinks: followsLinks, width: 2)
    return stamps.digest
  }

  /// Longer than the clock by which files are dated takes to go on.
  private func wait() { usleep(20_000) }

  private func makeTree(in folder: TemporaryFolder) throws {
    try folder.write("one", to: "tree/a.md")
    try folder.write("two", to: "tree/b/c.md")
    try folder.makeFolder("tree/empty")
    try folder.write("outside", to: "outside")
    try folder.makeLink("tree/link", to: folder["outside"])
    wait()
  }

  @Test func `an unchanged folder has the same stamps`() async throws {
    try await withTemporaryFolder { folder in
      try makeTree(in: folder)
      let before = await stamps(folder)
      _ = try folder.read("tree/a.md")
      #expect(await stamps(folder) == before)
      #expect(before != nil)
    }
  }

  @Test(arguments: [
    "echo six > tree/a.md", "cp tree/a.md x; mv x tree/a.md", "chmod 600 tree/b/c.md", "mv tree/a.md tree/d.md",
    "rm tree/b/c.md", "rmdir tree/empty", "touch tree/empty/new", "rm tree/link; ln -s /nowhere tree/link",
    "printf 6 | dd of=tree/a.md conv=notrunc status=none; touch -d @1700000000 tree/a.md", "mkdir tree/b/d",
    "printf one > tree/a.md", "rm tree/link; ln -s $PWD/outside tree/link",
  ])
  func `any change shows`(change: String) async throws {
    try await withTemporaryFolder { folder in
      try makeTree(in: folder)
      let before = await stamps(folder)
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.arguments = ["-c", "cd \(folder.path) && \(change)"]
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0)
      #expect(await stamps(folder) != before)
    }
  }

  @Test func `what a link leads to counts where links are followed`() async throws {
    try await withTemporaryFolder { folder in
      try makeTree(in: folder)
      let (before, followed) = (await stamps(folder), await stamps(folder, followsLinks: true))
      try folder.write("changed", to: "outside")
      #expect(await stamps(folder) == before)
      #expect(await stamps(folder, followsLinks: true) != followed)
    }
  }

  @Test func `what is omitted does not count`() async throws {
    try await withTemporaryFolder { folder in
      try makeTree(in: folder)
      let before = await stamps(folder, except: [folder["tree/b"], folder["elsewhere"]])
      try folder.write("more", to: "tree/b/c.md")
      #expect(await stamps(folder, except: [folder["tree/b"], folder["elsewhere"]]) == before)
    }
  }

  @Test func `what was changed a moment ago is not settled, and then it is`() async throws {
    try await withTemporaryFolder { folder in
      var unsettled = false
      // The clock may go on between the two: then it is settled at once.
      for _ in 0..<50 where !unsettled {
        try folder.write("new", to: "tree/a.md")
        var stamps = Stamps()
        await stamps.add(folder: folder["tree"], width: 1)
        unsettled = !stamps.isSettled
      }
      #expect(unsettled)
      wait()
      var stamps = Stamps()
      await stamps.add(folder: folder["tree"], width: 1)
      #expect(stamps.isSettled)
    }
  }
}
