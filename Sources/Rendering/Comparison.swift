import ReportModel

/// What the brief says of an earlier build.
extension Site {
  /// `Since 2026-11-12, 3 decisions changed, 1 of them for the worse; findings: 4 new and 2 fixed.`
  var changeSentence: String {
    guard let changes = report.changes else { return "There is no earlier build to compare with." }
    let parts = [decisionChanges(changes), servicesPart(changes), findingsPart(changes) ?? "no finding came or went"]
      .compactMap(\.self)
    return "\(changes.sinceWords) \(parts.joined(separator: "; "))."
  }

  /// What is most worth saying: the decision, else the level, else the share. Nothing where nothing is compared.
  func change(of assessment: Assessment) -> ValueView {
    guard report.changes != nil else { return .none }
    guard let change = map.changes[assessment.service.id] else { return Self.unchanged }
    if change.presence == .new { return .status(Status(word: "new", tone: .quiet)) }
    if change.isRefusedAnew { return .status(Status(word: "new refusal", tone: .bad)) }
    if change.decision.isChange {
      let was = "was \(change.decision.before?.rawValue ?? "unknown")"
      return .status(change.turn.status, note: change.turn == .assessed ? nil : was)
    }
    if change.level.isChange {
      return .status(change.level.status, note: "was \(change.level.before?.word ?? "unknown")")
    }
    guard let before = change.verified.before, let after = change.verified.after, change.verified.isChange else {
      return Self.unchanged
    }
    return .status(
      Status(word: before < after ? "up" : "down", tone: .quiet), note: "from \(before.percentText) verified")
  }

  private static let unchanged = ValueView.status(Status(word: "unchanged", tone: .quiet))
}

extension Change<Level> {
  fileprivate var status: Status { isRise ? Status(word: "better", tone: .good) : Status(word: "worse", tone: .bad) }
}

extension ServiceChange.Turn? {
  fileprivate var status: Status {
    let tone: Tone =
      switch self {
      case .better: .good
      case .worse: .bad
      case .assessed: .quiet
      case .unassessed, nil: .unknown
      }
    return Status(word: word, tone: tone)
  }

  fileprivate var word: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .assessed: "now assessed"
    case .unassessed: "no longer assessed"
    case nil: "other than before"
    }
  }
}

extension ServiceChange {
  /// `better: was NO-GO`; `now assessed`, which says what it was.
  var turnWords: String? {
    guard decision.isChange, let before = decision.before else { return nil }
    return turn == .assessed ? turn.word : "\(turn.word): was \(before.rawValue)"
  }
}
