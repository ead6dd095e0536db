import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

@Suite struct ReleaseTests {
  /// 2026-11-20T02:00:00Z.
  let night = 1_795_140_000
  private let day = 86_400

  private func target(of link: String, in box: Sandbox) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: box.destination.appending(component: link).path())
  }

  /// Publishes a page of its own on each of `count` nights.
  private func box(of count: Int) throws -> Sandbox {
    let box = try Sandbox(.releases)
    for number in 0..<count { try box.build(["index.html": "\(number)"], at: night + number * day) }
    return box
  }

  @Test func `a release is named by its time and its manifest, and current leads to it`() throws {
    let box = try box(of: 2)
    let releases = try box.releases()
    #expect(releases.map { String($0.prefix(17)) } == ["20261120T020000Z-", "20261121T020000Z-"])
    #expect(releases.allSatisfy { $0.utf8.count == 29 })
    #expect(try target(of: "current", in: box) == "releases/\(releases[1])")
    #expect(try box.shown() == ["index.html": "1"])
    #expect(try box.beside() == [])
  }

  @Test func `what did not change is one file in both, and a site that did not change is no release`() throws {
    let box = try Sandbox(.releases)
    try box.build(["a.html": "same", "b.html": "one"], at: night)
    let inode = try box.inode("a.html")
    #expect(
      try box.build(["a.html": "same", "b.html": "two"], at: night + day)
        == Publication(written: 1, linked: 1, removed: 0, carried: 0))
    #expect(try box.inode("a.html") == inode)
    #expect(
      try box.build(["a.html": "same", "b.html": "two"], at: night + 2 * day)
        == Publication(written: 0, linked: 2, removed: 0, carried: 0))
    #expect(try box.releases().count == 2)
    #expect(try box.beside() == [])
  }

  @Test func `the newest five stay`() throws {
    let releases = try box(of: 8).releases()
    #expect(releases.map { String($0.prefix(8)) } == ["20261123", "20261124", "20261125", "20261126", "20261127"])
  }

  @Test func `what is pinned, shown or younger than an hour stays beyond five`() throws {
    let box = try box(of: 3)
    let first = try box.releases()[0]
    try FileManager.default.createSymbolicLink(
      atPath: box.destination.appending(component: "audit").path(), withDestinationPath: "releases/\(first)/")
    for number in 0..<7 { try box.build(["index.html": "minute \(number)"], at: night + 2 * day + number * 60) }
    // The first is pinned, and the second is too old; all others are of the last minutes.
    #expect(try box.releases().count == 9)
    var log = DiagnosticLog()
    let old = try box.releases()[1]
    _ = try rollBack(box.destination.path(), to: old, into: &log)
    try FileManager.default.removeItem(at: box.destination.appending(component: "audit"))
    try box.build(["index.html": "later"], at: night + 3 * day)
    #expect(try box.releases().count == 5)
    #expect(try box.shown() == ["index.html": "later"])
    #expect(log.sorted == [])
  }

  @Test(arguments: ["releases/", "./releases/", "releases/../releases/", ""])
  func `in whatever words a link says it, the release to which it leads stays`(words: String) throws {
    let box = try box(of: 2)
    let (first, second) = (try box.releases()[0], try box.releases()[1])
    let target = words.isEmpty ? box.destination.path() + "/releases/\(first)" : words + first
    try FileManager.default.createSymbolicLink(
      atPath: box.destination.appending(component: "audit").path(), withDestinationPath: target)
    try FileManager.default.createSymbolicLink(
      atPath: box.destination.appending(component: "nowhere").path(), withDestinationPath: "releases/none")
    for number in 0..<7 { try box.build(["index.html": "night \(number)"], at: night + (number + 2) * day) }
    #expect(try box.releases().contains(first))
    #expect(try !box.releases().contains(second))
  }

  @Test func `a clock that was set back does not make an older release`() throws {
    let box = try box(of: 2)
    try box.build(["index.html": "back"], at: night - day)
    #expect(try box.releases().last?.hasPrefix("20261121T020001Z-") == true)
    #expect(try box.shown() == ["index.html": "back"])
  }

  @Test func `going back shows the release before, or the one that is named`() throws {
    let box = try box(of: 3)
    let releases = try box.releases()
    var log = DiagnosticLog()
    #expect(try rollBack(box.destination.path(), to: nil, into: &log) == releases[1])
    #expect(try box.shown() == ["index.html": "1"])
    #expect(try Publishing.releases(in: box.destination.path()).map(\.isShown) == [false, true, false])
    #expect(try rollBack(box.destination.path(), to: releases[2], into: &log) == releases[2])
    #expect(try rollBack(box.destination.path(), to: releases[0], into: &log) == releases[0])
    let error = #expect(throws: PublishingError.self) { try rollBack(box.destination.path(), to: nil, into: &log) }
    #expect(error?.description.contains("has no release before \(releases[0])") == true)
    try box.build(["index.html": "new"], at: night + 9 * day)
    #expect(try box.shown() == ["index.html": "new"])
    #expect(try box.beside() == [])
    #expect(log.sorted == [])
  }

  @Test func `a release says when it was made, and by its manifest what is in it`() throws {
    let box = try Sandbox(.releases)
    try box.build(["index.html": "", "a/index.html": "", "site.css": "", "html": ""], at: night)
    try box.build(["index.html": "one"], at: night + day)
    let folder = box.destination.path()
    let releases = try Publishing.releases(in: folder)
    #expect(releases.map(\.time) == [night, night + day])
    #expect(
      try releases.map { try size(of: $0, in: folder) } == [.init(files: 4, pages: 2), .init(files: 1, pages: 1)])
    try FileManager.default.removeItem(
      at: box.destination.appending(path: "releases/\(releases[0].id)/manifest.json"))
    #expect(try size(of: releases[0], in: folder) == nil)
  }

  @Test func `nobody goes back to a release that is not whole or not there`() throws {
    let box = try box(of: 2)
    let first = try box.releases()[0]
    var log = DiagnosticLog()
    try Data("edited".utf8).write(to: box.destination.appending(path: "releases/\(first)/index.html"))
    for (id, words) in [(first, "is not whole: index.html"), ("20261120", "there is no release 20261120")] {
      let error = #expect(throws: PublishingError.self) { try rollBack(box.destination.path(), to: id, into: &log) }
      #expect(error?.description.contains(words) == true)
    }
    #expect(try box.shown() == ["index.html": "1"])
    #expect(throws: PublishingError.self) { try Publishing.releases(in: box.root.path()) }
  }

  @Test func `files of others go along with each release, and are never removed with one`() throws {
    let box = try Sandbox(.releases)
    try box.build(["index.html": "0"], at: night)
    try box.place(["CNAME": "reports.example", "own/deep/file": "f"])
    try FileManager.default.createSymbolicLink(atPath: box.site.path() + "/link", withDestinationPath: "/etc")
    for number in 1..<8 { try box.build(["index.html": "\(number)"], at: night + number * day) }
    let others = ["CNAME": "reports.example", "own/deep/file": "f", "link": "-> /etc"]
    #expect(try box.shown() == others.merging(["index.html": "7"]) { a, _ in a })
    #expect(try box.releases().count == 5)
    #expect(try box.beside() == [])

    // Put into an old release, where no build took it over.
    let old = box.destination.appending(path: "releases/\(try box.releases()[0])/note.txt")
    try Data("mine".utf8).write(to: old)
    var log = DiagnosticLog()
    try box.build(["index.html": "8"], at: night + 8 * day, into: &log)
    #expect(log.sorted.map(\.id.description) == ["site.kept-files"])
    #expect(try box.beside() == [".muster-kept-1"])
    let kept = box.destination.appending(path: "releases/.muster-kept-1")
    #expect(try box.files(in: kept) == ["note.txt": "mine"])
  }

  @Test func `a link that leads nowhere leads to the newest release again`() throws {
    let box = try box(of: 3)
    try FileManager.default.removeItem(at: box.destination.appending(path: "releases/\(try box.releases()[2])"))
    var log = DiagnosticLog()
    try box.build(["index.html": "1"], at: night + 9 * day, into: &log)
    #expect(log.sorted.map(\.id.description) == ["site.mended-link"])
    #expect(try box.shown() == ["index.html": "1"])
    #expect(try box.releases().count == 2)
  }

  @Test(arguments: ["thesis.txt", "manifest.json", "releases/20240101120000/app.rb", "current/index.html"])
  func `a folder of somebody else is refused, and nothing is made in it`(_ path: String) throws {
    let box = try Sandbox(.releases)
    let file = box.destination.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: file)
    var log = DiagnosticLog()
    let error = #expect(throws: PublishingError.self) { try box.build(["index.html": "x"], into: &log) }
    guard case .refused = error else {
      Testing.Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(try box.files(in: box.root) == ["public/\(path)": "x"])
  }

  @Test func `a link of somebody else by the name of current is refused`() throws {
    let box = try box(of: 1)
    let link = box.destination.appending(component: "current").path()
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc")
    var log = DiagnosticLog()
    #expect(throws: PublishingError.self) { try box.build(["index.html": "x"], into: &log) }
    #expect(try target(of: "current", in: box) == "/etc")
  }

  @Test func `two builds at once are one too many`() throws {
    let box = try box(of: 1)
    var log = DiagnosticLog()
    let stage = try openStage(
      for: PublishingOrder(to: box.destination.path(), by: .releases), protecting: [], into: &log)
    let locked = PublishingError.locked(path: box.destination.path() + "/.muster-lock", holder: Int(getpid()))
    #expect(throws: locked) { try box.build(["index.html": "x"], into: &log) }
    #expect(throws: locked) { try rollBack(box.destination.path(), to: nil, into: &log) }
    stage.discard()
  }
}
