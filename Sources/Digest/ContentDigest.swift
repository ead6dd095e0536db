private import CHash

/// SHA-256 of some bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// Its 32 bytes, as they come: a site has one for each file, and text would take four times as much.
  private let first, second, third, fourth: UInt64

  /// 64 lower-case hexadecimal digits.
  public var description: String {
    unsafe withUnsafeBytes(of: (first, second, third, fourth)) { unsafe hexadecimal($0) }
  }

  /// - Parameter digits: 64 hexadecimal digits in lower case.
  /// - Returns: `nil` for anything else.
  public init?(hexadecimal digits: ArraySlice<UInt8>) {
    guard digits.count == 64 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isRead = unsafe withUnsafeMutableBytes(of: &words) { bytes in
      for place in 0..<32 {
        let start = digits.startIndex + 2 * place
        guard let high = value(of: digits[start]), let low = value(of: digits[start + 1]) else { return false }
        unsafe bytes[place] = high << 4 | low
      }
      return true
    }
    guard isRead else { return nil }
    (first, second, third, fourth) = words
  }

  public init(of bytes: some Sequence<UInt8>) {
    var running = RunningDigest()
    running.add(Array(bytes)[...])
    self = running.digest
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

/// SHA-256 of bytes that come one after the other.
public struct RunningDigest: Sendable {
  private var state = SHA256_CTX()

  public init() { unsafe SHA256_Init(&state) }

  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { part in _ = unsafe SHA256_Update(&state, part.baseAddress, part.count) }
  }

  /// Of all bytes so far.
  public var digest: ContentDigest { ContentDigest(state) }
}

extension ContentDigest {
  fileprivate init(_ state: SHA256_CTX) {
    var state = state
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    unsafe withUnsafeMutableBytes(of: &words) { bytes in
      _ = unsafe SHA256_Final(bytes.assumingMemoryBound(to: UInt8.self).baseAddress, &state)
    }
    (first, second, third, fourth) = words
  }
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

private func hexadecimal(_ digest: some Collection<UInt8>) -> String {
  unsafe String(unsafeUninitializedCapacity: 2 * digest.count) { text in
    for (place, byte) in digest.enumerated() {
      unsafe text[2 * place] = digit(byte >> 4)
      unsafe text[2 * place + 1] = digit(byte & 15)
    }
    return 2 * digest.count
  }
}

private func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

private func value(of digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x61...0x66: digit - 0x57
  default: nil
  }
}
