import ReportModel

extension Probe {
  /// No grave finding has been open for more than thirty days.
  static let findingsYoung = Probe("findings-young", looksAt: "review") { view in
    let days = view.dayOfReview
    let old = view.openFindings.filter { open in
      guard let severity = open.finding.severity, severity <= .high else { return false }
      return days[open.review].map { view.asOf - $0 > patience } ?? true
    }
    guard view.standings.contains(where: { !$0.isStale }) || !old.isEmpty else { return nil }
    guard old.isEmpty else {
      return CheckAnswer(
        .fail, "\(old.count) Critical or High findings are older than \(patience) days, or of unknown age",
        evidence: old.map(\.origin))
    }
    return CheckAnswer(
      .pass, "no Critical or High finding is older than \(patience) days",
      evidence: view.standings.flatMap(\.reviews).map(\.origin))
  }
}

/// In days.
private let patience = 30

extension ServiceView {
  /// By the review's id.
  fileprivate var dayOfReview: [String: Day] {
    let reviews = standings.flatMap { $0.reviews + $0.upheld }
    return Dictionary(
      reviews.compactMap { record in index.day(of: record).map { (record.id, $0) } }, uniquingKeysWith: min)
  }
}
