import ReportModel

/// A decision that became another one between two neighbouring points of the past.
struct DecisionTurn: Hashable {
  /// The point at which the old decision still stood.
  var lastDay: Day
  var before: Decision.Word
  var after: Decision.Word
  /// When it came about: on the day after the old decision's end, where that fell between the two, else with the commit.
  var day: Day
  /// Whether that is known: only of the last days each commit was looked at, and what time alone made better is known where the
  /// day before it was looked at, too.
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
    let end = after < before ? old.standing.validUntil.map { $0 + 1 } : nil
    let ended = end.flatMap { $0 > old.day && $0 <= new.day ? $0 : nil }
    let isExact = new.isCommitted || ended != nil || new.day - old.day == 1
    return DecisionTurn(
      lastDay: known[...place].last { $0.isCommitted }?.day ?? old.day, before: before, after: after,
      day: ended ?? new.day,
      isDated: today - new.day < History.dailyDays - 1 && isExact)
  }
}
