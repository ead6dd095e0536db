import Diagnostics
import Foundation
import Publishing
import ReportModel
import Synchronization
import Testing

/// Publication stopped at its n-th change of the disk, for every n.
@Suite struct InterruptionTests {
  let older = ["index.html": "older", "assets/older.css": "p  {}"]
  let old = [
    "index.html": "old", "a/same/index.html": "same", "a/changed/index.html": "before", "gone/index.html": "gone",
    "mixed/index.html": "mixed", "assets/old.css": "p {}", "data/same.json": "[1, 2]", "data/list.json": "[1, 2, 3]",
  ]
  let new = [
    "index.html": "new", "a/same/index.html": "same", "a/changed/index.html": "after", "fresh/index.html": "fresh",
    "assets/new.css": "p { }", "data/same.json": "[1, 2]", "data/list.json": "[1, 2, 3, 4, 5]",
  ]
  let others = ["CNAME": "reports.example", "mixed/note.txt": "note", "own/deep/file": "file", "fresh/mine": "mine"]

  @Test(arguments: PublishingMode.allCases, Obstacles.Plan.allCases)
  func `the site is the old one or the new one, and the next build succeeds`(
    _ mode: PublishingMode, _ plan: Obstacles.Plan
  ) throws {
    var step = 1
    while try interrupt(plan, at: step, in: try Sandbox(mode)) { step += 1 }
    // Folders, files, links, exchange, carrying over, removing: it is no short way.
    #expect(step > 20)
  }

