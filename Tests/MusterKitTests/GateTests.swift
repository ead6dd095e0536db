import Diagnostics
import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

/// What is worse than in an earlier build.
@Suite struct GateTests {
  private func worse(
    _ place: Workplace, _ source: String, since site: String
  ) async throws -> [String] {
    var log = DiagnosticLog()
    let report = try await MusterKit.check(place.request([source]), into: &log)
    return worsenings(of: report, log.sorted, since: try Baseline(reading: place.folder[site])).map {
      "\($0.location?.path ?? ""):\($0.location?.line ?? 0) \($0.id)"
    }
  }

  @Test func `the same is not worse, and a grave finding is, at its line`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      #expect(try await worse(place, "payments", since: "site") == [])
      try repository.write(
        """
        ---
        kind: review
        service: payments
        persona: sre
        date: 2026-11-01
        verdict: conditional
        ---
        # Payments, reviewed

        ### 1. No rollback plan (HIGH)

        ### 2. Card numbers are logged (CRITICAL)

        """, to: "reviews/later.md")
      try repository.commit("Look again", on: "2026-11-02")
      let found = try await worse(place, "payments", since: "site")
      #expect(found.contains("reviews/later.md:12 gate.grave-finding"))
      #expect(found.contains("reviews/later.md:12 gate.decision-worse"))
      #expect(found.count { $0.hasSuffix("grave-finding") } == 1)
    }
  }

  /// A service that is held back already.
  private func held(_ folder: TemporaryFolder) throws -> RepositoryBuilder {
    let repository = try RepositoryBuilder(in: folder, name: "payments")
    try repository.write(
      "services:\n  - { id: payments, tier: 2 }\npersonas: { required: { 2: [sre] } }\n", to: "muster.yml")
    try repository.write(Self.review("sre", "pass"), to: "reviews/sre.md")
    try repository.write(
      Self.review("security", "pass", "### 1. Card numbers are logged (CRITICAL)\n"), to: "reviews/sec.md")
    try repository.commit(on: "2026-11-01")
    return repository
  }

  private static func review(
    _ persona: String, _ verdict: String, _ findings: String = "", service: String = "payments"
  )
    -> String
  {
    "---\nkind: review\nservice: \(service)\npersona: \(persona)\ndate: 2026-11-01\nverdict: \(verdict)\n---\n# Reviewed\n\n"
      + findings
  }

  private static func stop(_ component: String) -> String {
    "# CERTIFICATE\n\n**Component**: \(component)\n**Agent**: vera\n**Date**: 2026-11-02\n**Certificate ID**: V-1\n\n"
      + "## DECISION\n**Status**: EMERGENCY_STOP\n"
  }

  struct Deed: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var path: String
    var text: String?
    var expected: [String]
  }

  @Test(arguments: [
    Deed(
      testDescription: "an emergency stop", path: "certificates/c.md", text: stop("payments"),
      expected: ["certificates/c.md:9 gate.refusal"]),
    Deed(
      testDescription: "a required persona's no", path: "reviews/sre.md", text: review("sre", "fail"),
      expected: ["reviews/sre.md:6 gate.refusal"]),
    Deed(
      testDescription: "another persona's no", path: "reviews/qa.md", text: review("qa", "fail"), expected: []),
    Deed(
      testDescription: "the review with a grave finding is deleted", path: "reviews/sec.md", text: nil,
      expected: [":0 gate.finding-gone"]),
    Deed(
      testDescription: "a new service that is stopped", path: "certificates/c.md", text: stop("ledger"),
      expected: ["certificates/c.md:9 gate.decision-worse"]),
  ])
  func `what is worse although nothing was good`(_ deed: Deed) async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try held(folder)
      try await place.build("payments", to: "site")
      if let text = deed.text { try repository.write(text, to: deed.path) } else { try repository.remove(deed.path) }
      if deed.path.hasPrefix("certificates"), deed.text?.contains("ledger") == true {
        try repository.write(Self.review("sre", "pass", service: "ledger"), to: "reviews/ledger.md")
      }
      try repository.commit("Do it", on: "2026-11-02")
      let found = try await worse(place, "payments", since: "site").filter { !$0.hasSuffix("new-error") }
      #expect(found == deed.expected)
    }
  }

  /// What happens to `reviews/sre.md`, which refuses, and what is written beside it.
  struct Rewriting: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// `nil`: it is deleted.
    var text: String?
    var beside: String? = nil
    var configuration = ""
    var expected: [String]
  }

  private static let refusal = review("sre", "fail", "### 1. No way back (HIGH)\n")

  @Test(arguments: [
    Rewriting(testDescription: "nothing", text: refusal, expected: []),
    Rewriting(
      testDescription: "it is deleted", text: nil, expected: [":0 gate.finding-gone", ":0 gate.refusal-gone"]),
    Rewriting(
      testDescription: "it is deleted, and another persona passes", text: nil,
      beside: review("qa", "pass").replacing("2026-11-01", with: "2026-11-02"),
      expected: [":0 gate.finding-gone", ":0 gate.refusal-gone"]),
    Rewriting(
      testDescription: "its verdict is another below its date",
      text: refusal.replacing("verdict: fail", with: "verdict: pass"),
      expected: ["reviews/sre.md:8 gate.refusal-gone"]),
    Rewriting(
      testDescription: "its finding is milder below its date", text: refusal.replacing("(HIGH)", with: "(LOW)"),
      expected: ["reviews/sre.md:10 gate.finding-milder"]),
    Rewriting(
      testDescription: "it looks again, and says so with its date",
      text: refusal.replacing("verdict: fail", with: "verdict: pass").replacing("(HIGH)", with: "(LOW)")
        .replacing("2026-11-01", with: "2026-11-02"), expected: []),
    Rewriting(
      testDescription: "the persona looks again in another file", text: nil,
      beside: review("sre", "pass", "### 1. No way back (HIGH)\n\n- Status: fixed\n")
        .replacing("2026-11-01", with: "2026-11-02"), expected: []),
    Rewriting(
      testDescription: "it is excluded", text: refusal, configuration: "exclude: [reviews/sre.md]\n",
      expected: [":0 gate.finding-gone", ":0 gate.refusal-gone"]),
    Rewriting(testDescription: "its words are others", text: refusal + "\nSeen on Sunday.\n", expected: []),
  ])
  func `what was said against a service is unsaid only by who looks again`(_ rewriting: Rewriting) async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try held(folder)
      try repository.write(Self.refusal, to: "reviews/sre.md")
      try repository.commit("Refuse", on: "2026-11-01")
      try await place.build("payments", to: "site")
      if let text = rewriting.text {
        try repository.write(text, to: "reviews/sre.md")
      } else {
        try repository.remove("reviews/sre.md")
      }
      if let text = rewriting.beside { try repository.write(text, to: "reviews/beside.md") }
      let configuration = try folder.read("payments/muster.yml")
      try repository.write(configuration + rewriting.configuration, to: "muster.yml")
      try repository.commit("Rewrite", on: "2026-11-02")
      #expect(try await worse(place, "payments", since: "site").sorted() == rewriting.expected)
    }
  }

  @Test func `a service that the earlier build does not know has nothing to be worse than`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      try FileManager.default.createDirectory(atPath: folder["old"], withIntermediateDirectories: true)
      for (name, text) in [("services", "[]"), ("findings", "[]")] {
        try Data(text.utf8).write(to: URL(filePath: folder["old/\(name).json"]))
      }
      #expect(try await worse(place, "payments", since: "old") == ["reviews/sre.md:12 gate.grave-finding"])
      #expect(
        try Baseline(reading: folder["old"]).notes == ["the baseline has no diagnostics.json: errors are not compared"])
    }
  }

  @Test(arguments: [("GO", ["gate.service-gone"]), ("NO-GO", ["gate.service-gone"]), ("NOT ASSESSED", [])])
  func `a service that was assessed and is no longer there is worse`(decision: String, expected: [String]) async throws
  {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      let services = try folder.read("site/data/v1/services.json")
      let gone = #"{"id": "search", "name": "Search", "decision": "\#(decision)", "checks": []}"#
      try Data(services.replacing("[", with: "[\(gone),", maxReplacements: 1).utf8).write(
        to: URL(filePath: folder["site/data/v1/services.json"]))
      let found = try await worse(place, "payments", since: "site").filter { $0.hasSuffix("service-gone") }
      #expect(found == expected.map { ":0 \($0)" })
    }
  }

  @Test(
    arguments: [
      (#"{"not": "a list"}"#, "services.json' is no list in JSON"), ("nonsense", "services.json' is no list in JSON"),
      (nil, "has no services.json"),
    ] as [(String?, String)])
  func `a baseline that cannot be read says which file`(_ text: String?, _ message: String) async throws {
    try await withTemporaryFolder { folder in
      if let text { try Data(text.utf8).write(to: URL(filePath: folder["services.json"])) }
      let error = #expect(throws: RequestError.self) { try Baseline(reading: folder.path) }
      #expect(error?.description.contains(message) == true)
      #expect(error?.exitCode == 65)
    }
  }

  @Test func `what another version wrote is read as far as it is understood`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      let text = #"[{"id": "payments", "decision": "SPLENDID", "checks": [{"id": 7}, "x"]}, {"name": "no id"}, 3]"#
      try Data(text.utf8).write(to: URL(filePath: folder["services.json"]))
      #expect(try await worse(place, "payments", since: ".") == [])
    }
  }
}
