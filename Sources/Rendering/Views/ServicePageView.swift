/// Everything about one service, the decision first.
struct ServicePageView: TemplateView {
  var name: String
  /// The ids that links to the page end in, and that nothing else on it has.
  var anchors: [TextView]
  var decision: StatusView
  /// The decision's reason in one sentence.
  var reason: String
  var facts: [FactView]
  var notes: [TextView]
  /// How many documents state a decision, and how many of them disagree.
  var statedSummary: [TextView]
  var stated: [TableView]
  /// The shortest way to GO, and to the next level.
  var ways: [WayView]
  /// Required personas who disagree.
  var dissent: [TableView]
  var rules: [FiredRuleView]
  var categories: [CategoryView]
  var findings: [TableView]
  var personas: [TableView]
  var budgets: [TableView]
  /// How the budgets went down.
  var charts: [ChartView]
  /// How it stood at earlier commits.
  var trend: [TrendView]
  /// By kind.
  var records: [RecordsView]
  /// What refers to the record that declares the service.
  var citedBy: [ValueView]
  var entry: [BodyView]
  /// Of the record that declares the service.
  var diagnostics: [DiagnosticView]
  /// Those of its records.
  var recordDiagnostics: [TableView]
  /// Its decision and its score as images, for other pages.
  var badges: [LinkView]
  /// What shows them there.
  var badgeMarkup: String

  static let keys: [ViewKey<Self>] = [
    .text("name") { $0.name },
    .list("anchors") { $0.anchors },
    .list("decision") { [$0.decision] },
    .list("reason") { [MarkedText(sentence: $0.reason)] },
    .list("facts") { $0.facts },
    .list("notes") { $0.notes },
    .list("statedSummary") { $0.statedSummary },
    .list("stated") { $0.stated },
    .list("ways") { $0.ways },
    .list("dissent") { $0.dissent },
    .list("rules") { $0.rules },
    .list("categories") { $0.categories },
    .list("findings") { $0.findings },
    .list("personas") { $0.personas },
    .list("budgets") { $0.budgets },
    .list("charts") { $0.charts },
    .flag("isCharted") { !$0.charts.isEmpty },
    .list("trend") { $0.trend },
    .flag("hasRecords") { !$0.records.isEmpty },
    .list("records") { $0.records },
    .flag("isCited") { !$0.citedBy.isEmpty },
    .list("citedBy") { $0.citedBy },
    .list("entry") { $0.entry },
    .flag("isDiagnosed") { !$0.diagnostics.isEmpty || !$0.recordDiagnostics.isEmpty },
    .list("diagnostics") { $0.diagnostics },
    .list("recordDiagnostics") { $0.recordDiagnostics },
    .list("badges") { $0.badges },
    .text("badgeMarkup") { $0.badgeMarkup },
  ]

  /// The records of one kind.
  struct RecordsView: TemplateView {
    var id: String
    var title: String
    /// Too long to stand open on the page.
    var isLong: Bool
    var table: TableView

    static let keys: [ViewKey<Self>] = [
      .text("kindID") { $0.id },
      .text("kindTitle") { $0.title },
      .list("table") { $0.isLong ? [] : [$0.table] },
      .list("folded") { $0.isLong ? [$0.table] : [] },
    ]
  }

  struct FiredRuleView: TemplateView {
    var title: String
    var href: String
    var decision: StatusView
    /// What it holds back, where that is not everything.
    var scope: [TextView]
    var decides: Bool
    var reasons: [ReasonView]
    /// Those beyond the first few, folded away.
    var more: [MoreView]

    static let keys: [ViewKey<Self>] = [
      .text("title") { $0.title },
      .text("href") { $0.href },
      .list("outcome") { [$0.decision] },
      .list("scope") { $0.scope },
      .flag("decides") { $0.decides },
      .list("reasons") { $0.reasons },
      .list("more") { $0.more },
    ]
  }

  /// What would have to come true for one goal.
  struct WayView: TemplateView {
    var id: String
    var title: String
    var summary: String
    /// Too long to stand open on the page.
    var isLong: Bool
    var table: TableView

    static let keys: [ViewKey<Self>] = [
      .text("wayID") { $0.id },
      .text("way") { $0.title },
      .text("summary") { $0.summary },
      .list("table") { $0.isLong ? [] : [$0.table] },
      .list("folded") { $0.isLong ? [$0.table] : [] },
    ]
  }

  struct MoreView: TemplateView {
    var summary: String
    var reasons: [ReasonView]

    static let keys: [ViewKey<Self>] = [
      .text("summary") { $0.summary },
      .list("reasons") { $0.reasons },
    ]
  }

  struct ReasonView: TemplateView {
    var text: String
    /// The question of the check that it is about, and how it is answered.
    var check: [LinkView]
    var state: [StatusView]
    var evidence: [ValueView]

    static let keys: [ViewKey<Self>] = [
      .text("text") { $0.text },
      .list("check") { $0.check },
      .list("state") { $0.state },
      .list("evidence") { $0.evidence },
    ]
  }

  struct CategoryView: TemplateView {
    /// The anchor to which the scoreboard's matrix leads.
    var id: String
    var name: String
    var summary: String
    var table: TableView

    static let keys: [ViewKey<Self>] = [
      .text("categoryID") { $0.id },
      .text("category") { $0.name },
      .text("summary") { $0.summary },
      .list("table") { [$0.table] },
    ]
  }
}
