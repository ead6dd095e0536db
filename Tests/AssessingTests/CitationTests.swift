import Diagnostics
import ReportModel
import Testing

@testable import Assessing

@Suite struct CitationTests {
  private static let commit = String(repeating: "a", count: 40)

  private static func reading(
    _ state: CitationReading.State, at review: CitationReading.State? = nil,
    origin commitOrigin: CitationReading.CommitOrigin? = .stated, quotation: String? = nil, record: String = "",
    line: Int = 3, otherChanges: Bool = false
  ) -> CitationReading {
    let atReview = review ?? (state.isFault || state == .unread ? state : .same)
    return CitationReading(
      record: record, origin: origin("ready.md", line),
      citation: Citation(path: "src/app.swift", firstLine: 1, lastLine: 2, line: line, quotation: quotation),
      target: "src/app.swift", candidates: state == .ambiguous ? ["a/x", "b/x"] : [],
      reviewedCommit: commitOrigin == nil ? nil : commit, commitOrigin: commitOrigin, atReview: atReview,
      atNewest: state, offset: state == .moved ? 3 : 0, renamedTo: state == .renamed ? "src/new.swift" : nil,
      newestRange: state == .moved ? 4...5 : state.holds ? 1...2 : nil, hasOtherChanges: otherChanges)
  }

  @Test(
    arguments: [
      (CitationReading.State.same, nil), (.unread, nil),
      (.moved, "note: `src/app.swift:1-2` has moved 3 lines down, to 4-5"),
      (.renamed, "note: `src/app.swift:1-2` stands in `src/new.swift` now, at 1-2"),
      (.changed, "warning: `src/app.swift:1-2` is not what it was at aaaaaaaaaaaa"),
      (.gone, "warning: `src/app.swift:1-2`, reviewed at aaaaaaaaaaaa, is gone with its file"),
      (.pastEnd, "warning: `src/app.swift:1-2` names lines that its file does not have at aaaaaaaaaaaa"),
      (.fileMissing, "warning: `src/app.swift:1-2` names a file that is not there at aaaaaaaaaaaa"),
      (.ambiguous, "warning: `src/app.swift:1-2` could be in 2 files at aaaaaaaaaaaa: `a/x`, `b/x`"),
      (.blank, "warning: `src/app.swift:1-2` is blank at aaaaaaaaaaaa"),
      (.rangeReversed, "warning: `src/app.swift:1-2` ends before it begins"),
      (.quoteMismatch, "warning: `src/app.swift:1-2` does not read `x = 3` at aaaaaaaaaaaa"),
    ] as [(CitationReading.State, String?)])
  func `the author is told at the line of the citation`(state: CitationReading.State, expected: String?) {
    var log = DiagnosticLog()
    reportCitations([Self.reading(state, quotation: "x = 3")], into: &log)
    let found = log.sorted.map { "\($0.severity): \($0.message)" }
    #expect(found == (expected.map { [$0] } ?? []))
    let isPlaced = log.sorted.allSatisfy { $0.location == origin("ready.md", 3).location && $0.help != nil }
    #expect(isPlaced)
  }

  @Test(arguments: [
    (reading(.same), Claim.Verdict.verified), (reading(.moved), .verified), (reading(.renamed), .verified),
    (reading(.changed), .stale), (reading(.gone), .stale), (reading(.pastEnd), .refuted), (reading(.blank), .refuted),
    (reading(.rangeReversed), .refuted), (reading(.fileMissing), .refuted),
    (reading(.fileMissing, origin: .inferred), .unverifiable), (reading(.pastEnd, origin: .inferred), .refuted),
    (reading(.pastEnd, at: .unread, origin: nil), .unverifiable), (reading(.ambiguous), .unverifiable),
    (reading(.unread, origin: nil), .unverifiable),
  ])
  func `a citation is a claim`(reading: CitationReading, verdict: Claim.Verdict) {
    let found = claims(from: [reading, reading])
    #expect(found.map(\.verdict) == [verdict])
    #expect(found[0].kind == .citation && found[0].stated == "src/app.swift:1-2")
  }

