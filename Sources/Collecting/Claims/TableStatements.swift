import Markdown
import ReportModel

/// Rows of tables: arithmetic in a cell, a target beside a result, what an objective allows.
extension StatementReader {
  mutating func read(_ table: MarkdownContent.Table, in record: StatementHost?) {
    let names = table.header.map { foldedWords($0.text) }
    // The first column says what each row is about, be it called `SLO`.
    let target = names.indices.dropFirst().first { !targetNames.isDisjoint(with: names[$0]) }
    let isOfObjectives = names.contains { $0.contains("slo") || $0.contains("objective") }
    let results = names.indices.filter { !resultNames.isDisjoint(with: names[$0]) }
    let result = results.first
    // Beside `Actual`, a column called `Result` says whether that was enough.
    let status = names.firstIndex { !statusNames.isDisjoint(with: $0) } ?? results.dropFirst().first
    let windows = zip(table.header, names).map { allowanceColumn($0.text, $1) }
    if record?.kind == .checklist { readTotal(of: table, in: record) }
    for row in table.rows {
      for cell in row where mayHoldArithmetic(cell.text) { readArithmetic(sentence(cell, in: record)) }
      if let target, let result, target != result {
        let says = status.flatMap { JudgedText.answers(row[$0].text, to: table.header[$0].text) }
        readResult(row, target: target, result: result, says, isOfObjectives, in: record)
      }
      readAllowances(row, windows, in: record)
    }
  }

  /// `| Total | 3/4 |` below the rows of a checklist.
  private mutating func readTotal(of table: MarkdownContent.Table, in record: StatementHost?) {
    guard let last = table.rows.last, isTotal(last[0].text), let first = table.rows.first,
      let (cell, done, all) = last.lazy.compactMap({ cell in share(cell.text).map { (cell, $0.done, $0.all) } }).first,
      ChecklistTable.read(table, section: nil).count == table.rows.count - 1
    else { return }
    var sentence = sentence(cell, in: record)
    sentence.text = last.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ")
    let section = first[0].number...max(first[0].number, last[0].number - 1)
    add(.progress(done: done, total: all, percent: nil, section: section), sentence, near: cell.text)
  }

  private func sentence(_ line: MarkdownContent.Line, in record: StatementHost?) -> Sentence {
    let block = MarkdownContent.Block(kind: .paragraph, firstLine: line.number, lastLine: line.number)
    return Sentence(line, block, record: record, section: line.number...line.number)
  }

  /// `| p99 | < 800 ms | 410 ms ✅ |`: what is marked as met or missed.
  ///
  /// - Parameters:
  ///   - says: What its status says.
  ///   - isOfObjectives: A share without a sign is the least that is promised. One that is marked as missed may have
  ///     been missed by what was consumed.
  private mutating func readResult(
    _ row: [MarkdownContent.Line], target: Int, result: Int, _ says: Bool?, _ isOfObjectives: Bool,
    in record: StatementHost?
  ) {
    var demand = SentenceToken.read(row[target].text)
    let isFloor = isOfObjectives && demand.count == 1 && demand[0].amount?.isObjective == true
    if isFloor { demand.insert(.sign(.atLeast), at: 0) }
    guard let relation = demand.first?.relation, let bound = demand.dropFirst().first?.amount, !bound.isRange,
      demand.dropFirst(2).allSatisfy({ $0.word != nil || $0.sign == .slash }),
      case let found = SentenceToken.read(row[result].text), case let isBelowSign = found.first?.relation != nil,
      let value = found.dropFirst(isBelowSign ? 1 : 0).first?.amount, !value.isRange,
      let saysMet = mark(in: row[result].text) ?? says,
      saysMet || !isFloor
    else { return }
    let isBound = isBelowSign || found.count > 1 && found[1].sign == .plus && found.dropFirst(2).first?.amount == nil
    let units = (MeasuredWords(demand.dropFirst(2)), MeasuredWords(found.dropFirst()))
    let doubt: Statement.Comparison.Doubt? =
      isBound ? .isBound : bound.differs(from: value) || units.0.differ(from: units.1) ? .differs : nil
    let comparison = Statement.Comparison(
      subject: foldedWords(row[0].text), value: value, relation: relation, target: bound, saysMet: saysMet,
      doubt: doubt)
    var sentence = sentence(row[result], in: record)
    sentence.text = row.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ")
    add(.comparison(comparison), sentence, near: value.text)
  }

