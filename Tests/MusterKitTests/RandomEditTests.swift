import Diagnostics
import Foundation
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

/// Whatever is done to sources, templates and configuration: what is built with a cache is what is built without one.
///
/// One after the other: hundreds of repositories that are worked on at once need more open files than a process may have.
@Suite(.serialized) struct RandomEditTests {
  /// Sequences of edits; `MUSTER_SEQUENCES=200` tries more of them.
  static let sequences = ProcessInfo.processInfo.environment["MUSTER_SEQUENCES"].flatMap { Int($0) } ?? 2

  @Test(arguments: 0..<sequences)
  func `a build with a cache gives the bytes of a build without`(seed: Int) async throws {
    try await withTemporaryFolder { folder in
      var edits = try RandomEdits(in: folder, seed: UInt64(seed))
      for step in 0..<4 {
        var did: [String] = []
        for _ in 0...edits.chance(3) { did.append(try edits.next()) }
        var request = edits.request
        (request.cache, request.destination) = (folder["cache"], folder["site"])
        var log = DiagnosticLog()
        let outcome = try await build(request, into: &log)
        (request.cache, request.destination) = (nil, folder["cold"])
        var coldLog = DiagnosticLog()
        let cold = try await build(request, into: &coldLog)
        let place = Workplace(folder)
        let differences = try place.site("site").differences(from: place.site("cold"))
        #expect(differences == [], "seed \(seed), step \(step): \(did.joined(separator: ", "))")
        #expect(log.sorted == coldLog.sorted, "seed \(seed), step \(step): \(did.joined(separator: ", "))")
        #expect(outcome.facts == cold.facts)
        try folder.remove("cold")
      }
    }
  }
}

/// A repository, its templates, and a source of chance that gives the same on every machine.
private struct RandomEdits {
  let folder: TemporaryFolder
  let repository: RepositoryBuilder
  private(set) var request: ReportRequest
  private var state: UInt64
  private var names: [String]
  private var count = 0

  init(in folder: TemporaryFolder, seed: UInt64) throws {
    self.folder = folder
    state = seed &* 2_654_435_761 &+ 1
    repository = try makePayments(in: folder)
    names = ["personas/sre.md", "reviews/sre.md", "decisions/queue.md", "slos/charges.md"]
    try FileManager.default.copyItem(atPath: "\(ownRepository)/templates", toPath: folder["templates"])
    request = Workplace(folder).request(["payments"], templates: folder["templates"])
    // Of so few documents each is more than a tenth.
    request.allowsLosses = true
  }

