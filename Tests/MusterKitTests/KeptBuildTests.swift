import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

@Suite struct KeptBuildTests {
  /// A repository that was built once, with its site and with what was kept.
  private struct Place {
    let folder: TemporaryFolder
    let repository: RepositoryBuilder
    var request: ReportRequest
    private(set) var log = DiagnosticLog()

    init(_ folder: TemporaryFolder) async throws {
      self.folder = folder
      repository = try makePayments(in: folder)
      request = Workplace(folder).request(["payments"], to: "site")
      request.cache = folder["cache"]
      // Of so few documents each is more than a tenth.
      request.allowsLosses = true
      let first = try await build()
      #expect(!first.isEarlier)
    }

    mutating func build() async throws -> BuildOutcome {
      // What was written just now is not believed to stay as it is.
      usleep(20_000)
      log = DiagnosticLog()
      return try await MusterKit.build(request, into: &log)
    }

    /// The addresses at which the site is not what a build from nothing makes.
    func differences() async throws -> [String] {
      var anew = request
      (anew.cache, anew.destination) = (nil, folder["anew"])
      var log = DiagnosticLog()
      _ = try await MusterKit.build(anew, into: &log)
      let place = Workplace(folder)
      return try place.site("site").differences(from: place.site("anew"))
    }
  }

