import Foundation
import Publishing
import Testing

@Suite struct PublishedSiteTests {
  @Test func `it has the files of its manifest and no others`() throws {
    let box = try Sandbox()
    _ = try box.build(["index.html": "one", "a/b.txt": "two"])
    try Data("mine".utf8).write(to: box.destination.appending(path: "notes.txt"))
    let site = try PublishedSite(at: box.destination.path)
    #expect(site.addresses == ["index.html", "a/b.txt", "manifest.json"])
    #expect(try site.contents(of: "a/b.txt") == Array("two".utf8))
  }

  @Test func `after another build its files are the new ones, and its digest was the old one`() throws {
    let box = try Sandbox()
    _ = try box.build(["index.html": "one"])
    let old = try PublishedSite(at: box.destination.path)
    _ = try box.build(["index.html": "two"])
    #expect(try old.contents(of: "index.html") == Array("two".utf8))
    let new = try PublishedSite(at: box.destination.path)
    #expect(new.digest != old.digest)
    _ = try box.build(["index.html": "two"])
    #expect(try PublishedSite(at: box.destination.path).digest == new.digest)
  }

  @Test func `a file that somebody made a link is not read`() throws {
    let box = try Sandbox()
    _ = try box.build(["index.html": "one", "a/b.txt": "two"])
    let folder = box.destination.appending(path: "a")
    try FileManager.default.removeItem(at: folder)
    try FileManager.default.createSymbolicLink(atPath: folder.path, withDestinationPath: "/etc")
    let site = try PublishedSite(at: box.destination.path)
    #expect(throws: PublishingError.self) { try site.contents(of: "a/b.txt") }
  }

  @Test func `a folder that is no site of ours is refused`() throws {
    let box = try Sandbox()
    try FileManager.default.createDirectory(at: box.destination, withIntermediateDirectories: true)
    #expect(throws: PublishingError.self) { try PublishedSite(at: box.destination.path) }
    try Data("{\"generator\": \"muster\", \"schema\": 1".utf8).write(
      to: box.destination.appending(path: "manifest.json"))
    #expect(throws: PublishingError.self) { try PublishedSite(at: box.destination.path) }
  }
}
