import Markdown

/// A text that may lead somewhere or carry a status: the content of a table's cell or of a fact.
struct ValueView: TemplateView {
  var text: String
  var href: String?
  var tone: Tone?
  /// Smaller words after it: a date, a place.
  var note: String?
  /// Muster's own words, in which backticks mean something.
  var isMarked = false
  /// By what a table is sorted, where the text does not tell.
  var sort: Int?
  /// Shown instead of the text, which says the same.
  var spark: SparkView?

  static let keys: [ViewKey<Self>] = [
    .optional("spark") { $0.spark },
    .optional("status") { $0.status },
    .optional("link") { $0.link },
    .optional("plain") { $0.plain },
    .optional("marked") { $0.isMarked ? MarkedText($0.text) : nil },
    .optional("note") { $0.note.map(TextView.init) },
  ]

  private var status: StatusView? { tone.map { StatusView(word: text, tone: $0, href: href) } }
  private var plain: TextView? { isPlain && !text.isEmpty ? TextView(text: text) : nil }
  private var link: LinkView? { tone == nil ? href.map { LinkView(text: text, href: $0) } : nil }
}

extension ValueView {
  /// It leads nowhere, and nothing in it has a meaning.
  var isPlain: Bool { tone == nil && href == nil && !isMarked && spark == nil }

  /// A plain text read as Markdown.
  var inWords: ValueView {
    guard isPlain else { return self }
    let words = inlineWords(text)
    return ValueView(text: words, note: note, isMarked: words.utf8.contains(UInt8(ascii: "`")))
  }

  static let none = ValueView(text: "")
  static func plain(_ text: String?, note: String? = nil, sort: Int? = nil) -> Self {
    Self(text: text ?? "", note: note, sort: sort)
  }
  static func spark(_ spark: SparkView) -> Self { Self(text: spark.text, spark: spark) }
  static func marked(_ text: String?) -> Self { Self(text: text ?? "", isMarked: text != nil) }
  static func link(_ text: String, _ href: String?, note: String? = nil) -> Self {
    Self(text: text, href: href, note: note)
  }
  static func status(_ status: Status, href: String? = nil, note: String? = nil) -> Self {
    Self(text: status.word, href: href, tone: status.tone, note: note)
  }
}

/// A word whose tone gives it a shape and a colour.
struct StatusView: TemplateView {
  var word: String
  var tone: Tone
  var href: String?

  static let keys: [ViewKey<Self>] = [
    .text("word") { $0.word },
    .text("tone") { $0.tone.rawValue },
    .optional("target") { view in view.href.map { LinkView(text: view.word, href: $0) } },
    .flag("isPlain") { $0.href == nil },
  ]

  init(word: String, tone: Tone, href: String? = nil) {
    (self.word, self.tone, self.href) = (word, tone, href)
  }

  init(_ status: Status, href: String? = nil) { self.init(word: status.word, tone: status.tone, href: href) }
}

struct LinkView: TemplateView {
  var text: String
  var href: String

  static let keys: [ViewKey<Self>] = [
    .text("text") { $0.text },
    .text("href") { $0.href },
  ]
}
