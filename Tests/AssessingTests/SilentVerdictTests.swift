import Diagnostics
import ReportModel
import Testing

@testable import Assessing

/// Reviews and certificates that let something pass and say nothing.
@Suite struct SilentVerdictTests {
  private static func saying(_ text: OwnText, _ verdict: Review.Verdict = .pass, findings: [Finding] = []) -> Record {
    var record = review(by: "qa", verdict, findings: findings, at: "qa.md")
    guard case .review(var details) = record.details else { return record }
    details.ownText = text
    record.details = .review(details)
    return record
  }

  private static func text(_ words: Int, _ emptiness: Emptiness? = nil, admits: Bool = false, none: Bool = false)
    -> OwnText
  {
    var text = OwnText()
    (text.words, text.emptiness, text.saysNone) = (words, emptiness, none)
    text.admission = admits ? Field(name: "admission", value: "I have not looked.", line: 9) : nil
    return text
  }

  @Test(arguments: [text(0), text(4), text(0, .evasive("TBD")), text(8, .filler), text(15, admits: true)])
  func `a review that says nothing passes nothing`(text: OwnText) {
    let (report, log) = Sample(records: [Self.saying(text)], checks: checks(1, .required)).report()
    #expect(report.assessments[0].personas.map(\.state) == [.unrecognised])
    #expect(log.sorted.filter { $0.id == "review.silent-verdict" }.map { $0.location?.line } == [5])
  }

  @Test(arguments: [
    saying(text(5)), saying(text(2, none: true)), review(by: "qa", .pass),
    saying(text(0), findings: [Finding(id: "1", title: "Slow", severity: .low, isClosed: true, line: 9)]),
    saying(
      text(15, admits: true), findings: [Finding(id: "1", title: "Slow", severity: .low, isClosed: true, line: 9)]),
  ])
  func `a short review that says something passes`(record: Record) {
    #expect(Sample(records: [record], checks: checks(1, .required)).assess().personas.map(\.state) == [.current])
  }

  @Test func `a finding of the template is none`() {
    let form = Finding(id: "1", title: "[Title]", line: 9)
    let record = Self.saying(Self.text(0), findings: [form])
    #expect(Sample(records: [record], checks: checks(1, .required)).assess().personas.map(\.state) == [.unrecognised])
  }

  @Test func `a refusal is heard though it says nothing`() {
    let sample = Sample(records: [Self.saying(Self.text(0), .fail)], checks: checks(1, .required))
    #expect(sample.report().0.portfolio.records.compactMap(\.review?.verdict) == [.fail])
  }

  @Test func `a certificate that says nothing decides nothing`() {
    var record = certificate(by: "qa", .approved)
    guard case .certificate(var details) = record.details else { return }
    details.ownText = Self.text(1)
    record.details = .certificate(details)
    #expect(Sample(records: [record], checks: checks(1, .required)).assess().personas.map(\.state) == [.missing])
  }

  @Test func `personas who say the same word for word, and one person for several, are told`() {
    var text = Self.text(9)
    text.digest = "0a"
    let records = ["qa", "sre"].map { persona in
      var record = Self.saying(text)
      (record.persona, record.origin) = (persona, origin("\(persona).md"))
      record.fields = [Field(name: "reviewer", value: "Ana Holm", line: 4)]
      return record
    }
    var list = checklist([item("c-1")])
    list.fields = [Field(name: "author", value: "Ana Holm", line: 3)]
    let (_, log) = Sample(
      records: records + [list], checks: checks(1, .required),
      policy: AssessmentPolicy(requiredPersonas: [2: ["qa", "sre"]])
    ).report()
    let notices = log.sorted.filter { $0.id.description.hasPrefix("review.") }
    #expect(
      notices.map { "\($0.location?.path ?? "") \($0.id)" } == [
        "qa.md review.by-author", "sre.md review.copied", "sre.md review.by-author", "sre.md review.same-reviewer",
      ])
  }
}
