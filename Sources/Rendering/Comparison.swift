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
    if change.isRefusedAnew { return .status(Status(word: "refused anew", tone: .bad)) }
    if change.decision.isChange {
      return .status(change.decision.turn.status, note: "was \(change.decision.before?.rawValue ?? "unknown")")
    }
    if change.level.isChange {
      return .status(change.level.status, note: "was \(change.level.before?.word ?? "unknown")")
    }
    guard let before = change.verified.before, let after = change.verified.after, change.verified.isChange else {
      return Self.unchanged
    }
    return .status(Status(word: before < after ? "risen" : "fallen", tone: .quiet), note: "was \(before.percentText)")
  }

  private static let unchanged = ValueView.status(Status(word: "unchanged", tone: .quiet))
}

extension Change<Level> {
  fileprivate var status: Status { isRise ? Status(word: "better", tone: .good) : Status(word: "worse", tone: .bad) }
}

extension Change<Decision.Word>.Turn? {
  fileprivate var status: Status {
    switch self {
    case .better: Status(word: "better", tone: .good)
    case .worse: Status(word: "worse", tone: .bad)
    case .other, nil: Status(word: "other", tone: .unknown)
    }
  }

  /// `better: was NO-GO`
  var word: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .other, nil: "other than before"
    }
  }
}
