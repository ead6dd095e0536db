/// A page with its images in it, for a file that stands alone.
///
/// - Parameters:
///   - address: Of the page in its site.
///   - image: The bytes of an image by its address; one without stays a link to nowhere, with its words.
/// - Complexity: O(*n*) in the lengths of the page and of its images.
public func embeddingImages(
  in page: [UInt8], at address: String, _ image: (String) async throws -> [UInt8]?
) async rethrows -> [UInt8] {
  let mark = Array(" src=\"".utf8)
  let root = Array(rootPrefix(of: address).utf8)
  var result: [UInt8] = []
  var index = 0
  while index < page.count {
    guard page[index] == mark[0], page[index...].starts(with: mark),
      let end = page[(index + mark.count)...].firstIndex(of: UInt8(ascii: "\""))
    else {
      result.append(page[index])
      index += 1
      continue
    }
    let target = page[(index + mark.count)..<end]
    let inSite = String(decoding: target.starts(with: root) ? target.dropFirst(root.count) : target, as: UTF8.self)
    let bytes = try await image(inSite)
    result += mark + (bytes.map { dataAddress($0) } ?? Array("data:,".utf8)) + [UInt8(ascii: "\"")]
    index = end + 1
  }
  return result
}

/// RFC 2397.
private func dataAddress(_ bytes: [UInt8]) -> [UInt8] {
  let type = ImageHeader(of: bytes).map { $0.format == .jpeg ? "jpeg" : $0.format.rawValue } ?? "png"
  return Array("data:image/\(type);base64,".utf8) + base64(bytes)
}

/// RFC 4648.
private func base64(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 3 * 4 + 4)
  for first in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[first..<min(first + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    let all = [18, 12, 6, 0].map { digits[bits >> $0 & 63] }
    text += all.prefix(group.count + 1) + Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
  }
  return text
}
