import Diagnostics
import ReportModel

/// What is asked of a service, and what its checklists say to that: the same on the day of the report and on any later
/// one.
struct Inquiry: Sendable {
  /// In the rubric's order.
  let checks: [Check]
  /// By the check's id.
  let spoken: [String: [SpokenAnswer]]
  let probes: [String: Probe]

  init(of view: ServiceView, by questions: Questionnaire, into log: inout DiagnosticLog) {
    if let diagnostic = questions.unknownLifecycle(of: view.service) { log.emit(diagnostic) }
    checks = questions.checks(forTier: view.tier, stage: view.service.lifecycle)
    spoken = Dictionary(grouping: spokenAnswers(in: view, to: questions, into: &log), by: \.check)
    probes = questions.probes
  }
}
