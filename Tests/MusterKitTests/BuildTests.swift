import Diagnostics
import Foundation
import MusterKit
import TestSupport
import Testing

@Suite struct BuildTests {
  @Test func `two builds give the same bytes, with one task and with many`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      let first = try await place.build("payments", to: "one", width: 1)
      try await place.build("payments", to: "two", width: 8)
      let (one, two) = (try place.site("one"), try place.site("two"))
      #expect(one.differences(from: two) == [])
      #expect(first.services == 1)
      #expect(first.records == 4)
      #expect(one.files.count > 50)
      let again = try await place.build("payments", to: "one")
      #expect(again.written == 0)
      #expect(again.unchanged == first.written)
      #expect(try place.site("one") == one)
    }
  }

  @Test func `every link of a published site leads to a file of it`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      let site = try place.site("site")
      var checked = 0
      for (address, bytes) in site.files where address.hasSuffix(".html") {
        let page = String(decoding: bytes, as: UTF8.self)
        for link in ["href", "src"].flatMap({ attributes($0, in: page) }) where !link.hasPrefix("https://") {
          let (target, anchor) = parted(link, on: address)
          let found = site.files[target].map { String(decoding: $0, as: UTF8.self) }
          #expect(found != nil, "\(address) links to \(link)")
          #expect(anchor.isEmpty || found?.contains("id=\"\(anchor)\"") == true, "\(address) links to \(link)")
          checked += 1
        }
      }
      #expect(checked > 500)
      let review = try #require(site.files.keys.first { $0.hasPrefix("reviews/sre-") && $0.hasSuffix(".html") })
      #expect(try site.main(review).contains("<a href=\"../../decision-records/queue-"))
    }
  }

  @Test func `a configuration that was removed without a commit is none, and no error`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try repository.remove("muster.yml")
      try await place.build("payments", to: "site")
      #expect(place.diagnostics.filter { $0.contains("muster.yml") } == [])
      #expect(try place.site("site").text("data/v1/site.json").contains("\"title\":\"Readiness\""))
    }
  }

  @Test func `a revision gives the site that its checkout gives`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      let commit = try repository.git("rev-parse", "HEAD")
      try repository.write("---\nkind: debt\nid: TD-1\n---\n# Retries\n", to: "debt.md")
      try repository.remove("slos/charges.md")
      try repository.commit("Go on", on: "2026-11-01")
      try await place.build("payments", to: "revision", at: commit)
      try repository.git("checkout", "-q", commit)
      try await place.build("payments", to: "checkout")
      #expect(try place.site("revision").differences(from: place.site("checkout")) == [])
    }
  }

  @Test func `a site inside its source is not read again, and does not make it dirty`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try await place.build("payments", to: "payments/public")
      let first = try place.site("payments/public")
      try await place.build("payments", to: "payments/public")
      #expect(try place.site("payments/public").differences(from: first) == [])
      #expect(try !first.text("data/v1/site.json").contains("\"dirty\":true"))
      try repository.write("More.\n", to: "decisions/other.md")
      try await place.build("payments", to: "payments/public")
      #expect(try place.site("payments/public").text("data/v1/site.json").contains("\"dirty\":true"))
    }
  }

  @Test func `a cited file that differs from the commit makes its source dirty`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try repository.write("one\ntwo\n", to: "src/pay.swift")
      try repository.write(
        "---\nkind: checklist\nservice: payments\n---\n# Before launch\n\n- [x] Alerts (src/pay.swift:2)\n",
        to: "ready.md")
      try repository.commit(on: "2026-11-19")
      try await place.build("payments", to: "clean")
      #expect(try !place.site("clean").text("data/v1/site.json").contains("\"dirty\":true"))
      try repository.write("one\nthree\n", to: "src/pay.swift")
      try await place.build("payments", to: "changed")
      #expect(try place.site("changed").text("data/v1/site.json").contains("\"dirty\":true"))
    }
  }

  @Test func `what a killed build left beside the site is said to who builds, and not on the site`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      let site = try place.site("site")
      try FileManager.default.copyItem(atPath: folder["site"], toPath: folder[".site.muster-swap-1"])
      try folder.write("theirs\n", to: ".site.muster-swap-1/CNAME")
      try await place.build("payments", to: "site")
      #expect(place.log.sorted.contains { $0.id == "site.recovered" })
      #expect(try place.site("site").differences(from: site) == ["CNAME"])
    }
  }
}

