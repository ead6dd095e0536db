import Markdown

/// A document, or the part of it that is the record.
struct BodyView: TemplateView {
  var markup: SafeHTML
  /// Instead of markup for what is not Markdown.
  var source: String?
  /// What was cut, and why.
  var limits: [String]
  /// Which lines of which document, when it is not all of it.
  var place: [ValueView]

  static let keys: [ViewKey<Self>] = [
    .html("documentHTML") { $0.markup },
    .list("source") { TextView.list($0.source) },
    .list("limits") { $0.limits.map(TextView.init) },
    .list("place") { $0.place },
  ]
}
