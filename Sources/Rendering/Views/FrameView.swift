import Markdown

/// What stands around every page.
struct FrameView: TemplateView {
  var title: String
  /// Leads from the page to the site's root: `../../`, or nothing.
  var root: String
  var stylesheet: String
  /// The navigation, rendered once for each depth and section.
  var header: SafeHTML
  /// Only on pages whose facts age.
  var asOf: [TextView]

  static let keys: [ViewKey<Self>] = [
    .text("pageTitle") { $0.title },
    .text("root") { $0.root },
    .text("stylesheet") { $0.stylesheet },
    .html("headerHTML") { $0.header },
    .list("asOf") { $0.asOf },
  ]
}

/// The site's name and its sections, as seen from a page.
struct HeaderView: TemplateView {
  var siteTitle: String
  var home: String
  var sections: [SectionLink]

  static let keys: [ViewKey<Self>] = [
    .text("siteTitle") { $0.siteTitle },
    .text("home") { $0.home },
    .list("sections") { $0.sections },
  ]

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
