private import CHash

/// SHA-256 of some bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let description: String

  public init(of bytes: some Sequence<UInt8>) {
    var state = SHA256_CTX()
    unsafe SHA256_Init(&state)
    let bytes = Array(bytes)
    unsafe SHA256_Update(&state, bytes, bytes.count)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    unsafe SHA256_Final(&digest, &state)
    description = hexadecimal(digest)
  }

  /// As content security policies write it: the same 32 bytes in base 64 (RFC 4648).
  public var base64: String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let nibbles = description.utf8.map { Int($0 < 0x3A ? $0 - 0x30 : $0 - 0x57) } + [0, 0]
    // Three digits of 4 bits are two of 6; the 64 are filled up to 66, and the last of the 44 is `=`.
    var text: [UInt8] = []
    for first in stride(from: 0, to: 64, by: 3) {
      let bits = nibbles[first] << 8 | nibbles[first + 1] << 4 | nibbles[first + 2]
      text += [digits[bits >> 6], digits[bits & 63]]
    }
    return String(decoding: text.prefix(43), as: UTF8.self) + "="
  }

  /// The first eight digits: enough to tell apart the few names that share a readable part.
  public var short: String { String(description.prefix(8)) }
}

/// The id that git gives to a file's content: SHA-1 over `blob <size>NUL` and the bytes.
///
/// Git's name for an object, not a security property of ours.
public struct GitBlobID: Hashable, Sendable, CustomStringConvertible {
  /// 40 lower-case hexadecimal digits.
  public let description: String

  public init(of bytes: [UInt8]) {
    var state = SHA_CTX()
    unsafe SHA1_Init(&state)
    let head = Array("blob \(bytes.count)\0".utf8)
    unsafe SHA1_Update(&state, head, head.count)
    unsafe SHA1_Update(&state, bytes, bytes.count)
    var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
    unsafe SHA1_Final(&digest, &state)
    description = hexadecimal(digest)
  }
}

private func hexadecimal(_ digest: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in digest {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
