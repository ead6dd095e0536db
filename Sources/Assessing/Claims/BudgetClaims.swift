import ReportModel

/// "99.9 % of October = 44.64 min": days × 1440 min × (100 % - objective).
func allowanceClaim(
  _ objective: Amount, _ allowed: Amount, _ window: Statement.Window, _ statement: Statement, on ground: ClaimGround
) -> Claim? {
  guard let unit = allowed.unit.seconds else { return nil }
  let budget = Fraction(100) - objective.value
  func allowance(_ days: Fraction) -> Fraction { budget / Fraction(100) * days * Fraction(86_400) / unit }
  func formula(_ days: Fraction, _ result: Fraction) -> String {
    "\(days.text(places: 4)) days × 1440 min × \(budget.text(places: 6)) % = \(result.text(places: 3))"
      + allowed.unit.suffix
  }
  let candidates = window.lengths
  let stating = candidates.first { allowed.states(allowance($0)) }
  if let days = stating {
    let result = allowance(days)
    return ground.claim(
      .window, statement, stated: allowed.text, derived: "\(result.text(places: 3))\(allowed.unit.suffix)", .verified,
      formula(days, result))
  }
  guard let days = candidates.first else { return nil }
  let result = allowance(days)
  let derived = "\(result.text(places: 3))\(allowed.unit.suffix)"
  guard window != .unstated else {
    return ground.claim(
      .window, statement, stated: allowed.text, .unverifiable,
      "no period is stated, and none that is usual allows this; for one of them, \(formula(days, result))")
  }
  let other = Statement.Window.unstated.lengths.first { allowed.states(allowance($0)) }
  let remark = other.map { "; \(allowed.text) is what \($0.text(places: 2)) days allow" } ?? ""
  return ground.claim(
    .window, statement, stated: allowed.text, derived: derived, .refuted, formula(days, result) + remark)
}

extension Statement.Window {
  /// In days, the likeliest first; several where the period has several lengths.
  fileprivate var lengths: [Fraction] {
    switch self {
    case .days(let days): return [days]
    case .month(2, nil): return [Fraction(28), Fraction(29)]
    case .month(let month, let year): return [Fraction(Day.length(ofMonth: month, year: year ?? 2001))]
    case .anyMonth: return [30, 31, 28, 29].map { Fraction($0) } + fractions([(365, 12), (1461, 48)])
    case .anyQuarter: return [90, 91, 92].map { Fraction($0) } + fractions([(365, 4), (1461, 16)])
    case .anyYear: return [365, 366, 360, 364].map { Fraction($0) } + fractions([(1461, 4)])
    case .unstated:
      return [30, 31, 28, 29, 7, 1, 90, 91, 92, 365, 366].map { Fraction($0) }
        + fractions([(365, 12), (1461, 48), (365, 4), (1461, 4)])
    }
  }

  private func fractions(_ pairs: [(Int, Int)]) -> [Fraction] { pairs.map { Fraction($0, $1) } }
}

/// "Remaining: 28.2 min" = 43.2 - 15.
func remainderClaim(
  _ rest: Amount, of whole: Amount, less: Amount, isMeasured: Bool, _ statement: Statement, on ground: ClaimGround
) -> Claim? {
  guard let unit = rest.unit.seconds, let all = whole.seconds, let part = less.seconds
  else { return nil }
  let derived = (all - part) / unit
  let text = "\(derived.text(places: 4))\(rest.unit.suffix)"
  let formula = "\(whole.text) - \(less.text) = \(text)"
  guard isMeasured else {
    return ground.claim(
      .sum, statement, stated: rest.text, .unverifiable, "no data: nothing was measured, so this is a projection")
  }
  return ground.claim(
    .sum, statement, stated: rest.text, derived: text, rest.states(derived) ? .verified : .refuted, formula)
}

/// "Used: 0 minutes (not yet in production)".
func unmeasuredClaim(_ amount: Amount, _ statement: Statement, on ground: ClaimGround) -> Claim {
  ground.claim(
    .window, statement, stated: amount.text, .unverifiable, "no data: nothing was measured, which is not zero")
}

/// "21.6 min/month or 0.05 % of logins".
func mixedBudgetClaim(_ time: Amount, _ events: Amount, _ statement: Statement, on ground: ClaimGround) -> Claim {
  ground.claim(
    .window, statement, stated: "\(time.text) or \(events.text)", derived: "two different budgets", .refuted,
    "\(time.text) counts bad minutes and \(events.text) bad events; they are equal only if traffic never varies")
}

/// "1.2 s database time" below "80 % of latency": a part of the latency that the review states.
func latencyClaim(_ part: Amount, _ percent: Amount, _ statement: Statement, on ground: ClaimGround) -> Claim? {
  guard let record = ground.host(of: statement.origin), let review = record.review,
    let (metric, whole) = review.wholeLatency, let seconds = part.seconds, let unit = part.unit.seconds
  else { return nil }
  let (share, length) = (seconds / whole * Fraction(100), whole / unit)
  let wholeText = "\(length.text(places: 3))\(part.unit.suffix)"
  let evidence = [record.at(line: metric.line)]
  if seconds > whole {
    return ground.claim(
      .target, statement, stated: part.text, derived: "at most \(wholeText)", .refuted,
      "a part cannot be longer than the whole: \(metric.name) is \(wholeText), and \(percent.text) of it would be "
        + "\((percent.value * length / Fraction(100)).text(places: 3))\(part.unit.suffix)",
      evidence: evidence)
  }
  guard percent.states(share) else { return nil }
  return ground.claim(
    .fraction, statement, stated: percent.text, derived: "\(share.text(places: 1)) %", .verified,
    "\(part.text) / \(wholeText) = \(share.text(places: 1)) %", evidence: evidence)
}

extension Review {
  /// The median, else the first latency that is stated; in seconds.
  fileprivate var wholeLatency: (Metric, Fraction)? {
    let latencies = metrics.compactMap { metric -> (Metric, Fraction)? in
      guard claimWords(metric.name).contains("latency"), let value = Fraction(decimal: metric.value),
        let seconds = metric.unit == "ms" ? value / Fraction(1000) : metric.unit == "s" ? value : nil,
        seconds > .zero
      else { return nil }
      return (metric, seconds)
    }
    return latencies.first { !Set(claimWords($0.0.name)).isDisjoint(with: ["p50", "median"]) } ?? latencies.first
  }
}
