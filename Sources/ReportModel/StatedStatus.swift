/// A place in a text that states the status of its record.
public struct StatedStatus: Hashable, Sendable, Codable {
  /// As written.
  public var words: String
  /// 1-based.
  public var line: Int
  /// The same for all words that amount to the same; `nil` for words that are in no table, or that say more.
  public var meaning: String?

  public init(_ words: String, line: Int, meaning: String? = nil) {
    (self.words, self.line, self.meaning) = (words, line, meaning)
  }
}
