internal import Glibc

/// Where the site is to stand, with symbolic links above it resolved.
struct Destination: Hashable, Sendable {
  /// Absolute. Its last folders need not exist yet.
  var parent: String
  var name: String

  var path: String { parent == "/" ? "/\(name)" : "\(parent)/\(name)" }

  /// - Throws: A refusal for `/` and for what cannot be made sense of.
  init(_ text: String) throws(PublishingError) {
    precondition(text.utf8.first == slash, "a destination is an absolute path")
    var components = text.utf8.split(separator: slash).map { String(Substring($0)) }
    if components.last.map({ $0 == "." || $0 == ".." }) ?? true {
      components = try resolved(text).utf8.split(separator: slash).map { String(Substring($0)) }
    }
    guard let name = components.popLast() else {
      throw .refused(reason: "/ cannot be replaced by a site", help: "Name a folder of its own with `-o`")
    }
    self.name = name
    parent = try resolved("/" + components.joined(separator: "/"))
  }
}

extension Destination {
  /// Refuses to replace a protected folder, or one that holds one.
  func refuse(_ places: [ProtectedPlace]) throws(PublishingError) {
    for place in places {
      let target = (try? resolved(place.path)) ?? place.path
      guard "\(target)/".utf8.starts(with: "\(path)/".utf8) else { continue }
      let relation = target.utf8.elementsEqual(path.utf8) ? "is" : "holds"
      throw .refused(
        reason: "\(path) \(relation) \(place.name), which a site would replace",
        help: "Name a folder of its own with `-o`, `public` for instance")
    }
    if "\(path)/".utf8.split(separator: slash).contains(where: { $0.elementsEqual(".git".utf8) }) {
      throw .refused(reason: "\(path) belongs to git", help: "Name a folder outside `.git` with `-o`")
    }
  }

  /// Opens the folder that holds the destination, and makes it if need be.
  func openParent(on disk: Disk) throws(PublishingError) -> Folder {
    let folder = try openOrMakeParent(on: disk)
    guard try folder.canBeWritten() else {
      throw .refused(
        reason: "\(parent) cannot be written to, and the site is made beside its destination",
        help: "Give this user the right to write there, or choose another destination with `-o`")
    }
    return folder
  }

  /// The same where nothing need be written beside the destination.
  func openOrMakeParent(on disk: Disk) throws(PublishingError) -> Folder { try folder(at: parent, on: disk) }

  /// Opens the destination itself for a site, or for releases, in it; `nil` when it is not there.
  func openIfPresent() throws(PublishingError) -> Folder? {
    let parent: Folder
    do throws(PublishingError) {
      parent = try Folder(atAbsolutePath: self.parent)
    } catch .disk(let failure) where failure.code == ENOENT {
      return nil
    }
    guard let status = try parent.status(of: DiskPath(name)) else { return nil }
    guard status.kind == .folder else { throw try notFolder(in: parent) }
    return try Folder(DiskPath(name), in: parent)
  }

  /// Makes the destination, an empty folder, unless it is there.
  func openOrMake(on disk: Disk) throws(PublishingError) -> Folder {
    if let folder = try openIfPresent() { return folder }
    return try disk.openFolder([DiskPath(name)], in: try folder(at: parent, on: disk))
  }

  func refuseUnlessWritable(_ folder: borrowing Folder) throws(PublishingError) {
    guard try folder.canBeWritten() else {
      throw .refused(
        reason: "\(path) cannot be written to", help: "Give this user the right to write there, or name another folder")
    }
  }
}

extension Folder {
  /// By this user, as it runs.
  var isWritable: Bool { unsafe faccessat(descriptor, ".", W_OK | X_OK, AT_EACCESS) == 0 }

  /// The same.
  ///
  /// - Throws: Where it is no matter of rights: nobody can write to a file system that is mounted for reading only.
  func canBeWritten() throws(PublishingError) -> Bool {
    if isWritable { return true }
    if errno == EROFS { throw .disk(DiskFailure(call: "write to", path: path, code: EROFS)) }
    return false
  }
}

