import ReportModel

extension Certificate: RecordPresentation {
  static let words = KindWords(
    singular: "Certificate", plural: "Certificates",
    purpose: "A certificate is a signed-off review: who looked at what, what was decided, and on which evidence.",
    columns: ["Certificate", "Component", "Signed by", "Decision", "Seal", "Date"],
    example: """
      ---
      kind: certificate
      agent: security-engineer
      component: payments
      date: 2026-11-02
      certificate_id: SEC-20261102-1
      ---
      # Security certificate of Payments

      ## Decision

      **Status**: CONDITIONALLY_APPROVED
      **Conditions**:
      1. Rotate the signing key.

      ## Evidence

      - `src/payments/keys.py:12-20`

      """,
    unstated: "without a decision")

  func status(of record: Record) -> Status? { verdict.map(\.status) }
  func statusWord(of record: Record) -> String? { nil }

  func summary(of record: Record) -> String? {
    let open = conditions.count { !$0.isMet }
    if open > 0 { return "It holds on \(counted(open, "condition", "conditions"))." }
    if hashState == .mismatch { return "Its text is not the one that was sealed." }
    return conditions.isEmpty ? nil : "Its conditions are met."
  }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    // What the facts of every record say already is not said again.
    FactView.asWritten("Decision as written", verdictRaw, shown: verdict?.rawValue.asciiLowercased)
      + FactView.optional("Component", component) + FactView.optional("Signed by", record.persona == nil ? agent : nil)
      + FactView.optional("Signed on", record.date?.iso == issued ? nil : issued)
      + FactView.optional("Certificate", record.statedID == nil ? certificateID : nil)
      + FactView.optional("Reviewed commit", commit.map { String($0.prefix(12)) })
      + [FactView("Seal", .status(hashState.status, href: relativeLink(from: page, to: ruleAddress(Site.sealPageID))))]
  }

  func tables(of index: Int, on site: Site, at page: String) -> [TableView] {
    guard !conditions.isEmpty else { return [] }
    return [
      TableView(
        "conditions", "Conditions: \(conditions.count)", columns: ["Condition", "State"],
        rows: conditions.map { TableView.Row(.plain($0.text), .plain($0.isMet ? "met" : "open")) })
    ]
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(component), site.personaLink(agent, from: page),
      record.status.map { .status($0) } ?? .plain("none stated"), .status(hashState.status),
      .plain(issued ?? record.date?.iso),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "agent": .optional(agent), "component": .optional(component), "certificate_id": .optional(certificateID),
      "verdict": .optional(verdict?.rawValue), "verdict_raw": .optional(verdictRaw), "commit": .optional(commit),
      "issued": .optional(issued), "conditions": .list(conditions.map { .text($0.text) }),
      "hash_state": .text(hashState.rawValue),
    ])
  }
}

extension Certificate.Verdict {
  var status: Status {
    let word = self == .unrecognised ? rawValue : rawValue.asciiLowercased.split(separator: "_").joined(separator: " ")
    return switch self {
    case .approved, .go, .recommend: Status(word: word, tone: .good)
    case .conditionallyApproved: Status(word: word, tone: .caution)
    case .advisoryOnly: Status(word: word, tone: .quiet)
    case .needsFurtherReview, .requiresRemediation: Status(word: word, tone: .half)
    case .rejected, .noGo, .doNotRecommend, .emergencyStop: Status(word: word, tone: .bad)
    case .unrecognised: Status(word: word, tone: .unknown)
    }
  }
}

extension Certificate.HashState {
  var status: Status {
    switch self {
    case .absent: Status(word: "no seal", tone: .quiet)
    case .placeholder, .wrongLength: Status(word: "not a seal", tone: .half)
    case .mismatch: Status(word: "seal broken", tone: .bad)
    case .verified: Status(word: "seal intact", tone: .good)
    }
  }
}
