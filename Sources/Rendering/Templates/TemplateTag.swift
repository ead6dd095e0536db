/// One `{{...}}` of a template, with the line on which it stands.
struct TemplateTag: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case value, markup, section, inverted, close, partial, parent, block, comment
    /// Set-delimiter, pragma or `{{&}}`: not used in our templates, because each can turn escaping off.
    case forbidden
  }

  var form: Form
  var name: String
  var line: Int
  /// The bytes from its first brace to behind its last.
  var range: Range<Int>
}

/// The tags of a template in their order. What is not closed by `}}` ends the list.
func templateTags(in text: String) -> [TemplateTag] {
  let bytes = Array(text.utf8)
  var tags: [TemplateTag] = []
  var (index, line) = (0, 1)
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    guard bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{") else {
      index += 1
      continue
    }
    guard let end = endOfTag(bytes, from: index + 2) else { break }
    let isMarkup = bytes[index + 2] == UInt8(ascii: "{") && end + 2 < bytes.count && bytes[end + 2] == UInt8(ascii: "}")
    let range = index..<(end + (isMarkup ? 3 : 2))
    tags.append(templateTag(bytes[(index + 2)..<end], line: line, range))
    line += bytes[range].count { $0 == UInt8(ascii: "\n") }
    index = range.upperBound
  }
  return tags
}

private func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
  var index = start
  while index + 1 < bytes.count {
    if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") { return index }
    index += 1
  }
  return nil
}

private func templateTag(_ content: ArraySlice<UInt8>, line: Int, _ range: Range<Int>) -> TemplateTag {
  let forms: [(String, TemplateTag.Form)] = [
    ("{", .markup), ("#", .section), ("^", .inverted), ("/", .close), (">", .partial), ("<", .parent),
    ("$", .block), ("!", .comment), ("=", .forbidden), ("%", .forbidden), ("&", .forbidden),
  ]
  let form = forms.first { $0.0.utf8.first == content.first }?.1 ?? .value
  let name = (form == .value ? content : content.dropFirst()).filter { $0 != UInt8(ascii: " ") }
  return TemplateTag(form: form, name: String(decoding: name, as: UTF8.self), line: line, range: range)
}
