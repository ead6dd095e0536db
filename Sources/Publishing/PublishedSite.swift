public import Digest

/// A site that stands at a destination, to be read file by file.
public struct PublishedSite: Sendable {
  /// Absolute.
  public let path: String
  /// Of its manifest: another one whenever an input or a file of the site is another.
  public let digest: ContentDigest
  /// The files that its manifest lists, and the manifest.
  public let addresses: Set<String>

  /// - Throws: When there is none, or it cannot be read.
  public init(at path: String) throws(PublishingError) {
    let folder = try Folder(atAbsolutePath: path)
    let bytes = try folder.contents(of: DiskPath(Manifest.name))
    guard Manifest.isMarked(bytes), let manifest = Manifest(decoding: bytes) else {
      throw .refused(reason: "\(path)/\(Manifest.name) is not whole", help: "Build the site again")
    }
    self.path = path
    digest = ContentDigest(of: bytes)
    addresses = Set(manifest.outputs.keys).union([Manifest.name])
  }

  /// The bytes of the file at one of the addresses, in the site that stands there now.
  ///
  /// The folder is found by its name each time, because the next build puts another one there.
  public func contents(of address: String) throws(PublishingError) -> [UInt8] {
    precondition(addresses.contains(address), "only what the manifest lists is read")
    let file = DiskPath(address)
    return try Folder(atAbsolutePath: path).descend(file.parent).contents(of: file.name)
  }
}
