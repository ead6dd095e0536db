package import ReportModel

/// What is different from an earlier build: decisions, levels, scores, answers and findings.
package func changes(of report: Report, since earlier: EarlierReport) -> ReportChanges {
  let order = Dictionary(report.rubric.checks.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  let known = report.assessments.map { assessment in
    change(of: assessment, since: earlier.services[assessment.service.id], order)
  }
  let present = Set(report.assessments.map(\.service.id))
  let gone = earlier.services.filter { !present.contains($0.key) }.map { id, service in
    ServiceChange(
      id: id, name: service.name, presence: .gone, decision: Change(service.decision, nil),
      level: Change(service.level, nil), verified: Change(service.verified, nil))
  }
  return ReportChanges(
    since: earlier.asOf, services: (known + gone).filter(\.isChange).sorted { $0.id < $1.id },
    findings: earlier.findings.map { changes(of: report.findings, since: $0) } ?? [], notes: earlier.notes)
}

private func change(
  of assessment: Assessment, since earlier: EarlierReport.Service?, _ order: [String: Int]
) -> ServiceChange {
  let states = earlier?.states ?? [:]
  let checks = assessment.results.filter { $0.state.word != states[$0.check] }.map {
    CheckChange(check: $0.check, before: states[$0.check], after: $0.state)
  }
  return ServiceChange(
    id: assessment.service.id, name: assessment.service.name, presence: earlier == nil ? .new : .kept,
    decision: Change(earlier?.decision, assessment.decision.word), level: Change(earlier?.level, assessment.level),
    verified: Change(earlier?.verified?.published, assessment.score?.verified.published),
    checks: earlier == nil ? [] : checks.sorted { order[$0.check] ?? 0 < order[$1.check] ?? 0 })
}

/// A finding that is fixed now and that the earlier build did not know is no news: nobody saw it open.
private func changes(
  of ledger: [LedgerFinding], since earlier: [String: EarlierReport.Finding]
) -> [FindingChange] {
  let seen = ledger.compactMap { finding in
    what(finding, earlier[finding.id]).map {
      FindingChange(
        what: $0, id: finding.id, title: finding.title, service: finding.service, severity: finding.severity,
        origin: finding.origin)
    }
  }
  let present = Set(ledger.map(\.id))
  let lost = earlier.filter { $0.value.isOpen && !present.contains($0.key) }.sorted { $0.key < $1.key }.map {
    FindingChange(
      what: .disappeared, id: $0.key, title: $0.value.title, service: $0.value.service, severity: $0.value.severity)
  }
  let all = seen + lost
  return FindingChange.What.allCases.flatMap { what in all.filter { $0.what == what } }
}

private func what(_ finding: LedgerFinding, _ before: EarlierReport.Finding?) -> FindingChange.What? {
  switch finding.life {
  case .new, .seenAgain, .accepted:
    guard let before else { return .new }
    return before.isOpen ? nil : .returned
  case .returned: return before?.life == .returned ? nil : .returned
  case .fixed: return before != nil && before?.life != .fixed ? .fixed : nil
  case .disappeared: return before?.isOpen == true ? .disappeared : nil
  }
}

extension Ratio {
  /// As data files hold it: to the thousandth of a percent.
  fileprivate var published: Ratio { Ratio(clamping: (value * 100_000).rounded() / 100_000) }
}
