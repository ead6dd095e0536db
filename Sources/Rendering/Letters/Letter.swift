package import Diagnostics

/// A text for people, to be read where there is no site: in a terminal, a chat, a mail.
package struct Letter: Hashable, Sendable {
  var title: String
  /// A paragraph each.
  var lead: [String]
  var parts: [Part]
  var closing: [String]
  /// Where the rest is to be read.
  var link: String?

  /// What is said of one service.
  struct Part: Hashable, Sendable {
    var title: String
    var items: [String]
  }

  /// How many columns and lines a screen has.
  static let (width, height) = (80, 24)
}

extension Letter {
  /// The same with parts that fit on a screen each; what is left out is counted in its last item.
  var cut: Letter {
    var letter = self
    for index in letter.parts.indices { letter.parts[index].cut() }
    return letter
  }

  package func plain() -> String {
    let heading = [wrapped(title), [String(repeating: "=", count: min(title.count, Self.width))]]
    let parts = parts.flatMap { part in
      [wrapped(part.title) + [String(repeating: "-", count: min(part.title.count, Self.width))]] + [
        part.items.flatMap(item)
      ]
    }
    return joined([heading.flatMap(\.self)] + lead.map { wrapped($0) } + parts + ending)
  }

  package func markdown() -> String {
    let parts = parts.flatMap { part in
      [[heading("## ", part.title)], part.items.flatMap { item(markdownText($0)) }]
    }
    return joined(
      [[heading("# ", title)]] + lead.map { wrapped(markdownText($0)) } + parts
        + closing.map { wrapped(markdownText($0)) } + (link.map { [["<\($0)>"]] } ?? []))
  }

  private var ending: [[String]] { closing.map { wrapped($0) } + (link.map { [[$0]] } ?? []) }

  /// On one line, whatever the text holds.
  private func heading(_ sign: String, _ text: String) -> String { sign + markdownText(escapingControls(text)) }

  private func item(_ text: String) -> [String] { wrapped(text, first: "- ", others: "  ") }

  /// Paragraphs with an empty line between them.
  private func joined(_ paragraphs: [[String]]) -> String {
    paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

extension Letter.Part {
  fileprivate mutating func cut() {
    let lines = items.map { wrapped($0, first: "- ", others: "  ").count }
    // With its heading, the line below it and an empty one on either side.
    let head = wrapped(title).count + 3
    var (kept, height) = (items.count, head + lines.reduce(0, +))
    guard height > Letter.height else { return }
    // One line says how many are left out.
    while kept > 0, height + 1 > Letter.height || kept == items.count {
      kept -= 1
      height -= lines[kept]
    }
    items = items.prefix(kept) + ["and \(items.count - kept) more"]
  }
}

/// The words of a text on lines that fit on a screen. A word that is longer stands on a line of its own.
///
/// A line never begins with what would be a list or a heading in Markdown.
func wrapped(_ text: String, first: String = "", others: String = "") -> [String] {
  var lines: [String] = []
  var line = first
  var isFresh = true
  for word in escapingControls(text).split(whereSeparator: { $0 == " " || $0 == "\n" }) {
    if isFresh {
      line += word
    } else if line.count + 1 + word.count <= Letter.width || beginsBlock(word) {
      line += " " + word
    } else {
      lines.append(line)
      line = others + word
    }
    isFresh = false
  }
  return lines + [line]
}

/// `-`, `+`, `1.`, `2)`
private func beginsBlock(_ word: Substring) -> Bool {
  let rest = word.utf8.drop { (0x30...0x39).contains($0) }
  if rest.count < word.utf8.count { return rest.elementsEqual(".".utf8) || rest.elementsEqual(")".utf8) }
  return ["-", "+", "="].contains { rest.elementsEqual($0.utf8) } || rest.starts(with: "--".utf8)
    || rest.starts(with: "==".utf8)
}

/// The text as Markdown shows it, whatever it holds.
func markdownText(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if "\\`*_[]<>#|~&!".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A letter as a mail that loads nothing.
///
/// What is wrong with the templates goes to `log` as an error.
package func renderMail(_ letter: Letter, templates: [TemplateFile], into log: inout DiagnosticLog) -> String {
  let theme = Theme(loading: templates, into: &log)
  return String(decoding: theme.file(.letter, LetterView(letter)), as: UTF8.self)
}

struct LetterView: TemplateView {
  var letter: Letter

  init(_ letter: Letter) { self.letter = letter }

  static let keys: [ViewKey<Self>] = [
    .text("title") { escapingControls($0.letter.title) },
    .list("lead") { $0.letter.lead.map { TextView(text: escapingControls($0)) } },
    .list("parts") { $0.letter.parts.map { PartView(part: $0) } },
    .list("closing") { $0.letter.closing.map { TextView(text: escapingControls($0)) } },
    .list("link") { TextView.list($0.letter.link) },
  ]

  struct PartView: TemplateView {
    var part: Letter.Part

    static let keys: [ViewKey<Self>] = [
      .text("title") { escapingControls($0.part.title) },
      .list("items") { $0.part.items.map { ItemView(text: escapingControls($0)) } },
    ]
  }

  /// A text with places where a line may end: a mail has no style, and a path is longer than a telephone is wide.
  struct ItemView: TemplateView {
    var text: String

    static let keys: [ViewKey<Self>] = [.list("pieces") { $0.pieces }]

    private var pieces: [PieceView] {
      let bytes = Array(text.utf8)
      let ends = bytes.indices.filter { "/_".utf8.contains(bytes[$0]) && $0 + 1 < bytes.count }.map { $0 + 1 }
      return zip([0] + ends, ends + [bytes.count]).map { start, end in
        PieceView(text: String(decoding: bytes[start..<end], as: UTF8.self), goesOn: end < bytes.count)
      }
    }
  }

  struct PieceView: TemplateView {
    var text: String
    var goesOn: Bool

    static let keys: [ViewKey<Self>] = [.text("text") { $0.text }, .flag("goesOn") { $0.goesOn }]
  }
}
