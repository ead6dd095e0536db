import Diagnostics
import ReportModel
import Testing

@testable import Assessing

@Suite struct ChecklistAnswerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var items: [ChecklistItem]
    var age: Int?
    var state: CheckState

    init(_ description: String, _ items: ChecklistItem..., age: Int? = 0, is state: CheckState) {
      (testDescription, self.items, self.age, self.state) = (description, items, age, state)
    }
  }

  @Test(arguments: [
    "untested", "open", "only in staging", "staging only", "in staging", "works only in dev",
    "will be added next quarter",
    "will add it", "coming in Q1", "waiting for ops", "awaiting sign-off", "unclear", "unclear who does it", "?", "ok?",
    "needs work", "needs a decision? unclear", "in theory", "should work", "to be staffed", "still in plain text",
    "still manual", "draft", "except the DB password", "expired 2025", "2 criticals open", "probably", "half done",
    "expected in March 2027", "yes, will be tested soon", "untested, see docs/x.md:1", "on hold", "still open",
    "outdated since May", "there is no way back yet", "we have no rollback", "lacks a script", "nobody knows how",
    "no one has tried, nobody knows how", "impossible at the moment", "currently red", "ready next week",
    "next quarter",
    "done in dev", "dev", "only for the demo", "demo only", "pending approval", "once legal agrees", "used to work",
    "was there until March", "nobody did it", "needs rotation", "the database password is still in git",
    "implement before launch", "half of the nodes", "no runbook", "there are no alerts", "no documented plan yet",
  ])
  func `an answer that leaves it open is none`(answer: String) {
    for text in ["Drill: \(answer)", "Drill — \(answer)", "Drill (weekly): \(answer)"] {
      let list = checklist([item("c", text: text)], on: today)
      #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .unknown, "\(text)")
    }
    let noted = checklist([item("c", note: answer)], on: today)
    #expect(Sample(records: [noted], checks: [Self.check]).assess().state(of: "c") == .unknown, "\(answer)")
  }

  @Test(arguments: [
    "❓", "⏳", "false", "nope", "nein", "off", "none", "Off — docs/vault.md:2", "off, see docs/vault.md", "removed",
    "someday", "yes and no", "Yes/No", "TBD", "planned", "no", "wrong",
  ])
  func `behind the id of a check a word may be the whole answer`(answer: String) {
    let list = checklist([item("c", text: answer)], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .unknown)
  }

  @Test(arguments: [
    "all in the vault", "done 2026-11-02", "removed the old keys", "none outstanding", "no open findings", "0 errors",
    "off-site copies every night", "false alarms are muted", "removed from git, in the vault", "99.9 % availability",
    "coverage 85 %", "95 % of requests below 200 ms", "100 %", "Debug mode: off", "Anonymous access: removed",
    "nobody else has the key", "used to deploy all services", "once a month", "once deployed, alerts fire",
    "needs two approvals", "pending requests are kept", "pending approval requests are kept", "done in production",
    "done in dev, staging and production", "tested in staging twice", "signed (QA)",
    "yes, in May 2026", "done, in May", "demo accounts are removed", "the vault is still in use",
    "alerts if a key is still in git", "no password is still in git", "the runbook is still in git",
    "the client is still open source",
    "the manifests are still in source control",
  ])
  func `behind the id of a check an answer may begin with such a word`(answer: String) {
    let list = checklist([item("c", text: answer)], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .pass)
  }

  @Test(
    arguments: [
      ("c", "90 %", .partial(done: 90, of: 100)), ("c", "0 %", .partial(done: 0, of: 100)),
      ("c", "about 80% done", .partial(done: 80, of: 100)), ("c", "none", .unknown),
      ("slo.availability", "99.9 %", .pass),
      ("tests.coverage", "85 %", .pass), ("reviews.no-critical", "none", .pass),
      ("reviews.no-critical", "TBD", .unknown),
    ] as [(String, String, CheckState)])
  func `the id of a check says what is measured, and what there should be none of`(
    id: String, answer: String, state: CheckState
  ) {
    let check = Check(id: id, question: "?", category: "All", severity: .required)
    let list = checklist([item(id, text: answer)], on: today)
    #expect(Sample(records: [list], checks: [check]).assess().state(of: id) == state)
  }

  @Test func `a percentage of what is measured is no share behind the id of a check either`() {
    let list = checklist([item("c", text: "Coverage", note: "85 %")], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .pass)
  }

  @Test(arguments: [
    "Yes, in May", "Yes, except for batch", "Passed with 2 failures", "Yes, but only in office hours",
    "OK until 100 rps",
    "Done - untested", "Done for 2 services, 3 remaining", "Complete once reviewed", "Yes for the EU only",
    "Yes, excluding the worker", "Done, but slow", "Configured, but nobody answers", "Done by end of week",
    "Fixed in next release", "Yes, on track", "Yes, in Q3",
  ])
  func `a cell that says yes and holds a part back is none`(answer: String) {
    let list = checklist([item("c", note: answer)], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .unknown, "\(answer)")
  }

  @Test(arguments: [
    "Yes, also at night", "Passed with 0 failures", "Passed with all checks", "Yes, but that is sufficient",
    "OK after a retest", "Done - tested", "Done for all services", "Complete, reviewed by Ann", "Yes, for the EU",
    "Passed, alerts when 3 errors occur", "Yes, only SRE has access", "OK, once a month", "Done once a week",
    "Yes, if needed", "OAuth2, but tokens are rotated",
    "Completed, no rows left", "Passed (with comments)", "Done (2x peak, 0 errors)",
    "Ready, promoted once errors are few",
    "Yes, escalates if nobody answers", "Done by Ann", "Fixed in release 2.1", "Done in Q3", "Completed in Q2 2026",
    "Passed in Q1 drill", "Yes, except in tests", "Enabled by default, except locally",
    "All endpoints, except /healthz, require it", "no single point of failure", "there is no manual step",
    "there are no open findings", "we have no secrets in the repository", "no alerts during the drill", "No alerts",
    "no rollback needed", "no plan to change it", "no failing tests", "nobody can deploy alone", "impossible to bypass",
    "red team exercise passed", "rehearsed before each launch", "next to the pager", "half-open breaker at 5 errors",
    "most recent drill on Monday", "there are no manual backups", "lacks nothing", "has no process that runs as root",
  ])
  func `a cell that says yes and how is one`(answer: String) {
    let list = checklist([item("c", note: answer)], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .pass, "\(answer)")
  }

  @Test(
    arguments: [
      ("Health checks pending", .unknown), ("Tracing, except for batch jobs", .unknown),
      ("Rotation defined, but nobody answers at night", .unknown),
      ("Rotation will be defined before launch", .unknown), ("Rollback will be tested before each launch", .pass),
      ("Drill: RTO missed", .fail),
      ("Drill: 2 of the 3 restores failed", .fail), ("Plan: insufficient", .unknown),
      ("Rotation: fehlt noch", .unknown),
      ("Rotation: offen", .unknown), ("Rotation: nicht vorhanden", .unknown), ("Rotation: en cours", .unknown),
      ("Rotation: pendiente", .unknown), ("Rotation: assumed done", .unknown), ("Rotation: requested", .unknown),
      ("Alert if a backup is missing", .pass), ("No migrations pending", .pass),
      ("Errors are retried, but in moderation", .pass),
      ("Runbook will be updated after each incident", .pass), ("Drill: none missed", .pass),
      ("Drill: 0 of 3 restores failed", .partial(done: 0, of: 3)), ("Deploys: only on weekdays", .pass),
      ("Drill: no incidents yet", .pass), ("Drill: no drill was held yet", .unknown),
    ] as [(String, CheckState)])
  func `a statement may take itself back`(text: String, state: CheckState) {
    let list = checklist([item("c", text: text)], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == state)
  }

  @Test(
    arguments: [
      ("Way back: not yet", .fail, .fail), ("Way back: missing", .fail, .fail),
      ("Way back: none since the schema change", .fail, .fail), ("No way back", .fail, .fail),
      ("Way back missing", .fail, .fail), ("No way back tried twice", .partial, .barePartial),
      ("Way back: not tried twice", .partial, .barePartial),
      ("Way back: no manual step needed", .pass, .pass), ("Way back (no manual step needed)", .pass, .pass),
      ("Way back: runs without a human", .pass, .pass),
      ("No way back", .pass, .unknown), ("Way back missing", .pass, .unknown), ("Way back: none", .pass, .unknown),
      ("Way back: not tested", .pass, .unknown), ("Way back (not tested)", .pass, .unknown),
      ("Way back: the script was not run", .pass, .unknown), ("Way back: the script doesn't run", .pass, .unknown),
      ("Way back: the second one is missing", .pass, .unknown),
      ("No way back", .unknown, .unknown), ("No way back", .notApplicable, .unknown),
    ] as [(String, ChecklistItem.State, CheckState)])
  func `a no in a remark is none in what the item speaks of`(text: String, ticked: ChecklistItem.State, is: CheckState)
  {
    var spoken = item("c", ticked, text: text)
    spoken.check = nil
    let check = Check(id: "c", question: "?", category: "All", severity: .required, claims: ["Way back"])
    let (report, log) = Sample(records: [checklist([spoken])], checks: [check]).report()
    #expect(report.assessments[0].state(of: "c") == `is`, "\(text)")
    let isSilent = ticked == .pass && report.assessments[0].results[0].evidence.isEmpty
    #expect(log.sorted.contains { $0.id == "assessment.negated-item" } == isSilent, "\(text)")
  }

  @Test func `what was done long ago is no younger for being ticked today`() {
    func state(_ day: Day?) -> CheckState? {
      var done = item("c")
      done.day = day
      return Sample(records: [checklist([done], on: today)], checks: [Self.check]).assess().state(of: "c")
    }
    #expect([nil, today + -30, today + -31, today + 5].map(state) == [.pass, .pass, .stale, .pass])
  }

  @Test(arguments: [
    "in staging and production", "staging and prod", "open source tool", "open to the team", "will page within 5 min",
    "needs two approvals", "untested images are rejected", "only test data is loaded", "still valid", "still in use",
    "waiting rooms are watched", "no issues open", "scheduled every Sunday", "half of the zones may fail",
    "to deploy, run make deploy", "unknown hosts are refused", "nobody but SRE has access", "24/7", "100 %",
    "expected errors are muted", "draft releases are signed", "coming home", "required everywhere except /health",
  ])
  func `an answer with words that could leave it open is one`(answer: String) {
    let list = checklist([item("c", text: "Drill: \(answer)")], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == .pass)
  }

  @Test(
    arguments: [
      ("Drill: 50 %", .partial(done: 50, of: 100)), ("Drill: 0 %", .partial(done: 0, of: 100)),
      ("Drill — about 80% done", .partial(done: 80, of: 100)), ("Drill: 99.5 %", .partial(done: 995, of: 1000)),
      ("Drill: 3 out of 4", .partial(done: 3, of: 4)), ("Drill: 0 of 3 paths", .partial(done: 0, of: 3)),
      ("Drill: 100 %", .pass), ("Test coverage: 85 %", .pass), ("Toil < 50%: 40 %", .pass),
      ("Canary: 10 % of the traffic", .pass), ("Drill: warns at 80 %", .pass),
    ] as [(String, CheckState)])
  func `a percentage below a hundred is a share`(text: String, state: CheckState) {
    let list = checklist([item("c", text: text)], on: today)
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == state)
  }

  /// The check asks for answers that are at most thirty days old.
  static let check = Check(id: "c", question: "?", category: "All", severity: .required, ttl: 30)

  @Test(arguments: [
    Case("a tick with a file that exists", item("c"), is: .pass),
    Case("a tick with a file that does not exist", item("c", cites: "gone.swift"), is: .claimed),
    Case("a tick with nothing", item("c", cites: nil), is: .claimed),
    Case("a tick that cites the checklist itself", item("c", cites: "ready.md"), is: .claimed),
    Case("a tick in its last day", item("c"), age: 30, is: .pass),
    Case("a tick of the day before", item("c"), age: 31, is: .stale),
    Case("a tick without a date", item("c"), age: nil, is: .stale),
    Case("an old tick with nothing", item("c", cites: nil), age: 99, is: .claimed),
    Case("a tick that is put off", item("c", note: "(TBD)"), is: .unknown),
    Case("a tick that points elsewhere", item("c", note: "see above"), is: .unknown),
    Case("a tick that is put off behind a colon", item("c", text: "Drill: TBD"), is: .unknown),
    Case("a tick that is put off behind a dash", item("c", text: "Drill — TBD"), is: .unknown),
    Case("a tick that is put off behind a hyphen", item("c", text: "Drill: weekly - to be defined"), is: .unknown),
    Case("a tick with a plan in the middle", item("c", text: "Drill (planned), see the plan"), is: .unknown),
    Case("a tick with a remark in the middle", item("c", text: "Drill (monthly), see the plan"), is: .pass),
    Case("a tick of a design", item("c", text: "Drill: designed"), is: .unknown),
    Case("a tick of what is designed for it", item("c", text: "Drill: designed for three zones"), is: .pass),
    Case("a tick that holds for one of two", item("c", text: "Drill: yes (staging ok; hosting not)"), is: .unknown),
    Case("a tick of a date for it", item("c", text: "Security drill scheduled"), is: .unknown),
    Case("a tick of a tool for it", item("c", text: "Restore drill script ready"), is: .unknown),
    Case("a tick of planned things", item("c", text: "Drill-planned"), is: .pass),
    Case("a tick with a word that could put off", item("c", text: "Drill — pending requests are kept"), is: .pass),
    Case("a tick that is denied", item("c", text: "Drill: not yet done"), is: .unknown),
    Case("a tick that is denied behind the id of its check", item("c", text: "not yet configured"), is: .unknown),
    Case("a tick that failed", item("c", text: "Drill: FAILED"), is: .fail),
    Case("a tick whose last time failed", item("c", text: "Drill: last drill failed"), is: .fail),
    Case("a tick of what fails now", item("c", text: "Drill: fail at the moment"), is: .fail),
    Case("a tick of what failed on a day", item("c", text: "Drill: restore failed on 2026-11-01"), is: .fail),
    Case("a tick of what does not work", item("c", text: "Drill: doesn't work"), is: .fail),
    Case("a tick that says no and why", item("c", text: "Drill - no, still plain text"), is: .fail),
    Case("a tick of what no test fails", item("c", text: "Drill: no tests failing"), is: .pass),
    Case("a tick of what is done about failures", item("c", text: "Drill: pages if jobs failed twice"), is: .pass),
    Case("a tick that is partly so", item("c", text: "Drill: partially"), is: .unknown),
    Case("a tick that is so no more", item("c", text: "Drill: disabled since October"), is: .unknown),
    Case("a tick of a plan", item("c", text: "Drill: planned for Q1 2027"), is: .unknown),
    Case("a tick that was waived", item("c", text: "Drill: waived by CTO"), is: .unknown),
    Case("a tick with a cross", item("c", text: "Drill ❌"), is: .unknown),
    Case("a tick with a building site", item("c", text: "Drill: 🚧"), is: .unknown),
    Case("a cell that passes with failures", item("c", note: "Passed with failures"), is: .unknown),
    Case("a cell that goes on with a failure", item("c", note: "Yes, but last restore failed"), is: .fail),
    Case("a tick of what fails elsewhere", item("c", text: "Drill: pages on failed jobs"), is: .pass),
    Case("a tick of what is disabled", item("c", text: "Drill: disabled users are removed"), is: .pass),
    Case("a tick with a share", item("c", note: "3 of 5 done"), is: .partial(done: 3, of: 5)),
    Case("a tick with an old share", item("c", note: "3/5"), age: 99, is: .barePartial),
    Case("a tick with the whole of it and no evidence", item("c", note: "(5/5)", cites: nil), is: .claimed),
    Case("a tick with a date that is no share", item("c", note: "2026/10/01", cites: nil), is: .claimed),
    Case("a tick around the clock", item("c", note: "24/7"), is: .pass),
    Case("a warning sign", item("c", .partial), is: .barePartial),
    Case("a warning sign with a share", item("c", .partial, note: "(2/3)"), is: .partial(done: 2, of: 3)),
    Case("a cross", item("c", .fail), is: .fail),
    Case("an old cross", item("c", .fail), age: 999, is: .fail),
    Case("an empty box", item("c", .unknown), item("other"), is: .unknown),
    Case("a list that nobody has touched", item("c", .unknown), is: .unknown),
    Case("not applicable, says nobody with the right to", item("c", .notApplicable), is: .unknown),
    Case("a tick and a cross on one day", item("c", line: 1), item("c", .fail, line: 2), is: .fail),
    Case("a tick and an empty box on one day", item("c", line: 1), item("c", .unknown, line: 2), is: .unknown),
  ])
  func answers(_ example: Case) {
    let list = checklist(example.items, on: example.age.map { today + -$0 })
    #expect(Sample(records: [list], checks: [Self.check]).assess().state(of: "c") == example.state)
  }

  @Test func `the newest list decides, and one of tomorrow does not count yet`() {
    let lists = [
      checklist([item("c")], at: "a.md", on: today + -3), checklist([item("c", .fail)], at: "b.md", on: today + -2),
      checklist([item("c")], at: "c.md", on: today + 1),
    ]
    let (report, log) = Sample(records: lists, checks: [Self.check]).report()
    #expect(report.assessments[0].state(of: "c") == .fail)
    #expect(report.assessments[0].results[0].evidence == [origin("b.md", 3)])
    #expect(log.sorted.filter { $0.id == "assessment.future-date" }.map(\.location?.path) == ["c.md"])
  }

  @Test func `without a stated date git tells how old a list is`() {
    var undated = checklist([item("c")], on: nil)
    undated.service = "pay"
    let commit = DocumentHistory.Commit(id: "0123", day: today + -40)
    let history = DocumentHistory(first: commit, last: commit, authors: [])
    let facts = DocumentFacts(id: undated.origin.document, sha256: "", size: 1, history: history)
    let portfolio = Portfolio(
      documents: [facts], records: [undated], services: [Service(id: "pay", name: "Payments", tier: 2)],
      paths: ["app": ["src/app.swift"]])
    var log = DiagnosticLog()
    let rubric = Rubric(id: "r", title: "R", checks: [Self.check])
    let report = assess(portfolio, by: rubric, policy: AssessmentPolicy(), asOf: today, into: &log)
    #expect(report.assessments[0].results[0].state == .stale)
    #expect(report.assessments[0].results[0].expires == today + -10)
  }

  @Test func `a check that counts from tomorrow is upcoming, and counts tomorrow`() {
    var check = Self.check
    check.enforcedFrom = today + 1
    let sample = Sample(records: [checklist([item("c", .fail)])], checks: [check])
    #expect(sample.assess().state(of: "c") == .upcoming)
    #expect(sample.assess(asOf: today + 1).state(of: "c") == .fail)
  }

  @Test func `an item that names a check nobody asks is reported at its line`() {
    let (_, log) = Sample(records: [checklist([item("cc", line: 7)])], checks: [Self.check]).report()
    let found = log.sorted.first { $0.id == "assessment.unknown-check" }
    #expect(found?.location == FileLocation(source: "app", path: "ready.md", line: 7))
    #expect(found?.help == "Did you mean \"c\"?")
  }

  @Test(arguments: [
    ("Rollback capability", ClaimTable.Match.check("rollback")),
    ("Is there a tested ROLLBACK capability?", .check("rollback")),
    ("Rollback plan documented", .check("plan")),
    ("No rollback capability", .negated("rollback")),
    ("Rollback capability: not yet", .check("rollback")),
    ("Rollback capability: no way back since the schema change", .check("rollback")),
    ("Rollback capability (no manual step)", .check("rollback")),
    ("Rollback capability (blue), no manual step", .negated("rollback")),
    ("Rollback capability (blue) is not tested", .negated("rollback")),
    ("Rollback capability (not tested", .negated("rollback")),
    ("Rollback capability, missing", .negated("rollback")),
    ("Not there: rollback capability", .negated("rollback")),
    ("Marketing: no rollback capability", .negated("rollback")),
    ("Marketing (no rollback capability)", .negated("rollback")),
    ("Marketing (none): rollback capability", .check("rollback")),
    ("Rollback capability: no rollback plan documented", .check("rollback")),
    ("No hardcoded secrets: none was found", .check("secrets")),
    ("No hardcoded secrets", .check("secrets")),
    ("Hardcoded secrets", .none),
    ("Metrics", .check("metrics")),
    ("Metrics of the marketing team", .none),
    ("Metrics: Prometheus endpoint", .check("metrics")),
    ("Metrics — RED, in Prometheus", .check("metrics")),
    ("Metrics - exported", .check("metrics")),
    ("The metrics (Prometheus): exported", .check("metrics")),
    ("- Metrics", .check("metrics")),
    ("Metrics, exported", .none),
    ("Metrics-endpoint", .none),
    ("Metrics of marketing: exported", .none),
    ("Marketing: metrics", .none),
    ("Metrics: none", .check("metrics")),
    ("metrics", .check("metrics")),
    ("deploy.blue: both colours", .check("deploy.blue")),
    ("deploy.blue", .check("deploy.blue")),
    ("deploy.blueish", .none),
    ("Runbook for common issues", .check("runbooks")),
    ("Toil < 50%", .check("toil")),
    ("Canary deployment", .ambiguous(["canary-a", "canary-b"])),
    ("", .none),
  ])
  func `the longest claim in an item's words decides`(text: String, match: ClaimTable.Match) {
    let table = ClaimTable([
      ("rollback", ["Rollback capability"]), ("plan", ["Rollback plan", "Rollback plan documented"]),
      ("secrets", ["No hardcoded secrets"]), ("metrics", ["Metrics"]), ("runbooks", ["Runbooks for common issues"]),
      ("toil", ["Toil < 50%"]), ("canary-a", ["Canary deployment"]), ("canary-b", ["canary  deployments"]),
      ("deploy.blue", []),
    ])
    #expect(table.match(text) == match)
  }
}
