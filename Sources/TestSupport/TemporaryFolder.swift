private import Foundation
private import Glibc

/// A folder for one test, removed with everything in it when the test is over.
public struct TemporaryFolder: Sendable {
  /// Absolute and without links.
  public let path: String

  public init() throws {
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path(percentEncoded: false)
    // The X are replaced by `mkdtemp`.
    var template = Array("\(parent.trimmingSuffix("/"))/muster-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  public func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of something in it.
  public subscript(name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and makes the folders that it needs.
  public func write(_ text: String, to name: String) throws { try write(bytes: Array(text.utf8), to: name) }

  public func write(bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: self[name])
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Writes a file that can be run.
  ///
  /// Another process puts it in its place: while this one has it open for writing, a child that some other test starts at that
  /// moment has it open as well, and the kernel starts no program that is open for writing.
  public func writeProgram(_ text: String, to name: String) throws {
    try write(text, to: "\(name).txt")
    let copied = try ranToItsEnd(
      ["/usr/bin/install", "-m", "755", self["\(name).txt"], self[name]], environment: [], input: [])
    guard copied.code == 0 else { throw NotStarted(code: copied.code ?? -1) }
  }

  /// Kind, path, modification time and size of everything in a folder, to see later whether something was changed.
  public func snapshot(_ name: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: self[name]).sorted().map { path in
      let facts = try FileManager.default.attributesOfItem(atPath: self["\(name)/\(path)"])
      let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(facts[.type] ?? "") \(path) \(time) \(facts[.size] ?? 0)"
    }
  }

  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
  }

  public func makeLink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
  }

  public func setPermissions(_ permissions: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: self[name])
  }

  /// Gives a folder and everything in it to another account, which only root may do.
  public func giveAway(_ name: String, to account: Int) throws {
    for path in try [""] + FileManager.default.subpathsOfDirectory(atPath: self[name]) {
      try FileManager.default.setAttributes([.ownerAccountID: account], ofItemAtPath: self["\(name)/\(path)"])
    }
  }

  public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self[name]) }

  public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

  public func read(_ name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }
}

/// Lends a folder to `body`.
public func withTemporaryFolder<R>(_ body: (TemporaryFolder) async throws -> R) async throws -> R {
  let folder = try TemporaryFolder()
  do {
    let result = try await body(folder)
    folder.remove()
    return result
  } catch {
    folder.remove()
    throw error
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
