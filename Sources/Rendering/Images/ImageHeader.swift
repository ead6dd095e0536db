import Markdown

/// What the first bytes of a file say about it as an image.
struct ImageHeader: Hashable, Sendable {
  /// With the ending by which servers and browsers know it.
  enum Format: String, Hashable, Sendable { case png, jpeg = "jpg", gif, webp, avif }

  var format: Format
  /// `nil` where it does not stand near the start in plain numbers.
  var size: Picture.Size?

  /// - Returns: `nil` for what is none of the formats that may be published.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      // The first chunk must be the header.
      guard bytes.holds("IHDR", at: 12) else { return nil }
      format = .png
      size = Picture.Size(bytes.bigEndian(at: 16, count: 4), bytes.bigEndian(at: 20, count: 4))
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      (format, size) = (.jpeg, jpegSize(bytes))
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      format = .gif
      size = Picture.Size(bytes.littleEndian(at: 6, count: 2), bytes.littleEndian(at: 8, count: 2))
    } else if bytes.holds("RIFF", at: 0), bytes.holds("WEBP", at: 8) {
      (format, size) = (.webp, webpSize(bytes))
    } else if bytes.holds("ftypavif", at: 4) || bytes.holds("ftypavis", at: 4) {
      (format, size) = (.avif, nil)
    } else {
      return nil
    }
  }
}

extension Picture.Size {
  /// - Returns: `nil` unless both are there and none is 0.
  fileprivate init?(_ width: Int?, _ height: Int?) {
    guard let width, let height, width > 0, height > 0 else { return nil }
    self.init(width: width, height: height)
  }
}

/// From the first frame header; the segments before it are stepped over.
private func jpegSize(_ bytes: [UInt8]) -> Picture.Size? {
  var offset = 2
  while let marker = bytes.bigEndian(at: offset, count: 2), marker >> 8 == 0xFF {
    let kind = marker & 0xFF
    switch kind {
    case 0xFF: offset += 1
    case 0x01, 0xD0...0xD8: offset += 2
    // DHT, JPG and DAC lie between the frame headers and are none.
    case 0xC0...0xCF where kind != 0xC4 && kind != 0xC8 && kind != 0xCC:
      return Picture.Size(bytes.bigEndian(at: offset + 7, count: 2), bytes.bigEndian(at: offset + 5, count: 2))
    case 0xD9, 0xDA: return nil
    default:
      guard let length = bytes.bigEndian(at: offset + 2, count: 2), length >= 2 else { return nil }
      offset += 2 + length
    }
  }
  return nil
}

/// Lossy, lossless and extended files say it in three ways.
private func webpSize(_ bytes: [UInt8]) -> Picture.Size? {
  if bytes.holds("VP8 ", at: 12) {
    guard bytes.count >= 26, bytes[23...25].elementsEqual([0x9D, 0x01, 0x2A]) else { return nil }
    let (width, height) = (bytes.littleEndian(at: 26, count: 2), bytes.littleEndian(at: 28, count: 2))
    return Picture.Size(width.map { $0 & 0x3FFF }, height.map { $0 & 0x3FFF })
  }
  if bytes.holds("VP8L", at: 12), bytes.count > 20, bytes[20] == 0x2F {
    guard let bits = bytes.littleEndian(at: 21, count: 4) else { return nil }
    return Picture.Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
  }
  guard bytes.holds("VP8X", at: 12) else { return nil }
  return Picture.Size(
    bytes.littleEndian(at: 24, count: 3).map { $0 + 1 }, bytes.littleEndian(at: 27, count: 3).map { $0 + 1 })
}

extension [UInt8] {
  fileprivate func holds(_ mark: String, at offset: Int) -> Bool {
    count >= offset + mark.utf8.count && self[offset...].starts(with: mark.utf8)
  }

  fileprivate func bigEndian(at offset: Int, count length: Int) -> Int? {
    guard offset + length <= count else { return nil }
    return self[offset..<(offset + length)].reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate func littleEndian(at offset: Int, count length: Int) -> Int? {
    guard offset + length <= count else { return nil }
    return self[offset..<(offset + length)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
