import Collecting
import ReportModel
import Testing

@Suite struct CertificateReaderTests {
  private static let path = "docs/agents/vera/certificates/load_check_mill_20260304_101500.md"

  /// A certificate with everything that one has, but for what is put in its place.
  private static func text(
    decision: String = "**Status**: APPROVED", evidence: String = "- `src/mill.py:4-9`",
    date: String = "2026-03-04 10:15:00",
    signature: String = ""
  ) -> String {
    """
    # LOAD CHECK CERTIFICATE

    **Component**: mill
    **Agent**: vera
    **Date**: \(date)
    **Certificate ID**: VERA-7

    ## FINDINGS
    **Status**: REJECTED

    ## DECISION/OUTCOME
    \(decision)

    ## EVIDENCE
    \(evidence)

    ## SIGNATURE
    Agent: vera
    \(signature)
    """
  }

  private static func read(_ text: String, at path: String = path) -> (Certificate?, Record?, [String]) {
    let read = ReadDocument(path, text)
    guard let record = read.only(.certificate).first, case .certificate(let certificate) = record.details else {
      return (nil, nil, read.diagnostics)
    }
    return (certificate, record, read.diagnostics)
  }

  private static func verdict(_ text: String, named name: String = "mill.md") -> (Certificate.Verdict?, Certificate?)? {
    guard let record = ReadDocument("docs/certificates/\(name)", text + "\n").only(.certificate).first,
      case .certificate(let certificate) = record.details
    else { return nil }
    return (certificate.verdict, certificate)
  }

  @Test(
    arguments: [
      (
        "| Field | Value |\n|---|---|\n| Component | mill |\n| Expires | 2027-04-01 |\n| Status | NOT APPROVED |",
        .rejected
      ),
      ("**Component:** mill\n**Valid until:** 2027-04-01\n**Result:** REJECTED", .rejected),
      ("**Service:** mill\n**Issued by:** Ann\n**Status:** ✅ CERTIFIED\n**Valid until:** 2027-04-01", .approved),
      (
        "| Field | Value |\n|---|---|\n| Certificate ID | M-1 |\n| Issued on | 01.10.2026 |\n| Expires | 01.04.2027 |\n"
          + "| Decision | APPROVED WITH CONDITIONS |", .conditionallyApproved
      ),
      ("**Status:** APPROVED\n**Result:** REJECTED\n**Valid until:** 2027-04-01", .rejected),
    ] as [(String, Certificate.Verdict)])
  func `one without a decision section decides in its head`(head: String, verdict: Certificate.Verdict) {
    let found = Self.verdict("# Production Readiness Certificate\n\n\(head)\n\nWe read the code.")
    #expect(found?.0 == verdict)
    #expect(found?.1?.validUntil?.iso == "2027-04-01")
  }

