import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct WaiverTests {
  @Test func `a list in YAML holds a waiver in each entry`() throws {
    let text = """
      exceptions:
        - id: X-1
          system: till
          control: load-test
          justification: One shop only
          requested by: data
          approved_by: platform
          granted: 2026-01-01
          valid until: 2026-03-31
        - {id: X-2, control: alerts, requester: Data, approver: data, expires: 2027-01-01, created: 2026-01-01}
      """
    let read = ReadDocument("risk/list.yaml", text)
    #expect(read.records.map(\.title) == ["X-1 till load-test", "X-2 alerts"])
    let record = try #require(read.records.first)
    #expect(record.statedService == "till")
    #expect(record.lines == 2...9)
    #expect(
      record.details
        == .waiver(
          Waiver(
            check: "load-test", reason: "One shop only", author: "data", approver: "platform",
            created: Day(iso: "2026-01-01"),
            expires: Day(iso: "2026-03-31"))))
    #expect(
      read.diagnostics == ["10 waiver.no-reason", "10 waiver.self-approved", "10 waiver.too-long"])
  }

  @Test(arguments: [
    ("TBD", ["waiver.not-in-force"]), ("expired", ["waiver.not-in-force"]), ("active", []), ("-", []), ("n/a", []),
  ])
  func `the status of a row counts, too`(status: String, notes: [String]) {
    let table = """
      # Exceptions

      | Check | Service | Reason | Approved by | Expires | Status |
      |---|---|---|---|---|---|
      | backups | till | Moved in May | platform | 2026-05-31 | \(status) |
      """
    #expect(
      ReadDocument("docs/list.md", table).diagnostics.compactMap { $0.split(separator: " ").last.map(String.init) }
        == notes)
  }

  @Test(arguments: [
    ("## Rejected", true), ("## ❌ Rejected requests", true), ("## 3. Expired (waivers)", true),
    ("## Expired / Closed", true), ("## Withdrawn\n\n### 2026", true), ("## Not approved", true), ("## Examples", true),
    ("## Waiver template", true), ("**Revoked**", true), ("## No longer needed", true), ("## Active", false),
    ("## Not expired", false), ("## Expired or renewed", false), ("## To be reviewed", false), ("## Review", false),
    ("## Requested by platform", false), ("## Rejected\n\nNone.\n\n## Open", false),
  ])
  func `a heading above a register may take its waivers back`(heading: String, isOver: Bool) {
    let table = """
      # Waivers

      \(heading)

      | ID | Check | Reason | Approved By | Created | Expires |
      |---|---|---|---|---|---|
      | EX-2 | operations.tier | The till moves in May. | UI Lead | 2026-01-01 | 2026-02-20 |
      """
    #expect(
      ReadDocument("docs/waivers.md", table).diagnostics.contains { $0.hasSuffix("waiver.not-in-force") } == isOver)
  }

  @Test(arguments: [
    ("- | - | - | - | - | Active", 0), ("(None) | | | | | ", 0), ("NONE | N/A | n/a | N/A | — | Active", 0),
    ("No active waivers | | | | | ", 0), (" | | | | | N/A", 0), ("EX-1 | - | - | - | - | Active", 1),
    ("- | backups | - | - | - | -", 1),
  ])
  func `a row without a waiver is none`(cells: String, count: Int) {
    let table = """
      # Exceptions

      | ID | Check | Reason | Approved by | Expires | Status |
      |---|---|---|---|---|---|
      | \(cells) |
      """
    #expect(ReadDocument("docs/list.md", table).only(.waiver).count == count)
  }

  @Test(arguments: [
    ("~~backups~~ | Moved in May | platform", true), ("backups | Moved in May | ~~platform~~", true),
    ("~~backups~~ | ~~Moved in May~~ | ~~platform~~", true), ("backups | Moved in ~~April~~ May | platform", false),
  ])
  func `what is struck out of a register holds no more`(cells: String, isOver: Bool) {
    let table = """
      # Exceptions

      | Check | Reason | Approved by | Expires |
      |---|---|---|---|
      | \(cells) | 2026-05-31 |
      """
    #expect(ReadDocument("docs/list.md", table).diagnostics.contains { $0.hasSuffix("waiver.not-in-force") } == isOver)
  }

  @Test(arguments: [
    ("revoked", ["9 waiver.not-in-force"]), ("draft", ["9 waiver.not-in-force"]),
    ("not approved", ["9 waiver.not-in-force"]), ("approved", []), ("n/a", []),
  ])
  func `a status may take a waiver back`(status: String, notes: [String]) {
    let read = ReadDocument(
      "a.md",
      "---\nkind: waiver\ncheck: x\nreason: y\nauthor: a\napprover: b\nexpires: 2026-05-01\nstatus: \(status)\n---\n# No x\n"
    )
    #expect(
      read.diagnostics.filter { $0.contains("waiver.") }.map { String($0.split(separator: " ")[1]) }
        == notes.map { String($0.split(separator: " ")[1]) })
  }

  @Test(arguments: [
    ("**Decision:** Rejected by head-of-operations", true), ("**Approval:** pending", true),
    ("- [ ] Approved by the CTO", true), ("**Decision:** Accept until the migration", false),
    ("- [x] Approved by the CTO", false), ("- [ ] Rotate the key", false), ("> **Revoked on 2026-11-15**", true),
    ("> **Rejected by the CTO**", true), ("**EXPIRED**", true), ("> Expired keys are renewed by hand.", false),
    ("> ~~Revoked on 2026-11-15~~", false), ("> No backups run until May.", false),
    ("> Not valid for other services.", false),
    ("> Not approved by the CTO", true),
    ("## Decision\n\nRejected on 2026-11-15 by the CTO.", true), ("## Decision\n\n- Not approved", true),
    ("> This waiver is no longer in force.", true), ("This waiver no longer applies since May.", true),
    ("Ada has taken back her approval.", true), ("## Decision\n\nThe board did not approve this waiver.", true),
    ("## Decision\n\nAda rejected the request.", true), ("## Decision\n\nThe waiver has not been granted.", true),
    ("This waiver is no longer valid once the till moves.", false), ("> The old till is no longer in use.", false),
    ("> The till is no longer in force.", false), ("> The board did not approve a longer term.", false),
    ("## Decision\n\nThe board rejected the first request; it was approved in May.", false),
    ("## Decision\n\nThe board rejected a longer term.", false),
    ("## Decision\n\nThe board approved this waiver.", false),
    ("The board did not approve this waiver.", false),
    ("## Decision\n\nNo drill until May.", false), ("## Decision\n\nAccepted on 2026-11-15.", false),
  ])
  func `its text may refuse it, whatever its front matter says`(text: String, isRefused: Bool) {
    let front = "---\nkind: waiver\ncheck: x\nreason: Moved in May\nauthor: a\napprover: b\nexpires: 2026-05-01\n---\n"
    let read = ReadDocument("a.md", "\(front)# No x\n\n\(text)\n")
    #expect(read.diagnostics.contains { $0.hasSuffix("waiver.not-in-force") } == isRefused)
  }

  @Test(arguments: [
    ("team-pay", "the author", true), ("team-pay", "see author", true), ("team-pay", "The team itself", true),
    ("team-pay", "team-pay, team-pay", true), ("Byron, Ada", "Ada Byron", true), ("Ada Byron", "Byron, Ada", true),
    ("team-pay", "same as author", true), ("Ada, Bo", "Bo & Ada", true), ("team-pay", "the author, team-pay", true),
    ("team-a", "head-of-operations", false), ("team-pay", "team-pay, head-of-operations", false),
    ("team-pay", "the author's manager", false), ("team-pay", "team-payments", false),
    ("team-a", "self-service", false),
    ("Byron, Ada", "Ada Lovelace", false), ("team-pay", "the operations team", false),
    ("ann@x.org", "Ann <ann@x.org>", true), ("Ann", "Ann (ann@x.org)", true), ("ann@x.org", "Bo <bo@x.org>", false),
  ])
  func `nobody approves his own under another name`(author: String, approver: String, isOwn: Bool) {
    let waiver = Waiver(check: "x", reason: "y", author: author, approver: approver)
    #expect(waiver.faults.contains(.selfApproved) == isOwn)
  }

  @Test(arguments: [("Ada Byron?", true), ("?", true), ("Ada Byron", false)])
  func `who asks whether somebody approved it names no approver`(approver: String, hasNone: Bool) {
    let waiver = Waiver(check: "x", reason: "y", author: "team-a", approver: approver)
    #expect(waiver.faults.contains(.noApprover) == hasNone)
  }

  @Test func `a table, front matter and InSpec's file are read`() throws {
    let table = """
      # Exceptions

      | Check | Service | Reason | Approved by | Expires |
      |---|---|---|---|---|
      | backups | till | Moved in May | platform | 2026-05-31 |
      | drills | | | | - |
      """
    let read = ReadDocument("docs/list.md", table)
    #expect(read.records.map(\.title) == ["till backups", "drills"])
    #expect(read.diagnostics == ["6 waiver.no-approver", "6 waiver.no-expiry", "6 waiver.no-reason"])
    let front = ReadDocument(
      "a.md", "---\nkind: waiver\ncheck: x\nreason: y\nauthor: a\napprover: b\nexpires: 2026-05-01\n---\n# No x\n")
    #expect(front.records.map(\.title) == ["No x"])
    #expect(front.diagnostics == [])
    let inspec = ReadDocument("waiver.yml", "a-1:\n  expiration_date: 2026-02-15\n  justification: soon\n")
    #expect(inspec.records.map(\.statedID) == ["a-1"])
  }

  @Test func `a day of creation that is none is a fault`() throws {
    let read = ReadDocument(
      "a.md",
      "---\nkind: waiver\ncheck: x\nreason: y\nauthor: a\napprover: b\ncreated: 2026-13-01\nexpires: 2026-05-01\n---\n# No x\n"
    )
    guard case .waiver(let waiver) = try #require(read.records.first).details else { return }
    #expect(waiver.faults == [.unreadableCreated])
    #expect(read.diagnostics == ["7:10 date.unreadable", "10 waiver.unreadable-day-of-creation"])
  }

  @Test func `prose on waivers, and other lists, are none`() {
    #expect(ReadDocument("docs/waiver-policy.md", "# Waiver policy\n\nA waiver needs a reason.\n").records == [])
    #expect(ReadDocument("a.yml", "a-1:\n  justification: x\n").records == [])
    #expect(ReadDocument("exceptions.yml", "handlers: {a: b}\n").records == [])
  }

  @Test func `one that its author approved has a fault, however the name is written`() {
    let waiver = Waiver(check: "x", reason: "y", author: "a", approver: "A", expires: Day(iso: "2026-03-01"))
    #expect(waiver.faults == [.selfApproved])
  }

  @Test(
    arguments: [
      (
        "waivers/EXC-1.md",
        "# Exception: no drill\n\n- **Control**: operations.drill\n- **Requested by**: Ana\n- **Approved by**: Olga\n"
          + "- **Justification**: The team is small.\n- **Created**: 2026-10-01\n- **Expires**: 2026-12-01\n",
        "operations.drill", "Olga", "2026-12-01"
      ),
      (
        "risks/SEC-12.md",
        "# Risk Acceptance: SEC-12\n\n### Accepted By\n\n- **Name**: Olga\n- **Date**: 2026-10-01\n\n### Justification\n\n"
          + "A partner cannot upgrade.\n\n### Conditions\n\n- **Expiration**: 2026-12-31\n", nil, "Olga", "2026-12-31"
      ),
    ] as [(String, String, String?, String, String)])
  func `a document about one waiver is one`(
    _ path: String, _ text: String, _ check: String?, _ approver: String, _ expires: String
  ) throws {
    let record = try #require(ReadDocument(path, text).only(.waiver).first)
    guard case .waiver(let waiver) = record.details else { return }
    #expect(waiver.check == check)
    #expect(waiver.approver == approver)
    #expect(waiver.expires?.iso == expires)
    #expect(waiver.created?.iso == "2026-10-01")
    #expect(waiver.reason != nil)
  }

  @Test(arguments: [
    ("| Gap ID | Justification | Approval | Expiration |", 1), ("| Risk ID | Reason | Approved by | Review date |", 1),
    ("| Exception ID | Reason | Approval | Expiration |", 1), ("| Gap | Reason | Approval | Expiration |", 0),
  ])
  func `registers have columns of many names`(header: String, count: Int) {
    let text = "# Exceptions\n\n\(header)\n|---|---|---|---|\n| G-1 | The till moves. | Olga | 2026-12-01 |\n"
    let read = ReadDocument("docs/list.md", text)
    #expect(read.only(.waiver).count == count)
    for record in read.only(.waiver) {
      guard case .waiver(let waiver) = record.details else { continue }
      #expect(waiver.approver == "Olga")
      #expect(waiver.expires?.iso == "2026-12-01")
    }
  }

  @Test(arguments: [
    ("Review date | Expires", "2026-10-01 | 2026-12-01"), ("Expires | Review date", "2026-12-01 | 2026-10-01"),
    ("Expires | Review by", "- | 2026-12-01"),
  ])
  func `the day of a review is the end where there is no other`(names: String, cells: String) throws {
    let text =
      "# Exceptions\n\n| Check | Reason | \(names) |\n|---|---|---|---|\n| a.b | The till moves. | \(cells) |\n"
    let record = try #require(ReadDocument("docs/list.md", text).only(.waiver).first)
    guard case .waiver(let waiver) = record.details else { return }
    #expect(waiver.expires?.iso == "2026-12-01")
  }

  private static let fields = "| Reason | The till moves. |\n| Approved by | Olga |\n| Expires | 2026-12-01 |\n"

  @Test(
    arguments: [
      ("# Exception: owner\n\n| Field | Value |\n|---|---|\n| Check | a.b |\n" + fields, ["Exception: owner"]),
      ("# Exception: owner\n\n| Check | a.b |\n|---|---|\n" + fields, ["Exception: owner"]),
      (
        "# Exceptions\n\n## One\n\n| Field | Value |\n|---|---|\n| Check | a.b |\n" + fields
          + "\n## Rejected\n\n| Field | Value |\n|---|---|\n| Check | c.d |\n" + fields, ["a.b", "c.d out of force"]
      ),
      ("# Exceptions\n\n| Check | Reason |\n|---|---|\n| a.b | The till moves. |\n", []),
    ] as [(String, [String])])
  func `the fields of a waiver may stand in a table`(_ text: String, _ expected: [String]) {
    let found = ReadDocument("docs/list.md", text).only(.waiver).compactMap { record -> String? in
      guard case .waiver(let waiver) = record.details else { return nil }
      return record.title + (waiver.isOutOfForce ? " out of force" : "")
    }
    #expect(found == expected)
  }

  private static let section =
    "**Severity**: High\n\n**Status**: **Accepted with mitigation**\n\n**Rationale**: No release mends it.\n\n"
    + "**Owner**: Security\n\n**Expiry Date**: 2026-11-24 (90 days)\n"

  @Test(
    arguments: [
      ("## Active\n\n### CVE-2026-1 (parser)\n\n\(section)", ["CVE-2026-1 (parser) until 2026-11-24"]),
      (
        "## Active\n\n### One\n\n\(section)\n### Two\n\n\(section)\n## Expired\n\n### Old\n\n\(section)",
        ["One until 2026-11-24", "Two until 2026-11-24", "Old out of force"]
      ),
      ("## Expired keys on the test bench\n\n\(section)", ["Expired keys on the test bench until 2026-11-24"]),
      ("## ~~One~~\n\n\(section)", ["One out of force"]),
      ("## Template\n\n\(section)", []), ("## How to ask for one\n\n\(section)", []),
      ("## Active\n\n### CVE-2026-1\n\n**Severity**: High\n\n**Owner**: Security\n", []),
      (
        "- Requested by: Ana\n- Approved by: Olga\n- Reason: The team is small.\n\n## Validity\n\n- Expires: 2026-11-24\n"
          + "- Owner: Ana\n", ["Waivers until 2026-11-24"]
      ),
    ] as [(String, [String])])
  func `a section that says until when is a waiver`(_ text: String, _ expected: [String]) {
    let found = ReadDocument("docs/waivers.md", "# Waivers\n\n\(text)").only(.waiver).compactMap { record -> String? in
      guard case .waiver(let waiver) = record.details else { return nil }
      return record.title + (waiver.isOutOfForce ? " out of force" : " until \(waiver.expires?.iso ?? "?")")
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("docs/exceptions.md", "# Exception handling\n\nReason: they happen.\n"),
    ("docs/waiver-policy.md", "# Waivers\n\n- **Approver**: the head of operations\n- **Expires**: after 90 days\n"),
    ("templates/waiver.md", "# Waiver\n\n- Check: x\n- Reason: y\n- Approver: z\n- Expires: 2026-12-01\n"),
  ])
  func `what speaks of waivers is none`(_ path: String, _ text: String) {
    #expect(ReadDocument(path, text).only(.waiver).isEmpty)
  }

  @Test func `registers use the names of their tools`() throws {
    let list =
      "exceptions:\n  - {id: E-1, check: a.b, reason: A patch is due., approved_by: olga, created_at: 2026-10-01, expires_at: 2026-12-15}\n"
    let read = ReadDocument("exceptions.yaml", list)
    guard case .waiver(let waiver) = try #require(read.only(.waiver).first).details else { return }
    #expect(waiver.expires?.iso == "2026-12-15")
    #expect(waiver.created?.iso == "2026-10-01")
    #expect(waiver.approver == "olga")
    #expect(read.diagnostics == [])
  }
}

