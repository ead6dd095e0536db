import Markdown

/// Every component of the pages, each with every form that it has: to be looked at by whoever changes the style.
///
/// It is not planned with a site, because its examples are made up and a site holds nothing that is. The tests make it.
struct StyleView: TemplateView {
  var statuses: [ValueView]
  var facts: [FactView]
  var choices: [ChoicesView]
  var table: TableView
  var charts: [ChartView]
  var reasons: [ServicePageView.ReasonView]
  var diagnostics: [DiagnosticView]
  var citations: [CitationView]
  var body: BodyView

  static let keys: [ViewKey<Self>] = [
    .list("statuses") { $0.statuses },
    .list("facts") { $0.facts },
    .list("choices") { $0.choices },
    .list("sample") { [$0.table] },
    .list("charts") { $0.charts },
    .list("reasons") { $0.reasons },
    .list("diagnostics") { $0.diagnostics },
    .list("citations") { $0.citations },
    .list("body") { [$0.body] },
  ]
}

extension Site {
  static let styleAddress = "styles/index.html"

  func stylePage(_ view: StyleView) -> [UInt8] {
    theme.page(.style, view, in: frame("Components", at: Self.styleAddress, in: .other)).bytes
  }
}
