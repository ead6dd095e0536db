/// What one check, rule, state, level or diagnostic means, and where it fires.
struct RulePageView: TemplateView {
  var kind: String
  var title: String
  /// As it is written in data and in the terminal.
  var id: String
  var what: MarkedText
  var why: [MarkedText]
  var remedy: [MarkedText]
  var facts: [FactView]
  /// A checklist's item that answers it.
  var answer: [TextView] = []
  var tables: [TableView]
  /// Where no table is.
  var nowhere: [TextView]

  static let keys: [ViewKey<Self>] = [
    .text("ruleKind") { $0.kind },
    .text("title") { $0.title },
    .text("ruleID") { $0.id },
    .list("what") { [$0.what] },
    .list("why") { $0.why },
    .list("remedy") { $0.remedy },
    .list("facts") { $0.facts },
    .list("answer") { $0.answer },
    .list("tables") { $0.tables },
    .list("nowhere") { $0.nowhere },
  ]
}

/// Everything that has a page under `rules/`.
struct RulesView: TemplateView {
  var rubric: String
  var tables: [TableView]

  static let keys: [ViewKey<Self>] = [
    .text("rubric") { $0.rubric },
    .list("tables") { $0.tables },
  ]
}
