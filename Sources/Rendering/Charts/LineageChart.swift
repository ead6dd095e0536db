import ReportModel

extension ChartView {
  /// Which decision record replaced which: the older above, what replaced it below and to the right, joined by a line.
  static func lineage(_ lineage: DecisionLineage, _ records: [Record], numbers: TableView, status: (Int) -> Status?)
    -> ChartView?
  {
    let nodes = lineage.nodes
    guard !nodes.isEmpty else { return nil }
    let shown = Array(nodes.prefix(mostRows))
    let cut = nodes.count > shown.count ? " The first \(shown.count) are drawn; the list has all." : ""
    var chart = ChartView(
      id: "lineage", title: "What replaced what",
      text: "\(counted(lineage.replacements.count, "replacement", "replacements")) among "
        + "\(counted(nodes.count, "decision record", "decision records")), the older above.\(cut)",
      width: 360, height: Int(row(shown.count)), numbers: numbers)
    for (position, node) in shown.enumerated() {
      let (record, status) = (records[node.record], status(node.record))
      let (x, y) = (column(node.depth), row(position))
      chart.bars.append(
        Bar(place: Place(x: x, y: y + 6), width: 8, height: 8, tone: status?.tone ?? .unknown))
      chart.labels.append(Label(place: Place(x: x + 13, y: y + 14), text: label(record, status, depth: node.depth)))
      for parent in node.parents where parent < shown.count {
        let start = Place(x: column(shown[parent].depth) + 4, y: row(parent) + 15)
        let corner = Place(x: start.x, y: y + 10)
        chart.rules.append(Rule(from: start, to: corner))
        chart.rules.append(Rule(from: corner, to: Place(x: x - 1, y: y + 10)))
      }
    }
    return chart
  }

  /// Rows of one drawing; a longer one is read in the list.
  private static var mostRows: Int { 60 }

  private static func row(_ position: Int) -> Double { Double(position) * 22 }
  /// What is deeper than a phone is wide stays where it is.
  private static func column(_ depth: Int) -> Double { 2 + 18 * Double(min(depth, 8)) }

  /// `7. Keep the ledger in one database`, cut to what fits.
  private static func label(_ record: Record, _ status: Status?, depth: Int) -> String {
    guard case .decisionRecord(let decision) = record.details else { return record.title }
    // Most titles begin with their number.
    let isNumbered = record.title.utf8.first.map { (48...57).contains($0) } ?? false
    let number = isNumbered ? "" : decision.number.map { "\($0). " } ?? ""
    let word = status.map { " (\($0.word))" } ?? ""
    return number + shortened(record.title, to: 40 - 3 * min(depth, 8)) + word
  }
}
