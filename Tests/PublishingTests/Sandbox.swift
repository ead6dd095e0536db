import Diagnostics
import Foundation
import Publishing
import ReportModel
import Synchronization
import Testing

/// A temporary folder with a destination `public` in it, and what lies beside that.
final class Sandbox {
  let root: URL
  let mode: PublishingMode
  var destination: URL { root.appending(component: "public") }
  /// What readers see.
  var site: URL { mode == .releases ? destination.appending(component: "current") : destination }

  init(_ mode: PublishingMode = .exchange) throws {
    self.mode = mode
    root = URL(filePath: NSTemporaryDirectory()).appending(component: "publishing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Writes files into the site, as somebody else than Muster would.
  func place(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    for (path, text) in files {
      let file = site.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// Publishes `pages` with all that goes with it. What ends in `.json` is written in pieces.
  ///
  /// - Parameters:
  ///   - sources: How many files each gave.
  ///   - other: Another mode than the box's.
  @discardableResult
  func build(
    _ pages: [String: String], on disk: Disk = Disk(waits: false) { _ in nil }, protecting: [ProtectedPlace] = [],
    sources: [String: Int] = ["shop": 1], allowsLosses: Bool = true, at time: Int = 0, by other: PublishingMode? = nil,
    into log: inout DiagnosticLog
  ) throws -> Publication {
    let order = PublishingOrder(to: destination.path(), by: other ?? mode, at: time, allowsLosses: allowsLosses)
    let stage = try openStage(for: order, protecting: protecting, on: disk, into: &log)
    var files: [WrittenFile] = []
    do {
      for (address, text) in pages.sorted(by: { $0.key < $1.key }) {
        let isList = address.hasSuffix(".json")
        files.append(
          try isList ? stage.write(pieces(of: text), to: address) : stage.write(Array(text.utf8), to: address))
      }
    } catch {
      stage.discard()
      throw error
    }
    let inputs = sources.flatMap { source, count in
      (0..<count).map { ManifestInput(source: source, commit: nil, path: "\($0).md", sha256: "00") }
    }
    return try publish(stage, files, inputs: inputs, record: .none, into: &log)
  }

  @discardableResult
  func build(_ pages: [String: String], at time: Int = 0) throws -> Publication {
    var log = DiagnosticLog()
    let publication = try build(pages, at: time, into: &log)
    #expect(log.sorted == [])
    return publication
  }

  /// The text of every file that readers see, but the manifest and the build record, by path.
  func shown() throws -> [String: String] {
    guard FileManager.default.fileExists(atPath: site.path()) else { return [:] }
    return try files(in: site.resolvingSymlinksInPath())
      .filter { !["manifest.json", "BUILD.json"].contains($0.key) && !$0.key.hasPrefix(".muster-") }
  }

  /// The text of every file below `folder`, by its path. Symbolic links are named with what they point at.
  func files(in folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path()) {
      let file = folder.appending(path: path).path()
      let type = try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
      switch type {
      case .typeDirectory: continue
      case .typeSymbolicLink: files[path] = try "-> " + FileManager.default.destinationOfSymbolicLink(atPath: file)
      default: files[path] = try String(contentsOfFile: file, encoding: .utf8)
      }
    }
    return files
  }

  /// What stands beside the destination and, of Muster's, in it.
  func beside() throws -> [String] {
    let inner = try [destination, destination.appending(component: "releases")]
      .filter { FileManager.default.fileExists(atPath: $0.path()) }
      .flatMap { try FileManager.default.contentsOfDirectory(atPath: $0.path()) }
    return try FileManager.default.contentsOfDirectory(atPath: root.path()).filter { $0 != "public" }.sorted()
      + inner.filter { $0.hasPrefix(".muster-") }.sorted()
  }

  /// The ids of the releases, the oldest first.
  func releases() throws -> [String] { try Publishing.releases(in: destination.path()).map(\.id) }

  /// The permission bits of a file that readers see.
  func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: site.appending(path: path).path())
    return try #require(attributes[.posixPermissions] as? Int)
  }

  func inode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: site.appending(path: path).path())
    return try #require(attributes[.systemFileNumber] as? Int)
  }
}

/// Of three bytes each.
func pieces(of text: String) -> some Sequence<[UInt8]> {
  sequence(state: Array(text.utf8)[...]) { rest in
    defer { rest = rest.dropFirst(3) }
    return rest.isEmpty ? nil : Array(rest.prefix(3))
  }
}

extension BuildRecord {
  static let none = BuildRecord(version: "0", documents: 0, records: 0, milliseconds: [])
}

/// Lets everything happen up to the exchange, and nothing after it.
final class AfterExchange: Sendable {
  private let isOver = Mutex(false)

  func code(for change: Disk.Change) -> Int32? {
    isOver.withLock { isOver in
      defer { if change == .exchange { isOver = true } }
      return isOver ? EIO : nil
    }
  }
}

/// Fails the calls of one run by a plan.
final class Obstacles: Sendable {
  enum Plan: CaseIterable, CustomTestStringConvertible {
    case killed, fullDisk, oneError, fullForOnce

    var testDescription: String {
      switch self {
      case .killed: "every change from the n-th on does not happen, as if the process were dead"
      case .fullDisk: "from the n-th change on there is no room"
      case .oneError: "the n-th change fails with an input/output error"
      case .fullForOnce: "the n-th change finds no room, and those after it do"
      }
    }
  }

  private let plan: Plan
  private let start: Int
  private let count = Mutex(0)

  init(_ plan: Plan, from start: Int) { (self.plan, self.start) = (plan, start) }

  /// Whether the run came as far as the obstacle.
  var wasMet: Bool { count.withLock { $0 >= start } }

  var disk: Disk {
    Disk(waits: false) { change in
      let count = self.count.withLock {
        $0 += 1
        return $0
      }
      switch self.plan {
      case .killed: return count >= self.start ? EIO : nil
      case .oneError: return count == self.start ? EIO : nil
      case .fullDisk:
        return count >= self.start && needsRoom(change) ? ENOSPC : nil
      case .fullForOnce: return count == self.start && needsRoom(change) ? ENOSPC : nil
      }
    }
  }
}

private func needsRoom(_ change: Disk.Change) -> Bool {
  switch change {
  case .makeFolder, .createFile, .write, .link, .symbolicLink, .replace: true
  case .rename, .exchange, .removeFile, .removeFolder, .setMode, .setGroup, .sync: false
  }
}
