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
    if open > 0 {
      if verdict?.isApproval == true { return "It holds on \(counted(open, "condition", "conditions"))." }
      let end = verdict?.status.tone == .bad || verdict == .requiresRemediation ? " before it can be lifted" : ""
      return "It asks for \(counted(open, "thing", "things"))\(end)."
    }
    if hashState == .mismatch { return "Its text is not the one that was sealed." }
    guard !conditions.isEmpty else { return nil }
    return verdict?.isApproval == true ? "Its conditions are met." : "What it asks for is done."
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
    let record = site.map.records[index]
    return conditionTables(record, on: site) + site.findingTables(findings, in: record)
  }

  private func conditionTables(_ record: Record, on site: Site) -> [TableView] {
    guard !conditions.isEmpty else { return [] }
    let caption = verdict?.isApproval == true ? "Conditions" : "What it asks for"
    return [
      TableView(
        "conditions", "\(caption): \(conditions.count)", columns: ["Condition", "State", "Owner", "Due"],
        rows: conditions.map {
          TableView.Row(
            .plain($0.text), state(of: $0, in: record, on: site), .plain($0.owner), .plain($0.due?.iso))
        })
    ]
  }

  /// As the certificate has it, and what the list of findings says of what it has as open.
  private func state(of condition: Condition, in record: Record, on site: Site) -> ValueView {
    if condition.isMet { return .plain("met") }
    let place = Origin(record.origin.document, line: verdictLine ?? record.origin.line)
    if let thread = site.map.condition(condition.text, seenAt: place) {
      return thread.isOpen ? .plain("open") : .status(thread.life.status, note: "since")
    }
    return .plain(site.map.standings.replacement(of: record) == nil ? "asked for" : "no longer asked for")
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(component), site.personaLink(agent, from: page),
      decision(of: index, on: site), .status(hashState.status),
      .plain(issued ?? record.date?.iso),
    ]
  }

  /// As it was signed; one that was replaced has no weight any more.
  private func decision(of index: Int, on site: Site) -> ValueView {
    let record = site.map.records[index]
    guard let signed = status(of: record) else { return .plain(noneStated) }
    if let later = site.map.standings.replacement(of: record) {
      return .status(Status(word: signed.word, tone: .quiet), note: later.asReplacement(of: record))
    }
    return .status(site.shownStatus(index) ?? signed)
  }

  /// Of one day the later first, where it says at what time it was signed.
  func rank(of record: Record) -> [Int] {
    let time = signed.map { $0.day.number * 1440 + ($0.minute ?? 0) - ($0.offset ?? 0) }
    let day = record.date?.number ?? time.map { $0 / 1440 } ?? Int.min / 2
    return [-day, -(time ?? Int.min / 2)]
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

extension Record {
  /// `replaced by MARA-20260115-223000, approved`: what became of an earlier certificate by this one, which may be somebody
  /// else's.
  func asReplacement(of earlier: Record) -> String {
    guard case .certificate(let mine) = details, case .certificate(let other) = earlier.details else {
      return "replaced"
    }
    let isOwn = mine.agent.map(foldedName) == other.agent.map(foldedName)
    let name = mine.certificateID ?? "\u{201C}\(title)\u{201D}"
    let words = [isOwn ? "replaced by \(name)" : "lifted by \(name)", mine.verdict?.words]
    return words.compactMap(\.self).joined(separator: ", ")
  }
}

extension Certificate.Verdict {
  /// It lets something happen, be it on conditions.
  fileprivate var isApproval: Bool {
    switch self {
    case .approved, .go, .conditionallyApproved: true
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation, .needsFurtherReview, .advisoryOnly,
      .recommend, .unrecognised:
      false
    }
  }

  /// `emergency stop`
  fileprivate var words: String {
    self == .unrecognised ? rawValue : rawValue.asciiLowercased.split(separator: "_").joined(separator: " ")
  }

  var status: Status {
    let word = words
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
