import ReportModel

extension Waiver: RecordPresentation {
  static let words = KindWords(
    singular: "Waiver", plural: "Waivers",
    purpose: "A waiver accepts a failed check for a while: why, on whose word, and until when.",
    columns: ["Waiver", "Check", "Service", "Approved by", "Expires"],
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

  func summary(of record: Record) -> String? {
    let faults = faults.map(\.rawValue) + (expires == nil ? ["no end"] : [])
    guard faults.isEmpty, let expires else { return sentence("waives nothing: " + faults.joined(separator: ", ")) }
    let check = check ?? "a check"
    return sentence(
      saysNotApplicable
        ? "says until \(expires.iso) that \(check) does not apply" : "waives \(check) until \(expires.iso)")
  }

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
    let faults = site.map.report.waiverFaults[record.id] ?? self.faults.map(\.rawValue)
    return facts + FactView.optional("Waives nothing", faults.isEmpty ? nil : faults.joined(separator: ", "))
  }

  func cells(of index: Int, on site: Site, at page: String) -> [ValueView] {
    let record = site.map.records[index]
    return [
      .plain(check ?? "none named"), site.serviceLink(record.service, from: page), .plain(approver ?? "nobody"),
      .plain(expires?.iso ?? "never"),
    ]
  }

  func statusWord(of record: Record) -> String? { faults.isEmpty ? nil : "invalid" }

  func data(of record: Record, in map: SiteMap) -> JSONValue {
    .object([
      "check": .optional(check), "reason": .optional(reason), "author": .optional(author),
      "approver": .optional(approver), "created": .optional(created?.iso), "expires": .optional(expires?.iso),
      "compensating_control": .optional(compensatingControl), "renews": .optional(renews),
      "valid": .bool(isValid(on: map.report.asOf)),
    ])
  }
}
