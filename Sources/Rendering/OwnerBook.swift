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

  /// By the bytes of the owner's name as it is written, because pages are; strings would be equal in two spellings.
  private let shares: [[UInt8]: Share]
  /// In the order of their bytes.
  let names: [String]

  init(_ report: Report) {
    var shares: [[UInt8]: Share] = [:]
    func change(_ owner: String?, _ body: (inout Share) -> Void) {
      if let owner { body(&shares[Array(owner.utf8), default: Share()]) }
    }
    for assessment in report.assessments {
      change(assessment.service.owner) { $0.services.append(assessment) }
    }
    for (index, record) in report.portfolio.records.enumerated() where record.kind != .service {
      change(record.owner) { $0.records.append(index) }
    }
    // The ledger also links to the owners of what is no longer open.
    for finding in report.findings {
      change(finding.owner) { if finding.isOpen { $0.findings.append(finding) } }
    }
    for expiry in report.expiries {
      change(expiry.owner) { $0.expiries.append(expiry) }
    }
    self.shares = shares
    names = shares.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether there is a page for the owner.
  func has(_ owner: String) -> Bool { shares[Array(owner.utf8)] != nil }

  func share(of owner: String) -> Share { shares[Array(owner.utf8)] ?? Share() }
}
