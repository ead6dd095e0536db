import Diagnostics
import Markdown
import ReportModel

extension Document {
  /// What it is, when no reader found a record in it.
  var absence: DocumentFacts.Absence {
    if !text.utf8.contains(where: { $0 > 0x20 }) { return .empty }
    if isProse, isTemplate || isTemplatePath(id.path) { return .template }
    if values.contains(where: { $0["$schema"] != nil && $0["properties"] != nil }) { return .schema }
    return isProse && isIndex ? .index : .other
  }
}

extension Document {
  /// What all of it comes to as evidence; `nil` where it says something, be it in its front matter.
  func emptiness(holding records: [Record]) -> Emptiness? {
    if records.contains(where: \.isUnfilledRunbook) { return .unfilled }
    if absence == .template { return .template }
    var empty = EmptyText(of: id.path)
    let lines = text.lineCount < text.bodyLine ? [] : Array(text.bodyLine...text.lineCount)
    let found = empty.emptiness(of: lines.lazy.map { text.line($0) })
    // What was measured, decided or done may be told by fields alone.
    return found == .wordless && records.contains { !Self.told.contains($0.kind) } ? nil : found
  }

  /// The kinds of records that are told in words.
  private static let told: Set<RecordKind> = [
    .review, .certificate, .checklist, .decisionRecord, .persona, .plan, .proposal, .runbook, .update,
  ]
}

extension Record {
  fileprivate var isUnfilledRunbook: Bool {
    guard case .runbook(let runbook) = details else { return false }
    return runbook.isUnfilled
  }
}

/// Documents that lie where usually nobody looks, counted by the folder that hides them: silence would look like reading.
func reportLeftOut(_ source: OpenedSource, into log: inout DiagnosticLog) {
  var counts: [String: Int] = [:]
  let chosen = Set(source.files.map(\.id.path))
  for path in source.paths where !chosen.contains(path) {
    if let folder = source.selection?.hides(path) { counts[folder, default: 0] += 1 }
  }
  for (folder, count) in counts.sorted(by: { $0.key < $1.key }) {
    log.note(
      DocumentID(source: source.source.name, path: SourcePath("")), .leftOut,
      "\(count) \(count == 1 ? "document lies" : "documents lie") in `\(folder)` and \(count == 1 ? "is" : "are") left out",
      help: "Name the folder under `include` in `muster.yml` if it holds records.")
  }
}

extension Diagnostic.ID {
  static let leftOut: Self = "source.left-out"
}
