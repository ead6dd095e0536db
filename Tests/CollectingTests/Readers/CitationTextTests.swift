import ReportModel
import Testing

@testable import Collecting

@Suite struct CitationTextTests {
  @Test(arguments: [
    ("Makefile:3", "Makefile 3-3"), ("LICENSE:1-4", "LICENSE 1-4"), ("see `Dockerfile:12`.", "Dockerfile 12-12"),
    ("Tests/Acceptance/prelude:28", "Tests/Acceptance/prelude 28-28"), ("(./tools/deps:7)", "./tools/deps 7-7"),
    ("src/a.swift:12-20", "src/a.swift 12-20"), ("a.py:5-3", "a.py 5-3"),
  ])
  func `a citation is a path, a colon and lines`(text: String, found: String) {
    let citations = CitationText.citations(in: text, line: 1)
    #expect(citations.map { "\($0.path) \($0.firstLine)-\($0.lastLine)" } == [found])
  }

  @Test(arguments: [
    "Step:2", "HTTP:80", "at 12:30", "2026-11-21T12:30", "ratio 3:1", "24/7:1", "https://host/x:80", "localhost:8080",
    "profile:3", "path/:3", "10.0.0.1:80", "name:", "file:3",
  ])
  func `what only looks like one is none`(text: String) {
    #expect(CitationText.citations(in: text, line: 1) == [])
  }
}
