import ReportModel

/// A portfolio such as one would meet: seven services in every state, sixty records, names that are hard to show.
struct SamplePortfolio {
  var report: Report
  var documents: [DocumentID: String]

  static let asOf = Day(iso: "2026-11-20")!
  static let source = Source(
    name: "shop", commit: "4f1c0a9be2d37c5581a6e0f9d4b7c2a13e58f6d0", commitDay: Day(iso: "2026-11-19"),
    forge: Forge(url: "https://github.com/example/shop", style: .github))

  init() {
    var build = SampleBuilder()
    build.addServices()
    build.addPersonas()
    build.addReviews()
    build.addDecisionRecords()
    build.addDebt()
    build.addObjectives()
    build.addMeasures()
    build.addChecklists()
    documents = build.documents
    let records = build.records.sorted { ($0.kind, $0.slug) < ($1.kind, $1.slug) }
    let services = sampleServices.sorted { $0.id < $1.id }
    let facts = documents.keys.sorted().map { build.facts($0) }
    var portfolio = Portfolio(
      sources: [Self.source], documents: facts, records: records, services: services,
      paths: ["shop": Set(documents.keys.map(\.path) + ["src/ledger.swift", "docs/rollback.md"])])
    portfolio.citations = sampleCitations(of: records)
    report = Report(
      asOf: Self.asOf, portfolio: portfolio, rubric: sampleRubric,
      assessments: services.map { sampleAssessment($0, records) })
    report.objectives = sampleObjectives
    report.findings = report.assessments.flatMap { sampleLedger($0) }
    report.expiries = sampleExpiries(records)
    report.debts = sampleDebts(records)
    report.indicators = sampleIndicators
    let turning = report.assessments.firstIndex { $0.decision.word == .go }!
    report.assessments[turning].forecast = [
      ForecastStep(
        day: Day(iso: "2026-12-02")!, decision: .goWithConditions, rule: 6,
        reason: "required security.review is out of date (no owner and no due date stated)"),
      ForecastStep(
        day: Day(iso: "2027-02-01")!, decision: .notAssessed, rule: 4,
        reason: "the review by sre is from 2026-11-03, longer ago than 90 days"),
    ]
    report.fixes = [
      SharedFix(
        kind: .check, subject: "observability.tracing", text: "pass observability.tracing", unblocks: ["ledger"],
        services: ["ledger", "payments", "search"]),
      SharedFix(
        kind: .review, subject: "sre", text: "have sre review it and let it pass", unblocks: [],
        services: ["ledger", "payments"]),
    ]
    if let index = report.assessments.firstIndex(where: { $0.service.id == "payments" }) {
      report.assessments[index].decision.dissent = sampleDissent
    }
    report.claims = sampleClaims
    report.changes = sampleChanges(report)
    report.history = sampleHistory(report)
  }
}

