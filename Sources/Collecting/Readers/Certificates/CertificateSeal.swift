import Digest
import Markdown
import ReportModel

/// The hash in a certificate's signature, compared with the one that its bytes have.
///
/// The rule: all lines but those that begin with `Certificate Hash:`, line ends as LF, SHA-256 in lower-case hexadecimal.
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
      let digest = Self.digest(of: document.text, without: field.line)
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

  /// - Returns: `nil` when the bytes of the file are not the ones that were read, so that nothing can be said about them.
  private static func digest(of text: DocumentText, without field: Int) -> String? {
    var bytes: [UInt8] = []
    for repair in text.repairs {
      switch repair {
      case .carriageReturns: break
      case .byteOrderMark: bytes += [0xEF, 0xBB, 0xBF]
      case .nulBytes, .invalidUTF8, .utf16: return nil
      }
    }
    let mark = Array("Certificate Hash:".utf8)
    for number in 1...max(1, text.lineCount) where number != field {
      guard !text.line(number).starts(with: mark) else { continue }
      bytes += text.bytes(of: number...number)
    }
    return ContentDigest(of: bytes).description
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
