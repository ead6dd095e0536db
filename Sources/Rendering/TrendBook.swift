import ReportModel

/// The past of the portfolio and of each service, as the pages draw it.
struct TrendBook: Sendable {
  let portfolio: [TrendStep<History.Standing>]
  private let services: [String: [TrendStep<History.Service>]]

  init(_ report: Report) {
    let points = report.history?.points ?? []
    portfolio = points.map { TrendStep(day: $0.day, standing: $0.standing) }
    let trends = report.assessments.map { assessment in
      let id = assessment.service.id
      let steps = points.indices.map { index in
        let point = points[index]
        return TrendStep(
          day: point.day, standing: point.standing?.services[id],
          isCommitted: index == 0 || points[index - 1].commits != point.commits,
          gap: point.standing == nil ? "cannot be read" : "not there")
      }
      // What came before it is no gap.
      return (id, Array(steps.drop { $0.standing == nil }))
    }
    services = Dictionary(trends) { first, _ in first }
  }

  /// The oldest first; empty when nobody looked.
  func steps(of service: String) -> [TrendStep<History.Service>] { services[service] ?? [] }
}
