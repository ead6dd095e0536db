import ReportModel

/// What the headings above say about what stands below them.
enum FindingGroup: Equatable {
  case none
  /// "Critical Issues", "Findings", "Concerns".
  case findings(Severity?)
  /// Recommendations, strengths, checklists: nothing in them is a finding.
  case other

  init(heading: String) {
    let words = foldedWords(heading)
    if words.contains(where: Self.otherWords.contains) {
      self = .other
    } else if words.contains(where: Self.findingsWords.contains) {
      self = .findings(SeverityText.severity(in: heading))
    } else if Set(words).count <= 4, SeverityText.isLevel(heading) {
      self = .findings(SeverityText.severity(in: heading))
    } else {
      self = .none
    }
  }

  /// That of all that stands there.
  var severity: Severity? { if case .findings(let severity) = self { severity } else { nil } }

  var isFindings: Bool { if case .findings = self { true } else { false } }

  /// Whether a word of another kind of heading stands in the middle of a title, where it may mean what it says.
  static func mayNameFinding(_ title: String) -> Bool {
    let words = foldedWords(title)
    guard words.count > 2, let first = words.first, !otherWords.contains(first) else { return false }
    return words.allSatisfy { !otherWords.contains($0) || plainWords.contains($0) }
  }

  static var understood: [Understanding.Row] {
    [.init("Headings for findings", findingsWords), .init("Headings for something else", otherWords)]
  }

  private static let otherWords: Set<String> = [
    "recommendations", "recommended", "strengths", "checklist", "decision", "compliance", "summary", "scope",
    "evidence",
    "good", "questions",
  ]
  private static let plainWords: Set<String> = ["evidence", "decision", "good", "scope", "compliance", "recommended"]
  private static let findingsWords: Set<String> = [
    "issues", "issue", "findings", "concerns", "blockers", "bottlenecks", "problems", "risks", "style", "documentation",
  ]
}
