/// Whether an answer says that what is asked for is not there: `we have no rollback`, `lacks a script`, `nobody knows how`. Of
/// much it is good to have none, so only what a service should have counts.
enum AbsentText {
  /// - Parameter clause: Lower-case words of an answer.
  static func isAbsence(_ clause: [String]) -> Bool {
    let words = clause.drop(while: having.contains)
    guard let first = words.first, case let rest = words.dropFirst() else { return false }
    switch first {
    case "lacks", "lacking": return rest.first.map { !["no", "nothing", "none"].contains($0) } ?? true
    case "nobody": return rest.first.map(ignoring.contains) ?? false
    case "impossible": return isWhole(rest)
    case "no" where rest.first == "one": return rest.dropFirst().first.map(ignoring.contains) ?? false
    case "no": return lacks(rest, isOwn: words.count < clause.count)
    default: return false
    }
  }

  /// `no documented way back`, `no runbook yet`; not `no runbook needed`.
  ///
  /// - Parameter isOwn: `We have` stands in front: `No alerts` alone may say that none has fired.
  private static func lacks(_ words: ArraySlice<String>, isOwn: Bool) -> Bool {
    let thing = words.drop(while: attributes.contains)
    let things = thing.prefix { goods.contains($0) || isOwn && signs.contains($0) }
    return !things.isEmpty && isWhole(thing.dropFirst(things.count))
  }

  /// Nothing behind it but a time.
  private static func isWhole(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return true }
    if first == "at" { return words.dropFirst().first.map { ["all", "the", "this", "present"].contains($0) } ?? false }
    return moments.contains(first)
  }

  static var understood: [Understanding.Row] {
    func sorted(_ words: Set<String>) -> [String] { words.sorted { $0.precedesInBytes($1) } }
    return [
      Understanding.Row("A tick is taken back by an answer that there is no", sorted(goods)),
      Understanding.Row("The same, behind `we have` or `there are`", sorted(signs)),
      Understanding.Row("A tick is taken back by an answer that nobody", sorted(ignoring)),
    ]
  }

  private static let having: Set<String> = [
    "there", "is", "are", "we", "it", "has", "have", "still", "currently", "the", "team", "service", "so", "i", "and",
  ]
  private static let attributes: Set<String> = [
    "real", "proper", "automated", "automatic", "documented", "working", "tested", "written", "such", "formal",
    "defined",
    "further", "actual",
  ]
  private static let goods: Set<String> = [
    "approval", "authentication", "automation", "backup", "backups", "budget", "capacity", "dashboard", "dashboards",
    "documentation", "drill", "encryption", "evidence", "failover", "fallback", "logging", "logs", "mechanism",
    "metrics",
    "monitoring", "owner", "pipeline", "plan", "policy", "procedure", "process", "redundancy", "replica", "replicas",
    "restore", "review", "rollback", "rotation", "runbook", "runbooks", "schedule", "script", "scripts", "staging",
    "slo",
    "slos", "tooling", "traces", "tracing", "way", "back",
  ]
  private static let signs: Set<String> = [
    "alert", "alerts", "alerting", "limit", "limits", "limiting", "rate", "test", "tests", "check", "checks", "scan",
    "scans", "scanning",
  ]
  private static let ignoring: Set<String> = [
    "knows", "tried", "tested", "owns", "answers", "looks", "maintains", "understands", "documented", "responds",
    "carries", "rehearsed", "did", "ran", "checked", "wrote", "verified", "reviewed", "exercised",
  ]
  private static let moments: Set<String> = [
    "yet", "now", "so", "currently", "today", "whatsoever", "anymore", "available", "defined", "configured",
    "exists", "exist",
  ]
}
