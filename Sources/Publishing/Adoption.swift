public import Diagnostics
internal import Glibc

/// Lets the folder in which a site stands become a link to what releases show, in one step: whoever serves that folder shows a
/// whole site at any moment, and every release from then on.
///
/// What others have put into the folder is carried into the release that is shown. Stopped anywhere, the next call finishes.
///
/// - Parameters:
///   - site: Absolute. Where nothing stands the link is made, too.
///   - folder: Absolute; the one that holds the releases.
/// - Returns: `false` when it was such a link already.
/// - Throws: A refusal for what is no site of Muster's. What stood there stands there still.
public func adopt(_ site: String, into folder: String, _ log: inout DiagnosticLog) throws(PublishingError) -> Bool {
  try adopt(site, into: folder, on: .real, &log)
}

package func adopt(
  _ site: String, into folder: String, on disk: Disk, _ log: inout DiagnosticLog
) throws(PublishingError) -> Bool {
  let (destination, home) = (try Destination(site), try Destination(folder))
  guard !"\(home.path)/".utf8.starts(with: "\(destination.path)/".utf8) else {
    throw .refused(
      reason: "the releases in \(home.path) would be below the link", help: "Publish them into a folder beside the site"
    )
  }
  guard !"\(destination.path)/".utf8.starts(with: "\(home.path)/".utf8) else {
    throw .refused(
      reason: "\(destination.path) belongs to the releases in \(home.path)",
      help: "Name the folder that is served, which lies beside them")
  }
  let place = try releaseFolder(at: home)
  try destination.refuseUnlessWritable(place.root)
  let release = try shownRelease(in: place, of: home)
  let parent = try destination.openParent(on: disk)
  let lock = try BuildLock(destination.lockName, in: parent)
  defer { lock.removeFile(on: disk) }
  let second = try BuildLock(InnerName.lock, in: place.root)
  defer { second.removeFile(on: disk) }

  let target = "\(home.path)/\(ReleaseFolder.current)"
  let isNew = try parent.target(of: DiskPath(destination.name))?.utf8.elementsEqual(target.utf8) != true
  if isNew {
    try destination.tidyAfterBuildInPlace(in: parent, on: disk, into: &log)
    try putLink(to: DiskPath(target), at: destination, in: parent, on: disk)
  }
  try retireOldSites(of: destination, in: parent, carryingInto: release, on: disk, into: &log)
  return isNew
}

/// The folder to which `current` leads: others' files are carried there.
private func shownRelease(
  in place: borrowing ReleaseFolder, of home: Destination
) throws(PublishingError) -> Folder {
  guard let id = try place.current(), try place.site(of: id) != nil else {
    throw .refused(
      reason: "\(home.path) shows no release yet", help: "Build with `--releases \(home.path)` first")
  }
  return try Folder(id.name, in: place.releases)
}

private func putLink(
  to target: DiskPath, at destination: Destination, in parent: borrowing Folder, on disk: Disk
) throws(PublishingError) {
  let occupant = try destination.occupant(in: parent)
  if case .site = occupant { _ = try destination.manifest(in: Folder(DiskPath(destination.name), in: parent)) }
  let (name, own) = (
    try firstFreeName(destination.swapName, in: parent) { name throws(PublishingError) in
      try disk.makeSymbolicLink(name, to: target, in: parent)
    }, DiskPath(destination.name)
  )
  do throws(PublishingError) {
    switch occupant {
    case .nothing: try disk.rename(name, in: parent, to: own, in: parent)
    case .emptyFolder, .site: try disk.exchange(name, own, in: parent)
    }
    try disk.flush(parent)
  } catch {
    if try parent.status(of: name)?.kind == .link { try? disk.removeFile(name, in: parent) }
    throw refusal(for: error, at: destination.path)
  }
}

/// The site that stood there, and what calls that were stopped have left.
private func retireOldSites(
  of destination: Destination, in parent: borrowing Folder, carryingInto release: borrowing Folder, on disk: Disk,
  into log: inout DiagnosticLog
) throws(PublishingError) {
  do throws(PublishingError) {
    for name in try parent.names() where Destination.isName(name, of: destination.swapName) {
      if try parent.status(of: name)?.kind == .link {
        try disk.removeFile(name, in: parent)
      } else {
        _ = try retire(name, of: destination, in: parent, carryingInto: release, on: disk, into: &log)
      }
    }
  } catch {
    reportUntidied(error, of: destination, into: &log)
  }
}
