import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import Rendering

@Suite struct SampleSiteTests {
  static func site(asOf: String? = nil) throws -> RenderedSite {
    var sample = SamplePortfolio()
    if let asOf { sample.report.asOf = try #require(Day(iso: asOf)) }
    return try RenderedSite(sample.report, documents: sample.documents)
  }

  /// With `MUSTER_SAMPLE_SITE=folder` the site is left there, to be looked at.
  @Test func `a whole portfolio becomes a site without an error`() throws {
    let site = try Self.site()
    #expect(site.diagnostics.filter { $0.severity == .error } == [])
    if let folder = ProcessInfo.processInfo.environment["MUSTER_SAMPLE_SITE"] {
      try site.write(to: URL(filePath: folder))
    }
  }

  @Test func `twice the same report is twice the same bytes`() throws {
    #expect(try Self.site().files == Self.site().files)
  }

  @Test func `only pages whose facts age change with the day`() throws {
    let (today, later) = (try Self.site().files, try Self.site(asOf: "2026-11-21").files)
    let changed = today.keys.filter { today[$0] != later[$0] }
    let aging = [
      "index", "brief.html", "changes/", "services/", "slos/", "rules/", "expiry/", "findings/", "kpis/", "debt/",
      "personas/",
      "incidents/", "waivers/", "actions/", "runbooks/", "load-tests/", "owners/", "data/v1/site.json",
      "data/v1/brief.json",
      "data/v1/changes.json",
      "data/v1/history.json",
    ]
    for address in changed { #expect(aging.contains { address.hasPrefix($0) }, "\(address)") }
    #expect(changed.contains("index.html"))
    #expect(!changed.contains("rules/link.broken/index.html"))
  }

  @Test func `every link and anchor of the site leads somewhere`() throws {
    let site = try Self.site()
    let pages = site.files.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
    let anchors = pages.mapValues { Set(attributes("id", in: $0)) }
    var checked = 0
    for (address, text) in pages {
      for link in attributes("href", in: text) where !link.hasPrefix("https://") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? address : resolved(String(parts[0]), from: address)
        #expect(site.files[target] != nil, "\(address) links to \(link)")
        if parts.count > 1 {
          #expect(anchors[target]?.contains(String(parts[1])) == true, "\(address) links to \(link)")
        }
        checked += 1
      }
    }
    #expect(checked > 2000)
  }

  @Test func `every page has one first heading, its language, unique anchors and a name`() throws {
    for (address, bytes) in try Self.site().files where address.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.components(separatedBy: "<h1>").count == 2, "\(address)")
      #expect(text.hasPrefix("<!doctype html>\n<html lang=\"en\">"), "\(address)")
      #expect(!text.contains("<title></title>"), "\(address)")
      let ids = attributes("id", in: text)
      #expect(Set(ids).count == ids.count, "\(address): \(ids)")
    }
  }

  @Test func `the stylesheet is named by its content and stays small`() throws {
    let site = try Self.site()
    let style = try #require(site.files.keys.first { $0.hasPrefix("assets/site.") && $0.hasSuffix(".css") })
    #expect(style.utf8.count == "assets/site.12345678.css".utf8.count)
    #expect(try #require(site.files[style]).count <= 14 << 10)
    #expect(site.files["assets/site.css"] == nil)
    #expect(try site.text("index.html").contains("href=\"\(style)\""))
  }

  @Test func `a record is reached from what cites it, what it proves and who wrote it`() throws {
    let site = try Self.site()
    #expect(try site.main("debt/retries/index.html").contains("decision-records/0007-ledger/index.html"))
    #expect(
      try site.main("checklists/payments-launch/index.html").contains("services/payments/index.html#checks-deployment"))
    #expect(try site.main("personas/sre/index.html").contains("reviews/payments-sre/index.html"))
    #expect(try site.main("services/payments/index.html").contains("reviews/payments-sre/index.html"))
  }

  @Test(arguments: [
    "index.html", "services/payments/index.html", "reviews/payments-security-engineer/index.html",
    "personas/sre/index.html", "decision-records/0007-ledger/index.html", "debt/index.html",
    "slos/payments-availability/index.html", "rules/deployment.rollback/index.html", "diagnostics/index.html",
    "expiry/index.html", "findings/index.html",
    "claims/index.html", "changes/index.html", "decision-records/index.html", "owners/team-payments/index.html",
    "about/index.html",
  ])
  func `the page reads as it was approved`(address: String) throws {
    let name = address.replacing("/", with: "_")
    try expectGolden(try Self.site().main(address), name)
  }

  private func attributes(_ name: String, in text: String) -> [String] {
    text.components(separatedBy: " \(name)=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
  }

  private func resolved(_ link: String, from address: String) -> String {
    var folders = address.components(separatedBy: "/").dropLast()
    for part in link.components(separatedBy: "/") {
      if part == ".." { folders.removeLast() } else { folders.append(part) }
    }
    return folders.joined(separator: "/")
  }
}
