import ReportModel

/// What each owner has to look after, as pages ask for it; what several own is each one's.
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
  private let teams: TeamNames
  /// In the order of their bytes.
  let names: [String]

  init(_ report: Report) {
    var shares: [[UInt8]: Share] = [:]
    let teams = TeamNames(
      among: report.assessments.map(\.service.owner) + report.portfolio.records.map(\.owner)
        + report.findings.map(\.owner) + report.expiries.map(\.owner))
    func change(_ owner: String?, _ body: (inout Share) -> Void) {
      var seen: Set<[UInt8]> = []
      for name in owner.map(ownerNames) ?? [] {
        let key = Array(teams.name(of: name).utf8)
        if seen.insert(key).inserted { body(&shares[key, default: Share()]) }
      }
    }
    for assessment in report.assessments {
      change(assessment.service.owner) { $0.services.append(assessment) }
    }
    for (index, record) in report.portfolio.records.enumerated() where record.kind != .service {
      change(record.owner) { $0.records.append(index) }
    }
    let owners = Dictionary(report.assessments.map { ($0.service.id, $0.service.owner) }) { first, _ in first }
    // The ledger also links to the owners of what is no longer open; what nobody has is the service's owner's.
    for finding in report.findings {
      let fallback = finding.isOpen ? owners[finding.service] ?? nil : nil
      change(finding.owner ?? fallback) { if finding.isOpen { $0.findings.append(finding) } }
    }
    for expiry in report.expiries {
      change(expiry.owner) { $0.expiries.append(expiry) }
    }
    (self.shares, self.teams) = (shares, teams)
    names = shares.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The name of the owner's page, which may be another spelling; `nil` when there is none.
  func page(of owner: String) -> String? {
    let name = teams.name(of: owner)
    return shares[Array(name.utf8)] == nil ? nil : name
  }

  func share(of owner: String) -> Share { shares[Array(owner.utf8)] ?? Share() }
}

/// `@org/payments, @org/platform` are two, and `Ann (payments, on call)` is one: brackets keep together what is in them.
func ownerNames(_ owner: String) -> [String] {
  var (names, name, depth): ([String], [UInt8], Int) = ([], [], 0)
  func take() {
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") }
    let words = name.drop(while: blank).reversed().drop(while: blank).reversed()
    let text = String(decoding: words, as: UTF8.self)
    if !text.isEmpty, !names.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { names.append(text) }
    name = []
  }
  for byte in owner.utf8 {
    if "([<".utf8.contains(byte) { depth += 1 }
    if ")]>".utf8.contains(byte) { depth -= 1 }
    if depth <= 0, ",;".utf8.contains(byte) { take() } else { name.append(byte) }
  }
  take()
  return names
}
