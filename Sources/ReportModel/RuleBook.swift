/// One of the seven rules that a decision is derived by, as its page explains it.
public struct DecisionRule: Hashable, Sendable {
  public var number: Int
  public var title: String
  public var explanation: String
  /// What it decides when it is the first to fire.
  public var decides: [Decision.Word]

  /// In the order in which they are tried. The first that fires decides; every one that fires is listed.
  public static let all = [
    DecisionRule(
      number: 1, title: "Emergency stop",
      explanation: """
        An agent's certificate stopped everything. A later certificate of the same agent on the same component lifts it, \
        if it comes to a decision; so does a later approval that says so by the stop's id (`Lifts QA-1.`), by one of the \
        personas whom the configuration lists under `personas.may_lift`. Advice, a wish for another look, words that cannot be read, age and \
        silence lift nothing.
        """,
      decides: [.noGo]),
    DecisionRule(
      number: 2, title: "A required persona says no",
      explanation: """
        The newest review by a persona whom the service's tier requires, or its newest certificate on one of the service's \
        components, ends in a refusal. It stands, however old it is, until the same persona decides anew on the same. \
        Where two personas disagree, the stricter counts, and the dissent is printed. Who had stopped everything and says \
        no in milder words is heard without being required.
        """,
      decides: [.noGo]),
    DecisionRule(
      number: 3, title: "A blocker failed, or a Critical finding is open",
      explanation: """
        A blocker is answered with no, only in part, or with a yes that was refuted; or a waiver on it has run out; or \
        the newest review of some persona still holds an open Critical finding.
        """,
      decides: [.noGo]),
    DecisionRule(
      number: 4, title: "Not enough is known",
      explanation: """
        A required persona has neither reviewed nor certified, did so too long ago, asks for another look, or left a \
        verdict that cannot be read or that its own findings contradict; what it cited has changed since; a blocker has \
        no verified answer; or too little of the rubric is covered: less than 80 % on tier 1, less than 60 % elsewhere. \
        A gate treats it like NO-GO.
        """,
      decides: [.notAssessed]),
    DecisionRule(
      number: 5, title: "The error budget is spent",
      explanation: """
        The service has used up the unreliability that its objective allows in its compliance window, so new features \
        wait; repairs do not. What the service's own error-budget policy says is printed beside it.
        """,
      decides: [.noGo]),
    DecisionRule(
      number: 6, title: "Conditions remain",
      explanation: """
        Something required is waived or not passed, a conditional review or certificate still has open points, or a High \
        finding is open. When each of these has an owner and a date that has not gone by, the answer is GO WITH \
        CONDITIONS; one without makes it NO-GO. So does a refusal by somebody whom the tier does not require, until that \
        persona decides anew: no refusal is milder than a condition. A waiver's owner is its author and its date the day on which it expires. A \
        required check has an owner and a date when a finding, a debt or an action has them and names the check in a field \
        `check`; otherwise fix it, or have it waived.
        """,
      decides: [.goWithConditions, .noGo]),
    DecisionRule(
      number: 7, title: "Nothing stands against it",
      explanation: """
        No other rule fired. The GO is good until the first day on which anything that it rests on runs out.
        """,
      decides: [.go]),
  ]

  public init(number: Int, title: String, explanation: String, decides: [Decision.Word]) {
    self.number = number
    self.title = title
    self.explanation = explanation
    self.decides = decides
  }
}

/// What a word of the assessment means, as its page explains it.
public struct WordExplanation: Hashable, Sendable {
  /// `waiver-expired`, `bronze`, `NOT ASSESSED`.
  public var word: String
  public var explanation: String

  public init(_ word: String, _ explanation: String) {
    self.word = word
    self.explanation = explanation
  }
}

