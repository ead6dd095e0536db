public import Diagnostics
internal import ReportModel

/// A site in the folder that `--releases` named.
public struct Release: Hashable, Sendable {
  /// `20261120T020000Z-1a2b3c4d5e6f`.
  public var id: String
  /// When it was made, in seconds since 1970-01-01T00:00:00Z.
  public var time: Int
  /// `current` leads to it.
  public var isShown: Bool

  /// What it holds, by its manifest.
  public struct Size: Hashable, Sendable {
    public var files: Int
    /// Of these, the ones that a browser shows.
    public var pages: Int

    public init(files: Int, pages: Int) { (self.files, self.pages) = (files, pages) }
  }
}

/// The releases in a folder, the oldest first.
///
/// - Parameter folder: Absolute.
/// - Throws: A refusal when there are none.
public func releases(in folder: String) throws(PublishingError) -> [Release] {
  let place = try releaseFolder(at: try Destination(folder))
  let current = try place.current()
  return try place.all().map { Release(id: $0.text, time: $0.time, isShown: $0 == current) }
}

/// - Returns: `nil` for a release whose manifest is not there or cannot be read.
public func size(of release: Release, in folder: String) throws(PublishingError) -> Release.Size? {
  guard let id = ReleaseID(release.id) else { return nil }
  let outputs = try releaseFolder(at: try Destination(folder)).site(of: id)?.manifest.outputs
  return outputs.map { outputs in
    .init(files: outputs.count, pages: outputs.keys.count { $0.utf8.suffix(5).elementsEqual(".html".utf8) })
  }
}

/// Shows an earlier release again. The next build publishes a newer one, as always.
///
/// - Parameters:
///   - folder: Absolute.
///   - id: One of ``releases(in:)``; `nil` for the newest that is older than the one that is shown.
/// - Returns: The id of the release that is shown now.
/// - Throws: What was shown is shown still.
public func rollBack(_ folder: String, to id: String?, into log: inout DiagnosticLog) throws(PublishingError) -> String
{
  try rollBack(folder, to: id, on: .real, into: &log)
}

package func rollBack(
  _ folder: String, to id: String?, on disk: Disk, into log: inout DiagnosticLog
) throws(PublishingError) -> String {
  let destination = try Destination(folder)
  let place = try releaseFolder(at: destination)
  try destination.refuseUnlessWritable(place.root)
  let lock = try BuildLock(InnerName.lock, in: place.root)
  defer { lock.removeFile(on: disk) }
  let target = try place.release(id, of: destination)
  try place.refuseUnlessWhole(target)
  try place.show(target, on: disk)
  do throws(PublishingError) {
    try disk.flush(place.root)
  } catch {
    reportUntidied(error, of: destination, into: &log)
  }
  return target.text
}

/// The releases in a folder.
///
/// - Throws: A refusal when there are none.
func releaseFolder(at destination: Destination) throws(PublishingError) -> ReleaseFolder {
  guard let root = try destination.openIfPresent(), try root.status(of: ReleaseFolder.releases)?.kind == .folder else {
    throw .refused(
      reason: "\(destination.path) holds no releases",
      help: "Name the folder that `muster build --releases` published to")
  }
  try destination.refuseUnlessForReleases(root)
  return try ReleaseFolder(at: root)
}

extension ReleaseFolder {
  fileprivate func release(_ id: String?, of destination: Destination) throws(PublishingError) -> ReleaseID {
    let (all, current) = (try all(), try current())
    if let id {
      guard let known = all.first(where: { $0.text.utf8.elementsEqual(id.utf8) }) else {
        throw .refused(
          reason: "there is no release \(id) in \(destination.path)", help: "See which there are with `--list`")
      }
      return known
    }
    guard let before = all.last(where: { release in current.map { release < $0 } ?? true }) else {
      throw .refused(
        reason: "\(destination.path) has no release before \(current?.text ?? "the first")",
        help: "See which there are with `--list`")
    }
    return before
  }

  /// A release may have lain there for months: what its manifest lists is looked at before readers are sent there.
  fileprivate func refuseUnlessWhole(_ id: ReleaseID) throws(PublishingError) {
    let help = "Choose another release, or build again"
    guard let site = try site(of: id) else {
      throw .refused(reason: "the release \(id.text) has no \(Manifest.name) that can be read", help: help)
    }
    for (address, digest) in site.manifest.outputs.sorted(by: { precedes($0.key, $1.key) }) {
      guard try site.contents(of: DiskPath(address), if: digest) != nil else {
        throw .refused(reason: "the release \(id.text) is not whole: \(address) is not what it was", help: help)
      }
    }
  }
}
