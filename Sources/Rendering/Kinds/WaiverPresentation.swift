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
    var facts = check.map { [FactView("Check", question($0, on: site, at: page))] } ?? []
    facts += FactView.optional("Says", saysNotApplicable ? "the check does not apply" : nil)
    facts += FactView.optional("Reason", reason)
    facts += FactView.optional("Asked for by", author)
    facts += FactView.optional("Approved by", approver)
    facts += FactView.optional("Created", created?.iso)
    facts.append(FactView("Expires", .plain(expires?.iso ?? noneStated)))
    facts += FactView.optional("Compensating control", compensatingControl)
    facts += FactView.optional("Renews", renews)
    return facts
  }

  /// The check by its question; by the waiver's own word, where the rubric has none of that name.
  private func question(_ id: String, on site: Site, at page: String) -> ValueView {
    guard let check = site.check(id) else { return .plain(id) }
    return .link(check.question, relativeLink(from: page, to: ruleAddress(id)), note: id)
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      site.map.standings.status(of: record).map { .status($0) } ?? .none, .plain(check ?? "none named"),
      site.serviceLink(record.service, from: page), .plain(approver ?? noneStated),
      .plain(expires?.iso ?? noneStated),
    ]
  }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    let standing = map.standings.waiver(record)
    return .object([
      "check": .optional(check), "reason": .optional(reason), "author": .optional(author),
      "approver": .optional(approver), "created": .optional(created?.iso), "expires": .optional(expires?.iso),
      "compensating_control": .optional(compensatingControl), "renews": .optional(renews),
      "valid": .bool(standing?.isValid ?? false), "standing": .optional(standing?.state.rawValue),
      "idle": .bool(standing?.isIdle ?? false),
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

extension WaiverStanding {
  var status: Status { isIdle ? Status(word: "accepts nothing today", tone: .unknown) : state.status }
}

extension WaiverStanding.State {
  fileprivate var status: Status {
    switch self {
    case .inForce: Status(word: rawValue, tone: .caution)
    case .ahead, .replaced: Status(word: rawValue, tone: .quiet)
    case .ended: Status(word: rawValue, tone: .bad)
    case .void: Status(word: "without effect", tone: .bad)
    }
  }
}

extension Site {
  /// That a waiver in force accepts nothing today, because its check is in no state that can be accepted.
  func idleness(of record: Record) -> String? {
    guard case .waiver(let waiver) = record.details, map.standings.waiver(record)?.isIdle ?? false else { return nil }
    let results = record.service.flatMap { map.assessments[$0]?.results } ?? []
    let predicate = results.first { $0.check == waiver.check }?.state.predicate ?? "does not fail"
    return "Today it accepts nothing: only what fails can be accepted, and the check \(predicate)."
  }
}
