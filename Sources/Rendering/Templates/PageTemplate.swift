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
