public import Diagnostics
internal import Glibc

/// Shows the staged site in place of the old one, in one step, and tidies up after it.
///
/// The stage is used up, whatever comes of it.
///
/// - Parameters:
///   - files: Everything that was written to the stage.
///   - buildRecord: The bytes of `BUILD.json`, which nobody compares.
///   - log: Gets the broken links, or what could not be tidied.
/// - Throws: The old site then stands unchanged.
public func publish(
  _ stage: Stage, _ files: [WrittenFile], inputs: [ManifestInput], buildRecord: [UInt8],
  into log: inout DiagnosticLog
) throws(PublishingError) -> Publication {
  do throws(PublishingError) {
    try refuseBrokenLinks(in: files, into: &log)
    try complete(stage, files, inputs: inputs, buildRecord: buildRecord)
  } catch {
    stage.discard()
    throw error
  }
  let retired = try exchange(stage)
  defer { stage.release() }
  let carried = tidy(stage, retired, into: &log)
  let addresses = Set(files.map(\.address))
  let linked = files.count { $0.isLinked }
  return Publication(
    written: files.count - linked, linked: linked,
    removed: stage.oldSite?.manifest.outputs.keys.count { !addresses.contains($0) } ?? 0, carried: carried)
}

private func refuseBrokenLinks(in files: [WrittenFile], into log: inout DiagnosticLog) throws(PublishingError) {
  let broken = brokenLinks(in: files)
  for diagnostic in broken { log.emit(diagnostic) }
  guard broken.isEmpty else {
    throw .refused(
      reason: "the new site has \(broken.count) broken \(broken.count == 1 ? "link" : "links")",
      help: "The site that stands now stays; see the errors above")
  }
}

/// Adds what is known only at the end, and waits until all of it is on the disk.
private func complete(
  _ stage: Stage, _ files: [WrittenFile], inputs: [ManifestInput], buildRecord: [UInt8]
) throws(PublishingError) {
  let manifest = Manifest.encode(inputs: inputs, outputs: files)
  _ = try stage.store(manifest, at: DiskPath(Manifest.name), mayLink: true)
  _ = try stage.store(buildRecord, at: DiskPath(Manifest.buildRecordName), mayLink: false)
  try stage.disk.setMode(of: stage.folder, to: stage.mode)
  try stage.disk.flushFileSystem(of: stage.folder)
}

/// Puts the stage at the destination.
///
/// - Returns: The name that the old folder has now; `nil` when there was none.
private func exchange(_ stage: Stage) throws(PublishingError) -> DiskPath? {
  let (disk, destination) = (stage.disk, DiskPath(stage.destination.name))
  var current = stage.name
  do throws(PublishingError) {
    // Somebody may have put something there while the pages were written.
    let occupant = try stage.destination.occupant(in: stage.parent)
    if case .nothing = occupant {
      try disk.rename(stage.name, in: stage.parent, to: destination, in: stage.parent)
      return nil
    }
    // From here on others' files may be found under the name, so it is another one.
    current = try firstFreeName(stage.destination.swapName, in: stage.parent) { name throws(PublishingError) in
      try disk.rename(stage.name, in: stage.parent, to: name, in: stage.parent)
    }
    try disk.exchange(current, destination, in: stage.parent)
    return current
  } catch {
    stage.remove(named: current)
    stage.release()
    throw refusal(for: error, at: stage.destination.path)
  }
}

/// A file system that cannot exchange is a matter of where the destination lies, not of input and output.
private func refusal(for error: PublishingError, at path: String) -> PublishingError {
  guard case .disk(let failure) = error else { return error }
  switch failure.code {
  case EBUSY: return .refused(reason: "\(path) is a mount point, which cannot change places", help: belowMount)
  case EXDEV:
    return .refused(
      reason: "\(path) lies on another layer of the file system than the folder around it", help: belowMount)
  case EINVAL, ENOSYS:
    return .refused(
      reason: "the file system of \(path) cannot exchange two folders in one step",
      help: "Publish to a local file system and copy the site from there")
  default: return error
  }
}

/// Nothing that fails here undoes the publication: the next build finishes the job.
private func tidy(_ stage: Stage, _ retired: DiskPath?, into log: inout DiagnosticLog) -> Int {
  do throws(PublishingError) {
    try stage.disk.flush(stage.parent)
    guard let retired else { return 0 }
    return try retire(
      retired, of: stage.destination, in: stage.parent, carryingInto: stage.folder, on: stage.disk, into: &log)
  } catch {
    log.emit(
      Diagnostic(
        .untidied, .warning, "the new site stands, but what was left of the old one could not be removed: \(error)",
        help: "The next build tries again", at: FileLocation(path: stage.destination.path)))
    return 0
  }
}
