import Assessing
import Diagnostics
import ReportModel
import Testing

/// What a document says of itself, against the verdict that it states.
@Suite struct OwnTextTests {
  private static func reviewed(_ change: (inout Review) -> Void) -> Record {
    var review = Review(verdict: .pass, verdictRaw: "GO", verdictLine: 5)
    change(&review)
    return record("reviews/r.md", .review(review), persona: "qa", on: today + -3)
  }

  private static func signed(_ change: (inout Certificate) -> Void) -> Record {
    var record = certificate(by: "qa", .approved, date: today + -3)
    guard case .certificate(var certificate) = record.details else { return record }
    change(&certificate)
    record.details = .certificate(certificate)
    return record
  }

  private func assess(_ records: Record...) -> (Assessment, [Claim]) {
    var policy = AssessmentPolicy()
    policy.requiredPersonas = [2: ["qa"]]
    let sample = Sample(records: records + [checklist([item("c-1")])], checks: checks(1, .blocker), policy: policy)
    let (report, _) = sample.report()
    return (report.assessments[0], report.claims)
  }

  private func first(_ assessment: Assessment) -> String {
    let rule = assessment.decision.fired.first
    return "\(rule?.number ?? 0) \(rule?.reasons.first?.text ?? "")"
  }

  @Test func `a review and a certificate hold until the day that they state, and not a day longer`() {
    for until in [today, today + 30] {
      #expect(assess(Self.reviewed { $0.validUntil = until }).0.decision.word == .go)
      #expect(assess(Self.signed { $0.validUntil = until }).0.decision.word == .go)
    }
    let yesterday = today + -1
    #expect(
      first(assess(Self.reviewed { $0.validUntil = yesterday }).0)
        == "4 the review by qa was valid until \(yesterday.iso)")
    #expect(
      first(assess(Self.signed { $0.validUntil = yesterday }).0)
        == "4 the certificate by qa was valid until \(yesterday.iso)")
  }

  @Test func `an approval above an open critical finding of its own is none, be it signed`() {
    let (assessment, claims) = assess(Self.signed { $0.findings = [finding("SQLi", .critical)] })
    #expect(first(assessment) == "3 an open Critical finding: \"SQLi\"")
    #expect(claims.filter { $0.kind == .verdict }.map(\.verdict) == [.refuted])
    let closed = assess(Self.signed { $0.findings = [finding("SQLi", .critical, closed: true)] })
    #expect(closed.0.decision.word == .go)
    #expect(closed.1.filter { $0.kind == .verdict }.map(\.verdict) == [.verified])
    #expect(assess(Self.signed { $0.findings = [finding("Slow", .high)] }).0.decision.word == .noGo)
  }

  @Test func `a pass above a severity that nobody knows counts for nothing`() {
    var unknown = finding("SQLi", nil)
    unknown.unknownSeverity = "S1"
    let (assessment, claims) = assess(Self.reviewed { $0.findings = [unknown] })
    #expect(
      first(assessment)
        == "4 the review by qa passes over an open finding whose severity is not known, so its verdict counts as unrecognised"
    )
    #expect(claims.filter { $0.kind == .verdict }.map(\.verdict) == [.unverifiable])
    unknown.isClosed = true
    #expect(assess(Self.reviewed { $0.findings = [unknown] }).0.decision.word == .go)
  }

  @Test func `a pass above critical findings that are counted and not listed is refuted`() {
    let counted = [Review.StatedCount(severity: .critical, count: 1, line: 7)]
    let (assessment, claims) = assess(Self.reviewed { $0.statedCounts = counted })
    #expect(assessment.decision.word == .notAssessed)
    #expect(claims.filter { $0.kind == .verdict }.map(\.verdict) == [.refuted])
    let listed = Self.reviewed { review in
      review.statedCounts = counted
      review.findings = [finding("SQLi", .critical, closed: true)]
    }
    #expect(assess(listed).0.decision.word == .go)
    let none = Self.reviewed { $0.statedCounts = [Review.StatedCount(severity: .critical, count: 0, line: 7)] }
    #expect(assess(none).0.decision.word == .go)
  }

  @Test(arguments: [(0, true), (1, false)])
  func `what is closed on a later day is open`(days: Int, isGo: Bool) {
    var promised = finding("SQLi", .critical, closed: true)
    promised.closedOn = today + days
    #expect((assess(Self.reviewed { $0.findings = [promised] }).0.decision.word == .go) == isGo)
  }

  @Test func `what a checklist concludes is shown, and a disagreement told`() {
    var list = checklist([item("c-1")], at: "list.md")
    list.details = .checklist(
      {
        var details = Checklist(items: [item("c-1")])
        details.verdict = .init(.fail, raw: "NO-GO", line: 9)
        return details
      }())
    let (report, log) = Sample(records: [list], checks: checks(1, .blocker)).report()
    #expect(report.assessments[0].decision.stated.map(\.text) == ["NO-GO"])
    #expect(log.sorted.map { "\($0.location?.line ?? 0) \($0.id)" } == ["9 assessment.stated-decision-disagrees"])
  }
}