  @Test(arguments: [
    "# Certificate rotation\n\n**Status:** in progress", "# TLS certificate\n\n**Status:** valid",
    "# Notes\n\n**Status:** APPROVED",
  ])
  func `what only lies among certificates is none`(text: String) { #expect(Self.verdict(text) == nil) }

  @Test(
    arguments: [
      ("**APPROVED** ✅", .approved), ("✅ **APPROVED**", .approved), ("✅ APPROVED", .approved),
      ("**REJECTED** ❌", .rejected), ("❌ **APPROVED**", nil),
      ("APPROVED\n\n- [ ] F-1 must be closed before launch", .conditionallyApproved),
      ("APPROVED\n\n- [x] F-1 was closed", .approved), ("- [x] APPROVED\n- [ ] REJECTED", .approved),
      ("**Status:** APPROVED\n\nThe US region is REJECTED.", .unrecognised),
      ("**Status:** APPROVED\n\nNothing is rejected.", .approved),
      ("**Status:** APPROVED\n\nThe one of June was REJECTED.", .approved),
    ] as [(String, Certificate.Verdict?)])
  func `a mark, a box and a part beside it are heard`(decision: String, verdict: Certificate.Verdict?) {
    let head = "# Certificate: mill\n\n**Agent:** vera\n**Component:** mill\n**Date:** 2026-11-01\n\n"
    #expect(Self.verdict(head + "## DECISION\n\n" + decision)?.0 == verdict)
  }

  @Test(
    arguments: [
      ("❌ NOT CERTIFIED FOR PRODUCTION", Certificate.Verdict.rejected), ("Not approved for launch", .rejected),
      ("The team was certified last year", nil),
      ("Nobody has approved the budget of the next year in this meeting", nil),
    ] as [(String, Certificate.Verdict?)])
  func `a short refusal in the decision section needs no name`(line: String, verdict: Certificate.Verdict?) {
    let text =
      "# Production Certification Report\n\n**Certification ID**: PC-12\n**Date**: 2026-11-12\n**Component**: Shop\n\n"
      + "## Final Decision\n\n\(line)\n"
    let found = ReadDocument("docs/certification/report.md", text).only(.certificate)
    let verdicts = found.map { record -> Certificate.Verdict? in
      if case .certificate(let certificate) = record.details { certificate.verdict } else { nil }
    }
    #expect(verdicts == [verdict])
  }

  @Test(arguments: [
    ("a ticked refusal", "- [ ] APPROVED\n- [x] REJECTED", "", Certificate.Verdict.rejected),
    ("a ticked approval", "- [x] APPROVED\n- [ ] REJECTED", "", .approved),
    ("boxes as signs", "☐ APPROVED\n☒ REJECTED", "", .rejected),
    ("a second status", "**Status**: APPROVED\n\n**Status**: REJECTED", "", .rejected),
    ("a milder second one", "**Status**: REJECTED\n\n**Status**: APPROVED", "", .rejected),
    ("a refusal in another field", "**Status**: APPROVED\n**Verdict**: NO-GO", "", .noGo),
    ("advice beside a decision", "**Status**: APPROVED\n**Recommendation**: RECOMMEND", "", .approved),
    ("a revocation", "**Status**: APPROVED", "## REVOCATION\n**Status**: REVOKED on 2026-11-24", .unrecognised),
    ("no revocation", "**Status**: APPROVED", "## REVOCATION\n**Status**: none", .approved),
    ("struck", "**Status**: ~~APPROVED~~ REJECTED", "", .rejected),
    ("a sentence on its revocation", "APPROVED", "## Revocation\n\nThis certificate is revoked.", .unrecognised),
    ("who revoked it", "APPROVED", "## Revocation\n\nRevoked by Omar on 2026-11-25: failed.", .unrecognised),
    ("a heading with the day", "APPROVED", "## Revoked 2026-11-25\n\nSee INC-7.", .unrecognised),
    ("a heading above the reason", "APPROVED", "## Revoked\n\nSee INC-7.", .unrecognised),
    ("a heading above nothing", "APPROVED", "## Revoked\n\nNo.", .approved),
    ("an empty heading", "APPROVED", "## Revoked\n", .approved),
    ("bold words", "APPROVED\n\n**REVOKED 2026-11-25**", "", .unrecognised),
    ("another word", "APPROVED", "The approval was withdrawn on 25 November 2026.", .unrecognised),
    ("a field", "APPROVED", "**Revoked:** 2026-11-25", .unrecognised),
    ("a field that says no", "APPROVED", "**Revoked:** no", .approved),
    ("a field to fill in", "APPROVED", "**Revoked:** [date]", .approved),
    ("an empty field", "APPROVED", "**Revoked:**", .approved),
    ("not revoked", "APPROVED", "## Revocation\n\nThis certificate is not revoked.", .approved),
    ("a day filled in", "APPROVED", "## Revocation\n\n- Date: 2026-11-25\n- Reason: failed", .unrecognised),
    ("no day filled in", "APPROVED", "## Revocation\n\n- Date: -\n- Reason: -", .approved),
    ("what may be", "APPROVED", "## Revocation\n\nThis certificate may be revoked if the drill fails.", .approved),
    ("what would be", "APPROVED", "## Revocation\n\nRevoked if the drill fails.", .approved),
    ("on an event", "APPROVED", "## Revocation\n\nRevoked on failure of the drill.", .approved),
    ("none", "APPROVED", "## Revocation\n\nNone.", .approved),
    ("other things revoked", "APPROVED", "Revoked keys are refused.", .approved),
    ("a refusal revoked", "REJECTED", "This certificate is revoked.", .rejected),
    ("open boxes", "APPROVED", "## Conditions\n\n- [ ] add pager by 2026-12-15 (owner: Kim)", .conditionallyApproved),
    ("a day", "APPROVED", "## Conditions\n\n- add pager by 2026-12-15", .conditionallyApproved),
    ("ticked boxes", "APPROVED", "## Conditions\n\n- [x] add pager by 2026-12-15", .approved),
    ("what it rests on", "APPROVED", "## Conditions\n\n- Runs on two nodes", .approved),
    ("no conditions", "APPROVED", "## Conditions\n\nNone", .approved),
    ("a section on its scope", "APPROVED", "## Scope\n\nStaging only.", .unrecognised),
    ("a condition of its own", "**Status**: APPROVED\n**Conditions**: Rotate the key", "", .conditionallyApproved),
    ("its own, numbered", "**Status**: APPROVED\n**Conditions**:\n1. Rotate the key", "", .conditionallyApproved),
    ("its own, met", "**Status**: APPROVED\n**Conditions**: All met.", "", .approved),
    ("none of its own", "**Status**: APPROVED\n**Conditions**: None at this time", "", .approved),
    ("none required", "**Status**: APPROVED\n**Conditions**: Not required", "", .approved),
    ("those of before", "**Status**: APPROVED\n**Conditions**: All previous conditions met", "", .approved),
    ("an update", "APPROVED\n\n**Update 2026-11-25**: REVOKED after the pentest.", "", .unrecognised),
    ("an update on something else", "APPROVED\n\n**Update 2026-11-25**: Two revoked keys removed.", "", .approved),
    ("a warning in a frame", "APPROVED\n\n> [!WARNING]\n> Approval revoked on 2026-11-25.", "", .unrecognised),
    ("a status of production", "- **Status**: APPROVED\n- **Status (production)**: NO_GO", "", .noGo),
    ("a status of staging", "- **Status**: APPROVED\n- **Status (staging)**: NO_GO", "", .approved),
    ("the whole", "**Status**: APPROVED\n**Overall**: NO_GO", "", .noGo),
    ("its reason", "**Status**: APPROVED\n**Rationale**: Approved for staging only.", "", .unrecognised),
    ("a reason", "**Status**: APPROVED\n**Rationale**: Tested in staging only.", "", .approved),
    ("a draft", "APPROVED", "## Scope\n\n**Status**: DRAFT", .unrecognised),
    ("a wide scope", "APPROVED", "## Scope\n\nThe API in staging and production.", .approved),
  ])
  func `the strictest that its decision states counts`(
    sentence: String, decision: String, signature: String, verdict: Certificate.Verdict
  ) {
    let text = Self.text(decision: decision) + "\n\n\(signature)\n"
    #expect(Self.read(text).0?.verdict == verdict, "\(sentence)")
  }

  @Test(arguments: [
    ("**Status**: REVOKED", Certificate.Verdict.unrecognised), ("**Status**: Active", .approved),
    ("**Scope**: staging only", .unrecognised), ("**Scope**: only for the test environment", .unrecognised),
    ("**Environment**: staging", .unrecognised), ("**Environment**: production", .approved),
    ("**Scope**: test automation", .approved), ("**Scope**: API, staging and prod", .approved),
  ])
  func `its head may withhold it`(line: String, verdict: Certificate.Verdict) {
    let text = Self.text().split(separator: "**Certificate ID**").joined(separator: line + "\n**Certificate ID**")
    #expect(Self.read(text).0?.verdict == verdict)
  }

  @Test(
    arguments: [
      ("days from its date", "", "Valid for 5 days.", "2026-03-09"),
      ("a sentence about it", "", "This certificate is valid for 2 weeks.", "2026-03-18"),
      ("a field with days", "**Validity**: 30 days\n", "", "2026-04-03"),
      ("the earlier of two", "**Valid until**: 2026-03-06\n", "Valid for 5 days.", "2026-03-06"),
      ("days of another thing", "", "The TLS certificate is valid for 5 days.", nil),
      ("a field in the head", "**Valid until**: 2026-11-25\n", "", "2026-11-25"),
      ("another name", "**Expires**: 25.11.2026\n", "", "2026-11-25"),
      ("below the decision", "", "**Valid until**: 2026-11-25", "2026-11-25"),
      ("a sentence", "", "## VALIDITY\n\nThis certificate is valid until 2026-11-25.", "2026-11-25"),
      ("that of another thing", "", "The TLS certificate is valid until 2026-11-25.", nil),
      ("without end", "**Expires**: never\n", "", nil),
      ("in a finding", "", "## FINDINGS\n\n### 1. The TLS certificate is old (LOW)\n\n**Expires**: 2026-11-25", nil),
      ("behind the findings", "", "## FINDINGS\n\nNone.\n\n## END\n\n**Expires**: 2026-11-25", "2026-11-25"),
    ] as [(String, String, String, String?)])
  func `the last day on which it holds is read`(sentence: String, head: String, end: String, day: String?) {
    let text = Self.text().split(separator: "**Certificate ID**").joined(separator: head + "**Certificate ID**")
    #expect(Self.read(text + "\n" + end + "\n").0?.validUntil?.iso == day, "\(sentence)")
  }

  @Test(arguments: [
    ("a heading", "### 1. SQLi (CRITICAL)\n\nText.", ["! SQLi critical"]),
    ("an item", "- CRITICAL: SQLi", ["! SQLi critical"]),
    ("below a level", "### Critical\n\n- SQLi\n\n### High\n\n- None", ["! SQLi critical"]),
    ("a closed one", "### 1. SQLi (CRITICAL, fixed)", ["x SQLi critical"]), ("none", "None.", []),
  ])
  func `its findings are read`(sentence: String, findings: String, states: [String]) {
    let text = Self.text().split(separator: "**Status**: REJECTED").joined(separator: findings)
    let found = Self.read(text).0?.findings.map {
      "\($0.isClosed ? "x" : "!") \($0.title) \($0.severity?.rawValue ?? "-")"
    }
    #expect(found == states, "\(sentence)")
  }

  private func placeless(_ condition: Certificate.Condition) -> Certificate.Condition {
    var condition = condition
    (condition.line, condition.metOn) = (nil, nil)
    return condition
  }

  @Test func `a column says of each condition whether it is met`() {
    let rows = [
      ("no", false), ("yes", true), ("✅", true), ("x", true), ("[x]", true), ("done 2026-11-18", true),
      ("✔ 18 Nov", true), ("2026-11-18", true), ("not yet", false), ("yes?", false), ("partially", false),
      ("by 2026-12-01", false), ("due 2026-12-01", false), ("", false), ("[ ]", false),
    ]
    let table =
      "| Condition | Due | Done |\n|---|---|---|\n"
      + rows.map { "| A | 2026-11-20 | \($0.0) |" }.joined(separator: "\n")
    let decision = "**Status**: CONDITIONALLY_APPROVED\n\n**Conditions**:\n\n\(table)"
    let conditions = Self.read(Self.text(decision: decision)).0?.conditions ?? []
    #expect(conditions.map(\.isMet) == rows.map(\.1))
    #expect(Set(conditions.map(\.line)).count == rows.count)
    #expect(conditions.compactMap(\.metOn) == [Day(iso: "2026-11-18"), Day(iso: "2026-11-18")].compactMap(\.self))
  }

  @Test func `a status that is a day says nothing`() {
    let table = "| Condition | Status |\n|---|---|\n| A | 2026-11-20 |\n| B | x |\n| C | done |"
    let decision = "**Status**: CONDITIONALLY_APPROVED\n\n**Conditions**:\n\n\(table)"
    #expect(Self.read(Self.text(decision: decision)).0?.conditions.map(\.isMet) == [false, false, true])
  }

  @Test func `its conditions may stand in a table`() {
    let table = "| # | Condition | Owner | Due |\n|---|---|---|---|\n| 1 | Enable MFA | bob | 2026-12-20 |"
    let decision = "**Status**: CONDITIONALLY_APPROVED\n\n**Conditions**:\n\n\(table)"
    #expect(
      Self.read(Self.text(decision: decision)).0?.conditions.map(placeless)
        == [Certificate.Condition("Enable MFA", owner: "bob", due: Day(iso: "2026-12-20"))])
  }

