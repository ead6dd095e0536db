import ReportModel
import Testing

@testable import Rendering

@Suite struct WordingTests {
  @Test(arguments: [
    ("0.9995", "99.95"), ("0.999", "99.9"), ("0.99", "99"), ("1", "100"), ("1.0", "100"), ("0", "0"), ("0.05", "5"),
    ("0.5", "50"), ("0.99999", "99.999"), ("ninety", "ninety"),
  ])
  func `an objective is printed as a percentage without rounding`(share: String, expected: String) {
    #expect(percentText(ofShare: share) == expected)
  }

  @Test(arguments: [
    (Review.Verdict.pass, false, "agrees"), (.fail, true, "disagrees"), (.unrecognised, false, "decides nothing"),
  ])
  func `what decides nothing does not agree`(verdict: Review.Verdict, disagrees: Bool, expected: String) {
    let place = Origin(DocumentID(source: "app", path: "a.md"), line: 1)
    #expect(
      StatedDecision(text: "x", verdict: verdict, origin: place, disagrees: disagrees).relation == expected)
  }

  @Test(arguments: [
    ([Decision.Word.go], "The only service is GO."),
    ([.go, .noGo], "1 of 2 services is GO; 1 is NO-GO."),
    ([.go, .go, .noGo], "2 of 3 services are GO; 1 is NO-GO."),
    (
      [.noGo, .notAssessed, .notAssessed, .goWithConditions],
      "0 of 4 services are GO; 1 is GO WITH CONDITIONS, 1 is NO-GO and 2 are NOT ASSESSED."
    ),
  ])
  func `one sentence says how the portfolio stands`(words: [Decision.Word], expected: String) {
    let assessments = words.enumerated().map { index, word in
      Assessment(
        service: Service(id: "s\(index)", name: "S"), decision: Decision(word: word, rule: 7, fired: []),
        level: .unassessed, score: nil, results: [])
    }
    let report = Report(
      asOf: Day(iso: "2026-11-20")!, portfolio: Portfolio(), rubric: Rubric(id: "r", title: "R", checks: []),
      assessments: assessments)
    #expect(portfolioSentence(report) == expected)
  }

  @Test(
    arguments: [
      ([("a", nil, "OK"), ("b", nil, "OK")], "no decision changed; SLOs: 2 new."),
      (
        [("a", "OK", "STALE"), ("b", nil, "OK"), ("c", "OK", nil)],
        "no decision changed; SLOs: 1 new, 1 in another state and 1 gone."
      ),
      ([("a", "OK", "OK")], "no decision changed; SLOs: 1 with another target."),
    ] as [([(String, String?, String?)], String)])
  func `what is new is not in another state`(states: [(String, String?, String?)], expected: String) {
    let objectives = states.map { StandingChange(id: $0.0, kind: .slo, title: $0.0, before: $0.1, after: $0.2) }
    let changes = ReportChanges(since: Day(iso: "2026-11-12"), objectives: objectives)
    #expect(changesSentence(changes) == "Since 2026-11-12, \(expected)")
  }

  @Test func `services that came or went are told, and that nothing did is said of what was looked at`() {
    func change(_ id: String, _ presence: ServiceChange.Presence) -> ServiceChange {
      ServiceChange(
        id: id, name: id, presence: presence, decision: Change(nil, nil), level: Change(nil, nil),
        verified: Change(nil, nil))
    }
    let services = [change("a", .gone), change("b", .new)]
    #expect(
      changesSentence(ReportChanges(since: Day(iso: "2026-11-12"), services: services))
        == "Since 2026-11-12, no decision changed; 1 service is new and 1 service is gone.")
    var same = ReportChanges(since: Day(iso: "2026-11-12"))
    #expect(changesSentence(same) == "Since 2026-11-12, no decision, answer or finding has changed.")
    same.sinceName = "HEAD~1"
    #expect(changesSentence(same) == "Since HEAD~1, no decision, answer or finding has changed.")
  }

  @Test(arguments: [
    (Expiry.Kind.waiver, false, "The one \"X\" runs out on 2026-12-03"),
    (.waiver, true, "The one \"X\" ran out on 2026-12-03"),
    (.finding, false, "The one \"X\" has to be closed by 2026-12-03"),
    (.finding, true, "The one \"X\" was due on 2026-12-03"),
    (.action, false, "The one \"X\" has to be done by 2026-12-03"),
  ])
  func `what has to be done by a day does not end with it`(kind: Expiry.Kind, isOver: Bool, expected: String) {
    let expiry = Expiry(
      kind: kind, key: "k", day: Day(iso: "2026-12-03")!, text: "the one \"X\"",
      origin: Origin(DocumentID(source: "app", path: "a.md"), line: 1))
    #expect(expiry.sentence(isOver: isOver) == expected)
  }

  @Test(arguments: [
    ("short", 180, "short"), ("one two three", 9, "one two\u{2026}"), ("onetwothree", 6, "onetw\u{2026}"),
    ("\u{442}\u{435}\u{441}\u{442}", 5, "\u{442}\u{435}\u{2026}"),
  ])
  func `a long text is cut between words or letters`(text: String, limit: Int, expected: String) {
    #expect(shortened(text, to: limit) == expected)
  }

  @Test(arguments: [
    ("bad_minutes", "Bad minutes"), ("budgetingMethod", "Budgeting method"), ("Effort", "Effort"), ("MTTR", "MTTR"),
    ("\u{43F}\u{43E}\u{43B}\u{435}", "\u{43F}\u{43E}\u{43B}\u{435}"),
  ])
  func `a key of front matter is shown as words`(name: String, expected: String) {
    #expect(fieldLabel(name) == expected)
  }

  @Test(
    arguments: [
      ([], "It holds no finding."), ([.open(.high)], "Its one finding is open; its severity is high."),
      ([.open(nil)], "Its one finding is open."), ([.closed], "Its one finding is closed."),
      ([.closed, .closed], "Both findings are closed."),
      ([.open(.low), .open(.high)], "Both findings are open, the gravest is high."),
      ([.closed, .open(.low)], "1 of 2 findings is open, the gravest is low."),
    ] as [([SampleFinding], String)])
  func `a review says first how its findings stand`(findings: [SampleFinding], expected: String) {
    let review = Review(findings: findings.enumerated().map { $1.finding(line: $0 + 1) })
    #expect(RecordLocatorTests.record(1...2, .review(review)).summary == expected)
  }

  @Test(arguments: [
    (ServiceLevelObjective(objective: "0.995", window: "28d", format: .openSLO), "99.5 %, over 28 days."),
    (ServiceLevelObjective(objective: "0.99", format: .openSLO), "99 %, over no stated window."),
    (ServiceLevelObjective(window: "7d", format: .openSLO), "No objective that can be read, over 7 days."),
  ])
  func `an objective says first what is promised`(objective: ServiceLevelObjective, expected: String) {
    #expect(RecordLocatorTests.record(1...2, .slo(objective)).summary == expected)
  }

  @Test(arguments: [
    ("plain", ["plain"]), ("write `a` here", ["write ", "<a>", " here"]), ("`a`", ["<a>"]),
    ("one ` alone", ["one ` alone"]), ("`a` and `b", ["`a` and `b"]), ("", []),
  ])
  func `backticks mark what is to be typed`(text: String, expected: [String]) {
    #expect(MarkedText(text).pieces.map { $0.kind == .code ? "<\($0.text)>" : $0.text } == expected)
  }

  @Test(arguments: [
    ("Since 2026-11-12, 2 changed.", "Since [2026-11-12], 2 changed."),
    ("2026-11-12", "[2026-11-12]"), ("1 is NO-GO; 2 wait for ADR-7.", "1 is [NO-GO]; 2 wait for [ADR-7]."),
    ("`2026-11-12` is no code here", "`[2026-11-12]` is no code here"),
    ("a word-by-word on-call check of Re-run", "a word-by-word on-call check of Re-run"),
    ("from 42.0 - 74.0, -3 or 3-", "from 42.0 - 74.0, -3 or 3-"),
    ("\u{00C9}-2026-11-12", "\u{00C9}-2026-11-12"),
    ("MARA-20260115-223000-LONG", "MARA-20260115-223000-LONG"), ("", ""),
  ])
  func `a date and a decision are not broken over two lines`(text: String, expected: String) {
    let pieces = MarkedText(sentence: text).pieces
    #expect(pieces.map { $0.kind == .name ? "[\($0.text)]" : $0.text }.joined() == expected)
    #expect(pieces.map(\.text).joined() == text)
  }

  @Test func `every state has a word, and every word of the data files a state`() {
    for explanation in CheckState.explanations {
      #expect(CheckState(word: explanation.word)?.word == explanation.word)
    }
  }
}

