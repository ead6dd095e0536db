/// A heading with the table below it.
struct TitledTableView: TemplateView {
  /// The heading's anchor; empty for one that has none.
  var id = ""
  var title: String
  var table: TableView

  static let keys: [ViewKey<Self>] = [
    .text("groupID") { $0.id },
    .text("title") { $0.title },
    .list("table") { [$0.table] },
  ]
}

/// What runs out when, and what becomes of the decisions then.
struct ExpiryView: TemplateView {
  var sentence: String
  /// Links to its parts.
  var sections: [ChoicesView]
  /// By how near the end is, what has run out first.
  var parts: [TitledTableView]
  /// Services whose decision will change by itself.
  var forecast: [TableView]
  /// The same for a calendar program.
  var calendar: [LinkView]

  static let keys: [ViewKey<Self>] = [
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("sections") { $0.sections },
    .list("parts") { $0.parts },
    .list("forecast") { $0.forecast },
    .list("calendar") { $0.calendar },
  ]
}

/// Every finding and what became of it.
struct FindingsView: TemplateView {
  var sentence: String
  /// By what became of them.
  var groups: [TitledTableView]

  static let keys: [ViewKey<Self>] = [
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("groups") { $0.groups },
  ]
}
