import ReportModel

/// The commit that a record says it looked at.
enum StatedCommit {
  /// The id or tag that a record states; `nil` when it states none.
  static func name(in record: Record) -> String? {
    switch record.details {
    case .certificate(let certificate): certificate.commit.flatMap(name)
    case .review(let review): review.commit.flatMap(name)
    default: record.fields.first { isReviewedCommit($0.name) }.flatMap { name(in: $0.value) }
    }
  }

  /// `4f2a91c`, `` `v1.4` (main) ``: the first word that is a name of git's.
  static func name(in value: String) -> String? {
    let word = trimmedText(value).utf8.drop { $0 == 0x60 || $0 == 0x22 || $0 == 0x27 }.prefix(while: isNameByte)
    let name = String(decoding: Array(word), as: UTF8.self)
    return name.utf8.count >= 2 && name.utf8.count <= 200 && name.utf8.first != UInt8(ascii: "-") ? name : nil
  }

  /// Whether it can be a commit's id, whole or abbreviated.
  static func isID(_ name: String) -> Bool {
    (7...40).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  private static func isReviewedCommit(_ name: String) -> Bool {
    ["reviewedcommit", "reviewedat", "reviewedrevision"].contains(foldedKey(name))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "._/-+".utf8.contains(byte)
  }
}