  @Test func `the time of signature is read with its zone`() {
    let (certificate, _, _) = Self.read(Self.text(date: "2026-03-04 10:15:00 +02:00"))
    #expect(certificate?.signed == Moment(day: Day(iso: "2026-03-04")!, minute: 615, offset: 120))
  }

  @Test func `what it lifts by id is kept, its own and what stands in fences left out`() {
    let rationale = """
      **Status**: APPROVED
      **Rationale**: PELL-20260121-090500 is lifted, as is `SABL_7` of 2026-01-20.

      | lifted |
      |---|
      | WREN-9 |

      ```
      OTTO-1
      ```
      """
    #expect(Self.read(Self.text(decision: rationale)).0?.liftedIDs == ["PELL-20260121-090500", "SABL_7", "WREN-9"])
  }

  @Test(
    arguments: [
      ("This does not lift QA-1, which remains in force.", []), ("QA-1 must be resolved first.", []),
      ("QA-1 is lifted: nothing is lost.", ["QA-1"]),
      ("The stop QA-1 still stands; approved for staging.", []), ("See QA-1.", []), ("~~Lifts QA-1.~~", []),
      ("QA-1 is lifted once the key is rotated.", []), ("QA-1 is to be lifted.", []),
      ("Lifts QA-1.", ["QA-1"]), ("The stop QA-1 is lifted. Nothing else was.", ["QA-1"]),
      ("Supersedes QA-1\n**Conditions**: None", ["QA-1"]), ("Lifts:\n\n- QA-1\n- QA-2", ["QA-1", "QA-2"]),
      ("Fine.\n\n## Lifted\n\n- QA-1", ["QA-1"]),
    ] as [(String, [String])])
  func `only what it says is lifted is`(rationale: String, ids: [String]) {
    let text = Self.text(decision: "**Status**: APPROVED\n**Rationale**: \(rationale)")
    #expect(Self.read(text).0?.liftedIDs == ids)
  }

