import ReportModel
import Testing

/// Findings of tables, and those that the text tells, too.
@Suite struct JoinedFindingTests {
  private func shown(_ text: String) -> [String] {
    FindingShapeTests.findings(text).map {
      "\($0.id) | \($0.title) | \($0.severity?.rawValue ?? "-")" + ($0.isClosed ? " | closed" : "")
    }
  }

  private static let columns = "| ID | Severity | Finding | Status |\n|---|---|---|---|\n"
  private static let rows = columns + "| F-1 | Critical | Replay | Open |\n| F-2 | Low | Typos | Fixed |\n"

  @Test(arguments: [
    (
      "ids of their own",
      "## Findings\n\n\(columns)| API-1 | Low | No check | Fixed |\n| API-2 | Critical | No check | Open |",
      ["API-1 | No check | low | closed", "API-2 | No check | critical"]
    ),
    (
      "numbers", "## Findings\n\n\(columns)| 1 | Low | No check | Fixed |\n| 2 | Critical | No check | Open |",
      ["1 | No check | low | closed", "2 | No check | critical"]
    ),
    (
      "no ids, in two places",
      "## Findings\n\n| Severity | Finding | Where |\n|---|---|---|\n| Low | No check | /a |\n| High | No check | /b |",
      ["no-check | No check | low", "no-check | No check | high"]
    ),
    (
      "a row twice",
      "## Findings\n\n| Severity | Finding | Where |\n|---|---|---|\n| Low | No check | /a |\n| Low | No check | /a |",
      ["no-check | No check | low"]
    ),
    (
      "numbers that begin anew",
      "## Security findings\n\n\(columns)| 1 | Low | Loud | Open |\n\n## Performance findings\n\n\(columns)"
        + "| 1 | Critical | Slow | Open |\n| 2 | Low | Loud | Open |",
      ["1 | Loud | low", "1 | Slow | critical"]
    ),
    (
      "an id of another section",
      "## Findings\n\n\(rows)\n## Remaining\n\n\(columns)| F-1 | Critical | Replays | Open |",
      ["F-1 | Replay | critical", "F-2 | Typos | low | closed"]
    ),
    (
      "a text below the table, by the id", "## Findings\n\n\(rows)\n### F-1: Tokens are replayed\n\ntext",
      ["F-1 | Tokens are replayed | critical", "F-2 | Typos | low | closed"]
    ),
    (
      "a text that leaves the state to the table", "## Findings\n\n\(rows)\n### F-2: Many typos (LOW)\n\ntext",
      ["F-2 | Many typos | low | closed", "F-1 | Replay | critical"]
    ),
    (
      "a text that says otherwise", "## Findings\n\n\(rows)\n### F-2: Many typos (LOW)\n\n**Status:** Open",
      ["F-2 | Many typos | low", "F-1 | Replay | critical"]
    ),
    (
      "a text that is less grave", "## Findings\n\n\(rows)\n### F-1: Replay (LOW)\n\n**Status:** Open",
      ["F-1 | Replay | critical", "F-2 | Typos | low | closed"]
    ),
    (
      "a text with a number", "## Findings\n\n\(columns)| 1 | High | Replay | Fixed |\n\n### 1. Tokens live on\n\ntext",
      ["1 | Tokens live on | high"]
    ),
    (
      "a number for something else",
      "## Findings\n\n### 1. Loud (LOW)\n\ntext\n\n## Performance findings\n\n\(columns)| 1 | Critical | Slow | Open |",
      ["1 | Loud | low", "1 | Slow | critical"]
    ),
    (
      "a summary of what is told elsewhere",
      "## Summary\n\n| # | Severity | Finding |\n|---|---|---|\n| 1 | High | Replays |\n\n## Details\n\n### Tokens live on (HIGH)\n\nx",
      ["tokens-live-on | Tokens live on | high"]
    ),
    (
      "a summary that tells more",
      "## Summary\n\n\(rows)\n## Details\n\n### F-1: Tokens live on (CRITICAL)\n\nx\n\n### F-3: Slow (LOW)\n\nx",
      ["F-1 | Tokens live on | critical", "F-3 | Slow | low", "F-2 | Typos | low | closed"]
    ),
  ])
  func `each is told once`(sentence: String, text: String, expected: [String]) {
    #expect(shown(text) == expected, "\(sentence)")
  }

  @Test(arguments: [
    "Findings and recommendations", "Findings and evidence", "Findings summary (severity · evidence)",
    "Compliance findings", "Findings in scope", "Open questions and issues", "Recommendations", "Summary",
    "Executive Summary", "Risk summary", "Evidence", "Compliance", "Decision",
  ])
  func `a table of findings counts below`(heading: String) {
    #expect(shown("## \(heading)\n\n\(Self.rows)") == ["F-1 | Replay | critical", "F-2 | Typos | low | closed"])
  }

  @Test(arguments: [
    "Severity levels", "Severity legend", "Rating scale", "Definition of severities", "SLA", "Strengths",
    "Example findings", "Finding template", "Good findings", "Definition of findings",
  ])
  func `it does not below`(heading: String) { #expect(shown("## \(heading)\n\n\(Self.rows)") == []) }

  @Test(arguments: [
    "## Recommendations\n\n| Priority | Recommendation | Status |\n|---|---|---|\n| High | Add limits | Open |",
    "## Recommendations\n\n| Severity | Action | Status |\n|---|---|---|\n| High | Add limits | Open |",
    "## Compliance\n\n| Requirement | Severity | Status |\n|---|---|---|\n| TLS | High | Pass |",
    "## Summary\n\n| Severity | Finding | Status |\n|---|---|---|\n| Critical | 2 | Open |",
    "## Summary\n\n| Severity | Findings | Status |\n|---|---|---|\n| Critical | Replay, theft | Open |",
    "## Summary\n\n| Severity | Issue |\n|---|---|\n| Critical | Anything that loses orders |",
    "## Summary\n\n| Severity | Description | Status |\n|---|---|---|\n| Critical | Loses orders | Blocks |",
  ])
  func `another table below a heading for something else does not`(text: String) { #expect(shown(text) == []) }

  @Test func `rows behind a blank line count there, too`() {
    let text = "## Summary\n\n\(Self.columns)| F-1 | Critical | Replay | Open |\n\n| F-2 | High | Theft | Open |\n"
    #expect(shown(text) == ["F-1 | Replay | critical", "F-2 | Theft | high"])
  }
}
