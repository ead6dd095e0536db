import Diagnostics
import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

/// This repository, which has the templates and the sources that the tests look into.
let ownRepository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// A folder in which sites are really published.
struct Workplace {
  let folder: TemporaryFolder
  /// Of the last build.
  private(set) var log = DiagnosticLog()

  init(_ folder: TemporaryFolder) { self.folder = folder }

  func request(
    _ sources: [String], to destination: String? = nil, at revision: String? = nil, templates: String? = nil,
    width: Int = 2
  ) -> ReportRequest {
    ReportRequest(
      sources: sources, revision: revision, templates: templates ?? "\(ownRepository)/templates",
      asOf: Day(iso: "2026-11-20")!, width: width, destination: destination.map { folder[$0] },
      workingDirectory: folder.path)
  }

  /// Builds a site of `sources`, paths in the folder.
  @discardableResult
  mutating func build(
    _ sources: String..., to destination: String, at revision: String? = nil, width: Int = 2
  ) async throws -> BuildOutcome {
    log = DiagnosticLog()
    return try await MusterKit.build(request(sources, to: destination, at: revision, width: width), into: &log)
  }

  mutating func check(_ source: String) async throws {
    log = DiagnosticLog()
    _ = try await MusterKit.check(request([source]), into: &log)
  }

  /// The files of a site, but the one that tells how long the build took, and those that are kept of the site before.
  func site(_ name: String) throws -> PublishedSite {
    var files: [String: Data] = [:]
    let record = try JSONSerialization.jsonObject(with: Data(folder.read("\(name)/BUILD.json").utf8)) as? [String: Any]
    let kept = (record?["kept"] as? [[String: String]] ?? []).compactMap { $0["path"] }
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder[name])
    where path != "BUILD.json" && !kept.contains(path) {
      files[path] = FileManager.default.contents(atPath: folder["\(name)/\(path)"])
    }
    return PublishedSite(files: files.filter { !$0.value.isEmpty })
  }

  var diagnostics: [String] { log.sorted.map(\.description) }
}

/// A site as it lies on the disk.
struct PublishedSite: Equatable {
  var files: [String: Data]

  func text(_ address: String) throws -> String {
    String(decoding: try #require(files[address], "no \(address)"), as: UTF8.self)
  }

  /// What stands in `<main>`.
  func main(_ address: String) throws -> String {
    let text = try text(address)
    let start = try #require(text.range(of: "<main id=\"main\" tabindex=\"-1\">\n")).upperBound
    let end = try #require(text.range(of: "</main>")).lowerBound
    return String(text[start..<end])
  }

  /// The addresses at which two sites differ.
  func differences(from other: PublishedSite) -> [String] {
    Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
  }
}

/// A repository with one service and a record of most kinds.
func makePayments(in folder: TemporaryFolder, name: String = "payments") throws -> RepositoryBuilder {
  let repository = try RepositoryBuilder(in: folder, name: name)
  try repository.write(
    """
    site: { title: Payments readiness }
    services:
      - { id: payments, name: Payments, tier: 2, owner: team-payments }
    personas: { required: { 2: [sre] } }

    """, to: "muster.yml")
  try repository.write(
    """
    ---
    kind: persona
    name: sre
    description: Asks how it fails
    ---
    # SRE

    """, to: "personas/sre.md")
  try repository.write(
    """
    ---
    kind: review
    service: payments
    persona: sre
    date: 2026-10-01
    verdict: conditional
    ---
    # Payments, reviewed

    Read [the decision](../decisions/queue.md#why) first.

    ### 1. No rollback plan (HIGH)

    - Effort: 2 days

    """, to: "reviews/sre.md")
  try repository.write(
    """
    ---
    kind: decision-record
    service: payments
    status: accepted
    date: 2026-09-15
    ---
    # Queue every charge

    ## Why

    The card network is slow. [Nothing](missing.md) is known about the rest.

    """, to: "decisions/queue.md")
  try repository.write(
    """
    ---
    kind: slo
    service: payments
    objective: 99.9 %
    window: 28d
    ---
    # Charges succeed

    """, to: "slos/charges.md")
  try repository.commit("Add the records", on: "2026-10-02")
  return repository
}
