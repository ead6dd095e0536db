import ReportModel

/// What stands behind a level and says what the word means, or what there is of it, and names no finding: `must be fixed before
/// launch`, `issues that block the release`, `within 7 days`.
enum LevelExplanation {
  static func isOne(_ text: String) -> Bool {
    let words = foldedWords(text)
    guard let first = words.first else { return true }
    let rest = words.dropFirst()
    let next = rest.first
    if [["see"], ["to", "be"], ["tbd"]].contains(where: { words.starts(with: $0) }) || means.contains(first) {
      return true
    }
    if ["must", "should", "shall", "has", "have", "needs", "need"].contains(first) {
      return rest.drop { ["to", "be"].contains($0) }.first.map { mended.contains($0) || mending.contains($0) } ?? true
    }
    if mending.contains(first) { return next.map(times.contains) ?? true }
    if first == "requires" { return next == "immediate" || next.map(mending.contains) ?? true }
    return isKind(words[...]) || isTerm(words)
  }

  /// `any finding that ...`, `issues which ...`, `a problem with no workaround`.
  private static func isKind(_ words: ArraySlice<String>) -> Bool {
    let said = words.drop { ["any", "an", "a", "the", "all", "such"].contains($0) }
    let things = said.prefix { kinds.contains($0) || ["or", "and", "security"].contains($0) }
    guard !things.isEmpty, let next = said.dropFirst(things.count).first else { return !things.isEmpty }
    return ["that", "which", "where", "whose", "leading", "causing", "affecting", "allowing", "likely"].contains(next)
      || words.first == "any"
  }

  /// `7 days`, `within 24 hours`, `< 1 day`.
  private static func isTerm(_ words: [String]) -> Bool {
    guard words.count < 6, let first = words.first else { return false }
    return (first == "within" || Int(first) != nil) && words.contains(where: units.contains)
  }

  /// Of the least of several levels what only such a list says: `cosmetic`, `nice to have`.
  static func isOfScale(_ text: String) -> Bool {
    let words = foldedWords(text)
    return isOne(text) || words.count < 5 && words.contains(where: harmless.contains)
  }

  /// What a heading or a line announces whose levels are none of findings.
  enum Subject {
    /// `Severity levels`, `How we rate`, `Alerts`.
    case levels
    /// `Dependencies`: what there is, and how important.
    case things

    init?(_ heading: String) {
      let words = foldedWords(heading)
      if words.contains(where: LevelExplanation.levels.contains) {
        self = .levels
      } else if words.contains(where: LevelExplanation.things.contains) {
        self = .things
      } else {
        return nil
      }
    }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Critical in front of a text, no finding below", levels.sorted(by: byBytes)),
      .init("The same, unless in capitals", things.sorted(by: byBytes)),
      .init("Critical in front of a text, no finding where it says when", mending.union(means).sorted(by: byBytes)),
    ]
  }

  private static let means: Set<String> = [
    "means", "blocks", "immediate", "immediately", "within", "anything", "everything", "e",
  ]
  private static let mending: Set<String> = [
    "fix", "resolve", "address", "remediate", "mitigate", "respond", "escalate",
  ]
  private static let mended: Set<String> = [
    "fixed", "resolved", "addressed", "remediated", "mitigated", "closed", "solved", "handled", "escalated",
  ]
  private static let times: Set<String> = [
    "before", "immediately", "within", "now", "asap", "in", "prior", "at", "first", "or", "by", "as", "this", "these",
    "it", "them", "required",
  ]
  private static let kinds: Set<String> = [
    "issue", "issues", "finding", "findings", "problem", "problems", "vulnerability", "vulnerabilities", "defect",
    "defects", "bug", "bugs", "flaw", "flaws", "risk", "risks", "item", "items", "blocker", "blockers", "incident",
    "incidents",
  ]
  private static let units: Set<String> = [
    "day", "days", "hour", "hours", "h", "d", "week", "weeks", "month", "months", "minutes", "min",
  ]
  private static let harmless: Set<String> = [
    "cosmetic", "nit", "nits", "nice", "suggestion", "suggestions", "inconvenience", "optional", "backlog",
  ]
  private static let levels: Set<String> = [
    "severity", "severities", "rating", "ratings", "rate", "rated", "scale", "legend", "definitions", "classification",
    "methodology", "criteria", "triage", "guidelines", "policy", "sla", "slas", "convention", "conventions", "template",
    "levels", "alert", "alerts", "alerting", "thresholds", "criticality", "tiers",
  ]
  private static let things: Set<String> = [
    "assets", "components", "dependencies", "journeys", "services", "systems",
  ]
}
