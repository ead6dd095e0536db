import ReportModel

/// The claim ledger, arranged by what pages ask for.
struct ClaimBook: Sendable {
  private let claims: [Claim]
  private let ofDocument: [DocumentID: [Int]]
  private let ofRecord: [Int: [Int]]
  private let ofService: [String: [Int]]
  private let byVerdict: [Claim.Verdict: [Int]]
  /// By anchor, of those that are not on the ledger's first page.
  private let furtherPages: [String: String]

  init(_ report: Report, _ locator: RecordLocator) {
    let (claims, records) = (report.claims, report.portfolio.records)
    let recordOf = claims.map { locator.record(at: $0.origin) ?? -1 }
    self.claims = claims
    ofDocument = Dictionary(grouping: claims.indices) { claims[$0].origin.document }
    ofRecord = Dictionary(grouping: claims.indices) { recordOf[$0] }
    ofService = Dictionary(grouping: claims.indices) { index in
      recordOf[index] < 0 ? "" : records[recordOf[index]].service ?? ""
    }
    let byVerdict = Dictionary(grouping: claims.indices) { claims[$0].verdict }
    self.byVerdict = byVerdict
    var pages: [String: String] = [:]
    for (verdict, rows) in byVerdict {
      let ledger = verdict.pages(rows.count)
      for page in 1..<ledger.count {
        for index in rows[ledger.rows(of: page)] { pages[claims[index].anchor] = ledger.address(of: page) }
      }
    }
    furtherPages = pages
  }

  /// All lists are in the ledger's order.
  func of(record: Int) -> [Claim] { (ofRecord[record] ?? []).map { claims[$0] } }
  func of(document: DocumentID) -> [Claim] { (ofDocument[document] ?? []).map { claims[$0] } }
  func of(service id: String) -> [Claim] { (ofService[id] ?? []).map { claims[$0] } }
  func of(_ verdict: Claim.Verdict) -> [Claim] { (byVerdict[verdict] ?? []).map { claims[$0] } }

  /// The page of the ledger that has the claim's row.
  func ledgerPage(ofClaimAt anchor: String) -> String { furtherPages[anchor] ?? SiteSection.claims.address }
}