  /// 0 up to, but not, `bound`.
  mutating func chance(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func one<T>(of list: [T]) -> T { list[chance(list.count)] }

  /// - Returns: What was done, for the message of a failure.
  mutating func next() throws -> String {
    switch chance(12) {
    case 0...2: try add()
    case 3...5: try edit()
    case 6: try rename()
    case 7: try remove()
    case 8: try configure()
    case 9: try changeTemplate()
    case 10: try commit()
    default: passDays()
    }
  }

  private mutating func add() throws -> String {
    count += 1
    let (name, text) = document(one(of: kinds))
    names.append(name)
    try repository.write(text, to: name)
    return "add \(name)"
  }

  private mutating func edit() throws -> String {
    guard !names.isEmpty else { return try add() }
    let name = one(of: names)
    let lines = [
      "\nMore than 3 of 4 checks passed (75 %).\n", "\n## Why\n", "\n[Queue](../decisions/queue.md#why)\n",
      "\n- [x] security.secrets: in the vault (muster.yml:1-2)\n", "\nstatus: rejected\n", " ",
    ]
    let text = try String(contentsOfFile: "\(repository.path)/\(name)", encoding: .utf8)
    // Most edits leave the length as it is, or are undone by a later one.
    let edited = chance(3) == 0 ? text.replacingOccurrences(of: "2026", with: "2025") : text + one(of: lines)
    try repository.write(edited, to: name)
    return "edit \(name)"
  }

  private mutating func rename() throws -> String {
    guard !names.isEmpty else { return "nothing" }
    let index = chance(names.count)
    let (old, new) = (names[index], "moved/\(count)-\((names[index] as NSString).lastPathComponent)")
    count += 1
    try FileManager.default.createDirectory(atPath: "\(repository.path)/moved", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: "\(repository.path)/\(old)", toPath: "\(repository.path)/\(new)")
    names[index] = new
    return "rename \(old) to \(new)"
  }

  private mutating func remove() throws -> String {
    guard names.count > 1 else { return "nothing" }
    let name = names.remove(at: chance(names.count))
    try repository.remove(name)
    return "remove \(name)"
  }

  private mutating func configure() throws -> String {
    let more = one(of: ["", "decision_records: [notes/**]\n", "exclude: [moved/**]\n", "ttl: { certificate: 10d }\n"])
    try repository.write(
      """
      site: { title: Title \(chance(3)) }
      services:
        - { id: payments, name: Payments, tier: \(1 + chance(3)), owner: team-payments, aliases: [Ledger] }
      \(more)
      """, to: "muster.yml")
    return "configure \(more)"
  }

  private mutating func changeTemplate() throws -> String {
    let name = one(of: ["not-found", "record", "service", "about"])
    let path = "templates/site/pages/\(name).mustache"
    let text = try folder.read(path)
    try folder.write(text.replacingOccurrences(of: "{{/main}}", with: "<p>\(chance(100))</p>\n{{/main}}"), to: path)
    return "change the template \(name)"
  }

  private mutating func commit() throws -> String {
    count += 1
    try repository.commit("A change", on: "2026-10-\(10 + count % 20)")
    return "commit"
  }

  private mutating func passDays() -> String {
    request.asOf = Day(number: request.asOf.number + chance(3) * 30)
    return "pass to \(request.asOf.iso)"
  }

  private enum Kind: CaseIterable { case debt, review, checklist, owners, measurements, objective, code, note, update }
  private var kinds: [Kind] { Kind.allCases }

  private mutating func document(_ kind: Kind) -> (name: String, text: String) {
    let number = count
    switch kind {
    case .debt:
      return (
        "debt/\(number).md",
        "---\nkind: debt\nservice: payments\nid: TD-\(number)\nseverity: high\nstatus: open\nopened: 2026-0\(1 + chance(9))-10\n---\n# Debt \(number)\n\nSee `muster.yml:1`.\n"
      )
    case .review:
      return (
        "reviews/\(number).md",
        "---\nkind: review\nservice: Ledger\npersona: sre\ndate: 2026-1\(chance(2))-02\nverdict: pass\n---\n# Review \(number)\n\n### 1. Slow (HIGH)\n\n- Effort: 2 days\n\n3/4 checks passed (70 %).\n"
      )
    case .checklist:
      return (
        "checklists/\(number).md",
        "---\nkind: checklist\nservice: payments\ndate: 2026-11-01\n---\n# Launch\n\n- [x] Alerts are set\n- [ ] Rollback was tried (BLOCKER)\n"
      )
    case .owners: return ("CODEOWNERS", "* @team-\(chance(3))\n/debt/ @debts\n")
    case .measurements:
      return (
        "measurements/\(number).csv",
        "service,slo,start,end,good,valid\npayments,Charges succeed,2026-11-0\(1 + chance(8)),2026-11-10,99\(chance(10)),1000\n"
      )
    case .objective:
      return (
        "slos/\(number).yaml",
        "apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: slo-\(number)\nspec:\n  service: payments\n  timeWindow:\n    - duration: 28d\n      isRolling: true\n  objectives:\n    - target: 0.99\(chance(10))\n  alertPolicies:\n    - fast\n---\napiVersion: openslo/v1\nkind: AlertPolicy\nmetadata:\n  name: fast\nspec:\n  conditions: []\n"
      )
    case .code: return ("src/\(number).swift", "let number = \(chance(100))\n")
    case .note:
      return ("notes/\(number).md", "# Note \(number)\n\nStatus: accepted\n\n[Missing](nowhere-\(chance(5)).md)\n")
    case .update:
      return (
        "updates/\(number).json",
        "{\"type\": \"engineering.update\", \"status\": \"green\", \"progress\": \(chance(100))}\n"
      )
    }
  }
}
