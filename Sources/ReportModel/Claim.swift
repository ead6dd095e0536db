/// A sentence that can be checked, with what became of the check. A row of the claim ledger.
public struct Claim: Hashable, Sendable {
  /// What is checked, and against what.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// "3 critical blockers"
    case count
    /// "3/25 checks passed (12 %)"
    case fraction
    /// The efforts of a phase, the hours of a plan.
    case sum
    /// "30 min x 52 weeks = 26 h", "336 ms to 28 ms is 12x"
    case product
    /// "99.9 % of October = 44.64 min"
    case window
    /// "security review passed"
    case reference
    /// `path:line`
    case citation
    /// Words beside a citation, which should stand there.
    case quotation
    case hash
    /// File name, text and commit.
    case date
    /// A verdict above its own findings and conditions.
    case verdict
    /// A target beside what was measured.
    case target
    /// The same status in two places.
    case status
  }

  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case verified, refuted, unverifiable, stale
  }

  public var kind: Kind
  public var origin: Origin
  /// In bytes, where the stated value begins; `nil` when unknown.
  public var column: Int?
  /// The sentence, or as much of it as makes the claim.
  public var text: String
  /// The value as stated: `12 %`.
  public var stated: String
  /// The value as derived: `4.2 %`; `nil` when nothing could be derived.
  public var derived: String?
  public var verdict: Verdict
  /// How the derived value came about, so that a reader can repeat it: "31 days x 1440 min x 0.1 % = 44.64 min".
  public var derivation: String
  /// Places other than the claim's own that the derivation rests on.
  public var evidence: [Origin]
  /// How many more places it rests on than ``evidence`` names.
  public var unnamedEvidence = 0
  /// The id of the record in which it stands; `nil` for a document that holds none.
  public var record: String?

  public init(
    kind: Kind, origin: Origin, column: Int? = nil, text: String, stated: String, derived: String? = nil,
    verdict: Verdict,
    derivation: String, evidence: [Origin] = [], record: String? = nil
  ) {
    self.kind = kind
    self.origin = origin
    self.column = column
    self.text = text
    self.stated = stated
    self.derived = derived
    self.verdict = verdict
    self.derivation = derivation
    self.evidence = evidence
    self.record = record
  }
}
