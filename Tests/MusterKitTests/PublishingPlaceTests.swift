import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

@Suite struct PublishingPlaceTests {
  @Test(arguments: [
    ("/srv/site", "/srv/site"), ("/srv/site/", "/srv/site"), ("/srv/./a/../site", "/srv/site"),
    ("/srv//site/.", "/srv/site"),
    ("/../../srv", "/srv"), ("/", "/"), ("/..", "/"), ("/srv/..site/...", "/srv/..site/..."),
  ])
  func `a path is settled by its words`(_ path: String, _ expected: String) { #expect(settled(path) == expected) }

  @Test(arguments: ["work/../link", "work/./../link", "link", "link/"])
  func `a link is never followed while a path is settled`(_ path: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("work")
      try folder.makeFolder("releases/current")
      try folder.makeLink("link", to: "releases/current")
      #expect(settled(folder[path]) == folder["link"])
    }
  }

  @Test func `a folder that was adopted is adopted no second time, however it is written`() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("# Notes\n", to: "notes/read.md")
      try folder.makeFolder("work")
      let place = Workplace(folder)
      var request = place.request(["notes"], to: "releases")
      request.publishingMode = .releases
      var log = DiagnosticLog()
      _ = try await MusterKit.build(request, into: &log)
      let releases = try Releases(request, in: folder["releases"])
      let shown = folder["releases/releases/\(try #require(releases.ids.first))/index.html"]
      #expect(try releases.adopt(folder["work/../site"], into: &log))
      #expect(try !releases.adopt(folder["work/../site"], into: &log))
      #expect(try !releases.adopt(folder["site"], into: &log))
      #expect(FileManager.default.fileExists(atPath: shown))

      request.publishingMode = .exchange
      _ = try settleDestination(of: &request, named: folder["work/../site"], mode: nil)
      let second = request
      await #expect(throws: RequestError.self) {
        var log = DiagnosticLog()
        return try await MusterKit.build(second, into: &log).records
      }
    }
  }
}
