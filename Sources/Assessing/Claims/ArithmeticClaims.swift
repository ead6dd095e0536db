import ReportModel

/// "93 % (186 of 200)".
func shareClaim(
  _ part: Amount, of whole: Amount, _ percent: Amount, _ statement: Statement, on ground: ClaimGround
) -> Claim? {
  guard let (part0, whole0) = comparable(part, whole), whole0 != .zero else { return nil }
  let share = part0 / whole0 * Fraction(100)
  let states = percent.states(share) || namesRest(statement.text, beside: percent) && percent.states(share.ofRest)
  return ground.claim(
    .fraction, statement, stated: percent.text, derived: "\(share.text(places: 2)) %",
    states ? .verified : .refuted, "\(part.text) / \(whole.text) = \(share.text(places: 2)) %")
}

extension Fraction {
  fileprivate var ofRest: Fraction { Fraction(100) - self }
}

/// "99 % (1 of 100 failed)", "1 of 100 failed (99 % passed)": the bracket says that the two are about different things.
private func namesRest(_ text: String, beside percent: Amount) -> Bool {
  text.utf8.split(separator: UInt8(ascii: "(")).dropFirst().contains { bracket in
    let inside = String(decoding: bracket.prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
    let holdsPercent = Array(inside.utf8).firstRange(of: Array(percent.text.utf8)) != nil
    let words = holdsPercent ? restWords : lossWords
    return !words.isDisjoint(with: claimWords(inside))
  }
}

private let lossWords: Set<String> = [
  "failed", "fail", "failing", "failure", "failures", "error", "errors", "lost", "missing", "missed", "open", "left",
  "remaining", "rest", "outstanding", "not", "without", "down", "unavailable", "bad", "dropped", "skipped",
]
private let restWords = lossWords.union(["passed", "pass", "passing", "ok", "good", "succeeded", "green", "done"])

/// "336 ms to 28 ms (12x faster)", "420 ms to 210 ms (50 % less)".
func changeClaim(_ from: Amount, _ to: Amount, _ by: Amount, _ statement: Statement, on ground: ClaimGround) -> Claim? {
  guard let (old, new) = comparable(from, to), old != new, old != .zero, new != .zero else { return nil }
  let words = changeWords(statement.text, behind: by)
  let isWrongWay = new < old ? words.contains(where: growing.contains) : words.contains(where: falling.contains)
  let remark = isWrongWay ? ", and it \(old > new ? "fell" : "grew")" : ""
  if by.unit == .factor {
    let factor = max(old / new, new / old)
    let (larger, smaller) = old > new ? (from, to) : (to, from)
    return ground.claim(
      .product, statement, stated: by.text, derived: "\(factor.text(places: 2))x",
      by.states(factor) && !isWrongWay ? .verified : .refuted,
      "\(larger.text) / \(smaller.text) = \(factor.text(places: 2))" + remark)
  }
  let difference = max(old, new) - min(old, new)
  let (share, reverse) = (difference / old * Fraction(100), difference / new * Fraction(100))
  // Some call 200 to 100 twice as fast, so 100 % faster.
  let isReverse = new < old && words.contains("faster") && !by.states(share) && by.states(reverse)
  let (shown, base) = isReverse ? (reverse, to) : (share, from)
  let formula =
    "(\(old > new ? "\(from.text) - \(to.text)" : "\(to.text) - \(from.text)")) / \(base.text) = "
    + "\(shown.text(places: 1)) %"
  return ground.claim(
    .product, statement, stated: by.text, derived: "\(shown.text(places: 1)) %",
    by.states(shown) && !isWrongWay ? .verified : .refuted,
    formula + remark)
}

/// What stands behind the percentage in its bracket.
private func changeWords(_ text: String, behind by: Amount) -> [String] {
  let bytes = Array(text.utf8)
  guard let end = bytes.firstRange(of: Array(("(" + by.text).utf8))?.upperBound else { return [] }
  return claimWords(String(decoding: bytes[end...].prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self))
}

private let falling: Set<String> = ["less", "lower", "reduction", "decrease", "smaller", "fewer", "shorter"]
private let growing: Set<String> = ["more", "higher", "increase", "growth", "larger", "longer"]

/// Two amounts in one unit; a number without a unit has the other's.
func comparable(_ one: Amount, _ other: Amount) -> (Fraction, Fraction)? {
  guard !one.isRange, !other.isRange else { return nil }
  if one.unit == other.unit || one.unit == .none || other.unit == .none { return (one.value, other.value) }
  guard let left = one.seconds, let right = other.seconds else { return nil }
  return (left, right)
}

/// "30 min × 52 weeks = 26 h".
func equationClaim(_ terms: [Statement.Term], _ result: Amount, _ statement: Statement, on ground: ClaimGround)
  -> Claim?
{
  let measured = Equation.measured(terms).flatMap { $0.inUnit(of: result) }
  // Who divides minutes by 60 has converted them; so the bare numbers may agree where the units do not.
  let readings = [measured, Equation.plain(terms), Equation.shares(terms, in: result.unit)].compactMap(\.self)
  let fitting = readings.first { result.states($0) }
  // Where the units leave open what is meant, no reading is sure to be wrong.
  guard let shown = fitting ?? (Equation.isUnequivocal(terms) ? measured : nil) else { return nil }
  let agrees = fitting != nil
  let text = "\(shown.text(places: 4))\(result.unit.suffix)"
  let product = terms.contains { $0.sign == .times || $0.sign == .divided }
  let formula = terms.enumerated().map { $0 == 0 ? $1.amount.text : "\($1.sign.rawValue) \($1.amount.text)" }
  return ground.claim(
    product ? .product : .sum, statement, stated: result.text, derived: text, agrees ? .verified : .refuted,
    "\(formula.joined(separator: " ")) = \(text)")
}

extension Amount.Unit {
  /// As it stands behind a number.
  var suffix: String {
    switch self {
    case .none: ""
    case .percent: " %"
    case .factor: "x"
    case .millisecond: " ms"
    case .second: " s"
    case .minute: " min"
    case .hour: " h"
    case .day: " days"
    case .week: " weeks"
    case .month: " months"
    case .year: " years"
    }
  }
}

/// What an equation's left side comes to.
struct Equation {
  /// Seconds when it is a time.
  var value: Fraction
  var isTime: Bool
  /// The unit of its first time, for a result that names none.
  var unit: Amount.Unit = .none

  /// With the numbers alone, products before sums.
  static func plain(_ terms: [Statement.Term]) -> Fraction? {
    guard let groups = products(terms, value: { $0.amount.value }) else { return nil }
    return groups.reduce(Fraction.zero as Fraction?) { sum, group in
      sum.flatMap { Statement.Operator.plus.of($0, group) }
    }
  }

  /// With the numbers alone, but 20 % is 0.2.
  static func shares(_ terms: [Statement.Term], in unit: Amount.Unit) -> Fraction? {
    let hundred = Fraction(100)
    guard terms.contains(where: { $0.amount.unit == .percent }),
      let groups = products(
        terms, value: { $0.amount.unit == .percent ? $0.amount.value / hundred : $0.amount.value })
    else { return nil }
    let sum = groups.reduce(Fraction.zero as Fraction?) { sum, group in
      sum.flatMap { Statement.Operator.plus.of($0, group) }
    }
    return unit == .percent ? sum.map { $0 * hundred } : sum
  }

  /// Whether the terms can be read in one way only: no share of what stands before, no month beside a day, and no number
  /// beside a time that may convert it, as in "30 days x 24".
  static func isUnequivocal(_ terms: [Statement.Term]) -> Bool {
    let groups = split(terms)
    let isTime = terms.contains { $0.amount.unit.seconds != nil }
    let isMixed = terms.contains { term in
      switch term.amount.unit {
      case .percent, .factor, .month, .year: terms.contains { $0.amount.unit != term.amount.unit }
      case .none, .millisecond, .second, .minute, .hour, .day, .week: false
      }
    }
    let converts = terms.contains { $0.amount.unit == .none && conversions.contains($0.amount.value) }
    return !(groups.count > 1 && isMixed) && !(isTime && converts)
  }

  private static let conversions = Set([7, 24, 60, 168, 1000, 1440, 3600, 86_400].map { Fraction($0) })

  /// With their units; `nil` where these do not fit together.
  static func measured(_ terms: [Statement.Term]) -> Equation? {
    let groups = split(terms)
    let unit = terms.first { $0.amount.unit.seconds != nil }?.amount.unit ?? .none
    let parts = groups.compactMap { product($0.terms) }
    guard parts.count == groups.count, let isTime = parts.map(\.isTime).max(by: { !$0 && $1 }) else { return nil }
    var sum = Fraction.zero
    for (group, part) in zip(groups, parts) {
      // A share is one of what stands before it; a bare number beside a time has its unit.
      let value =
        isShare(group.terms) && !isShare(groups[0].terms)
        ? sum * part.value
        : isTime && !part.isTime ? unit.seconds.map { part.value * $0 } : part.value
      let sign: Statement.Operator = group.isSubtracted ? .minus : .plus
      guard let value, let next = sign.of(sum, value) else { return nil }
      sum = next
    }
    return Equation(value: sum, isTime: isTime, unit: unit)
  }

  /// The value in the unit in which a result is stated; `nil` when it cannot be.
  func inUnit(of result: Amount) -> Fraction? {
    if isTime {
      return (result.unit.seconds ?? (result.unit == .none ? unit.seconds : nil)).map { value / $0 }
    }
    if result.unit == .percent { return value * Fraction(100) }
    return value
  }

  private static func isShare(_ terms: [Statement.Term]) -> Bool {
    terms.count == 1 && terms[0].amount.unit == .percent
  }

  private static func split(_ terms: [Statement.Term]) -> [(isSubtracted: Bool, terms: [Statement.Term])] {
    var groups: [(isSubtracted: Bool, terms: [Statement.Term])] = []
    for term in terms {
      switch term.sign {
      case .plus: groups.append((false, [term]))
      case .minus: groups.append((true, [term]))
      case .times, .divided:
        if groups.isEmpty { groups.append((false, [])) }
        groups[groups.count - 1].terms.append(term)
      }
    }
    return groups
  }

  private static func products(_ terms: [Statement.Term], value: (Statement.Term) -> Fraction) -> [Fraction]? {
    let results = split(terms).compactMap { group -> Fraction? in
      group.terms.reduce(Fraction(group.isSubtracted ? -1 : 1) as Fraction?) { product, term in
        let sign: Statement.Operator = term.sign == .divided ? .divided : .times
        return product.flatMap { sign.of($0, value(term)) }
      }
    }
    return results.count == split(terms).count ? results : nil
  }

  /// At most one factor may be a time; a count of weeks beside minutes per week, or of days beside minutes, is a number.
  private static func product(_ terms: [Statement.Term]) -> Equation? {
    var (value, isTime) = (Fraction.one, false)
    let finest = terms.compactMap { $0.amount.unit.seconds }.min()
    for term in terms {
      var (factor, factorIsTime) = (term.amount.value, false)
      if term.amount.unit == .percent { factor = factor / Fraction(100) }
      if let seconds = term.amount.unit.seconds, !isCount(term.amount, among: terms, finest: finest) {
        (factor, factorIsTime) = (factor * seconds, true)
      }
      let sign: Statement.Operator = term.sign == .divided ? .divided : .times
      guard let next = sign.of(value, factor) else { return nil }
      switch (isTime, factorIsTime, term.sign == .divided) {
      case (true, true, false), (false, true, true): return nil
      case (true, true, true): isTime = false
      case (false, true, false): isTime = true
      case (_, false, _): break
      }
      value = next
    }
    return Equation(value: value, isTime: isTime)
  }

  private static func isCount(_ amount: Amount, among terms: [Statement.Term], finest: Fraction?) -> Bool {
    if terms.contains(where: { $0.amount.per == amount.unit }) { return true }
    guard let seconds = amount.unit.seconds, let finest, let day = Amount.Unit.day.seconds else { return false }
    return seconds >= day && finest < day
  }
}

extension Statement.Operator {
  /// `nil` for what is divided by nothing, and beyond 64 bits: as long as the operands stay below, a fraction is exact.
  fileprivate func of(_ left: Fraction, _ right: Fraction) -> Fraction? {
    let result: Fraction
    switch self {
    case .plus: result = left + right
    case .minus: result = left - right
    case .times: result = left * right
    case .divided:
      guard right != .zero else { return nil }
      result = left / right
    }
    let isShort = Int(exactly: result.numerator) != nil && Int(exactly: result.denominator) != nil
    return isShort ? result : nil
  }
}
