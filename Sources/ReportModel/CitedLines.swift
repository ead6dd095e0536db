/// A citation, and what was found where it points.
public struct CitedLines: Hashable, Sendable {
  /// In the document that cites.
  public var line: Int
  /// As written.
  public var text: String
  /// As in data files.
  public var word: String
  /// The file meant, in the source of the document that cites; `nil` when nobody can tell.
  public var file: SourcePath?

  public init(line: Int, text: String, word: String, file: SourcePath? = nil) {
    self.line = line
    self.text = text
    self.word = word
    self.file = file
  }

  /// `nil` for a word that is not known here.
  public var state: CitationReading.State? { CitationReading.State(rawValue: word) }
}
