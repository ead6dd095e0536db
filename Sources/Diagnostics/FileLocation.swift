/// A place in a document of a source, or in one of our own files.
public struct FileLocation: Hashable, Sendable, Codable {
  /// The source's name; empty for what lies in no source (configuration, templates, the command line).
  public var source: String
  /// Relative to the source's root.
  public var path: String
  /// 1-based; `nil` when the diagnostic is about the file as a whole.
  public var line: Int?
  /// 1-based, counted in UTF-8 bytes; `nil` when unknown.
  public var column: Int?

  public init(source: String = "", path: String, line: Int? = nil, column: Int? = nil) {
    self.source = source
    self.path = path
    self.line = line
    self.column = column
  }
}