/// A service that is worse, one that is better, one that is new, one that is gone, and a finding of each kind.
private func sampleChanges(_ report: Report) -> ReportChanges {
  func document(_ path: SourcePath) -> DocumentID { DocumentID(source: "shop", path: path) }
  func score(_ before: Double, _ id: String) -> Change<Ratio> {
    Change(Ratio(clamping: before), report.assessments.first { $0.service.id == id }?.score?.verified)
  }
  let worse = ServiceChange(
    id: "payments", name: "Payment Processing", presence: .kept, decision: Change(.goWithConditions, .noGo),
    rule: Change(6, 3),
    reasons: [.init(rule: 3, text: "an open Critical finding: \"Card numbers appear in debug logs\"")],
    level: Change(.bronze, .notReady), verified: score(0.5, "payments"),
    checks: [
      CheckChange(
        check: "deployment.immutable", before: "pass", after: .claimed,
        causes: [ChangeCause(.evidence, document("content/reviews/payments-sre.md"))]),
      CheckChange(check: "security.rotation", before: nil, after: .pass, causes: [ChangeCause(.rubricChanged)]),
    ],
    causes: [
      ChangeCause(.documentAdded, document("content/reviews/payments-sre.md")),
      ChangeCause(.documentRemoved, document("content/waivers/gone.md")), ChangeCause(.timePassed),
    ])
  let better = ServiceChange(
    id: "catalogue", name: "Catalogue", presence: .kept, decision: Change(.notAssessed, .go),
    level: Change(.gold, .gold),
    verified: score(0.9, "catalogue"))
  let new = ServiceChange(
    id: "mukhattat", name: "مخطط المخزون", presence: .new, decision: Change(nil, .notAssessed),
    level: Change(nil, .unassessed), verified: Change(nil, nil))
  let gone = ServiceChange(
    id: "fax", name: "Fax <gateway>", presence: .gone, decision: Change(.noGo, nil), level: Change(.notReady, nil),
    verified: Change(Ratio(clamping: 0.1), nil))
  // A path that fills a line has tests of its own.
  let short = report.findings.filter { $0.origin.document.path.text.utf8.count < 60 }
  var findings = zip(FindingChange.What.allCases, short).map { what, finding in
    FindingChange(
      what: what, id: finding.id, title: finding.title, service: finding.service, severity: finding.severity,
      due: what == .postponed ? Change(Day(iso: "2026-11-25"), Day(iso: "2027-11-25")) : Change(nil, nil),
      origin: finding.origin)
  }
  findings[2].origin = nil
  return ReportChanges(
    since: Day(iso: "2026-11-12"), services: [better, gone, new, worse], findings: findings,
    decisionRecords: [
      StandingChange(
        id: "decision-record/old", kind: .decisionRecord, title: "Keep the fax", before: "accepted", after: nil)
    ],
    objectives: [
      StandingChange(
        id: "slo/payments-availability", kind: .slo, title: "Payments are taken", service: "payments", before: "OK",
        after: "EXHAUSTED", aim: Change("99.95 %, over 28d", "99.9 %, over 28d"),
        origin: Origin(document("content/slos/payments-availability.md"), line: 3))
    ],
    indicators: [
      StandingChange(
        id: "content/kpis.md payments Time to restore", kind: .kpi, title: "Time to restore", service: "payments",
        before: "met", after: "met", aim: Change("< 1 h", "< 4 h"))
    ],
    records: [
      StandingChange(
        id: "incident/payments-down", kind: .incident, title: "Payments were down", service: "payments", before: nil,
        after: "resolved"),
      StandingChange(
        id: "waiver/payments-load", kind: .waiver, title: "No load test before the spring", service: "payments",
        before: "until 2027-01-31", after: "until 2026-12-20"),
    ], checks: ["security.rotation", "operations.pager"],
    notes: ["The earlier build did not publish its findings."])
}

/// One review cites a line that changed, one that moved, and a file that never was.
private func sampleCitations(of records: [Record]) -> [CitationReading] {
  guard let review = records.first(where: { $0.slug == "payments-security-engineer" }) else { return [] }
  func reading(_ path: String, _ first: Int, _ last: Int, line: Int, _ state: CitationReading.State) -> CitationReading
  {
    CitationReading(
      record: review.id, origin: Origin(review.origin.document, line: line),
      citation: Citation(path: path, firstLine: first, lastLine: last, line: line), target: SourcePath(path),
      reviewedCommit: "1b2c3d4e5f60718293a4b5c6d7e8f90123456789", commitOrigin: .stated, atReview: .same,
      atNewest: state)
  }
  var changed = reading("src/ledger.swift", 12, 13, line: 14, .changed)
  changed.newestRange = 12...12
  changed.reviewedLines = ["let token = request[\"token\"]", "log(\"<b>\\(token)</b>\")"]
  changed.newestLines = ["let token = try session.token(in: request)"]
  changed.hasOtherChanges = true
  var moved = reading("src/ledger.swift", 40, 41, line: 15, .moved)
  (moved.offset, moved.newestRange, moved.hasOtherChanges) = (-1, 39...40, true)
  moved.reviewedLines = ["guard amount > 0 else {", "  throw Refusal.amount"]
  moved.newestLines = moved.reviewedLines
  var missing = reading("src/vault.swift", 3, 3, line: 16, .fileMissing)
  (missing.target, missing.atReview) = (nil, .fileMissing)
  return [changed, moved, missing]
}

