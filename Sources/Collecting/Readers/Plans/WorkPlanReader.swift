package import Diagnostics
import Markdown
package import ReportModel

/// Plans of work: JSON with phases, and documents with a table of them or a section for each.
package struct WorkPlanReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .yaml, .json, .jsonLines]

  package var understands: [Understanding] {
    [
      Understanding(
        .plan,
        [
          .init("Folders", folderNames), .init("File names", fileNames), .init("Key: phases", phaseKeys),
          .init("Key: id", idKeys), .init("Last word of a file's name, where phases say how far they are", planNames),
          .init("No plan of work, with a word in its name", otherPlans),
        ] + PhaseTable.understood + PhaseSections.understood)
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
    var phase = WorkPlan.Phase(
      name: name.value, effort: hours ?? textField(value, "effort", "estimate", "duration")?.value,
      status: textField(value, "status", "state")?.value, dependencies: listedTexts(value["dependencies"]),
      line: name.line)
    phase.isDone = phase.status.map(ClosingText.closesAction) ?? false
    return phase
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
    guard isDeclared || document.declaredKind == nil && mayBePlan(document) else { return nil }
    var phases = PhaseTable.read(document)
    if phases.isEmpty { phases = PhaseSections.read(document) }
    guard isDeclared || isPlan(document, phases) else { return nil }
    let header = document.header
    let progress = header.value("progress", "progress_percentage")
    var plan = WorkPlan(
      progress: readProgress(progress, in: document, into: &log), phases: phases, blockers: blockers(header))
    plan.progressLine = progress?.line
    return Record(
      whole: document, header: header, details: .plan(plan), known: ["progress", "progresspercentage", "blockers"],
      into: &log)
  }

  private func mayBePlan(_ document: Document) -> Bool {
    !document.isIndex && !document.isTemplate && (isNamedPlan(document) || isCalledPlan(document))
  }

  /// A document that is called something else than an implementation plan must say more of its phases than their names.
  private func isPlan(_ document: Document, _ phases: [WorkPlan.Phase]) -> Bool {
    if phases.isEmpty || isNamedPlan(document) { return !phases.isEmpty }
    return phases.count > 1 && phases.contains { $0.effort != nil || $0.status != nil || $0.tasks != nil }
  }

  private func isNamedPlan(_ document: Document) -> Bool {
    let stem = foldedWords(document.id.path.stem).joined(separator: "-")
    if fileNames.contains(where: stem.containsFolded) { return true }
    return document.id.path.folder.components.contains { component in
      folderNames.contains(foldedKey(component))
    }
  }

  /// `MIGRATION_PLAN.md`, `roadmap.md`; a plan of what to do in an emergency has phases too, and nobody works on them.
  private func isCalledPlan(_ document: Document) -> Bool {
    let words = foldedWords(document.id.path.stem.lowercased()).drop { Int($0) != nil }.reversed().drop {
      Int($0) != nil
    }
    return words.first.map { word in planNames.contains(where: word.hasSuffix) } ?? false
      && !words.contains(where: otherPlans.contains)
  }
}

private let folderNames: Set<String> = ["plans", "implementationplans"]
private let fileNames = ["implementation-plan", "implementation-tracker"]
private let planNames = ["plan", "roadmap", "plano", "план"]
private let otherPlans: Set<String> = [
  "test", "testing", "testplan", "rollback", "recovery", "response", "incident", "disaster", "continuity",
  "contingency",
  "backup", "failover", "communication", "communications", "evacuation", "emergency", "training", "notfallplan",
]
private let phaseKeys = ["implementation_phases", "phases"]
private let idKeys = ["implementation_id", "plan_id", "id"]
