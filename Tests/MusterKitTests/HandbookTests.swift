import Diagnostics
import Foundation
import MusterKit
import ReportModel
import Testing

@Suite struct HandbookTests {
  @Test func `every diagnostic that the sources declare is explained once, and nothing else is`() throws {
    let declared = try declaredIDs()
    #expect(declared.count > 40)
    #expect(handbook.map(\.id.description) == declared)
  }

  @Test(arguments: handbook.map(\.id.description))
  func `an entry says what, why and what to do, and explain prints it`(id: String) throws {
    let entry = try #require(handbook.first { $0.id.description == id })
    for sentence in [entry.what, entry.why, entry.remedy] {
      #expect(sentence.hasSuffix("."), "\(sentence)")
      #expect(sentence.first?.isUppercase == true, "\(sentence)")
    }
    #expect(explanation(ofWord: id)?.contains(entry.remedy) == true)
  }

  @Test(arguments: [
    ("state-claimed", "state-claimed: not verified"), ("STATE-STALE", "state-stale: out of date"),
    ("state-partial", "state-partial: in part"), ("level-not-ready", "level-not-ready: Not ready"), ("NO-GO", "NO-GO"),
    ("out of date", "state-stale: out of date"), ("not verified", "state-claimed: not verified"),
    ("verified", "state-pass: verified"), ("Unassessed", "level-unassessed: Unassessed"), ("coverage", "coverage"),
    ("suspect", "suspect"), ("waiver expired", "state-waiver-expired: waiver expired"),
  ])
  func `a state is explained by the word that pages show`(id: String, first: String) {
    #expect(explanation(ofWord: id)?.hasPrefix("\(first)\n\n") == true)
  }

  @Test func `a word that means several things is explained as each, and one that means nothing is not`() throws {
    #expect(explanation(ofWord: "stale")?.contains("\n\nstale\n\nWhat it rests on") == true)
    #expect(explanation(ofWord: "verified")?.contains("\n\nverified\n\nOf a service") == true)
    #expect(explanation(ofWord: "readiness") == nil)
  }

  @Test(arguments: [
    ("as it is", 8, "as it is"), ("as it is", 7, "as it\nis"), ("a bb ccc", 2, "a\nbb\nccc"),
    ("  - one two three", 9, "  - one\n    two\n    three"), ("  one two", 6, "  one\n  two"),
    ("see docs/where.md:12-200 there", 10, "see\ndocs/where.md:12-200\nthere"),
    ("one\n\ntwo three\n", 5, "one\n\ntwo\nthree\n"), ("\u{00FC}ber \u{00FC}ber", 9, "\u{00FC}ber \u{00FC}ber"),
    ("-- one two", 6, "-- one\ntwo"), ("", 5, ""),
  ])
  func `a line that is wider than the terminal goes on below its own words`(text: String, width: Int, expected: String)
  {
    #expect(wrapped(text, to: width) == expected)
  }

  @Test func `a check is explained with the words of checklists, and whether Muster looks itself`() throws {
    func report(by rubric: Rubric) -> Report {
      Report(
        asOf: Day(number: 0), portfolio: Portfolio(sources: [], records: [], services: []), rubric: rubric,
        assessments: [])
    }
    func explained(_ check: Check) -> String? {
      let rubric = Rubric(id: "r", title: "R", checks: [check])
      return explanation(of: "c", in: report(by: rubric))
    }
    let bare = Check(id: "c", question: "Is it?", category: "All", severity: .required, why: "Why.", remedy: "Do.")
    var full = bare
    (full.probe, full.claims) = ("security-review", ["Security review passed", "Reviewed"])
    let text = try #require(explained(bare))
    #expect(text.hasSuffix("  - [x] c: in a few words (docs/where.md:12)\n"))
    #expect(
      explained(full)
        == text + "\nLooked at: by Muster too, in records and the repository\n"
        + "\nChecklists call it: Security review passed; Reviewed\n")
  }

  @Test func `what is not known is not explained`() {
    #expect(explanation(ofWord: "no.such-thing") == nil)
    #expect(explanation(ofWord: "rule-0") == nil)
    #expect(explanation(ofWord: "state-claimed") != nil)
    #expect(explanation(ofWord: "level-gold") != nil)
    #expect(explanation(ofWord: "no-go")?.hasPrefix("NO-GO") == true)
    #expect(explanation(ofWord: "rule-3")?.hasPrefix("Rule 3: ") == true)
  }
}

/// The ids of every `static let name: Self = "area.what"` below `Sources`, sorted.
private func declaredIDs() throws -> [String] {
  let root = "\(ownRepository)/Sources"
  let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
  return try files.flatMap { file in
    try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8).split(separator: "\n").compactMap { line in
      let parts = line.components(separatedBy: ": Self = \"")
      guard parts.count == 2, parts[0].contains("static let "), parts[1].hasSuffix("\"") else { return nil }
      return String(parts[1].dropLast())
    }
  }.sorted()
}
