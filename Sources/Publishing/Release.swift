internal import Diagnostics
internal import Glibc

/// The folder of releases at `destination`, whose `current` leads to a site or is not there.
func groundForRelease(
  at destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> Ground {
  if let folder = try destination.openIfPresent() { try destination.refuseUnlessForReleases(folder) }
  let root = try destination.openOrMake(on: disk)
  try destination.refuseUnlessWritable(root)
  let lock = try BuildLock(InnerName.lock, in: root)
  // Only now can nobody else change it.
  try destination.refuseUnlessForReleases(root)
  let home = try disk.openFolder([ReleaseFolder.releases], in: root)
  let place = try ReleaseFolder(at: root)
  try tidyLeftovers(in: place, of: destination, on: disk, into: &log)
  let oldSite = try standingSite(in: place, of: destination, on: disk, into: &log)
  let shown = try oldSite?.folder.status()
  return Ground(
    destination: destination, root: root, home: home, oldSite: oldSite, shown: shown, lock: lock, secondLock: nil)
}

/// Ends what builds that were killed have left. A whole release that was not shown any more stays, like any other.
private func tidyLeftovers(
  in place: borrowing ReleaseFolder, of destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) {
  do throws(PublishingError) {
    try place.removeNewLink(on: disk)
    for name in try place.releases.names() {
      if Destination.isName(name, of: InnerName.stage) {
        try removeTree(name, in: place.releases, on: disk)
      } else if Destination.isName(name, of: InnerName.trash) {
        try takeApart(name, in: place, of: destination, on: disk, into: &log)
      }
    }
  } catch {
    reportUntidied(error, of: destination, into: &log)
  }
}

/// The site to which `current` leads. Where it leads to none, it is made to lead to the newest that there is. Where somebody
/// has removed it, nobody is shown anything, but the newest still says what the next one must not lose.
private func standingSite(
  in place: borrowing ReleaseFolder, of destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> OldSite? {
  let current = try place.current()
  if let current, let site = try place.site(of: current) { return site }
  let hasLink = try place.hasLink()
  for id in try place.all().reversed() {
    guard let site = try place.site(of: id) else { continue }
    guard hasLink else { return site }
    try place.show(id, on: disk)
    log.emit(
      Diagnostic(
        .mendedLink, .warning,
        "`current` led to \(current.map { "\($0.text), which is gone or damaged" } ?? "no release"); it leads to \(id.text) now",
        help: "Find out who removed it: releases are Muster's to remove", at: FileLocation(path: destination.path)))
    return site
  }
  return nil
}

/// Gives the staged site a name of its own, and lets `current` lead to it: that is the step which shows it.
///
/// A site that is the standing one makes no release, so that a quiet week leaves something to go back to.
///
/// - Returns: How many files of others were taken over from the release before.
func release(_ stage: Stage, _ draft: Draft, into log: inout DiagnosticLog) throws(PublishingError) -> Int {
  let (disk, destination) = (stage.disk, stage.destination)
  var carried = 0
  if draft.isUnchanged {
    stage.remove(named: stage.name)
    try showStanding(of: stage)
  } else {
    carried = try show(stage, draft, into: &log)
  }
  do throws(PublishingError) {
    try disk.flush(stage.root)
    let place = try ReleaseFolder(at: stage.root)
    for id in try place.expired(at: stage.order.time) {
      let name = try unusedName(InnerName.trash, in: place.releases)
      try disk.replace(id.name, in: place.releases, as: name, in: place.releases)
      try takeApart(name, in: place, of: destination, on: disk, into: &log)
    }
  } catch {
    reportUntidied(error, of: destination, into: &log)
  }
  return carried
}

/// Lets `current` lead to the site that stands, where it leads nowhere: somebody removed it, or the first build was stopped
/// before it was made.
private func showStanding(of stage: Stage) throws(PublishingError) {
  let place = try ReleaseFolder(at: stage.root)
  guard try !place.hasLink() else { return }
  for id in try place.all().reversed() where try place.site(of: id) != nil {
    return try place.show(id, on: stage.disk)
  }
}

private func show(_ stage: Stage, _ draft: Draft, into log: inout DiagnosticLog) throws(PublishingError) -> Int {
  var name = stage.name
  do throws(PublishingError) {
    let place = try ReleaseFolder(at: stage.root)
    let carried = try linkOthers(of: stage, into: &log)
    // Later than every other, whatever a clock says that was set back.
    let time = max(stage.order.time, (try place.all().last?.time ?? 0) + 1)
    let id = ReleaseID(manifest: draft.manifest, at: time)
    try stage.disk.replace(stage.name, in: stage.home, as: id.name, in: stage.home)
    name = id.name
    try stage.disk.flush(stage.home)
    try place.show(id, on: stage.disk)
    return carried
  } catch {
    stage.remove(named: name)
    stage.release()
    throw error
  }
}

/// Gives what others put into the standing release a second name in the new one.
private func linkOthers(of stage: Stage, into log: inout DiagnosticLog) throws(PublishingError) -> Int {
  guard let old = stage.oldSite else { return 0 }
  var (carried, stuck, queue) = (0, 0, try OwnFiles(in: old.folder).others(in: old.folder))
  while let path = queue.popLast() {
    let source = try old.folder.descend(path.parent)
    do throws(PublishingError) {
      if try source.status(of: path.name)?.kind == .folder {
        queue += try Folder(path.name, in: source).names().map(path.appending)
        _ = try stage.disk.openFolder(path.components, in: stage.folder)
      } else {
        let target = try stage.disk.openFolder(path.folders, in: stage.folder)
        try stage.disk.link(path.name, in: source, as: path.name, in: target)
        carried += 1
      }
    } catch .disk(let failure) where obstructions.contains(failure.code) || failure.code == EEXIST {
      stuck += 1
    }
  }
  if stuck > 0 {
    log.emit(
      Diagnostic(
        .keptFiles, .warning,
        "\(stuck) \(stuck == 1 ? "file" : "files") that Muster did not write had no room in the new site",
        help: "They are still in \(old.folder.path)", at: FileLocation(path: stage.destination.path)))
  }
  return carried
}

extension ReleaseFolder {
  /// The releases that nobody needs any more: not among the newest five, not shown, not pinned, and older than an hour.
  fileprivate func expired(at time: Int) throws(PublishingError) -> [ReleaseID] {
    let (all, current, pinned) = (try all(), try current(), try pinned())
    return all.dropLast(Self.kept).filter { $0 != current && !pinned.contains($0) && $0.time < time - Self.grace }
  }

  private static let kept = 5
  /// In seconds: a reader may be on its way through it.
  private static let grace = 3600
}

/// Removes a release that was put aside. What others have in it and nowhere else is kept.
private func takeApart(
  _ name: DiskPath, in place: borrowing ReleaseFolder, of destination: Destination, on disk: Disk,
  into log: inout DiagnosticLog
) throws(PublishingError) {
  let folder = try Folder(name, in: place.releases)
  let own = try OwnFiles(in: folder)
  let stuck = try removeCopies(of: try own.others(in: folder), in: folder, on: disk)
  try own.remove(from: folder, on: disk)
  guard stuck > 0 else { return try disk.removeFolder(name, in: place.releases) }
  let kept = try unusedName(InnerName.kept, in: place.releases)
  try disk.replace(name, in: place.releases, as: kept, in: place.releases)
  log.emit(
    Diagnostic(
      .keptFiles, .warning,
      "\(stuck) \(stuck == 1 ? "file" : "files") that Muster did not write \(stuck == 1 ? "is" : "are") in no newer release",
      help: "Look into \(place.releases.display(kept)), where they are kept, and remove it",
      at: FileLocation(path: destination.path)))
}

/// Removes those of `others` that have another name, in a newer release for instance, and the folders that are empty then.
///
/// - Returns: How many had none, and stay.
private func removeCopies(
  of others: [DiskPath], in site: borrowing Folder, on disk: Disk
) throws(PublishingError) -> Int {
  var (stuck, queue, folders) = (0, others, [DiskPath]())
  while let path = queue.popLast() {
    let above = try site.descend(path.parent)
    guard let status = try above.status(of: path.name) else { continue }
    if status.kind == .folder {
      queue += try Folder(path.name, in: above).names().map(path.appending)
      folders.append(path)
    } else if status.names > 1 {
      try disk.removeFile(path.name, in: above)
    } else {
      stuck += 1
    }
  }
  // The folders in a folder stand after it.
  for path in folders.reversed() {
    do throws(PublishingError) {
      try disk.removeFolder(path.name, in: try site.descend(path.parent))
    } catch .disk(let failure) where failure.code == ENOTEMPTY {}
  }
  return stuck
}

func reportUntidied(_ error: PublishingError, of destination: Destination, into log: inout DiagnosticLog) {
  log.emit(
    Diagnostic(
      .untidied, .warning, "what an earlier build left could not be removed: \(error)",
      help: "The next build tries again", at: FileLocation(path: destination.path)))
}
