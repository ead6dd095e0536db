import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

/// A folder in which a site stands becomes a link to releases.
@Suite struct AdoptionTests {
  private let pages = ["index.html": "site", "a/index.html": "page"]
  private let released = ["index.html": "release", "b/index.html": "page"]

  /// A site with a file of others, and releases beside it, the first of them whole.
  private func boxes() throws -> (site: Sandbox, folder: String) {
    let box = try Sandbox()
    try box.build(pages)
    try box.place(["CNAME": "reports.example"])
    let folder = box.root.appending(component: "releases-of-it").path()
    let order = PublishingOrder(to: folder, by: .releases, at: 1_795_140_000, allowsLosses: true)
    var log = DiagnosticLog()
    let stage = try openStage(for: order, protecting: [], into: &log)
    let files = try released.sorted { $0.key < $1.key }.map { try stage.write(Array($1.utf8), to: $0) }
    _ = try publish(stage, files, inputs: [], record: .none, into: &log)
    return (box, folder)
  }

  private func hidden(in box: Sandbox) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: box.root.path()).filter { $0.hasPrefix(".") }
  }

  @Test func `the folder is a link afterwards, shows the release, and has the files of others`() throws {
    let (box, folder) = try boxes()
    var log = DiagnosticLog()
    #expect(try adopt(box.destination.path(), into: folder, &log))
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: box.destination.path())
    #expect(link.hasSuffix("/releases-of-it/current"))
    #expect(try box.shown() == released.merging(["CNAME": "reports.example"]) { a, _ in a })
    #expect(try hidden(in: box) == [])
    #expect(try !adopt(box.destination.path(), into: folder, &log))
    #expect(log.sorted == [])
  }

  @Test func `where nothing stands the link is made`() throws {
    let (box, folder) = try boxes()
    var log = DiagnosticLog()
    let other = box.root.appending(component: "other").path()
    #expect(try adopt(other, into: folder, &log))
    #expect(try String(contentsOfFile: "\(other)/index.html", encoding: .utf8) == "release")
  }

  @Test(arguments: ["foreign", "link", "releases-of-it", "."])
  func `what is no site is refused and stays`(_ name: String) throws {
    let (box, folder) = try boxes()
    let foreign = box.root.appending(component: "foreign")
    try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: false)
    try Data("mine".utf8).write(to: foreign.appending(component: "file"))
    try FileManager.default.createSymbolicLink(
      atPath: box.root.appending(component: "link").path(), withDestinationPath: "foreign")
    let before = try box.files(in: box.root)
    var log = DiagnosticLog()
    #expect(throws: PublishingError.self) {
      try adopt(box.root.appending(path: name).path(), into: folder, &log)
    }
    #expect(try box.files(in: box.root) == before)
  }

  @Test func `a release is no folder that leads to the releases`() throws {
    let (box, folder) = try boxes()
    let before = try box.files(in: box.root)
    var log = DiagnosticLog()
    for id in try releases(in: folder).map(\.id) {
      #expect(throws: PublishingError.self) { try adopt("\(folder)/releases/\(id)", into: folder, &log) }
    }
    #expect(throws: PublishingError.self) { try adopt("\(folder)/current/site", into: folder, &log) }
    #expect(try box.files(in: box.root) == before)
  }

  @Test func `without a release there is nothing to lead to`() throws {
    let box = try Sandbox()
    try box.build(pages)
    var log = DiagnosticLog()
    #expect(throws: PublishingError.self) {
      try adopt(box.destination.path(), into: box.root.appending(component: "none").path(), &log)
    }
    #expect(try box.shown() == pages)
  }

  @Test(arguments: Obstacles.Plan.allCases)
  func `stopped anywhere, readers see a whole site, and the next call finishes`(_ plan: Obstacles.Plan) throws {
    var (step, wasMet) = (1, true)
    while wasMet {
      let (box, folder) = try boxes()
      let obstacles = Obstacles(plan, from: step)
      var log = DiagnosticLog()
      _ = try? adopt(box.destination.path(), into: folder, on: obstacles.disk, &log)
      let shown = try box.shown()
      #expect([pages, released].contains(shown.filter { $0.key != "CNAME" }), "step \(step)")
      var next = DiagnosticLog()
      _ = try adopt(box.destination.path(), into: folder, &next)
      #expect(try box.shown() == released.merging(["CNAME": "reports.example"]) { a, _ in a }, "step \(step)")
      #expect(try hidden(in: box) == [], "step \(step)")
      #expect(next.sorted == [], "step \(step)")
      (step, wasMet) = (step + 1, obstacles.wasMet)
    }
    // A link, the exchange, what others have, and the old site's files and folders.
    #expect(step > 8)
  }
}
