internal import Digest

/// The file `BUILD.json`: what differs from build to build of the same site, and so is not listed in the manifest.
public struct BuildRecord: Sendable {
  static let name = "BUILD.json"

  public var version: String
  public var documents: Int
  public var records: Int
  /// How long each stage took, in their order.
  public var milliseconds: [(stage: String, time: Int)]

  public init(version: String, documents: Int, records: Int, milliseconds: [(stage: String, time: Int)]) {
    (self.version, self.documents, self.records, self.milliseconds) = (version, documents, records, milliseconds)
  }
}

extension BuildRecord {
  /// The file's bytes.
  ///
  /// - Parameters:
  ///   - files: How many files of the site the manifest lists.
  ///   - bytes: What they and the manifest take. The next build wants to know, before it writes another site.
  ///   - kept: The files of the site before that this one still holds: their SHA-256 by address.
  func encode(files: Int, bytes: Int, kept: [String: ContentDigest]) -> [UInt8] {
    let stages = milliseconds.map { "    \"\($0.stage)\": \($0.time)" }
    var text = Array(
      """
      {
        "muster": "\(version)",
        "documents": \(documents),
        "records": \(records),
        "files": \(files),
        "bytes": \(bytes),
        "milliseconds": {
      \(stages.joined(separator: ",\n"))
        },
        "kept": [
      """.utf8)
    append(kept.sorted { precedes($0.key, $1.key) }, to: &text) {
      [("path", $0.key), ("sha256", $0.value.description)]
    }
    return text + Array("]\n}\n".utf8)
  }
}
