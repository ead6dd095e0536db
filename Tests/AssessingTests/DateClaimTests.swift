import ReportModel
import Testing

@testable import Assessing

/// Dates against the other places that know them.
@Suite struct DateClaimTests {
  private static func day(_ iso: String) -> Day { Day(iso: iso)! }

  /// A record dated in line 3, and what surrounds it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var details: Record.Details
    var date: String
    var repeated: [String] = []
    var name: String?
    var commits: (first: String, last: String)?
    var isEdited = false
    /// `verdict derived`; `nil` for no claim.
    var expected: String?

    init(
      _ description: String, _ details: Record.Details, _ date: String, repeated: [String] = [], name: String? = nil,
      commits: (String, String)? = nil, isEdited: Bool = false, gives expected: String?
    ) {
      (testDescription, self.details, self.date, self.repeated) = (description, details, date, repeated)
      (self.name, self.isEdited, self.expected) = (name, isEdited, expected)
      self.commits = commits.map { (first: $0.0, last: $0.1) }
    }
  }

  private static func claims(_ example: Case) -> [Claim] {
    var record = record("a.md", example.details, on: day(example.date))
    record.days = ([example.date] + example.repeated).enumerated().map { StatedDay(day($1), line: 3 + $0) }
    var facts = DocumentFacts(id: record.origin.document, sha256: "", size: 0)
    facts.dayOfName = example.name.map(day)
    facts.history = example.commits.map { commits in
      DocumentHistory(
        first: .init(id: "1", day: day(commits.first)), last: .init(id: "2", day: day(commits.last)), authors: ["a"])
    }
    var portfolio = Portfolio(sources: [Source(name: "app")], documents: [facts], records: [record])
    if example.isEdited { portfolio.edited[facts.id.source] = [facts.id.path] }
    return dateClaims(of: portfolio)
  }

  private static let review = Record.Details.review(Review())
  private static let certificate = Record.Details.certificate(Certificate())
  private static let decision = Record.Details.decisionRecord(DecisionRecord())
  private static let plan = Record.Details.plan(WorkPlan())

  @Test(arguments: [
    Case("nothing to compare with", review, "2026-01-09", gives: nil),
    Case("the name says the same", review, "2026-01-09", name: "2026-01-09", gives: "verified 2026-01-09"),
    Case("a slip of the year", review, "2025-01-09", name: "2026-01-09", gives: "refuted 2026-01-09"),
    Case(
      "a review may end later than it began", review, "2026-01-12", name: "2026-01-09", gives: "unverifiable 2026-01-09"
    ),
    Case(
      "a certificate is named after its signature", certificate, "2026-01-06", name: "2026-01-16",
      gives: "refuted 2026-01-16"),
    Case(
      "signed around midnight, in another zone", certificate, "2026-01-15", name: "2026-01-16",
      gives: "unverifiable 2026-01-16"),
    Case(
      "a decision may be taken after its file was named", decision, "2024-03-04", name: "2024-03-01",
      gives: "unverifiable 2024-03-01"),
    Case("another place says the same", review, "2026-01-09", repeated: ["2026-01-09"], gives: "verified 2026-01-09"),
    Case("another place has another year", plan, "2026-01-09", repeated: ["2025-01-09"], gives: "refuted 2025-01-09"),
    Case(
      "another place has another day", plan, "2026-01-09", repeated: ["2026-01-10"], gives: "unverifiable 2026-01-10"),
    Case(
      "committed on the day after", review, "2026-01-09", commits: ("2026-01-10", "2026-01-10"),
      gives: "verified 2026-01-09"),
    Case(
      "a day ahead of the commit, in the east", review, "2026-01-09", commits: ("2026-01-08", "2026-01-08"),
      gives: "verified 2026-01-09"),
    Case(
      "dated after the last commit", review, "2026-01-11", commits: ("2026-01-09", "2026-01-09"),
      gives: "refuted 2026-01-09"),
    Case(
      "dated anew in a later commit", review, "2026-03-11", commits: ("2026-01-09", "2026-03-11"),
      gives: "verified 2026-03-11"),
    Case(
      "changed since, and not committed", review, "2026-01-11", commits: ("2026-01-09", "2026-01-09"), isEdited: true,
      gives: "unverifiable 2026-01-09"),
    Case(
      "plans are of the future", plan, "2026-05-01", commits: ("2026-01-09", "2026-01-09"),
      gives: "unverifiable 2026-01-09"),
    Case(
      "ninety days before its commit", certificate, "2025-10-11", commits: ("2026-01-09", "2026-01-09"),
      gives: "verified 2025-10-11"),
    Case(
      "a certificate a year before its commit", certificate, "2025-01-09", commits: ("2026-01-09", "2026-01-09"),
      gives: "unverifiable 2026-01-09"),
    Case(
      "documents that moved here long after", decision, "2019-01-09", commits: ("2026-01-09", "2026-01-09"), gives: nil),
    Case(
      "one place refutes, another agrees", review, "2025-01-09", name: "2026-01-09",
      commits: ("2025-01-10", "2026-01-09"), gives: "refuted 2026-01-09"),
  ])
  func `a date is compared with what else knows it`(_ example: Case) {
    let found = Self.claims(example).map { "\($0.verdict) \($0.derived ?? "nothing")" }
    #expect(found == [example.expected].compactMap(\.self))
  }

  @Test func `the derivation says what each place says`() throws {
    let example = Case(
      "", Self.certificate, "2025-01-18", repeated: ["2025-01-18"], name: "2025-01-18",
      commits: ("2026-01-26", "2026-01-27"),
      gives: nil)
    let claim = try #require(Self.claims(example).first)
    #expect(
      claim.derivation
        == "line 4 says the same; the file's name says the same; 373 days before 2026-01-26, when the file was first "
        + "committed; mind the year")
    #expect(claim.origin.line == 3)
    #expect(claim.evidence.map(\.line) == [4])
  }

  @Test func `a date of the name alone, and one of two records, are compared with no name`() {
    var named = record("2026-01-09-a.md", .review(Review()), on: Self.day("2026-01-09"))
    var facts = DocumentFacts(id: named.origin.document, sha256: "", size: 0)
    facts.dayOfName = Self.day("2026-01-09")
    #expect(dateClaims(of: Portfolio(documents: [facts], records: [named])).isEmpty)
    named.days = [StatedDay(Self.day("2026-01-09"), line: 2)]
    var other = record("2026-01-09-a.md", .review(Review()), on: Self.day("2025-01-09"), line: 20)
    other.days = [StatedDay(Self.day("2025-01-09"), line: 21)]
    #expect(dateClaims(of: Portfolio(documents: [facts], records: [named, other])).isEmpty)
  }
}
