internal import Diagnostics

/// Ends what builds that were killed have left beside `destination`. The lock must be held.
///
/// Others' files in an old site that was not yet retired are carried into the one that stands now.
func tidyLeftovers(
  of destination: Destination, in parent: borrowing Folder, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) {
  for name in try parent.names() {
    do throws(PublishingError) {
      if Destination.isName(name, of: destination.stageName) {
        try removeTree(name, in: parent, on: disk)
      } else if Destination.isName(name, of: destination.swapName) {
        // A link was to take the destination's place, and nothing is in it.
        if try parent.status(of: name)?.kind == .link {
          try disk.removeFile(name, in: parent)
          continue
        }
        try retireLeftover(name, of: destination, in: parent, on: disk, into: &log)
      }
    } catch {
      // It is in nobody's way: this build takes another name.
      log.emit(
        Diagnostic(
          .untidied, .warning, "what an earlier build left could not be removed: \(error)",
          help: "Mend that, or remove \(parent.display(name)) yourself",
          at: FileLocation(path: destination.path)))
    }
  }
}

private func retireLeftover(
  _ name: DiskPath, of destination: Destination, in parent: borrowing Folder, on disk: Disk,
  into log: inout DiagnosticLog
) throws(PublishingError) {
  guard case .site = try destination.occupant(in: parent) else {
    return try removeOrKeep(name, of: destination, in: parent, on: disk, into: &log)
  }
  let new = try Folder(DiskPath(destination.name), in: parent)
  let carried = try retire(name, of: destination, in: parent, carryingInto: new, on: disk, into: &log)
  guard carried > 0 else { return }
  log.emit(
    Diagnostic(
      .recovered, .note, "an earlier build was stopped before it had carried over what others put into the site",
      help: "Nothing is lost: it was carried over now", at: FileLocation(path: destination.path)))
}

/// There is no site into which others' files could be carried: it was the first build, or somebody removed the site.
private func removeOrKeep(
  _ name: DiskPath, of destination: Destination, in parent: borrowing Folder, on disk: Disk,
  into log: inout DiagnosticLog
) throws(PublishingError) {
  let old = try Folder(name, in: parent)
  let own = try OwnFiles(in: old)
  if try own.others(in: old).isEmpty {
    try own.remove(from: old, on: disk)
    return try disk.removeFolder(name, in: parent)
  }
  let kept = try firstFreeName(destination.keptName, in: parent) { kept throws(PublishingError) in
    try disk.rename(name, in: parent, to: kept, in: parent)
  }
  log.emit(
    Diagnostic(
      .keptFiles, .warning, "an earlier build was stopped, and the site it belongs to is no longer there",
      help: "Look into \(parent.display(kept)) for files that you put into the site, and remove it",
      at: FileLocation(path: destination.path)))
}
