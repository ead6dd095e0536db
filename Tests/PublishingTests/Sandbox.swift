import Diagnostics
import Foundation
import Publishing
import Synchronization
import Testing

/// A temporary folder with a destination `public` in it, and what lies beside that.
final class Sandbox {
  let root: URL
  var destination: URL { root.appending(component: "public") }

  init() throws {
    root = URL(filePath: NSTemporaryDirectory()).appending(component: "publishing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Writes files below the destination, as somebody else than Muster would.
  func place(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: destination, withIntermediateDirectories: true)
    for (path, text) in files {
      let file = destination.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// Publishes `pages` with all that goes with it.
  @discardableResult
  func build(
    _ pages: [String: String], on disk: Disk = Disk(waits: false) { _ in nil }, protecting: [ProtectedPlace] = [],
    into log: inout DiagnosticLog
  ) throws -> Publication {
    let stage = try openStage(for: destination.path(), protecting: protecting, on: disk, into: &log)
    var files: [WrittenFile] = []
    do {
      for (address, text) in pages.sorted(by: { $0.key < $1.key }) {
        files.append(try stage.write(Array(text.utf8), to: address))
      }
    } catch {
      stage.discard()
      throw error
    }
    let inputs = [ManifestInput(source: "shop", commit: nil, path: "a.md", sha256: "00")]
    return try publish(stage, files, inputs: inputs, buildRecord: Array("{}\n".utf8), into: &log)
  }

  @discardableResult
  func build(_ pages: [String: String]) throws -> Publication {
    var log = DiagnosticLog()
    let publication = try build(pages, into: &log)
    #expect(log.sorted == [])
    return publication
  }

  /// The text of every file below the destination but the manifest and the build record, by path.
  func shown() throws -> [String: String] {
    try files(in: destination).filter { !["manifest.json", "BUILD.json"].contains($0.key) }
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

  /// What stands beside the destination.
  func beside() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path()).filter { $0 != "public" }.sorted()
  }

  func inode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: destination.appending(path: path).path())
    return try #require(attributes[.systemFileNumber] as? Int)
  }
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
    case killed, fullDisk, oneError

    var testDescription: String {
      switch self {
      case .killed: "every change from the n-th on does not happen, as if the process were dead"
      case .fullDisk: "from the n-th change on there is no room"
      case .oneError: "the n-th change fails with an input/output error"
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
        let needsRoom = [.makeFolder, .createFile, .write, .link].contains(change)
        return count >= self.start && needsRoom ? ENOSPC : nil
      }
    }
  }
}
