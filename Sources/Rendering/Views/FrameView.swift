import Markdown

/// What stands around every page.
struct FrameView: TemplateView {
  var title: String
  /// The page's own.
  var address: String
  /// Leads from the page to the site's root: `../../`, or nothing.
  var root: String
  var stylesheet: String
  var script: String
  /// The navigation, rendered once for each depth and section.
  var header: SafeHTML
  /// Only on pages whose facts age.
  var asOf: [TextView]
  /// Only on those pages, and where one was made.
  var promise: [PromiseView] = []
  /// The file in which the same facts are published, without its ending.
  var data = "records"
  /// The page's tables as files.
  var tables: [LinkView] = []

  static let keys: [ViewKey<Self>] = [
    .text("pageTitle") { $0.title },
    .text("root") { $0.root },
    .text("stylesheet") { $0.stylesheet },
    .text("script") { $0.script },
    .html("headerHTML") { $0.header },
    .list("asOf") { $0.asOf },
    .list("promise") { $0.promise },
    .text("data") { $0.data },
    .flag("hasTables") { !$0.tables.isEmpty },
    .list("tableFiles") { $0.tables },
  ]
}

/// The site's name and its sections, as seen from a page.
struct HeaderView: TemplateView {
  var siteTitle: String
  var home: String
  var logo: [LogoView]
  var sections: [SectionLink]
  /// The indexes of records behind one word, because twenty are too many for a line; empty, or of one.
  var records: [Drawer]

  static let keys: [ViewKey<Self>] = [
    .text("siteTitle") { $0.siteTitle },
    .text("home") { $0.home },
    .list("logo") { $0.logo },
    .list("sections") { $0.sections },
    .list("records") { $0.records },
  ]

  /// Links that are seen once its word is chosen.
  struct Drawer: TemplateView {
    var label: String
    /// The page belongs to one of the links.
    var isCurrent: Bool
    var links: [SectionLink]

    static let keys: [ViewKey<Self>] = [
      .text("drawerLabel") { $0.label },
      .flag("holdsCurrent") { $0.isCurrent },
      .list("links") { $0.links },
    ]
  }

  struct SectionLink: TemplateView {
    var label: String
    var href: String
    var isCurrent: Bool

    static let keys: [ViewKey<Self>] = [
      .text("label") { $0.label },
      .text("href") { $0.href },
      .flag("isCurrent") { $0.isCurrent },
    ]
  }
}

/// The image beside the site's name, which says the same: it has no text of its own.
struct LogoView: TemplateView {
  var source: String
  /// In CSS pixels, of a height that suits a line.
  var width: Int

  static let height = 28

  static let keys: [ViewKey<Self>] = [
    .text("source") { $0.source },
    .text("logoWidth") { String($0.width) },
    .text("logoHeight") { _ in String(height) },
  ]
}
