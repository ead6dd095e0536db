import Digest
import Markdown
import ReportModel

/// The hash in a certificate's signature, compared with the one that its bytes have.
///
/// How the hash is made: ``CanonicalForm``, and ``SealRule`` for readers.
struct CertificateSeal {
  let state: Certificate.HashState
  /// Where the hash stands.
  let field: Field?

  init(of document: Document) {
    field = Self.field(in: document)
    guard let field else {
      state = .absent
      return
    }
    let digits = Self.digits(of: field.value)
    if digits.isEmpty || !digits.utf8.allSatisfy(Self.isHexadecimal) {
      state = .placeholder
    } else if digits.utf8.count != 64 {
      state = .wrongLength
    } else {
      let digest = ContentDigest(of: CanonicalForm.bytes(of: document.bytes)).description
      state = digest == digits.asciiLowercased ? .verified : .mismatch
    }
  }

  private static func field(in document: Document) -> Field? {
    for block in document.content.blocks {
      for line in block.text {
        guard let (name, value) = keyValue(line) else { continue }
        if names.contains(foldedWords(name).joined(separator: " ")) {
          return Field(name: name, value: value, line: line.number)
        }
      }
    }
    return nil
  }

  static var understood: [Understanding.Row] { [.init("Line with the hash", names)] }

  private static let names: Set<String> = ["certificate hash", "certificate digest", "certificate sha256"]

  /// `sha256:0a1b...`, `SHA-256: 0a1b...` without what names the algorithm.
  private static func digits(of value: String) -> String {
    var text = trimmedText(value)
    for prefix in ["sha256", "sha-256"] where text.asciiLowercased.hasBytePrefix(prefix) {
      text = text.utf8.dropFirst(prefix.utf8.count).drop { ":- =".utf8.contains($0) }.withText
    }
    return text
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
