import ReportModel

extension Grounds {
  /// Rule 2. Who had stopped everything, and says no in milder words, is heard without being required: a new refusal must
  /// not be better than the stop that it replaces.
  var refusals: [Obstacle] {
    required.flatMap { standing in
      standing.refusals.map { record in
        Obstacle(record.refusal("the required persona \(standing.name) says no"), step: reviewing(standing))
      }
    }
      + unrelented.map { record in
        let agent = record.persona ?? record.certificate?.agent ?? "an agent without a name"
        return Obstacle(
          record.refusal("\(agent), who had stopped everything, still says no"),
          step: .init(
            .stop, record.id, "have \(agent) decide anew", owner: agent, evidence: [record.verdictOrigin]))
      }
  }
}

extension Record {
  fileprivate func refusal(_ text: String) -> FiredRule.Reason {
    let words = (review?.verdictRaw ?? certificate?.verdictRaw).map { ": \"\(excerpt($0))\"" } ?? ""
    let component = certificate?.component.map { " on \(excerpt($0))" } ?? ""
    return .init(text: "\(text)\(component)\(words)", evidence: [verdictOrigin])
  }
}
