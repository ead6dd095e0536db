/// What a text comes to that is no evidence of anything, though it is there.
public enum Emptiness: Hashable, Sendable, Codable {
  /// Nothing but headings, signs and names without a value.
  case wordless
  /// `TBD`, `coming soon`; as written.
  case evasive(String)
  /// `Not done yet.`, `TODO: everything`; as written.
  case undone(String)
  /// `{Title}`, `YYYY-MM-DD`: nobody has filled it in.
  case template
  /// Lorem ipsum.
  case filler
  /// A test that does not run.
  case skippedTest
  /// A runbook with the headings of one, and nothing below them.
  case unfilled
}

extension Emptiness {
  /// What the text holds, for a sentence that says so.
  public var words: String {
    switch self {
    case .wordless: "holds no word"
    case .evasive(let text): "holds nothing but \"\(text)\""
    case .undone(let text): "says itself \"\(text)\""
    case .template: "is a template that nobody filled in"
    case .filler: "holds nothing but filler text"
    case .skippedTest: "is a test that is skipped"
    case .unfilled: "has the headings of a runbook and nothing below them"
    }
  }

  /// Without its words, which a site may have to hide.
  public var hidingWords: Emptiness {
    switch self {
    case .evasive, .undone: .wordless
    case .wordless, .template, .filler, .skippedTest, .unfilled: self
    }
  }
}
