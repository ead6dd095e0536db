import ReportModel

/// What the words of a review's verdict amount to.
enum VerdictText {
  /// The stricter part of a combination decides, and a phrase outside the table is unrecognised, never a pass.
  static func verdict(in text: String) -> Review.Verdict {
    let words = foldedWords(text)
    let phrase = " " + words.joined(separator: " ") + " "
    func says(_ phrases: [String]) -> Bool { phrases.contains { phrase.containsFolded(" \($0) ") } }
    if says(["not assessed", "not reviewed", "no verdict"]) { return .unrecognised }
    if says(failing) { return .fail }
    if says(conditional) { return .conditional }
    if negated(words) { return .fail }
    if says(passing) || text.unicodeScalars.contains("✅") { return .pass }
    return .unrecognised
  }

  /// The word before a passing one turns it round: "not approved", "never ready".
  private static func negated(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { ["not", "never", "isn"].contains($0) && passing.contains($1) }
  }

  private static let failing = [
    "not ready", "no go", "nogo", "block", "blocked", "block launch", "fail", "fails", "failed", "rejected", "reject",
    "do not launch", "do not recommend", "not approved", "critical issues", "multiple critical issues", "remediation",
    "emergency stop", "unacceptable",
  ]
  private static let conditional = [
    "conditional", "conditionally", "conditions", "with conditions", "needs revision", "needs changes",
    "needs improvement", "needs optimization", "needs update", "needs work", "needs revisions", "warn", "warning",
    "below target", "changes requested", "issues",
  ]
  private static let passing = [
    "pass", "passed", "passes", "approved", "approve", "ready", "go", "good", "accepted", "lgtm", "ok", "sound",
  ]
}
