/// What an attribute's value may be.
enum AttributeRule {
  /// No value, or an empty one: `disabled`.
  case present
  case exactly([String])
  /// `language-` and a harmless name.
  case language
  /// Digits.
  case number
  /// One word behind one of the prefixes; no two of a page are alike.
  case id([String])
  /// An anchor of the page, a page of the site, or an address outside whose scheme is on the list.
  case address
  /// A page or file of the site, as the resolver names it.
  case ownAddress
  /// Any text, escaped.
  case words

  /// The attributes of an element; it has no others.
  static func rules(for name: String) -> [String: AttributeRule] {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": ["id": .id(["h-"])]
    case "p": ["class": .exactly(["alert-title"])]
    case "ol": ["start": .number]
    case "li": ["id": .id(["fn"])]
    case "details": ["open": .present]
    case "sup": ["class": .exactly(["footnote-ref"])]
    case "section": ["class": .exactly(["footnotes"]), "aria-label": .exactly(["Footnotes"])]
    case "code": ["class": .language]
    case "pre": ["class": .exactly(["raw"])]
    case "th": ["scope": .exactly(["col"]), "class": .exactly(alignments)]
    case "td": ["class": .exactly(alignments)]
    case "input":
      [
        "type": .exactly(["checkbox"]), "disabled": .present, "checked": .present,
        "aria-label": .exactly(["done", "open"]),
      ]
    case "a":
      [
        "href": .address, "rel": .exactly(["noopener noreferrer nofollow"]),
        "class": .exactly(["ext", "footnote-backref"]), "id": .id(["fnref"]), "aria-label": .words,
      ]
    case "img":
      [
        "src": .ownAddress, "alt": .words, "width": .number, "height": .number, "loading": .exactly(["lazy"]),
      ]
    case "span": ["class": .exactly(["broken", "path"]), "title": .words]
    case "div":
      [
        "class": .exactly(["table"] + alerts), "role": .exactly(["region"]), "tabindex": .exactly(["0"]),
        "aria-label": .exactly(["table"]),
      ]
    default: [:]
    }
  }

  /// What an element is nothing without.
  static func required(for name: String) -> [String] {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": ["id"]
    case "th": ["scope"]
    case "input": ["type", "disabled", "aria-label"]
    case "a": ["href"]
    case "img": ["src", "alt"]
    case "span", "div", "section": ["class"]
    default: []
    }
  }

  private static let alignments = ["ta-l", "ta-c", "ta-r"]
  private static let alerts = ["note", "tip", "important", "warning", "caution"].map { "alert alert-\($0)" }
}
