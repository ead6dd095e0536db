internal import Diagnostics
internal import Glibc

/// The folder that holds `destination`, in which a stage can be made and the two can change places.
func groundForExchange(
  at destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> Ground {
  let parent = try destination.openParent(on: disk)
  let lock = try BuildLock(destination.lockName, in: parent)
  // Only now can nobody else change it.
  let oldSite = try unlessFailing(
    { () throws(PublishingError) in try tidiedSite(of: destination, in: parent, on: disk, into: &log) },
    undo: { lock.removeFile(on: disk) })
  return Ground(
    destination: destination, root: try Folder(reopening: parent), home: try Folder(reopening: parent),
    oldSite: oldSite, shown: try parent.status(of: DiskPath(destination.name)), lock: lock, secondLock: nil)
}

/// The site that stands when nothing is left of builds that were stopped. The lock must be held.
private func tidiedSite(
  of destination: Destination, in parent: borrowing Folder, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> OldSite? {
  try destination.tidyAfterBuildInPlace(in: parent, on: disk, into: &log)
  // Before anything of the dead is touched: what is not ours to replace is refused.
  _ = try destination.occupant(in: parent)
  try tidyLeftovers(of: destination, in: parent, on: disk, into: &log)
  guard case .site = try destination.occupant(in: parent) else { return nil }
  let folder = try Folder(DiskPath(destination.name), in: parent)
  return OldSite(manifest: try destination.manifest(in: folder), folder: folder)
}

/// Shows the staged site in one step, and takes the old one apart.
///
/// - Returns: How many files and folders of others were carried over.
func exchange(_ stage: Stage, into log: inout DiagnosticLog) throws(PublishingError) -> Int {
  tidy(stage, try changePlaces(stage, into: &log), into: &log)
}

/// Puts the stage at the destination.
///
/// - Returns: The name that the old folder has now; `nil` when there was none.
private func changePlaces(_ stage: Stage, into log: inout DiagnosticLog) throws(PublishingError) -> DiskPath? {
  let (disk, destination) = (stage.disk, DiskPath(stage.destination.name))
  var current = stage.name
  do throws(PublishingError) {
    // Somebody may have put something there while the pages were written, a build in place among others.
    try stage.destination.tidyAfterBuildInPlace(in: stage.root, on: disk, into: &log)
    let occupant = try stage.destination.occupant(in: stage.root)
    if case .nothing = occupant {
      try disk.rename(stage.name, in: stage.root, to: destination, in: stage.root)
      return nil
    }
    // From here on others' files may be found under the name, so it is another one.
    current = try firstFreeName(stage.destination.swapName, in: stage.root) { name throws(PublishingError) in
      try disk.rename(stage.name, in: stage.root, to: name, in: stage.root)
    }
    try disk.exchange(current, destination, in: stage.root)
    return current
  } catch {
    stage.remove(named: current)
    stage.release()
    throw refusal(for: error, at: stage.destination.path)
  }
}

/// A file system that cannot exchange is a matter of where the destination lies, not of input and output.
func refusal(for error: PublishingError, at path: String) -> PublishingError {
  guard case .disk(let failure) = error else { return error }
  switch failure.code {
  case EBUSY: return .refused(reason: "\(path) is a mount point, which cannot change places", help: inPlaceOrBelow)
  case EXDEV:
    return .refused(
      reason: "\(path) lies on another layer of the file system than the folder around it", help: inPlaceOrBelow)
  case EINVAL, ENOSYS:
    return .refused(
      reason: "the file system of \(path) cannot exchange two folders in one step",
      help: "Publish with `--releases`, which switches a link, or file by file with `--in-place`")
  default: return error
  }
}

/// Nothing that fails here undoes the publication: the next build finishes the job.
private func tidy(_ stage: Stage, _ retired: DiskPath?, into log: inout DiagnosticLog) -> Int {
  do throws(PublishingError) {
    try stage.disk.flush(stage.root)
    guard let retired else { return 0 }
    return try retire(
      retired, of: stage.destination, in: stage.root, carryingInto: stage.folder, on: stage.disk, into: &log)
  } catch {
    log.emit(
      Diagnostic(
        .untidied, .warning, "the new site stands, but what was left of the old one could not be removed: \(error)",
        help: "The next build tries again", at: FileLocation(path: stage.destination.path)))
    return 0
  }
}
