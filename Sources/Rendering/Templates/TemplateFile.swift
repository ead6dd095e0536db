/// One file of `templates/site`, as text.
///
/// `*.mustache` are templates, named by their path without the extension; what lies under `static/` is published as it is.
public struct TemplateFile: Hashable, Sendable {
  /// Relative to `templates/site`, with `/` between its components.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
