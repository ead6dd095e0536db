import Markdown
import ReportModel

/// Findings that stand in a table: a column for what was found, and one for how grave it is.
enum FindingTable {
  static func read(_ table: MarkdownContent.Table) -> [Finding] {
    let names = names(of: table)
    guard let severity = severityColumn(table, names), let title = titleColumn(names, besides: severity) else {
      return []
    }
    let id = names.firstIndex(where: idNames.contains)
    let found = table.rows.compactMap { row -> Finding? in
      let (text, isStruck) = StruckText.read(row[title])
      guard !text.isEmpty, !NoneText.saysNone(text) else { return nil }
      var fields = names.indices.filter { ![severity, title, id].contains($0) && !row[$0].text.isEmpty }.map {
        Field(name: table.header[$0].text, value: row[$0].text, line: row[$0].number)
      }
      let level = Field(name: "Severity", value: row[severity].text, line: row[severity].number)
      if FindingFields.isUnknown(level) { fields.append(level) }
      let name = id.map { row[$0].text }.flatMap { $0.isEmpty ? nil : $0 } ?? identifier(text, limit: 40)
      return Finding(
        id: name, title: text, severity: SeverityText.severity(in: row[severity].text),
        isClosed: isStruck || row[severity].isStruck, line: row[title].number, fields: fields)
    }
    return found.contains { $0.severity != nil } ? found : []
  }

  /// Whether it has a column for the severity, with a level in it, and none for what was found or how many.
  static func isUnread(_ table: MarkdownContent.Table) -> Bool {
    let names = names(of: table)
    guard let severity = severityColumn(table, names), titleColumn(names, besides: severity) == nil,
      SeverityCounts.read(table).isEmpty
    else { return false }
    return table.rows.contains { SeverityText.bareLevel($0[severity].text) != nil }
  }

  private static func names(of table: MarkdownContent.Table) -> [String] {
    table.header.map { foldedWords($0.text).joined(separator: " ") }
  }

  /// A risk or an impact is a severity where its cells are levels.
  private static func severityColumn(_ table: MarkdownContent.Table, _ names: [String]) -> Int? {
    names.firstIndex(where: severityNames.contains)
      ?? names.indices.first { column in
        ["risk", "impact"].contains(names[column]) && !table.rows.isEmpty
          && table.rows.allSatisfy { SeverityText.bareLevel($0[column].text) != nil }
      }
  }

  private static func titleColumn(_ names: [String], besides severity: Int) -> Int? {
    let others = names.indices.filter { $0 != severity }
    return others.first { titleNames.contains(names[$0]) } ?? others.first { furtherNames.contains(names[$0]) }
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
      .init("Findings: column of the title", titleNames),
      .init("Findings: column of the title, where none of those is there", furtherNames),
      .init("Findings: column of the severity", severityNames),
      .init("Findings: column of the id", idNames),
    ]
  }

  private static let severityNames: Set<String> = [
    "severity", "sev", "priority", "risk level", "level", "criticality", "rating", "risk rating", "severity level",
    "severity rating", "рівень", "критичність",
    "серйозність", "пріоритет", "критичность", "severidad", "gravedad", "severidade", "gravidade", "criticidad",
    "prioridad",
    "prioridade",
  ]
  private static let titleNames: Set<String> = [
    "finding", "findings", "issue", "issues", "title", "problem", "vulnerability", "observation", "concern", "weakness",
    "description", "gap", "risk", "знахідка", "проблема", "опис", "назва", "находка", "описание",
  ]
  private static let furtherNames: Set<String> = [
    "summary", "item", "name", "recommendation", "recommendations", "what", "topic", "details", "remediation",
    "package", "library", "dependency", "cve", "hallazgo", "descripción", "descrição", "achado",
  ]
  private static let idNames: Set<String> = ["id", "no", "ref", "key", "finding id", "code", "cve"]
}
