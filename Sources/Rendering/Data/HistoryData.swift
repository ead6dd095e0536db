import ReportModel

extension SiteMap {
  /// `data/v1/history.json`: how the services stood at earlier commits, or that nobody looked.
  func historyData() -> JSONValue {
    guard let history = report.history else { return .object(["read": .bool(false)]) }
    return .object([
      "read": .bool(true), "since": .text(history.since.iso), "until": .text(report.asOf.iso),
      "rubric": .text(report.rubric.id), "notes": .texts(history.notes), "points": .list(history.points.map(pointData)),
    ])
  }
}

private func pointData(_ point: History.Point) -> JSONValue {
  let commits = point.commits.sorted { $0.key < $1.key }.map { source, commit in
    JSONValue.object(["source": .text(source), "commit": .text(commit)])
  }
  let services = point.standing?.services.sorted { $0.key < $1.key }.map { id, service in
    JSONValue.object([
      "id": .text(id), "decision": .text(service.decision.rawValue), "level": .text(service.level.rawValue),
      "verified": service.verified.map(percentData), "open_findings": .whole(service.openFindings),
      "open_debts": .whole(service.openDebts),
      "budget_left": service.budgetLeft.map { .decimal($0.text(places: 6)) },
    ])
  }
  return .object([
    "day": .text(point.day.iso), "readable": .bool(point.standing != nil), "commits": .list(commits),
    "dirty": point.isDirty ? .bool(true) : nil,
    "open_findings": .optional(point.standing?.openFindings), "open_debts": .optional(point.standing?.openDebts),
    "services": services.map { .list($0) },
  ])
}
