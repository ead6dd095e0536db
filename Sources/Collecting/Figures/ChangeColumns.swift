import ReportModel

/// Tables that state how much a value changed beside both values: scorecards, comparisons of runs.
func changes(in table: NumberTable) -> [Figure] {
  guard let change = table.column(changeNames), let previous = table.column(previousNames),
    let current = currentColumn(of: table, besides: [change, previous])
  else { return [] }
  let rows = table.rows.indices.compactMap {
    ChangeRow(table, $0, change: change, previous: previous, current: current)
  }
  // A column may say by how much a value fell: then all of it does, and nothing of it says by how much it rose.
  let falls = !rows.contains(where: \.fitsRise) && rows.contains(where: \.fitsFall)
  return rows.map { row in
    Figure(
      .sum, at: table.origin(row.index), text: row.text,
      basis: .reckoning(
        stated: row.change,
        ways: [falls ? .difference(row.previous, row.current) : .difference(row.current, row.previous)]))
  }
}

private struct ChangeRow {
  let index: Int
  let change, previous, current: Quantity
  let text: String

  init?(_ table: NumberTable, _ row: Int, change: Int, previous: Int, current: Int) {
    guard let stated = table.number(row, change), let old = table.number(row, previous),
      let new = table.number(row, current), stated.unit == old.unit, old.unit == new.unit
    else { return nil }
    (index, self.change, self.previous, self.current) = (row, stated, old, new)
    let label = table.label(row, besides: [change, previous, current])
    text = [label, "\(table.header[change]) \(stated.text)\(stated.unit)"].filter { !$0.isEmpty }.joined(
      separator: ": ")
  }

  private var rise: Double { current.value - previous.value }
  private var tolerance: Double { change.step / 2 + 1e-9 }
  var fitsRise: Bool { rise != 0 && abs(rise - change.value) <= tolerance }
  var fitsFall: Bool { rise != 0 && abs(-rise - change.value) <= tolerance }
}

/// By its name, else the only other column that holds a number in every row.
private func currentColumn(of table: NumberTable, besides known: [Int]) -> Int? {
  let named = table.names.indices.filter { currentNames.contains(table.names[$0]) && !known.contains($0) }
  if named.count == 1 { return named[0] }
  guard named.isEmpty else { return nil }
  let numeric = table.names.indices.filter { column in
    !known.contains(column) && !["", "id", "no", "nr", "weight"].contains(table.names[column])
      && table.rows.indices.allSatisfy { table.number($0, column) != nil }
  }
  return numeric.count == 1 ? numeric[0] : nil
}

private let changeNames: Set<String> = [
  "delta", "change", "diff", "difference", "\u{394}", "\u{3B4}", "изменение", "зміна", "änderung", "differenz",
]
private let previousNames: Set<String> = [
  "previous", "prev", "prior", "last", "before", "previous score", "last score", "previous value", "last month",
  "last quarter", "last week", "last run", "previous run", "предыдущее", "попереднє", "vorher",
]
private let currentNames: Set<String> = [
  "current", "now", "this", "actual", "after", "new", "today", "score", "value", "maturity", "current score",
  "this month", "this quarter", "this week", "this run", "current run", "result", "текущее", "поточне", "jetzt",
]
