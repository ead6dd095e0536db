import Markdown
import ReportModel

/// "MTTR: 38 min (mean of 3)" below a table with a row for each incident.
func means(in document: Document) -> [Figure] {
  let blocks = document.content.blocks
  return blocks.indices.flatMap { index -> [Figure] in
    guard blocks[index].kind == .paragraph || blocks[index].depth > 0 else { return [] }
    return blocks[index].text.compactMap { line in
      guard let mean = MeanText(line) else { return nil }
      let tables = blocks[..<index].suffix(12).compactMap { NumberTable($0, of: document) }
      guard let terms = tables.last.flatMap({ mean.terms(in: $0) }), terms.count == mean.count else { return nil }
      return Figure(
        .sum, at: document.origin(line: line.number), text: line.text,
        basis: .mean(stated: mean.stated, of: terms, metric: mean.name))
    }
  }
}

/// A name, a duration, and of how many it is the mean.
private struct MeanText {
  let name: String
  let stated: Quantity
  let count: Int

  init?(_ line: MarkdownContent.Line) {
    guard line.text.containsByte(UInt8(ascii: "(")), let (name, value) = keyValue(line),
      let open = value.utf8.firstIndex(of: UInt8(ascii: "(")),
      let stated = QuantityText.minutes(in: value.utf8[..<open].withText)
    else { return nil }
    let words = foldedWords(value.utf8[open...].withText)
    guard words.count >= 3, ["mean", "average", "avg"].contains(words[0]), words[1] == "of",
      let count = Int(words[2]), count > 0
    else { return nil }
    self.name = foldedWords(name).joined(separator: " ")
    self.stated = Quantity(trimmedText(value.utf8[..<open].withText), value: stated.value, step: stated.step)
    self.count = count
  }

  /// The durations of the column that the name means; `nil` when a row has none.
  func terms(in table: NumberTable) -> [Quantity]? {
    let columns = table.names.indices.filter { column in
      foldedWords(table.names[column]).contains { columnWords.contains($0) }
    }
    guard columns.count == 1, table.rows.allSatisfy({ columns[0] < $0.cells.count }) else { return nil }
    let terms = table.rows.compactMap { row in
      QuantityText.minutes(in: row.cells[columns[0]]).map {
        Quantity(String(Int($0.value)), value: $0.value, step: $0.step, unit: " min")
      }
    }
    return terms.count == table.rows.count ? terms : nil
  }

  private var columnWords: Set<String> {
    switch name {
    case "mttr", "mean time to resolve", "mean time to repair", "mean time to recover", "mean time to recovery",
      "mean time to restore":
      ["resolved", "repaired", "restored", "recovered", "resolve", "repair", "recovery", "resolution"]
    case "mttm", "mean time to mitigate", "mean time to mitigation": ["mitigated", "mitigate", "mitigation"]
    case "mttd", "mean time to detect", "mean time to detection": ["detected", "detect", "detection"]
    case "mtta", "mean time to acknowledge": ["acknowledged", "acknowledge"]
    default: []
    }
  }
}
