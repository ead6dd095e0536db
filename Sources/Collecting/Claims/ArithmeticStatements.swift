import ReportModel

/// Sentences that hold all that is needed to check them: shares, equations, changes.
extension StatementReader {
  mutating func readArithmetic(_ sentence: Sentence, withShares: Bool = true) {
    if withShares {
      for (sentence, share) in sentence.stating(statedShare) {
        add(.share(share.part, of: share.whole, percent: share.percent), sentence, near: share.percent.text)
      }
    }
    for (sentence, (terms, result)) in sentence.statingEach(equations) {
      add(.equation(terms, result: result), sentence, near: result.text)
    }
    for (sentence, change) in sentence.stating(change) {
      add(.change(from: change.from, to: change.to, by: change.by), sentence, near: change.by.text)
    }
  }
}

/// `93 % (186 of 200)`, `186 of 200 (93 %)`, `186/200 (93 %)`, `80 % of 420 ms is 336 ms`.
///
/// - Returns: `nil` for what is only about so, or a bound.
private func statedShare(_ tokens: [SentenceToken]) -> (part: Amount, whole: Amount, percent: Amount)? {
  for index in tokens.indices {
    guard let (part, whole) = partOfWhole(tokens, at: index), whole.value > .zero, part.value <= whole.value
    else {
      continue
    }
    let before = tokens[..<index].suffix(2)
    if before.count == 2, before.last?.sign == .open, let percent = before.first?.amount, percent.unit == .percent,
      isPlain(tokens, before: index - 2), tokens.dropFirst(index + 3).first?.amount == nil
    {
      return (part, whole, percent)
    }
    // Some words may stand between: `186 of 200 lines (93 %)`.
    let behind = tokens[(index + 3)...].prefix(4).drop { $0.word != nil }
    if behind.first?.sign == .open, let percent = behind.dropFirst().first?.amount, percent.unit == .percent,
      behind.dropFirst(2).first?.sign == .close || behind.count == 2, isPlain(tokens, before: index)
    {
      return (part, whole, percent)
    }
  }
  return nil
}

/// `186 of 200`, `186/200`, with the same unit or none.
private func partOfWhole(_ tokens: [SentenceToken], at index: Int) -> (Amount, Amount)? {
  guard index + 2 < tokens.count, let part = tokens[index].amount, let whole = tokens[index + 2].amount,
    tokens[index + 1].sign == .slash || tokens[index + 1].word == "of", part.unit == whole.unit, part.unit != .percent,
    !part.isRange, !whole.isRange, index == 0 || tokens[index - 1].sign != .slash,
    index + 3 >= tokens.count || tokens[index + 3].sign != .slash
  else { return nil }
  return (part, whole)
}

/// Whether no comparator and no "about" stands before a number.
func isPlain(_ tokens: [SentenceToken], before index: Int) -> Bool {
  guard index > 0 else { return true }
  switch tokens[index - 1] {
  case .sign(.less), .sign(.atMost), .sign(.greater), .sign(.atLeast), .sign(.about), .sign(.minus): return false
  case .word(let word): return !vagueWords.contains(word)
  case .sign, .amount: return true
  }
}

private let vagueWords: Set<String> = [
  "about", "around", "approximately", "approx", "roughly", "nearly", "almost", "over", "under", "least", "most", "than",
  "target", "goal", "circa", "ca", "up",
]

/// `30 min × 52 weeks = 26 h`, `43.2 - 15 = 28.2`: every operand a number, words only behind them.
private func equations(_ tokens: [SentenceToken]) -> [(terms: [Statement.Term], result: Amount)] {
  tokens.indices.filter { tokens[$0].sign == .equals }.compactMap { equation(tokens, around: $0) }
}

private func equation(
  _ tokens: [SentenceToken], around equals: Int
) -> (terms: [Statement.Term], result: Amount)? {
  guard
    let result = tokens.dropFirst(equals + 1).first?.amount, !result.isRange, !goesOn(tokens, behind: equals + 2)
  else { return nil }
  var terms: [Statement.Term] = []
  var (index, words) = (equals - 1, 0)
  while index >= 0 {
    switch tokens[index] {
    case .word:
      words += 1
      guard words <= 3 else { return nil }
      index -= 1
    case .amount(let amount):
      guard !amount.isRange, let sign = index > 0 ? sign(tokens[index - 1]) : nil else {
        // What stands before the first operand is prose, but no bracket and no sign.
        let before = index > 0 ? tokens[index - 1] : .sign(.stop)
        let isStart = before.word.map { !numbering.contains($0) } ?? (before.sign == .colon || before.sign == .stop)
        guard isStart, !amount.isRange, !terms.isEmpty, isPlain(tokens, before: index) else { return nil }
        return ([Statement.Term(.plus, amount)] + terms.reversed(), result)
      }
      terms.append(Statement.Term(sign, amount))
      (index, words) = (index - 2, 0)
    case .sign: return nil
    }
  }
  return nil
}

/// The result is itself computed with, or only a part of a longer number.
private func goesOn(_ tokens: [SentenceToken], behind index: Int) -> Bool {
  guard index < tokens.count, let next = tokens[index].sign else { return false }
  switch next {
  case .times, .plus, .minus, .slash, .equals: return true
  case .arrow, .open, .close, .colon, .comma, .stop, .less, .atMost, .greater, .atLeast, .about: return false
  }
}

private func sign(_ token: SentenceToken) -> Statement.Operator? {
  switch token {
  case .sign(.plus): .plus
  case .sign(.minus): .minus
  case .sign(.times), .word("x"), .word("times"): .times
  case .sign(.slash): .divided
  case .amount, .word, .sign: nil
  }
}

/// `336ms → 28ms (12x faster)`, `420 ms to 210 ms (50 % less)`.
private func change(_ tokens: [SentenceToken]) -> (from: Amount, to: Amount, by: Amount)? {
  for index in tokens.indices.dropLast(2) {
    guard let from = tokens[index].amount, let to = tokens[index + 2].amount,
      tokens[index + 1].sign == .arrow || tokens[index + 1].word == "to", isMeasurable(from), isMeasurable(to),
      let open = tokens[(index + 3)...].prefix(4).firstIndex(where: { $0.sign == .open }),
      tokens[(index + 3)..<open].allSatisfy({ $0.word != nil }), open + 2 < tokens.count,
      let by = tokens[open + 1].amount, !by.isRange
    else { continue }
    let words = tokens[(open + 2)...].prefix { $0.sign != .close }.compactMap(\.word)
    switch by.unit {
    case .factor where words.isEmpty || !changeWords.isDisjoint(with: words): return (from, to, by)
    case .percent where !changeWords.isDisjoint(with: words): return (from, to, by)
    case .percent, .factor, .none, .millisecond, .second, .minute, .hour, .day, .week, .month, .year: continue
    }
  }
  return nil
}

private func isMeasurable(_ amount: Amount) -> Bool { !amount.isRange && amount.value > .zero }

private let changeWords: Set<String> = [
  "less", "lower", "faster", "reduction", "decrease", "improvement", "smaller", "fewer", "more", "higher", "increase",
  "growth", "speedup", "gain", "slower", "shorter", "larger", "longer",
]
