public import Diagnostics
internal import Digest
internal import ReportModel

/// Shows the staged site in place of the old one, and tidies up after it.
///
/// The stage is used up, whatever comes of it.
///
/// - Parameters:
///   - files: Everything that was written to the stage.
///   - record: What nobody compares.
///   - log: Gets what the gate found, or what could not be tidied.
/// - Throws: The old site then stands unchanged, but for ``PublishingError/unfinished(path:failure:)``.
public func publish(
  _ stage: Stage, _ files: [WrittenFile], inputs: [ManifestInput], record: BuildRecord, into log: inout DiagnosticLog
) throws(PublishingError) -> Publication {
  // Once for the gate and for the manifest, which both need it.
  let files = ordered(files)
  let draft: Draft
  do throws(PublishingError) {
    try refuseBrokenLinks(in: files, stage.linked, into: &log)
    try refuseLosses(of: stage, files, inputs, into: &log)
    draft = try complete(stage, files, inputs: inputs, record: record)
  } catch {
    stage.discard()
    throw error
  }
  let carried =
    switch stage.order.mode {
    case .exchange: try exchange(stage, into: &log)
    case .releases: try release(stage, draft, into: &log)
    case .inPlace: try moveIn(stage, into: &log)
    }
  stage.release()
  let linked = files.count { $0.isLinked }
  let old = stage.oldSite?.manifest.outputs ?? [:]
  return Publication(
    written: files.count - linked, linked: linked, removed: old.count - files.count { old[$0.address] != nil },
    carried: carried, kept: draft.kept)
}

private func refuseBrokenLinks(
  in files: [WrittenFile], _ addresses: LinkedAddresses, into log: inout DiagnosticLog
) throws(PublishingError) {
  let broken = brokenLinks(inOrdered: files, addresses)
  for diagnostic in broken { log.emit(diagnostic) }
  guard broken.isEmpty else {
    throw .refused(
      reason: "the new site has \(broken.count) broken \(broken.count == 1 ? "link" : "links")",
      help: "The site that stands now stays; see the errors above")
  }
}

private func refuseLosses(
  of stage: Stage, _ files: [WrittenFile], _ inputs: [ManifestInput], into log: inout DiagnosticLog
) throws(PublishingError) {
  guard let old = stage.oldSite?.manifest, !stage.order.allowsLosses else { return }
  let losses = losses(since: old, files: files, inputs: inputs, at: FileLocation(path: stage.destination.path))
  for diagnostic in losses { log.emit(diagnostic) }
  guard losses.isEmpty else {
    throw .refused(
      reason: "the new site lacks too much of what the one that stands has",
      help: "The site that stands now stays; see the errors above")
  }
}

/// A site that lies on the disk, whole, and is not shown yet.
struct Draft {
  var manifest: ContentDigest
  /// It is the one that stands, file by file.
  var isUnchanged: Bool
  /// How many files of the site before it holds on to.
  var kept: Int
}

/// Adds what is known only at the end, and waits until all of it is on the disk.
private func complete(
  _ stage: Stage, _ files: [WrittenFile], inputs: [ManifestInput], record: BuildRecord
) throws(PublishingError) -> Draft {
  let kept = try stage.keepFiles(besides: files)
  let manifest = try stage.store(Manifest.pieces(inputs: inputs, outputs: files), at: Manifest.name) { _ in true }
  let size = files.reduce(manifest.size) { $0 + $1.size }
  let recordBytes = record.encode(files: files.count, bytes: size, kept: kept)
  _ = try stage.store(recordBytes, at: DiskPath(BuildRecord.name), mayLink: false)
  switch stage.order.mode {
  case .exchange, .releases: try stage.disk.setMode(of: stage.folder, to: stage.mode)
  case .inPlace: try writeJournal(of: stage, files, kept: kept)
  }
  try stage.disk.flushFileSystem(of: stage.folder)
  return Draft(
    manifest: manifest.sha256, isUnchanged: manifest.isLinked && files.allSatisfy(\.isLinked), kept: kept.count)
}
