import Markdown
import ReportModel

/// What a report of a load test says of itself where it failed: a conclusion, or a row that is called so.
///
/// That it passed is what its numbers have to show.
enum LoadTestConclusion {
  /// As limits that were not kept.
  ///
  /// - Parameter known: The lines of limits that were compared with what was measured.
  static func failures(in document: Document, besides known: Set<Int>) -> [LoadTest.Threshold] {
    document.content.blocks.flatMap { block -> [LoadTest.Threshold] in
      guard !block.isQuoted else { return [] }
      if case .table(let table) = block.kind { return rows(of: table).filter { !known.contains($0.line) } }
      return block.text.compactMap(conclusion)
    }
  }

  /// `**Result: FAILED** - the database fell over`, `❌ FAILED`.
  private static func conclusion(_ line: MarkdownContent.Line) -> LoadTest.Threshold? {
    let field = labelledValue(line)
    if let field, !names.contains(foldedWords(field.name).joined(separator: " ")) { return nil }
    let said = field?.value ?? line.text
    let head = Parting(firstDash: said).map { String($0.head) } ?? said
    let words = foldedWords(CheckMark.read(head)?.rest ?? head)
    // Alone a cross may stand in front of anything.
    let fails = field == nil ? words == ["failed"] || words == ["fail"] : words.count <= 2
    guard fails, JudgedText.passes(head) == false else { return nil }
    return .init(metric: "result as stated", expression: "passed", isKept: false, line: line.number)
  }

  /// `| search_p95_ms | 5700 | 1200 | FAIL |`.
  private static func rows(of table: MarkdownContent.Table) -> [LoadTest.Threshold] {
    let header = table.header.map { foldedWords($0.text).joined(separator: " ") }
    guard let limit = header.firstIndex(where: limitNames.contains),
      let result = header.firstIndex(where: resultNames.contains)
    else { return [] }
    return table.rows.compactMap { row in
      guard JudgedText.passes(row[result].text) == false, !row[limit].text.isEmpty else { return nil }
      return .init(metric: row[0].text, expression: row[limit].text, isKept: false, line: row[0].number)
    }
  }

  static let names: Set<String> = [
    "verdict", "result", "overall", "overall result", "outcome", "conclusion", "test result", "status",
  ]
  private static let limitNames: Set<String> = ["threshold", "target", "limit", "goal", "slo", "requirement"]
  private static let resultNames: Set<String> = ["result", "status", "pass fail", "verdict", "outcome"]
}
