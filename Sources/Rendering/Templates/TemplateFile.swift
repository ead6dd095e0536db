/// One file of `templates/site`, as text.
///
/// `*.mustache` are templates, named by their path without the extension; what lies under `static/` is published as it is,
/// and what lies under `styles/` is put into pages that stand alone.
public struct TemplateFile: Hashable, Sendable {
  /// Relative to `templates/site`, with `/` between its components.
  public var path: String
  public var text: String
  /// Where it lies as its author knows it; `nil` for one that ships with Muster.
  public var place: String?

  public init(path: String, text: String, place: String? = nil) {
    self.path = path
    self.text = text
    self.place = place
  }
}
