import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct DocumentShapeTests {
  /// The places and ids of what is odd about a document's form.
  private func oddities(_ path: String, _ text: String) -> [String] {
    var log = DiagnosticLog()
    let document = Document(DocumentID(source: "s", path: SourcePath(path)), reading: Array(text.utf8), into: &log)
    let records = readRecords(in: document, into: &log)
    log = DiagnosticLog()
    reportShape(of: document, records, into: &log)
    return log.sorted.map { "\($0.location?.line ?? 0) \($0.id)" }
  }

  @Test func `a fence that runs to the end of a document is told`() {
    #expect(
      oddities("runbooks/disk.md", "# Disk\n\n```sh\ndf\n\n## Below\n") == ["3 markdown.fence-unclosed"])
  }

  @Test func `a fence that ends with its list item is told`() {
    let text = "# Disk\n\n1. Look:\n   ```sh\n   df\n1. Go on:\n   ```sh\n   rm\n   ```\n1. Done:\n   ```\n1. Last.\n"
    #expect(oddities("runbooks/disk.md", text) == ["4 markdown.fence-unclosed", "11 markdown.fence-unclosed"])
  }

  @Test func `a closed fence is no matter, wherever it stands`() {
    let text =
      "# Disk\n\n> ```\n> a\n> ```\n\n- ```sh\n  df\n  ```\n- b\n\n~~~~\n```\n~~~~\n\n    ```\n    indented\n\n```\n```\n"
    #expect(oddities("runbooks/disk.md", text) == [])
  }

  @Test func `a README that begins with a part of itself has no title`() {
    #expect(oddities("docs/nfs/README.md", "## Pointers\n\n- x\n") == ["1 document.no-title"])
    #expect(oddities("docs/nfs/README.md", "# NFS\n\n## Pointers\n") == [])
    #expect(oddities("docs/nfs/notes.md", "## Pointers\n") == [])
  }

  @Test(arguments: [
    ("docs/adr/templates/adr.md", "# A\n", DocumentFacts.Absence.template), ("docs/README.md", "# A\n", .index),
    ("docs/empty.md", "\n", .empty), ("docs/notes.md", "# Notes\n", .other),
    ("docs/debt.json", "{\"$schema\": \"x\", \"properties\": {}}", .schema),
  ])
  func `a document without a record says what it is`(_ path: String, _ text: String, _ absence: DocumentFacts.Absence) {
    var log = DiagnosticLog()
    let document = Document(DocumentID(source: "s", path: SourcePath(path)), reading: Array(text.utf8), into: &log)
    #expect(document.absence == absence)
  }
}
