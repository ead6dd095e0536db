package import ReportModel

/// `data/v1/records.json`: every record, with what only its kind knows.
package func recordsData(of report: Report) -> [UInt8] { SiteMap(report, diagnostics: []).recordsData().document() }

extension SiteMap {
  func recordsData() -> JSONValue { .list(records.indices.map { recordData($0) }) }

  private func recordData(_ index: Int) -> JSONValue {
    let record = records[index]
    let common: JSONValue = .object([
      "kind": .text(record.kind.rawValue), "id": .text(record.id), "source": .text(record.origin.document.source),
      "path": .text(record.origin.document.path.text), "line": .whole(record.origin.line),
      "url": .text(addresses[index]), "title": .text(record.title), "stated_id": .optional(record.statedID),
      "service": .optional(record.service), "persona": .optional(record.persona), "owner": .optional(record.owner),
      "status": .optional(record.statusWord), "status_raw": .optional(record.statusRaw),
      "date": .optional(record.date?.iso), "fields": fieldsData(record.fields),
    ])
    return common.adding(detailsData(record))
  }

  private func detailsData(_ record: Record) -> JSONValue {
    switch record.details {
    case .service(let entry): serviceData(entry, record)
    case .persona(let persona): personaData(persona)
    case .review(let review): reviewData(review)
    case .decisionRecord(let decision):
      .object([
        "number": .optional(decision.number), "supersedes": .texts(decision.supersedes.map(\.text)),
        "superseded_by": .texts(decision.supersededBy.map(\.text)), "deciders": .texts(decision.deciders),
        "review_by": .optional(decision.reviewBy?.iso),
      ])
    case .debt(let debt):
      .object([
        "debt_id": .optional(record.statedID), "severity": .optional(debt.severity?.rawValue),
        "opened": .optional(debt.opened?.iso), "due": .optional(debt.due?.iso), "effort": .optional(debt.effort),
        "interest": .optional(debt.interest), "closed": .bool(debt.isClosed),
      ])
    case .slo(let objective): objectiveData(objective)
    case .checklist(let checklist): checklistData(checklist)
    }
  }

  private func serviceData(_ entry: ServiceEntry, _ record: Record) -> JSONValue {
    let service = record.service ?? entry.id
    let isInferred = assessments[service]?.service.isInferred ?? false
    return .object([
      "tier": .optional(entry.tier), "lifecycle": .optional(entry.lifecycle), "inferred": .bool(isInferred),
    ])
  }
}

private func personaData(_ persona: Persona) -> JSONValue {
  .object([
    "name": .text(persona.name), "description": .optional(persona.summary), "model": .optional(persona.model),
    "tools": .texts(persona.tools), "sections": .texts(persona.sections),
    "tokens_estimate": .whole(persona.tokensEstimate),
    "kpis": .list(
      persona.indicators.map { indicator in
        .object([
          "metric": .text(indicator.metric), "target_raw": .optional(indicator.target.raw),
          "comparator": .optional(indicator.target.comparator?.rawValue), "target": .optional(indicator.target.number),
          "unit": .optional(indicator.target.unit), "qualifier": .optional(indicator.target.qualifier),
          "cadence": .optional(indicator.cadence), "line": .whole(indicator.line),
        ])
      }),
  ])
}

private func reviewData(_ review: Review) -> JSONValue {
  .object([
    "verdict": .optional(review.verdict?.rawValue), "verdict_raw": .optional(review.verdictRaw),
    "commit": .optional(review.commit), "re_review": .optional(review.reReview?.iso),
    "findings": .list(
      review.findings.map { finding in
        .object([
          "id": .text(finding.id), "title": .text(finding.title), "severity": .optional(finding.severity?.rawValue),
          "closed": .bool(finding.isClosed), "line": .whole(finding.line), "fields": fieldsData(finding.fields),
        ])
      }),
    "checklist": .list(review.checklist.map(itemData)),
    "metrics": .list(
      review.metrics.map { metric in
        .object([
          "name": .text(metric.name), "value": .text(metric.value), "unit": .optional(metric.unit),
          "target": .optional(metric.target), "line": .whole(metric.line),
        ])
      }),
    "phases": .list([]),
  ])
}

private func objectiveData(_ objective: ServiceLevelObjective) -> JSONValue {
  let latency = objective.latency.map { latency in
    JSONValue.object([
      "percentile": .text(latency.percentile), "target": .text(latency.target), "warning": .optional(latency.warning),
    ])
  }
  return .object([
    "objective": .optional(objective.objective), "window": .optional(objective.window),
    "indicator": .optional(objective.indicator), "latency": latency, "format": .text(objective.format.rawValue),
    "measured": .optional(objective.measured),
  ])
}

private func checklistData(_ checklist: Checklist) -> JSONValue {
  let stated = checklist.stated.map { JSONValue.object(["done": .whole($0.done), "total": .whole($0.total)]) }
  return .object(["items": .list(checklist.items.map(itemData)), "stated": stated])
}

private func itemData(_ item: ChecklistItem) -> JSONValue {
  .object([
    "text": .text(item.text), "state": .text(item.state.rawValue), "blocker": .bool(item.isBlocker),
    "section": .optional(item.section), "note": .optional(item.note), "check": .optional(item.check),
    "line": .whole(item.line),
  ])
}

/// A name that comes twice keeps its first value, as a reader of the page would take it.
private func fieldsData(_ fields: [Field]) -> JSONValue {
  var seen: Set<[UInt8]> = []
  let kept = fields.filter { !$0.value.isEmpty && seen.insert(Array($0.name.utf8)).inserted }
  return .object(kept.map { JSONValue.Member(name: $0.name, value: .text($0.value)) })
}

extension Record {
  /// Normalised; `nil` for kinds whose records have none.
  fileprivate var statusWord: String? {
    switch details {
    case .service, .persona, .review, .slo, .checklist: nil
    case .decisionRecord(let decision): decision.status?.rawValue
    case .debt(let debt): debt.isClosed ? "closed" : "open"
    }
  }
}

extension JSONValue {
  /// The members of both, in their order.
  fileprivate func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let first) = self, case .object(let second) = other else { return self }
    return .object(first + second)
  }
}
