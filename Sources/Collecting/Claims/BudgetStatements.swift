import ReportModel

/// What an analysis of an error budget has said so far: each further line refers to those before.
struct BudgetLines {
  var allowed: Amount?
  var used: Amount?
  var estimated: Amount?
  var isMeasured = true
  /// A new label begins a new period: what was used in the one before is not its own.
  var isOpen = true {
    didSet { if !isOpen { (used, estimated, isOpen) = (nil, nil, true) } }
  }
}

extension StatementReader {
  mutating func readBudget(_ sentence: Sentence) {
    lazy var statedBeside = statedWindow(sentence)
    for (part, (objective, allowed)) in sentence.stating(statedAllowance) {
      let window = Statement.Window(in: part.text) ?? statedBeside ?? window
      add(.allowance(objective: objective, allowed: allowed, window), part, near: allowed.text)
      budget = BudgetLines(allowed: allowed)
    }
    if sentence.name.contains("budget"), let (time, events) = mixedBudget(sentence.tokens) {
      add(.mixedBudget(time, events), sentence, near: time.text)
    }
    for part in sentence.parts { readBudgetLine(part) }
  }

  private mutating func readBudgetLine(_ sentence: Sentence) {
    guard let first = sentence.name.first, let value = behindColon(sentence.tokens), value.seconds != nil else {
      return
    }
    switch first {
    case "used", "consumed", "spent", "burned":
      let isUnmeasured = saysNothingWasMeasured(sentence.text)
      (budget.used, budget.isMeasured) = (value, !isUnmeasured)
      if isUnmeasured { add(.nothingMeasured(value), sentence, near: value.text) }
    case "estimated", "expected", "projected": budget.estimated = value
    case "remaining", "left", "remainder":
      guard let allowed = budget.allowed, let used = budget.used else { return }
      add(.remainder(value, of: allowed, less: used, isMeasured: budget.isMeasured), sentence, near: value.text)
    case "buffer", "reserve":
      guard let allowed = budget.allowed, let estimated = budget.estimated else { return }
      add(.remainder(value, of: allowed, less: estimated, isMeasured: true), sentence, near: value.text)
    default: break
    }
  }
}

/// What a line says of the period somewhere, unless it tells of what was.
private func statedWindow(_ sentence: Sentence) -> Statement.Window? {
  sentence.parts.lazy.filter { !speaksOfPast($0.tokens) }.compactMap { Statement.Window(in: $0.text) }.first
}

/// `99.9% availability = 43.2 min`, `99.9% (43.2 minutes downtime/month)`, `99.9 % in 30 days allows 43.2 min`.
private func statedAllowance(_ tokens: [SentenceToken]) -> (objective: Amount, allowed: Amount)? {
  guard let index = tokens.firstIndex(where: { $0.amount?.isObjective ?? false }), let objective = tokens[index].amount,
    isPlain(tokens, before: index) || tokens[index - 1].sign == .minus
  else { return nil }
  var connects = false
  for token in tokens[(index + 1)...].prefix(12) {
    switch token {
    case .sign(.equals), .sign(.open), .word("allows"), .word("allow"), .word("permits"), .word("is"), .word("means"):
      connects = true
    case .amount(let amount):
      guard connects, amount.unit == .minute || amount.unit == .hour || amount.unit == .second, !amount.isRange else {
        // `in 30 days`, `of 31 days`.
        guard amount.unit == .day || amount.unit == .week || amount.unit == .month || amount.unit == .none else {
          return nil
        }
        continue
      }
      return speaksOfDowntime(tokens) && !speaksOfPast(tokens) ? (objective, amount) : nil
    case .word, .sign: break
    }
  }
  return nil
}

private func speaksOfDowntime(_ tokens: [SentenceToken]) -> Bool {
  let words = Set(tokens.compactMap(\.word))
  return !words.isDisjoint(with: [
    "downtime", "allowed", "allows", "allow", "budget", "unavailability", "unavailable", "outage", "permits", "down",
  ]) || tokens.contains { $0.sign == .equals } && tokens.contains { $0.word == "availability" || $0.word == "uptime" }
    || zip(tokens, tokens.dropFirst()).contains { $0.amount?.isObjective == true && $1.sign == .equals }
}

/// What was measured is no allowance: `99.95 % this month (20 min of downtime)`.
private func speaksOfPast(_ tokens: [SentenceToken]) -> Bool {
  let words = Set(tokens.compactMap(\.word))
  return !words.isDisjoint(with: [
    "was", "were", "had", "measured", "actual", "achieved", "observed", "recorded", "reached", "last", "this",
  ])
}

/// `21.6 min/month or 0.05% of logins`.
private func mixedBudget(_ tokens: [SentenceToken]) -> (Amount, Amount)? {
  for index in tokens.indices.dropLast(4) {
    guard let time = tokens[index].amount, time.unit.seconds != nil, tokens[index + 1].word == "or",
      let events = tokens[index + 2].amount, events.unit == .percent, tokens[index + 3].word == "of",
      let word = tokens[index + 4].word, !timeWords.contains(word)
    else { continue }
    return (time, events)
  }
  return nil
}

private let timeWords: Set<String> = ["time", "the", "a", "minutes", "hours", "days", "month", "year", "uptime"]

private func behindColon(_ tokens: [SentenceToken]) -> Amount? {
  guard let colon = tokens.firstIndex(where: { $0.sign == .colon }) else { return nil }
  return tokens.dropFirst(colon + 1).first?.amount
}

private func saysNothingWasMeasured(_ text: String) -> Bool {
  let words = foldedWords(text).joined(separator: " ")
  return [
    "not yet in production", "not in production", "not yet live", "not yet deployed", "not deployed",
    "not yet launched",
    "not launched", "no data", "not measured", "not yet measured", "no measurement", "no traffic", "before launch",
    "pre launch",
  ].contains { words.containsBytes($0) }
}

extension Statement.Window {
  /// `Dec 2025`, `a month of 31 days`, `rolling 30 days`, `per month`; `nil` when the text names none.
  init?(in text: String) {
    let tokens = SentenceToken.read(text)
    let words = tokens.compactMap(\.word)
    for (index, token) in tokens.enumerated() {
      if let amount = token.amount, let days = amount.windowDays {
        self = .days(days)
        return
      }
      guard let word = token.word, let month = CalendarText.month(word) else { continue }
      let year = tokens.dropFirst(index + 1).first?.amount?.count.flatMap { (2000...2100).contains($0) ? $0 : nil }
      // "may" and "march" are words too.
      guard year != nil || word.utf8.count > 3 && word != "march" || words.contains("month") else { continue }
      self = .month(month, year: year)
      return
    }
    let periods = tokens.compactMap { $0.amount?.per }
    if words.contains("month") || words.contains("monthly") || periods.contains(.month) {
      self = .anyMonth
    } else if words.contains("quarter") || words.contains("quarterly") {
      self = .anyQuarter
    } else if words.contains("year") || words.contains("yearly") || periods.contains(.year) {
      self = .anyYear
    } else if words.contains("week") || words.contains("weekly") || periods.contains(.week) {
      self = .days(Fraction(7))
    } else if words.contains("daily") || periods.contains(.day) {
      self = .days(.one)
    } else {
      return nil
    }
  }
}

extension Amount {
  fileprivate var windowDays: Fraction? {
    guard !isRange, per == nil, value > .zero else { return nil }
    switch unit {
    case .day: return value
    case .week: return value * Fraction(7)
    case .none, .percent, .factor, .millisecond, .second, .minute, .hour, .month, .year: return nil
    }
  }
}
