import Digest
import Markdown

/// One page for who decides: it stands alone, and prints.
struct BriefView: TemplateView {
  var style: InlineStyle
  var title: String
  var asOf: String
  var promise: [PromiseView]
  /// One sentence on the portfolio, one on what changed.
  var sentence: String
  var change: String
  var facts: [FactView]
  var sections: [Section]
  /// How to find the site that it was made with, and to tell whether it is that one.
  var address: [TextView]
  var digest: String

  static let keys: [ViewKey<Self>] = [
    .list("style") { [$0.style] },
    .text("title") { $0.title },
    .text("asOf") { $0.asOf },
    .list("promise") { $0.promise },
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("change") { [MarkedText(sentence: $0.change)] },
    .list("facts") { $0.facts },
    .list("sections") { $0.sections },
    .list("address") { $0.address },
    .text("digest") { $0.digest },
  ]

  /// A question that a leader has, and its answer: a table, or a sentence where there is nothing to list.
  struct Section: TemplateView {
    var id: String
    var title: String
    var table: TableView?
    var remark: String?

    static let keys: [ViewKey<Self>] = [
      .text("sectionID") { $0.id },
      .text("heading") { $0.title },
      .list("remark") { TextView.list($0.remark) },
      .list("table") { $0.table.map { [$0] } ?? [] },
    ]
  }
}

/// A style that stands in its page, with the digest by which the page's policy lets it in.
struct InlineStyle: TemplateView {
  var text: String

  static let keys: [ViewKey<Self>] = [
    .html("styleHTML") { SafeHTML(constructed: $0.text) },
    .text("styleDigest") { ContentDigest(of: $0.text.utf8).base64 },
  ]

  /// - Parameter stylesheet: Of the theme, which is trusted; where it would end its element it is cut.
  init(_ stylesheet: String) {
    let compact = Array(compactStylesheet(stylesheet).utf8)
    let end = compact.indices.first { compact[$0...].starts(with: "</".utf8) } ?? compact.endIndex
    text = String(decoding: compact[..<end], as: UTF8.self)
  }
}

/// What stands around a page of the site that was made a file of its own.
struct StandaloneView: TemplateView {
  var style: InlineStyle
  /// The page of the site, where its address is known.
  var site: [LinkView]

  static let keys: [ViewKey<Self>] = [
    .list("style") { [$0.style] },
    .list("site") { $0.site },
  ]
}

/// An Atom feed (RFC 4287).
struct FeedView: TemplateView {
  var id: String
  var title: String
  var updated: String
  /// Its own address and that of the page it belongs to, where they are known.
  var own: [TextView]
  var page: String
  var entries: [Entry]

  static let keys: [ViewKey<Self>] = [
    .text("feedID") { $0.id },
    .text("title") { $0.title },
    .text("updated") { $0.updated },
    .list("own") { $0.own },
    .text("page") { $0.page },
    .list("entries") { $0.entries },
  ]

  struct Entry: TemplateView {
    var id: String
    var title: String
    var updated: String
    var href: String
    var summary: String
    var category: String

    static let keys: [ViewKey<Self>] = [
      .text("entryID") { $0.id },
      .text("entryTitle") { $0.title },
      .text("entryUpdated") { $0.updated },
      .text("href") { $0.href },
      .text("summary") { $0.summary },
      .text("category") { $0.category },
    ]
  }
}

/// Two words side by side, to be shown in other pages: what, and how it stands.
struct BadgeView: TemplateView {
  var label: String
  var value: String
  var tone: Tone

  static let keys: [ViewKey<Self>] = [
    .text("label") { $0.label },
    .text("value") { $0.value },
    .text("shape") { $0.tone.shape },
    .text("paint") { $0.tone.paint },
    .text("labelWidth") { String($0.labelWidth) },
    .text("valueWidth") { String($0.valueWidth) },
    .text("badgeWidth") { String($0.labelWidth + $0.valueWidth) },
    .text("labelMiddle") { String($0.labelWidth / 2) },
    .text("valueMiddle") { String($0.labelWidth + $0.valueWidth / 2) },
    .text("labelLength") { String($0.labelWidth - 12) },
    .text("valueLength") { String($0.valueWidth - 12) },
  ]

  private var labelWidth: Int { width(label) }
  private var valueWidth: Int { width(tone.shape + " " + value) }

  /// About what eleven pixels of a sans-serif take; the text is then set to exactly that.
  private func width(_ text: String) -> Int { 14 + 2 * (text.unicodeScalars.count * 7 / 2) }
}

extension Tone {
  /// The stylesheet's shape.
  fileprivate var shape: String {
    switch self {
    case .good: "\u{25CF}"
    case .caution: "\u{25B2}"
    case .half: "\u{25D0}"
    case .bad: "\u{25A0}"
    case .unknown, .quiet: "\u{25CB}"
    }
  }

  /// The stylesheet's colour on light paper, on which white is read well.
  fileprivate var paint: String {
    switch self {
    case .good: "#14692f"
    case .caution, .half: "#8a5300"
    case .bad: "#b3201b"
    case .unknown, .quiet: "#4f5560"
    }
  }
}
