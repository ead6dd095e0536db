internal import Diagnostics
internal import Glibc

/// What `--releases` names: a folder `releases` with each site in a folder of its own, and `current`, a link to one of them.
///
/// Nothing else in it is looked at, except that a release to which another link leads is never removed.
struct ReleaseFolder: ~Copyable {
  let root: Folder
  let releases: Folder

  /// - Throws: `ENOENT` where there is no folder `releases`.
  init(at root: borrowing Folder) throws(PublishingError) {
    let releases = try Folder(Self.releases, in: root)
    let own = try Folder(reopening: root)
    self.releases = releases
    self.root = own
  }

  static let releases = DiskPath("releases")
  static let current = DiskPath("current")
}

extension ReleaseFolder {
  /// Whether `current` is a link that leads, or led, to something in `releases`.
  func hasLink() throws(PublishingError) -> Bool {
    try root.target(of: Self.current)?.utf8.starts(with: "releases/".utf8) ?? false
  }

  /// Where `current` leads, if it can be a release; that need not be there.
  func current() throws(PublishingError) -> ReleaseID? { try id(ofLink: Self.current) }

  /// The releases that `current` could lead to, the oldest first.
  func all() throws(PublishingError) -> [ReleaseID] {
    var ids: [ReleaseID] = []
    for entry in try releases.entries() where entry.kind == .folder {
      if let id = ReleaseID(String(describing: entry.name)) { ids.append(id) }
    }
    return ids.sorted()
  }

  /// The site of a release; `nil` when it is not there or not one of ours.
  func site(of id: ReleaseID) throws(PublishingError) -> OldSite? {
    guard try releases.status(of: id.name)?.kind == .folder else { return nil }
    let folder = try Folder(id.name, in: releases)
    guard try folder.status(of: DiskPath(Manifest.name))?.kind == .file else { return nil }
    guard let manifest = Manifest(decoding: try folder.contents(of: DiskPath(Manifest.name))) else { return nil }
    return OldSite(manifest: manifest, folder: folder)
  }

  /// Lets `current` lead to a release, in one step.
  func show(_ id: ReleaseID, on disk: Disk) throws(PublishingError) {
    try removeNewLink(on: disk)
    try disk.makeSymbolicLink(InnerName.newLink, to: DiskPath("releases/\(id.text)"), in: root)
    try disk.replace(InnerName.newLink, in: root, as: Self.current, in: root)
  }

  /// A build that was stopped may have left it.
  func removeNewLink(on disk: Disk) throws(PublishingError) {
    if try root.status(of: InnerName.newLink) != nil { try disk.removeFile(InnerName.newLink, in: root) }
  }

  /// The releases to which somebody made a link of their own beside `current`, in whatever words the link says it.
  func pinned() throws(PublishingError) -> Set<ReleaseID> {
    var places: Set<Place> = []
    for entry in try root.entries() where entry.kind == .link {
      if let target = try root.status(following: entry.name) { places.insert(Place(target)) }
    }
    var ids: Set<ReleaseID> = []
    for id in try places.isEmpty ? [] : all() {
      if let release = try releases.status(of: id.name), places.contains(Place(release)) { ids.insert(id) }
    }
    return ids
  }

  /// A folder, whatever it is called.
  private struct Place: Hashable {
    private var device: dev_t
    private var inode: ino_t

    init(_ status: FileStatus) { (device, inode) = (status.device, status.inode) }
  }

  private func id(ofLink name: DiskPath) throws(PublishingError) -> ReleaseID? {
    guard let target = try root.target(of: name) else { return nil }
    let parts = target.utf8.split(separator: UInt8(ascii: "/"))
    guard parts.count == 2, parts[0].elementsEqual("releases".utf8) else { return nil }
    return ReleaseID(String(decoding: Array(parts[1]), as: UTF8.self))
  }
}

extension ReleaseID {
  /// Of its folder in `releases`.
  var name: DiskPath { DiskPath(text) }
}

extension Destination {
  /// Refuses to put releases into a folder in which somebody else's are, or anything else.
  ///
  /// - Parameter folder: The destination itself.
  func refuseUnlessForReleases(_ folder: borrowing Folder) throws(PublishingError) {
    let ours: Set<DiskPath> = [InnerName.lock, InnerName.newLink]
    let names = try folder.names().filter { !ours.contains($0) && !keepers.contains($0) }
    if names.contains(DiskPath(Manifest.name)) {
      throw .refused(
        reason: "\(path) is itself a site, and releases stand in a folder of their own",
        help: "Name another folder with `--releases`")
    }
    if names.contains(ReleaseFolder.releases) {
      let place = try ReleaseFolder(at: folder)
      if try place.current() != nil { return }
      // A link that leads nowhere is mended, if there is a release to lead to.
      let (hasLink, hasRelease) = (try place.hasLink(), try !place.all().isEmpty)
      let isMendable = hasLink && hasRelease || !names.contains(ReleaseFolder.current)
      if isMendable, try place.releases.names().allSatisfy(isOfReleases) { return }
    } else if names.isEmpty {
      return
    }
    throw .refused(
      reason: "\(path) is not empty and holds no releases of Muster's",
      help: "Empty it, or name another folder with `--releases`")
  }
}

private func isOfReleases(_ name: DiskPath) -> Bool {
  ReleaseID(String(describing: name)) != nil
    || [InnerName.stage, InnerName.kept, InnerName.trash].contains { Destination.isName(name, of: $0) }
}
