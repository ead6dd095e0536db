import Markdown
import ReportModel

/// A target and a value beside it.
extension StatementReader {
  mutating func readComparison(_ sentence: Sentence) {
    if let comparison = markedComparison(sentence) {
      return add(.comparison(comparison), sentence, near: comparison.value.text)
    }
    for (sentence, comparison) in sentence.stating(wordedComparison) {
      let judged = comparison.judged(by: CheckMark.only(in: sentence.text))
      add(.comparison(judged), sentence, near: comparison.value.text)
    }
  }

  /// `**Impact**: 336ms of the 420ms median`, below `80% of latency`.
  mutating func readLatency(_ sentence: Sentence) {
    let tokens = sentence.tokens
    guard let percent = shareOfLatency, sentence.name == ["impact"],
      let start = tokens.firstIndex(where: { $0.sign == .colon }), let part = tokens.dropFirst(start + 1).first?.amount,
      part.seconds != nil
    else { return }
    let rest = tokens[(start + 2)...].prefix(3)
    if rest.first?.word == "of", let whole = rest.compactMap(\.amount).first, whole.seconds != nil {
      add(.share(part, of: whole, percent: percent), sentence, near: part.text)
    } else {
      add(.partOfLatency(part, percent: percent), sentence, near: part.text)
    }
  }

  /// `p99 of reserve() is 1.9 s at 40 requests per second`.
  mutating func readMeasured(_ sentence: Sentence) {
    for (sentence, (metric, value)) in sentence.stating(measuredPercentile) {
      add(.measured(metric, value), sentence, near: value.text)
    }
  }
}

private func measuredPercentile(_ tokens: [SentenceToken]) -> (metric: String, value: Amount)? {
  guard let start = tokens.firstIndex(where: { $0.word.map(isPercentile) ?? false }), let metric = tokens[start].word,
    let index = tokens[start...].prefix(12).firstIndex(where: { $0.amount?.seconds != nil }),
    let value = tokens[index].amount, isPlain(tokens, before: index),
    !tokens[start..<index].contains(where: { $0.word == "target" || $0.sign == .stop })
  else { return nil }
  return (metric, value)
}

/// `p99`, `p95`.
private func isPercentile(_ word: String) -> Bool {
  word.utf8.first == UInt8(ascii: "p") && (2...4).contains(word.utf8.count)
    && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
}

/// The share of a title: `CRITICAL - 80% of latency`.
func latencyShare(_ tokens: [SentenceToken]) -> Amount? {
  for index in tokens.indices.dropLast(2) {
    guard let share = tokens[index].amount, share.unit == .percent, !share.isRange, tokens[index + 1].word == "of",
      let word = tokens[index + 2].word, ["latency", "response", "runtime"].contains(word)
    else { continue }
    return share
  }
  return nil
}

/// An item whose mark says whether a target is met, with the value in brackets: `❌ Toil < 50% (currently 90 min/week)`,
/// `✅ P99 latency: 420ms (target: <500ms)`.
private func markedComparison(_ sentence: Sentence) -> Statement.Comparison? {
  guard let mark = sentence.mark, mark == .pass || mark == .fail else { return nil }
  let tokens = sentence.tokens
  guard let sign = tokens.firstIndex(where: { $0.relation != nil }), let relation = tokens[sign].relation,
    let target = sign + 1 < tokens.count ? tokens[sign + 1].amount : nil, !target.isRange
  else { return nil }
  let value = currentValue(tokens[(sign + 2)...]) ?? valueBeforeTarget(tokens[..<sign])
  guard let value else { return nil }
  let subject = tokens[..<sign].prefix { $0.amount == nil }.compactMap(\.word)
  return .init(subject: subject, value: value, relation: relation, target: target, saysMet: mark == .pass)
}

/// `(currently 90 min/week manual work)`.
private func currentValue(_ tokens: ArraySlice<SentenceToken>) -> Amount? {
  guard let open = tokens.firstIndex(where: { $0.sign == .open || $0.sign == .comma || $0.sign == .colon }),
    let word = tokens[(open + 1)...].first?.word,
    ["currently", "current", "now", "actual", "actually", "measured", "today", "is"].contains(word)
  else { return nil }
  return tokens[(open + 2)...].prefix(2).compactMap(\.amount).first { !$0.isRange }
}

/// `420ms (target: `, which the comparator follows.
private func valueBeforeTarget(_ tokens: ArraySlice<SentenceToken>) -> Amount? {
  let tail = Array(tokens.suffix(4))
  guard tail.count == 4, let value = tail[0].amount, tail[1].sign == .open, tail[2].word == "target",
    tail[3].sign == .colon, !value.isRange
  else { return nil }
  return value
}

/// `74% - ⚠️ Below Target (90%)`: on which side of the target the value is.
private func wordedComparison(_ tokens: [SentenceToken]) -> Statement.Comparison? {
  for index in tokens.indices.dropLast(3) {
    guard let word = tokens[index].word, let relation = relations[word], tokens[index + 1].word == "target",
      tokens[index + 2].sign == .open || tokens[index + 2].word == "of", let target = tokens[index + 3].amount,
      !target.isRange,
      let place = tokens[..<index].lastIndex(where: { $0.amount != nil }), let value = tokens[place].amount,
      index - place <= 4, !value.isRange, value.unit == target.unit, isPlain(tokens, before: place)
    else { continue }
    let subject = tokens[..<place].compactMap(\.word)
    return .init(subject: subject, value: value, relation: relation, target: target, saysMet: nil)
  }
  return nil
}

extension Statement.Comparison {
  /// A mark says whether the side is the right one; by the wrong one the target is missed.
  fileprivate func judged(by mark: ChecklistItem.State?) -> Self {
    var judged = self
    switch mark {
    case .pass: judged.saysMet = true
    case .fail, .partial: (judged.saysMet, judged.relation) = (false, relation.opposite)
    case .unknown, .notApplicable, nil: break
    }
    return judged
  }
}

extension Statement.Comparison.Relation {
  fileprivate var opposite: Self {
    switch self {
    case .less: .atLeast
    case .atMost: .greater
    case .atLeast: .less
    case .greater: .atMost
    }
  }
}

private let relations: [String: Statement.Comparison.Relation] = [
  "below": .less, "under": .less, "above": .greater, "exceeds": .greater, "over": .greater,
]

extension SentenceToken {
  var relation: Statement.Comparison.Relation? {
    switch sign {
    case .less: .less
    case .atMost: .atMost
    case .greater: .greater
    case .atLeast: .atLeast
    case .times, .plus, .minus, .slash, .equals, .arrow, .open, .close, .colon, .comma, .stop, .about, nil: nil
    }
  }
}