@Suite struct PoorInputTests {
  @Test(arguments: ["empty", "prose"])
  func `a folder without records gets a page that says what to write`(name: String) async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      try folder.makeFolder("empty")
      try folder.write("# Only prose\n", to: "prose/notes.md")
      let outcome = try await place.build(name, to: "site")
      #expect(outcome.records == 0)
      #expect(outcome.services == 0)
      #expect(place.diagnostics == [])
      let main = try place.site("site").main("index.html")
      #expect(main.contains("No record was found"))
      #expect(main.contains("kind: review"))
    }
  }

  @Test func `an unknown key of the configuration is an error with its place, and the rest is in force`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try repository.write(
        "site: { title: Ours }\nexclud: [ x ]\nservices:\n  - { id: payments, teir: 1 }\n", to: "muster.yml")
      try await place.build("payments", to: "site")
      #expect(
        place.diagnostics.filter { $0.hasPrefix("muster.yml") } == [
          "muster.yml:2:1: error: unknown key `exclud` [configuration.invalid]\n  help: Did you mean `exclude`?",
          "muster.yml:4:21: error: unknown key `services.teir` [configuration.invalid]\n  help: Did you mean `tier`?",
        ])
      #expect(try place.site("site").text("index.html").contains("<title>Ours"))
    }
  }

  @Test func `a configuration that is no YAML publishes nothing, so that no rule of it is lost in silence`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write("site: [\n", to: "notes/muster.yml")
      let request = place.request(["notes"], to: "site")
      var log = DiagnosticLog()
      let error = await #expect(throws: RequestError.self) { try await build(request, into: &log) }
      #expect(error?.exitCode == 65)
      #expect(!FileManager.default.fileExists(atPath: folder["site"]))
    }
  }

  @Test func `templates that are not there are noticed before anything else is done`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      let request = place.request(["payments"], to: "site", templates: "nowhere")
      var log = DiagnosticLog()
      let error = await #expect(throws: RequestError.self) { try await build(request, into: &log) }
      #expect(error?.exitCode == 65)
      #expect(error.map { "\($0)" } == "the template folder '\(folder["nowhere"])' has no `site` folder in it")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["payments"])
    }
  }

  @Test func `a source that a configuration names may not be replaced by the site`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write("# Notes\n", to: "all/notes/read.md")
      try folder.write("sources: [ { path: all/notes } ]\n", to: "own.yml")
      var request = place.request([], to: "all")
      request.configuration = "own.yml"
      var log = DiagnosticLog()
      let error = await #expect(throws: RequestError.self) { try await build(request, into: &log) }
      #expect(error.map { "\($0)" }?.contains("the root of source") == true)
      #expect(try folder.read("all/notes/read.md") == "# Notes\n")
    }
  }

  @Test func `a source that is not there is refused, and leaves the site as it is`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      let site = try place.site("site")
      let error = await #expect(throws: RequestError.self) { try await place.build("nowhere", to: "site") }
      #expect(error?.exitCode == 65)
      #expect(try place.site("site") == site)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["payments", "site"])
    }
  }
}

@Suite struct ScoreboardTests {
  @Test func `the scoreboard of a small repository reads as it was approved`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      try expectGolden(place.site("site").main("index.html"), "scoreboard.html")
    }
  }
}

private func attributes(_ name: String, in text: String) -> [String] {
  text.components(separatedBy: " \(name)=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
}

/// The file that a link on the page `address` leads to, and the anchor in it.
private func parted(_ link: String, on address: String) -> (target: String, anchor: String) {
  let parts = link.components(separatedBy: "#")
  var folders = address.components(separatedBy: "/").dropLast()
  for part in parts[0].components(separatedBy: "/") {
    if part == ".." { folders.removeLast() } else { folders.append(part) }
  }
  return (parts[0].isEmpty ? address : folders.joined(separator: "/"), parts.count > 1 ? parts[1] : "")
}
