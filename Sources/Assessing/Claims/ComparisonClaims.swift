import ReportModel

/// A target beside a value, and what the author makes of it.
func comparisonClaim(_ comparison: Statement.Comparison, _ statement: Statement, on ground: ClaimGround) -> Claim? {
  if comparison.saysMet == true, let figure = contraryFigure(to: comparison, statement, on: ground) { return figure }
  let target0 = "\(comparison.relation.rawValue) \(comparison.target.text)"
  if let doubt = comparison.doubt {
    let says = comparison.saysMet.map { $0 ? ": met" : ": missed" } ?? ""
    return ground.claim(
      .target, statement, stated: "\(comparison.value.text), target \(target0)\(says)", .unverifiable, doubt.rawValue)
  }
  guard let (value, target, note) = sides(of: comparison) else { return nil }
  let holds = comparison.relation.holds(value, target)
  let sentence = "\(note ?? comparison.value.text) \(holds ? "is" : "is not") \(target0)"
  guard let saysMet = comparison.saysMet else {
    return ground.claim(
      .target, statement, stated: "\(comparison.value.text) \(target0)",
      derived: "\(holds ? "is" : "is not") \(target0)",
      holds ? .verified : .refuted, sentence)
  }
  return ground.claim(
    .target, statement, stated: "\(comparison.value.text), target \(target0): \(saysMet ? "met" : "missed")",
    derived: holds ? "met" : "missed", holds == saysMet ? .verified : .refuted, sentence)
}

/// Both in one unit, and how the value was brought into it.
private func sides(of comparison: Statement.Comparison) -> (Fraction, Fraction, note: String?)? {
  // A target without a unit may be of anything: retries beside seconds.
  let isOfOneKind = comparison.target.unit != .none || comparison.value.unit == .none
  if comparison.target.unit == .percent, comparison.value.unit == .none { return sharesAndPercent(comparison) }
  if isOfOneKind, let (value, target) = comparable(comparison.value, comparison.target) { return (value, target, nil) }
  guard comparison.target.unit == .percent, comparison.subject.contains(where: { $0 == "toil" || $0 == "manual" }),
    let spent = comparison.value.seconds, let per = comparison.value.per, let hours = per.workingHours
  else { return nil }
  let share = spent / (hours * Fraction(3600)) * Fraction(100)
  let text = "\(comparison.value.text) of \(hours.text(places: 1)) working hours = \(share.text(places: 2)) %, which"
  return (share, comparison.target.value, text)
}

/// "0.9995 (target: >= 99.9 %)": a bare value of at most 1 is a share. `nil` for others, which may count anything, and for
/// small ones beside small targets, which may be either: "0.3 (target: < 1 %)".
private func sharesAndPercent(_ comparison: Statement.Comparison) -> (Fraction, Fraction, note: String?)? {
  let (value, target) = (comparison.value, comparison.target)
  let percent = value.value * Fraction(100)
  guard !value.isRange, !target.isRange, Fraction.zero <= value.value, value.value <= .one,
    target.value >= Fraction(50)
      || comparison.relation.holds(value.value, target.value) == comparison.relation.holds(percent, target.value)
  else { return nil }
  return (percent, target.value, "\(value.text) = \(percent.text(places: 6)) %, which")
}

extension Statement.Comparison.Relation {
  fileprivate func holds(_ value: Fraction, _ target: Fraction) -> Bool {
    switch self {
    case .less: value < target
    case .atMost: value <= target
    case .atLeast: value >= target
    case .greater: value > target
    }
  }
}

extension Amount.Unit {
  /// Of one person: 40 hours a week.
  fileprivate var workingHours: Fraction? {
    switch self {
    case .day: Fraction(8)
    case .week: Fraction(40)
    case .month: Fraction(520, 3)
    case .year: Fraction(2080)
    case .none, .percent, .factor, .millisecond, .second, .minute, .hour: nil
    }
  }
}

/// A certificate of the same component that measured the same thing and misses the target.
private func contraryFigure(
  to comparison: Statement.Comparison, _ statement: Statement, on ground: ClaimGround
) -> Claim? {
  for opinion in ground.opinions(about: statement) where opinion.word == .refuses {
    for figure in ground.figures(of: opinion.record) {
      guard case .measured(let metric, let amount) = figure.fact, comparison.subject.contains(metric),
        amount.unit == .percent || comparison.target.unit != .percent,
        let (value, target) = comparable(amount, comparison.target), !comparison.relation.holds(value, target)
      else { continue }
      let goal = "\(comparison.relation.rawValue) \(comparison.target.text)"
      return ground.claim(
        .target, statement, stated: "\(comparison.value.text), target \(goal): met",
        derived: "\(amount.text): missed", .refuted,
        "\(opinion.record.title) measured \(amount.text), which is not \(goal), and says \(excerpt(opinion.words))",
        evidence: [figure.origin, opinion.origin])
    }
  }
  return nil
}
