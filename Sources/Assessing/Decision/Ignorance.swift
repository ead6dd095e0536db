import ReportModel

private typealias Wording = ComparedReport.Reason.Wording

extension Grounds {
  /// Rule 4.
  var ignorance: [Obstacle] {
    required.flatMap(silence) + thinCoverage + blockers(where: \.isUnansweredBlocker)
  }

  /// What keeps a persona from having spoken.
  private func silence(_ standing: RoleStanding) -> [Obstacle] {
    silences(of: standing).map { Obstacle($0, step: reviewing(standing)) }
  }

  private func silences(of standing: RoleStanding) -> [FiredRule.Reason] {
    let name = standing.name
    let open = standing.postponed.map { record in
      FiredRule.Reason(text: "\(name) asks for another look", evidence: [record.verdictOrigin])
    }
    let lapsed = standing.lapsed.compactMap { certificate in
      certificate.deciding.map { silence(of: name, certificate, deciding: $0) }
    }
    if standing.speaks { return open + lapsed }
    if let review = standing.review { return open + lapsed + [silence(of: name, review)] }
    return (open + lapsed).isEmpty ? [silence(of: name, standing.certificates)] : open + lapsed
  }

  private func silence(of name: String, _ review: ReviewStanding) -> FiredRule.Reason {
    let evidence = review.reviews.map(\.verdictOrigin).sorted()
    if let record = review.deciding, !review.changes.isEmpty { return changed(name, "review", record, review.changes) }
    if review.isStale {
      let age =
        review.ended.map { "\(Wording.ended)\($0.iso)" }
        ?? review.day.map { "is from \($0.iso), \(Wording.age)\(counted(days: view.policy.reviewTTL))" }
        ?? "has no date"
      return .init(text: "the review by \(name) \(age)", evidence: evidence)
    }
    let fault =
      review.contradictsItself
      ? "passes over \(review.contradiction ?? "an open Critical finding"), so its verdict counts as unrecognised"
      : "states no verdict that can be read"
    return .init(text: "the review by \(name) \(fault)", evidence: evidence)
  }

  private func silence(
    of name: String, _ lapsed: CertificateStanding, deciding: Record
  ) -> FiredRule.Reason {
    if !lapsed.changes.isEmpty { return changed(name, "certificate", deciding, lapsed.changes) }
    let evidence = lapsed.records.map(\.verdictOrigin)
    if lapsed.isLifted {
      return .init(
        text: "the stop by \(name) was lifted by somebody else, and \(name) has not decided since", evidence: evidence)
    }
    let age =
      lapsed.ended.map { "\(Wording.ended)\($0.iso)" }
      ?? lapsed.day.map { "is from \($0.iso), \(Wording.age)\(counted(days: view.policy.certificateTTL))" }
      ?? "has no date"
    return .init(text: "the certificate by \(name) \(age)", evidence: evidence)
  }

  /// None of them decides.
  private func silence(of name: String, _ certificates: [CertificateStanding]) -> FiredRule.Reason {
    let advice = certificates.flatMap(\.undecided)
    guard !advice.isEmpty else { return .init(text: "the required persona \(name) has not reviewed it") }
    return .init(
      text: "the required persona \(name) has decided nothing: advice and what cannot be read do not count",
      evidence: advice.map(\.verdictOrigin))
  }

  private func changed(
    _ name: String, _ kind: String, _ record: Record, _ changes: [CitationReading]
  ) -> FiredRule.Reason {
    let place = changes.first.map { "\(excerpt($0.citation.path)):\($0.citation.firstLine)" } ?? ""
    let more = changes.count > 1 ? " and \(changes.count - 1) more" : ""
    return .init(
      text: "the \(kind) by \(name) rests on lines that have changed since: \(place)\(more)",
      evidence: changes.reduce(into: [record.verdictOrigin]) { places, change in
        if places.last != change.origin { places.append(change.origin) }
      })
  }

  private var thinCoverage: [Obstacle] {
    guard let score = tally.score else {
      return [
        Obstacle(
          .init(text: "no check applies, so there is no score"),
          step: .init(.scope, "", "give the rubric a check that applies"))
      ]
    }
    let line = CoverageLine.decision(tier: view.tier)
    guard score.coverage.value < line else { return [] }
    let percent = Ratio(clamping: line).wholePercentText
    return [
      Obstacle(.init(text: "\(Wording.coverage)\(score.coverageText), below \(percent) %"), step: nil)
    ]
  }
}

extension CheckState {
  fileprivate var isUnansweredBlocker: Bool {
    switch self {
    case .unknown, .error, .stale, .claimed: true
    case .contradicted, .fail, .waiverExpired, .waived, .partial, .barePartial, .pass, .notApplicable, .upcoming: false
    }
  }
}
