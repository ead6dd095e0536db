import ReportModel

extension Site {
  static let readingAddress = ruleAddress("what-muster-reads")

  /// What the readers look for, kind by kind, from their own tables.
  func readingPage() -> PlannedPage {
    let address = Self.readingAddress
    return PlannedPage(address: address) { _, _ in
      let view = ReadingView(tables: reading.filter { !$0.rows.isEmpty }.map(readingTable))
      return theme.page(.reading, view, in: frame("What Muster reads", at: address, in: .rules))
    }
  }

  private func readingTable(_ understanding: Understanding) -> TableView {
    TableView(
      understanding.kind?.rawValue ?? "shared", understanding.kind?.words.plural ?? "All kinds",
      columns: ["What is looked for", "What is understood"],
      rows: understanding.rows.filter { !$0.words.isEmpty }.map {
        TableView.Row(.plain($0.what), .plain($0.words.joined(separator: " \u{B7} ")))
      })
  }
}

/// What is read, a table for each kind.
struct ReadingView: TemplateView {
  var tables: [TableView]

  static let keys: [ViewKey<Self>] = [.list("tables") { $0.tables }]
}
