/// What became of one citation: the lines as they were reviewed beside what stands there now.
struct CitationView: TemplateView {
  var state: StatusView
  /// As written, leading to the lines at the reviewed commit.
  var cited: ValueView
  /// Where it is written, against which commit it was held, and what became of it.
  var notes: [ValueView]
  /// Both versions, or the one that there is.
  var versions: [CitedVersionView]
  /// Both versions read the same, so that a reader has to ask for them.
  var isFolded: Bool

  static let keys: [ViewKey<Self>] = [
    .list("state") { [$0.state] },
    .list("cited") { [$0.cited] },
    .list("notes") { $0.notes },
    .list("folded") { $0.isFolded ? $0.versions : [] },
    .flag("isFolded") { $0.isFolded && !$0.versions.isEmpty },
    .flag("isSpread") { !$0.isFolded && !$0.versions.isEmpty },
    .list("versions") { $0.isFolded ? [] : $0.versions },
  ]
}

/// Some lines of a file, in one of its versions.
struct CitedVersionView: TemplateView {
  /// "As reviewed, lines 32-38".
  var label: String
  var text: String
  /// How many lines are left out.
  var rest: [TextView]

  static let keys: [ViewKey<Self>] = [
    .text("label") { $0.label },
    .text("text") { $0.text },
    .list("rest") { $0.rest },
  ]
}
