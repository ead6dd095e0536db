import Assessing
import ReportModel
import Testing

/// What is different from an earlier build.
@Suite struct ChangesTests {
  private static let before = Day(iso: "2026-11-12")!

  private func earlier(
    _ services: [String: ComparedReport.Service] = [:], findings: [String: ComparedReport.Finding]? = [:]
  ) -> ComparedReport {
    ComparedReport(asOf: Self.before, services: services, findings: findings)
  }

  private func changes(of report: Report, since earlier: ComparedReport) -> ReportChanges {
    Assessing.changes(from: earlier, to: ComparedReport(report))
  }

  private func report(
    _ word: Decision.Word = .noGo, level: Level = .bronze, verified: Double = 0.42,
    states: [CheckState] = [.fail, .pass],
    findings: [LedgerFinding] = []
  ) -> Report {
    let checks = ["b.second", "a.first"].map {
      Check(id: $0, question: $0, category: "C", severity: .required)
    }
    let ratio = Ratio(clamping: verified)
    let score = Score(verified: ratio, claimed: ratio, upper: .one, coverage: .one, scope: .one)
    let assessment = Assessment(
      service: Service(id: "pay", name: "Payments"), decision: Decision(word: word, rule: 3, fired: []), level: level,
      score: score, results: zip(checks, states).map { CheckResult(check: $0.id, state: $1, reason: "") })
    var report = Report(
      asOf: today, portfolio: Portfolio(), rubric: Rubric(id: "r", title: "R", checks: checks),
      assessments: [assessment])
    report.findings = findings
    return report
  }

  private func service(
    _ word: Decision.Word? = .noGo, level: Level? = .bronze, verified: Double? = 0.42,
    states: [String: CheckState] = ["b.second": .fail, "a.first": .pass]
  ) -> ComparedReport.Service {
    ComparedReport.Service(
      name: "Payments", decision: word, level: level, verified: verified.map { Ratio(clamping: $0) },
      answers: states.mapValues { ComparedReport.Answer($0) })
  }

  private func finding(_ id: String, _ life: LedgerFinding.Life) -> LedgerFinding {
    LedgerFinding(
      id: id, service: "pay", title: "Title of \(id)", severity: .high, life: life, record: "review/r",
      origin: origin("review.md", 9))
  }

  private func known(
    _ isOpen: Bool, _ life: LedgerFinding.Life?, _ severity: Severity? = .high
  ) -> ComparedReport.Finding {
    ComparedReport.Finding(title: "Then", service: "pay", severity: severity, isOpen: isOpen, life: life)
  }

  @Test(arguments: [(9, nil), (0, nil), (-9, .prolonged)] as [(Int, FindingChange.What?)])
  func `an acceptance that was prolonged is told`(_ days: Int, is what: FindingChange.What?) {
    var now = finding("f", .accepted)
    now.acceptedUntil = today + 30
    var before = known(true, .accepted)
    before.acceptedUntil = today + 30 + days
    let found = changes(of: report(findings: [now]), since: earlier(["pay": service()], findings: ["f": before]))
      .findings
    #expect(found.map(\.what) == (what.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.until.after == today + 30 && $0.until.before == today + 21 })
  }

  @Test func `the same is no change`() {
    let found = changes(of: report(), since: earlier(["pay": service()]))
    #expect(found == ReportChanges(since: Self.before))
    #expect(found.isEmpty)
  }

  @Test func `what is below the thousandth that is published is no change`() {
    #expect(changes(of: report(verified: 0.420_001), since: earlier(["pay": service()])).isEmpty)
    #expect(!changes(of: report(verified: 0.420_01), since: earlier(["pay": service()])).isEmpty)
  }

