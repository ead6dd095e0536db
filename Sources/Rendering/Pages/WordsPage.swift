import ReportModel

extension Site {
  /// How the words that people write are read.
  func wordsPage(_ tables: [WordTable]) -> PlannedPage {
    let address = ruleAddress("how-words-are-read")
    return PlannedPage(address: address) { _, _ in
      let view = WordsView(
        tables: tables.map { table in
          WordsView.Part(
            explanation: table.explanation,
            table: TableView(
              table.id, table.title, columns: ["Meaning", "Words"],
              rows: table.rows.map { row in
                TableView.Row(.plain(row.meaning), .plain(row.words.joined(separator: ", ")))
              }))
        })
      return theme.page(.words, view, in: frame("How words are read", at: address, in: .rules))
    }
  }
}

/// The tables by which words are read.
struct WordsView: TemplateView {
  var tables: [Part]

  static let keys: [ViewKey<Self>] = [.list("parts") { $0.tables }]

  struct Part: TemplateView {
    var explanation: String
    var table: TableView

    static let keys: [ViewKey<Self>] = [
      .text("explanation") { $0.explanation },
      .list("table") { [$0.table] },
    ]
  }
}
