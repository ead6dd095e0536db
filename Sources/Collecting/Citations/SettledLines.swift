import ReportModel

/// The lines of a record that belong to what is closed: that the code they cite has changed is what was asked for.
struct SettledLines {
  private let isWhole: Bool
  /// Of the closed findings, by their first line; each with the last line of all up to it.
  private var spans: [(first: Int, last: Int)] = []

  init(of record: Record) {
    switch record.details {
    case .debt(let debt): isWhole = debt.isClosed
    case .review(let review):
      isWhole = false
      for finding in review.findings.filter(\.isClosed).sorted(by: { $0.line < $1.line }) {
        let last = finding.fields.map(\.line).max() ?? finding.line
        spans.append((finding.line, max(last, spans.last?.last ?? 0)))
      }
    case .service, .persona, .certificate, .decisionRecord, .slo, .measurement, .checklist, .runbook, .incident, .plan,
      .update, .kpi, .action, .waiver, .proposal, .deployment, .automation, .vendor, .loadTest:
      isWhole = false
    }
  }

  func contain(_ line: Int) -> Bool {
    let place = spans.partitionPoint { $0.first > line }
    return isWhole || place > 0 && line <= spans[place - 1].last
  }
}
