import Assessing
package import Diagnostics
package import ReportModel

/// What is worse than in an earlier build, each with its place: a decision, a blocker, a grave finding, an error.
///
/// A service that the earlier build does not know was not assessed; its failing blockers and its findings are new. One that is
/// no longer there is worse than any that was assessed, unless another has all its records now: that one is compared with it.
package func worsenings(of report: Report, _ diagnostics: [Diagnostic], since baseline: Baseline) -> [Diagnostic] {
  let later = ComparedReport(report)
  let succession = ServiceSuccession(from: baseline.report, to: later)
  let services = report.assessments.flatMap { assessment -> [Diagnostic] in
    let before = baseline.report.services[succession.formerID(of: assessment.service.id)]
    let worse = worseDecision(assessment, before)
    let refusals = worse.isEmpty ? newRefusals(assessment, before, later) : []
    return worse + refusals + newlyBroken(assessment, before, report.rubric)
  }
  let pairs = FindingPairs(from: baseline.report, to: later)
  return services + lostServices(report, succession, baseline) + newGraveFindings(report.findings, pairs, baseline)
    + Retractions(from: baseline.report, to: later, succession, pairs).diagnostics + newErrors(diagnostics, baseline)
}

/// How many things became worse: what is wrong at one line is one thing, although a blocker and the decision are worse for it.
package func countOfCauses(_ worsenings: [Diagnostic]) -> Int {
  let places = worsenings.compactMap(\.location)
  return Set(places).count + worsenings.count - places.count
}

private func lostServices(
  _ report: Report, _ succession: ServiceSuccession, _ baseline: Baseline
) -> [Diagnostic] {
  let known = Set(report.assessments.map(\.service.id))
  return baseline.report.services.sorted { $0.key < $1.key }.compactMap { id, before in
    guard !known.contains(id), succession.heir(of: id) == nil, let decision = before.decision, decision != .notAssessed
    else { return nil }
    return Diagnostic(
      .serviceGone, .error, "\(id) was \(decision.rawValue) and is no longer there",
      help: "Bring its records back, or declare it under `services:`. If it is to go, compare with a newer build.")
  }
}

private func worseDecision(_ assessment: Assessment, _ before: ComparedReport.Service?) -> [Diagnostic] {
  let decision = assessment.decision
  let isNew = before == nil
  guard let earlier = isNew ? .notAssessed : before?.decision, decision.word < earlier else { return [] }
  let reason = decision.fired.first?.reasons.first
  return [
    Diagnostic(
      .decisionWorse, .error,
      "\(assessment.service.id) \(isNew ? "is new" : "was \(earlier.rawValue)") and is \(decision.word.rawValue) by rule \(decision.rule)"
        + (reason.map { ": \($0.text)" } ?? ""),
      help: "`muster explain service:\(assessment.service.id)` prints every reason.",
      at: (reason?.evidence.first ?? assessment.service.origin)?.location)
  ]
}

/// A persona refuses what something else held back already.
private func newRefusals(
  _ assessment: Assessment, _ before: ComparedReport.Service?, _ later: ComparedReport
) -> [Diagnostic] {
  guard let before else { return [] }
  let refusals = later.services[assessment.service.id]?.refusals ?? []
  return refusals.filter { !$0.isSaid(by: before.refusals) }.map { reason in
    Diagnostic(
      .refusal, .error,
      "\(assessment.service.id) is \(assessment.decision.word.rawValue) as before, and now by rule \(reason.rule), too: "
        + reason.text, help: "`muster explain service:\(assessment.service.id)` prints every reason.",
      at: reason.evidence.first?.location)
  }
}

private func newlyBroken(
  _ assessment: Assessment, _ before: ComparedReport.Service?, _ rubric: Rubric
) -> [Diagnostic] {
  let blockers = Set(rubric.checks.filter { $0.severity == .blocker }.map(\.id))
  let broken = assessment.results.filter { blockers.contains($0.check) && $0.state.isRefused }
  return broken.filter { before?.answers[$0.check]?.isBrokenBlocker != true }.map { result in
    Diagnostic(
      .blockerFails, .error,
      "\(assessment.service.id): the blocker \(result.check) \(result.state.predicate) now: \(result.reason)",
      help: "`muster explain \(result.check)` says how to mend it.", at: result.evidence.first?.location)
  }
}

