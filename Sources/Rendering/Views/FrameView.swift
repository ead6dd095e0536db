import Markdown

/// What stands around every page.
struct FrameView: TemplateView {
  var title: String
  /// Leads from the page to the site's root: `../../`, or nothing.
  var root: String
  var stylesheet: String
  var script: String
  /// The navigation, rendered once for each depth and section.
  var header: SafeHTML
  /// Only on pages whose facts age.
  var asOf: [TextView]

  static let keys: [ViewKey<Self>] = [
    .text("pageTitle") { $0.title },
    .text("root") { $0.root },
    .text("stylesheet") { $0.stylesheet },
    .text("script") { $0.script },
    .html("headerHTML") { $0.header },
    .list("asOf") { $0.asOf },
  ]
}

/// The site's name and its sections, as seen from a page.
struct HeaderView: TemplateView {
  var siteTitle: String
  var home: String
  var sections: [SectionLink]
  /// The indexes of records behind one word, because twenty are too many for a line; empty, or of one.
  var records: [Drawer]

  static let keys: [ViewKey<Self>] = [
    .text("siteTitle") { $0.siteTitle },
    .text("home") { $0.home },
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
