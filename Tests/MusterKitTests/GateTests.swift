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
