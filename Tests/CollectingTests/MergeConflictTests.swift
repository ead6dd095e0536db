import ReportModel
import Testing

@Suite struct MergeConflictTests {
  private static func conflict(_ ours: String, _ theirs: String, base: String? = nil) -> String {
    "<<<<<<< HEAD\n\(ours)\n\(base.map { "||||||| 1a2b3c4\n\($0)\n" } ?? "")=======\n\(theirs)\n>>>>>>> feature/limits\n"
  }

  private static func review(_ body: String, verdict: String = "") -> ReadDocument {
    ReadDocument("reviews/sre.md", "---\nkind: review\npersona: sre\n\(verdict)---\n# Payments, reviewed\n\n\(body)\n")
  }

  private static func verdict(_ read: ReadDocument) -> Review.Verdict? {
    guard case .review(let review) = read.records.first?.details else { return nil }
    return review.verdict
  }

  @Test func `of two verdicts none passes, whichever stands first`() {
    for texts in [("FAIL", "PASS"), ("PASS", "FAIL"), ("PASS", "PASS")] {
      for base in [nil, "**Verdict:** PASS"] {
        let read = Self.review(
          Self.conflict("**Verdict:** \(texts.0)", "**Verdict:** \(texts.1)", base: base) + "\nNothing else.")
        #expect(Self.verdict(read) != .pass, "\(texts)")
        #expect(read.diagnostics.contains("7:1 document.conflict"))
      }
    }
  }

  @Test func `a conflict elsewhere in the document, and in its front matter, is one too`() {
    #expect(Self.verdict(Self.review(Self.conflict("One.", "Two."), verdict: "verdict: pass\n")) == .unrecognised)
    let head = Self.review("Fine.", verdict: Self.conflict("verdict: fail", "verdict: pass"))
    #expect(Self.verdict(head) != .pass)
    #expect(head.diagnostics.contains("4:1 document.conflict"))
  }

  @Test func `what refuses still refuses`() {
    #expect(Self.verdict(Self.review(Self.conflict("One.", "Two."), verdict: "verdict: fail\n")) == .fail)
  }

  @Test(arguments: [
    ("an example", "```\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> feature\n```"),
    ("an indented example", "So it looks:\n\n    <<<<<<< HEAD\n    one\n    =======\n    two\n    >>>>>>> feature"),
    ("no end", "<<<<<<< HEAD\none\n=======\ntwo"), ("nothing between", "<<<<<<< HEAD\none\n>>>>>>> feature"),
    ("the wrong way round", ">>>>>>> feature\none\n=======\ntwo\n<<<<<<< HEAD"),
    ("eight signs", "<<<<<<<< HEAD\none\n========\ntwo\n>>>>>>>> feature"),
    ("a word at the signs", "<<<<<<<HEAD\none\n=======\ntwo\n>>>>>>>feature"),
    ("a heading and a quotation", "Limits\n=======\n\n>>>>>>> deep"),
  ])
  func `what is no conflict changes nothing`(_ what: String, _ body: String) {
    let read = Self.review(body, verdict: "verdict: pass\n")
    #expect(Self.verdict(read) == .pass, "\(what)")
    #expect(!read.diagnostics.contains { $0.hasSuffix("document.conflict") })
  }

  @Test func `ticks are no answers, and crosses still are`() {
    let read = ReadDocument(
      "checklists/launch.md",
      "---\nkind: checklist\n---\n# Launch\n\n- [x] Alerts go to somebody\n- ❌ No load test\n\n"
        + Self.conflict("a", "b"))
    guard case .checklist(let checklist) = read.records.first?.details else {
      Testing.Issue.record("no checklist")
      return
    }
    #expect(checklist.items.map(\.state) == [.unknown, .fail])
  }

  @Test func `nothing is waived, and no certificate approves`() {
    let waiver = ReadDocument(
      "waivers/one.md",
      "---\nkind: waiver\ncheck: a.b\nreason: The vendor mends it in June\nauthor: ada\napprover: grace\nexpires: 2026-06-01\n---\n# W\n\n"
        + Self.conflict("a", "b"))
    guard case .waiver(let details) = waiver.only(.waiver).first?.details else {
      Testing.Issue.record("no waiver")
      return
    }
    #expect(details.faults == [.outOfForce])
    let certificate = ReadDocument(
      "agents/vera/certificates/load_check_mill_20260304_101500.md",
      "# LOAD CHECK CERTIFICATE\n\n**Component**: mill\n**Agent**: vera\n**Certificate ID**: VERA-7\n\n"
        + "## DECISION\n**Status**: APPROVED\n\n## EVIDENCE\n\n" + Self.conflict("a", "b"))
    guard case .certificate(let details) = certificate.only(.certificate).first?.details else {
      Testing.Issue.record("no certificate")
      return
    }
    #expect(details.verdict == .unrecognised)
  }

  @Test(arguments: ["data/a.yml", "data/a.csv", "docs/a.rst", "data/a.json"])
  func `every format can be half merged`(_ path: String) {
    #expect(ReadDocument(path, Self.conflict("a: 1", "a: 2")).diagnostics.contains("1:1 document.conflict"))
  }
}
