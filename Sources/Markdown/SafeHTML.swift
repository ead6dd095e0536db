/// Markup that may stand in a page as it is.
///
/// Made only from libcmark's safe output, from our closed set of tags and from the charts; never from input bytes.
public struct SafeHTML: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// - Parameter constructed: Markup whose every tag and attribute name was written by us and whose every text and value
  ///   went through ``escapedHTML(_:)``.
  package init(constructed: String) { text = constructed }

  /// Text shown as it is.
  public init(escaping text: String) { self.text = escapedHTML(text) }

  public static let empty = SafeHTML(constructed: "")

  public var description: String { text }
}

/// `text` with `&`, `<`, `>`, `"` and `'` as entities.
///
/// Works on bytes: as Characters, a quote followed by a combining mark is another Character and would stay raw.
public func escapedHTML(_ text: String) -> String {
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count + 16)
  appendEscaped(text, to: &escaped)
  return String(decoding: escaped, as: UTF8.self)
}

/// ``escapedHTML(_:)``, straight into a buffer.
package func appendEscaped(_ text: String, to buffer: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): buffer += "&amp;".utf8
    case UInt8(ascii: "<"): buffer += "&lt;".utf8
    case UInt8(ascii: ">"): buffer += "&gt;".utf8
    case UInt8(ascii: "\""): buffer += "&quot;".utf8
    case UInt8(ascii: "'"): buffer += "&#39;".utf8
    default: buffer.append(byte)
    }
  }
}
