import ReportModel

extension Waiver: RecordPresentation {
  static let words = KindWords(
    singular: "Waiver", plural: "Waivers",
    purpose: "A waiver accepts a failed check for a while: why, on whose word, and until when.",
    columns: ["Waiver", "State", "Check", "Service", "Approved by", "Expires"],
    example: """
      ---
      kind: waiver
      service: payments
      check: load-test
      reason: One harbour only until April, at a tenth of the tested load
      author: checkout
      approver: platform
      created: 2026-11-02
      expires: 2027-01-31
      ---
      # No load test before the spring

      """)

  func rank(of record: Record) -> [Int] { [expires?.number ?? Int.min] }

  func facts(of record: Record, on site: Site, at page: String) -> [FactView] {
    var facts = FactView.optional("Check", check)
    facts += FactView.optional("Says", saysNotApplicable ? "the check does not apply" : nil)
    facts += FactView.optional("Reason", reason)
    facts += FactView.optional("Asked for by", author)
    facts += FactView.optional("Approved by", approver)
    facts += FactView.optional("Created", created?.iso)
    facts.append(FactView("Expires", .plain(expires?.iso ?? "never")))
    facts += FactView.optional("Compensating control", compensatingControl)
    facts += FactView.optional("Renews", renews)
    return facts
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      site.map.standings.status(of: record).map { .status($0) } ?? .none, .plain(check ?? "none named"),
      site.serviceLink(record.service, from: page), .plain(approver ?? "nobody"),
      .plain(expires?.iso ?? "never"),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    let standing = map.standings.waiver(record)
    return .object([
      "check": .optional(check), "reason": .optional(reason), "author": .optional(author),
      "approver": .optional(approver), "created": .optional(created?.iso), "expires": .optional(expires?.iso),
      "compensating_control": .optional(compensatingControl), "renews": .optional(renews),
      "valid": .bool(standing?.isValid ?? false), "standing": .optional(standing?.state.rawValue),
    ])
  }
}

extension WaiverStanding {
  /// What it does, in a sentence without its full stop.
  func sentence(of waiver: Waiver) -> String {
    let check = waiver.check ?? "a check"
    let does = waiver.saysNotApplicable ? "that \(check) does not apply" : check
    let verb = waiver.saysNotApplicable ? "says" : "waives"
    let end = waiver.expires?.iso ?? "no day"
    return switch state {
    case .inForce: "\(verb) \(does) until \(end)"
    case .ahead: "\(verb) \(does) from \(waiver.created?.iso ?? "a later day") until \(end)"
    case .replaced: "\(verb) \(does) until \(end), and another waiver of the same check lasts longer"
    case .ended: "ended on \(end)"
    case .void: "waives nothing: \(faults.joined(separator: "; "))"
    }
  }
}

extension WaiverStanding.State {
  var status: Status {
    switch self {
    case .inForce: Status(word: rawValue, tone: .caution)
    case .ahead, .replaced: Status(word: rawValue, tone: .quiet)
    case .ended, .void: Status(word: rawValue, tone: .bad)
    }
  }
}
