import ReportModel

extension SiteMap {
  /// `data/v1/changes.json`: what is different from an earlier build, or that there is none.
  func changesData() -> JSONValue {
    guard let changes = report.changes else { return .object(["compared": .bool(false)]) }
    return .object([
      "compared": .bool(true), "since": .optional(changes.since?.iso), "until": .text(report.asOf.iso),
      "services": .list(changes.services.map(serviceChangeData)),
      "findings": .list(changes.findings.map(findingChangeData)),
      "notes": .texts(changes.notes),
    ])
  }
}

private func serviceChangeData(_ change: ServiceChange) -> JSONValue {
  .object([
    "id": .text(change.id), "name": .text(change.name), "presence": .text(change.presence.rawValue),
    "decision": stepData(change.decision) { .text($0.rawValue) },
    "level": stepData(change.level) { .text($0.rawValue) },
    "verified": stepData(change.verified, percentData),
    "checks": .list(
      change.checks.map { check in
        .object([
          "id": .text(check.check), "before": .optional(check.before), "after": .text(check.after.word),
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
    "source": .optional(change.origin?.document.source), "path": .optional(change.origin?.document.path.text),
    "line": .optional(change.origin?.line),
  ])
}
