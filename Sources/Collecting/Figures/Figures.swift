import Markdown
import ReportModel

/// What a document states about its own numbers and about its records.
///
/// - Parameter records: Those that were read out of it.
func figures(of document: Document, _ records: [Record]) -> [Figure] {
  guard !document.isTemplate else { return [] }
  var found: [Figure] = []
  switch document.format {
  case .markdown: found = fromMarkdown(document, records)
  case .csv: found = document.csv.map { changes(in: NumberTable($0, of: document)) } ?? []
  case .yaml, .json, .jsonLines: found = statedTotals(in: document) + objectiveReports(in: document)
  case .text: found = budgetMetrics(in: document)
  case .other: break
  }
  return found.sorted { $0.origin < $1.origin }
}

private func fromMarkdown(_ document: Document, _ records: [Record]) -> [Figure] {
  let kinds = Set(records.map(\.kind))
  guard !kinds.contains(.persona) else { return [] }
  let tables = document.content.blocks.compactMap { NumberTable($0, of: document) }
  // Reviews, and what signs them, speak in sentences: they are read elsewhere. A total is one anywhere.
  guard kinds.isDisjoint(with: [.review, .certificate]) else { return tables.flatMap { columnTotals(in: $0) } }
  var found = tables.flatMap { changes(in: $0) + columnTotals(in: $0) }
  found += scores(in: tables, of: document) + means(in: document)
  found += incidentMeans(in: document)
  if kinds.contains(.debt) { found += debtTotals(in: document, records) }
  if kinds.contains(.loadTest) { found += loadTestFigures(in: document) }
  return found
}
