import ReportModel

extension Grounds {
  /// Rule 3. A check that fails for nothing but open Critical findings is no reason besides them.
  var brokenBlockers: [Obstacle] {
    let critical = findings.filter { $0.finding.severity == .critical }
    let places = Set(critical.map(\.origin))
    let echoes = Set(results.filter { $0.restsOnly(on: places) }.map(\.check))
    let checks = blockers(where: \.isRefused).filter { !($0.reason.check.map(echoes.contains) ?? false) }
    return checks
      + critical.map { open in
        Obstacle(
          .init(text: "an open Critical finding: \"\(excerpt(open.finding.title))\"", evidence: [open.origin]),
          step: open.closing)
      }
  }

  /// "blocker deployment.rollback fails", for each in such a state.
  func blockers(where isSo: (CheckState) -> Bool) -> [Obstacle] {
    zip(checks, results).filter { $0.severity == .blocker && isSo($1.state) }.map { check, result in
      Obstacle(
        .init(
          text: "blocker \(check.id) \(result.state.predicate)", check: check.id, evidence: result.evidence),
        step: passing(check, result))
    }
  }
}
