/// Something that the author of a document should know.
struct DiagnosticView: TemplateView {
  var severity: StatusView
  var message: String
  var help: [TextView]
  var place: ValueView
  /// What it means, and how to mend it.
  var rule: LinkView

  static let keys: [ViewKey<Self>] = [
    .list("severity") { [$0.severity] },
    .text("message") { $0.message },
    .list("help") { $0.help },
    .list("place") { [$0.place] },
    .list("rule") { [$0.rule] },
  ]
}

/// All diagnostics, the gravest first.
struct DiagnosticsView: TemplateView {
  var sentence: String
  var groups: [Group]

  static let keys: [ViewKey<Self>] = [
    .text("sentence") { $0.sentence },
    .list("groups") { $0.groups },
  ]

  struct Group: TemplateView {
    var id: String
    var title: String
    var diagnostics: [DiagnosticView]

    static let keys: [ViewKey<Self>] = [
      .text("groupID") { $0.id },
      .text("title") { $0.title },
      .list("diagnostics") { $0.diagnostics },
    ]
  }
}