extension CheckState {
  /// One entry for each ``word``, worst first.
  public static let explanations = [
    WordExplanation(
      "contradicted",
      """
      Somebody claims a pass, and the records say otherwise. Counts as claimed, not as verified; caps the level \
      at Bronze.
      """
    ),
    WordExplanation("fail", "The evidence, or the person who looked, says no. Counts for nothing."),
    WordExplanation(
      "error",
      """
      What should have decided could not: a date is missing, or a probe is unknown. Counts for nothing, and is \
      no failure.
      """
    ),
    WordExplanation(
      "waiver-expired",
      "The failure was accepted until a day that has gone by. Worth what the state underneath is worth."),
    WordExplanation(
      "waived",
      """
      A failure that was accepted, with a reason, an approver and an end. Worth what the state underneath is \
      worth; a level may rest on a few of them, Gold on none.
      """
    ),
    WordExplanation(
      "stale",
      """
      It was a pass with evidence, and the evidence is too old. Counts as claimed only; a level survives it for \
      seven days unless the check is a blocker.
      """
    ),
    WordExplanation(
      "unknown",
      """
      Nobody looked: no answer, a box that is not ticked, or an answer that says nothing. Counts for nothing. Where \
      a check asks whether all waivers, incidents or the like are as they should be and there is none, no level waits \
      for it.
      """),
    WordExplanation(
      "claimed",
      """
      Somebody says yes, and nothing that can be followed supports it. Counts as claimed, not as verified.
      """),
    WordExplanation(
      "partial",
      """
      Done in part. With numbers (3 of 5) that share counts; a bare warning sign counts half as claimed and \
      nothing as verified.
      """
    ),
    WordExplanation("pass", "Yes, with evidence that exists and is recent enough. Counts in full."),
    WordExplanation(
      "not-applicable",
      """
      The question does not arise, for a reason that somebody other than the author approved until a day. Left \
      out of the score, but counted and shown.
      """
    ),
    WordExplanation(
      "upcoming", "Announced, not yet enforced or merely informative. Left out of the score and of the decision."),
  ]
}

extension Level {
  public static let explanations = [
    WordExplanation(
      "unassessed", "Less than 60 % of the rubric's weight has an answer that counts, or no check applies at all."),
    WordExplanation(
      "not-ready", "A check of the Bronze level does not pass, a blocker failed, or a Critical finding is open."),
    WordExplanation(
      "bronze",
      """
      Every Bronze check passes, at most three of them waived. Also the most that a service can have with a \
      contradicted check, with an error budget that is used up, or on tier 1 with an open High finding.
      """
    ),
    WordExplanation(
      "silver",
      """
      Every check up to Silver passes, at most one of them waived. An open High finding keeps a service here at \
      best.
      """),
    WordExplanation("gold", "Every check passes, and none is waived."),
  ]
}

extension Score {
  /// The numbers that are printed of a service.
  public static let explanations = [
    WordExplanation(
      "verified",
      "Of a service: what evidence supports, out of 100, by the weight of its checks. Of a claim: the records bear it out."
    ),
    WordExplanation("claimed", "Of a service: what its documents say is done, out of 100, be it borne out or not."),
    WordExplanation(
      "coverage",
      """
      The share of the rubric, by weight, whose answer could be checked, for better or worse. Below 60 % (80 % on tier 1) \
      a service is NOT ASSESSED, and below 60 % it has no level.
      """),
    WordExplanation(
      "scope", "The share of the rubric, by weight, that is not said not to apply. Below 75 % it is flagged as narrow."),
  ]
}

extension CitationStanding {
  /// What a review or a certificate is worth that rests on lines of a file.
  public static let explanations = [
    WordExplanation(
      "suspect", "Other lines than the cited ones have changed in a file that it cites. It still counts."),
    WordExplanation("stale", "What it rests on is too old, or lines that it cites have changed: it counts no more."),
  ]
}

extension Decision.Word {
  public static let explanations = [
    WordExplanation("NO-GO", "Something known stands against going live."),
    WordExplanation("NOT ASSESSED", "Too little is known to say anything better. A gate treats it like NO-GO."),
    WordExplanation("GO WITH CONDITIONS", "It may go live while named people finish named things by named days."),
    WordExplanation("GO", "Nothing that Muster reads stands against it, until the day that is shown."),
  ]
}
