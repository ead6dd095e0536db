import ReportModel

/// Whether an incident's status says that it is over, or that it goes on.
enum IncidentStatusText {
  /// `✅ Resolved`, `Complete, action items in progress`: what stands before the first sign counts.
  ///
  /// - Returns: `nil` for what says neither, as `Mitigated`, or speaks of the document, as `Draft`.
  static func state(in status: String) -> Incident.State? {
    // `Open / Mitigated / Resolved`: a form's choice, which nobody has made.
    guard !status.containsBytes(" / "), !status.containsBytes("|") else { return nil }
    let clause = StandingText.unstruck(status).utf8.split { ",;:(".utf8.contains($0) }.first?.withText ?? ""
    let words = foldedWords((Parting(firstDash: clause)?.head ?? clause[...]).lowercased())
    // "Partly resolved", "Not yet resolved".
    if words.contains(where: denials.contains) || waits(words) { return .open }
    let said = openPhrases.contains { words.starts(with: $0) } ? ["open"] : words
    for word in said {
      if openWords.contains(word) { return .open }
      if overWords.contains(word) { return .over }
    }
    return nil
  }

  /// `resolved-pending-clean-recovery`: it is not over, unless what it waits for is only to be written.
  private static func waits(_ words: [String]) -> Bool {
    guard let word = words.firstIndex(where: waitWords.contains) else { return false }
    return !words[word...].contains(where: paperWords.contains)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Status: over", overWords), .init("Status: open", openWords),
      .init("Status: open, whatever else it says", denials.union(waitWords)),
      .init("Status: what an incident that is over may wait for", paperWords),
      .init("Status: open, in several words", openPhrases.map { $0.joined(separator: " ") }),
    ]
  }

  private static let denials: Set<String> = ["not", "never", "partly", "partially", "half", "nearly", "almost"]
  private static let waitWords: Set<String> = ["pending", "awaiting", "believe", "believed", "presumed", "hopefully"]
  private static let paperWords: Set<String> = [
    "postmortem", "mortem", "rca", "review", "retrospective", "writeup", "report", "documentation", "action", "actions",
    "followup", "followups", "follow",
  ]
  private static let overWords: Set<String> = [
    "resolved", "closed", "fixed", "restored", "recovered", "remediated", "ended", "over", "complete", "completed",
    "done",
    "resuelto", "resolvido", "cerrado", "fechado", "geschlossen", "behoben", "erledigt", "corrigé", "résolu",
    "решено", "решён", "закрыт", "закрыто", "вирішено", "закрито", "解決済み", "解決", "対応済み", "已解决", "已解決", "해결",
  ]
  private static let openWords: Set<String> = [
    "open", "reopened", "ongoing", "active", "investigating", "identified", "monitoring", "unresolved", "triggered",
    "acknowledged", "abierto", "aberto", "offen", "открыт", "открыто", "відкрито", "対応中", "調査中", "进行中", "진행중",
  ]
  private static let openPhrases = [["in", "progress"], ["still", "open"], ["under", "investigation"]]
}
