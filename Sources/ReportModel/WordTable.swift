/// How the words that people write are read: one of the readers' own tables, as it is published.
public struct WordTable: Hashable, Sendable {
  /// What is equal to the anchor of its table: `certificate-verdicts`.
  public var id: String
  public var title: String
  /// What else decides beside the words.
  public var explanation: String
  public var rows: [Row]

  public init(id: String, title: String, explanation: String, rows: [Row]) {
    self.id = id
    self.title = title
    self.explanation = explanation
    self.rows = rows
  }

  public struct Row: Hashable, Sendable {
    public var meaning: String
    /// In the order of the table, each once.
    public var words: [String]

    public init(_ meaning: String, _ words: [String]) {
      self.meaning = meaning
      self.words = words
    }
  }
}
