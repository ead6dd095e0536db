package import ReportModel

/// What a site shows, in numbers: all that a build says of itself when it is over.
package struct SiteFacts: Hashable, Sendable, Codable {
  package var asOf: Day
  package var documents: Int
  package var services: Int
  /// Of each kind that there is, how many.
  package var records: [Count]
  /// Of each decision that there is, how many services have it.
  package var decisions: [Count]
  /// One for each service that has a score, in the report's order.
  package var scores: [ServiceScore]

  package struct Count: Hashable, Sendable, Codable {
    package var word: String
    package var number: Int
  }

  package struct ServiceScore: Hashable, Sendable, Codable {
    package var service: String
    package var verified: Double
    package var coverage: Double
  }
}

extension SiteFacts {
  init(of report: Report) {
    asOf = report.asOf
    documents = report.portfolio.documents.count
    services = report.portfolio.services.count
    records = counts(report.portfolio.records.map(\.kind.rawValue))
    decisions = counts(report.assessments.map(\.decision.word.rawValue))
    scores = report.assessments.compactMap { assessment in
      assessment.score.map {
        ServiceScore(service: assessment.service.id, verified: $0.verified.value, coverage: $0.coverage.value)
      }
    }
  }
}

private func counts(_ words: [String]) -> [SiteFacts.Count] {
  Dictionary(grouping: words) { $0 }.map { SiteFacts.Count(word: $0, number: $1.count) }
    .sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
}

extension [SiteFacts.Count] {
  var total: Int { reduce(0) { $0 + $1.number } }

  /// How many have `word`; 0 when it does not occur.
  func number(of word: String) -> Int { first { $0.word == word }?.number ?? 0 }
}
