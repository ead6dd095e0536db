import ReportModel

/// Where a persona stands, by its reviews and its certificates of the service.
struct RoleStanding: Hashable, Sendable {
  var name: String
  /// `nil` without a review, and when a later certificate of the whole service has replaced it.
  var review: ReviewStanding?
  /// Those that a later review of the service has not replaced.
  var certificates: [CertificateStanding]

  /// - Parameter certificates: Those of the persona, as the review is.
  init(_ name: String, review: ReviewStanding?, certificates: [CertificateStanding], of service: Service) {
    self.name = name
    self.review = review?.isReplaced(by: certificates, of: service) == true ? nil : review
    self.certificates = certificates.filter { !$0.isReplaced(by: review, of: service) }
  }

  /// The same on another day, if nobody reviews or signs: no standing replaces another by growing old.
  func on(_ day: Day) -> RoleStanding {
    var standing = self
    standing.review = review?.on(day)
    standing.certificates = certificates.map { $0.on(day) }
    return standing
  }

  /// Records whose refusal still stands.
  var refusals: [Record] { (review?.refusal.map { [$0] } ?? []) + certificates.compactMap(\.refusal) }

  var postponed: [Record] { certificates.compactMap(\.postponed) }

  /// Certificates that decided and no longer hold: too old, resting on something that has changed, or lifted by somebody
  /// else. None of another component makes up for one, so that a change cannot be forgotten by growing old.
  var lapsed: [CertificateStanding] { certificates.filter { $0.deciding != nil && ($0.isStale || $0.isLifted) } }

  /// A review or a certificate holds today, be it that another does not.
  var speaks: Bool { review?.state == .current || certificates.contains { $0.state == .current } }

  var isCurrent: Bool { speaks && lapsed.isEmpty }

  /// The last day on which ``isCurrent`` holds, if nothing changes; `nil` when it does not today.
  var expires: Day? {
    guard isCurrent else { return nil }
    return certificates.filter { $0.state == .current }.compactMap(\.expires).min() ?? review?.expires
  }

  var state: PersonaStanding.State {
    if !postponed.isEmpty { return .unrecognised }
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

extension ReviewStanding {
  /// A later certificate of the whole service lets it pass. A refusal settles nothing, so the review stands beside it.
  fileprivate func isReplaced(by certificates: [CertificateStanding], of service: Service) -> Bool {
    guard let day else { return false }
    return certificates.contains {
      $0.verdict?.approves == true && $0.isAbout(service) && $0.day.map { $0 > day } ?? false
    }
  }
}

extension CertificateStanding {
  /// A later review, which is one of the whole service, lets it pass. (A stop stays: only certificates lift it.)
  fileprivate func isReplaced(by review: ReviewStanding?, of service: Service) -> Bool {
    guard isAbout(service), let day, let review, review.verdict?.approves ?? false else { return false }
    return review.day.map { $0 > day } ?? false
  }

  /// The whole service, and not a part of it.
  fileprivate func isAbout(_ service: Service) -> Bool {
    guard let component = component.map(foldedName), !component.isEmpty else { return true }
    return component == foldedName(service.id) || component == foldedName(service.name)
  }
}