  @Test func `a certificate is read whole`() throws {
    let (certificate, record, diagnostics) = Self.read(Self.text())
    #expect(diagnostics == [])
    #expect(certificate?.agent == "vera")
    #expect(certificate?.component == "mill")
    #expect(certificate?.certificateID == "VERA-7")
    #expect(certificate?.idLine == 6)
    #expect(certificate?.hashState == .absent)
    #expect(certificate?.issued == "2026-03-04 10:15:00")
    #expect(record?.date == Day(iso: "2026-03-04"))
    #expect(record?.statedID == "VERA-7")
    #expect(record?.statedService == "mill")
    #expect(record?.citations.map(\.path) == ["src/mill.py"])
  }

  @Test(
    arguments: [
      ("a status of a finding is none of the certificate", "Looks fine.\n\n**Rationale**: good.", nil, nil),
      ("the exact word", "**Status**: GO", Certificate.Verdict.go, 12),
      ("a heading below that of the decision", "### Status: NO_GO", .noGo, 12),
      ("bold words alone", "**CONDITIONALLY_APPROVED**\n\nOn what follows.", .conditionallyApproved, 12),
      ("another label", "**Final Decision**: APPROVED", .approved, 12),
      ("a value on the next line", "**Status**:\nREQUIRES_REMEDIATION", .requiresRemediation, 13),
    ] as [(String, String, Certificate.Verdict?, Int?)])
  func `the verdict is that of the decision section`(
    sentence: String, decision: String, verdict: Certificate.Verdict?, line: Int?
  ) {
    let (certificate, _, _) = Self.read(Self.text(decision: decision))
    #expect(certificate != nil, "\(sentence)")
    #expect(certificate?.verdict == verdict, "\(sentence)")
    #expect(certificate?.verdictLine == line, "\(sentence)")
  }

