import Diagnostics
import Foundation
import Publishing
import ReportModel
import Testing

/// What is said, and refused, when little is left on the file system.
@Suite struct RoomTests {
  /// With its three folders, the manifest and the record: nine files and folders.
  let old = ["index.html": String(repeating: "o", count: 300_000), "a/b/c.html": "c", "a/d.html": "d", "e/f.txt": "f"]
  let new = ["index.html": "n"]

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var room: Room
    /// How each message begins.
    var expected: [String]
  }

  @Test(
    arguments: [
      Case(testDescription: "more than enough", room: Room(bytes: 1 << 30, files: 1_000_000), expected: []),
      Case(testDescription: "a file system that does not count", room: Room(bytes: nil, files: nil), expected: []),
      Case(testDescription: "just enough", room: Room(bytes: 310_000, files: 9), expected: []),
      Case(
        testDescription: "too little for another site of the size", room: Room(bytes: 200_000, files: nil),
        expected: ["195 KiB are left on the file system of the destination, and the site that stands has 293 KiB"]),
      Case(
        testDescription: "too few files", room: Room(bytes: nil, files: 8),
        expected: [
          "8 more files and folders can be made on the file system of the destination, and the site that stands has 9"
        ]),
      Case(
        testDescription: "too little of both", room: Room(bytes: 200_000, files: 8),
        expected: ["195 KiB are left", "8 more files and folders can be made"]),
    ], PublishingMode.allCases)
  func `a build that may fit is not refused, and it is said when it may not`(
    _ example: Case, _ mode: PublishingMode
  ) throws {
    let box = try Sandbox(mode)
    try box.build(old)
    var log = DiagnosticLog()
    let disk = Disk(waits: false, room: example.room) { _ in nil }
    try box.build(new, on: disk, at: 1, into: &log)
    #expect(log.sorted.allSatisfy { $0.id == "site.little-room" && $0.severity == .warning })
    #expect(log.sorted.allSatisfy { $0.location == FileLocation(path: box.destination.path()) })
    #expect(log.sorted.count == example.expected.count)
    for text in example.expected { #expect(log.sorted.contains { $0.message.hasPrefix(text) }, "\(log.sorted)") }
    #expect(try box.shown() == new)
  }

  @Test(
    arguments: [
      (Room(bytes: 5000, files: nil), "4.8 KiB can be written there"),
      (Room(bytes: 0, files: 1_000_000), "0.0 KiB and 1000000 more files can be written there"),
      (Room(bytes: 20 << 30, files: 1), "20 GiB and 1 more file can be written there"),
    ], PublishingMode.allCases)
  func `where nothing can be written a build is refused before it writes`(
    _ example: (room: Room, text: String), _ mode: PublishingMode
  ) throws {
    let box = try Sandbox(mode)
    try box.build(old)
    let before = try box.files(in: box.root)
    var log = DiagnosticLog()
    let disk = Disk(waits: false, room: example.room) { change in
      // Of the lock.
      if change != .removeFile { Testing.Issue.record("\(change) was tried") }
      return nil
    }
    let error = #expect(throws: PublishingError.self) { try box.build(new, on: disk, into: &log) }
    guard case .noRoom = error else {
      Testing.Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(
      error?.description == """
        there is no room for a site at \(box.destination.path()): \(example.text)
          help: Make room on that file system and build again; a site that stands there stays
        """)
    #expect(log.sorted == [])
    #expect(try box.files(in: box.root) == before)
    try box.build(new, at: 1)
  }

  @Test func `a first build is looked at, too`() throws {
    let box = try Sandbox()
    var log = DiagnosticLog()
    let disk = { Disk(waits: false, room: Room(bytes: $0, files: nil)) { _ in nil } }
    #expect(throws: PublishingError.self) { try box.build(new, on: disk(1000), into: &log) }
    #expect(try box.beside() == [])
    try box.build(new, on: disk(200_000), into: &log)
    #expect(log.sorted == [])
  }

  @Test func `a site whose record does not say how large it is warns of no bytes`() throws {
    let box = try Sandbox()
    try box.build(old)
    try box.place(["BUILD.json": "{\"bytes\": \"many\"}"])
    var log = DiagnosticLog()
    try box.build(old, on: Disk(waits: false, room: Room(bytes: 200_000, files: nil)) { _ in nil }, into: &log)
    #expect(log.sorted == [])
  }

  @Test func `the record says what the files and the manifest take`() throws {
    let box = try Sandbox()
    try box.build(old)
    let record = try Data(contentsOf: box.destination.appending(component: "BUILD.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: record) as? [String: Any])
    let sizes = try box.files(in: box.destination).filter { $0.key != "BUILD.json" }.map(\.value.utf8.count)
    #expect(object["bytes"] as? Int == sizes.reduce(0, +))
  }
}
