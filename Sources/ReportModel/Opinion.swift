/// What one persona decides about a service today.
public struct Opinion: Hashable, Sendable {
  public var persona: String
  /// As written.
  public var words: String
  public var verdict: Review.Verdict
  public var origin: Origin

  public init(persona: String, words: String, verdict: Review.Verdict, origin: Origin) {
    self.persona = persona
    self.words = words
    self.verdict = verdict
    self.origin = origin
  }
}
