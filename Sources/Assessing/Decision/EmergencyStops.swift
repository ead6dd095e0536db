import ReportModel

extension Grounds {
  /// Rule 1.
  var emergencyStops: [Obstacle] {
    stops.map { stop in
      let certificate = stop.certificate
      let agent = stop.persona ?? certificate?.agent ?? "an agent without a name"
      let component = certificate?.component.map { " on \(excerpt($0))" } ?? ""
      let id = certificate?.certificateID.map { " (\(excerpt($0)))" } ?? ""
      return Obstacle(
        .init(text: "\(agent) has stopped everything\(component)\(id)", evidence: [stop.verdictOrigin]),
        step: .init(
          .stop, stop.id,
          "have \(agent) decide anew\(component)\(alternative(certificate))\(certificate?.demands ?? "")",
          owner: agent,
          evidence: [stop.verdictOrigin]))
    }
  }

  private func alternative(_ certificate: Certificate?) -> String {
    guard let id = certificate?.certificateID, !view.policy.mayLift.isEmpty else { return "" }
    return ", or \(view.policy.mayLift.joined(separator: " or ")) lift \(excerpt(id)) by name"
  }
}

extension Certificate {
  /// What the stop itself asks for, behind what would lift it; empty where it asks for nothing.
  fileprivate var demands: String {
    let open = conditions.filter { !$0.isMet }.map { "\"\(excerpt($0.text))\"" }
    guard !open.isEmpty else { return "" }
    let more = open.count > mostDemands ? " and \(open.count - mostDemands) more" : ""
    return ", after doing what the stop asks for: \(open.prefix(mostDemands).joined(separator: ", "))\(more)"
  }
}

/// Its page has the others.
private let mostDemands = 3