  @Test func `a build of which nothing changed leaves the site alone and says the same`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      let said = place.log.sorted
      let (before, files) = (try folder.snapshot("site"), try Workplace(folder).site("site").files.count)
      for _ in 0..<2 {
        let second = try await place.build()
        #expect(second.isEarlier)
        #expect(place.log.sorted == said)
        #expect((second.written, second.removed) == (0, 0))
        // All but the manifest, which is about them, and the record of the build.
        #expect(second.unchanged == files - 1)
        #expect((second.services, second.records, second.documents) == (1, 4, 5))
      }
      #expect(try folder.snapshot("site") == before)
      #expect(try await place.differences() == [])
    }
  }

  private typealias Change = (
    name: String, make: @Sendable (inout ReportRequest, RepositoryBuilder, TemporaryFolder) throws -> Void
  )

  private static let changes: [Change] = [
    ("a document", { _, repository, _ in try repository.write("# Other\n", to: "decisions/queue.md") }),
    ("a new document", { _, repository, _ in try repository.write("# New\n", to: "notes.md") }),
    ("a removed document", { _, repository, _ in try repository.remove("slos/charges.md") }),
    ("a commit", { _, repository, _ in try repository.commit("A change", on: "2026-10-03") }),
    ("a tag", { _, repository, _ in try repository.git("tag", "v1") }),
    ("a remote", { _, repository, _ in try repository.git("remote", "add", "origin", "https://github.com/a/b.git") }),
    ("what git ignores", { _, repository, _ in try repository.write("*.csv\n", to: ".git/info/exclude") }),
    ("the configuration", { _, repository, _ in try repository.write("site: { title: Other }\n", to: "muster.yml") }),
    ("the day", { request, _, _ in request.asOf = Day(iso: "2026-12-20")! }),
    (
      "the folder of templates",
      { request, _, folder in
        try FileManager.default.copyItem(atPath: "\(ownRepository)/templates", toPath: folder["templates"])
        request.templates = folder["templates"]
      }
    ),
    (
      "a template",
      { _, _, folder in
        let page = "templates/site/pages/not-found.mustache"
        try folder.write(folder.read(page) + "<p>More.</p>\n", to: page)
      }
    ),
    ("a page", { _, _, folder in try folder.write("", to: "site/index.html") }),
    ("a page that is gone", { _, _, folder in try folder.remove("site/404.html") }),
    ("a site that is gone", { _, _, folder in try folder.remove("site") }),
    ("what a killed build left", { _, _, folder in try folder.makeFolder(".site.muster-stage-1") }),
  ]

  @Test func `whatever changes makes a new site, as from nothing`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      for change in Self.changes {
        try change.make(&place.request, place.repository, folder)
        #expect(try await !place.build().isEarlier, "\(change.name)")
        // A site that keeps files of the one before is made once more without them.
        _ = try await place.build()
        #expect(try await place.build().isEarlier, "after \(change.name)")
      }
      #expect(try await place.differences() == [])
      #expect(!folder.exists(".site.muster-stage-1"))
    }
  }

  @Test(arguments: [PublishingMode.exchange, .inPlace])
  func `what a site keeps of the one before is gone with the next build, though nothing changed`(
    mode: PublishingMode
  ) async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      place.request.publishingMode = mode
      place.request.destination = folder["other"]
      func holds(_ word: String) throws -> Bool {
        let site = folder["other"]
        return try FileManager.default.subpathsOfDirectory(atPath: site).contains { path in
          String(decoding: FileManager.default.contents(atPath: "\(site)/\(path)") ?? Data(), as: UTF8.self)
            .contains(word)
        }
      }
      try place.repository.write("---\nkind: runbook\n---\n# The passphrase is xyzzyplugh\n", to: "records/more.md")
      _ = try await place.build()
      #expect(try holds("xyzzyplugh"))
      try place.repository.write("---\nkind: runbook\n---\n# The passphrase is told nowhere\n", to: "records/more.md")
      _ = try await place.build()
      #expect(try holds("xyzzyplugh"))
      #expect(try await !place.build().isEarlier)
      #expect(try !holds("xyzzyplugh"))
      #expect(try await place.build().isEarlier)
    }
  }

  @Test(arguments: [PublishingMode.releases, .inPlace])
  func `however it is published, a site of which nothing changed stands`(mode: PublishingMode) async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      place.request.publishingMode = mode
      place.request.destination = folder["other"]
      #expect(try await !place.build().isEarlier)
      place.request.time = 60
      #expect(try await place.build().isEarlier)
      try place.repository.write("# More\n", to: "records/more.md")
      #expect(try await !place.build().isEarlier)
      #expect(try await place.build().isEarlier)
      if mode == .releases {
        let releases = try Releases(place.request, in: folder["other"])
        #expect(releases.ids.count == 2)
        var log = DiagnosticLog()
        _ = try releases.rollBack(to: nil, into: &log)
        #expect(try await !place.build().isEarlier)
      }
    }
  }

  /// A site like any other, with a debt or without.
  private func buildEarlier(_ place: Place, hasDebt: Bool) async throws {
    let path = "debt/one.md"
    if hasDebt {
      try place.repository.write(
        "---\nkind: debt\nservice: payments\nid: TD-1\nseverity: low\nstatus: open\n---\n# Debt\n", to: path)
    }
    var earlier = place.request
    (earlier.cache, earlier.destination, earlier.asOf) = (nil, place.folder["earlier"], Day(iso: "2026-11-10")!)
    var log = DiagnosticLog()
    _ = try await MusterKit.build(earlier, into: &log)
    if hasDebt { try place.repository.remove(path) }
  }

  @Test(arguments: [true, false])
  func `a site with which the new one is compared is one of the things that it depends on`(
    isBaseline: Bool
  ) async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      try await buildEarlier(place, hasDebt: false)
      if isBaseline {
        place.request.baseline = "earlier"
      } else {
        place.request.since = PointInTime("earlier", for: place.request)
      }
      #expect(try await !place.build().isEarlier)
      _ = try await place.build()
      #expect(try await place.build().isEarlier)
      try await buildEarlier(place, hasDebt: true)
      #expect(try await !place.build().isEarlier)
      #expect(try await place.differences() == [])
    }
  }

  @Test func `a document that comes to an empty folder among those that are left out is noticed`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      try place.repository.write(
        "include: [ \"**\", \"node_modules/**\" ]\nservices:\n  - { id: payments, tier: 2 }\n", to: "muster.yml")
      try folder.makeFolder("payments/node_modules/a/b")
      _ = try await place.build()
      _ = try await place.build()
      #expect(try await place.build().isEarlier)
      try place.repository.write("# A note\n", to: "node_modules/a/b/2.md")
      #expect(try await !place.build().isEarlier)
      #expect(try await place.differences() == [])
    }
  }

  @Test func `what is wrong with the cache is none of what the site shows`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      let shown = try await place.build().shown
      try folder.write("", to: "file")
      place.request.cache = folder["file/cache"]
      let outcome = try await place.build()
      #expect(place.log.sorted.contains { "\($0.id)" == "cache.not-kept" })
      #expect(outcome.shown.sorted == shown.sorted)
      #expect(outcome.shown.count(of: .note) < place.log.count(of: .note))
    }
  }

  @Test func `a damaged cache is said, once, and the site is what it was`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: folder["cache"]).first { $0.hasPrefix("build-") })
      let bytes = Array(try #require(FileManager.default.contents(atPath: folder["cache/\(name)"])))
      for damage in [Array(bytes.dropLast()), [], bytes + bytes] {
        try folder.write(bytes: damage, to: "cache/\(name)")
        #expect(try await !place.build().isEarlier)
        #expect(place.log.sorted.count { "\($0.id)" == "cache.damaged" } == 1)
        #expect(try await place.build().isEarlier)
        #expect(place.log.sorted.count { "\($0.id)" == "cache.damaged" } == 0)
      }
      #expect(try await place.differences() == [])
    }
  }

  @Test func `a cache that cannot be written is said, and stops nothing`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      try folder.write("", to: "file")
      place.request.cache = folder["file/cache"]
      #expect(try await !place.build().isEarlier)
      #expect(place.log.sorted.count { "\($0.id)" == "cache.not-kept" } == 1)
    }
  }

  @Test func `a cache in a source is none of its files`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      place.request.cache = folder["payments/.cache"]
      place.request.destination = folder["payments/public"]
      _ = try await place.build()
      #expect(try await place.build().isEarlier)
      #expect(try !Workplace(folder).site("payments/public").text("data/v1/site.json").contains("\"dirty\":true"))
    }
  }

  @Test func `another build at the same destination is waited for by nobody`() async throws {
    try await withTemporaryFolder { folder in
      var place = try await Place(folder)
      let lock = unsafe open(folder[".site.muster-lock"], O_RDWR | O_CREAT, 0o644)
      defer { close(lock) }
      #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
      await #expect { try await place.build() } throws: { ($0 as? RequestError)?.exitCode == 75 }
    }
  }
}
