/// A page with its images in it, for a file that stands alone.
///
/// - Parameters:
///   - address: Of the page in its site.
///   - budget: Bytes that images may take in the result, each as often as it is shown; in the place of one for which too
///     few are left stands its path.
///   - image: The bytes of an image by its address, asked once for each; one without stays a link to nowhere, with its words.
/// - Complexity: O(*n*) in the lengths of the page and of its images.
public func embeddingImages(
  in page: [UInt8], at address: String, budget: Int = 20 << 20, _ image: (String) async throws -> [UInt8]?
) async rethrows -> [UInt8] {
  let mark = Array(" src=\"".utf8)
  let root = Array(rootPrefix(of: address).utf8)
  var result: [UInt8] = []
  // As data addresses; empty for one that is too large.
  var known: [String: [UInt8]] = [:]
  var (index, left) = (0, budget)
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
    if known[inSite] == nil {
      let bytes = try await image(inSite)
      let data = bytes.map { dataAddress($0) } ?? Array("data:,".utf8)
      known[inSite] = data.count <= left ? data : []
    }
    if let data = known[inSite], !data.isEmpty, data.count <= left {
      left -= data.count
      result += mark + data + [UInt8(ascii: "\"")]
      index = end + 1
    } else {
      // The whole tag goes; what its address is written with may stand in text as well.
      if let start = result.lastIndex(of: UInt8(ascii: "<")) { result.removeSubrange(start...) }
      result += Array("(image not embedded: \(inSite))".utf8)
      index = page[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? page.count
    }
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
