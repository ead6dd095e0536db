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
          .stop, stop.id, "have \(agent) decide anew\(component)\(alternative(certificate))", owner: agent,
          evidence: [stop.verdictOrigin]))
    }
  }

  private func alternative(_ certificate: Certificate?) -> String {
    guard let id = certificate?.certificateID, !view.policy.mayLift.isEmpty else { return "" }
    return ", or \(view.policy.mayLift.joined(separator: " or ")) lift \(excerpt(id)) by name"
  }
}
