/// One record: what was read out of it beside what it says.
struct RecordPageView: TemplateView {
  var title: String
  /// The ids that links to the page end in, and that nothing else on it has.
  var anchors: [TextView]
  /// The index of its kind.
  var kind: LinkView
  /// What its author concluded, or how grave it is.
  var status: [StatusView]
  /// What a reader came for, in a sentence.
  var summary: [MarkedText]
  var facts: [FactView]
  /// They stand behind the document where there is no room beside it: who needs a runbook at night needs its steps.
  var isFactsLast: Bool
  /// Facts whose text is too long to stand in a narrow column.
  var longFacts: [FactView]
  var charts: [ChartView]
  var tables: [TableView]
  /// What it cites, and how much of that still holds.
  var citations: [CitationView]
  var citationSummary: [TextView]
  var citedBy: [ValueView]
  /// The checks that rest on it.
  var evidenceFor: [ValueView]
  var diagnostics: [DiagnosticView]
  var body: [BodyView]

  static let keys: [ViewKey<Self>] = [
    .text("title") { $0.title },
    .list("anchors") { $0.anchors },
    .list("kind") { [$0.kind] },
    .list("lead") { $0.status },
    .list("summary") { $0.summary },
    .list("facts") { $0.facts },
    .flag("isFactsFirst") { !$0.isFactsLast },
    .flag("isFactsLast") { $0.isFactsLast },
    .list("longFacts") { $0.longFacts },
    .list("charts") { $0.charts },
    .list("tables") { $0.tables },
    .flag("isCiting") { !$0.citations.isEmpty },
    .list("citations") { $0.citations },
    .list("citationSummary") { $0.citationSummary },
    .flag("isCited") { !$0.citedBy.isEmpty },
    .list("citedBy") { $0.citedBy },
    .flag("isEvidence") { !$0.evidenceFor.isEmpty },
    .list("evidenceFor") { $0.evidenceFor },
    .flag("isDiagnosed") { !$0.diagnostics.isEmpty },
    .list("diagnostics") { $0.diagnostics },
    .list("body") { $0.body },
  ]
}

/// All records of a kind.
struct KindIndexView: TemplateView {
  var title: String
  /// How they stand.
  var sentence: String
  /// What such a record is.
  var purpose: [TextView]
  /// The records as a drawing.
  var charts: [ChartView]
  /// The records in a few numbers.
  var summaries: [TableView]
  /// By status, and page by page.
  var choices: [ChoicesView]
  var tables: [TableView]
  /// How to write the first one; only where there is none.
  var example: [ExampleView]

  static let keys: [ViewKey<Self>] = [
    .text("title") { $0.title },
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("purpose") { $0.purpose },
    .list("charts") { $0.charts },
    .list("chartTitles") {
      TextView.list($0.charts.isEmpty ? nil : $0.charts.map(\.title).joined(separator: " \u{B7} "))
    },
    .list("summaries") { $0.summaries },
    .list("choices") { $0.choices },
    .list("tables") { $0.tables },
    .list("example") { $0.example },
  ]
}

/// How to write a record of a kind.
struct ExampleView: TemplateView {
  /// What to put where: `a Markdown file`.
  var file: String
  var text: String

  static let keys: [ViewKey<Self>] = [
    .text("file") { $0.file },
    .text("text") { $0.text },
  ]
}
