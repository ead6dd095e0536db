import ReportModel

/// The claim ledger, arranged by what pages ask for.
struct ClaimBook: Sendable {
  private let claims: [Claim]
  /// By line.
  private let ofDocument: [DocumentID: [Int]]
  private let ofRecord: [Int: [Int]]
  private let ofService: [String: [Int]]
  private let byVerdict: [Claim.Verdict: [Int]]
  /// For each the number of the ledger's page that has its row.
  private let pages: [Int32]

  /// A claim, and the page of the ledger that has its row.
  struct Entry {
    var claim: Claim
    var page: String
  }

  init(_ report: Report, _ locator: RecordLocator) {
    let (claims, records) = (report.claims, report.portfolio.records)
    let recordOf = claims.map { locator.record(at: $0.origin) ?? -1 }
    self.claims = claims
    ofDocument = Dictionary(grouping: claims.indices) { claims[$0].origin.document }
      .mapValues { $0.sorted { (claims[$0].origin.line, $0) < (claims[$1].origin.line, $1) } }
    ofRecord = Dictionary(grouping: claims.indices) { recordOf[$0] }
    ofService = Dictionary(grouping: claims.indices) { index in
      recordOf[index] < 0 ? "" : records[recordOf[index]].service ?? ""
    }
    let byVerdict = Dictionary(grouping: claims.indices) { claims[$0].verdict }
    self.byVerdict = byVerdict
    var pages = [Int32](repeating: 0, count: claims.count)
    for (verdict, rows) in byVerdict {
      let ledger = verdict.pages(rows.count)
      for page in 0..<ledger.count {
        for index in rows[ledger.rows(of: page)] { pages[index] = Int32(page) }
      }
    }
    self.pages = pages
  }

  /// In the ledger's order, as those of a service and of a verdict.
  func of(record: Int) -> [Entry] { (ofRecord[record] ?? []).map(entry) }
  /// By line: a register has a page for each of its records, and thousands of claims.
  func of(document: DocumentID, lines: ClosedRange<Int>) -> [Entry] {
    let all = ofDocument[document] ?? []
    let start = all.partitionPoint { claims[$0].origin.line >= lines.lowerBound }
    return all[start...].prefix { claims[$0].origin.line <= lines.upperBound }.map(entry)
  }
  func of(service id: String) -> [Claim] { (ofService[id] ?? []).map { claims[$0] } }
  func of(_ verdict: Claim.Verdict) -> [Claim] { (byVerdict[verdict] ?? []).map { claims[$0] } }

  private func entry(_ index: Int) -> Entry {
    let verdict = claims[index].verdict
    let ledger = verdict.pages(byVerdict[verdict]?.count ?? 0)
    return Entry(claim: claims[index], page: ledger.address(of: Int(pages[index])))
  }
}