@Suite struct ProposalTests {
  @Test func `the facts of an enhancement stand beside its text`() throws {
    let text = """
      title: Faster tills
      kep-number: 12
      owning-sig: sig-till
      status: implemented (alpha)
      creation-date: 2025-05-02
      last-updated: 2025-05-01
      stage: beta
      """
    let read = ReadDocument("keps/sig-till/12-faster/kep.yaml", text)
    let record = try #require(read.only(.proposal).first)
    #expect(record.title == "Faster tills")
    #expect(record.statusRaw == "implemented (alpha)")
    #expect(record.owner == "sig-till")
    #expect(record.date?.iso == "2025-05-02")
    #expect(record.details == .proposal(Proposal(number: 12, status: "implemented", stage: "beta")))
    #expect(read.diagnostics == ["6 proposal.date-order"])
    #expect(ReadDocument("keps/NNNN-template/kep.yaml", text).records == [])
  }

  @Test func `approvals in a file of their own belong to the proposal of that number`() {
    var records =
      ReadDocument("keps/1-a/kep.yaml", "kep-number: 1\ntitle: A\nstatus: draft\n").records
      + ReadDocument("keps/ready/1.yaml", "kep-number: 1\nalpha:\n  approver: \"@data\"\nbeta: {approver: platform}\n")
      .records
    joinApprovals(&records)
    #expect(records.map(\.title) == ["A"])
    #expect(records.first?.fields.map(\.value) == ["alpha @data, beta platform"])
  }

