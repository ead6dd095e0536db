/// The first page: how the portfolio stands, worst first.
struct ScoreboardView: TemplateView {
  var heading: String
  /// One sentence on the whole portfolio.
  var sentence: String
  var choices: [ChoicesView]
  /// What stands below the table, which may be long.
  var sections: [ChoicesView] {
    let all = [
      ("what changed", "changed", !changed.isEmpty), ("what would help most", "fixes-first", !fixes.isEmpty),
      ("trend", "trend", !trend.isEmpty),
      ("how they are spread", "distribution", !distribution.isEmpty), ("where the gaps are", "gaps", !matrix.isEmpty),
      ("what runs out", "ends", isEnding),
    ]
    return ChoicesView.list(
      "On this page", all.filter(\.2).map { .init(label: $0.0, href: "#" + $0.1, isCurrent: false) })
  }
  /// Nothing was found to read: the page then says what to write.
  var isEmpty: Bool
  var services: [TableView]
  /// How many services have each decision and each level.
  var distribution: [ChartView]
  /// What is different from an earlier build.
  var changed: [TitledTableView]
  /// How many services had which decision, at earlier commits too.
  var trend: [TrendView]
  /// Which single fix unblocks most.
  var fixes: [TableView]
  var matrix: [TableView]
  /// What ends within a month.
  var expiring: [TableView]
  /// How much has ended already, as a link.
  var overdue: [LinkView]
  private var isEnding: Bool { !expiring.isEmpty || !overdue.isEmpty }
  /// A decision changes by itself if nobody acts.
  var isForecast: Bool
  var kinds: [FactView]
  var unassigned: [FactView]
  var sources: [TableView]
  /// How many diagnostics there are, as a link.
  var diagnostics: [LinkView]

  static let keys: [ViewKey<Self>] = [
    .text("heading") { $0.heading },
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .flag("isEmpty") { $0.isEmpty },
    .list("choices") { $0.choices },
    .list("sections") { $0.sections },
    .list("services") { $0.services },
    .list("distribution") { $0.distribution },
    .flag("isDistributed") { !$0.distribution.isEmpty },
    .list("changed") { $0.changed },
    .list("trend") { $0.trend },
    .list("fixes") { $0.fixes },
    // The column is not shown where it would be empty.
    .flag("isUnblocking") { $0.fixes.contains { $0.columns.contains { $0.label == Site.unblocksColumn } } },
    .flag("isForecast") { $0.isForecast },
    .list("matrix") { $0.matrix },
    .flag("isEnding") { $0.isEnding },
    .list("expiring") { $0.expiring },
    .list("overdue") { $0.overdue },
    .list("facts") { $0.kinds },
    .list("unassigned") { $0.unassigned },
    .list("sources") { $0.sources },
    .list("diagnostics") { $0.diagnostics },
  ]
}

/// All services, or how to declare the first.
struct ServicesView: TemplateView {
  var title: String
  var sentence: String
  var choices: [ChoicesView]
  var services: [TableView]
  /// There is no service at all.
  var isEmpty: Bool

  static let keys: [ViewKey<Self>] = [
    .text("title") { $0.title },
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("choices") { $0.choices },
    .list("services") { $0.services },
    .flag("isEmpty") { $0.isEmpty },
  ]
}

/// What a lost reader is offered. Its links may have to be absolute: nobody knows where it is shown.
struct NotFoundView: TemplateView {
  var home: String

  static let keys: [ViewKey<Self>] = [.text("home") { $0.home }]
}
