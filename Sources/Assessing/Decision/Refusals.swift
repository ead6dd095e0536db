import ReportModel

extension Grounds {
  /// Rule 2.
  var refusals: [Obstacle] {
    required.flatMap { standing in
      standing.refusals.map { record in
        let words = (record.review?.verdictRaw ?? record.certificate?.verdictRaw).map { ": \"\(excerpt($0))\"" } ?? ""
        let component = record.certificate?.component.map { " on \(excerpt($0))" } ?? ""
        return Obstacle(
          .init(
            text: "the required persona \(standing.name) says no\(component)\(words)",
            evidence: [record.verdictOrigin]),
          step: reviewing(standing))
      }
    }
  }
}
