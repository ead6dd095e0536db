import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

@Suite struct DestinationTests {
  private func open(_ path: String, protecting places: [ProtectedPlace] = []) throws {
    var log = DiagnosticLog()
    try openStage(for: PublishingOrder(to: path), protecting: places, into: &log).discard()
  }

  private func reason(_ path: String, protecting places: [ProtectedPlace] = []) throws -> String {
    let error = #expect(throws: PublishingError.self) { try open(path, protecting: places) }
    guard case .refused(let reason, _) = error else {
      Testing.Issue.record("not refused: \(String(describing: error))")
      return ""
    }
    return reason
  }

  @Test(arguments: ["/", "//", "/.", "/usr/..", "/./"])
  func `the root of the disk is refused`(_ path: String) throws {
    #expect(try reason(path) == "/ cannot be replaced by a site")
  }

  @Test func `protected folders and those above them are refused, however they are written`() throws {
    let box = try Sandbox()
    let root = box.root.path()
    let source = root + "/shop/repository"
    try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: root + "/link", withDestinationPath: "shop")
    let places = [ProtectedPlace.source(root: source, named: "shop"), .home(root + "/link/home")]
    for path in ["\(source)", "\(source)/", "\(source)/.", "\(root)/link/repository", "\(root)/shop/x/../repository"] {
      if path.contains("/x/") {
        try FileManager.default.createDirectory(atPath: root + "/shop/x", withIntermediateDirectories: true)
      }
      #expect(try reason(path, protecting: places).hasSuffix("is the root of source shop, which a site would replace"))
    }
    #expect(try reason("\(root)/shop", protecting: places).contains("holds the root of source shop"))
    #expect(try reason("\(root)/shop/home", protecting: places).contains("is the home folder"))
    #expect(try reason("\(source)/.git/site", protecting: places).contains("belongs to git"))
    try open("\(source)/public", protecting: places)
    try open("\(root)/shop/repository-site", protecting: places)
  }

  @Test func `a folder that is not ours is refused, and nothing is made beside it`() throws {
    let box = try Sandbox()
    try box.place(["thesis.txt": "years of work"])
    let path = box.destination.path()
    #expect(try reason(path) == "\(path) is not empty and holds no manifest.json of Muster's")
    #expect(try box.beside() == [])
  }

  @Test(arguments: ["{}", "{\"generator\": \"other\", \"outputs\": []}", "muster", ""])
  func `a manifest of others marks nothing`(_ manifest: String) throws {
    let box = try Sandbox()
    try box.place(["manifest.json": manifest])
    #expect(try reason(box.destination.path()).hasSuffix("holds no manifest.json of Muster's"))
  }

  @Test(arguments: [
    "{\"generator\": \"muster\", \"schema\": 1, \"outputs\": [",
    "{\"generator\": \"muster\", \"schema\": 2, \"outputs\": []}",
    "{\"generator\": \"muster\", \"schema\": 1, \"outputs\": [{\"path\": \"../x\", \"sha256\": \"0\"}]}",
  ])
  func `a manifest of ours that cannot be understood is refused`(_ manifest: String) throws {
    let box = try Sandbox()
    try box.place(["manifest.json": manifest])
    #expect(try reason(box.destination.path()).contains("is damaged or from a newer Muster"))
  }

  @Test func `a manifest that was laid out anew is still understood`() throws {
    let box = try Sandbox()
    try box.build(["a.html": "one", "b.html": "two"])
    let file = box.destination.appending(path: "manifest.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys]).write(to: file)
    #expect(try box.build(["a.html": "one"]) == Publication(written: 0, linked: 1, removed: 1, carried: 0))
    #expect(try box.shown() == ["a.html": "one"])
  }

  @Test func `a file or a symbolic link is refused`() throws {
    let box = try Sandbox()
    let path = box.destination.path()
    try Data().write(to: box.destination)
    #expect(try reason(path) == "\(path) is a file or a symbolic link, not a folder")
    try FileManager.default.removeItem(at: box.destination)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: box.root.path())
    #expect(try reason(path) == "\(path) is a file or a symbolic link, not a folder")
    #expect(try reason(path + "/") == "\(path) is a file or a symbolic link, not a folder")
  }

  @Test func `of a link to a release that is shown, it is said how to publish there`() throws {
    let box = try Sandbox()
    try FileManager.default.createSymbolicLink(
      atPath: box.destination.path(), withDestinationPath: "/srv/reports/payments/current")
    var log = DiagnosticLog()
    for mode in [PublishingMode.exchange, .inPlace] {
      let error = #expect(throws: PublishingError.self) {
        try openStage(for: PublishingOrder(to: box.destination.path(), by: mode), protecting: [], into: &log)
      }
      #expect(error?.description.contains("Publish with `--releases /srv/reports/payments`") == true)
    }
  }

  @Test func `a mount point is refused before any work`() throws {
    #expect(try reason("/proc") == "/proc is a mount point, which cannot change places")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a folder beside which nothing can be written is refused`() throws {
    let box = try Sandbox()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: box.root.path())
    #expect(try reason(box.destination.path()).contains("cannot be written to"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: box.root.path())
  }

  @Test func `a second build is turned away at once, and told by whom`() throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let first = try openStage(for: PublishingOrder(to: box.destination.path()), protecting: [], into: &log)
    #expect(throws: PublishingError.locked(path: box.root.path() + "/.public.muster-lock", holder: Int(getpid()))) {
      try open(box.destination.path())
    }
    first.discard()
    try open(box.destination.path())
    #expect(try box.beside() == [])
  }

  @Test func `where no file can be made, whatever the rights say, the build ends`() {
    #expect(throws: PublishingError.self) { try open("/sys/muster-site") }
  }

  @Test func `a lock file that a dead build left locks nothing`() throws {
    let box = try Sandbox()
    try Data("1\n".utf8).write(to: box.root.appending(path: ".public.muster-lock"))
    try box.build(["a.html": "one"])
    #expect(try box.beside() == [])
  }
}
