/// Something that the author of a document should know.
struct DiagnosticView: TemplateView {
  var severity: StatusView
  var message: MarkedText
  var help: [MarkedText]
  var place: ValueView
  /// What it means, and how to mend it.
  var rule: LinkView

  static let keys: [ViewKey<Self>] = [
    .list("severity") { [$0.severity] },
    .list("message") { [$0.message] },
    .list("help") { $0.help },
    .list("place") { [$0.place] },
    .list("rule") { [$0.rule] },
  ]
}

/// All diagnostics, the gravest first and those of one kind together.
struct DiagnosticsView: TemplateView {
  var sentence: String
  /// Links to the groups, which may be long.
  var sections: [ChoicesView]
  var groups: [Group]
  /// Documents without a record, a table for each reason.
  var skipped: [TableView]

  /// The links alone would fill a small screen, and more.
  private var isLong: Bool { groups.count > 12 }

  static let keys: [ViewKey<Self>] = [
    .list("sentence") { [MarkedText(sentence: $0.sentence)] },
    .list("sections") { $0.isLong ? [] : $0.sections },
    .list("foldedSections") { $0.isLong ? $0.sections : [] },
    .list("groups") { $0.groups },
    .list("skipped") { $0.skipped },
    .flag("isSkipping") { !$0.skipped.isEmpty },
  ]

  struct Group: TemplateView {
    var id: String
    /// Of all, not only of those that are shown.
    var count: Int
    var severity: StatusView
    var rule: LinkView
    var what: [MarkedText]
    /// What mends it, where that is the same in every place.
    var help: [MarkedText]
    var table: TableView

    static let keys: [ViewKey<Self>] = [
      .text("groupID") { $0.id },
      .list("severity") { [$0.severity] },
      .list("rule") { [$0.rule] },
      .list("what") { $0.what },
      .list("help") { $0.help },
      .list("table") { [$0.table] },
    ]
  }
}
