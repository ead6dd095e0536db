import Assessing
import Diagnostics
import ReportModel
import Testing

/// What becomes of a finding from one review of a persona to the next.
@Suite struct FindingLedgerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var reviews: [Record]
    /// `title: life since age`, in the ledger's order.
    var rows: [String]
    var notices: [String]

    init(_ description: String, _ reviews: Record..., gives rows: String..., notices: [String] = []) {
      (testDescription, self.reviews, self.rows, self.notices) = (description, reviews, rows, notices)
    }
  }

  static func qa(_ daysAgo: Int, _ findings: Finding..., verdict: Review.Verdict? = .conditional) -> Record {
    review(by: "qa", verdict, findings: findings, on: today + -daysAgo)
  }

  static func accepted(_ status: String) -> Finding {
    var leak = finding("Leak", .high)
    leak.fields.append(Field(name: "Status", value: status, line: 9))
    return leak
  }

  @Test(arguments: [
    Case("once is new", qa(5, finding("Leak", .high)), gives: "Leak: new 2026-11-15 5"),
    Case(
      "twice is seen again, as old as the first time", qa(25, finding("Leak", .high)), qa(5, finding("leak!", .high)),
      gives: "leak!: seen-again 2026-10-26 25"),
    Case(
      "called fixed, it is", qa(25, finding("Leak", .high)), qa(5, finding("Leak", .high, closed: true)),
      gives: "Leak: fixed 2026-10-26 25"),
    Case(
      "found again after that, it has returned", qa(25, finding("Leak", .high)),
      qa(9, finding("Leak", .high, closed: true)),
      qa(5, finding("Leak", .high)), gives: "Leak: returned 2026-11-15 5"),
    Case(
      "left out by a later opinion, it has disappeared", qa(25, finding("Leak", .high)), qa(5, finding("Slow", .low)),
      gives: "Slow: new 2026-11-15 5", "Leak: disappeared 2026-10-26 25",
      notices: ["reviews/qa-2026-11-15.md:1 finding.disappeared"]),
    Case(
      "left out and found again, it has returned, and is as old as the first time", qa(40, finding("Leak", .high)),
      qa(20, finding("Slow", .low)),
      qa(5, finding("Leak", .high), finding("Slow", .low)), gives: "Leak: returned 2026-10-11 40",
      "Slow: seen-again 2026-10-31 20", notices: ["reviews/qa-2026-11-15.md:8 finding.overdue"]),
    Case(
      "who left it out first is told", qa(40, finding("Leak", .high)), qa(20, finding("Slow", .low)),
      qa(5, finding("Slow", .low)), gives: "Slow: seen-again 2026-10-31 20", "Leak: disappeared 2026-10-11 40",
      notices: ["reviews/qa-2026-10-31.md:1 finding.disappeared"]),
    Case(
      "a review without an opinion lifts nothing", qa(25, finding("Leak", .high)), qa(5, verdict: nil),
      gives: "Leak: new 2026-10-26 25"),
    Case(
      "older than it may be", qa(31, finding("Leak", .high)), gives: "Leak: new 2026-10-20 31",
      notices: ["reviews/qa-2026-10-20.md:8 finding.overdue"]),
    Case(
      "repeating it does not make it young", qa(31, finding("Leak", .high)), qa(1, finding("Leak", .high)),
      gives: "Leak: seen-again 2026-10-20 31", notices: ["reviews/qa-2026-11-19.md:8 finding.overdue"]),
    Case(
      "past its due day", qa(5, finding("Leak", .high, owner: "a", due: "2026-11-19")), gives: "Leak: new 2026-11-15 5",
      notices: ["reviews/qa-2026-11-15.md:8 finding.past-due"]),
    Case(
      "accepted until a day, it is not overdue", qa(31, accepted("accepted until 2026-12-01")),
      gives: "Leak: accepted 2026-10-20 31"),
    Case(
      "and is again on the day after", qa(31, accepted("Accepted (2026-11-19)")), gives: "Leak: new 2026-10-20 31",
      notices: ["reviews/qa-2026-10-20.md:8 finding.overdue"]),
    Case(
      "two personas find two", review(by: "qa", .fail, findings: [finding("Leak", .high)]),
      review(by: "dba", .fail, findings: [finding("Leak", .high)]),
      gives: "Leak: new 2026-11-20 0", "Leak: new 2026-11-20 0"),
    Case(
      "a condition of a certificate that the same agent replaces on the same day",
      certificate(by: "pell", .conditionallyApproved, at: 1085, conditions: [.init("Mend the test")]),
      certificate(by: "pell", .approved, at: 1350), gives: "Mend the test: lifted 2026-11-20 0"),
    Case(
      "where one states no time, nobody knows which is the later",
      certificate(by: "pell", .conditionallyApproved, conditions: [.init("Mend the test")]),
      certificate(by: "pell", .approved, at: 1350), gives: "Mend the test: new 2026-11-20 0"),
    Case("what is dated tomorrow has not been found", qa(-1, finding("Leak", .high))),
  ])
  func life(_ example: Case) {
    let (report, log) = Sample(records: example.reviews, checks: checks(1, .recommended)).report()
    let rows = report.findings.map {
      "\($0.title): \($0.life.rawValue) \($0.since?.iso ?? "undated") \($0.age.map { "\($0)" } ?? "?")"
    }
    #expect(rows == example.rows)
    let notices = log.sorted.filter { $0.id.description.hasPrefix("finding.") }.map {
      "\($0.location?.path ?? ""):\($0.location?.line ?? 0) \($0.id)"
    }
    #expect(notices == example.notices)
  }

  @Test(
    arguments: [
      (.critical, "`all.young`"), (.high, "`high.none`, `all.young`"), (.medium, nil),
    ] as [(Severity, String?)])
  func `who is late with a finding is told how to close it, and which checks may be waived`(
    _ severity: Severity, _ waivable: String?
  ) {
    func check(_ id: String, _ probe: String, isWaivable: Bool = true) -> Check {
      Check(
        id: id, question: "?", category: "All", severity: .recommended, probe: probe, isWaivable: isWaivable)
    }
    let (_, log) = Sample(
      records: [Self.qa(200, finding("Leak", severity))],
      checks: [
        check("critical.none", "critical-findings", isWaivable: false), check("high.none", "high-findings"),
        check("all.young", "findings-young"), check("other", "slo-stated"),
      ]
    ).report()
    let help = log.sorted.first { $0.id == "finding.overdue" }?.help
    #expect(
      help
        == "Mend it and list it with `Status: fixed` in the next review of qa, or accept it there with `Status: accepted "
        + "until` and a day." + (waivable.map { " Until then a waiver may accept what fails for it: \($0)." } ?? ""))
  }

  @Test func `an id outlives reviews, severities and days, and tells findings of one title apart`() {
    func ids(_ records: Record...) -> [String] {
      Sample(records: records, checks: checks(1, .recommended)).report().0.findings.map(\.id)
    }
    let once = ids(Self.qa(5, finding("Leak", .high)))
    #expect(once.count == 1)
    #expect(ids(Self.qa(90, finding("Leak", .low)), Self.qa(5, finding("leak", .high))) == once)
    let twins = ids(Self.qa(5, finding("Leak", .high), finding("Leak", .high)))
    #expect(Set(twins).count == 2)
    #expect(twins.contains(once[0]))
  }

  @Test func `findings of one title in two files are two, whatever their order`() {
    func review(_ paths: [String], _ daysAgo: Int) -> Record {
      var record = Self.qa(daysAgo)
      record.details = .review(
        Review(
          verdict: .conditional,
          findings: paths.indices.map { Finding(id: "f\($0)", title: "Leak", severity: .high, line: 10 + $0 * 10) }
        ))
      record.citations = paths.enumerated().map { Citation(path: $1, firstLine: 1, lastLine: 2, line: 12 + $0 * 10) }
      return record
    }
    let report = Sample(
      records: [review(["a.c", "b.c"], 9), review(["b.c", "a.c"], 5)], checks: checks(1, .recommended)
    ).report().0
    #expect(report.findings.map(\.life) == [.seenAgain, .seenAgain])
    #expect(report.findings.map { $0.sightings.map(\.line) } == [[20, 10], [10, 20]])
  }

  /// A review of findings called "Leak", each with the lines that it cites and what stood there.
  struct Look: Sendable {
    var daysAgo: Int
    var cited: [(path: String, line: Int, content: String)]
    /// Those from here on are called fixed.
    var firstClosed: Int

    /// - Parameter cited: `a.c:3` and what stands there.
    init(_ daysAgo: Int, _ cited: (String, String)..., closed: (String, String)...) {
      self.daysAgo = daysAgo
      firstClosed = cited.count
      self.cited = (cited + closed).map { place, content in
        let parts = place.split(separator: ":")
        return (path: String(parts[0]), line: Int(parts[1]) ?? 0, content: content)
      }
    }

    var record: Record {
      var record = review(by: "qa", .conditional, on: today + -daysAgo)
      record.details = .review(
        Review(
          verdict: .conditional,
          findings: cited.indices.map {
            Finding(id: "f\($0)", title: "Leak", isClosed: $0 >= firstClosed, line: 10 + $0 * 10)
          }))
      record.citations = citations
      return record
    }

    private var citations: [Citation] {
      cited.enumerated().map { index, cited in
        Citation(path: cited.path, firstLine: cited.line, lastLine: cited.line, line: 12 + index * 10)
      }
    }

    var readings: [CitationReading] {
      zip(citations, cited).map { citation, cited in
        var reading = CitationReading(
          record: record.id, origin: Origin(record.origin.document, line: citation.line), citation: citation,
          target: SourcePath("src/" + citation.path), atReview: .same, atNewest: .same)
        reading.snippet = cited.content
        return reading
      }
    }
  }

  struct Identity: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var looks: [Look]
    /// `id life sightings`, in the order of ids; the ids are letters in the order in which they first stand in a report
    /// that has one look more each time.
    var rows: [String]

    init(_ description: String, _ looks: Look..., gives rows: String...) {
      (testDescription, self.looks, self.rows) = (description, looks, rows)
    }
  }

  @Test(arguments: [
    Identity(
      "lines that moved are the same ones", Look(9, ("a.c:3", "x")), Look(5, ("a.c:30", "x")), gives: "A seen-again 2"),
    Identity(
      "it keeps its id when its lines are changed", Look(9, ("a.c:3", "x")), Look(5, ("a.c:3", "y")),
      gives: "A seen-again 2"),
    Identity(
      "and when they are in another file", Look(9, ("a.c:3", "x")), Look(5, ("b.c:3", "x")), gives: "A seen-again 2"),
    Identity(
      "two of one title and file in one review are two, in whatever order", Look(9, ("a.c:3", "x"), ("a.c:9", "y")),
      Look(5, ("a.c:10", "y"), ("a.c:4", "x")), gives: "A seen-again 2", "B seen-again 2"),
    Identity(
      "so are two that cite lines alike", Look(9, ("a.c:3", "x"), ("a.c:9", "x")), gives: "A new 1", "B new 1"),
    Identity(
      "the lines that mended it do not make it another", Look(9, ("a.c:3", "x")), Look(5, closed: ("a.c:3", "z")),
      gives: "A fixed 2"),
    Identity(
      "found again at its lines, it has returned", Look(15, ("a.c:3", "x")), Look(9, closed: ("a.c:3", "z")),
      Look(5, ("a.c:4", "x")), gives: "A returned 3"),
    Identity(
      "one that stays keeps its thread when another's lines change", Look(9, ("a.c:3", "x"), ("a.c:9", "y")),
      Look(5, ("a.c:3", "z"), ("a.c:9", "y")), gives: "A seen-again 2", "B seen-again 2"),
    Identity(
      "two that become one: the other has disappeared", Look(9, ("a.c:3", "x"), ("a.c:9", "y")),
      Look(5, ("a.c:9", "y")),
      gives: "A disappeared 1", "B seen-again 2"),
    Identity(
      "one that becomes two: the second is new", Look(9, ("a.c:3", "x")), Look(5, ("a.c:3", "x"), ("a.c:9", "y")),
      gives: "A seen-again 2", "B new 1"),
  ])
  func `an id rests on the lines that are cited`(_ example: Identity) {
    var letters: [String: Character] = [:]
    var rows: [String] = []
    for count in 1...example.looks.count {
      let looks = example.looks.prefix(count)
      let sample = Sample(
        records: looks.map(\.record), checks: checks(1, .recommended), paths: ["src/a.c", "src/b.c"],
        citations: looks.flatMap(\.readings))
      let found = sample.report().0.findings.sorted { ($0.sightings[0].line) < ($1.sightings[0].line) }
      for row in found where letters[row.id] == nil {
        letters[row.id] = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(letters.count)))
      }
      rows = found.map { "\(letters[$0.id] ?? "?") \($0.life.rawValue) \($0.sightings.count)" }.sorted()
    }
    #expect(rows == example.rows)
  }

  @Test func `what one review of a day still finds open is open`() {
    func ids(_ first: Bool, _ second: Bool) -> [LedgerFinding.Life] {
      let reviews = zip(["a.md", "b.md"], [first, second]).map { path, isClosed in
        review(by: "qa", .conditional, findings: [finding("Leak", .high, closed: isClosed)], at: path)
      }
      return Sample(records: reviews, checks: checks(1, .recommended)).report().0.findings.map(\.life)
    }
    #expect(ids(false, true) == [.seenAgain])
    #expect(ids(true, false) == [.seenAgain])
    #expect(ids(true, true) == [.fixed])
  }

  @Test func `the limits are those of the policy`() {
    var sample = Sample(records: [Self.qa(5, finding("Leak", .high))], checks: checks(1, .recommended))
    sample.policy.findingLimits[.high] = 4
    #expect(sample.report().0.findings.map(\.isOverdue) == [true])
    sample.policy.findingLimits[.high] = 5
    #expect(sample.report().0.findings.map(\.isOverdue) == [false])
  }

  @Test func `the conditions of a certificate are kept in the same book`() {
    func certificate(_ daysAgo: Int, _ verdict: Certificate.Verdict, _ conditions: Certificate.Condition...) -> Record {
      record(
        "certificates/\(daysAgo).md",
        .certificate(
          Certificate(verdict: verdict, verdictLine: 7, agent: "sre", component: "api", conditions: conditions)),
        on: today + -daysAgo)
    }
    func rows(_ records: Record...) -> [String] {
      Sample(records: records, checks: checks(1, .recommended)).report().0.findings.map {
        "\($0.kind.rawValue) \($0.title): \($0.life.rawValue)"
      }
    }
    let alert = Certificate.Condition("Add an alert")
    let first = certificate(20, .conditionallyApproved, alert)
    #expect(rows(first) == ["condition Add an alert: new"])
    #expect(
      rows(first, certificate(5, .conditionallyApproved, alert)) == ["condition Add an alert: seen-again"])
    #expect(
      rows(first, certificate(5, .conditionallyApproved, .init("Add an alert", isMet: true)))
        == ["condition Add an alert: fixed"])
    #expect(rows(first, certificate(5, .approved)) == ["condition Add an alert: lifted"])
    #expect(rows(first, certificate(5, .noGo)) == ["condition Add an alert: new"])
  }

  @Test func `a condition has the owner and the day that it names`() {
    let condition = Certificate.Condition("Add an alert", owner: "ann", due: Day(iso: "2026-12-20"))
    let rows = Sample(
      records: [certificate(by: "sre", .conditionallyApproved, conditions: [condition])],
      checks: checks(1, .recommended)
    ).report().0.findings
    #expect(rows.map(\.owner) == ["ann"])
    #expect(rows.map(\.due) == [Day(iso: "2026-12-20")])
  }

  @Test func `a new review does not make an old finding young for the rubric`() {
    let check = Check(id: "young", question: "?", category: "All", severity: .required, probe: "findings-young")
    let reviews = [Self.qa(31, finding("Leak", .high)), Self.qa(1, finding("Leak", .high))]
    #expect(Sample(records: reviews, checks: [check]).assess().state(of: "young") == .fail)
  }
}