/// One claim of each verdict, in the reviews of the first service.
private let sampleClaims: [Claim] = {
  func place(_ persona: String, _ line: Int) -> Origin {
    Origin(DocumentID(source: "shop", path: SourcePath("content/reviews/payments-\(persona).md")), line: line)
  }
  return [
    Claim(
      kind: .reference, origin: place("security-engineer", 8), text: "The service was read at the ledger code",
      stated: "passed", verdict: .unverifiable, derivation: "no live review of this component was found"),
    Claim(
      kind: .count, origin: place("security-engineer", 10), column: 4, text: "Findings: 3 <critical> & more",
      stated: "3 critical", derived: "1 critical", verdict: .refuted, derivation: "listed: 1 critical, 1 medium",
      evidence: [place("security-engineer", 12)]),
    Claim(
      kind: .window, origin: place("sre", 8), text: "99.9 % of October = 44.64 min", stated: "44.64 min",
      derived: "44.64 min", verdict: .verified, derivation: "31 days × 1440 min × 0.1 % = 44.64 min"),
    Claim(
      kind: .citation, origin: place("sre", 19), text: "src/ledger.swift:10", stated: "src/ledger.swift:10",
      verdict: .stale, derivation: "the line changed after the review"),
  ]
}()

let sampleServices = [
  Service(
    id: "payments", name: "Payment Processing", tier: 1, owner: "team-payments", lifecycle: "production",
    origin: Origin(DocumentID(source: "shop", path: "content/services/payments.md"), line: 1)),
  Service(id: "ledger", name: "Ledger", tier: 1, owner: "team-payments"),
  Service(id: "catalogue", name: "Catalogue", tier: 2, owner: "team-browse"),
  Service(id: "search", name: "Search", tier: 2, owner: "team-browse"),
  Service(
    id: "recommendations-and-personalised-merchandising-pipeline",
    name: "Recommendations and personalised merchandising pipeline for the whole storefront", tier: 3,
    owner: "team-machine-learning-and-experimentation"),
  Service(id: "uvedomleniya", name: "Уведомления", tier: 3, owner: "team-messaging"),
  Service(id: "mukhattat", name: "مخطط المخزون", isInferred: true),
]

let sampleRubric = Rubric(
  id: "production-readiness", title: "Production readiness",
  checks: [
    ("deployment.rollback", "Can a release be rolled back, and was it tried?", "Deployment", .blocker),
    ("deployment.immutable", "Is what was tested what is deployed?", "Deployment", .required),
    ("deployment.staging", "Is staging like production?", "Deployment", .recommended),
    ("reliability.slo", "Is an objective stated, with its window?", "Reliability", .required),
    ("reliability.backups", "Were backups restored in the last quarter?", "Reliability", .required),
    ("observability.metrics", "Are the service's key signals measured?", "Observability", .blocker),
    ("observability.logging", "Are logs structured?", "Observability", .blocker),
    ("observability.tracing", "Can a request be followed through every service?", "Observability", .blocker),
    ("operations.runbook", "Is there a runbook for each alert?", "Operations", .required),
    ("operations.oncall", "Does an alert reach somebody at night?", "Operations", .required),
    ("security.review", "Has a security review passed?", "Security", .required),
    ("security.rotation", "Are secrets rotated every 90 days?", "Security", .recommended),
  ].map { (id: String, question: String, category: String, severity: Check.Severity) in
    Check(
      id: id, question: question, category: category, severity: severity, claims: ["rollback plan", "roll back"],
      ttl: 90, why: "When it is missing, the first bad night is longer than it has to be.",
      remedy: "Try it once, write down what happened, and cite the line from the checklist.")
  })