  @Test func `statuses that are a template's choice or misspelt are reported`() {
    func diagnostics(_ status: String) -> [String] {
      ReadDocument("a/1-b/kep.yaml", "kep-number: 1\ntitle: A\nstatus: \(status)\n").diagnostics
    }
    #expect(diagnostics("draft|final") == ["3:9 proposal.status-placeholder"])
    #expect(diagnostics("imlpemented") == ["3:9 status.unknown"])
    #expect(diagnostics("provisional") == [])
  }

  @Test(arguments: [
    ("rfcs/0007-faster.md", true), ("docs/RFC-0007-faster.md", true), ("docs/proposals/rfc/RFC-7/README.md", true),
    ("docs/proposals/adr/0007-faster.md", false), ("rfcs/README.md", false), ("rfcs/0000-template.md", false),
    ("docs/faster.md", false),
  ])
  func `requests for comments are found by folder and by name`(_ path: String, _ isProposal: Bool) {
    let records = ReadDocument(path, "# RFC-0007: Faster tills\n\nStatus: accepted\n").only(.proposal)
    #expect(records.isEmpty != isProposal)
    if let record = records.first {
      #expect(record.title == "Faster tills")
      #expect(record.details == .proposal(Proposal(number: 7, status: "accepted")))
    }
  }
}
