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
  /// Services whose decision will change by itself.
  var forecast: [TableView]
  /// By how near the end is.
  var groups: [TitledTableView]
  /// The same for a calendar program.
  var calendar: [LinkView]

  static let keys: [ViewKey<Self>] = [
    .text("sentence") { $0.sentence },
    .list("forecast") { $0.forecast },
    .list("groups") { $0.groups },
    .list("calendar") { $0.calendar },
  ]
}

/// Every finding and what became of it.
struct FindingsView: TemplateView {
  var sentence: String
  /// By what became of them.
  var groups: [TitledTableView]

  static let keys: [ViewKey<Self>] = [
    .text("sentence") { $0.sentence },
    .list("groups") { $0.groups },
  ]
}
