import Rendering

/// The text of a new document, with `{{key}}` where a value goes and `{{quoted key}}` for the value as a text in double
/// quotes, which YAML and JSON both read.
///
/// A line that has a key without a value is left out, so that a template says once what may be there.
struct DocumentTemplate {
  /// For messages.
  var path: String
  var text: String

  /// - Parameter values: Of every known key; `nil` when there is none.
  /// - Throws: ``RequestError/unreadable(_:)`` with the place of what is no key.
  func filled(with values: KeyValuePairs<String, String?>) throws(RequestError) -> String {
    let known = Dictionary(values.map { ($0, $1) }) { first, _ in first }
    var filled = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let line = try self.filled(line, number: index + 1, known) else { continue }
      filled += line + "\n"
    }
    // What was split after the last line end is no line.
    filled.removeLast()
    return filled
  }

  /// `nil` for a line that is left out.
  private func filled(
    _ line: Substring, number: Int, _ values: [String: String?]
  ) throws(RequestError) -> String? {
    var filled = ""
    var rest = line
    while let start = rest.firstRange(of: "{{") {
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else { break }
      let words = rest[start.upperBound..<end.lowerBound].split(separator: " ")
      guard let key = words.last, let entry = values[String(key)], words.count == 1 || words == ["quoted", key] else {
        let column = line.utf8.distance(from: line.startIndex, to: start.lowerBound) + 1
        let names = values.keys.sorted().map { "{{\($0)}}" }.joined(separator: ", ")
        throw .unreadable(
          "\(path):\(number):\(column): '\(rest[start.lowerBound..<end.upperBound])' is no key\n"
            + "  help: Known here: \(names); with `quoted` before the name for a text in quotes")
      }
      guard let value = entry else { return nil }
      filled += rest[..<start.lowerBound]
      filled += words.count == 1 ? value : quoted(value)
      rest = rest[end.upperBound...]
    }
    return filled + rest
  }
}

/// A text in double quotes, as YAML and JSON read it.
func quoted(_ text: String) -> String { String(decoding: JSONValue.text(text).line(), as: UTF8.self) }