  /// - Returns: Whether the run was long enough to be interrupted there.
  private func interrupt(_ plan: Obstacles.Plan, at step: Int, in box: Sandbox) throws -> Bool {
    try box.build(older)
    try box.build(old)
    try box.place(others)
    let obstacles = Obstacles(plan, from: step)
    var log = DiagnosticLog()
    let publication = try? box.build(new, on: obstacles.disk, into: &log)

    let shown = try box.shown()
    let ours = shown.filter { others[$0.key] == nil }
    switch box.mode {
    case .exchange, .releases: #expect(withoutKept(ours) == old || withoutKept(ours) == new, "step \(step)")
    case .inPlace:
      for (path, text) in ours { #expect([older, old, new].contains { $0[path] == text }, "step \(step)") }
      #expect(Set(ours.keys).isSuperset(of: Set(old.keys).intersection(new.keys)), "step \(step)")
    }
    if publication != nil { #expect(withoutKept(ours) == new, "step \(step)") }
    #expect(try everything(in: box).isSuperset(of: others.values), "step \(step)")

    var next = DiagnosticLog()
    try box.build(new, into: &next)
    let last = try box.shown()
    #expect(withoutKept(last) == new.merging(others) { a, _ in a }, "step \(step)")
    #expect(last["assets/older.css"] == nil, "step \(step)")
    #expect(try box.beside() == [], "step \(step)")
    #expect(next.sorted.allSatisfy { $0.severity == .note }, "step \(step): \(next.sorted)")
    return obstacles.wasMet
  }

  /// Files of the site before, that pages of it still ask for, may lie beside the new ones.
  private func withoutKept(_ files: [String: String]) -> [String: String] {
    files.filter { path, _ in
      switch path {
      case "assets/old.css": files["assets/new.css"] == nil
      case "assets/older.css": files["assets/old.css"] == nil
      default: true
      }
    }
  }

  private func everything(in box: Sandbox) throws -> Set<String> { Set(try box.files(in: box.root).values) }

  @Test(arguments: PublishingMode.allCases, Obstacles.Plan.allCases)
  func `a first build that is stopped leaves what kept the empty folder`(
    _ mode: PublishingMode, _ plan: Obstacles.Plan
  ) throws {
    var (step, wasMet) = (1, true)
    while wasMet {
      let box = try Sandbox(mode)
      try FileManager.default.createDirectory(at: box.destination, withIntermediateDirectories: true)
      try Data("keep".utf8).write(to: box.destination.appending(component: ".gitkeep"))
      let obstacles = Obstacles(plan, from: step)
      var log = DiagnosticLog()
      _ = try? box.build(new, on: obstacles.disk, into: &log)
      let ours = try box.shown().filter { $0.key != ".gitkeep" }
      switch mode {
      case .exchange, .releases: #expect(ours == [:] || ours == new, "step \(step)")
      case .inPlace: for (path, text) in ours { #expect(text == new[path], "step \(step)") }
      }
      try box.build(new, into: &log)
      #expect(try box.shown().filter { $0.key != ".gitkeep" } == new, "step \(step)")
      #expect(try box.files(in: box.destination)[".gitkeep"] == "keep", "step \(step)")
      #expect(try box.beside() == [], "step \(step)")
      (step, wasMet) = (step + 1, obstacles.wasMet)
    }
  }

  @Test(arguments: Obstacles.Plan.allCases)
  func `going back that is stopped shows the one release or the other`(_ plan: Obstacles.Plan) throws {
    var (step, wasMet) = (1, true)
    while wasMet {
      let box = try Sandbox(.releases)
      try box.build(old)
      try box.build(new)
      let obstacles = Obstacles(plan, from: step)
      var log = DiagnosticLog()
      _ = try? rollBack(box.destination.path(), to: nil, on: obstacles.disk, into: &log)
      #expect([old, new].contains(withoutKept(try box.shown())), "step \(step)")
      _ = try rollBack(box.destination.path(), to: try box.releases()[0], into: &log)
      #expect(try box.shown() == old, "step \(step)")
      #expect(try box.beside() == [], "step \(step)")
      (step, wasMet) = (step + 1, obstacles.wasMet)
    }
    #expect(step > 3)
  }

  @Test(arguments: [EBUSY, EXDEV, EINVAL])
  func `a file system that cannot exchange refuses, and says what to do`(_ code: Int32) throws {
    let box = try Sandbox()
    try box.build(old)
    var log = DiagnosticLog()
    let disk = Disk(waits: false) { $0 == .exchange ? code : nil }
    let error = #expect(throws: PublishingError.self) { try box.build(new, on: disk, into: &log) }
    guard case .refused = error else {
      Testing.Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(try box.shown() == old)
    #expect(try box.beside() == [])
  }

  @Test func `everything of others is carried over before anything old is deleted`() throws {
    let box = try Sandbox()
    try box.build(old)
    try box.place(others)
    var log = DiagnosticLog()
    let isShown = Mutex(false)
    let disk = Disk(waits: false) { change in
      isShown.withLock { isShown in
        isShown = isShown || change == .exchange
        return isShown && (change == .removeFile || change == .removeFolder) ? EIO : nil
      }
    }
    let publication = try box.build(new, on: disk, into: &log)
    #expect(publication.written == 5)
    #expect(log.sorted.map(\.id.description) == ["site.untidied"])
    #expect(withoutKept(try box.shown()) == new.merging(others) { a, _ in a })
    #expect(try box.files(in: box.root.appending(path: ".public.muster-swap-1")).count == old.count + 2)
  }

  @Test func `others' files that a killed build had not yet carried over are carried over by the next`() throws {
    let box = try Sandbox()
    try box.build(old)
    try box.place(others)
    var log = DiagnosticLog()
    let obstacle = AfterExchange()
    try box.build(new, on: Disk(waits: false) { obstacle.code(for: $0) }, into: &log)
    #expect(withoutKept(try box.shown()) == new, "the files of others are still in the old folder")

    try box.build(new, into: &log)
    #expect(withoutKept(try box.shown()) == new.merging(others) { a, _ in a })
    #expect(try box.beside() == [])
    #expect(log.sorted.map(\.id.description) == ["site.untidied", "site.recovered"])
  }

  @Test(arguments: [false, true])
  func `an old folder whose site was removed meanwhile is kept, under a report`(isMadeAnew: Bool) throws {
    let box = try Sandbox()
    try box.build(old)
    try box.place(others)
    var log = DiagnosticLog()
    let obstacle = AfterExchange()
    try box.build(new, on: Disk(waits: false) { obstacle.code(for: $0) }, into: &log)
    try FileManager.default.removeItem(at: box.destination)
    if isMadeAnew { try box.place([:]) }

    var next = DiagnosticLog()
    try box.build(new, into: &next)
    #expect(try box.shown() == new)
    #expect(next.sorted.map(\.id.description) == ["site.kept-files"])
    #expect(try box.files(in: box.root.appending(path: ".public.muster-kept-1"))["CNAME"] == "reports.example")
  }

  @Test func `the leftovers of another destination are not touched`() throws {
    let box = try Sandbox()
    let names = [".other.muster-stage-1", ".public.muster-stage-x", ".public.muster-stage-01", ".public.muster-kept-1"]
    for name in names {
      try FileManager.default.createDirectory(at: box.root.appending(path: name), withIntermediateDirectories: true)
    }
    try box.build(old)
    #expect(try box.beside() == names.sorted())
  }
}
