import Foundation

/// The example lists of CommonMark and GFM, which lie beside the project and not in it.
enum Specification {
  struct Example: Decodable, Sendable {
    var example: Int
    var section: String
    var markdown: String
    var html: String
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/gfm-spec").standardizedFileURL

  static var isHere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func examples(_ file: String) throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: Data(contentsOf: folder.appending(path: file)))
  }
}

/// HTML in the form in which cmark's own test runner compares it: attributes sorted, blanks that nobody sees left out,
/// entities as characters.
func normalized(_ html: String) -> String {
  var normal = NormalHTML()
  var rest = Substring(html)
  while let open = rest.firstIndex(of: "<") {
    normal.add(text: String(rest[..<open]))
    guard let close = rest[open...].firstIndex(of: ">") else { break }
    normal.add(tag: String(rest[rest.index(after: open)..<close]))
    rest = rest[rest.index(after: close)...]
  }
  normal.add(text: String(rest))
  return normal.out.trimmingCharacters(in: .whitespacesAndNewlines)
}

private struct NormalHTML {
  var out = ""
  private var isInPre = false
  private var last: Last = .start

  private enum Last: Equatable { case start, text, inlineTag, blockTag }

  private static let blocks: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "thead", "tbody",
    "tr",
    "th", "td", "div", "section", "details", "summary", "br", "dl", "dt", "dd",
  ]

  mutating func add(text: String) {
    guard !text.isEmpty else { return }
    var words = decoded(text)
    if !isInPre {
      words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if text.first?.isWhitespace == true, !words.isEmpty, last == .text || last == .inlineTag { words = " " + words }
      if text.last?.isWhitespace == true { words += " " }
      if words == " ", last == .blockTag || last == .start { return }
    }
    out += escaped(words)
    last = .text
  }

  mutating func add(tag: String) {
    let body = tag.hasSuffix("/") ? String(tag.dropLast()) : tag
    let closes = body.hasPrefix("/")
    let name = body.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    if name == "pre" { isInPre = !closes }
    let isBlock = Self.blocks.contains(name)
    if isBlock, !isInPre { while out.last == " " || out.last == "\n" { out.removeLast() } }
    out += closes ? "</\(name)>" : "<\(([name] + attributes(body.dropFirst(name.count))).joined(separator: " "))>"
    if isBlock, !isInPre { out += "\n" }
    last = isBlock ? .blockTag : .inlineTag
  }

  private func attributes(_ text: Substring) -> [String] {
    var found: [String] = []
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst(2)
        value = String(rest.prefix { $0 != "\"" })
        rest = rest.dropFirst(value.count + 1)
      }
      found.append("\(name)=\"\(escaped(decoded(value)))\"")
      rest = rest.drop { $0 == " " }
    }
    return found.sorted()
  }

  private func decoded(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  private func escaped(_ text: String) -> String {
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}