  @Test(arguments: [
    (
      "a list", "**Conditions**:\n1. Pin the image.\n2. Try the rollback.\n   - twice",
      ["Pin the image.", "Try the rollback."]
    ),
    ("a line", "**Conditions**: Test it again.", ["Test it again."]),
    ("none", "**Conditions**: None", []),
    ("not applicable", "**Conditions**: N/A", []),
    ("a heading of their own", "### Conditions\n\n- One.\n- Two.\n\nThanks.\n\n- No more.", ["One.", "Two."]),
    (
      "groups of them", "### Mandatory Conditions\n\n#### Now\n1. One.\n\n#### Later\n1. Two.\n\n### More\n- No.",
      ["One.", "Two."]
    ),
    ("what follows another label is none", "**Conditions**:\n\n**Evidence**:\n- A log", []),
  ])
  func `conditions are the items below their label`(sentence: String, text: String, conditions: [String]) {
    let (certificate, _, _) = Self.read(Self.text(decision: "**Status**: CONDITIONALLY_APPROVED\n\(text)"))
    #expect(certificate?.conditions.map(\.text) == conditions, "\(sentence)")
  }

  @Test(
    arguments: [
      ("a box that is ticked", "- [x] write docs", Certificate.Condition("write docs", isMet: true)),
      ("a box that does not apply", "- [-] write docs", .init("write docs", isMet: true)),
      ("struck through", "- ~~rename the queue~~", .init("rename the queue", isMet: true)),
      ("struck behind its box", "- [ ] ~~rename the queue~~", .init("rename the queue", isMet: true)),
      ("struck, with a word behind", "- ~~rename it~~ (fixed in 0a1b2c)", .init("rename it", isMet: true)),
      ("a tick in front", "- ✅ add alerts", .init("add alerts", isMet: true)),
      ("done by its own words", "- Rehearse it (done)", .init("Rehearse it", isMet: true)),
      ("met by its own words", "- Rehearse it: met.", .init("Rehearse it", isMet: true)),
      ("done behind a dash", "- Rehearse it — done", .init("Rehearse it", isMet: true)),
      ("done in front of a colon", "- Done: Rehearse it", .init("Rehearse it", isMet: true)),
      ("a tick behind", "- Rehearse it ✅", .init("Rehearse it", isMet: true)),
      ("all of them", "- All met.", .init("All met.", isMet: true)),
      ("all of them, below", "All conditions are met.", .init("All conditions are met.", isMet: true)),
      ("done by halves", "- Rehearse it — done in part", .init("Rehearse it — done in part")),
      ("not done", "- Rehearse it (not done)", .init("Rehearse it (not done)")),
      ("done soon", "- Rehearse it — done soon", .init("Rehearse it — done soon")),
      ("to be done", "- Get it done", .init("Get it done")),
      ("a cross", "- ❌ add alerts", .init("❌ add alerts")),
      ("ticked and taken back", "- [x] add alerts — reverted", .init("add alerts — reverted")),
      ("a tick of a plan", "- ✅ add alerts (planned)", .init("add alerts (planned)")),
      ("a tick of a demand", "- [x] alerts — must be tested", .init("alerts — must be tested", isMet: true)),
      ("met below it", "- add alerts\n  - Status: met on 2026-11-22", .init("add alerts", isMet: true)),
      (
        "owner and day below it", "- add alerts\n  - Owner: Ana\n  - Due: 2026-12-10",
        .init("add alerts", owner: "Ana", due: Day(iso: "2026-12-10"))
      ),
      (
        "an owner without a colon", "- add alerts — owner Ana, due 2026-12-10",
        .init("add alerts — owner Ana, due 2026-12-10", owner: "Ana", due: Day(iso: "2026-12-10"))
      ),
      (
        "an owner in the text", "- The owner must sign, due 2026-12-10",
        .init("The owner must sign, due 2026-12-10", due: Day(iso: "2026-12-10"))
      ),
      (
        "all of them behind the list", "- add alerts\n\n**All conditions met on 2026-11-22.**",
        .init("add alerts", isMet: true)
      ),
      ("all of them, some day", "- add alerts\n\nAll conditions must be met.", .init("add alerts")),
      ("struck in part", "- ~~rename~~ remove the queue", .init("~~rename~~ remove the queue")),
      (
        "an open box with owner and day", "- [ ] rotate keys (owner: ann, due 2026-12-20)",
        .init("rotate keys (owner: ann, due 2026-12-20)", owner: "ann", due: Day(iso: "2026-12-20"))
      ),
      (
        "a handle and a day", "- Rotate the key, @checkout by 2026-12-01",
        .init("Rotate the key, @checkout by 2026-12-01", owner: "@checkout", due: Day(iso: "2026-12-01"))
      ),
      (
        "a day with slashes", "- rotate keys (owner: ann, due 24/12/2026)",
        .init("rotate keys (owner: ann, due 24/12/2026)", owner: "ann", due: Day(iso: "2026-12-24"))
      ),
      (
        "a day in words", "- rotate keys by December 24, 2026",
        .init("rotate keys by December 24, 2026", due: Day(iso: "2026-12-24"))
      ),
      (
        "a day of something else", "- rotate by hand as on 24/12/2026",
        .init("rotate by hand as on 24/12/2026")
      ),
    ] as [(String, String, Certificate.Condition)])
  func `a condition says itself whether it is met, who has it and until when`(
    sentence: String, text: String, condition: Certificate.Condition
  ) {
    let (certificate, _, _) = Self.read(
      Self.text(decision: "**Status**: CONDITIONALLY_APPROVED\n\n### Conditions\n\n\(text)"))
    #expect(certificate?.conditions.map(placeless) == [condition], "\(sentence)")
  }

