internal import Diagnostics
internal import Glibc

/// What a file system has left for this user.
package struct Room: Hashable, Sendable {
  /// `nil` where the file system does not say.
  package var bytes: Int?
  /// How many files and folders can still be made; `nil` where there is no limit but the bytes, or the file system does not say.
  package var files: Int?

  package init(bytes: Int?, files: Int?) { (self.bytes, self.files) = (bytes, files) }
}

extension Folder {
  /// On the file system that holds the folder. Of quotas it knows what the file system says of itself.
  var room: Room {
    var status = statvfs()
    let isKnown = unsafe fstatvfs(descriptor, &status) == 0
    // What is set aside for the administrator is there for him.
    let isAdministrator = geteuid() == 0
    let blocks = isAdministrator ? status.f_bfree : status.f_bavail
    let files = isAdministrator ? status.f_ffree : status.f_favail
    let bytes = UInt(blocks).multipliedReportingOverflow(by: UInt(status.f_frsize))
    // File systems that do not count have none in all.
    return Room(
      bytes: isKnown && status.f_blocks > 0 ? (bytes.overflow ? Int.max : Int(clamping: bytes.partialValue)) : nil,
      files: isKnown && status.f_files > 0 ? Int(clamping: files) : nil)
  }
}

/// Looks at what is left on the file system before a site is written there.
///
/// What the new site will take is known only when it is written: a file that did not change takes nothing, because it is
/// linked or stays. A night that changes two pages fits where a copy of the site would not, and a build that is turned away
/// for nothing leaves a site that grows old. So all that is said beforehand is that a build which changes everything would
/// not fit; and it is refused only where not even the least of builds could be written.
///
/// - Throws: ``PublishingError/noRoom(path:left:)``; of the new site nothing was written.
func refuseWithoutRoom(
  on ground: borrowing Ground, disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) {
  let left = disk.room(of: ground.home)
  if left.bytes.map({ $0 < leastBytes }) ?? false || left.files.map({ $0 < leastFiles }) ?? false {
    throw .noRoom(path: ground.destination.path, left: left.description)
  }
  guard let old = ground.oldSite else { return }
  if let free = left.bytes, let size = old.recordedBytes, free < size {
    log.emit(
      littleRoom("\(shown(bytes: free)) are left", "has \(shown(bytes: size))", at: ground.destination))
  }
  // Counting folders takes a while, and no file of a site lies in ten of its own.
  if let free = left.files, free < 10 * (old.manifest.outputs.count + 2), case let count = old.fileAndFolderCount,
    free < count
  {
    log.emit(littleRoom("\(free) more files and folders can be made", "has \(count)", at: ground.destination))
  }
}

/// The stage, the record and what little else a build writes that finds nothing changed.
private let leastFiles = 8
/// Less than the files that are the same in every site.
private let leastBytes = 128 << 10

private func littleRoom(_ left: String, _ taken: String, at destination: Destination) -> Diagnostic {
  Diagnostic(
    .littleRoom, .warning,
    "\(left) on the file system of the destination, and the site that stands \(taken): with many changes a build will not fit",
    help: "Make room there before a build stops for the want of it", at: FileLocation(path: destination.path))
}

extension OldSite {
  /// What it took when it was written, as its build record has it; `nil` where that does not say.
  fileprivate var recordedBytes: Int? {
    guard let bytes = try? folder.contents(of: DiskPath(BuildRecord.name)) else { return nil }
    return number("bytes", in: bytes)
  }

  fileprivate var fileAndFolderCount: Int {
    manifest.outputs.count + 2 + foldersAbove(manifest.outputs.keys.lazy.map { DiskPath($0) }).count
  }
}

extension Room: CustomStringConvertible {
  package var description: String {
    let parts = [bytes.map(shown(bytes:)), files.map { "\($0) more \($0 == 1 ? "file" : "files")" }]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }
}

private func shown(bytes: Int) -> String {
  let (unit, name) = bytes < 1 << 20 ? (1 << 10, "KiB") : bytes < 1 << 30 ? (1 << 20, "MiB") : (1 << 30, "GiB")
  let tenths = bytes < Int.max / 10 ? bytes * 10 / unit : Int.max
  return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(name)" : "\(bytes / unit) \(name)"
}
