internal import Digest
internal import Glibc

/// Files of the site before that the new one holds on to for the length of one build.
///
/// Who opened a page just before it was replaced still asks for its style, its images and parts of its search index. Those are
/// named by their content, so that the old ones can lie beside the new.
extension Stage {
  /// - Returns: Their SHA-256 by address.
  func keepFiles(besides files: [WrittenFile]) throws(PublishingError) -> [String: ContentDigest] {
    guard let oldSite else { return [:] }
    let addresses = Set(files.lazy.map(\.address).filter(isNamedByContent))
    let gone = oldSite.manifest.outputs.filter { isNamedByContent($0.key) && !addresses.contains($0.key) }
    var kept: [String: ContentDigest] = [:]
    for (address, digest) in gone.sorted(by: { precedes($0.key, $1.key) }) {
      let path = DiskPath(address)
      guard let bytes = try oldSite.contents(of: path, if: digest) else { continue }
      _ = try store(bytes, at: path, mayLink: true)
      kept[address] = digest
    }
    return kept
  }
}

extension OldSite {
  /// The bytes of a file; `nil` when somebody removed it, changed it or put something else in its place.
  ///
  /// - Parameter digest: Its SHA-256.
  func contents(of path: DiskPath, if digest: ContentDigest) throws(PublishingError) -> [UInt8]? {
    do throws(PublishingError) {
      let bytes = try folder.descend(path.parent).contents(of: path.name)
      return ContentDigest(of: bytes) == digest ? bytes : nil
    } catch .disk(let failure) where [ENOENT, ENOTDIR, ELOOP, EINVAL].contains(failure.code) {
      return nil
    }
  }
}

/// Whether a file of the site is named by its content, so that what is read under its address never changes.
func isNamedByContent(_ address: String) -> Bool {
  ["assets/", "search/index/"].contains { address.utf8.starts(with: $0.utf8) }
}

/// The files in a site that its manifest does not list, because they are of the site before: SHA-256 by address.
///
/// Where nothing is known of them there are none.
func keptFiles(in site: borrowing Folder) throws(PublishingError) -> [String: ContentDigest] {
  let name = DiskPath(BuildRecord.name)
  guard try site.status(of: name)?.kind == .file else { return [:] }
  return (listedFiles("kept", in: try site.contents(of: name)) ?? [:]).filter { isNamedByContent($0.key) }
}
