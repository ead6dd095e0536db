/// The text with each control character written as `\u{..}`: those of C0 and C1, and those that change the direction or
/// the lines of what is shown.
public func escapingControls(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.isControl) else { return text }
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.isControl {
      escaped.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    } else {
      escaped.append(scalar)
    }
  }
  return String(escaped)
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F: true
    // Marks, embeddings, overrides and isolates of bidirectional text; separators of lines and paragraphs.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
