import Diagnostics
import Digest
import Foundation
import Publishing
import ReportModel
import Testing

@Suite struct PublishTests {
  let pages = [
    "index.html": "<a href=\"a/index.html#x\">a</a>", "a/index.html": "<p id=\"x\">one</p>", "site.css": "p {}",
  ]

  @Test func `a first build makes the destination, and leaves nothing beside it`() throws {
    let box = try Sandbox()
    let publication = try box.build(pages)
    #expect(publication == Publication(written: 3, linked: 0, removed: 0, carried: 0))
    #expect(try box.shown() == pages)
    #expect(try box.beside() == [])
  }

  @Test func `folders above the destination are made`() throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let path = box.root.appending(path: "deep/er/site/").path()
    let stage = try openStage(for: PublishingOrder(to: path), protecting: [], into: &log)
    let file = try stage.write(Array("hello".utf8), to: "index.html")
    _ = try publish(stage, [file], inputs: [], record: .none, into: &log)
    #expect(
      try box.files(in: box.root.appending(path: "deep")).keys.sorted() == [
        "er/site/BUILD.json", "er/site/index.html", "er/site/manifest.json",
      ])
  }

  @Test func `unchanged files keep their inode and time, and what is gone is removed`() throws {
    let box = try Sandbox()
    try box.build(["a/index.html": "one", "b/index.html": "two", "c/index.html": "three", "same.css": "p {}"])
    let kept = try ["a/index.html", "same.css"].map(box.inode)
    let time = try box.destination.appending(path: "same.css").resourceValues(forKeys: [.contentModificationDateKey])

    let publication = try box.build(["a/index.html": "one", "b/index.html": "new", "same.css": "p {}", "d.txt": "four"])
    #expect(publication == Publication(written: 2, linked: 2, removed: 1, carried: 0))
    #expect(try box.shown() == ["a/index.html": "one", "b/index.html": "new", "same.css": "p {}", "d.txt": "four"])
    #expect(try ["a/index.html", "same.css"].map(box.inode) == kept)
    let now = try box.destination.appending(path: "same.css").resourceValues(forKeys: [.contentModificationDateKey])
    #expect(now.contentModificationDate == time.contentModificationDate)
    #expect(try box.beside() == [])
  }

  @Test(arguments: PublishingMode.allCases)
  func `a file in pieces is as one that is whole`(_ mode: PublishingMode) throws {
    let box = try Sandbox(mode)
    let text = String(repeating: "[1, 2, 3]\n", count: 20_000)
    try box.build(["data/v1/list.json": text, "a.html": "a"])
    let manifest = box.site.appending(component: "manifest.json").resolvingSymlinksInPath()
    #expect(try String(contentsOf: manifest, encoding: .utf8).contains("\(ContentDigest(of: text.utf8))"))
    let inode = try box.inode("data/v1/list.json")

    #expect(try box.build(["data/v1/list.json": text, "b.html": "b"], at: 1).linked == 1)
    #expect(try box.shown() == ["data/v1/list.json": text, "b.html": "b"])
    #expect(try box.inode("data/v1/list.json") == inode)

    // As long as before, and another only in its last piece.
    let other = text.dropLast(2) + "}\n"
    #expect(try box.build(["data/v1/list.json": String(other), "b.html": "b"], at: 2).written == 1)
    #expect(try box.shown() == ["data/v1/list.json": String(other), "b.html": "b"])
    #expect(try box.inode("data/v1/list.json") != inode)
    #expect(try box.beside() == [])
  }

  @Test func `a file in pieces that somebody edited is written again`() throws {
    let box = try Sandbox()
    try box.build(["a.json": "[1]"])
    try box.place(["a.json": "[2]"])
    #expect(try box.build(["a.json": "[1]"]) == Publication(written: 1, linked: 0, removed: 0, carried: 0))
    #expect(try box.shown() == ["a.json": "[1]"])
  }

  @Test func `two files at one address are refused, in pieces too`() throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let stage = try openStage(for: PublishingOrder(to: box.destination.path()), protecting: [], into: &log)
    defer { stage.discard() }
    _ = try stage.write(pieces(of: "[1]"), to: "a.json")
    #expect(throws: PublishingError.self) { try stage.write(pieces(of: "[1]"), to: "a.json") }
    #expect(throws: PublishingError.self) { try stage.write(pieces(of: "[1]"), to: "../a.json") }
    #expect(throws: PublishingError.self) { try examine(pieces(of: "[1]"), at: "manifest.json") }
    #expect(try examine(pieces(of: "[1]"), at: "a.json").sha256 == examine(Array("[1]".utf8), at: "a.json").sha256)
  }

  @Test func `a file that somebody edited is not linked but written again`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one"])
    try box.place(["a.html": "two"])
    #expect(try box.build(["a.html": "one"]) == Publication(written: 1, linked: 0, removed: 0, carried: 0))
    #expect(try box.shown() == ["a.html": "one"])
  }

  @Test func `a second build of the same gives the same manifest, linked`() throws {
    let box = try Sandbox()
    try box.build(pages)
    let inode = try box.inode("manifest.json")
    try box.build(pages)
    #expect(try box.inode("manifest.json") == inode)
  }

  @Test func `the mode of the destination stays`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one"])
    try FileManager.default.setAttributes([.posixPermissions: 0o2750], ofItemAtPath: box.destination.path())
    try box.build(["a.html": "two"])
    let mode = try FileManager.default.attributesOfItem(atPath: box.destination.path())[.posixPermissions] as? Int
    #expect(mode == 0o2750)
  }

  @Test(.enabled(if: geteuid() == 0, "only root is in every group"))
  func `the group of the destination stays, and new files inherit it as they did`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one"])
    try FileManager.default.setAttributes([.groupOwnerAccountID: 1], ofItemAtPath: box.destination.path())
    try FileManager.default.setAttributes([.posixPermissions: 0o2750], ofItemAtPath: box.destination.path())
    try box.build(["b/c.html": "two"])
    for path in ["", "b", "b/c.html", "manifest.json"] {
      let file = box.destination.appending(path: path).path()
      #expect(try FileManager.default.attributesOfItem(atPath: file)[.groupOwnerAccountID] as? Int == 1, "\(path)")
    }
  }

  @Test(arguments: [".gitkeep", ".gitignore"])
  func `what keeps an empty folder in git survives`(_ name: String) throws {
    let box = try Sandbox()
    try box.place([name: "x"])
    let inode = try box.inode(name)
    #expect(try box.build(["a.html": "one"]).carried == 1)
    #expect(try box.shown() == ["a.html": "one", name: "x"])
    #expect(try box.inode(name) == inode)
    try box.build(["a.html": "two"])
    #expect(try box.shown() == ["a.html": "two", name: "x"])
  }

  @Test func `files of others are carried over wherever they lie`() throws {
    let box = try Sandbox()
    try box.build(["a/index.html": "one", "b/c/index.html": "two"])
    let others = ["CNAME": "reports.example", "a/notes.txt": "n", "b/c/.hidden": "h", "own/deep/file": "f"]
    try box.place(others)
    try FileManager.default.createSymbolicLink(
      atPath: box.destination.path() + "/link", withDestinationPath: "/etc")
    try box.build(["a/index.html": "one!", "z.html": "z"])
    var expected = others.merging(["a/index.html": "one!", "z.html": "z"]) { a, _ in a }
    expected["link"] = "-> /etc"
    #expect(try box.shown() == expected)
    #expect(try box.beside() == [])
  }

  @Test func `a name that is not UTF-8 survives`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one"])
    let path = Array(box.destination.path().utf8CString.dropLast()) + [47, -1, -2, 0]
    let file = unsafe try #require(fopen(path, "w"))
    unsafe fclose(file)
    try box.build(["a.html": "two"])
    #expect(unsafe access(path, F_OK) == 0)
    #expect(try box.beside() == [])
  }

  @Test func `a file of others whose name the new site needs is kept beside it, under a report`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one"])
    try box.place(["new.html": "mine", "both/x.txt": "x", "both/mine.txt": "m"])
    var log = DiagnosticLog()
    try box.build(["a.html": "one", "new.html": "theirs", "both/x.txt": "theirs"], into: &log)
    #expect(
      try box.shown() == [
        "a.html": "one", "new.html": "theirs", "both/x.txt": "theirs", "both/mine.txt": "m",
      ])
    #expect(log.sorted.map(\.id.description) == ["site.kept-files"])
    #expect(try box.beside() == [".public.muster-kept-1"])
    #expect(
      try box.files(in: box.root.appending(path: ".public.muster-kept-1")) == ["new.html": "mine", "both/x.txt": "x"])

    try box.build(["a.html": "two"])
    #expect(try box.beside() == [".public.muster-kept-1"], "kept files are never touched again")
  }

  @Test func `a folder of others that the new site has too becomes one with it`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one"])
    try box.place(["shared/mine.txt": "m"])
    try box.build(["a.html": "one", "shared/ours.txt": "o"])
    #expect(try box.shown() == ["a.html": "one", "shared/mine.txt": "m", "shared/ours.txt": "o"])
    #expect(try box.beside() == [])
  }

  @Test func `a symbolic link in the place of a folder of ours is neither followed nor lost`() throws {
    let box = try Sandbox()
    try box.build(["a/index.html": "one"])
    let outside = box.root.appending(path: "outside")
    try FileManager.default.moveItem(at: box.destination.appending(path: "a"), to: outside)
    try FileManager.default.createSymbolicLink(
      atPath: box.destination.path() + "/a", withDestinationPath: "../outside")
    var log = DiagnosticLog()
    try box.build(["a/index.html": "one"], into: &log)
    #expect(try box.shown() == ["a/index.html": "one"])
    #expect(try box.files(in: outside) == ["index.html": "one"])
    #expect(log.sorted.map(\.id.description) == ["site.kept-files"])
  }

  @Test func `a broken link refuses the new site`() throws {
    let box = try Sandbox()
    try box.build(["index.html": "old"])
    var log = DiagnosticLog()
    let error = #expect(throws: PublishingError.self) {
      try box.build(["index.html": "<a href=\"gone.html\">x</a>"], into: &log)
    }
    #expect(
      error
        == .refused(
          reason: "the new site has 1 broken link",
          help: "The site that stands now stays; see the errors above"))
    #expect(log.sorted.map(\.id.description) == ["site.broken-link"])
    #expect(try box.shown() == ["index.html": "old"])
    #expect(try box.beside() == [])
  }

  @Test(arguments: [
    "/a", "a//b", "../a", "a/./b", ".htaccess", "a/.b", "ä.html", "a b", "", "a/", "manifest.json", "BUILD.json",
  ])
  func `an address that is none is refused`(_ address: String) throws {
    #expect(throws: PublishingError.self) { try examine([], at: address) }
  }

  @Test(arguments: ["a.html", "a.html/b.html"])
  func `two files of one address are refused`(_ second: String) throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let stage = try openStage(for: PublishingOrder(to: box.destination.path()), protecting: [], into: &log)
    _ = try stage.write([], to: "a.html")
    let error = #expect(throws: PublishingError.self) { try stage.write([], to: second) }
    guard case .refused = error else {
      Testing.Issue.record("not refused: \(String(describing: error))")
      return
    }
    stage.discard()
    #expect(try box.beside() == [])
  }

  @Test func `many tasks may write at once`() async throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let stage = try openStage(for: PublishingOrder(to: box.destination.path()), protecting: [], into: &log)
    let files = try await withThrowingTaskGroup(of: WrittenFile.self) { group in
      for number in 0..<500 {
        group.addTask { try stage.write(Array("\(number)".utf8), to: "d\(number % 7)/e\(number % 3)/\(number).txt") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let publication = try publish(stage, files, inputs: [], record: .none, into: &log)
    #expect(publication.written == 500)
    #expect(try box.shown().count == 500)
  }

  @Test(arguments: PublishingMode.allCases)
  func `a page with other permission bits than a new file's is made again`(mode: PublishingMode) throws {
    let box = try Sandbox(mode)
    let pages = ["index.html": "i", "list.json": "a list in pieces", "same/index.html": "s"]
    try box.build(pages)
    let (usual, inode) = (try box.mode(of: "index.html"), try box.inode("same/index.html"))
    for path in ["index.html", "list.json"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o400], ofItemAtPath: box.site.appending(path: path).resolvingSymlinksInPath().path())
    }
    var log = DiagnosticLog()
    #expect(
      try box.build(pages, at: 1, into: &log) == Publication(written: 2, linked: 1, removed: 0, carried: 0))
    for path in pages.keys { #expect(try box.mode(of: path) == usual, "\(path)") }
    #expect(try box.inode("same/index.html") == inode)
    #expect(try box.shown() == pages)
    #expect(try box.beside() == [])
  }

  @Test func `a stage that cannot be opened leaves nothing`() throws {
    let box = try Sandbox()
    try box.build(["index.html": "i"])
    for change in [Disk.Change.makeFolder, .setMode, .createFile] {
      var log = DiagnosticLog()
      let disk = Disk(waits: false) { $0 == change ? ENOSPC : nil }
      #expect(throws: PublishingError.self) { try box.build(["index.html": "j"], on: disk, into: &log) }
      #expect(try box.beside() == [], "\(change)")
    }
  }
}