  @Test func `what changed because a finding was mended makes nothing stale`() {
    var settled = Self.reading(.changed)
    settled.isSettled = true
    var log = DiagnosticLog()
    reportCitations([settled], into: &log)
    #expect(log.sorted == [] && CitationStanding(of: [settled]) != .stale)
  }

  @Test func `a quotation is a claim of its own`() {
    let right = claims(from: [Self.reading(.same, quotation: "x = 3")])
    #expect(right.map(\.kind) == [.citation, .quotation] && right.map(\.verdict) == [.verified, .verified])
    let wrong = claims(from: [Self.reading(.quoteMismatch, quotation: "x = 3")])
    #expect(wrong.map(\.verdict) == [.unverifiable, .refuted])
  }

  @Test(arguments: [
    ([reading(.same), reading(.changed)], CitationStanding.stale), ([reading(.gone)], .stale),
    ([reading(.same), reading(.moved, otherChanges: true)], .suspect), ([reading(.same), reading(.pastEnd)], .holds),
    ([reading(.unread)], .unread), ([], .unread),
  ])
  func `a record is as stale as what it cites`(readings: [CitationReading], standing: CitationStanding) {
    #expect(CitationStanding(of: readings) == standing)
  }

  @Test(arguments: [
    (CitationReading.State.same, CheckState.pass), (.moved, .pass), (.renamed, .pass), (.changed, .stale),
    (.gone, .stale), (.pastEnd, .claimed), (.fileMissing, .claimed), (.quoteMismatch, .claimed), (.unread, .pass),
  ])
  func `a tick that rests on a changed citation is stale`(state: CitationReading.State, expected: CheckState) {
    var tick = item("c-1")
    tick.citations = [Self.reading(state).citation]
    var sample = Sample(records: [checklist([tick])], checks: checks(1, .required))
    sample.citations = [Self.reading(state)]
    #expect(sample.assess().state(of: "c-1") == expected)
  }

  @Test(arguments: [
    (CitationReading.State.pastEnd, "does not exist: src/app.swift has no such lines"),
    (.blank, "says nothing: the cited lines of src/app.swift are blank"),
    (.rangeReversed, "cannot be looked up: it names the lines of src/app.swift backwards"),
    (.quoteMismatch, "does not say so: what it quotes is not what stands in src/app.swift"),
  ])
  func `what is wrong with a tick's evidence is said`(state: CitationReading.State, words: String) {
    var tick = item("c-1")
    tick.citations = [Self.reading(state).citation]
    var sample = Sample(records: [checklist([tick])], checks: checks(1, .required))
    sample.citations = [Self.reading(state)]
    #expect(sample.assess().results[0].reason == "\"c-1\" is ticked with evidence that \(words)")
  }

  @Test func `a review whose cited lines changed is stale, and the decision says why`() {
    let old = review(by: "qa", .pass)
    var sample = Sample(records: [old], checks: checks(1, .recommended))
    sample.policy.requiredPersonas = [2: ["qa"]]
    #expect(sample.assess().personas[0].state == .current)
    sample.citations = [Self.reading(.changed, record: old.id)]
    let assessment = sample.assess()
    #expect(assessment.personas[0].state == .stale)
    let reasons = assessment.decision.fired.first { $0.number == 4 }?.reasons.map(\.text) ?? []
    #expect(reasons.contains("the review by qa rests on lines that have changed since: src/app.swift:1"))
    sample.citations.append(sample.citations[0])
    let both = sample.assess().decision.fired.first { $0.number == 4 }?.reasons.first { $0.text.contains("1 more") }
    #expect(both?.evidence.map(\.line).count == 2, "two citations of one line are one place")
    sample.citations.removeLast()
    sample.citations[0].isSettled = true
    #expect(sample.assess().personas[0].state == .current)
  }
}
