/// The templates that make a page, with what answers their tags.
enum PageTemplate: String, CaseIterable, Sendable {
  case scoreboard = "pages/scoreboard"
  case service = "pages/service"
  case services = "pages/services"
  case record = "pages/record"
  case records = "pages/records"
  case claims = "pages/claims"
  case findings = "pages/findings"
  case expiry = "pages/expiry"
  case changes = "pages/changes"
  case listing = "pages/listing"
  case about = "pages/about"
  case style = "pages/style"
  case diagnostics = "pages/diagnostics"
  case rules = "pages/rules"
  case rule = "pages/rule"
  case reading = "pages/reading"
  case words = "pages/words"
  case search = "pages/search"
  case notFound = "pages/not-found"

  /// Innermost last.
  var views: [any TemplateView.Type] {
    switch self {
    case .scoreboard: [FrameView.self, ScoreboardView.self]
    case .service: [FrameView.self, ServicePageView.self]
    case .services: [FrameView.self, ServicesView.self]
    case .record: [FrameView.self, RecordPageView.self]
    case .records: [FrameView.self, KindIndexView.self]
    case .claims: [FrameView.self, ClaimsView.self]
    case .findings: [FrameView.self, FindingsView.self]
    case .expiry: [FrameView.self, ExpiryView.self]
    case .changes: [FrameView.self, ChangesView.self]
    case .listing: [FrameView.self, ListingView.self]
    case .about: [FrameView.self, AboutView.self]
    case .style: [FrameView.self, StyleView.self]
    case .diagnostics: [FrameView.self, DiagnosticsView.self]
    case .rules: [FrameView.self, RulesView.self]
    case .rule: [FrameView.self, RulePageView.self]
    case .reading: [FrameView.self, ReadingView.self]
    case .words: [FrameView.self, WordsView.self]
    case .search: [FrameView.self, SearchView.self]
    case .notFound: [FrameView.self, NotFoundView.self]
    }
  }
}

/// The templates that are rendered by themselves and put into a page as markup.
enum PartTemplate: String, CaseIterable, Sendable {
  case header = "parts/header"

  var view: any TemplateView.Type {
    switch self {
    case .header: HeaderView.self
    }
  }
}

/// The templates of files that stand alone: nothing is around them, and they load nothing.
enum FileTemplate: String, CaseIterable, Sendable {
  case brief = "files/brief"
  /// The page of the site, in another layout.
  case service = "pages/service"
  case feed = "files/feed"
  case badge = "files/badge"
  case letter = "files/letter"

  /// Innermost last.
  var views: [any TemplateView.Type] {
    switch self {
    case .brief: [BriefView.self]
    case .service: [FrameView.self, StandaloneView.self, ServicePageView.self]
    case .feed: [FeedView.self]
    case .badge: [BadgeView.self]
    case .letter: [LetterView.self]
    }
  }

  /// What stands around in place of the site's layout.
  var layout: String? {
    switch self {
    case .service: "files/standalone"
    case .brief, .feed, .badge, .letter: nil
    }
  }
}
