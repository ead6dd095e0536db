/// The claim ledger, the refuted first.
struct ClaimsView: TemplateView {
  var sentence: String
  /// One for each verdict that some claim has.
  var tables: [TableView]

  static let keys: [ViewKey<Self>] = [
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("tables") { $0.tables },
  ]
}
