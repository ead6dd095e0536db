import Diagnostics
package import ReportModel

/// What `muster explain` prints of a decision rule or a diagnostic; `nil` when `id` names neither.
package func explanation(ofRuleOrDiagnostic id: String) -> String? {
  if let entry = handbook.first(where: { $0.id.description == id }) {
    return "\(id)\n\n\(entry.what)\n\nWhy it matters: \(entry.why)\n\nWhat to do: \(entry.remedy)\n"
  }
  guard let rule = DecisionRule.all.first(where: { ["rule-\($0.number)", "decision-rule-\($0.number)"].contains(id) })
  else { return nil }
  let words = rule.decides.map(\.rawValue).joined(separator: " or ")
  return "Rule \(rule.number): \(rule.title) -> \(words)\n\n\(rule.explanation)\n"
}

/// What `muster explain` prints of a check or a service; `nil` when `id` names neither.
package func explanation(of id: String, in report: Report) -> String? {
  if let check = report.rubric.checks.first(where: { $0.id == id }) { return explanation(of: check) }
  guard id.hasPrefix("service:"),
    let assessment = report.assessments.first(where: { "service:\($0.service.id)" == id })
  else { return nil }
  return explanation(of: assessment, in: report)
}

/// Everything that can be explained, for "did you mean".
package func knownIDs(in report: Report) -> [String] {
  handbook.map(\.id.description) + DecisionRule.all.map { "rule-\($0.number)" } + report.rubric.checks.map(\.id)
    + report.assessments.map { "service:\($0.service.id)" }
}

private func explanation(of check: Check) -> String {
  """
  \(check.id) (\(check.severity.rawValue), \(check.level.rawValue), \(check.category))

  \(check.question)

  Why it matters: \(check.why)

  What to do: \(check.remedy)

  """
}

private func explanation(of assessment: Assessment, in report: Report) -> String {
  let decision = assessment.decision
  let severalSources = report.portfolio.sources.count > 1
  func place(_ origin: Origin) -> String {
    "\(severalSources ? origin.document.description : origin.document.path.text):\(origin.line)"
  }
  var lines = [
    "\(assessment.service.name): \(decision.word.rawValue), by rule \(decision.rule), as of \(report.asOf.iso)",
    "level \(assessment.level.rawValue); \(assessment.score?.text ?? "no score: nothing applies")",
  ]
  if let day = decision.validUntil { lines.append("valid until \(day.iso)") }
  lines += assessment.forecast.map { "if nobody acts: \($0.decision.rawValue) from \($0.day.iso): \($0.reason)" }
  lines += assessment.notes.map { "note: \($0)" }
  for fired in decision.fired {
    lines += ["", "Rule \(fired.number) -> \(fired.decision.rawValue)"]
    for reason in fired.reasons {
      lines.append("  - \(reason.text)")
      lines += reason.evidence.map { "      \(place($0))" }
    }
  }
  if !decision.stated.isEmpty {
    lines += ["", "What documents say"]
    lines += decision.stated.map {
      "  - \"\($0.text)\"\($0.disagrees ? ", which disagrees" : "") (\(place($0.origin)))"
    }
  }
  return lines.joined(separator: "\n") + "\n"
}
