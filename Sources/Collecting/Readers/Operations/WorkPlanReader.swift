package import Diagnostics
import Markdown
package import ReportModel

/// Implementation plans: JSON with phases, and documents with a table of them.
package struct WorkPlanReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .yaml, .json, .jsonLines]

  package var understands: [Understanding] {
    [
      Understanding(
        .plan,
        [
          .init("Folders", folderNames), .init("File names", fileNames), .init("Key: phases", phaseKeys),
          .init("Key: id", idKeys), .init("Table of phases: column of the name", phaseColumns),
          .init("Table of phases: column of the effort", effortColumns),
          .init("Table of phases: column of the status", statusColumns),
          .init("Table of phases: column of what it waits for", afterColumns),
        ])
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.format == .markdown { return whole(document, into: &log).map { [$0] } ?? [] }
    return document.values.flatMap { $0.list ?? [$0] }.compactMap { record($0, in: document, into: &log) }
  }

  // MARK: JSON

  private func record(_ value: YAMLValue, in document: Document, into log: inout DiagnosticLog) -> Record? {
    guard let phases = phaseKeys.lazy.compactMap({ value[$0] }).first?.list,
      let id = textField(value, idKeys)?.value,
      value[phaseKeys[0]] != nil || value["kind"]?.text == "plan"
        || phases.contains(where: { $0["phase"] != nil })
    else { return nil }
    let status = textField(value, "status", "state")
    if let status, isOffered(status.value) { return nil }
    let plan = WorkPlan(
      progress: readProgress(textField(value, "progress_percentage", "progress"), in: document, into: &log),
      phases: phases.compactMap(phase), blockers: listedTexts(value["blockers"]))
    reportDependencies(phases, plan.phases, in: document, into: &log)
    reportRollback(value["deployment_plan"], in: document, into: &log)
    let date = textField(value, "date", "created")
    var record = Record(
      origin: document.origin(line: value.line), lines: value.line...max(value.line, lastNestedLine(of: value)),
      title: textField(value, "title", "name")?.value ?? id, details: .plan(plan), statedID: id,
      statedService: textField(value, "service", "component")?.value, owner: textField(value, "owner", "author")?.value,
      statusRaw: status?.value, date: readDay(date, in: document, into: &log), fields: otherFields(of: value))
    record.days = date?.days ?? []
    return record
  }

  private func phase(_ value: YAMLValue) -> WorkPlan.Phase? {
    guard let name = textField(value, "phase", "name", "title") else { return nil }
    let hours = textField(value, "estimated_hours", "hours").map { "\($0.value) h" }
    return WorkPlan.Phase(
      name: name.value, effort: hours ?? textField(value, "effort", "estimate", "duration")?.value,
      status: textField(value, "status", "state")?.value, dependencies: listedTexts(value["dependencies"]),
      line: name.line)
  }

  private func reportDependencies(
    _ values: [YAMLValue], _ phases: [WorkPlan.Phase], in document: Document, into log: inout DiagnosticLog
  ) {
    let names = Set(phases.map { foldedWords($0.name) })
    for dependency in values.flatMap({ $0["dependencies"]?.list ?? [] }) {
      guard let name = dependency.text, !isNothing(name), !names.contains(foldedWords(name)) else { continue }
      log.emit(
        Diagnostic(
          .planDependencyMissing, .warning, "waits for \"\(name)\", which is no phase of this plan",
          help: "Add the phase, or correct its name.",
          at: document.location(line: dependency.line, column: dependency.column)))
    }
  }

  private func reportRollback(_ deployment: YAMLValue?, in document: Document, into log: inout DiagnosticLog) {
    guard let deployment, deployment.entries != nil, textField(deployment, "rollback_procedure", "rollback") == nil
    else {
      return
    }
    let empty = deployment["rollback_procedure"] ?? deployment["rollback"]
    if let empty, empty.text == nil { return }
    log.emit(
      Diagnostic(
        .planRollbackMissing, .warning, "the deployment has no rollback procedure", help: "Write how it is undone.",
        at: document.location(line: empty?.line ?? deployment.line, column: empty?.column)))
  }

  // MARK: Markdown

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record? {
    let isDeclared = document.declaredKind == .plan
    guard isDeclared || document.declaredKind == nil && isNamedPlan(document) else { return nil }
    let phases = document.content.blocks.flatMap(self.phases)
    guard isDeclared || !phases.isEmpty else { return nil }
    let header = document.header
    let plan = WorkPlan(
      progress: readProgress(header.value("progress", "progress_percentage"), in: document, into: &log),
      phases: phases, blockers: blockers(header))
    return Record(
      whole: document, header: header, details: .plan(plan), known: ["progress", "progresspercentage", "blockers"],
      into: &log)
  }

  private func isNamedPlan(_ document: Document) -> Bool {
    guard !document.isIndex, !document.isTemplate else { return false }
    let stem = foldedWords(document.id.path.stem).joined(separator: "-")
    if fileNames.contains(where: stem.containsFolded) { return true }
    return document.id.path.folder.components.contains { component in
      folderNames.contains(foldedKey(component))
    }
  }

  /// The rows of a table whose first named column is the phase.
  private func phases(in block: MarkdownContent.Block) -> [WorkPlan.Phase] {
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
      return WorkPlan.Phase(
        name: name, effort: cell(row, effortColumns),
        status: cell(row, statusColumns), dependencies: after.map(trimmedText), line: row[0].number)
    }
  }

  /// `| **CORE** | **72-91 hours** |` below the phases that it adds up: in bold as a whole, where others are not.
  private func isSubtotal(_ row: [MarkdownContent.Line], among rows: [[MarkdownContent.Line]]) -> Bool {
    func isBold(_ row: [MarkdownContent.Line]) -> Bool {
      let said = row.filter { !$0.text.isEmpty }
      return said.count > 1 && said.allSatisfy { $0.lead == $0.text }
    }
    return isBold(row) && !holdsDigits(row[0].text) && !rows.allSatisfy(isBold)
  }
}

private let folderNames: Set<String> = ["plans", "implementationplans"]
private let fileNames = ["implementation-plan", "implementation-tracker"]
private let phaseKeys = ["implementation_phases", "phases"]
private let idKeys = ["implementation_id", "plan_id", "id"]
private let phaseColumns = ["phase", "milestone", "batch", "stage"]
private let effortColumns = [
  "effort", "estimate", "estimated", "hours", "duration", "days", "weeks", "aufwand", "dauer", "esfuerzo", "duración",
  "durée", "duração", "durata",
]
private let statusColumns = ["status", "state"]
private let afterColumns = ["dependencies", "depends", "after"]
