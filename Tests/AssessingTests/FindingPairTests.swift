import Assessing
import ReportModel
import Testing

/// Which findings of two reports are one, although they have not the same id.
@Suite struct FindingPairTests {
  struct Written: Sendable {
    var title = "Backups are not encrypted"
    var persona: String? = "sre"
    var document = "reviews/pay.md"
    var line = 9
    var cites: String? = "src/pay.txt:3"
    var kind = LedgerFinding.Kind.finding
    var service = "pay"
    var isOpen = true
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before = Written()
    var after: Written
    var isOne: Bool
  }

  private func report(_ id: String, _ written: Written) -> ComparedReport {
    let document = DocumentID(source: "shop", path: SourcePath(written.document))
    let finding = ComparedReport.Finding(
      title: written.title, service: written.service, severity: .high, isOpen: written.isOpen,
      life: written.isOpen ? .new : .fixed, kind: written.kind, persona: written.persona,
      origin: Origin(document, line: written.line))
    var report = ComparedReport(asOf: nil, findings: [id: finding])
    report.documents = [document: written.title]
    report.citations = written.cites.map {
      [document: [CitedLines(line: written.line + 2, text: $0, word: "same")]]
    }
    return report
  }

  @Test(arguments: [
    Case(testDescription: "other lines are cited", after: Written(cites: "src/pay.txt:3-4"), isOne: true),
    Case(testDescription: "the cited file was renamed", after: Written(cites: "src/payments.txt:3"), isOne: true),
    Case(
      testDescription: "another persona's now", after: Written(persona: "security", document: "sec.md"), isOne: true),
    Case(
      testDescription: "reworded in its place", after: Written(title: "Backups are kept unencrypted"), isOne: true),
    Case(
      testDescription: "reworded, and lower down, and it cites the same",
      after: Written(title: "Backups are kept unencrypted", line: 30), isOne: true),
    Case(
      testDescription: "reworded in its place without a citation", before: Written(cites: nil),
      after: Written(title: "Backups still are not encrypted at rest", cites: nil), isOne: true),
    Case(testDescription: "fixed under another id", after: Written(cites: nil, isOpen: false), isOne: true),
    Case(
      testDescription: "another problem in its place", after: Written(title: "Passwords are in the log"), isOne: false),
    Case(
      testDescription: "a problem of some of its words elsewhere",
      after: Written(title: "Backups are kept unencrypted", document: "other.md"), isOne: false),
    Case(testDescription: "the same title of another service", after: Written(service: "led"), isOne: false),
    Case(testDescription: "a condition of the same words", after: Written(kind: .condition), isOne: false),
  ])
  func `a finding goes on with what is like it`(_ example: Case) {
    let (before, after) = (report("f-1", example.before), report("f-2", example.after))
    let found = changes(from: before, to: after).findings.map(\.what)
    let apart: [FindingChange.What] = example.after.isOpen ? [.new, .disappeared] : [.disappeared]
    #expect(found == (example.isOne ? example.after.isOpen ? [] : [.fixed] : apart))
    #expect(FindingPairs(from: before, to: after).formerID(of: "f-2") == (example.isOne ? "f-1" : "f-2"))
  }

  @Test func `of two with one title each goes on with one, and the third is new`() {
    func report(_ ids: [String], lines: [Int]) -> ComparedReport {
      let document = DocumentID(source: "shop", path: "reviews/pay.md")
      let findings = zip(ids, lines).map { id, line in
        (
          id,
          ComparedReport.Finding(
            title: "A key is shared", service: "pay", severity: .high, isOpen: true, life: .new,
            origin: Origin(document, line: line))
        )
      }
      return ComparedReport(asOf: nil, findings: Dictionary(findings) { first, _ in first })
    }
    let found = changes(from: report(["a", "b"], lines: [9, 19]), to: report(["c", "d", "e"], lines: [9, 19, 29]))
    #expect(found.findings.map { "\($0.what) \($0.id)" } == ["new e"])
  }
}
