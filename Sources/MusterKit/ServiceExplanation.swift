import Diagnostics
import ReportModel

/// Why a service has its decision, as the terminal prints it.
struct ServiceExplanation {
  private let assessment: Assessment
  private let report: Report

  init(_ assessment: Assessment, _ report: Report) {
    self.assessment = assessment
    self.report = report
  }

  var text: String {
    let parts = [head] + fired + [silent, dissent, stated] + ways
    return parts.filter { !$0.isEmpty }.map { $0.map(escapingControls).joined(separator: "\n") }.joined(
      separator: "\n\n") + "\n"
  }

  private var decision: Decision { assessment.decision }

  private var head: [String] {
    var lines = [
      "\(assessment.service.name): \(decision.word.rawValue), by rule \(decision.rule), as of \(report.asOf.iso)",
      "level \(assessment.level.word); \(assessment.score?.text ?? "no score: nothing applies")",
    ]
    if let score = assessment.score, score.isNarrow {
      lines.append("scope \(score.scope.wholePercentText) %: much of the rubric is said not to apply")
    }
    if let day = decision.validUntil { lines.append("valid until \(day.iso)") }
    lines += assessment.forecast.map { "if nobody acts: \($0.decision.rawValue) from \($0.day.iso): \($0.reason)" }
    return lines + assessment.notes.map { "note: \($0)" }
  }

  private var fired: [[String]] {
    decision.fired.map { rule in
      let title = DecisionRule.all.first { $0.number == rule.number }?.title ?? ""
      let scope = rule.appliesTo.map { " for \($0)" } ?? ""
      let weight = rule.number == decision.rule ? ", which decides" : ""
      return ["Rule \(rule.number): \(title) -> \(rule.decision.rawValue)\(scope)\(weight)"]
        + rule.reasons.flatMap { reason in ["  - \(reason.text)"] + reason.evidence.map { "      \(place($0))" } }
    }
  }

  private var silent: [String] {
    let numbers = DecisionRule.all.map(\.number).filter { number in !decision.fired.contains { $0.number == number } }
    return numbers.isEmpty ? [] : ["Rules that did not fire: \(numbers.map(String.init).joined(separator: ", "))"]
  }

  private var dissent: [String] {
    guard !decision.dissent.isEmpty else { return [] }
    return ["Dissent: the required personas disagree, and the strictest decides"]
      + decision.dissent.map { "  - \($0.persona): \"\($0.words)\" (\(place($0.origin)))" }
  }

  private var stated: [String] {
    guard !decision.stated.isEmpty else { return [] }
    return ["What documents say"]
      + decision.stated.map { stated in
        let speaker = [stated.persona, stated.component.map { "on \($0)" }].compactMap(\.self).joined(separator: " ")
        let verb = stated.disagrees ? ", which disagrees" : ""
        return "  - \(speaker.isEmpty ? "" : "\(speaker): ")\"\(stated.text)\"\(verb) (\(place(stated.origin)))"
      }
  }

  private var ways: [[String]] {
    assessment.counterfactuals.map { way in
      let count = way.steps.count == 1 ? "1 step" : "\(way.steps.count) steps"
      return ["The shortest way to \(way.goal.shown): \(count)"]
        + way.steps.flatMap { ["  - \($0.text)\(terms(of: $0))"] + remedy(of: $0).map { "      \($0)" } }
    }
  }

  private func remedy(of step: Counterfactual.Step) -> [String] {
    guard step.kind == .check else { return [] }
    return report.rubric.checks.filter { $0.id == step.subject }.map(\.remedy)
  }

  /// ` (owner team-a, effort 2 days, due 2026-12-01)`: what is known.
  private func terms(of step: Counterfactual.Step) -> String {
    let known = [
      step.owner.map { "owner \($0)" }, step.effort.map { "effort \($0)" }, step.due.map { "due \($0.iso)" },
    ]
    let terms = known.compactMap(\.self)
    return terms.isEmpty ? "" : " (\(terms.joined(separator: ", ")))"
  }

  private func place(_ origin: Origin) -> String {
    let path = report.portfolio.sources.count > 1 ? origin.document.description : origin.document.path.text
    return "\(path):\(origin.line)"
  }
}
