internal import Diagnostics
internal import Digest
internal import Glibc

/// The folder of a site that is published into file by file. What a killed build began to move in is moved in first.
func groundInPlace(
  at destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> Ground {
  if let folder = try destination.openIfPresent() {
    _ = try occupant(of: folder, at: destination)
    try destination.refuseUnlessWritable(folder)
  }
  // The one beside the destination first: while that is held by somebody else, nothing is made in the destination.
  let secondLock = try lockAgainstExchange(destination, on: disk)
  let root = try unlessFailing(
    { () throws(PublishingError) in try destination.openOrMake(on: disk) },
    undo: { secondLock?.removeFile(on: disk) })
  let lock = try unlessFailing(
    { () throws(PublishingError) in try BuildLock(InnerName.lock, in: root) },
    undo: { secondLock?.removeFile(on: disk) })
  // Only now can nobody else change it.
  let oldSite = try unlessFailing(
    { () throws(PublishingError) in try tidiedSite(in: root, at: destination, on: disk, into: &log) },
    undo: {
      lock.removeFile(on: disk)
      secondLock?.removeFile(on: disk)
    })
  let home = try Folder(reopening: root)
  let shown = try root.status()
  return Ground(
    destination: destination, root: root, home: home, oldSite: oldSite, shown: shown, lock: lock,
    secondLock: secondLock)
}

/// The site that stands in `root` when all is done that builds which were stopped have left to do. The lock must be held.
private func tidiedSite(
  in root: borrowing Folder, at destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> OldSite? {
  removeStages(in: root, of: destination, on: disk, into: &log)
  if try root.status(of: InnerName.arriving) != nil {
    try moveIn(destination, root, on: disk, into: &log)
    log.emit(
      Diagnostic(
        .finished, .note, "an earlier build was stopped while it published in place; what it had begun is finished now",
        help: "Nothing is to be done", at: FileLocation(path: destination.path)))
  }
  guard case .site = try occupant(of: root, at: destination) else { return nil }
  return OldSite(manifest: try destination.manifest(in: root), folder: try Folder(reopening: root))
}

/// What builds in place that were stopped have left before they moved anything in. The lock must be held.
private func removeStages(
  in root: borrowing Folder, of destination: Destination, on disk: Disk, into log: inout DiagnosticLog
) {
  do throws(PublishingError) {
    try removeStages(in: root, named: InnerName.stage, on: disk)
  } catch {
    reportUntidied(error, of: destination, into: &log)
  }
}

/// Whether a name is one that only a build in place uses, while it is at work.
func isOfBuildInPlace(_ name: DiskPath) -> Bool {
  name == InnerName.lock || name == InnerName.arriving || Destination.isName(name, of: InnerName.stage)
}

extension Destination {
  /// Removes what a build in place that was stopped has left in the destination, unless it had begun to move files in.
  ///
  /// - Parameter parent: The folder that holds the destination.
  /// - Throws: ``PublishingError/locked(path:holder:)`` while such a build is at work, whatever account it has.
  func tidyAfterBuildInPlace(
    in parent: borrowing Folder, on disk: Disk, into log: inout DiagnosticLog
  ) throws(PublishingError) {
    guard let folder = try folderOfBuildInPlace(in: parent) else { return }
    // Its lock tells: the names alone are left by the dead, too.
    let lock = try BuildLock(InnerName.lock, in: folder)
    defer { lock.removeFile(on: disk) }
    // A folder of somebody else, or one with a site that has begun to arrive, is refused untouched.
    _ = try occupant(in: parent)
    removeStages(in: folder, of: self, on: disk, into: &log)
  }

  /// The destination, if anything lies in it that a build in place uses.
  private func folderOfBuildInPlace(in parent: borrowing Folder) throws(PublishingError) -> Folder? {
    guard try parent.status(of: DiskPath(name))?.kind == .folder else { return nil }
    let folder = try Folder(DiskPath(name), in: parent)
    guard try folder.names().contains(where: isOfBuildInPlace) else { return nil }
    return folder
  }
}

private func occupant(
  of folder: borrowing Folder, at destination: Destination
) throws(PublishingError) -> Occupant {
  let names = try folder.names().filter { !isOfBuildInPlace($0) && !Destination.isName($0, of: InnerName.kept) }
  // Then there is no manifest yet, if it is the first site that is being moved in.
  if try folder.status(of: InnerName.arriving) != nil { return .emptyFolder }
  return try destination.occupant(of: folder, names)
}

/// Where the folder could also be exchanged, both kinds of build take the lock that those use.
private func lockAgainstExchange(_ destination: Destination, on disk: Disk) throws(PublishingError) -> BuildLock? {
  let parent = try destination.openOrMakeParent(on: disk)
  guard parent.isWritable else { return nil }
  // One that is not there yet is made on the same device.
  if let root = try destination.openIfPresent(), try parent.status().device != root.status().device { return nil }
  return try BuildLock(destination.lockName, in: parent)
}

// MARK: The journal

/// The file in the stage that lists what is to be removed once all of the new site stands.
///
/// What is to be moved in needs no list: it is what still lies in the stage.
private let journalName = DiskPath(".journal.json")

func writeJournal(of stage: Stage, _ files: [WrittenFile], kept: [String: ContentDigest]) throws(PublishingError) {
  var gone = stage.oldSite?.manifest.outputs ?? [:]
  if let old = stage.oldSite { gone.merge(try keptFiles(in: old.folder)) { first, _ in first } }
  for file in files { gone[file.address] = nil }
  for address in kept.keys { gone[address] = nil }
  var text = Array("{\n\"generator\": \"muster\",\n\"remove\": [".utf8)
  append(gone.sorted { precedes($0.key, $1.key) }, to: &text) { [("path", $0.key), ("sha256", $0.value.description)] }
  try stage.disk.createFile(journalName, in: stage.folder, text + Array("]\n}\n".utf8))
}

private func readJournal(in arriving: borrowing Folder) throws(PublishingError) -> [DiskPath] {
  // It goes last: where it is missing, all that it listed is gone.
  guard try arriving.status(of: journalName) != nil else { return [] }
  guard let listed = listedFiles("remove", in: try arriving.contents(of: journalName)) else {
    throw .refused(
      reason: "\(arriving.display(journalName)) is damaged, so it is not known which files are to be removed",
      help: "Remove that file and build again; pages that are gone then stay until you remove them")
  }
  return listed.keys.sorted(by: precedes).map { DiskPath($0) }
}

// MARK: Moving in

/// Moves the staged site into its place. From the first step on there is no way but forward.
///
/// - Returns: 0: files of others stay where they are.
func moveIn(_ stage: Stage, into log: inout DiagnosticLog) throws(PublishingError) -> Int {
  do throws(PublishingError) {
    try stage.disk.replace(stage.name, in: stage.home, as: InnerName.arriving, in: stage.home)
  } catch {
    stage.discard()
    throw error
  }
  do throws(PublishingError) {
    try moveIn(stage.destination, stage.root, on: stage.disk, into: &log)
  } catch {
    stage.release()
    throw .unfinished(path: stage.destination.path, failure: "\(error)")
  }
  return 0
}

/// What is moved in after what: a page comes after the files that it needs, and lists of pages come after the pages. The
/// manifest is last, because until then the old one tells whose the files in its place are.
private enum Phase: Int, Comparable, CaseIterable {
  case namedByContent, pages, lists, record, manifest

  init(of path: DiskPath) {
    let address = String(describing: path)
    switch path.components.count {
    case _ where isNamedByContent(address): self = .namedByContent
    case _ where address.utf8.elementsEqual(Manifest.name.utf8): self = .manifest
    case _ where address.utf8.elementsEqual(BuildRecord.name.utf8): self = .record
    case ...2: self = .lists
    default: self = .pages
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Does what is left to do, and can be stopped anywhere and done again.
private func moveIn(
  _ destination: Destination, _ root: borrowing Folder, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) {
  try disk.flush(root)
  let arriving = try Folder(InnerName.arriving, in: root)
  let gone = try readJournal(in: arriving)
  let files = Dictionary(grouping: try files(in: arriving)) { Phase(of: $0) }
  let mover = Mover(disk: disk, own: try OwnFiles(in: root), kept: try unusedName(InnerName.kept, in: root))
  var source = try Descent(from: arriving)
  var target = try Descent(from: root)
  var stuck = 0
  for phase in Phase.allCases {
    guard let files = files[phase] else { continue }
    // What the manifest lists must not get lost after it.
    if phase == .manifest { try disk.flushFileSystem(of: root) }
    for file in files { stuck += try mover.move(file, from: &source, to: &target, in: root) }
  }
  try disk.flushFileSystem(of: root)
  try mover.own.remove(files: gone, from: root, on: disk)
  try mover.own.remove(folders: foldersAbove(gone).sorted().reversed(), from: root, on: disk)
  try disk.flushFileSystem(of: root)
  try removeEmptyFolders(in: arriving, on: disk)
  if try arriving.status(of: journalName) != nil { try disk.removeFile(journalName, in: arriving) }
  try disk.removeFolder(InnerName.arriving, in: root)
  guard stuck > 0 else { return }
  log.emit(
    Diagnostic(
      .keptFiles, .warning,
      "\(stuck) \(stuck == 1 ? "file" : "files") that Muster did not write stood where the new site has files of its own",
      help: "Look into \(root.display(mover.kept)), where they are kept, and remove it",
      at: FileLocation(path: destination.path)))
}

/// The files of a site on its way in, sorted; without the journal.
private func files(in arriving: borrowing Folder) throws(PublishingError) -> [DiskPath] {
  var (files, queue): ([DiskPath], [DiskPath?]) = ([], [nil])
  while let folder = queue.popLast() {
    for entry in try arriving.entries(at: folder) {
      let path = folder?.appending(entry.name) ?? entry.name
      if entry.kind == .folder { queue.append(path) } else if path != journalName { files.append(path) }
    }
  }
  return files.sorted()
}

/// Moves single files to their places.
private struct Mover {
  let disk: Disk
  /// Of the site that is being replaced.
  let own: OwnFiles
  /// Where files of others go that stand in the way.
  let kept: DiskPath

  /// - Parameters:
  ///   - source: In the folder in which the new site waits.
  ///   - target: In `root`, the site itself.
  /// - Returns: How many things of others stood in the way.
  func move(
    _ path: DiskPath, from source: inout Descent, to target: inout Descent, in root: borrowing Folder
  ) throws(PublishingError) -> Int {
    try source.go(to: path)
    var stuck = 0
    do throws(PublishingError) {
      try target.go(to: path)
    } catch .disk(let failure) where outOfReach.contains(failure.code) {
      stuck = try makeRoom(above: path, in: root)
      _ = try disk.openFolder(path.folders, in: root)
      try target.go(to: path)
    }
    let name = path.name
    if let status = try target.folder.status(of: name), status.kind != .file || !own.contains(path) {
      stuck += try setAside(path, in: root, target.folder)
    }
    try disk.replace(name, in: source.folder, as: name, in: target.folder)
    return stuck
  }

  /// Puts aside what is no folder and stands in the place of one on the way to `path`.
  private func makeRoom(above path: DiskPath, in root: borrowing Folder) throws(PublishingError) -> Int {
    var folder = try Folder(reopening: root)
    var above: DiskPath?
    for component in path.folders {
      let here = above?.appending(component) ?? component
      guard let status = try folder.status(of: component) else { return 0 }
      guard status.kind == .folder else { return try setAside(here, in: root, folder) }
      folder = try Folder(component, in: folder)
      above = here
    }
    return 0
  }

  /// - Parameter folder: The one that holds what stands at `path`.
  private func setAside(
    _ path: DiskPath, in root: borrowing Folder, _ folder: borrowing Folder
  ) throws(PublishingError) -> Int {
    if own.contains(path), try folder.status(of: path.name)?.kind == .file {
      try disk.removeFile(path.name, in: folder)
      return 0
    }
    let target = try disk.openFolder([kept] + path.folders, in: root)
    try disk.replace(path.name, in: folder, as: path.name, in: target)
    return 1
  }
}

private func removeEmptyFolders(in arriving: borrowing Folder, on disk: Disk) throws(PublishingError) {
  for entry in try arriving.entries() where entry.kind == .folder {
    try removeTree(entry.name, in: arriving, on: disk)
  }
}
