import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

/// Files named by their content outlive their site by one build.
@Suite struct KeptFileTests {
  let first = ["index.html": "1", "assets/site.1.css": "a", "search/index/x1.js": "b", "reviews/a/index.html": "r"]
  let second = ["index.html": "2", "assets/site.2.css": "c", "search/index/x2.js": "d"]
  let third = ["index.html": "3", "assets/site.2.css": "c", "search/index/x3.js": "e"]

  @Test(arguments: PublishingMode.allCases)
  func `what a page of the site before still asks for is there, and no longer than that`(_ mode: PublishingMode) throws
  {
    let box = try Sandbox(mode)
    try box.build(first)
    let inode = try FileManager.default.attributesOfItem(atPath: box.site.path() + "/assets/site.1.css")[
      .systemFileNumber]
    try box.build(second)
    #expect(
      try box.shown() == second.merging(["assets/site.1.css": "a", "search/index/x1.js": "b"]) { a, _ in a })
    let later = try FileManager.default.attributesOfItem(atPath: box.site.path() + "/assets/site.1.css")[
      .systemFileNumber]
    #expect(later as? Int == inode as? Int)
    try box.build(third)
    #expect(try box.shown() == third.merging(["search/index/x2.js": "d"]) { a, _ in a })
    try box.build(third)
    try box.build(third.merging(["index.html": "4"]) { _, b in b })
    #expect(try box.shown() == third.merging(["index.html": "4"]) { _, b in b })
    #expect(try box.beside() == [])
  }

  @Test func `the manifest does not depend on what was there before`() throws {
    let (box, fresh) = (try Sandbox(), try Sandbox())
    try box.build(first)
    try box.build(second)
    try fresh.build(second)
    func manifest(_ box: Sandbox) throws -> Data {
      try Data(contentsOf: box.destination.appending(component: "manifest.json"))
    }
    #expect(try manifest(box) == manifest(fresh))
  }

  @Test func `what somebody edited is not kept`() throws {
    let box = try Sandbox()
    try box.build(first)
    try box.place(["assets/site.1.css": "edited"])
    try box.build(second)
    #expect(try box.shown() == second.merging(["search/index/x1.js": "b"]) { a, _ in a })
  }
}