  @Test(arguments: [
    ("a decision without a status", text(decision: "Fine."), ["11 certificate.status-missing"]),
    ("words that are not known", text(decision: "**Status**: SPLENDID"), ["12:13 certificate.status-unrecognised"]),
    ("words that are understood", text(decision: "**Status**: NOT APPROVED"), ["12:13 certificate.status-nonstandard"]),
    (
      "conditions that are not named", text(decision: "**Status**: CONDITIONALLY_APPROVED"),
      ["12 certificate.conditions-missing"]
    ),
    ("no evidence", text(evidence: "- A log"), ["1 certificate.no-citations"]),
    ("words for a hash", text(signature: "Certificate Hash: VERA-OK"), ["19:19 certificate.hash-placeholder"]),
    ("too short a hash", text(signature: "Certificate Hash: 0a1b2c3d"), ["19:19 certificate.hash-placeholder"]),
  ])
  func `the author is told what is odd`(sentence: String, text: String, diagnostics: [String]) {
    #expect(Self.read(text).2 == diagnostics, "\(sentence)")
  }

  @Test func `a name without a time is told, and the folder names the agent`() {
    let text = Self.text().replacing("**Agent**: vera\n", with: "", maxReplacements: 1)
    let (certificate, _, diagnostics) = Self.read(text, at: "agents/otto/certificates/smoke.md")
    #expect(certificate?.agent == "otto")
    #expect(diagnostics == ["1 certificate.filename"])
  }

