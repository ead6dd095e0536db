import ReportModel

/// Which way a measure is better: what a target without a sign ("99.9 %") means by it.
enum Direction: Hashable {
  case up, down

  /// By the words of a metric; `nil` where they say neither or both, as "time saved" does.
  init?(_ metric: String, target: KeyIndicator.Target) {
    let words = FoldedWords(metric).words
    let isUp = words.contains(where: growing.contains)
    let isDown = words.contains { shrinking.contains($0) || isPercentile($0) }
    guard isUp != isDown else { return nil }
    // "Response time: 95 %" is a share of what was in time.
    if isDown, target.unit == "%", target.limit.map({ $0 >= Fraction(50) }) ?? true { return nil }
    self = isUp ? .up : .down
  }
}

private func isPercentile(_ word: String) -> Bool {
  word.utf8.first == UInt8(ascii: "p") && word.utf8.count > 1
    && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
}

private let growing: Set<String> = [
  "uptime", "availability", "coverage", "success", "successful", "satisfaction", "nps", "csat", "apdex", "throughput",
  "reliability", "adoption", "retention", "velocity", "compliance", "accuracy", "score", "saved", "saving", "mtbf",
  "between", "remaining", "budget", "fixed", "resolved", "closed", "answered", "on", "within", "documented",
  "automated",
  "passed", "met", "reduction", "improvement",
]
private let shrinking: Set<String> = [
  "latency", "error", "failure", "defect", "bug", "vulnerability", "vulnerabilitie", "incident", "outage", "downtime",
  "mttr", "mttd", "mtta", "mttm", "time", "duration", "cost", "toil", "churn", "backlog", "rollback", "crashe", "crash",
]

extension KeyIndicator.Target {
  /// Exact; `nil` when there is no number to compare with, or nobody can tell which side of it is meant.
  ///
  /// - Parameter scale: How much of the value's unit one of the target's is.
  func isMet(by value: Fraction, scale: Fraction = .one, better: Direction? = nil) -> Bool? {
    guard let comparator, let limit = limit.map({ $0 * scale }) else { return nil }
    switch comparator {
    case .less: return value < limit
    case .atMost: return value <= limit
    case .atLeast: return value >= limit
    case .greater: return value > limit
    case .equal: return value == limit ? true : isBeyond(value, limit, better)
    }
  }

  /// A number without a sign: nothing is below none, nothing above all, and otherwise the measure must say what is better.
  private func isBeyond(_ value: Fraction, _ limit: Fraction, _ better: Direction?) -> Bool? {
    if raw.utf8.first == UInt8(ascii: "=") { return false }
    switch better ?? wayOfSign {
    case .up: return value > limit
    case .down: return value < limit
    case nil: return limit == .zero || (unit == "%" && limit == Fraction(100)) ? false : nil
    }
  }

  /// `+12 %` is to grow by so much, `-5 %` to shrink.
  private var wayOfSign: Direction? {
    if raw.utf8.first == UInt8(ascii: "+") { return .up }
    return ["-", "\u{2212}", "\u{2013}"].contains { raw.utf8.starts(with: $0.utf8) } ? .down : nil
  }

  var limit: Fraction? { number.flatMap { ExactDecimal($0) }?.fraction }
}

/// Whether a stated value meets a target, in whichever units the two are written.
struct TargetComparison {
  /// `nil` where that cannot be told.
  let holds: Bool?
  /// Why it cannot be told, where the units are the reason.
  let doubt: String?

  /// - Parameter isBare: The value has no unit of its own, whatever it is shown with.
  /// - Parameter better: Which way the measure is, for a target without a sign.
  init(
    _ value: Fraction, _ unit: String?, isBare: Bool, with target: KeyIndicator.Target, better: Direction? = nil
  ) {
    let scales = isBare ? target.scales(ofBare: value) : unit.map { target.scales(of: $0) } ?? [.one]
    let answers = Set(scales.map { target.isMet(by: value * $0, better: better) })
    holds = answers.count == 1 ? answers.first ?? nil : nil
    let text = value.text(places: 6)
    doubt =
      if scales.isEmpty {
        "its unit is none that the target \(target.raw) can be compared in"
      } else if answers.count > 1 {
        "\(text)\(isBare ? " without a unit" : " \(unit ?? "")") and the target \(target.raw) may be in two units, and only in one of them is it met"
      } else {
        nil
      }
  }
}

extension KeyIndicator.Target {
  /// How much of the target's unit one of a bare number may be: most are in it, but a share may be written as one, and a
  /// great number in full.
  fileprivate func scales(ofBare value: Fraction) -> [Fraction] {
    if isShare(unit), value <= .one, let limit, limit > .one { return [.one, Fraction(100)] }
    if let ones = onesOfUnit(unit) { return [.one, .one / ones] }
    return [.one]
  }

  /// The same of a number in `unit`; none for what is something else.
  fileprivate func scales(of unit: String) -> [Fraction] {
    guard let wanted = self.unit else {
      if let ones = onesOfUnit(unit) { return [ones] }
      // A bare target up to 1 may be a share.
      return isShare(unit) && limit.map { $0 <= .one } ?? false ? [.one, Fraction(1, 100)] : [.one]
    }
    if isShare(unit), isShare(wanted) { return [.one] }
    if let value = minutesOfUnit(unit), let limit = minutesOfUnit(wanted) { return [value / limit] }
    if let value = onesOfUnit(unit), let limit = onesOfUnit(wanted) { return [value / limit] }
    if let value = UnitOfMeasure(unit), let limit = UnitOfMeasure(wanted) {
      return value.inUnits(of: limit).map { [$0] } ?? []
    }
    func words(_ text: String) -> [String] { FoldedWords(text).words.filter { $0 != "per" } }
    let (ours, theirs) = (words(unit), words(wanted == "per" ? qualifier ?? "" : wanted))
    if ours != theirs, let value = rate(ours, unit), let limit = rate(theirs, wanted) {
      return value.inUnits(of: limit).map { [$0] } ?? []
    }
    return ours == theirs && (unit == wanted || !ours.isEmpty) ? [.one] : []
  }
}

/// `/week`, `per week`.
private func rate(_ words: [String], _ unit: String) -> UnitOfMeasure? {
  words.count == 1 && ["/", "per"].contains(where: unit.hasPrefix) ? UnitOfMeasure("/" + words[0]) : nil
}

private func isShare(_ unit: String?) -> Bool { unit?.utf8.first == UInt8(ascii: "%") }
