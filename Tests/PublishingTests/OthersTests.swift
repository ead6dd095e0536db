import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

/// What others make of the folders of a site, and what a build then leaves alone.
@Suite struct OthersTests {
  @Test(arguments: PublishingMode.allCases, ["a", "a/b"])
  func `nothing is removed behind a symbolic link in the place of a folder of ours`(
    _ mode: PublishingMode, _ folder: String
  ) throws {
    let box = try Sandbox(mode)
    try box.build(["index.html": "1", "a/b/1.html": "1", "a/b/2.html": "2", "a/c/3.html": "3", "d/4.html": "4"])
    let outside = box.root.appending(path: "outside")
    let own = box.site.resolvingSymlinksInPath().appending(path: folder)
    try FileManager.default.moveItem(at: own, to: outside)
    try FileManager.default.createSymbolicLink(atPath: own.path(), withDestinationPath: outside.path())
    let before = try box.files(in: outside)
    var log = DiagnosticLog()
    try box.build(["index.html": "2"], at: 1, into: &log)
    #expect(try box.files(in: outside) == before)
    #expect(try box.shown() == ["index.html": "2", folder: "-> \(outside.path())"])
    #expect(log.sorted == [])
  }

  @Test(arguments: PublishingMode.allCases)
  func `nothing is read or linked behind one either`(_ mode: PublishingMode) throws {
    let pages = ["index.html": "1", "a/b/1.html": "1", "a/b/2.html": "2"]
    let box = try Sandbox(mode)
    try box.build(pages)
    let outside = box.root.appending(path: "outside")
    let own = box.site.resolvingSymlinksInPath().appending(path: "a")
    try FileManager.default.moveItem(at: own, to: outside)
    try FileManager.default.createSymbolicLink(atPath: own.path(), withDestinationPath: outside.path())
    var log = DiagnosticLog()
    let publication = try box.build(pages, at: 1, into: &log)
    #expect(publication.written == 2)
    #expect(try box.shown() == pages)
    #expect(try box.files(in: outside) == ["b/1.html": "1", "b/2.html": "2"])
    #expect(log.sorted.map(\.id.description) == ["site.kept-files"])
  }

  @Test(arguments: PublishingMode.allCases)
  func `folders with names that sort around a slash are emptied and removed, too`(_ mode: PublishingMode) throws {
    let box = try Sandbox(mode)
    let gone = ["a-b/x.html", "a.b/x.html", "a/x.html", "a/b/x.html", "a/b-c/x.html", "a/b0/x.html", "a0/x.html"]
    try box.build(Dictionary(uniqueKeysWithValues: (gone + ["index.html"]).map { ($0, $0) }))
    try box.build(["index.html": "2"], at: 1)
    #expect(try box.shown() == ["index.html": "2"])
    let names = try FileManager.default.contentsOfDirectory(atPath: box.site.resolvingSymlinksInPath().path())
    #expect(names.sorted() == ["BUILD.json", "index.html", "manifest.json"])
    #expect(try box.beside() == [])
  }

  @Test(arguments: PublishingMode.allCases)
  func `files of others may lie deeper than a single path can say`(_ mode: PublishingMode) throws {
    let box = try Sandbox(mode)
    let names = (0..<20).map { String(repeating: "n", count: 240) + "\($0)" }
    defer { removeDeepFolders(names, below: box) }
    try box.build(["index.html": "1"])
    let root = unsafe open(box.site.path(), O_RDONLY | O_DIRECTORY)
    var folder = root
    for name in names {
      #expect(unsafe mkdirat(folder, name, 0o755) == 0)
      folder = reopened(folder, name)
    }
    close(unsafe openat(folder, "theirs", O_WRONLY | O_CREAT, 0o644))
    close(folder)

    var log = DiagnosticLog()
    try box.build(["index.html": "2"], at: 1, into: &log)
    #expect(log.sorted == [])
    var last = unsafe open(box.site.path(), O_RDONLY | O_DIRECTORY)
    for name in names { last = reopened(last, name) }
    #expect(unsafe faccessat(last, "theirs", F_OK, 0) == 0)
    close(last)
  }
}

/// Closes `folder`.
private func reopened(_ folder: Int32, _ name: String) -> Int32 {
  defer { close(folder) }
  return unsafe openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
}

/// What removes the sandbox names files by their whole paths.
private func removeDeepFolders(_ names: [String], below box: Sandbox) {
  let sites =
    [box.destination.path()] + ((try? box.releases()) ?? []).map { box.destination.path() + "/releases/\($0)" }
  for site in sites {
    var folders = [unsafe open(site, O_RDONLY | O_DIRECTORY)]
    for name in names { folders.append(unsafe openat(folders[folders.count - 1], name, O_RDONLY | O_DIRECTORY)) }
    unsafe unlinkat(folders[folders.count - 1], "theirs", 0)
    for (folder, name) in zip(folders, names).reversed() { unsafe unlinkat(folder, name, AT_REMOVEDIR) }
    for folder in folders { close(folder) }
  }
}
