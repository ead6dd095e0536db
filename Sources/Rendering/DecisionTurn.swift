import ReportModel

/// A decision that became another one between two neighbouring points of the past.
struct DecisionTurn: Hashable {
  /// The point at which the old decision still stood.
  var lastDay: Day
  var before: Decision.Word
  var after: Decision.Word
  /// When it had come about.
  var day: Day
  /// Whether it came about on just that day: only of the last days each commit was looked at, and what time alone did is known
  /// on the day after the old decision's end, and where the day before was looked at, too.
  var isDated: Bool
}

/// The oldest first.
func decisionTurns(in steps: [TrendStep<History.Service>]) -> [DecisionTurn] {
  guard let today = steps.last?.day else { return [] }
  let known = steps.compactMap { step in
    step.standing.map { (day: step.day, standing: $0, isCommitted: step.isCommitted) }
  }
  return zip(known.indices, known.indices.dropFirst()).compactMap { place, next in
    let (old, new) = (known[place], known[next])
    let (before, after) = (old.standing.decision, new.standing.decision)
    guard before != after else { return nil }
    let hasEnded = after < before && old.standing.validUntil.map { $0 + 1 == new.day } ?? false
    let isExact = new.isCommitted || hasEnded || new.day - old.day == 1
    return DecisionTurn(
      lastDay: known[...place].last { $0.isCommitted }?.day ?? old.day, before: before, after: after,
      day: new.day,
      isDated: today - new.day < History.dailyDays - 1 && isExact)
  }
}
