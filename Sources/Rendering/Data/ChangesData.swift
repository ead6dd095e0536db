package import ReportModel

extension SiteMap {
  /// `data/v1/changes.json`: what is different from an earlier build, or that there is none.
  func changesData() -> JSONValue {
    guard let changes = report.changes else { return .object(["compared": .bool(false)]) }
    return Rendering.changesData(changes, until: report.asOf)
  }
}

/// The same, of any two points in time.
package func changesData(of changes: ReportChanges, until: Day?) -> [UInt8] {
  changesData(changes, until: until).document()
}

private func changesData(_ changes: ReportChanges, until: Day?) -> JSONValue {
  .object([
    "compared": .bool(true), "since": .optional(changes.since?.iso), "until": .optional(until?.iso),
    "services": .list(changes.services.map(serviceChangeData)),
    "findings": .list(changes.findings.map(findingChangeData)),
    "decision_records": .list(changes.decisionRecords.map(standingChangeData)),
    "slos": .list(changes.objectives.map(standingChangeData)),
    "kpis": .list(changes.indicators.map(standingChangeData)),
    "records": .list(changes.records.map(standingChangeData)), "rubric": .texts(changes.checks),
    "notes": .texts(changes.notes),
  ])
}

private func standingChangeData(_ change: StandingChange) -> JSONValue {
  .object([
    "id": .text(change.id), "kind": .text(change.kind.rawValue), "title": .text(change.title),
    "service": .optional(change.service), "before": .optional(change.before), "after": .optional(change.after),
    "target": stepData(change.aim) { .text($0) }, "source": .optional(change.origin?.document.source),
    "path": .optional(change.origin?.document.path.text),
    "line": .optional(change.origin?.line),
  ])
}

private func causeData(_ cause: ChangeCause) -> JSONValue {
  .object([
    "kind": .text(cause.kind.rawValue), "source": .optional(cause.document?.source),
    "path": .optional(cause.document?.path.text),
    "cited": cause.cited.isEmpty ? nil : .texts(cause.cited.map(\.text)),
  ])
}

private func serviceChangeData(_ change: ServiceChange) -> JSONValue {
  .object([
    "id": .text(change.id), "name": .text(change.name), "presence": .text(change.presence.rawValue),
    "counterpart": .optional(change.counterpart),
    "decision": stepData(change.decision) { .text($0.rawValue) }, "rule": stepData(change.rule, JSONValue.whole),
    "reasons": .list(
      change.reasons.map { .object(["rule": .whole($0.rule), "text": .text($0.text)]) }),
    "level": stepData(change.level) { .text($0.rawValue) },
    "verified": stepData(change.verified, percentData), "causes": .list(change.causes.map(causeData)),
    "checks": .list(
      change.checks.map { check in
        .object([
          "id": .text(check.check), "before": .optional(check.before), "after": .text(check.after.word),
          "causes": .list(check.causes.map(causeData)),
        ])
      }),
  ])
}

/// Nothing for what is the same.
private func stepData<Value>(_ change: Change<Value>, _ data: (Value) -> JSONValue) -> JSONValue? {
  guard change.isChange else { return nil }
  return .object(["before": change.before.map(data), "after": change.after.map(data)])
}

private func findingChangeData(_ change: FindingChange) -> JSONValue {
  .object([
    "change": .text(change.what.rawValue), "id": .text(change.id), "title": .text(change.title),
    "service": .text(change.service), "severity": .optional(change.severity?.rawValue),
    "severity_before": .optional(change.severityBefore?.rawValue), "due": .optional(change.due.after?.iso),
    "due_before": .optional(change.due.before?.iso),
    "accepted_until": .optional(change.until.after?.iso),
    "accepted_until_before": .optional(change.until.before?.iso), "source": .optional(change.origin?.document.source),
    "path": .optional(change.origin?.document.path.text),
    "line": .optional(change.origin?.line),
  ])
}
