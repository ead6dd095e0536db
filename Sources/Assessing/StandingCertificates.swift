import ReportModel

/// The newest deciding certificate of each agent on each component.
struct StandingCertificates {
  /// Those on one component together, in the order of their first places.
  let byComponent: [[Standing]]

  struct Standing {
    let record: Record
    let certificate: Certificate
  }

  /// - Parameter asOf: What is dated later has not been signed yet.
  init(_ records: [Record], asOf: Day) {
    var newest: [String: [String: Standing]] = [:]
    for record in records {
      guard case .certificate(let certificate) = record.details, certificate.decides,
        record.date.map({ $0 <= asOf }) ?? true, let component = certificate.component
      else { continue }
      let standing = Standing(record: record, certificate: certificate)
      let key = record.origin.document.source + "\u{0}" + foldedName(component)
      let agent = foldedName(certificate.agent ?? record.id)
      if let other = newest[key]?[agent], !standing.isNewer(than: other) { continue }
      newest[key, default: [:]][agent] = standing
    }
    byComponent = newest.values.map { agents in agents.values.sorted { $0.record.origin < $1.record.origin } }
      .sorted { $0[0].record.origin < $1[0].record.origin }
  }
}

extension StandingCertificates.Standing {
  fileprivate func isNewer(than other: Self) -> Bool {
    let days = (record.date?.number ?? .min, other.record.date?.number ?? .min)
    if days.0 != days.1 { return days.0 > days.1 }
    return (certificate.issued ?? "", record.id) > (other.certificate.issued ?? "", other.record.id)
  }

  var verdictOrigin: Origin { certificate.verdictLine.map { record.at(line: $0) } ?? record.origin }

  /// "wren-performance says NO_GO on 2026-01-19"
  var sentence: String {
    let day = record.date.map { " on \($0.iso)" } ?? ""
    return "\(certificate.agent ?? record.title) says \(certificate.verdict?.rawValue ?? "nothing")\(day)"
  }
}

extension Certificate {
  /// Advice decides nothing, and what nobody can read neither.
  fileprivate var decides: Bool {
    switch verdict {
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview,
      .conditionallyApproved, .approved, .go:
      true
    case .advisoryOnly, .recommend, .unrecognised, nil: false
    }
  }
}
