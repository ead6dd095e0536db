import ReportModel

/// Tables of what an objective allows: `| Objective | Minutes per 30 days |`.
func allowances(in table: NumberTable) -> [Figure] {
  guard let objective = table.names.indices.first(where: { isObjective(table, $0) }) else { return [] }
  return table.names.indices.filter { $0 != objective }.flatMap { column -> [Figure] in
    guard let days = PeriodLength.days(in: table.names[column]), allows(table.names[column]) else { return [] }
    return table.rows.indices.compactMap { row in
      guard let share = percent(table, row, objective),
        let (stated, perDay) = allowed(table.rows[row].cells[column], header: table.names[column])
      else { return nil }
      return Figure(
        .window, at: table.origin(row),
        text: "\(share.text) %: \(table.rows[row].cells[column]) (\(table.header[column]))",
        basis: .reckoning(stated: stated, ways: days.map { allowance(share, days: $0, perDay) }))
    }
  }
}

/// `(100 - 99.9) / 100 * 30 * 1440`: an objective is exact, and so is a period unless its length is left open.
private func allowance(_ percent: Quantity, days: Quantity, _ perDay: Int) -> Reckoning {
  let exact = Quantity(percent.text, value: percent.value, step: 0)
  return Reckoning(
    [
      .open, .amount(Quantity(100)), .minus, .amount(exact), .close, .over, .amount(Quantity(100)), .times, .amount(days),
      .times, .amount(Quantity(perDay)),
    ], isOfRounded: true)
}

private func isObjective(_ table: NumberTable, _ column: Int) -> Bool {
  let words = foldedWords(table.names[column])
  return words.contains(where: ["objective", "target", "slo", "availability", "uptime", "sla"].contains)
    && table.rows.indices.contains { percent(table, $0, column) != nil }
}

private func percent(_ table: NumberTable, _ row: Int, _ column: Int) -> Quantity? {
  guard column < table.rows[row].cells.count, let (amount, rest) = QuantityText.amount(in: table.rows[row].cells[column]),
    rest == "%", (50..<100).contains(amount.value)
  else { return nil }
  return amount
}

private func allows(_ name: String) -> Bool {
  foldedWords(name).contains(where: ["minutes", "mins", "min", "downtime", "budget", "allowed", "hours"].contains)
}

/// What a cell allows, in its own unit or that of the column's name, and how many of the unit a day has.
private func allowed(_ cell: String, header: String) -> (amount: Quantity, perDay: Int)? {
  guard let (number, rest) = QuantityText.amount(in: cell) else { return nil }
  let words = foldedWords(rest)
  if words.isEmpty, rest.isEmpty {
    let unit = foldedWords(header).first { ["minutes", "mins", "min", "hours"].contains($0) }
    return unit.flatMap { perDay[$0] }.map { (number, $0) }
  }
  if words.count == 1, let count = perDay[words[0]] { return (number.with(unit: " " + words[0]), count) }
  return QuantityText.precise(minutes: cell).map { ($0, 1440) }
}

private let perDay: [String: Int] = [
  "s": 86_400, "sec": 86_400, "seconds": 86_400, "m": 1440, "min": 1440, "mins": 1440, "minutes": 1440, "h": 24,
  "hrs": 24, "hours": 24, "d": 1, "days": 1,
]

extension QuantityText {
  /// `43m 12s` to the second.
  static func precise(minutes text: String) -> Quantity? {
    guard let step = DurationText.step(of: text), let seconds = DurationText.seconds(in: text) else { return nil }
    return Quantity(trimmedText(text), value: seconds / 60, step: step)
  }
}

/// How many days a period has that is named without its dates.
enum PeriodLength {
  /// `30 days`, `28d`, `week`, `month`: of a month and a year nobody knows how many were meant, so all that are usual.
  static func days(in name: String) -> [Quantity]? {
    let words = foldedWords(name)
    for (index, word) in words.enumerated() {
      if let count = Int(word), index + 1 < words.count, (1...366).contains(count), index > 0 || words.count > 1 {
        if ["day", "days", "d"].contains(words[index + 1]) { return [Quantity(count)] }
        if ["week", "weeks", "w"].contains(words[index + 1]) { return [Quantity(7 * count)] }
      }
      if let count = days(joined: word) { return [Quantity(count)] }
    }
    for (word, days) in usual where words.contains(word) { return days }
    return nil
  }

  /// `30d`.
  private static func days(joined word: String) -> Int? {
    guard word.utf8.last == UInt8(ascii: "d"), let count = Int(word.dropLast()), (1...366).contains(count) else {
      return nil
    }
    return count
  }

  private static let usual: [(String, [Quantity])] = [
    ("week", [Quantity(7)]), ("weekly", [Quantity(7)]), ("daily", [Quantity(1)]), ("day", [Quantity(1)]),
    ("month", months), ("monthly", months), ("quarter", quarters), ("quarterly", quarters), ("year", years),
    ("yearly", years), ("annual", years), ("annually", years),
  ]
  /// The last of each stands for all lengths that such a period can be taken to have.
  private static let months = [
    Quantity(30), Quantity(31), Quantity(28), days("30.4375"), days("30.4167"), Quantity("29.5", value: 29.5, step: 3),
  ]
  private static let quarters = [
    Quantity(90), Quantity(91), Quantity(92), days("91.3125"), days("91.25"), Quantity("91", value: 91, step: 3),
  ]
  private static let years = [
    Quantity(365), Quantity(366), days("365.25"), Quantity(360), days("365.2425"), Quantity("363", value: 363, step: 6),
  ]

  private static func days(_ text: String) -> Quantity { Quantity(text, value: DecimalText(text)?.value ?? 0, step: 0) }
}
