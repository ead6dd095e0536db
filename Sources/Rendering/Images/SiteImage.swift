import Digest
import Markdown
public import ReportModel

/// An image of a document, checked, with its place in the site.
public struct SiteImage: Hashable, Sendable {
  /// `assets/NAME-HASH.png`: the same image has the same address however often and wherever it is shown, and another never.
  public let address: String
  let size: Picture.Size?

  /// Larger files are not shown. In bytes.
  public static let largestFile = 5 << 20
  /// All images of a site together. In bytes.
  public static let largestSite = 200 << 20
  /// A small file can claim to be an image that fills a reader's memory.
  static let mostPixels = 64_000_000

  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: Gives the readable part of the name, and nothing else: what a file is, its first bytes say.
  /// - Throws: Why it is not published.
  public init(_ bytes: [UInt8], at path: SourcePath) throws(ImageRefusal) {
    guard bytes.count <= Self.largestFile else { throw .tooLarge(bytes.count) }
    guard let header = ImageHeader(of: bytes) else { throw ImageRefusal(kindOf: bytes) }
    if let size = header.size {
      let (pixels, isBeyond) = size.width.multipliedReportingOverflow(by: size.height)
      guard !isBeyond, pixels <= Self.mostPixels else {
        throw ImageRefusal(reason: "it claims to have \(size.width) by \(size.height) pixels")
      }
    }
    // Half of the digest is far beyond what anybody could make two images agree in.
    let hash = ContentDigest(of: bytes).description.prefix(32)
    address = "assets/\(readableName(path))-\(hash).\(header.format.rawValue)"
    size = header.size
  }
}

/// Why a file is not shown as an image, as a clause: "it is a symbolic link".
public struct ImageRefusal: Error, Hashable, Sendable {
  public var reason: String

  public init(reason: String) { self.reason = reason }

  /// - Parameter size: In bytes.
  public static func tooLarge(_ size: Int) -> ImageRefusal {
    ImageRefusal(reason: "it has \(size) bytes, more than \(SiteImage.largestFile)")
  }

  /// Of bytes that are none of the formats.
  fileprivate init(kindOf bytes: [UInt8]) {
    let head = bytes.prefix(1024).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    func holds(_ mark: String) -> Bool { head.indices.contains { head[$0...].starts(with: mark.utf8) } }
    if holds("<svg") {
      reason = "it is SVG, which can hold script"
    } else if holds("<html") || holds("<!doctype") || holds("<script") {
      reason = "it is HTML"
    } else if bytes.starts(with: "version https://git-lfs".utf8) {
      reason = "it is a pointer of Git LFS, and what it points to is not in the repository"
    } else {
      reason = bytes.isEmpty ? "it is empty" : "its first bytes are not those of PNG, JPEG, GIF, WebP or AVIF"
    }
  }
}

/// `[a-z0-9-]{1,40}` from the name without its ending.
private func readableName(_ path: SourcePath) -> String {
  var name: [UInt8] = []
  for byte in path.stem.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: name.append(byte)
    case 0x41...0x5A: name.append(byte + 0x20)
    default: if let last = name.last, last != UInt8(ascii: "-") { name.append(UInt8(ascii: "-")) }
    }
  }
  name = Array(name.prefix(40))
  while name.last == UInt8(ascii: "-") { name.removeLast() }
  return name.isEmpty ? "image" : String(decoding: name, as: UTF8.self)
}
