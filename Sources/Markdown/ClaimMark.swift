/// What became of a claim, put behind the sentence that makes it.
public struct ClaimMark: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case verified, refuted, unverifiable, stale
  }

  public var verdict: Verdict
  /// The claim's row in the ledger: relative, made by us.
  public var address: String

  public init(_ verdict: Verdict, at address: String) {
    self.verdict = verdict
    self.address = address
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
