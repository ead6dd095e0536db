import ReportModel

/// What the index of the decision records begins with.
extension Site {
  func summaryCharts(_ kind: RecordKind) -> [ChartView] {
    guard kind == .decisionRecord else { return [] }
    let indices = map.records.indices.filter { map.records[$0].kind == kind }
    let entries = indices.compactMap { index in
      map.records[index].date.map { (status: shownStatus(index) ?? Status(word: noneStated, tone: .unknown), day: $0) }
    }
    let timeline = ChartView.timeline(
      id: "timeline", title: "Decision records over time", entries, undated: indices.count - entries.count)
    let lineage = ChartView.lineage(
      map.lineage, map.records, numbers: lineageTable("lineage-numbers", from: kind.index)
    ) { shownStatus($0) }
    return [timeline, lineage].compactMap(\.self)
  }

  private func lineageTable(_ id: String, from page: String) -> TableView {
    let count = map.lineage.replacements.count
    return TableView(
      id, "What replaced what: \(counted(count, "replacement", "replacements"))",
      columns: ["Older", "Replaced by", "Said by"],
      rows: map.lineage.replacements.map { replacement in
        TableView.Row(
          decisionLink(replacement.older, from: page), decisionLink(replacement.newer, from: page),
          .plain(replacement.authority))
      })
  }

  private func decisionLink(_ index: Int, from page: String) -> ValueView {
    guard case .decisionRecord(let decision) = map.records[index].details else { return recordLink(index, from: page) }
    return recordLink(index, from: page, note: decision.number.map { "number \($0)" })
  }
}

extension DecisionLineage.Replacement {
  fileprivate var authority: String {
    isSaidByOlder && isSaidByNewer ? "both" : isSaidByNewer ? "the newer alone" : "the older alone"
  }
}
