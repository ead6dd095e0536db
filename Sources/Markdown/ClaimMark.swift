/// What became of a claim, put behind the sentence that makes it.
public struct ClaimMark: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case verified, refuted, unverifiable, stale
  }

  public var verdict: Verdict
  /// The claim's row in the ledger: relative, made by us.
  public var address: String
  /// By which its sentence is found, the best first.
  public var words: [String]
  /// It stands behind the whole sentence, not right behind its words.
  public var endsSentence: Bool

  public init(_ verdict: Verdict, at address: String, words: [String] = [], endsSentence: Bool = true) {
    self.verdict = verdict
    self.address = address
    self.words = words
    self.endsSentence = endsSentence
  }
}

extension ClaimMark.Verdict {
  /// The class that gives the word its shape and colour.
  var tone: String {
    switch self {
    case .verified: "good"
    case .refuted: "bad"
    case .unverifiable: "unknown"
    case .stale: "half"
    }
  }
}
