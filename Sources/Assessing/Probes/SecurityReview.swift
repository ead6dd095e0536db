import ReportModel

extension Probe {
  /// A security engineer has looked at it, recently, and let it pass: in a review, or in a certificate. Of all that speak
  /// the strictest counts.
  static let securityReview = Probe("security-review", without: "there is no security review") { view in
    let roles = (view.requiredStandings + view.otherStandings).filter { isSecurity($0.name) }
    let answers = roles.compactMap { $0.review?.answer } + roles.flatMap(\.certificates).compactMap(\.answer)
    return answers.min { $0.state.strictness < $1.state.strictness }
  }
}

/// `security-engineer`, `security`, `application-security`: the role is in its name.
func isSecurity(_ persona: String) -> Bool {
  foldedName(persona).utf8.split(separator: UInt8(ascii: "-")).contains { $0.elementsEqual("security".utf8) }
}

extension ReviewStanding {
  fileprivate var answer: CheckAnswer {
    let evidence = reviews.map(\.verdictOrigin)
    let date = day.map { "of \($0.iso)" } ?? "without a date"
    if let refusal {
      return CheckAnswer(.fail, "a security review refuses", evidence: [refusal.verdictOrigin])
    }
    guard verdict != nil, verdict != .unrecognised, !contradictsItself else {
      return CheckAnswer(.error, "the security review \(date) has no verdict that counts", evidence: evidence)
    }
    if verdict == .conditional {
      return CheckAnswer(.barePartial, "the security review \(date) is conditional", evidence: evidence)
    }
    return CheckAnswer(
      isStale ? .stale : .pass, "the security review \(date) passes", evidence: evidence, expires: expires)
  }
}

extension CertificateStanding {
  /// `nil` when it decides nothing.
  fileprivate var answer: CheckAnswer? {
    if let deciding, verdict?.amounts == .fail, !isLifted {
      return CheckAnswer(.fail, "a security certificate refuses", evidence: [deciding.verdictOrigin])
    }
    guard let deciding, let verdict, verdict.approves else { return nil }
    let (date, evidence) = (day.map { "of \($0.iso)" } ?? "without a date", [deciding.verdictOrigin])
    if verdict == .conditionallyApproved {
      return CheckAnswer(.barePartial, "the security certificate \(date) is conditional", evidence: evidence)
    }
    return CheckAnswer(
      isStale ? .stale : .pass, "the security certificate \(date) passes", evidence: evidence, expires: expires)
  }
}