  /// A tick or a cross anywhere in the cell.
  private func mark(in text: String) -> Bool? {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "✅", "✓", "✔", "☑": return true
      case "❌", "✗", "✘", "✖": return false
      default: break
      }
    }
    return nil
  }

  /// `| 99.9 % | 43.2 |` below `Minutes per 30 days`.
  private mutating func readAllowances(
    _ row: [MarkdownContent.Line], _ columns: [(unit: Amount.Unit?, window: Statement.Window)?],
    in record: StatementHost?
  ) {
    guard columns.contains(where: { $0 != nil }), case let head = SentenceToken.read(row[0].text),
      head.count == 1, let objective = head[0].amount, objective.isObjective
    else { return }
    for (cell, column) in zip(row, columns).dropFirst() {
      guard let column, case let tokens = SentenceToken.read(cell.text), tokens.count == 1,
        var allowed = tokens[0].amount, !allowed.isRange
      else { continue }
      if allowed.unit == .none, let unit = column.unit { allowed.unit = unit }
      guard allowed.unit.seconds != nil else { continue }
      var sentence = sentence(cell, in: record)
      sentence.text = row.map(\.text).joined(separator: " | ")
      add(.allowance(objective: objective, allowed: allowed, column.window), sentence, near: allowed.text)
    }
  }

  /// `Minutes per 30 days`, `Downtime per year`.
  private func allowanceColumn(
    _ header: String, _ words: [String]
  ) -> (unit: Amount.Unit?, window: Statement.Window)? {
    let unit: Amount.Unit? = words.contains("minutes") ? .minute : words.contains("hours") ? .hour : nil
    guard unit != nil || words.contains("downtime"), words.contains("per") || words.contains("in"),
      let window = Statement.Window(in: header)
    else { return nil }
    return (unit, window)
  }
}

/// `3/4` and nothing else.
private func share(_ text: String) -> (done: Int, all: Int)? {
  let halves = split(trimmedText(text), at: UInt8(ascii: "/"))
  guard halves.count == 2, let done = Int(halves[0]), let all = Int(halves[1]), done <= all, all > 0 else {
    return nil
  }
  return (done, all)
}

/// What stands behind an amount and says what it counts, and in what time: `deploys per week`, `GB`, `k/day`.
private struct MeasuredWords {
  var unit: String?
  var period: String?
  private let isBare: Bool

  init(_ tokens: ArraySlice<SentenceToken>) {
    let tokens = tokens.prefix { $0.word.map(SaidLines.isWord) ?? ($0.sign == .slash) }
    let per = tokens.firstIndex { $0.sign == .slash || $0.word.map(each.contains) ?? false }
    unit = tokens[..<(per ?? tokens.endIndex)].first?.word
    period = per.flatMap { tokens[($0 + 1)...].first?.word }
    if per == nil, let rate = tokens.compactMap(\.word).first(where: { rates[$0] != nil }) { period = rates[rate] }
    isBare = tokens.isEmpty
  }

  /// A bare number is in what stands behind the other, unless that is a multiple.
  func differ(from other: Self) -> Bool {
    if multiples.contains(unit ?? "") || multiples.contains(other.unit ?? ""), unit != other.unit { return true }
    guard !isBare, !other.isBare else { return false }
    return Self.differ(unit, other.unit) || Self.differ(period, other.period)
  }

  /// `req` and `requests`, `day` and `days` are one.
  private static func differ(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    return !one.hasBytePrefix(other) && !other.hasBytePrefix(one)
  }
}

private let each: Set<String> = ["per", "a", "an", "each", "every"]
private let rates = [
  "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour", "yearly": "year", "annually": "year",
]
private let multiples: Set<String> = ["k", "m", "bn", "thousand", "million", "billion"]

extension Amount {
  /// In the time of which each is said: `90 min/week` beside `10 min/day`.
  fileprivate func differs(from other: Amount) -> Bool {
    guard let per, let otherPer = other.per else { return false }
    return per != otherPer
  }

  var isObjective: Bool { unit == .percent && !isRange && value >= Fraction(90) && value < Fraction(100) }
}

private func mayHoldArithmetic(_ text: String) -> Bool {
  text.utf8.contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "(") }
}

private let targetNames: Set<String> = ["target", "goal", "threshold", "limit", "slo", "objective"]
private let resultNames: Set<String> = ["result", "actual", "measured", "current", "observed", "value"]
private let statusNames: Set<String> = ["status", "met", "verdict", "ok", "pass"]
