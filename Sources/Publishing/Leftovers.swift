internal import Diagnostics

/// Ends what builds that were killed have left beside `destination`. The lock must be held.
///
/// Others' files in an old site that was not yet retired are carried into the one that stands now.
func tidyLeftovers(
  of destination: Destination, in parent: borrowing Folder, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) {
  for name in try parent.names() {
    if Destination.isName(name, of: destination.stageName) {
      try removeTree(name, in: parent, on: disk)
    } else if Destination.isName(name, of: destination.swapName) {
      try retireLeftover(name, of: destination, in: parent, on: disk, into: &log)
    }
  }
}

private func retireLeftover(
  _ name: DiskPath, of destination: Destination, in parent: borrowing Folder, on disk: Disk,
  into log: inout DiagnosticLog
) throws(PublishingError) {
  guard try parent.status(of: DiskPath(destination.name)) != nil else {
    return try keep(name, of: destination, in: parent, on: disk, into: &log)
  }
  let new = try Folder(DiskPath(destination.name), in: parent)
  let carried = try retire(name, of: destination, in: parent, carryingInto: new, on: disk, into: &log)
  guard carried > 0 else { return }
  log.emit(
    Diagnostic(
      .recovered, .note, "an earlier build was stopped before it had carried over what others put into the site",
      help: "Nothing is lost: it was carried over now", at: FileLocation(path: destination.path)))
}

/// Somebody removed the site after that build: there is nothing to carry others' files into.
private func keep(
  _ name: DiskPath, of destination: Destination, in parent: borrowing Folder, on disk: Disk,
  into log: inout DiagnosticLog
) throws(PublishingError) {
  let kept = try firstFreeName(destination.keptName, in: parent) { kept throws(PublishingError) in
    try disk.rename(name, in: parent, to: kept, in: parent)
  }
  log.emit(
    Diagnostic(
      .keptFiles, .warning, "an earlier build was stopped, and the site it belongs to is no longer there",
      help: "Look into \(parent.display(kept)) for files that you put into the site, and remove it",
      at: FileLocation(path: destination.path)))
}
