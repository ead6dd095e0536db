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

extension ServiceView {
  /// What those refuse whom the tier does not require: conditions that nobody can promise to meet, so that only their
  /// authors lift them. Without them a milder verdict would be worse than a refusal. (Whoever had stopped everything is
  /// heard by rule 2.)
  var otherRefusals: [Condition] {
    let heard = Set(certificates.compactMap(\.refusalAfterStop?.id))
    let nameless = standings.filter { $0.persona == nil }.compactMap(\.refusal)
    let unsigned = certificates.filter { $0.agent == nil }.compactMap(\.refusal)
    return (otherStandings.flatMap(\.refusals) + nameless + unsigned).filter { !heard.contains($0.id) }
      .map(\.lastingCondition)
  }
}

extension Record {
  fileprivate var lastingCondition: Condition {
    let name = persona ?? certificate?.agent
    let reason = refusal("\(name ?? "a \(kind.rawValue) that names nobody") says no")
    return Condition(
      text: reason.text, evidence: reason.evidence,
      step: .init(
        .condition, reason.text, "have \(name ?? "its author") decide anew, and let it pass", owner: name,
        evidence: reason.evidence))
  }

  fileprivate func refusal(_ text: String) -> FiredRule.Reason {
    let words = (review?.verdictRaw ?? certificate?.verdictRaw).map { ": \"\(excerpt($0))\"" } ?? ""
    let component = certificate?.component.map { " on \(excerpt($0))" } ?? ""
    return .init(text: "\(text)\(component)\(words)", evidence: [verdictOrigin])
  }
}
