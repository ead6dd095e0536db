import ReportModel

extension ObjectiveReading {
  /// What was measured in a window, from events where there are any, else from the newest share that somebody reported.
  ///
  /// A report is shown for the time that it speaks of.
  ///
  /// - Parameters:
  ///   - until: Where the part of the window ends that could have been measured.
  ///   - isRolling: The window is none of the calendar's.
  /// - Returns: `nil` when nothing was measured in it.
  init?(_ times: MeasuredTimes, of objective: ExactDecimal, in window: TimeWindow, until: Int, isRolling: Bool) {
    let elapsed = TimeWindow(start: window.start, end: max(window.start, min(window.end, until)))
    let spans = times.spans(in: elapsed)
    let counted = eventCount(of: spans)
    guard counted.valid > 0 else {
      guard let report = times.share(for: window, isRolling: isRolling), window.start < report.end, report.end <= until
      else { return nil }
      let ratio = report.share.complement.fraction
      self.init(
        window: report.seconds.map { TimeWindow(start: report.end - $0, end: report.end) } ?? window, until: report.end,
        budget: ErrorBudget(objective: objective, errorRatio: ratio), errorRatio: ratio)
      isWindowStated = report.seconds != nil
      return
    }
    self.init(
      window: window, until: elapsed.end, budget: ErrorBudget(objective: objective, events: counted),
      errorRatio: Fraction(counted.bad, counted.valid), events: counted,
      allowedEvents: objective.complement.fraction * Fraction(counted.valid),
      completeness: Fraction(measuredSeconds(of: spans), elapsed.seconds))
    runs = burnRuns(spans, allowed: objective.complement.fraction * Fraction(counted.valid))
  }
}

/// How the budget went down over the spans, at most about 120 points.
///
/// - Parameter allowed: The bad events that the budget of the whole window allows.
private func burnRuns(_ spans: [MeasuredSpan], allowed: Fraction) -> [BurnRun] {
  guard allowed > .zero, !spans.isEmpty else { return [] }
  let step = (spans.count + 119) / 120
  var runs: [BurnRun] = []
  var (bad, sinceLast) = (0, 0)
  for (index, span) in spans.enumerated() {
    let continues = index > 0 && spans[index - 1].window.end == span.window.start
    if !continues { runs.append(BurnRun(points: [.init(instant: span.window.start, remaining: left(bad, allowed))])) }
    bad += span.events.bad
    sinceLast += 1
    let isLast = index + 1 == spans.count || spans[index + 1].window.start != span.window.end
    guard isLast || sinceLast >= step else { continue }
    runs[runs.count - 1].points.append(.init(instant: span.window.end, remaining: left(bad, allowed)))
    sinceLast = 0
  }
  return runs
}

private func left(_ bad: Int, _ allowed: Fraction) -> Fraction { (Fraction(bad) / allowed).complement }

/// How fast the budget burned in the last `window` seconds; no rate when less than half of them was measured.
func burnRate(_ times: MeasuredTimes, of objective: ExactDecimal, over window: Int, until: Int) -> BurnRate {
  let spans = times.spans(in: TimeWindow(start: until - window, end: until))
  let counted = eventCount(of: spans)
  let isMeasured = counted.valid > 0 && 2 * measuredSeconds(of: spans) >= window
  let rate = isMeasured ? ErrorBudget(objective: objective, events: counted).rate : nil
  return BurnRate(window: window, rate: rate, events: counted)
}

extension ErrorBudget {
  /// e / B: what was consumed, seen as a speed; `nil` where there is no budget.
  var rate: Fraction? {
    switch self {
    case .allowance(let consumed): consumed
    case .unmeasured, .zeroTolerance: nil
    }
  }
}