/// What is open, one fixed and one gone, so that every life is seen.
private func sampleLedger(_ assessment: Assessment) -> [LedgerFinding] {
  let lives: [LedgerFinding.Life] = [.new, .seenAgain, .returned, .accepted, .fixed, .disappeared]
  return assessment.openFindings.enumerated().map { index, open in
    let severity = open.finding.severity
    let age = 9 + index * 11
    return LedgerFinding(
      id: "f-\(assessment.service.id.prefix(9))-\(index)a4", service: assessment.service.id, persona: "sre",
      title: open.finding.title, severity: severity, life: lives[index % lives.count],
      since: SamplePortfolio.asOf + -age, age: age, limit: severity == .critical ? 7 : severity == .high ? 30 : nil,
      acceptedUntil: index % lives.count == 3 ? Day(iso: "2026-12-24") : nil, owner: open.finding.field("owner"),
      due: open.finding.field("due").flatMap { Day(iso: $0) }, effort: open.finding.field("effort"),
      record: open.review, origin: open.origin, sightings: [open.origin])
  }
}

/// One of most kinds, from long ago to far away.
private func sampleExpiries(_ records: [Record]) -> [Expiry] {
  let kinds = Expiry.Kind.allCases
  return [-40, -1, 0, 1, 7, 8, 21, 22, 30, 31, 90, 91].enumerated().map { index, days in
    let record = records[index * 3]
    return Expiry(
      kind: kinds[index], key: record.id, day: SamplePortfolio.asOf + days, text: "the record \"\(record.title)\"",
      owner: record.owner, service: record.service, origin: record.origin)
  }
}

/// States that differ by service, so that every one is seen.
private func sampleAssessment(_ service: Service, _ records: [Record]) -> Assessment {
  let position = sampleServices.firstIndex { $0.id == service.id }!
  let states: [CheckState] = [
    .pass, .claimed, .fail, .partial(done: 3, of: 5), .unknown, .stale, .contradicted, .barePartial, .notApplicable,
    .upcoming, .error, .pass,
  ]
  let evidence = records.first { $0.kind == .checklist && $0.service == service.id }?.origin
  let results = sampleRubric.checks.enumerated().map { index, check in
    let state: CheckState = position == 2 || position == 3 ? .pass : states[(index + position * 5) % states.count]
    return CheckResult(
      check: check.id, state: position == 3 && index == 8 ? .claimed : state, reason: sampleReason(state),
      evidence: state == .pass ? evidence.map { [$0] } ?? [] : [])
  }
  let findings = records.filter { $0.service == service.id }.flatMap { record -> [OpenFinding] in
    guard case .review(let review) = record.details else { return [] }
    return review.findings.filter { !$0.isClosed }.map {
      OpenFinding(finding: $0, review: record.id, origin: Origin(record.origin.document, line: $0.line))
    }
  }
  let words: [Decision.Word] = [.noGo, .notAssessed, .go, .goWithConditions, .noGo, .notAssessed, .notAssessed]
  let score = Score(
    verified: Ratio(clamping: [0.42, 0.308, 1, 0.937, 0.125, 0.55, 0][position]),
    claimed: Ratio(clamping: [0.8, 0.66, 1, 1, 0.5, 0.75, 0.25][position]),
    upper: Ratio(clamping: [0.74, 0.9, 1, 0.99, 0.8, 0.95, 0.97][position]),
    coverage: Ratio(clamping: [0.68, 0.41, 1, 0.95, 0.6, 0.5, 0.1][position]), scope: Ratio(clamping: 0.96))
  var assessment = Assessment(
    service: service, decision: sampleDecision(words[position], results, evidence, findings),
    level: [.notReady, .unassessed, .gold, .bronze, .notReady, .unassessed, .unassessed][position],
    score: position == 6 ? nil : score, results: results,
    personas: position == 6 ? [] : samplePersonas(service, records),
    openFindings: findings.sorted { ($0.finding.severity ?? .info) < ($1.finding.severity ?? .info) },
    notes: service.tier == nil ? ["no tier is declared: judged as tier 2"] : [])
  assessment.counterfactuals = sampleWays(results, findings)
  return assessment
}

