/// What a template consists of: text that is copied, and tags.
enum TemplatePiece: Hashable, Sendable {
  case text([UInt8])
  case tag(TemplateTag)

  /// Whether nothing of it is to be seen on a page.
  var isBlank: Bool {
    switch self {
    case .text(let bytes): bytes.allSatisfy { $0 <= 0x20 }
    case .tag(let tag): tag.form == .comment
    }
  }
}

/// One `{{...}}` of a template, with the place where it stands.
struct TemplateTag: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case value, markup, section, inverted, close, partial, parent, block, comment
    /// Set-delimiter, pragma or `{{&}}`: other ways to say what two and three braces say.
    case forbidden
    /// No `}}` follows.
    case unfinished
  }

  var form: Form
  var name: String
  var line: Int
  /// 1-based, in bytes.
  var column = 1

  /// Puts nothing into the page itself, so that a line with nothing else on it is no line of the page.
  fileprivate var canStandAlone: Bool {
    switch form {
    case .value, .markup, .forbidden, .unfinished: false
    case .section, .inverted, .close, .partial, .parent, .block, .comment: true
    }
  }
}

/// The tags of a template in their order.
func templateTags(in text: String) -> [TemplateTag] {
  templatePieces(in: text).compactMap { piece in
    if case .tag(let tag) = piece { tag } else { nil }
  }
}

/// Splits a template in the Mustache syntax.
func templatePieces(in template: String) -> [TemplatePiece] {
  let bytes = Array(template.utf8)
  var (pieces, text): ([TemplatePiece], [UInt8]) = ([], [])
  var (index, line, lineStart) = (0, 1, 0)
  while index < bytes.count {
    guard bytes[index...].starts(with: "{{".utf8) else {
      text.append(bytes[index])
      index += 1
      if bytes[index - 1] == newline { (line, lineStart) = (line + 1, index) }
      continue
    }
    let start = index
    guard let end = endOfTag(bytes, from: start + 2) else {
      let tag = TemplateTag(form: .unfinished, name: "", line: line, column: start - lineStart + 1)
      return pieces + [.text(text), .tag(tag)]
    }
    let tag = templateTag(bytes[(index + 2)..<end], line: line, column: start - lineStart + 1)
    if let last = bytes[index..<end].lastIndex(of: newline) {
      line += bytes[index..<end].count { $0 == newline }
      lineStart = last + 1
    }
    index = end + (tag.form == .markup ? 3 : 2)
    if tag.canStandAlone, let next = endOfBlankLine(bytes, from: index), let first = blanksBefore(bytes, start) {
      text.removeLast(start - first)
      if bytes[index..<next].contains(newline) { (line, lineStart) = (line + 1, next) }
      index = next
    }
    pieces += text.isEmpty ? [.tag(tag)] : [.text(text), .tag(tag)]
    text = []
  }
  return text.isEmpty ? pieces : pieces + [.text(text)]
}

private let newline = UInt8(ascii: "\n")

private func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
  (start..<max(start, bytes.count - 1)).first { bytes[$0] == UInt8(ascii: "}") && bytes[$0 + 1] == UInt8(ascii: "}") }
}

/// Where the next line begins, when nothing but blanks is left of this one.
private func endOfBlankLine(_ bytes: [UInt8], from start: Int) -> Int? {
  guard let end = bytes[start...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return bytes.count }
  return bytes[end] == newline ? end + 1 : nil
}

/// Where the line begins, when nothing but blanks stands before `end` on it.
private func blanksBefore(_ bytes: [UInt8], _ end: Int) -> Int? {
  guard let last = bytes[..<end].lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return 0 }
  return bytes[last] == newline ? last + 1 : nil
}

private func templateTag(_ content: ArraySlice<UInt8>, line: Int, column: Int) -> TemplateTag {
  let forms: [(String, TemplateTag.Form)] = [
    ("{", .markup), ("#", .section), ("^", .inverted), ("/", .close), (">", .partial), ("<", .parent),
    ("$", .block), ("!", .comment), ("=", .forbidden), ("%", .forbidden), ("&", .forbidden),
  ]
  let form = forms.first { $0.0.utf8.first == content.first }?.1 ?? .value
  let name = (form == .value ? content : content.dropFirst()).filter { $0 != UInt8(ascii: " ") }
  return TemplateTag(form: form, name: String(decoding: name, as: UTF8.self), line: line, column: column)
}
