import Markdown
import ReportModel

/// Findings that stand in a table: a column for what was found, and one for how grave it is.
enum FindingTable {
  static func read(_ table: MarkdownContent.Table) -> [Finding] {
    let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
    guard let severity = names.firstIndex(where: severityNames.contains),
      let title = names.indices.first(where: { $0 != severity && titleNames.contains(names[$0]) })
    else { return [] }
    let id = names.firstIndex(where: idNames.contains)
    let found = table.rows.compactMap { row -> Finding? in
      let text = row[title].text
      guard !text.isEmpty else { return nil }
      let fields = names.indices.filter { ![severity, title, id].contains($0) && !row[$0].text.isEmpty }.map {
        Field(name: table.header[$0].text, value: row[$0].text, line: row[$0].number)
      }
      let name = id.map { row[$0].text }.flatMap { $0.isEmpty ? nil : $0 } ?? identifier(text, limit: 40)
      return Finding(
        id: name, title: text, severity: SeverityText.severity(in: row[severity].text),
        isClosed: row[title].isStruck || row[severity].isStruck, line: row[title].number, fields: fields)
    }
    return found.contains { $0.severity != nil } ? found : []
  }

  /// Those of tables that are no second mention of a finding with a text of its own.
  static func merged(_ findings: [Finding], with listed: [Finding]) -> [Finding] {
    var ids = Set(findings.map(\.id))
    var titles = Set(findings.map { identifier($0.title) })
    let new = listed.filter { ids.insert($0.id).inserted && titles.insert(identifier($0.title)).inserted }
    return findings + new
  }

  static var understood: [Understanding.Row] {
    [
      .init("Findings: column of the title", titleNames), .init("Findings: column of the severity", severityNames),
      .init("Findings: column of the id", idNames),
    ]
  }

  private static let severityNames: Set<String> = [
    "severity", "sev", "priority", "risk level", "level", "criticality", "rating", "рівень", "критичність",
    "серйозність", "пріоритет", "критичность",
  ]
  private static let titleNames: Set<String> = [
    "finding", "findings", "issue", "issues", "title", "problem", "vulnerability", "observation", "concern", "weakness",
    "description", "gap", "risk", "знахідка", "проблема", "опис", "назва", "находка", "описание",
  ]
  private static let idNames: Set<String> = ["id", "no", "ref", "key", "finding id", "code"]
}
