import ReportModel

/// The findings of a review or a certificate on its own page.
extension Site {
  /// As the document has them, and what became of them since.
  func findingTables(_ findings: [Finding], in record: Record) -> [TableView] {
    guard !findings.isEmpty else { return [] }
    let open = stillOpen(findings, in: record).count
    let states = findings.map { state(of: $0, in: record) }
    let isTold = open < findings.count || states.contains { $0.tone != nil }
    return [
      TableView(
        "findings", "Findings: \(findings.count), of which \(open) open",
        columns: ["Finding", "Severity", "State", "Owner", "Due", "Effort", "Line"],
        rows: zip(findings, states).map { finding, state in
          TableView.Row(
            .plain(finding.title), finding.severity.map { .status($0.status) } ?? .plain(noneStated),
            isTold ? state : .none,
            .plain(finding.field("owner")), .plain(finding.field("due")), .plain(finding.field("effort")),
            line(finding.line, record.origin.document))
        })
    ]
  }

  /// Those that nothing later has closed or left out.
  func stillOpen(_ findings: [Finding], in record: Record) -> [Finding] {
    findings.filter { !$0.isClosed && thread(of: $0, in: record)?.isOpen != false }
  }

  /// As the document has it, and what became since of what it has as open.
  private func state(of finding: Finding, in record: Record) -> ValueView {
    if finding.isClosed { return .plain("closed") }
    guard let thread = thread(of: finding, in: record), !thread.isOpen else { return .plain("open") }
    return .status(thread.life.status, note: "since")
  }

  private func thread(of finding: Finding, in record: Record) -> LedgerFinding? {
    map.ledgerFinding(seenAt: Origin(record.origin.document, line: finding.line))
  }
}
