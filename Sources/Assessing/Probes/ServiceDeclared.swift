import ReportModel

extension Probe {
  /// Somebody declares the service, rather than records merely naming it.
  static let serviceDeclared = Probe("service-declared", looksAt: "service") { view in
    let evidence = view.service.origin.map { [$0] } ?? []
    guard view.service.isInferred else { return CheckAnswer(.pass, "the service is declared", evidence: evidence) }
    return CheckAnswer(.fail, "records name the service, and nothing declares it", evidence: evidence)
  }
}
