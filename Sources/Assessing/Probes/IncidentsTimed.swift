import ReportModel

extension Probe {
  /// Every incident says how long it took to mend, in times or in words.
  static let incidentsTimed = Probe("incidents-timed", without: "there is no incident", isFine: .always) { view in
    .tally(view[.incident], Trait("incident", "incidents", "states", "state", "a beginning and an end, or a duration"))
    { record in
      guard let incident = record.incident else { return false }
      return [.mitigate, .repair, .resolve].contains { incident.minutes(to: $0) != nil }
    }
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var incident: Incident? {
    guard case .incident(let incident) = details else { return nil }
    return incident
  }
}
