import ReportModel

extension Record {
  var certificate: Certificate? {
    guard case .certificate(let certificate) = details else { return nil }
    return certificate
  }
}

extension Certificate.Verdict {
  /// It lets something happen, be it on conditions, so that it matters when it runs out.
  var permits: Bool {
    switch self {
    case .conditionallyApproved, .approved, .go: true
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview, .advisoryOnly,
      .recommend, .unrecognised:
      false
    }
  }
}
