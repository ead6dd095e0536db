import Diagnostics
import Digest
import Markdown
import ReportModel

extension Site {
  /// The claim ledger: what documents state beside what follows from the rest.
  func claimsPages() -> [PlannedPage] {
    let parts = claimParts()
    let first = PlannedPage(address: SiteSection.claims.address) { _, _ in
      let view = ClaimsView(
        sentence: claimsSentence(report.claims), tables: parts.map { beginning(of: $0) })
      return theme.page(.claims, view, in: frame("Claims", at: SiteSection.claims.address, in: .claims))
    }
    return [first] + furtherPages(of: parts, ages: false)
  }

  private func claimParts() -> [LedgerPart] {
    Claim.Verdict.worstFirst.compactMap { verdict in
      let claims = map.claims.of(verdict)
      guard !claims.isEmpty else { return nil }
      return LedgerPart(
        title: verdict.status.word, pages: verdict.pages(claims.count), id: verdict.rawValue,
        caption: "\(capitalised(verdict.status.word)): \(counted(claims.count, "claim", "claims"))",
        columns: ["Claim", "Kind", "Stated", "Derived", "Verdict", "How it was derived", "Where"]
      ) { rows, page in claims[rows].map { ledgerRow($0, from: page) } }
    }
  }

  private func ledgerRow(_ claim: Claim, from page: String) -> TableView.Row {
    var row = TableView.Row(
      .plain(shortened(claim.text)), .plain(claim.kind.rawValue), .plain(claim.besides(claim.stated)),
      .plain(claim.besides(claim.derived)), .status(claim.verdict.status), .none, evidence(claim.origin, from: page))
    row.cells[4].values = derivation(of: claim, from: page)
    row.anchor = claim.anchor
    return row
  }

  /// The formula, and the first of the places that it rests on.
  private func derivation(of claim: Claim, from page: String) -> [ValueView] {
    [.marked(claim.derivation)] + claim.evidence.prefix(3).map { evidence($0, from: page) }
  }

  /// What a record's own sentences claim, each with the way to its row in the ledger.
  func claimsTable(of record: Int, from page: String) -> [TableView] {
    let entries = map.claims.of(record: record)
    guard !entries.isEmpty else { return [] }
    let counts = claimCounts(entries.map(\.claim))
    return [
      TableView(
        "claims", "Claims: \(counts)", columns: ["Claim", "Stated", "Derived", "Verdict", "How"],
        rows: entries.map { entry in
          let claim = entry.claim
          return TableView.Row(
            .plain(shortened(claim.text)), .plain(claim.besides(claim.stated)), .plain(claim.besides(claim.derived)),
            .status(claim.verdict.status, href: entry.address(from: page)), .marked(claim.derivation))
        })
    ]
  }

  /// By line, what is put behind the sentences of a part of a document.
  func claimMarks(in document: DocumentID, _ lines: ClosedRange<Int>, from page: String) -> [Int: [ClaimMark]] {
    let claims = map.claims.of(document: document, lines: lines)
    return Dictionary(grouping: claims, by: \.claim.origin.line).mapValues { entries in
      entries.sorted(on: { $0.claim.column ?? .max }, by: <).map { entry in
        let claim = entry.claim
        return ClaimMark(
          claim.verdict.mark, at: entry.address(from: page), words: claim.words, endsSentence: claim.kind != .citation)
      }
    }
  }

  /// How many claims of the service's records are refuted, and how many hold no longer.
  func claimsFact(of service: String, from page: String) -> [FactView] {
    let claims = map.claims.of(service: service)
    guard !claims.isEmpty else { return [] }
    let refuted = claims.count { $0.verdict == .refuted }
    let address = relativeLink(from: page, to: SiteSection.claims.address)
    let text = refuted == 0 ? "none of \(claims.count)" : "\(refuted) of \(claims.count)"
    return [
      FactView(
        "Refuted claims", .link(text, refuted == 0 ? address : address + "#refuted", note: staleNote(claims)))
    ]
  }
}

extension Claim {
  /// How it may be written where it stands: a path often by its last name alone.
  fileprivate var words: [String] {
    guard kind == .citation, let slash = stated.utf8.lastIndex(of: UInt8(ascii: "/")) else { return [stated] }
    return [stated, String(stated[stated.utf8.index(after: slash)...])]
  }

  /// A value, unless it is the text itself, as the place that a citation names.
  fileprivate func besides(_ value: String?) -> String? { value == text ? nil : value }
}

/// `70 stale`; `nil` when none is.
func staleNote(_ claims: [Claim]) -> String? {
  let stale = claims.count { $0.verdict == .stale }
  return stale == 0 ? nil : "\(stale) stale"
}

func claimsSentence(_ claims: [Claim]) -> String {
  guard !claims.isEmpty else { return "No document states anything that could be checked." }
  return "\(counted(claims.count, "claim was", "claims were")) checked: \(claimCounts(claims))."
}

/// `3 refuted, 1 unverifiable and 12 verified`.
private func claimCounts(_ claims: [Claim]) -> String {
  enumerated(
    Claim.Verdict.worstFirst.compactMap { verdict in
      let count = claims.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.status.word)"
    })
}

extension Claim.Verdict {
  static let worstFirst: [Self] = [.refuted, .stale, .unverifiable, .verified]

  var status: Status {
    switch self {
    case .refuted: Status(word: rawValue, tone: .bad)
    case .stale: Status(word: rawValue, tone: .half)
    case .unverifiable: Status(word: rawValue, tone: .unknown)
    case .verified: Status(word: rawValue, tone: .good)
    }
  }

  /// Of its claims in the ledger.
  func pages(_ claims: Int) -> LedgerPages { LedgerPages(section: .claims, id: rawValue, rows: claims) }

  fileprivate var mark: ClaimMark.Verdict {
    switch self {
    case .refuted: .refuted
    case .stale: .stale
    case .unverifiable: .unverifiable
    case .verified: .verified
    }
  }
}

extension ClaimBook.Entry {
  fileprivate func address(from page: String) -> String { relativeLink(from: page, to: self.page) + "#" + claim.anchor }
}

extension Claim {
  /// The id of its row: as long as the claim stays what it is, so does its address.
  var anchor: String {
    let parts =
      [
        origin.document.source, origin.document.path.text, String(origin.line), kind.rawValue, stated, text, derivation,
        verdict.rawValue, derived ?? "", record ?? "",
      ] + evidence.map { "\($0.document.source):\($0.document.path.text):\($0.line)" }
    return "claim-" + String(ContentDigest(of: parts.joined(separator: "\u{0}").utf8).description.prefix(16))
  }
}
