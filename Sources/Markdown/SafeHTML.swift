/// Markup that may stand in a page as it is.
///
/// Made only from libcmark's safe output, from our closed set of tags and from the charts; never from input bytes.
public struct SafeHTML: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// - Parameter constructed: Markup whose every tag and attribute name was written by us and whose every text and value
  ///   went through ``escapedHTML(_:)``.
  package init(constructed: String) { text = constructed }

  public static let empty = SafeHTML(constructed: "")

  public var description: String { text }
}

/// `text` with `&`, `<`, `>`, `"` and `'` as entities, and characters that nobody sees as `⟨U+202E⟩`.
///
/// Works on bytes: as Characters, a quote followed by a combining mark is another Character and would stay raw.
public func escapedHTML(_ text: String) -> String {
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count + 16)
  appendEscaped(text, to: &escaped)
  return String(decoding: escaped, as: UTF8.self)
}

/// ``escapedHTML(_:)``, straight into a buffer: what needs no escaping is copied in one piece. Characters that nobody sees
/// are written out.
package func appendEscaped(_ text: String, to buffer: inout [UInt8]) {
  var text = text
  text.withUTF8 { bytes in
    let span = unsafe bytes.span
    var (index, start) = (0, 0)
    while index < span.count {
      var length = 1
      guard mayNeedEscape(span[index]) else {
        index += 1
        continue
      }
      if let entity = entity(for: span[index]) {
        unsafe buffer.append(contentsOf: bytes[start..<index])
        buffer.append(contentsOf: entity.utf8)
      } else if let invisible = InvisibleCharacter(at: index, in: span) {
        unsafe buffer.append(contentsOf: bytes[start..<index])
        buffer.append(contentsOf: invisible.text.utf8)
        length = min(invisible.length, span.count - index)
      } else {
        index += 1
        continue
      }
      index += length
      start = index
    }
    unsafe buffer.append(contentsOf: bytes[start...])
  }
}

/// One look at what most bytes are: neither a mark of HTML nor the beginning of what nobody sees.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
    0x7F...:
    true
  default: false
  }
}

private func entity(for byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