  @Test func `a better decision, a lower level, another score and one other answer`() {
    let now = report(.go, level: .notReady, verified: 0.5, states: [.pass, .pass])
    let found = changes(of: now, since: earlier(["pay": service()])).services
    #expect(
      found == [
        ServiceChange(
          id: "pay", name: "Payments", presence: .kept, decision: Change(.noGo, .go), rule: Change(7, 7),
          level: Change(.bronze, .notReady),
          verified: Change(Ratio(clamping: 0.42), Ratio(clamping: 0.5)),
          checks: [
            CheckChange(check: "b.second", before: "fail", after: .pass, causes: [ChangeCause(.unknown)])
          ], causes: [ChangeCause(.unknown)])
      ])
    #expect(found[0].turn == .better)
    #expect(!found[0].level.isRise)
  }

  @Test func `a service that came, and one that went`() {
    let found = changes(of: report(), since: earlier(["old": service(.go)])).services
    #expect(found.map(\.id) == ["old", "pay"])
    #expect(found.map(\.presence) == [.gone, .new])
    #expect(found[0].decision == Change(.go, nil))
    #expect(found[1].checks == [], "every answer of a new service would be new")
  }

  @Test(
    arguments: [
      ("all of its documents are of a new one", ["pay": ["a", "b"]], ["basket": ["a", "b", "c"]], "basket"),
      ("one of them is of nobody now", ["pay": ["a", "b"]], ["basket": ["a"]], nil),
      ("one of them is of another one", ["pay": ["a", "b"]], ["basket": ["a"], "till": ["b"]], nil),
      ("the heir was there before", ["pay": ["a"], "basket": ["b"]], ["basket": ["a", "b"]], nil),
      ("two became one", ["pay": ["a"], "till": ["b"]], ["basket": ["a", "b"]], nil),
      ("its document was another's, too", ["pay": ["a"], "till": ["a"]], ["basket": ["a"], "till": ["a"]], nil),
      ("it had no documents", ["pay": []], ["basket": ["a"]], nil),
      ("the heir was declared before", ["pay": ["a"], "basket": []], ["basket": ["a"]], "basket"),
    ] as [(String, [String: Set<String>], [String: Set<String>], String?)])
  func `a service that has all records of one that is gone is named, where that is certain`(
    _ description: String, _ before: [String: Set<String>], _ after: [String: Set<String>], _ heir: String?
  ) {
    func report(_ homes: [String: Set<String>], of service: String) -> ComparedReport {
      var report = earlier(
        homes.mapValues { names in
          var service = self.service()
          service.documents = Set(names.map { DocumentID(source: "s", path: SourcePath("\($0).md")) })
          return service
        })
      let document = DocumentID(source: "s", path: SourcePath("a.md"))
      report.findings = [
        "f-\(service)": ComparedReport.Finding(
          title: "Leak", service: service, severity: .high, isOpen: true, life: .new, origin: Origin(document, line: 9))
      ]
      return report
    }
    let found = Assessing.changes(
      from: report(before, of: "pay"), to: report(after, of: "basket"))
    let counterparts = Dictionary(uniqueKeysWithValues: found.services.map { ($0.id, $0.counterpart) })
    #expect((counterparts["pay"] ?? nil) == heir, "\(description)")
    #expect((counterparts["basket"] ?? nil) == (heir == nil ? nil : "pay"), "\(description)")
    // Its findings stay what they are.
    #expect(found.findings.map(\.what) == (heir == nil ? [.new, .disappeared] : []), "\(description)")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: (isOpen: Bool, life: LedgerFinding.Life)?
    var after: LedgerFinding.Life?
    var what: FindingChange.What?

    init(
      _ description: String, _ before: (Bool, LedgerFinding.Life)?, _ after: LedgerFinding.Life?,
      is what: FindingChange.What?
    ) {
      (testDescription, self.before, self.after, self.what) = (
        description, before.map { (isOpen: $0.0, life: $0.1) }, after, what
      )
    }
  }

  @Test(arguments: [
    Case("one that nobody knew", nil, .new, is: .new),
    Case("one that two reviews have seen since", nil, .seenAgain, is: .new),
    Case("one that is known", (true, .new), .seenAgain, is: nil),
    Case("one that somebody lives with now", (true, .new), .accepted, is: .accepted),
    Case("one that somebody still lives with", (true, .accepted), .accepted, is: nil),
    Case("one that nobody lives with any more", (true, .accepted), .seenAgain, is: .acceptanceEnded),
    Case("one that was accepted at once", nil, .accepted, is: .new),
    Case("one that was fixed", (true, .new), .fixed, is: .fixed),
    Case("one that was fixed long ago", (false, .fixed), .fixed, is: nil),
    Case("one that came and was fixed meanwhile", nil, .fixed, is: nil),
    Case("one that was fixed and is back", (false, .fixed), .returned, is: .returned),
    Case("one that had gone and is back as new", (false, .disappeared), .new, is: .returned),
    Case("one that had returned before", (true, .returned), .returned, is: nil),
    Case("one that was left out between two reviews, and is open at both ends", (true, .new), .returned, is: nil),
    Case("one of which nobody speaks any more", (true, .seenAgain), .disappeared, is: .disappeared),
    Case("one whose record is gone", (true, .new), nil, is: .disappeared),
    Case("a condition that is asked for no more", (true, .new), .lifted, is: .lifted),
    Case("one that had been lifted before", (false, .lifted), .lifted, is: nil),
    Case("a fixed one whose record is gone", (false, .fixed), nil, is: nil),
    Case("one that had gone and is said to be fixed", (false, .disappeared), .fixed, is: .fixed),
  ])
  func `what became of a finding`(_ example: Case) {
    let before = example.before.map { ["f": known($0.isOpen, $0.life)] } ?? [:]
    let now = report(findings: example.after.map { [finding("f", $0)] } ?? [])
    let found = changes(of: now, since: earlier(["pay": service()], findings: before)).findings
    #expect(found.map(\.what) == (example.what.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.title == (example.after == nil ? "Then" : "Title of f") })
    #expect(found.allSatisfy { ($0.origin == nil) == (example.after == nil) })
  }

  @Test(arguments: [
    (Severity.medium, [FindingChange.What.raised]), (nil, [.raised]), (.high, []), (.critical, [.lowered]),
  ])
  func `one that became graver or less grave is told`(before: Severity?, what: [FindingChange.What]) {
    let earlier = earlier(["pay": service()], findings: ["f": known(true, .new, before)])
    let found = changes(of: report(findings: [finding("f", .seenAgain)]), since: earlier).findings
    #expect(found.map(\.what) == what)
  }

  @Test func `new ones come before those that went, whatever the ledger's order`() {
    let now = report(findings: [finding("a", .fixed), finding("b", .new), finding("c", .returned)])
    let before = earlier(["pay": service()], findings: ["a": known(true, .new), "d": known(true, .new)])
    #expect(
      changes(of: now, since: before).findings.map { "\($0.what) \($0.id)" } == [
        "new b", "returned c", "disappeared d", "fixed a",
      ])
  }

  @Test func `findings that an earlier build did not publish are not called new`() {
    let now = report(findings: [finding("a", .new)])
    #expect(changes(of: now, since: earlier(["pay": service()], findings: nil)).findings == [])
  }

  // MARK: Causes

  private static let review = DocumentID(source: "shop", path: "review.md")
  private static let waiver = DocumentID(source: "shop", path: "waiver.md")
  private static let ended = DocumentID(source: "shop", path: "ended.md")

  private static func cited(_ state: CitationReading.State, at line: Int = 9) -> CitedLines {
    CitedLines(line: line, text: "a.swift:\(line)", word: state.rawValue, file: "a.swift")
  }

  /// A report with one answer, by the documents that it rests on.
  private func compared(
    _ day: String, _ state: CheckState, on evidence: [DocumentID], documents: [DocumentID: String],
    citing: [DocumentID: [CitedLines]] = [:], terms: [String] = ["required"], decision: Decision.Word = .noGo,
    because text: String = "a.first fails"
  ) -> ComparedReport {
    let places = evidence.map { Origin($0, line: 9) }
    let service = ComparedReport.Service(
      name: "Payments", decision: decision, level: .bronze, verified: nil,
      reasons: [.init(rule: 3, text: text, check: "a.first", evidence: places)],
      answers: ["a.first": ComparedReport.Answer(state, evidence: places)])
    var report = ComparedReport(asOf: Day(iso: day), services: ["pay": service], findings: [:])
    report.documents = documents
    report.citations = citing
    report.checks = [CheckTerms(id: "a.first", terms: terms)]
    report.waivers = [Self.waiver, Self.ended]
    return report
  }

  struct Move: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: @Sendable (ChangesTests) -> ComparedReport
    var after: @Sendable (ChangesTests) -> ComparedReport
    var causes: [ChangeCause]
  }

  @Test(arguments: [
    Move(
      testDescription: "a document came",
      before: { $0.compared("2026-11-12", .unknown, on: [], documents: [:]) },
      after: { $0.compared("2026-11-20", .pass, on: [review], documents: [review: "1"]) },
      causes: [ChangeCause(.documentAdded, review)]),
    Move(
      testDescription: "a document went",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]) },
      after: { $0.compared("2026-11-20", .unknown, on: [], documents: [:]) },
      causes: [ChangeCause(.documentRemoved, review)]),
    Move(
      testDescription: "a document is still there, and the configuration chooses it no more",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]) },
      after: {
        var report = $0.compared("2026-11-20", .unknown, on: [], documents: [:])
        report.leftOut = [review.source: [review.path]]
        return report
      },
      causes: [ChangeCause(.documentLeftOut, review)]),
    Move(
      testDescription: "a document says something else",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]) },
      after: { $0.compared("2026-11-20", .fail, on: [review], documents: [review: "2"]) },
      causes: [ChangeCause(.evidence, review)]),
    Move(
      testDescription: "what it cites changed",
      before: {
        $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"], citing: [review: [cited(.same)]])
      },
      after: {
        $0.compared("2026-11-20", .stale, on: [review], documents: [review: "1"], citing: [review: [cited(.changed)]])
      },
      causes: [ChangeCause(.citationChanged, review, cited: ["a.swift"])]),
    Move(
      testDescription: "what it cites changed, and so did its spelling",
      before: {
        $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"], citing: [review: [cited(.same)]])
      },
      after: {
        $0.compared("2026-11-20", .stale, on: [review], documents: [review: "2"], citing: [review: [cited(.changed)]])
      },
      causes: [ChangeCause(.citationChanged, review, cited: ["a.swift"])]),
    Move(
      testDescription: "it says no now, and what it cites changed too",
      before: {
        $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"], citing: [review: [cited(.same)]])
      },
      after: {
        $0.compared("2026-11-20", .fail, on: [review], documents: [review: "2"], citing: [review: [cited(.changed)]])
      },
      causes: [ChangeCause(.evidence, review)]),
    Move(
      testDescription: "what it cites only stands elsewhere, and it became too old",
      before: {
        $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"], citing: [review: [cited(.same)]])
      },
      after: {
        $0.compared("2026-11-20", .stale, on: [review], documents: [review: "1"], citing: [review: [cited(.moved)]])
      },
      causes: [ChangeCause(.timePassed)]),
    Move(
      testDescription: "what it cites changed, and it has another name",
      before: {
        $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"], citing: [review: [cited(.same)]])
      },
      after: {
        $0.compared("2026-11-20", .stale, on: [later], documents: [later: "1"], citing: [later: [cited(.changed)]])
      },
      causes: [ChangeCause(.citationChanged, later, cited: ["a.swift"])]),
    Move(
      testDescription: "it became too old",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]) },
      after: { $0.compared("2026-11-20", .stale, on: [review], documents: [review: "1"]) },
      causes: [ChangeCause(.timePassed)]),
    Move(
      testDescription: "a waiver ran out",
      before: { $0.compared("2026-11-12", .waived, on: [review, waiver], documents: [review: "1", waiver: "1"]) },
      after: {
        $0.compared("2026-11-20", .waiverExpired, on: [review, waiver], documents: [review: "1", waiver: "1"])
      },
      causes: [ChangeCause(.waiverExpired, waiver)]),
    Move(
      testDescription: "a waiver was withdrawn, and another one had ended before",
      before: { $0.compared("2026-11-12", .waived, on: [review, waiver], documents: [review: "1", waiver: "1"]) },
      after: { $0.compared("2026-11-20", .waiverExpired, on: [review, ended], documents: [review: "1"]) },
      causes: [ChangeCause(.documentRemoved, waiver)]),
    Move(
      testDescription: "a waiver waives nothing any more, and another one had ended before",
      before: { $0.compared("2026-11-12", .waived, on: [review, waiver], documents: [review: "1", waiver: "1"]) },
      after: {
        $0.compared("2026-11-20", .waiverExpired, on: [review, ended], documents: [review: "1", waiver: "2"])
      },
      causes: [ChangeCause(.evidence, waiver)]),
    Move(
      testDescription: "a yes became a no, and its waiver had ended before",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1", ended: "1"]) },
      after: { $0.compared("2026-11-20", .waiverExpired, on: [review, ended], documents: [review: "2", ended: "1"]) },
      causes: [ChangeCause(.evidence, review)]),
    Move(
      testDescription: "the rubric asks something else, and the document says something else",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]) },
      after: { $0.compared("2026-11-20", .fail, on: [review], documents: [review: "2"], terms: ["blocker"]) },
      causes: [ChangeCause(.rubricChanged), ChangeCause(.evidence, review)]),
    Move(
      testDescription: "the rubric asks something else",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]) },
      after: { $0.compared("2026-11-20", .fail, on: [review], documents: [review: "1"], terms: ["blocker"]) },
      causes: [ChangeCause(.rubricChanged)]),
    Move(
      testDescription: "the rubric weighs something else, and the document says something else",
      before: { $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"]).weighing(10) },
      after: { $0.compared("2026-11-20", .fail, on: [review], documents: [review: "2"]).weighing(9) },
      causes: [ChangeCause(.evidence, review)]),
    Move(
      testDescription: "what is only probed fails, and both the document and what it cites changed",
      before: {
        $0.compared("2026-11-12", .pass, on: [review], documents: [review: "1"], citing: [review: [cited(.same)]])
          .weighing(10, isSpoken: false)
      },
      after: {
        $0.compared("2026-11-20", .fail, on: [review], documents: [review: "2"], citing: [review: [cited(.changed)]])
          .weighing(10, isSpoken: false)
      },
      causes: [ChangeCause(.citationChanged, review, cited: ["a.swift"]), ChangeCause(.evidence, review)]),
  ])
  func `why an answer is another`(_ move: Move) {
    let found = Assessing.changes(from: move.before(self), to: move.after(self))
    #expect(found.services.first?.checks.first?.causes == move.causes)
    #expect(found.services.first?.causes == move.causes)
  }

  /// A decision by a rule of its own, and the documents of the service.
  private func ruled(
    _ day: String, _ decision: Decision.Word, because reason: ComparedReport.Reason,
    documents: [DocumentID: String], tier: Int = 2, citing: [DocumentID: [CitedLines]] = [:]
  ) -> ComparedReport {
    let service = ComparedReport.Service(
      name: "Payments", decision: decision, level: .bronze, verified: nil, tier: tier, documents: Set(documents.keys),
      reasons: [reason])
    var report = ComparedReport(asOf: Day(iso: day), services: ["pay": service], findings: [:])
    report.documents = documents
    report.citations = citing
    report.checks = []
    return report
  }

  private static let open = ComparedReport.Reason(
    rule: 3, text: "a Critical finding is open", evidence: [Origin(review, line: 9)])
  private static let none = ComparedReport.Reason(rule: 7, text: "no other rule fired")
  private static let later = DocumentID(source: "shop", path: "later.md")

  @Test func `a better decision comes of the document that was added, not of the days`() {
    let before = ruled("2026-11-18", .noGo, because: Self.open, documents: [Self.review: "1"])
    let after = ruled("2026-11-20", .go, because: Self.none, documents: [Self.review: "1", Self.later: "1"])
    let added = [ChangeCause(.documentAdded, Self.later)]
    #expect(Assessing.changes(from: before, to: after).services.map(\.causes) == [added])
    #expect(Assessing.changes(from: before, to: after, aged: before.services).services.map(\.causes) == [added])
  }

  @Test func `where the earlier documents come to the same on the later day, it was the days`() {
    let before = ruled("2026-11-18", .go, because: Self.none, documents: [Self.review: "1"])
    let after = ruled("2026-11-20", .noGo, because: Self.open, documents: [Self.review: "1", Self.later: "1"])
    let found = Assessing.changes(from: before, to: after, aged: after.services)
    #expect(found.services.map(\.causes) == [[ChangeCause(.timePassed)]])
  }

  @Test func `compared with a site, what fails on documents that nobody touched became too old`() {
    func report(_ day: String, _ state: CheckState, _ documents: [DocumentID: String]) -> ComparedReport {
      var report = compared(day, state, on: [Self.review], documents: documents)
      report.services["pay"]?.documents = Set(documents.keys)
      return report
    }
    let found = Assessing.changes(
      from: report("2026-11-18", .pass, [Self.review: "1"]),
      to: report("2026-11-20", .fail, [Self.review: "1", Self.later: "1"]))
    #expect(found.services.first?.checks.first?.causes == [ChangeCause(.timePassed)])
  }

  @Test func `a newer document counts more than lines that changed below what holds no more`() {
    let before = ruled(
      "2026-11-18", .noGo, because: Self.open, documents: [Self.review: "1"], citing: [Self.review: [Self.cited(.same)]]
    )
    let after = ruled(
      "2026-11-20", .go, because: Self.none, documents: [Self.review: "1", Self.later: "1"],
      citing: [Self.review: [Self.cited(.changed)]])
    let found = Assessing.changes(from: before, to: after, aged: before.services)
    #expect(found.services.map(\.causes) == [[ChangeCause(.documentAdded, Self.later)]])
  }

  // MARK: Rules in their order

  private static let unread = ComparedReport.Reason(
    rule: 4, text: "the review rests on lines that have changed", evidence: [Origin(review, line: 14)])
  private static let unmet = ComparedReport.Reason(
    rule: 6, text: "required a.first is out of date", evidence: [Origin(later, line: 9)])

  @Test func `a decision has the causes of the rule that decides now, not of one that comes after the old one`() {
    let documents = [Self.review: "1", Self.later: "1"]
    let before = ruled(
      "2026-11-18", .noGo,
      because: ComparedReport.Reason(rule: 6, text: "an open condition", evidence: [Origin(Self.review, line: 12)]),
      documents: documents, citing: [Self.review: [Self.cited(.same, at: 14)], Self.later: [Self.cited(.same)]])
    var after = ruled(
      "2026-11-20", .notAssessed, because: Self.unread, documents: documents,
      citing: [Self.review: [Self.cited(.changed, at: 14)], Self.later: [Self.cited(.changed)]])
    after.services["pay"]?.reasons += before.services["pay"]!.reasons + [Self.unmet]
    let found = Assessing.changes(from: before, to: after, aged: before.services)
    #expect(found.services.map(\.causes) == [[ChangeCause(.citationChanged, Self.review, cited: ["a.swift"])]])
  }

  @Test func `where what decided fires no more, what did away with it is the cause, although a later rule says worse`()
  {
    var before = ruled("2026-11-18", .notAssessed, because: Self.unread, documents: [Self.review: "1"])
    before.services["pay"]?.reasons.append(Self.unmet)
    let after = ruled("2026-11-20", .noGo, because: Self.unmet, documents: [Self.review: "2"])
    let found = Assessing.changes(from: before, to: after, aged: before.services)
    #expect(found.services.map(\.causes) == [[ChangeCause(.evidence, Self.review)]])
  }

  @Test func `a required review that was removed is a cause, and another name for the same content is none`() {
    let renamed = DocumentID(source: "shop", path: "renamed.md")
    var before = ruled(
      "2026-11-18", .go, because: Self.none, documents: [Self.review: "1", Self.later: "2", Self.waiver: "3"])
    before.services["pay"]?.reviews = [Self.review]
    let missing = ComparedReport.Reason(rule: 4, text: "the required persona security-engineer has not reviewed it")
    let after = ruled(
      "2026-11-20", .notAssessed, because: missing, documents: [renamed: "2", Self.waiver: "4"])
    let found = Assessing.changes(from: before, to: after, aged: before.services)
    #expect(found.services.map(\.causes) == [[ChangeCause(.documentRemoved, Self.review)]])
  }

  @Test func `another tier, or nothing but another decision, is the configuration's doing`() {
    let before = ruled("2026-11-20", .go, because: Self.none, documents: [Self.review: "1"], tier: 3)
    let after = ruled("2026-11-20", .noGo, because: Self.open, documents: [Self.review: "1"])
    let configured = [[ChangeCause(.configurationChanged)]]
    #expect(Assessing.changes(from: before, to: after).services.map(\.causes) == configured)
    let same = ruled("2026-11-20", .go, because: Self.none, documents: [Self.review: "1"])
    #expect(Assessing.changes(from: same, to: after).services.map(\.causes) == configured)
  }

  @Test func `a decision has the causes of what speaks against it now`() {
    let before = compared("2026-11-12", .pass, on: [], documents: [Self.review: "1"], decision: .go, because: "")
    let after = compared(
      "2026-11-20", .pass, on: [], documents: [Self.review: "2"], decision: .noGo, because: "a Critical finding is open"
    )
    var later = after
    later.services["pay"]?.reasons = [Self.open]
    let found = Assessing.changes(from: before, to: later).services
    #expect(found.map(\.causes) == [[ChangeCause(.evidence, Self.review)]])
  }

  @Test func `what a newer document says of a finding is the cause, not an edit of the one that told of it first`() {
    let open = ComparedReport.Reason(rule: 3, text: "critical finding", evidence: [Origin(Self.review, line: 12)])
    func finding(_ life: LedgerFinding.Life, _ document: DocumentID) -> [String: ComparedReport.Finding] {
      [
        "f": ComparedReport.Finding(
          title: "Leak", service: "pay", severity: .critical, isOpen: life == .new, life: life,
          origin: Origin(document, line: 12))
      ]
    }
    var before = ruled("2026-11-18", .noGo, because: open, documents: [Self.review: "1"])
    var after = ruled("2026-11-20", .go, because: Self.none, documents: [Self.review: "2", Self.later: "1"])
    (before.findings, after.findings) = (finding(.new, Self.review), finding(.fixed, Self.later))
    #expect(causes(before, after, aged: before.services) == [ChangeCause(.documentAdded, Self.later)])
    // Said in the same document, that one did it.
    after.findings = finding(.fixed, Self.review)
    #expect(causes(before, after, aged: before.services) == [ChangeCause(.evidence, Self.review)])
  }

  // MARK: What no answer of another word tells

  private static let debt = DocumentID(source: "shop", path: "debt.md")
  private static let thin = ComparedReport.Reason(rule: 4, text: "coverage is 57.1 %, below 60 %")

  /// With two checks, each answered in a document of its own, and a debt that has nothing to do with them.
  private func answered(
    _ day: String, _ decision: Decision.Word, because reasons: [ComparedReport.Reason] = [ChangesTests.none],
    _ first: CheckState = .pass, _ second: CheckState = .pass, _ digests: [String] = ["1", "1", "1"],
    level: Level = .bronze, verified: Double = 0.5, terms: [CheckTerms]? = nil,
    citing: [DocumentID: [CitedLines]] = [:], findings: [String: ComparedReport.Finding] = [:]
  ) -> ComparedReport {
    let documents = [Self.review, Self.later, Self.debt]
    let answers = zip(["a.first", "b.second"], zip([first, second], documents)).map { id, answer in
      (id, ComparedReport.Answer(answer.0, evidence: [Origin(answer.1, line: 9)]))
    }
    let service = ComparedReport.Service(
      name: "Payments", decision: decision, level: level, verified: Ratio(clamping: verified), tier: 2,
      documents: Set(documents), reasons: reasons, answers: Dictionary(answers) { first, _ in first })
    var report = ComparedReport(asOf: Day(iso: day), services: ["pay": service], findings: findings)
    report.documents = Dictionary(zip(documents, digests)) { first, _ in first }
    report.citations = citing
    report.checks = terms ?? [CheckTerms(id: "a.first", terms: ["blocker"]), CheckTerms(id: "b.second", terms: ["r"])]
    return report
  }

  private func causes(
    _ before: ComparedReport, _ after: ComparedReport, aged: [String: ComparedReport.Service]? = nil
  ) -> [ChangeCause] {
    Assessing.changes(from: before, to: after, aged: aged).services.first?.causes ?? []
  }

  @Test func `coverage that fell has the causes of the answers that lowered it, not of a debt that was edited too`() {
    let before = answered("2026-11-10", .go, citing: [Self.later: [Self.cited(.same)]])
    let after = answered(
      "2026-11-20", .notAssessed, because: [Self.thin], .pass, .stale, ["1", "1", "2"],
      citing: [Self.later: [Self.cited(.changed)]])
    let cited = [ChangeCause(.citationChanged, Self.later, cited: ["a.swift"])]
    #expect(causes(before, after) == cited)
    #expect(causes(before, after, aged: before.services) == cited)
  }

  @Test func `coverage that rose has the causes of the answers that raised it`() {
    let before = answered("2026-11-10", .notAssessed, because: [Self.thin], .pass, .unknown)
    let after = answered("2026-11-20", .go, .pass, .pass, ["1", "2", "2"])
    #expect(causes(before, after) == [ChangeCause(.evidence, Self.later)])
    #expect(causes(before, after, aged: before.services) == [ChangeCause(.evidence, Self.later)])
  }

  @Test func `coverage that fell with the days, or with the rubric, says so`() {
    let before = answered("2026-11-10", .go)
    let after = answered("2026-11-20", .notAssessed, because: [Self.thin], .pass, .stale, ["1", "1", "2"])
    #expect(causes(before, after) == [ChangeCause(.timePassed)])
    #expect(causes(before, after, aged: after.services) == [ChangeCause(.timePassed)])
    var stricter = after
    stricter.checks = [CheckTerms(id: "a.first", terms: ["blocker"]), CheckTerms(id: "b.second", terms: ["r", "10"])]
    #expect(causes(before, stricter) == [ChangeCause(.rubricChanged)])
  }

  @Test func `a check that is asked less strictly decides no more, and the configuration has nothing to do with it`() {
    let refused = ComparedReport.Reason(
      rule: 3, text: "blocker a.first fails", check: "a.first", evidence: [Origin(Self.review, line: 9)])
    let before = answered("2026-11-20", .noGo, because: [refused], .fail)
    let after = answered(
      "2026-11-20", .go, .fail,
      terms: [CheckTerms(id: "a.first", terms: ["recommended"]), CheckTerms(id: "b.second", terms: ["r"])])
    #expect(causes(before, after) == [ChangeCause(.rubricChanged)])
  }

  @Test func `between two sites, a review that says itself how old it is became too old, whatever else was edited`() {
    let old = ComparedReport.Reason(
      rule: 4, text: "the review by sre is from 2026-10-15, longer ago than 30 days",
      evidence: [Origin(Self.review, line: 5)])
    let before = answered("2026-11-10", .go)
    let after = answered("2026-11-20", .notAssessed, because: [old], .pass, .pass, ["1", "1", "2"])
    #expect(causes(before, after) == [ChangeCause(.timePassed)])
  }

  @Test func `what an edit brought and what the days brought are both told`() {
    func reason(_ rule: Int, _ check: String, _ document: DocumentID) -> ComparedReport.Reason {
      .init(rule: rule, text: "\(check) is not what it was", check: check, evidence: [Origin(document, line: 9)])
    }
    let (unticked, aged) = (reason(3, "a.first", Self.review), reason(6, "b.second", Self.later))
    let before = answered("2026-11-10", .go)
    let after = answered("2026-11-20", .noGo, because: [unticked, aged], .fail, .stale, ["2", "1", "1"])
    let alone = answered("2026-11-20", .noGo, because: [aged], .pass, .stale)
    #expect(
      causes(before, after, aged: alone.services) == [ChangeCause(.evidence, Self.review), ChangeCause(.timePassed)])
  }

  @Test func `a share that moved within an answer has that answer's document as its cause`() {
    let before = answered("2026-11-10", .go, .pass, .partial(done: 3, of: 5), verified: 0.8)
    let after = answered("2026-11-20", .go, .pass, .partial(done: 4, of: 5), ["1", "2", "2"], verified: 0.9)
    #expect(causes(before, after) == [ChangeCause(.evidence, Self.later)])
    #expect(causes(before, after, aged: before.services) == [ChangeCause(.evidence, Self.later)])
  }

  @Test func `another weight is another rubric, unless one of the two does not say what a check weighs`() {
    func terms(_ weight: Double?) -> [CheckTerms] {
      [
        CheckTerms(id: "a.first", terms: ["blocker"], weight: weight),
        CheckTerms(id: "b.second", terms: ["r"], weight: 7.5),
      ]
    }
    let before = answered("2026-11-20", .go, verified: 0.5, terms: terms(10))
    let after = answered("2026-11-20", .go, verified: 0.6, terms: terms(30))
    #expect(causes(before, after) == [ChangeCause(.rubricChanged)])
    #expect(Assessing.changes(from: before, to: after).checks == ["a.first"])
    let unsaid = answered("2026-11-20", .go, verified: 0.6, terms: terms(nil))
    #expect(Assessing.changes(from: before, to: unsaid).checks == [])
    #expect(causes(before, unsaid) == [ChangeCause(.unknown)])
  }

  @Test(arguments: [true, false])
  func `a level that a grave finding caps has that finding's document as its cause`(isNew: Bool) {
    let finding = ComparedReport.Finding(
      title: "Retries are not bounded", service: "pay", severity: .high, isOpen: true, life: .new,
      origin: Origin(Self.debt, line: 12))
    let stop = [ComparedReport.Reason(rule: 1, text: "sre has stopped everything")]
    let free = answered("2026-11-10", .noGo, because: stop, level: .gold)
    let capped = answered(
      "2026-11-20", .noGo, because: stop, .pass, .pass, ["2", "1", "2"], level: .silver, findings: ["f": finding])
    let found = isNew ? causes(free, capped) : causes(capped, free)
    #expect(found == [ChangeCause(.evidence, Self.debt)])
  }

  @Test func `decision records and objectives that came, went, or are in another state`() {
    func standing(_ word: String) -> ComparedReport.Standing {
      .init(.decisionRecord, title: "Queue every charge", service: "pay", word: word)
    }
    var (before, after) = (earlier(), earlier())
    before.decisionRecords = ["a": standing("proposed"), "b": standing("accepted"), "c": standing("accepted")]
    after.decisionRecords = ["a": standing("accepted"), "c": standing("accepted"), "d": standing("proposed")]
    before.objectives = ["s": standing("OK")]
    after.objectives = ["s": standing("EXHAUSTED")]
    let found = Assessing.changes(from: before, to: after)
    #expect(
      found.decisionRecords.map { "\($0.id) \($0.before ?? "-") \($0.after ?? "-")" } == [
        "a proposed accepted", "b accepted -", "d - proposed",
      ])
    #expect(found.objectives.map { "\($0.before ?? "-") \($0.after ?? "-")" } == ["OK EXHAUSTED"])
  }

  @Test func `a target that is another is told, and one that nobody published is none`() {
    func standing(_ kind: RecordKind, _ word: String, _ aim: String?) -> ComparedReport.Standing {
      .init(kind, title: "Available", service: "pay", word: word, aim: aim)
    }
    func step(_ change: StandingChange) -> String {
      [change.before, change.after, change.aim.before, change.aim.after].map { $0 ?? "-" }.joined(separator: " ")
    }
    var (before, after) = (earlier(), earlier())
    before.objectives = [
      "a": standing(.slo, "OK", "99.9 %"), "b": standing(.slo, "OK", nil), "c": standing(.slo, "EXHAUSTED", "99.9 %"),
    ]
    after.objectives = [
      "a": standing(.slo, "OK", "99.5 %"), "b": standing(.slo, "OK", "99 %"), "c": standing(.slo, "OK", "99 %"),
    ]
    before.indicators = [
      "m": standing(.kpi, "met", "< 1 h"), "n": standing(.kpi, "met", "5"), "o": standing(.kpi, "met", "5"),
    ]
    after.indicators = [
      "m": standing(.kpi, "missed", "< 1 h"), "n": standing(.kpi, "met", "4"), "p": standing(.kpi, "no data", "5"),
    ]
    let found = Assessing.changes(from: before, to: after)
    #expect(found.objectives.map(step) == ["OK OK 99.9 % 99.5 %", "EXHAUSTED OK 99.9 % 99 %"])
    #expect(found.indicators.map(step) == ["met missed - -", "met met 5 4"])
  }

  private static func record(
    _ path: SourcePath, id: String? = nil, _ word: String = "accepted", service: String = "pay", day: String? = nil
  ) -> ComparedReport.Standing {
    .init(
      .decisionRecord, title: "Queue", service: service, statedID: id, day: day.flatMap { Day(iso: $0) }, word: word,
      origin: Origin(DocumentID(source: "shop", path: path), line: 1))
  }

  struct Rename: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: [String: ComparedReport.Standing]
    var after: [String: ComparedReport.Standing]
    /// The content of `new.md`; that of `old.md` is `1`.
    var content = "1"
    var expected: [String]
  }

  @Test(arguments: [
    Rename(
      testDescription: "the same content under another name", before: ["a": record("old.md")],
      after: ["b": record("new.md")], expected: []),
    Rename(
      testDescription: "a stated id, and another content", before: ["a": record("old.md", id: "ADR-1")],
      after: ["b": record("new.md", id: "ADR-1", "rejected")], content: "2", expected: ["b accepted rejected"]),
    Rename(
      testDescription: "another content, the same title and the same day", before: ["a": record("old.md")],
      after: ["b": record("new.md", "rejected")], content: "2", expected: ["b accepted rejected"]),
    Rename(
      testDescription: "another content, the same title and another day",
      before: ["a": record("old.md", day: "2026-10-01")], after: ["b": record("new.md", day: "2026-11-01")],
      content: "2", expected: ["a accepted -", "b - accepted"]),
    Rename(
      testDescription: "the same stated id of another service", before: ["a": record("old.md", id: "ADR-1")],
      after: ["b": record("new.md", id: "ADR-1", service: "search")], content: "2",
      expected: ["a accepted -", "b - accepted"]),
    Rename(
      testDescription: "a stated id that two have", before: ["a": record("old.md", id: "ADR-1")],
      after: ["b": record("new.md", id: "ADR-1"), "c": record("newer.md", id: "ADR-1")], content: "2",
      expected: ["a accepted -", "b - accepted", "c - accepted"]),
  ])
  func `a record that was renamed is the same record`(_ example: Rename) {
    var (before, after) = (earlier(), earlier())
    (before.decisionRecords, after.decisionRecords) = (example.before, example.after)
    before.documents = [DocumentID(source: "shop", path: "old.md"): "1"]
    after.documents = [DocumentID(source: "shop", path: "new.md"): example.content]
    let found = Assessing.changes(from: before, to: after).decisionRecords
    #expect(found.map { "\($0.id) \($0.before ?? "-") \($0.after ?? "-")" } == example.expected)
  }

  // MARK: Refusals

  private func refused(_ day: String, _ texts: (Int, String)..., decision: Decision.Word = .noGo) -> ComparedReport {
    let reasons = texts.map { ComparedReport.Reason(rule: $0.0, text: $0.1, evidence: [Origin(Self.review, line: 9)]) }
    let service = ComparedReport.Service(
      name: "Payments", decision: decision, level: .bronze, verified: nil, reasons: reasons)
    var report = ComparedReport(asOf: Day(iso: day), services: ["pay": service], findings: [:])
    report.documents = [Self.review: day]
    return report
  }

  @Test func `who refuses what was held back already is told, with the rule that decides now`() {
    let before = refused("2026-11-12", (6, "a.pager fails"))
    let after = refused("2026-11-20", (1, "sre has stopped everything on pay (C-1)"), (6, "a.pager fails"))
    let found = Assessing.changes(from: before, to: after).services
    #expect(found.map(\.isRefusedAnew) == [true])
    #expect(found.map(\.rule) == [Change(6, 1)])
    #expect(found[0].reasons == [.init(rule: 1, text: "sre has stopped everything on pay (C-1)")])
    #expect(found[0].causes == [ChangeCause(.evidence, Self.review)])
  }

  @Test func `the same no in other words is none that is new, and a decision that changed has what decides it`() {
    let before = refused("2026-11-12", (2, #"the required persona sre says no: "NO-GO""#))
    let after = refused("2026-11-20", (2, #"the required persona sre says no: "not ready""#))
    #expect(Assessing.changes(from: before, to: after).services == [])
    let free = refused("2026-11-12", (7, "no other rule fired"), decision: .go)
    let turned = Assessing.changes(from: free, to: after).services
    #expect(turned.map { $0.reasons.map(\.rule) } == [[2]])
    #expect(turned.map(\.isRefusedAnew) == [false])
  }

  @Test func `a new service is told with its reason and where it stands`() {
    var nothing = ComparedReport(asOf: Day(iso: "2026-11-12"), findings: [:])
    nothing.documents = [:]
    let after = refused("2026-11-20", (1, "sre has stopped everything"))
    let found = Assessing.changes(from: nothing, to: after).services
    #expect(found.map { $0.reasons.map(\.text) } == [["sre has stopped everything"]])
    #expect(found.map(\.causes) == [[ChangeCause(.documentAdded, Self.review)]])
  }

  @Test(arguments: [(1, ServiceChange.Turn.worse), (3, .worse), (5, .assessed), (6, .assessed)])
  func `what was not assessed is worse only where something came that refuses it`(
    _ rule: Int, _ refused: ServiceChange.Turn
  ) {
    let words: [Decision.Word] = [.noGo, .notAssessed, .goWithConditions, .go]
    let turns = words.map { before in
      words.map { after in
        ServiceChange(
          id: "pay", name: "Payments", presence: .kept, decision: Change(before, after), rule: Change(4, rule),
          level: Change(nil, nil), verified: Change(nil, nil)
        ).turn
      }
    }
    #expect(
      turns == [
        [nil, .unassessed, .better, .better], [refused, nil, .assessed, .assessed],
        [.worse, .unassessed, nil, .better], [.worse, .unassessed, .worse, nil],
      ])
  }

  // MARK: What a site says of its configuration

  @Test func `another required persona is the configuration's doing, whatever was written and whatever the day`() {
    let missing = ComparedReport.Reason(rule: 4, text: "no review by sec, which tier 2 requires")
    for text in ["1", "2"] {
      var before = ruled("2026-11-10", .go, because: Self.none, documents: [Self.review: "1"])
      var after = ruled("2026-11-20", .notAssessed, because: missing, documents: [Self.review: text])
      before.services["pay"]?.required = ["sre"]
      after.services["pay"]?.required = ["sre", "sec"]
      #expect(
        Assessing.changes(from: before, to: after).services.map(\.causes) == [[ChangeCause(.configurationChanged)]])
    }
    let before = ruled("2026-11-10", .go, because: Self.none, documents: [Self.review: "1"])
    let after = ruled("2026-11-20", .notAssessed, because: missing, documents: [Self.review: "1"])
    #expect(
      Assessing.changes(from: before, to: after).services.map(\.causes) == [[ChangeCause(.unknown)]],
      "between two sites nobody knows whether it was the day or the configuration")
  }

  @Test func `a document that belongs to another service now was moved by the configuration`() {
    var before = compared("2026-11-12", .pass, on: [Self.review], documents: [Self.review: "1"])
    var after = compared("2026-11-20", .unknown, on: [], documents: [Self.review: "1"])
    before.services["pay"]?.documents = [Self.review]
    after.services["pay"]?.documents = []
    #expect(
      Assessing.changes(from: before, to: after).services.first?.checks.map(\.causes)
        == [[ChangeCause(.configurationChanged)]])
  }

  @Test func `a record of another kind that came is told, and a waiver that ends earlier`() {
    func waiver(until word: String) -> ComparedReport.Standing {
      .init(.waiver, title: "No load test", service: "pay", word: word)
    }
    var (before, after) = (earlier(), earlier())
    before.records = ["w": waiver(until: "until 2026-12-20")]
    after.records = [
      "w": waiver(until: "until 2026-11-20"), "i": .init(.incident, title: "Down", service: "pay", word: "resolved"),
    ]
    let found = Assessing.changes(from: before, to: after)
    #expect(
      found.records.map { "\($0.kind) \($0.before ?? "-") \($0.after ?? "-")" } == [
        "incident - resolved", "waiver until 2026-12-20 until 2026-11-20",
      ])
    #expect(!found.isEmpty)
  }

  @Test func `what one of the two does not say is not compared`() {
    var before = earlier()
    before.decisionRecords = ["a": .init(.decisionRecord, title: "A", service: nil, word: "accepted")]
    #expect(Assessing.changes(from: before, to: earlier()).isEmpty)
  }
}

extension ComparedReport {
  /// With one check that weighs so much.
  fileprivate func weighing(_ weight: Double, isSpoken: Bool = true) -> Self {
    var report = self
    report.checks = [CheckTerms(id: "a.first", terms: ["required"], weight: weight, isSpoken: isSpoken)]
    return report
  }
}
