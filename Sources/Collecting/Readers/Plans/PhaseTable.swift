import Markdown
import ReportModel

/// The phases of a plan that are rows of a table.
enum PhaseTable {
  static func read(_ document: Document) -> [WorkPlan.Phase] { document.content.blocks.flatMap(phases) }

  /// The rows of a table whose first named column is the phase.
  private static func phases(in block: MarkdownContent.Block) -> [WorkPlan.Phase] {
    guard case .table(let table) = block.kind else { return [] }
    let names = table.header.map { foldedWords($0.text).first ?? "" }
    func cell(_ row: [MarkdownContent.Line], _ words: [String]) -> String? {
      let index = names.firstIndex(where: words.contains)
      return index.flatMap { isNothing(row[$0].text) ? nil : row[$0].text }
    }
    return table.rows.compactMap { row in
      // A row that adds the others up is no phase.
      guard let name = cell(row, phaseColumns), !foldedWords(name).allSatisfy(totalWords.contains) else { return nil }
      let isStated = cell(row, statusColumns) != nil || cell(row, afterColumns) != nil
      guard isStated || !isSubtotal(row, among: table.rows) else { return nil }
      let after = cell(row, afterColumns).map { split($0, at: UInt8(ascii: ",")) } ?? []
      var phase = WorkPlan.Phase(
        name: name, effort: cell(row, effortColumns),
        status: cell(row, statusColumns), dependencies: after.map(trimmedText), line: row[0].number)
      phase.isDone = phase.status.map(ClosingText.closesAction) ?? false
      return phase
    }
  }

  /// `| **CORE** | **72-91 hours** |` below the phases that it adds up: in bold as a whole, where others are not.
  private static func isSubtotal(_ row: [MarkdownContent.Line], among rows: [[MarkdownContent.Line]]) -> Bool {
    func isBold(_ row: [MarkdownContent.Line]) -> Bool {
      let said = row.filter { !$0.text.isEmpty }
      return said.count > 1 && said.allSatisfy { $0.lead == $0.text }
    }
    return isBold(row) && !holdsDigits(row[0].text) && !rows.allSatisfy(isBold)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Table of phases: column of the name", phaseColumns),
      .init("Table of phases: column of the effort", effortColumns),
      .init("Table of phases: column of the status", statusColumns),
      .init("Table of phases: column of what it waits for", afterColumns),
    ]
  }

  private static let phaseColumns = ["phase", "milestone", "batch", "stage"]
  private static let effortColumns = [
    "effort", "estimate", "estimated", "hours", "duration", "days", "weeks", "aufwand", "dauer", "esfuerzo", "duración",
    "durée", "duração", "durata",
  ]
  private static let statusColumns = ["status", "state"]
  private static let afterColumns = ["dependencies", "depends", "after"]
}
