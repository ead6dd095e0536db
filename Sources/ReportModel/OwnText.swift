/// What a review or a certificate says in words of its own: without its headings, the fields of its head, and what waits to
/// be filled in.
public struct OwnText: Hashable, Sendable, Codable {
  /// How many words.
  public var words = 0
  /// It says that there is nothing to find: `No findings.` Asked only of less than a sentence.
  public var saysNone = false
  /// What it says where that is nothing.
  public var emptiness: Emptiness?
  /// Where it says that nobody has looked: `I have not looked at the code.` Asked only of a text about one thing.
  public var admission: Field?
  /// The same for texts of the same words; `nil` for a text so short that two may well be the same.
  public var digest: String?

  public init() {}

  public var isLessThanSentence: Bool { words < 5 }
  /// So short that what it admits is all that it is about.
  public var isOfOneThing: Bool { words <= 40 }
}
