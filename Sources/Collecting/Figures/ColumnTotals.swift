import ReportModel

/// The last row of a table that adds up the others, in the columns that can be added up.
func columnTotals(in table: NumberTable) -> [Figure] {
  let last = table.rows.count - 1
  guard last >= 2, isTotal(table.rows[last].cells.first ?? ""),
    !table.rows.dropLast().contains(where: { row in isPart(row.cells.first ?? "") }),
    // What runs side by side takes less than the sum of its parts.
    !table.names.contains(where: speaksOfOverlap),
    !table.rows.contains(where: { $0.cells.contains(where: speaksOfOverlap) })
  else { return [] }
  return shareTotals(in: table, last)
    + table.names.indices.compactMap { column in
      guard column > 0, isAdditive(table.names[column]), let stated = total(table, last, column) else { return nil }
      let terms = (0..<last).map { total(table, $0, column) }
      let known = terms.compactMap(\.self)
      guard known.count == terms.count else { return nil }
      return Figure(
        .sum, at: table.origin(last), text: "\(table.header[column]), total \(stated.text)\(stated.unit)",
        basis: .reckoning(stated: stated, ways: [.sum(known)]))
    }
}

/// `4/7` below `2/3` and `2/4`: how many there are is the sum of how many there are in each part, and what is done of them.
private func shareTotals(in table: NumberTable, _ last: Int) -> [Figure] {
  table.names.indices.dropFirst().flatMap { column -> [Figure] in
    let shares = table.rows.map { $0.cells.indices.contains(column) ? bareShare($0.cells[column]) : nil }
    let parts = shares.dropLast().compactMap(\.self)
    guard let stated = shares[last], parts.count == last else { return [] }
    let text = "\(table.header[column]), total \(table.rows[last].cells[column])"
    return [(stated.done, parts.map(\.done)), (stated.all, parts.map(\.all))].map { stated, parts in
      Figure(.sum, at: table.origin(last), text: text, basis: .reckoning(stated: stated, ways: [.sum(parts)]))
    }
  }
}

/// `2/3` and nothing else.
func bareShare(_ cell: String) -> (done: Quantity, all: Quantity)? {
  let halves = split(cell, at: UInt8(ascii: "/"))
  guard halves.count == 2, let done = QuantityText.bare(halves[0]), let all = QuantityText.bare(halves[1]) else {
    return nil
  }
  return (done, all)
}

/// `12`, `12 h`, `3 days`; a range or a text is none. Different units cannot be added.
private func total(_ table: NumberTable, _ row: Int, _ column: Int) -> Quantity? {
  guard column < table.rows[row].cells.count,
    let (amount, rest) = QuantityText.amount(in: table.rows[row].cells[column])
  else { return nil }
  let unit = table.rows[0].cells.count > column ? QuantityText.amount(in: table.rows[0].cells[column])?.rest : nil
  guard rest == unit, rest.isEmpty || units.contains(rest.asciiLowercased) else { return nil }
  return amount.with(unit: rest.isEmpty ? "" : " " + rest)
}

func isTotal(_ cell: String) -> Bool {
  let words = foldedWords(cell.lowercased())
  return words.count == 1 && totalWords.contains(words[0])
}

private func speaksOfOverlap(_ cell: String) -> Bool {
  foldedWords(cell.lowercased()).contains { word in overlapStems.contains(where: word.hasBytePrefix) }
}

private func isPart(_ cell: String) -> Bool {
  let words = foldedWords(cell.lowercased())
  return words.contains { totalWords.contains($0) || $0.hasBytePrefix("subtotal") }
    || words.starts(with: ["of", "which"])
    || words.first.map { ["thereof", "including", "incl", "davon"].contains($0) } ?? false
}

/// Averages, shares and latencies have totals that are no sums.
private func isAdditive(_ name: String) -> Bool {
  let words = foldedWords(name)
  return words.contains(where: additiveWords.contains) && !words.contains(where: otherWords.contains)
}

let totalWords: Set<String> = [
  "total", "totals", "sum", "всего", "итого", "усього", "разом", "всього", "gesamt", "summe", "insgesamt", "totale",
  "razem", "合计", "総計",
]
private let overlapStems = ["parallel", "overlap", "concurrent", "simultaneous", "параллельн", "паралельн"]
private let additiveWords: Set<String> = [
  "effort", "hours", "hour", "days", "day", "weeks", "cost", "costs", "count", "items", "points", "estimate",
  "estimated", "tasks", "findings", "issues", "incidents", "minutes", "tickets", "open", "closed", "часы", "години",
  "stunden", "tage", "critical", "high", "medium", "low", "passed", "failed", "checks", "blockers",
]
private let otherWords: Set<String> = [
  "avg", "average", "mean", "median", "max", "min", "rate", "ratio", "percent", "per", "share", "p50", "p95", "p99",
  "remaining", "cumulative", "elapsed", "calendar", "age",
]
private let units: Set<String> = [
  "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "w", "week", "weeks", "min", "minutes", "pt", "pts", "points",
]
