import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct WordTableTests {
  @Test func `each word of a published table is read as the table says`() {
    for table in wordTables {
      for row in table.rows {
        for word in row.words { #expect(meaning(of: word, in: table.id) == row.meaning, "\(table.id): \(word)") }
      }
    }
  }

  private func meaning(of word: String, in table: String) -> String? {
    switch table {
    case "certificate-verdicts": CertificateVerdictText.verdict(in: word).rawValue
    case "review-verdicts": VerdictText.verdict(in: word).rawValue
    case "severities": SeverityText.severity(in: word)?.rawValue
    case "decision-record-statuses": DecisionStatusText.status(in: word)?.rawValue
    default: nil
    }
  }

  @Test func `every normalised word has a row`() {
    let rows = Dictionary(uniqueKeysWithValues: wordTables.map { ($0.id, $0.rows.map(\.meaning)) })
    #expect(rows["certificate-verdicts"] == Certificate.Verdict.allCases.dropLast().map(\.rawValue))
    #expect(rows["review-verdicts"] == ["fail", "conditional", "pass", "unrecognised"])
    #expect(rows["severities"] == Severity.allCases.map(\.rawValue))
    #expect(rows["decision-record-statuses"] == DecisionRecord.Status.allCases.map(\.rawValue))
  }

  @Test func `who may lift a stop is read from the configuration`() {
    var log = DiagnosticLog()
    let text = "personas:\n  required: { 1: [sre] }\n  may_lift: [chief-architect, cto]\nttl: { certificate: 30d }\n"
    let configuration = Configuration(reading: text, at: FileLocation(path: "muster.yml"), into: &log)
    #expect(log.sorted == [])
    #expect(configuration.policy.mayLift == ["chief-architect", "cto"])
    #expect(configuration.policy.requiredPersonas == [1: ["sre"]])
    #expect(configuration.policy.certificateTTL == 30)
  }
}
