import ReportModel

/// Where a persona that the tier requires stands, by its reviews and its certificates of the service.
struct RequiredStanding: Hashable, Sendable {
  var name: String
  /// `nil` without a review, and when a later certificate of the whole service has replaced it.
  var review: ReviewStanding?
  /// Those that a later review of the service has not replaced.
  var certificates: [CertificateStanding]

  init(_ name: String, review: ReviewStanding?, certificates: [CertificateStanding], of service: Service) {
    self.name = name
    let whole = certificates.filter { $0.deciding != nil && $0.isAbout(service) }.compactMap(\.day).max()
    let reviewed = review.flatMap { $0.verdict == nil || $0.verdict == .unrecognised ? nil : $0.day }
    self.review = review.flatMap { standing in
      if let whole, let day = standing.day, whole > day { return nil }
      return standing
    }
    self.certificates = certificates.filter { certificate in
      guard certificate.isAbout(service), let reviewed, let day = certificate.day else { return true }
      return day >= reviewed
    }
  }

  /// Records whose refusal still stands.
  var refusals: [Record] { (review?.refusal.map { [$0] } ?? []) + certificates.compactMap(\.refusal) }

  var postponed: [Record] { certificates.compactMap(\.postponed) }

  /// Certificates in their time that rest on something that has changed.
  var outdated: [CertificateStanding] { certificates.filter { !$0.isExpired && !$0.changes.isEmpty } }

  var isCurrent: Bool { review?.state == .current || certificates.contains { $0.state == .current } }

  /// The last day on which the persona has spoken, if nothing changes; `nil` when it does not today.
  var expires: Day? {
    let reviews = review.flatMap { $0.state == .current ? $0.expires : nil }
    let signed = certificates.filter { $0.state == .current }.compactMap(\.expires)
    return (signed + (reviews.map { [$0] } ?? [])).max()
  }

  var state: PersonaStanding.State {
    if !postponed.isEmpty { return .unrecognised }
    if !outdated.isEmpty { return .stale }
    if isCurrent { return .current }
    let states = (review.map { [$0.state] } ?? []) + certificates.filter { $0.deciding != nil }.map(\.state)
    if states.contains(.stale) { return .stale }
    return states.isEmpty ? .missing : .unrecognised
  }

  /// Of the newest document that speaks, for the page.
  var newest: (record: Record, day: Day?)? {
    let reviews = review.flatMap { standing in standing.deciding.map { ($0, standing.day) } }
    let signed = certificates.compactMap { standing in
      (standing.deciding ?? standing.undecided.first).map { ($0, standing.day) }
    }
    return ((reviews.map { [$0] } ?? []) + signed).max { ($0.1?.number ?? .min) < ($1.1?.number ?? .min) }
  }

  var origins: [Origin] {
    ((review?.reviews.map(\.verdictOrigin) ?? []) + certificates.compactMap { $0.deciding?.verdictOrigin }).sorted()
  }
}

extension CertificateStanding {
  /// The whole service, and not a part of it.
  fileprivate func isAbout(_ service: Service) -> Bool {
    guard let component = component.map(foldedName), !component.isEmpty else { return true }
    return component == foldedName(service.id) || component == foldedName(service.name)
  }
}
