import Diagnostics
import MusterKit
import ReportModel
import TestSupport
import Testing

/// Dates, statuses and hashes, from the files of a repository to the ledger and its diagnostics.
@Suite struct DocumentClaimTests {
  @Test func `a date is compared with the file's name and with its commit`() async throws {
    try await withTemporaryFolder { folder in
      let repository = try RepositoryBuilder(in: folder, name: "tide")
      try repository.write(review("2025-01-09"), to: "reviews/2026-01-09-qa.md")
      try repository.write(review("2026-02-20"), to: "reviews/qa.md")
      try repository.write(review("2026-01-10"), to: "reviews/2026-01-10-sre.md")
      try repository.commit("Add the reviews", on: "2026-01-11")
      let rows = try await rows(of: "tide", in: folder, .date)
      #expect(
        rows.claims == [
          "reviews/2026-01-09-qa.md:4 refuted 2026-01-09", "reviews/2026-01-10-sre.md:4 verified 2026-01-10",
          "reviews/qa.md:4 refuted 2026-01-11",
        ])
      #expect(rows.diagnostics == ["reviews/2026-01-09-qa.md:4 warning", "reviews/qa.md:4 warning"])
    }
  }

  @Test func `a status that a text states twice`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(
        "---\nstatus: accepted\n---\n# One\n\n## Status\n\nProposed\n", to: "tide/adr/0001-one.md")
      try folder.write("# Accepted: Two\n\n- Status: accepted\n", to: "tide/adr/0002-two.md")
      let rows = try await rows(of: "tide", in: folder, .status)
      #expect(rows.claims == ["adr/0001-one.md:8 refuted accepted", "adr/0002-two.md:1 verified accepted"])
      #expect(rows.diagnostics == ["adr/0001-one.md:8 warning"])
    }
  }

  /// The sum was made with `sha256sum` from the same lines without the last one.
  @Test func `a hash is a claim`() async throws {
    let text = """
      # Certificate

      **Component**: tide
      **Agent**: vera
      **Date**: 2026-01-09

      ## Decision

      **Status**: APPROVED

      """
    let digest = "2b78fcc8421c306356aef85d416d5519efbc559e241ed75f95be6a76d86e63bd"
    try await withTemporaryFolder { folder in
      for (name, hash) in [
        ("fine", digest), ("other", String(repeating: "0a", count: 32)), ("short", "0a1b2c"), ("words", "VERA-OK"),
      ] {
        try folder.write(
          text + "Certificate Hash: sha256:\(hash)\n", to: "tide/certificates/\(name)_tide_20260109_101500.md")
      }
      let rows = try await rows(of: "tide", in: folder, .hash)
      #expect(
        rows.claims == [
          "certificates/fine_tide_20260109_101500.md:10 verified verified",
          "certificates/other_tide_20260109_101500.md:10 refuted mismatch",
          "certificates/short_tide_20260109_101500.md:10 unverifiable wrong-length",
          "certificates/words_tide_20260109_101500.md:10 unverifiable placeholder",
        ])
    }
  }

  private func review(_ day: String) -> String {
    "---\nkind: review\npersona: qa\ndate: \(day)\nverdict: pass\n---\n# Tide\n"
  }

  private func rows(of source: String, in folder: TemporaryFolder, _ kind: Claim.Kind) async throws
    -> (claims: [String], diagnostics: [String])
  {
    var log = DiagnosticLog()
    let report = try await makeReport(Workplace(folder).request([source]), into: &log)
    let claims = report.claims.filter { $0.kind == kind }.map {
      "\($0.origin.document.path):\($0.origin.line) \($0.verdict) \($0.derived ?? "nothing")"
    }
    let diagnostics = log.sorted.filter { $0.id.description == "claim.\(kind.rawValue)-conflict" }.map {
      "\($0.location?.path ?? ""):\($0.location?.line ?? 0) \($0.severity)"
    }
    return (claims, diagnostics)
  }
}
