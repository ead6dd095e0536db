package import ReportModel

/// Everything that the readers understand, kind by kind: the page "What Muster reads".
package let whatIsRead: [Understanding] =
  (sharedUnderstandings
  + recordReaders.flatMap { reader in
    reader.understands.map { Understanding($0.kind, [Understanding.Row.formats(reader.formats)] + $0.rows) }
  }).merged

/// What no reader has to itself.
private let sharedUnderstandings = [
  Understanding(
    nil,
    DocumentFormat.allCases.compactMap { format in
      let endings = format.endings
      return endings.isEmpty ? nil : Understanding.Row("Files: \(format.name)", endings)
    } + [Understanding.Row("Folders left out", Selection.usualExclusions.map(\.description))]
      + HeaderFields.understood + SeverityText.understood + DateText.understood + DurationText.understood
      + PeriodText.understood + [Understanding.Row("Field: service", Record.serviceNames)]
      + [Understanding.Row("Field: owner", Record.ownerNames), Understanding.Row("Field: date", Record.dateNames)])
]

extension Understanding.Row {
  static func formats(_ formats: Set<DocumentFormat>) -> Self {
    Self("Formats", DocumentFormat.allCases.filter(formats.contains).map(\.name))
  }

  /// A row for each meaning of a table that is published on its own too, with the same words in the same order.
  static func meanings(_ what: String, in table: WordTable) -> [Self] {
    table.rows.map { Self("\(what): \($0.meaning)", $0.words) }
  }

  /// A row for each meaning of a table of words, in the order given.
  static func meanings<Meaning: Hashable>(
    _ what: String, of words: [String: Meaning], _ meanings: [(meaning: Meaning, name: String)]
  ) -> [Self] {
    let found = Dictionary(grouping: words.keys) { words[$0] }
    return meanings.compactMap { meaning, name in
      found[meaning].map { Self("\(what): \(name)", Set($0)) }
    }
  }
}
