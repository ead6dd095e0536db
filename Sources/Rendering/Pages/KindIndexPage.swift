import ReportModel

extension Site {
  func kindIndex(_ kind: RecordKind) -> PlannedPage {
    let address = kind.index
    return PlannedPage(address: address) { _, _ in
      let indices = map.records.indices.filter { map.records[$0].kind == kind }
      let words = kind.words
      let view = KindIndexView(
        title: words.plural, intro: indices.isEmpty ? "None was found. \(words.purpose)" : words.purpose,
        tables: indices.isEmpty
          ? [] : summaryTables(kind, from: address) + [recordTable(words, indices, from: address)],
        example: indices.isEmpty ? [TextView(text: words.example)] : [])
      return theme.page(.records, view, in: frame(words.plural, at: address, in: .kind(kind), ages: kind.ages))
    }
  }

  private func recordTable(_ words: KindWords, _ indices: [Int], from page: String) -> TableView {
    let sorted = indices.map { (key: map.records[$0].indexOrder, index: $0) }
      .sorted { $0.key == $1.key ? $0.index < $1.index : $0.key.lexicographicallyPrecedes($1.key) }
    return TableView(
      "records", "\(indices.count) in all\(statusCounts(indices))", columns: words.columns,
      rows: sorted.map { _, index in
        TableView.Row(
          recordLink(index, from: page), cells: map.records[index].presentation.cells(of: index, on: self, at: page))
      })
  }

  /// `: 4 conditional, 2 fail`, the most frequent first; nothing for kinds without a status.
  private func statusCounts(_ indices: [Int]) -> String {
    let counts = Dictionary(grouping: indices.compactMap { map.records[$0].status?.word }) { $0 }.mapValues(\.count)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.isEmpty ? "" : ": " + sorted.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}

extension Record {
  /// What matters most comes first: open before closed, grave before light, young before old.
  fileprivate var indexOrder: [Int] { presentation.rank(of: self) + [-(date?.number ?? Int.min / 2)] }
}

extension RecordKind {
  /// Its index says how things stand on the day of the report.
  fileprivate var ages: Bool { [.slo, .kpi, .debt, .incident, .waiver].contains(self) }
}