extension Destination {
  private func folder(at path: String, on disk: Disk) throws(PublishingError) -> Folder {
    var (existing, missing) = (path.utf8.split(separator: slash).map { String(Substring($0)) }, [DiskPath]())
    while true {
      do throws(PublishingError) {
        let folder = try Folder(atAbsolutePath: "/" + existing.joined(separator: "/"))
        return try missing.isEmpty ? folder : disk.openFolder(missing.reversed(), in: folder)
      } catch .disk(let failure) where failure.code == ENOENT && !existing.isEmpty {
        missing.append(DiskPath(existing.removeLast()))
      }
    }
  }
}

/// What stands at a destination, and may be replaced.
enum Occupant: Sendable {
  case nothing
  /// An empty folder, but perhaps for what keeps it in git.
  case emptyFolder
  case site
}

extension Destination {
  /// - Throws: A refusal for what is not ours to replace.
  func occupant(in parent: borrowing Folder) throws(PublishingError) -> Occupant {
    guard let status = try parent.status(of: DiskPath(name)) else { return .nothing }
    guard status.kind == .folder else { throw try notFolder(in: parent) }
    guard try parent.status().device == status.device else {
      throw .refused(reason: "\(path) is a mount point, which cannot change places", help: inPlaceOrBelow)
    }
    let folder = try Folder(DiskPath(name), in: parent)
    let names = try folder.names()
    if names.contains(InnerName.arriving) {
      throw .refused(
        reason: "a build in place was stopped in \(path) while it moved files",
        help: "Build with `--in-place`: that finishes what was begun")
    }
    return try occupant(of: folder, names.filter { !isOfBuildInPlace($0) })
  }

  /// - Parameter names: Those in it that count.
  func occupant(of folder: borrowing Folder, _ names: [DiskPath]) throws(PublishingError) -> Occupant {
    if names.allSatisfy({ keepers.contains($0) }) { return .emptyFolder }
    let name = DiskPath(Manifest.name)
    guard names.contains(name), Manifest.isMarked(try folder.contents(of: name, upTo: Manifest.markLength)) else {
      throw unmarked
    }
    return .site
  }

  /// What is in a folder that is marked as a site.
  ///
  /// - Throws: A refusal when that cannot be read.
  func manifest(in folder: borrowing Folder) throws(PublishingError) -> Manifest {
    if let manifest = Manifest(decoding: try folder.contents(of: DiskPath(Manifest.name))) { return manifest }
    throw .refused(
      reason: "\(path)/\(Manifest.name) is damaged or from a newer Muster, so it is not known which files are Muster's",
      help: "Move the folder away and build again")
  }

  /// - Parameter parent: The folder that holds the destination.
  private func notFolder(in parent: borrowing Folder) throws(PublishingError) -> PublishingError {
    let target = try parent.target(of: DiskPath(name))
    let end = "/\(ReleaseFolder.current)"
    if let target, target.utf8.count > end.utf8.count, target.utf8.suffix(end.utf8.count).elementsEqual(end.utf8) {
      return .refused(
        reason: "\(path) is a symbolic link to \(target), which shows a release",
        help: "Publish with `--releases \(target.dropLast(end.utf8.count))`: the link then shows the new site")
    }
    return .refused(
      reason: "\(path) is a file or a symbolic link, not a folder",
      help: "Remove it, or name another folder")
  }

  private var unmarked: PublishingError {
    .refused(
      reason: "\(path) is not empty and holds no \(Manifest.name) of Muster's",
      help: "Empty it, or name another folder")
  }
}

let inPlaceOrBelow = "Publish into it file by file with `--in-place`, or name a folder inside it with `-o`"

/// Files that keep an empty folder in git, and do not make it a full one.
let keepers: Set<DiskPath> = [DiskPath(".gitkeep"), DiskPath(".gitignore")]

private let slash = UInt8(ascii: "/")

/// `path` without symbolic links; what does not exist yet is taken as it stands.
private func resolved(_ path: String) throws(PublishingError) -> String {
  var (head, tail) = (path.utf8.split(separator: slash).map { String(Substring($0)) }, [String]())
  while true {
    let candidate = "/" + head.joined(separator: "/")
    if let found = unsafe realpath(candidate, nil) {
      defer { unsafe free(found) }
      let base = unsafe String(cString: found)
      return ([base == "/" ? "" : base] + tail.reversed()).joined(separator: "/").nonEmpty ?? "/"
    }
    guard errno == ENOENT, let last = head.popLast(), last != ".." else {
      throw .disk(DiskFailure(call: "find", path: path, code: errno == 0 ? ENOENT : errno))
    }
    if last != "." { tail.append(last) }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
