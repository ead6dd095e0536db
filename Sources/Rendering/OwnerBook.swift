import ReportModel

/// What each owner has to look after, as pages ask for it.
struct OwnerBook: Sendable {
  struct Share: Sendable {
    var services: [Assessment] = []
    /// Places in the portfolio; without the records that declare a service.
    var records: [Int] = []
    var findings: [LedgerFinding] = []
    var expiries: [Expiry] = []
  }

  /// By the owner's name, byte for byte as it is written.
  private let shares: [String: Share]
  /// In the order of their bytes.
  let names: [String]

  init(_ report: Report) {
    var shares: [String: Share] = [:]
    for assessment in report.assessments {
      if let owner = assessment.service.owner { shares[owner, default: Share()].services.append(assessment) }
    }
    for (index, record) in report.portfolio.records.enumerated() where record.kind != .service {
      if let owner = record.owner { shares[owner, default: Share()].records.append(index) }
    }
    for finding in report.findings where finding.isOpen {
      if let owner = finding.owner { shares[owner, default: Share()].findings.append(finding) }
    }
    for expiry in report.expiries {
      if let owner = expiry.owner { shares[owner, default: Share()].expiries.append(expiry) }
    }
    self.shares = shares
    names = shares.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func share(of owner: String) -> Share { shares[owner] ?? Share() }
}
