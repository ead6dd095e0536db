import Diagnostics
internal import Rendering
package import ReportModel

/// What `muster explain` prints of a decision rule, a diagnostic, a state of a check, a level or a decision; `nil` when `id`
/// names none.
package func explanation(ofWord id: String) -> String? {
  if let entry = handbook.first(where: { $0.id.description == id }) {
    return "\(id)\n\n\(entry.what)\n\nWhy it matters: \(entry.why)\n\nWhat to do: \(entry.remedy)\n"
  }
  if let word = explainedWords.first(where: { $0.id.lowercased() == id.lowercased() }) {
    return "\(word.title)\n\n\(word.explanation)\n"
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
  return ServiceExplanation(assessment, report).text
}

/// Everything that can be explained, for "did you mean".
package func knownIDs(in report: Report) -> [String] {
  handbook.map(\.id.description) + explainedWords.map(\.id) + DecisionRule.all.map { "rule-\($0.number)" }
    + report.rubric.checks.map(\.id)
    + report.assessments.map { "service:\($0.service.id)" }
}

/// By the names of the site's pages, and decisions by themselves.
private let explainedWords: [(id: String, title: String, explanation: String)] =
  CheckState.explanations.map { state in
    ("state-\(state.word)", titled("state-\(state.word)", CheckState(word: state.word)?.shown), state.explanation)
  }
  + Level.explanations.map { level in
    ("level-\(level.word)", titled("level-\(level.word)", Level(rawValue: level.word)?.word), level.explanation)
  }
  + Decision.Word.explanations.map { ($0.word, $0.word, $0.explanation) }

/// `state-claimed: not verified`, as pages show it.
private func titled(_ id: String, _ shown: String?) -> String { shown.map { "\(id): \($0)" } ?? id }

private func explanation(of check: Check) -> String {
  let ways = check.waysToAnswer.map { "\n\($0.label): \($0.words.joined(separator: "; "))\n" }
  return """
    \(check.id) (\(check.severity.rawValue), \(check.level.word), \(check.category))

    \(check.question)

    Why it matters: \(check.why)

    What to do: \(check.remedy)

    How to answer it, in a checklist or a review, with the file and line that bear it out:
      - [x] \(check.id): in a few words (docs/where.md:12)

    """ + ways.joined()
}