enum SampleFinding: Hashable, Sendable {
  case open(Severity?), closed

  func finding(line: Int) -> Finding {
    switch self {
    case .open(let severity): Finding(id: "f", title: "F", severity: severity, line: line)
    case .closed: Finding(id: "f", title: "F", isClosed: true, line: line)
    }
  }
}

@Suite struct RecordLocatorTests {
  static func record(_ lines: ClosedRange<Int>, _ details: Record.Details = .debt(Debt())) -> Record {
    Record(
      origin: Origin(DocumentID(source: "s", path: "a.md"), line: lines.lowerBound), lines: lines, title: "",
      details: details)
  }

  @Test(arguments: [(1, 0), (4, 0), (5, 1), (9, 1), (10, 0), (12, 2), (20, 2), (21, 0), (99, 0)])
  func `a line belongs to the innermost record that holds it, else to the first`(line: Int, expected: Int) {
    let locator = RecordLocator([Self.record(1...20), Self.record(5...9), Self.record(12...20)])
    #expect(locator.record(in: DocumentID(source: "s", path: "a.md"), line: line) == expected)
  }

  @Test func `a document without records has none at any line`() {
    #expect(RecordLocator([]).record(in: DocumentID(source: "s", path: "a.md"), line: 1) == nil)
  }

  @Test(arguments: [
    ("28d", "28 days"), ("1w", "1 week"), ("1M", "1 month"), ("30 days", "30 days"), ("d", "d"),
    ("calendar month", "calendar month"),
    ("-3d", "-3d"), ("5m", "5m"), ("", ""),
  ])
  func `a window is written in words where it is a number and a letter`(window: String, words: String) {
    #expect(windowWords(window) == words)
  }

  @Test func `a finding past the day it was promised for is overdue, whatever its age`() {
    let today = Day(iso: "2026-11-20")!
    func finding(_ due: Day?, _ life: LedgerFinding.Life = .new, age: Int = 1) -> LedgerFinding {
      LedgerFinding(
        id: "f", service: "a", title: "t", severity: .high, life: life, age: age, limit: 30, due: due, record: "r",
        origin: Origin(DocumentID(source: "s", path: "a.md"), line: 1))
    }
    let late = [finding(today + -1), finding(today, age: 31), finding(today)]
    #expect(findingsSentence(late, asOf: today) == "3 findings are open; 2 of them are overdue.")
    #expect(finding(today + -4).daysLate(asOf: today) == 4)
    #expect(finding(today).daysLate(asOf: today) == nil)
    #expect(finding(today + -4, .accepted).daysLate(asOf: today) == nil)
    #expect(finding(today + -4, .fixed).daysLate(asOf: today) == nil)
  }
}
