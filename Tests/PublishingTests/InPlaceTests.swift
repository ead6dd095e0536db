import Diagnostics
import Foundation
import Glibc
import Publishing
import ReportModel
import Synchronization
import Testing

@Suite struct InPlaceTests {
  @Test func `files are replaced one by one, in the same folder, and what did not change stays`() throws {
    let box = try Sandbox(.inPlace)
    try box.build(["a/b/index.html": "one", "same.html": "s", "gone/x/index.html": "g"])
    let kept = try ["", "same.html"].map(box.inode)
    #expect(
      try box.build(["a/b/index.html": "two", "same.html": "s", "new/index.html": "n"])
        == Publication(written: 2, linked: 1, removed: 1, carried: 0))
    #expect(try box.shown() == ["a/b/index.html": "two", "same.html": "s", "new/index.html": "n"])
    #expect(try ["", "same.html"].map(box.inode) == kept)
    #expect(!FileManager.default.fileExists(atPath: box.destination.path() + "/gone"), "its folder went with it")
    #expect(try box.beside() == [])
  }

  @Test func `files of others stay, and those that stand in the way are kept`() throws {
    let box = try Sandbox(.inPlace)
    try box.build(["a.html": "one", "x/y/index.html": "y"])
    try box.place(["CNAME": "c", "x/y/note": "n", "new.html": "mine", "folder": "a file", "page.html/inner": "i"])
    var log = DiagnosticLog()
    let pages = ["a.html": "two", "new.html": "ours", "folder/index.html": "f", "page.html": "p"]
    try box.build(pages, into: &log)
    #expect(try box.shown() == pages.merging(["CNAME": "c", "x/y/note": "n"]) { a, _ in a })
    #expect(log.sorted.map(\.id.description) == ["site.kept-files"])
    #expect(try box.beside() == [".muster-kept-1"])
    #expect(
      try box.files(in: box.destination.appending(component: ".muster-kept-1"))
        == ["new.html": "mine", "folder": "a file", "page.html/inner": "i"])
    try box.build(pages.merging(["a.html": "three"]) { _, b in b })
    #expect(try box.beside() == [".muster-kept-1"], "kept files are never touched again")
  }

  @Test func `a file of ours gives way to a folder of ours`() throws {
    let box = try Sandbox(.inPlace)
    try box.build(["a.html": "file", "b.html": "b"])
    try box.build(["a.html/index.html": "folder", "b.html": "b"])
    #expect(try box.shown() == ["a.html/index.html": "folder", "b.html": "b"])
  }

  /// Lets `steps` files be moved in, and nothing after them.
  private func stopped(after steps: Int) -> Disk {
    let count = Mutex(0)
    return Disk(waits: false) { change in
      count.withLock { count in
        if change == .replace { count += 1 }
        // The first is the one that makes the stage a site that arrives.
        return count > steps + 1 ? EIO : nil
      }
    }
  }

  @Test func `what a stopped build began is finished by the next, even if that publishes something else`() throws {
    let box = try Sandbox(.inPlace)
    let old = ["index.html": "old", "p/a/index.html": "old", "assets/1.css": "1"]
    let new = ["index.html": "new", "p/a/index.html": "new", "assets/2.css": "2"]
    try box.build(old)
    var log = DiagnosticLog()
    let error = #expect(throws: PublishingError.self) { try box.build(new, on: stopped(after: 2), into: &log) }
    guard case .unfinished(let path, _) = error else {
      Testing.Issue.record("not unfinished: \(String(describing: error))")
      return
    }
    #expect(path == box.destination.path())
    // What pages need comes before them, and the page that leads to all others after them.
    #expect(
      try box.shown() == ["assets/1.css": "1", "assets/2.css": "2", "p/a/index.html": "new", "index.html": "old"])

    let exchange = #expect(throws: PublishingError.self) {
      try openStage(for: PublishingOrder(to: box.destination.path()), protecting: [], into: &log)
    }
    #expect(exchange?.description.contains("was stopped in") == true)
    var next = DiagnosticLog()
    try box.build(["index.html": "newest"], into: &next)
    #expect(try box.shown() == ["index.html": "newest", "assets/2.css": "2"])
    #expect(next.sorted.map(\.id.description) == ["site.finished"])
    #expect(try box.beside() == [])
  }

  @Test func `a folder of somebody else is refused, and nothing is made in it`() throws {
    let box = try Sandbox(.inPlace)
    try box.place(["thesis.txt": "years of work"])
    var log = DiagnosticLog()
    #expect(throws: PublishingError.self) { try box.build(["index.html": "x"], into: &log) }
    #expect(try box.files(in: box.root) == ["public/thesis.txt": "years of work"])
  }

  @Test func `a build of either mode keeps one of the other away`() throws {
    let box = try Sandbox(.inPlace)
    try box.build(["index.html": "x"])
    var log = DiagnosticLog()
    let path = box.destination.path()
    for (first, second) in [(PublishingMode.exchange, PublishingMode.inPlace), (.inPlace, .inPlace)] {
      let stage = try openStage(for: PublishingOrder(to: path, by: first), protecting: [], into: &log)
      let error = #expect(throws: PublishingError.self) {
        try openStage(for: PublishingOrder(to: path, by: second), protecting: [], into: &log)
      }
      if case .locked = error {} else { Testing.Issue.record("not locked: \(String(describing: error))") }
      stage.discard()
    }
    let stage = try openStage(for: PublishingOrder(to: path, by: .inPlace), protecting: [], into: &log)
    expectLocked({ _ = try open(box, by: .exchange) }, "an exchange beside a build in place")
    stage.discard()
    try box.build(["index.html": "y"])
    #expect(try box.beside() == [])
  }

  private func expectLocked(_ build: () throws -> Void, _ what: String) {
    let error = #expect(throws: PublishingError.self, "\(what)") { try build() }
    if case .locked = error {} else { Testing.Issue.record("\(what): not locked: \(String(describing: error))") }
  }

  private func open(_ box: Sandbox, by mode: PublishingMode) throws -> Stage {
    var log = DiagnosticLog()
    return try openStage(for: PublishingOrder(to: box.destination.path(), by: mode), protecting: [], into: &log)
  }

  @Test(arguments: [true, false])
  func `a build that is turned away leaves nothing behind, whether there is a site or not`(hasSite: Bool) throws {
    let box = try Sandbox()
    if hasSite { try box.build(["index.html": "x"]) }
    let stage = try open(box, by: .exchange)
    let before = try box.files(in: box.root)
    expectLocked({ _ = try open(box, by: .inPlace) }, "in place beside an exchange")
    #expect(try box.files(in: box.root) == before)
    #expect(FileManager.default.fileExists(atPath: box.destination.path()) == hasSite)
    stage.discard()
    try box.build(["index.html": "y"])
    #expect(try box.shown() == ["index.html": "y"])
  }

  @Test func `an exchange is turned away, not refused, while files are moved in by who may not write beside`() throws {
    let box = try Sandbox(.inPlace)
    try box.build(["index.html": "x"])
    let lock = unsafe Glibc.open(box.destination.path() + "/.muster-lock", O_RDWR | O_CREAT, 0o644)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    expectLocked({ _ = try open(box, by: .exchange) }, "before files are moved")
    try FileManager.default.createDirectory(
      at: box.destination.appending(component: ".muster-arriving"), withIntermediateDirectories: false)
    expectLocked({ _ = try open(box, by: .exchange) }, "while files are moved")
    #expect(try box.beside() == [".muster-arriving", ".muster-lock"])
  }

  @Test(arguments: [["index.html": "x"], [:]])
  func `what a build in place left that was stopped before it moved anything is tidied by an exchange`(
    site: [String: String]
  ) throws {
    let box = try Sandbox(.inPlace)
    if !site.isEmpty { try box.build(site) }
    try box.place(["CNAME": "c"].filter { _ in !site.isEmpty })
    do { _ = try open(box, by: .inPlace).write(Array("half".utf8), to: "half.html") }
    #expect(try box.beside().contains(".muster-stage-1"))
    var log = DiagnosticLog()
    try box.build(["index.html": "y"], by: .exchange, into: &log)
    #expect(log.sorted == [])
    #expect(try box.shown() == ["index.html": "y"].merging(site.isEmpty ? [:] : ["CNAME": "c"]) { a, _ in a })
    #expect(try box.beside() == [])
  }
}
