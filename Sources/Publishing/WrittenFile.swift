internal import Diagnostics
public import Digest
internal import ReportModel

/// One file of the new site, and what the gate must know of it when its bytes are gone.
public struct WrittenFile: Sendable {
  /// Relative to the site's root.
  public var address: String
  /// In bytes.
  public var size: Int
  public var sha256: ContentDigest
  /// The file is the old site's own, unchanged.
  public var isLinked: Bool
  /// `nil` for what is not an HTML page, and where nobody wants to know.
  public var links: PageLinks?
}

/// What publication will want to know of a file, from its bytes alone: no disk is touched.
///
/// - Parameter addresses: Numbers those to which pages link; without it, links are not looked at.
/// - Throws: A refusal when `address` cannot be one.
public func examine(
  _ bytes: [UInt8], at address: String, linking addresses: LinkedAddresses? = nil
) throws(PublishingError) -> WrittenFile {
  try refuseUnlessAddress(address)
  return WrittenFile(
    address: address, size: bytes.count, sha256: ContentDigest(of: bytes), isLinked: false,
    links: isPage(address) ? addresses.map { PageLinks(scanning: bytes, at: address, $0) } : nil)
}

/// The same of a file in pieces, which is no page.
public func examine(_ pieces: some Sequence<[UInt8]>, at address: String) throws(PublishingError) -> WrittenFile {
  try refuseUnlessAddress(address)
  var examined = ExaminedPieces(of: pieces)
  while examined.next() != nil {}
  return examined.file(at: address)
}

/// Pieces that are being looked at while they pass.
struct ExaminedPieces<Pieces: Sequence<[UInt8]>> {
  private var pieces: Pieces.Iterator
  private var size = 0
  private var digest = RunningDigest()

  init(of pieces: Pieces) { self.pieces = pieces.makeIterator() }

  mutating func next() -> [UInt8]? {
    guard let piece = pieces.next() else { return nil }
    size += piece.count
    digest.add(piece[...])
    return piece
  }

  /// The file of all pieces that have passed.
  func file(at address: String) -> WrittenFile {
    WrittenFile(address: address, size: size, sha256: digest.digest, isLinked: false, links: nil)
  }
}

func refuseUnlessAddress(_ address: String) throws(PublishingError) {
  guard isAddress(address), address != Manifest.name, address != BuildRecord.name else {
    throw .refused(
      reason: "\"\(address)\" cannot be the address of a page",
      help: "This is a fault of Muster's own; the site that stands now stays. Please report it")
  }
}

/// In the order of the bytes of their addresses.
func ordered(_ files: [WrittenFile]) -> [WrittenFile] { files.sorted(on: { SourcePath($0.address) }) }

func isPage(_ address: String) -> Bool { address.utf8.suffix(5).elementsEqual(".html".utf8) }
