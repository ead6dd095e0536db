import Diagnostics
internal import Rendering
package import ReportModel

/// What `muster explain` prints of a decision rule, a diagnostic, a state of a check, a level or a decision; `nil` when `id`
/// names none.
package func explanation(ofWord id: String) -> String? {
  if let entry = handbook.first(where: { $0.id.description == id }) {
    return "\(id)\n\n\(entry.what)\n\nWhy it matters: \(entry.why)\n\nWhat to do: \(entry.remedy)\n"
  }
  let meant = explainedWords.filter { $0.isMeant(by: id.lowercased()) }
  if !meant.isEmpty { return meant.map { "\($0.title)\n\n\($0.explanation)\n" }.joined(separator: "\n") }
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

private struct ExplainedWord {
  /// By the names of the site's pages, and decisions and numbers by themselves.
  var id: String
  /// As in data files, and as pages show it.
  var names: [String?] = []
  var explanation: String

  /// `state-claimed: not verified`
  var title: String { names.last.flatMap(\.self).map { "\(id): \($0)" } ?? id }

  /// - Parameter word: In lower case.
  func isMeant(by word: String) -> Bool {
    id.lowercased() == word || names.contains { $0?.lowercased() == word }
  }
}

private let explainedWords: [ExplainedWord] = {
  let states = CheckState.explanations.map { state in
    ExplainedWord(
      id: "state-\(state.word)", names: [state.word, CheckState(word: state.word)?.shown],
      explanation: state.explanation)
  }
  let levels = Level.explanations.map { level in
    ExplainedWord(
      id: "level-\(level.word)", names: [level.word, Level(rawValue: level.word)?.word], explanation: level.explanation)
  }
  let others = Decision.Word.explanations + Score.explanations + CitationStanding.explanations
  return states + levels + others.map { ExplainedWord(id: $0.word, explanation: $0.explanation) }
}()

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
