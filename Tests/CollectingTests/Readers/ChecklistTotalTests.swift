import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// What adds up the rows of a checklist.
@Suite struct ChecklistTotalTests {
  private func checklist(_ text: String) -> ([ChecklistItem], [Statement]) {
    let path = "docs/production-readiness-checklist.md"
    let title = "# Production readiness checklist\n\n"
    var log = DiagnosticLog()
    let document = Document(
      DocumentID(source: "s", path: SourcePath(path)), reading: Array((title + text).utf8), into: &log)
    let records = readRecords(in: document, into: &log)
    let items = records.flatMap { record -> [ChecklistItem] in
      if case .checklist(let checklist) = record.details { checklist.items } else { [] }
    }
    return (items, statements(of: document, among: records, into: &log))
  }

  private static let rows = "| Check | Status |\n|---|---|\n| TLS | ✅ |\n| Backups | ❌ |\n| Alerts | ✅ |\n"

  @Test(arguments: [
    ("a row that adds up", rows + "| Total | 3/3 |\n", 3, 1), ("in bold", rows + "| **Total** | **3/3** |\n", 3, 1),
    ("a label above", "Passed: 3/3\n\n" + rows, 3, 1), ("a label of others", "Passed: 41/41\n\n" + rows, 3, 0),
    ("a label with a name", "Nightly jobs: 3/3\n\n" + rows, 3, 0), ("no total", rows, 3, 0),
    ("a total that is no share", rows + "| Total | good |\n", 3, 0),
    ("an item that is called so", rows + "| Total cost known | ✅ |\n", 4, 0),
    ("what stands elsewhere", "| Area | Status |\n|---|---|\n| A | 1/3 |\n| B | 2/2 |\n| Total | 3/5 |\n", 0, 0),
  ])
  func `a total is no item, and is stated`(_: String, text: String, items: Int, stated: Int) {
    let (found, statements) = checklist(text)
    #expect(found.count == items)
    let count = statements.count { if case .progress = $0.fact { true } else { false } }
    #expect(count == stated)
  }
}
