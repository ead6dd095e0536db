import ReportModel

extension ChartView {
  /// A bar for each count, the longest as long as there is room; every bar begins at 0 and has its number.
  static func counts(
    id: String, title: String, of noun: (one: String, many: String), _ rows: [(status: Status, count: Int)]
  ) -> ChartView? {
    guard let most = rows.map(\.count).max(), most > 0 else { return nil }
    let all = rows.reduce(0) { $0 + $1.count }
    let (left, longest) = (136.0, 190.0)
    var chart = ChartView(
      id: id, title: title,
      text: "Of \(counted(all, noun.one, noun.many)): \(enumerated(rows.map { "\($0.count) \($0.status.word)" })).",
      width: 360, height: 24 * rows.count + 4,
      numbers: TableView(
        "\(id)-numbers", title, columns: ["State", capitalised(noun.many)],
        rows: rows.map { TableView.Row(.status($0.status), .plain(String($0.count))) }))
    for (position, row) in rows.enumerated() {
      let top = Double(24 * position + 4)
      let length = longest * Double(row.count) / Double(most)
      chart.labels.append(Label(place: Place(x: left - 6, y: top + 12), text: row.status.word, anchor: .end))
      chart.bars.append(Bar(place: Place(x: left, y: top), width: length, height: 16, tone: row.status.tone))
      chart.labels.append(Label(place: Place(x: left + length + 5, y: top + 12), text: String(row.count)))
    }
    return chart
  }
}
