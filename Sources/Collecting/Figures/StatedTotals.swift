import ReportModel

/// `"total_estimated_hours": 60` beside a list whose objects each have `estimated_hours`.
func statedTotals(in document: Document) -> [Figure] {
  var (found, open) = ([Figure](), document.values)
  while let value = open.popLast() {
    for entry in value.entries ?? [] {
      if let figure = statedTotal(entry, in: value, of: document) { found.append(figure) }
    }
    open += (value.list ?? []) + (value.entries ?? []).map(\.value)
  }
  return found
}

private func statedTotal(_ entry: YAMLValue.Entry, in object: YAMLValue, of document: Document) -> Figure? {
  let words = foldedWords(entry.key)
  guard words.first == "total", words.count > 1, !words.contains(where: notAdded.contains),
    let stated = entry.value.text.flatMap(QuantityText.bare)
  else { return nil }
  let name = words.dropFirst()
  let lists = (object.entries ?? []).compactMap { terms(of: name, in: $0.value) }
  // Two lists with the same member: nobody can tell which is meant.
  guard lists.count == 1, !lists[0].isEmpty else { return nil }
  return Figure(
    .sum, at: document.origin(line: entry.value.line), text: "\(entry.key): \(stated.text)",
    basis: .reckoning(stated: stated, ways: [.sum(lists[0])]))
}

/// The members so named of all objects of a list; `nil` for another value, or where one lacks it.
private func terms(of name: ArraySlice<String>, in value: YAMLValue) -> [Quantity]? {
  guard let list = value.list, !list.isEmpty else { return nil }
  let amounts = list.compactMap { object in
    object.entries?.first { name.elementsEqual(foldedWords($0.key)) }?.value.text.flatMap(QuantityText.bare)
  }
  return amounts.count == list.count ? amounts : nil
}

private let notAdded: Set<String> = [
  "score", "rate", "ratio", "percent", "percentage", "avg", "average", "mean", "median", "max", "min", "latency",
  "duration", "elapsed", "time",
]