private func newGraveFindings(
  _ findings: [LedgerFinding], _ pairs: FindingPairs, _ baseline: Baseline
) -> [Diagnostic] {
  guard let known = baseline.report.findings else { return [] }
  let grave = findings.filter { $0.isOpen && ($0.severity == .critical || $0.severity == .high) }
  return grave.filter { finding in
    guard let before = known[pairs.formerID(of: finding.id)], before.isOpen, let severity = before.severity else {
      return true
    }
    return finding.severity.map { $0 < severity } ?? false
  }.map { finding in
    let before = known[pairs.formerID(of: finding.id)]?.isOpen == true ? "was less grave" : "was not open"
    return Diagnostic(
      .graveFinding, .error,
      "\(finding.service): a \(finding.severity?.rawValue ?? "") finding that \(before) before: \"\(finding.title)\"",
      help: "Mend it and say so with `Status: fixed`.", at: finding.origin.location)
  }
}

/// Of equal ones as many as there are more than before.
private func newErrors(_ diagnostics: [Diagnostic], _ baseline: Baseline) -> [Diagnostic] {
  guard var known = baseline.errors else { return [] }
  return diagnostics.filter { diagnostic in
    guard diagnostic.severity == .error else { return false }
    let key = Baseline.KnownError(diagnostic)
    guard let left = known[key], left > 0 else { return true }
    known[key] = left - 1
    return false
  }.map { error in
    Diagnostic(
      .newError, .error, "an error that was not there before (\(error.id)): \(error.message)", help: error.help,
      at: error.location)
  }
}

extension ComparedReport.Answer {
  fileprivate var isBrokenBlocker: Bool { isBlocker && state?.isRefused == true }
}

extension Origin {
  var location: FileLocation { FileLocation(source: document.source, path: document.path.text, line: line) }
}

extension Diagnostic.ID {
  static let decisionWorse: Self = "gate.decision-worse"
  static let serviceGone: Self = "gate.service-gone"
  static let refusal: Self = "gate.refusal"
  static let blockerFails: Self = "gate.blocker-fails"
  static let graveFinding: Self = "gate.grave-finding"
  static let newError: Self = "gate.new-error"
}

let gateHandbook =
  [
    HandbookEntry(
      .decisionWorse, what: "A service's decision is worse than in the build that it is compared with.",
      why: "What was fit to go live then is less so now, be it by a change or by something that ran out.",
      remedy: "Follow the reasons of the rule that decides to their lines, and mend what they name."),
    HandbookEntry(
      .refusal,
      what:
        "Somebody stops or refuses a service that was held back already, and did not in the build that it is compared with.",
      why: "An emergency stop, or a required persona's no, is news whatever else was wrong before.",
      remedy: "Read the record at that line, and mend what it asks for."),
    HandbookEntry(
      .serviceGone,
      what: "A service that was assessed in the build that it is compared with is no longer there.",
      why: "Nothing names it any more, so nobody would notice what becomes of it.",
      remedy: "Bring its records back or declare it in the configuration. If it is to go, compare with a newer build."),
    HandbookEntry(
      .blockerFails, what: "A blocker fails that did not fail in the build that it is compared with.",
      why: "A single failed blocker is enough for a NO-GO.",
      remedy: "Mend what the check asks for, or have it waived where the rubric allows that."),
    HandbookEntry(
      .graveFinding,
      what:
        "A Critical or High finding is open that was not, or was less grave, in the build that it is compared with.",
      why: "A gate that looks at what is new keeps grave problems from being added to old ones.",
      remedy: "Mend it, and say so in the next review."),
    HandbookEntry(
      .newError, what: "There is an error that the build that it is compared with did not have.",
      why: "An error means that a page would be wrong.",
      remedy: "Mend what the message names; the error has an entry of its own."),
  ] + retractionHandbook