/// Enough of them to see a table that stands open, one that is folded, and every kind of value.
private func sampleWays(_ results: [CheckResult], _ findings: [OpenFinding]) -> [Counterfactual] {
  let open = results.filter { $0.state != .pass }
  let checks = open.map { Counterfactual.Step(.check, $0.check, "pass \($0.check)", evidence: $0.evidence) }
  let closing = findings.map {
    Counterfactual.Step(
      .finding, $0.finding.title, "close the finding \"\($0.finding.title)\"", owner: "team-payments",
      effort: "2-3 days", due: Day(iso: "2026-12-24"), evidence: [$0.origin])
  }
  guard !checks.isEmpty else { return [] }
  return [
    Counterfactual(goal: .go, steps: closing + checks),
    Counterfactual(goal: .level(.silver), steps: Array(checks.prefix(2))),
  ]
}

private let sampleDissent = [
  Opinion(
    persona: "security-engineer", words: "BLOCK LAUNCH", verdict: .fail,
    origin: Origin(DocumentID(source: "shop", path: "reviews/payments-security.md"), line: 9)),
  Opinion(
    persona: "sre", words: "GO", verdict: .pass,
    origin: Origin(DocumentID(source: "shop", path: "reviews/payments-sre.md"), line: 7)),
]

private func sampleReason(_ state: CheckState) -> String {
  switch state {
  case .pass: "answered yes, with evidence that exists"
  case .claimed: "answered yes; nothing that can be followed supports it"
  case .fail: "answered no on 2026-11-02"
  case .partial: "3 of 5 alerts have a runbook"
  case .unknown: "nobody has answered"
  case .stale: "answered yes on 2026-06-01, which is older than 90 days"
  case .contradicted: "said to have passed; the newest security review ends in a refusal"
  case .barePartial: "answered with a warning sign"
  case .notApplicable: "stores nothing"
  case .upcoming: "asked from 2027-01-01"
  case .error: "the newest review has no date"
  case .waived, .waiverExpired: "accepted"
  }
}

private func sampleDecision(
  _ word: Decision.Word, _ results: [CheckResult], _ evidence: Origin?, _ findings: [OpenFinding]
) -> Decision {
  let place = evidence.map { [$0] } ?? []
  let refused = results.filter { $0.state == .fail || $0.state == .contradicted }.map {
    FiredRule.Reason(text: "blocker \($0.check) is \($0.state.word)", check: $0.check, evidence: place)
  }
  let unknown = FiredRule(
    number: 4, decision: .notAssessed,
    reasons: [
      FiredRule.Reason(text: "the review by sre is missing"),
      FiredRule.Reason(text: "coverage is 41 %, and tier 1 needs 80 %"),
    ])
  switch word {
  case .go: return Decision(word: .go, rule: 7, fired: [], validUntil: Day(iso: "2027-01-31"))
  case .goWithConditions:
    let finding = findings.first
    let reason = FiredRule.Reason(
      text: "required check operations.runbook is claimed", check: "operations.runbook",
      evidence: finding.map { [$0.origin] } ?? [])
    return Decision(word: word, rule: 6, fired: [FiredRule(number: 6, decision: word, reasons: [reason])])
  case .notAssessed: return Decision(word: word, rule: 4, fired: [unknown])
  case .noGo:
    let stated = evidence.map { [StatedDecision(text: "GO", verdict: .pass, origin: $0, disagrees: true)] } ?? []
    return Decision(
      word: word, rule: 3, fired: [FiredRule(number: 3, decision: .noGo, reasons: refused), unknown], stated: stated)
  }
}

private func samplePersonas(_ service: Service, _ records: [Record]) -> [PersonaStanding] {
  ["security-engineer", "sre", "qa-engineer"].enumerated().map { index, name in
    let review = records.first { $0.kind == .review && $0.service == service.id && $0.persona == name }
    let state: PersonaStanding.State = review == nil ? .missing : index == 1 ? .stale : .current
    return PersonaStanding(
      persona: name, state: state, isRequired: index < 2, review: review?.id, date: review?.date)
  }
}
