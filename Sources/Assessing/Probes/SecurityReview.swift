import ReportModel

extension Probe {
  /// A security engineer has looked at it, recently, and let it pass.
  static let securityReview = Probe("security-review", looksAt: "security review") { view in
    guard let standing = view.standings.first(where: { $0.isBySecurity }) else { return nil }
    let evidence = standing.reviews.map(\.verdictOrigin)
    let day = standing.day.map { "of \($0.iso)" } ?? "without a date"
    if let refusal = standing.refusal {
      return CheckAnswer(.fail, "a security review refuses", evidence: [refusal.verdictOrigin])
    }
    guard standing.verdict != nil, standing.verdict != .unrecognised, !standing.contradictsItself else {
      return CheckAnswer(.error, "the security review \(day) has no verdict that counts", evidence: evidence)
    }
    if standing.verdict == .conditional {
      return CheckAnswer(.barePartial, "the security review \(day) is conditional", evidence: evidence)
    }
    return CheckAnswer(
      standing.isStale ? .stale : .pass, "the security review \(day) passes", evidence: evidence,
      expires: standing.expires)
  }
}

extension ReviewStanding {
  /// `security-engineer`, `security`, `application-security`: the role is in its name.
  fileprivate var isBySecurity: Bool {
    persona.map {
      foldedName($0).utf8.split(separator: UInt8(ascii: "-")).contains { $0.elementsEqual("security".utf8) }
    }
      ?? false
  }
}
