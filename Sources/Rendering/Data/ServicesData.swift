package import ReportModel

/// `data/v1/services.json`: every assessment, by the service's id.
package func servicesData(of report: Report) -> [UInt8] { SiteMap(report, diagnostics: []).servicesData().joined }

extension SiteMap {
  func servicesData() -> Pieces { JSONValue.document(of: report.assessments, assessmentData) }

  private func assessmentData(_ assessment: Assessment) -> JSONValue {
    let (service, score) = (assessment.service, assessment.score)
    return .object([
      "id": .text(service.id), "name": .text(service.name), "tier": .optional(service.tier),
      "owner": .optional(service.owner), "lifecycle": .optional(service.lifecycle),
      "inferred": .bool(service.isInferred),
      "url": .text(serviceAddress(service.id)),
      "decision": .text(assessment.decision.word.rawValue), "rule": .whole(assessment.decision.rule),
      "rules_fired": .list(assessment.decision.fired.map(firedData)),
      "stated_decisions": .list(assessment.decision.stated.map(statedData)),
      "dissent": .list(assessment.decision.dissent.map(opinionData)),
      "valid_until": .optional(assessment.decision.validUntil?.iso), "level": .text(assessment.level.rawValue),
      "verified": score.map { percentData($0.verified) }, "upper": score.map { percentData($0.upper) },
      "claimed": score.map { percentData($0.claimed) }, "coverage": score.map { percentData($0.coverage) },
      "scope": score.map { percentData($0.scope) }, "trust_gap": score.map { percentData($0.trustGap) },
      "blockers": .texts(openBlockers(assessment).refused + openBlockers(assessment).unanswered),
      "counts": countsData(assessment.results), "checks": .list(assessment.results.map { resultData($0) }),
      "personas": .list(assessment.personas.map(standingData)),
      "forecast": .list(assessment.forecast.map(forecastData)),
      "budgets": budgetsData(service.id),
      "counterfactual": .list(assessment.counterfactuals.map(counterfactualData)),
    ])
  }

  private func resultData(_ result: CheckResult) -> JSONValue {
    .object([
      "id": .text(result.check), "category": .optional(check(result.check)?.category),
      "severity": .optional(check(result.check)?.severity.rawValue), "state": .text(result.state.word),
      "underlying": .optional(result.underlying?.word), "expires": .optional(result.expires?.iso),
      "evidence": .list(result.evidence.map(originData)), "reason": .text(result.reason),
    ])
  }
}

func originData(_ origin: Origin) -> JSONValue {
  .object([
    "source": .text(origin.document.source), "path": .text(origin.document.path.text), "line": .whole(origin.line),
  ])
}

private func forecastData(_ step: ForecastStep) -> JSONValue {
  .object([
    "day": .text(step.day.iso), "decision": .text(step.decision.rawValue), "rule": .whole(step.rule),
    "reason": .text(step.reason),
  ])
}

private func firedData(_ rule: FiredRule) -> JSONValue {
  .object([
    "rule": .whole(rule.number), "decision": .text(rule.decision.rawValue),
    "applies_to": .optional(rule.appliesTo),
    "reasons": .list(
      rule.reasons.map { reason in
        .object([
          "text": .text(reason.text), "check": .optional(reason.check),
          "evidence": .list(reason.evidence.map(originData)),
        ])
      }),
  ])
}

private func statedData(_ stated: StatedDecision) -> JSONValue {
  .object([
    "text": .text(stated.text), "verdict": .text(stated.verdict.rawValue), "disagrees": .bool(stated.disagrees),
    "persona": .optional(stated.persona), "component": .optional(stated.component),
    "source": .text(stated.origin.document.source), "path": .text(stated.origin.document.path.text),
    "line": .whole(stated.origin.line),
  ])
}

private func opinionData(_ opinion: Opinion) -> JSONValue {
  .object([
    "persona": .text(opinion.persona), "text": .text(opinion.words), "verdict": .text(opinion.verdict.rawValue),
    "source": .text(opinion.origin.document.source), "path": .text(opinion.origin.document.path.text),
    "line": .whole(opinion.origin.line),
  ])
}

private func counterfactualData(_ way: Counterfactual) -> JSONValue {
  .object([
    "goal": .text(way.goal.word),
    "steps": .list(
      way.steps.map { step in
        .object([
          "kind": .text(step.kind.rawValue), "subject": .optional(step.subject), "text": .text(step.text),
          "owner": .optional(step.owner), "effort": .optional(step.effort), "due": .optional(step.due?.iso),
          "evidence": .list(step.evidence.map(originData)),
        ])
      }),
  ])
}

private func standingData(_ standing: PersonaStanding) -> JSONValue {
  .object([
    "persona": .text(standing.persona), "state": .text(standing.state.rawValue),
    "required": .bool(standing.isRequired), "review": .optional(standing.review), "date": .optional(standing.date?.iso),
  ])
}

/// States that no check is in are left out.
private func countsData(_ results: [CheckResult]) -> JSONValue {
  let counts = Dictionary(grouping: results, by: \.state.word).mapValues(\.count)
  return .object(
    counts.sorted { $0.key < $1.key }.map { JSONValue.Member(name: $0.key, value: .whole($0.value)) })
}

/// A percentage to three decimals, written without a Double's own printing.
func percentData(_ ratio: Ratio) -> JSONValue {
  let thousandths = Int((ratio.value * 100_000).rounded())
  let fraction = String(thousandths % 1000)
  return .decimal("\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction)
}