  @Test(arguments: [
    ("a hole to fill in", path, text(decision: "**Status**: [APPROVED/REJECTED/GO/NO_GO]")),
    ("a name that says template", "docs/certificates/certificate-template.md", text()),
    ("an index", "docs/certificates/README.md", text()),
    ("a document that only speaks of certificates", "docs/tls.md", "# Certificate rotation\n\n**Date**: 2026-01-01\n"),
  ])
  func `what only looks like one is none`(sentence: String, path: String, text: String) {
    #expect(Self.read(text, at: path).0 == nil, "\(sentence)")
  }

  @Test func `a status in the title of a launch certificate counts`() {
    let text = """
      # Launch Readiness Certificate

      **Service**: mill
      **Issued by**: vera
      **Date**: 2026-03-04

      **CERTIFICATE STATUS: LAUNCH NOT READY**
      """
    let (certificate, _, _) = Self.read(text, at: "docs/launch.md")
    #expect(certificate?.verdict == .noGo)
    #expect(certificate?.component == "mill")
  }

  /// The sum was made with `sha256sum` from the same lines without the last one.
  @Test(arguments: [
    ("as it was signed", "Fine.", "\n", Certificate.HashState.verified),
    ("line ends do not count", "Fine.", "\r\n", .verified),
    ("a changed word", "Fyne.", "\n", .mismatch),
  ])
  func `a seal is compared with the text`(
    sentence: String, rationale: String, lineEnd: String, state: Certificate.HashState
  ) {
    let lines = [
      "# CERTIFICATE", "", "**Component**: mill", "**Agent**: vera", "**Certificate ID**: V-1", "", "## DECISION",
      "**Status**: GO", "**Rationale**: \(rationale)", "", "## SIGNATURE", "Agent: vera",
      "Certificate Hash: sha256:612d9cb2a572608fd7c3faf7ae0784ecd7d83eb697c8dbdb744c133360f58795", "",
    ]
    #expect(Self.read(lines.joined(separator: lineEnd)).0?.hashState == state, "\(sentence)")
  }
}
