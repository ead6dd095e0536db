import ReportModel
import Testing

@testable import Collecting

@Suite struct WhatIsReadTests {
  @Test func `every kind of record says what is read of it`() {
    #expect(whatIsRead.map(\.kind) == [nil] + RecordKind.allCases.map(Optional.init))
    for understanding in whatIsRead {
      #expect(!understanding.rows.isEmpty, "\(understanding.kind?.rawValue ?? "all kinds")")
    }
  }

  @Test func `no row is empty, and none comes twice`() {
    for understanding in whatIsRead {
      let names = understanding.rows.map(\.what)
      #expect(Set(names).count == names.count, "\(understanding.kind?.rawValue ?? "all kinds")")
      for row in understanding.rows {
        #expect(!row.words.isEmpty, "\(understanding.kind?.rawValue ?? "all kinds"): \(row.what)")
      }
    }
  }

  private func words(_ kind: RecordKind?, _ what: String) throws -> [String] {
    let row = whatIsRead.first { $0.kind == kind }?.rows.first { $0.what == what }
    return try #require(row, "\(kind?.rawValue ?? "all kinds"): \(what)").words
  }

  /// A word of the page that no reader understood would be a lie.
  @Test func `the words for a status are those that are understood`() throws {
    for status in DecisionRecord.Status.allCases {
      let words = try words(.decisionRecord, "Status: \(status.rawValue)")
      #expect(!words.isEmpty)
      for word in words { #expect(DecisionStatusText.status(in: word) == status, "\(word)") }
    }
  }

  @Test func `the words for a severity are those that are understood`() throws {
    for severity in Severity.allCases {
      for word in try words(nil, "Severity: \(severity.rawValue)") {
        #expect(SeverityText.severity(in: word) == severity, "\(word)")
      }
    }
  }

  @Test func `the words of verdicts are on the page, in the order of their own tables`() throws {
    #expect(try words(.review, "Verdict: conditional").prefix(2) == ["conditional", "conditionally"])
    #expect(try words(.review, "Beside a pass, conditional").first == "if")
    #expect(try words(.certificate, "Verdict: NO_GO").prefix(3) == ["NO_GO", "no go", "nogo"])
    #expect(try words(nil, "Severity: critical").prefix(3) == ["🔴", "🚨", "🟥"])
  }

  @Test func `the folders of runbooks make runbooks`() throws {
    for folder in try words(.runbook, "Folders, or words of the repository's name") {
      #expect(ReadDocument("\(folder)/disk-full.md", "# Disk full\n\nDelete logs.\n").only(.runbook).count == 1)
    }
  }

  @Test func `the formats are those whose documents are offered`() throws {
    #expect(try words(.runbook, "Formats") == ["Markdown", "other text"])
    #expect(ReadDocument("runbooks/disk.json", "{\"kind\": \"runbook\"}").only(.runbook).isEmpty)
  }

  @Test func `the ways to write a day are read`() throws {
    #expect(try words(nil, "Dates").count == 10)
  }
}
