import ReportModel

extension Probe {
  /// Its criticality is declared.
  static let tierDeclared = Probe("tier-declared", without: "there is no service") { view in
    let evidence = view.service.origin.map { [$0] } ?? []
    guard let tier = view.service.tier else { return CheckAnswer(.fail, "no tier is declared", evidence: evidence) }
    return CheckAnswer(.pass, "tier \(tier) is declared", evidence: evidence)
  }
}
