import Foundation
import ReportModel

/// What an earlier build published, as far as a gate compares with it.
///
/// Read leniently: of an older or a newer Muster's files what is understood counts, and what is missing is named.
package struct Baseline: Sendable {
  struct Service: Hashable, Sendable {
    var decision: Decision.Word?
    /// The blockers that were known to fail.
    var brokenBlockers: Set<String>
  }

  /// An error, without its line: what stands above it may have grown.
  struct KnownError: Hashable, Sendable {
    var id: String
    var source: String
    var path: String
    var message: String
  }

  var services: [String: Service]
  /// The ids of the open findings; `nil` when the build did not say.
  var openFindings: Set<String>?
  /// How often each was there; `nil` when the build did not say.
  var errors: [KnownError: Int]?
  /// What cannot be compared, one sentence each.
  package var notes: [String] = []
  /// The same for the pages that tell what changed.
  var report: EarlierReport

  /// - Parameter folder: A published site, its `data/v1`, or the `services.json` in it.
  /// - Throws: ``RequestError/unreadable(_:)`` when there is no `services.json`, or a file is no list in JSON.
  package init(reading folder: String) throws(RequestError) {
    let root = Self.root(of: folder)
    guard let rows = try Self.rows(of: "services", in: root) else {
      throw .unreadable(
        "the baseline '\(folder)' has no services.json\n  help: Name the folder of an earlier build, or its data/v1")
    }
    services = Dictionary(rows.compactMap(Self.service)) { first, _ in first }
    let findings = try Self.rows(of: "findings", in: root)
    openFindings = findings.map { rows in
      Set(rows.filter { $0["open"] as? Bool == true }.compactMap { $0["id"] as? String })
    }
    report = EarlierReport(
      asOf: Self.day(in: root), services: Dictionary(rows.compactMap(Self.standing)) { first, _ in first },
      findings: findings.map { Dictionary($0.compactMap(Self.finding)) { first, _ in first } })
    errors = try Self.rows(of: "diagnostics", in: root).map { rows in
      Dictionary(
        rows.filter { $0["severity"] as? String == "error" }.compactMap(Self.knownError).map { ($0, 1) },
        uniquingKeysWith: +)
    }
    if openFindings == nil { notes.append("the baseline has no findings.json: findings are not compared") }
    if errors == nil { notes.append("the baseline has no diagnostics.json: errors are not compared") }
    if openFindings == nil { report.notes.append("The earlier build did not publish its findings.") }
    if report.asOf == nil { report.notes.append("The earlier build does not say for which day it was true.") }
  }

  /// All that is read of one.
  static func files(of folder: String) -> [String] {
    let root = root(of: folder)
    return ["services", "findings", "diagnostics", "site"].map { "\(root)/\($0).json" }
  }

  private static func root(of path: String) -> String {
    let inside = "\(path)/data/v1"
    if FileManager.default.fileExists(atPath: "\(inside)/services.json") { return inside }
    let file = URL(filePath: path)
    return file.lastPathComponent == "services.json" ? file.deletingLastPathComponent().path : path
  }

  /// The as-of of the build; `nil` when there is no `site.json`, or it does not say.
  private static func day(in root: String) -> Day? {
    let data = FileManager.default.contents(atPath: "\(root)/site.json")
    let site = data.flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any]
    return (site?["as_of"] as? String).flatMap { Day(iso: $0) }
  }

  /// `nil` when there is no such file.
  private static func rows(of name: String, in root: String) throws(RequestError) -> [[String: Any]]? {
    let path = "\(root)/\(name).json"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable("'\(path)' cannot be read") }
    guard let list = try? JSONSerialization.jsonObject(with: data) as? [Any] else {
      throw .unreadable("'\(path)' is no list in JSON\n  help: Build the baseline again")
    }
    return list.compactMap { $0 as? [String: Any] }
  }

  private static func service(_ row: [String: Any]) -> (String, Service)? {
    guard let id = row["id"] as? String else { return nil }
    let checks = (row["checks"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
    let broken = checks.filter { check in
      let state = (check["state"] as? String).flatMap { CheckState(word: $0) }
      return check["severity"] as? String == "blocker" && state?.isRefused == true
    }
    let word = (row["decision"] as? String).flatMap { Decision.Word(rawValue: $0) }
    return (id, Service(decision: word, brokenBlockers: Set(broken.compactMap { $0["id"] as? String })))
  }

  private static func standing(_ row: [String: Any]) -> (String, EarlierReport.Service)? {
    guard let id = row["id"] as? String else { return nil }
    let checks = (row["checks"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
    let states = checks.compactMap { check in
      (check["id"] as? String).flatMap { id in (check["state"] as? String).map { (id, $0) } }
    }
    let verified = (row["verified"] as? Double).flatMap { Ratio($0 / 100) }
    let service = EarlierReport.Service(
      name: row["name"] as? String ?? id,
      decision: (row["decision"] as? String).flatMap { Decision.Word(rawValue: $0) },
      level: (row["level"] as? String).flatMap { Level(rawValue: $0) }, verified: verified,
      states: Dictionary(states) { first, _ in first })
    return (id, service)
  }

  private static func finding(_ row: [String: Any]) -> (String, EarlierReport.Finding)? {
    guard let id = row["id"] as? String, let service = row["service"] as? String else { return nil }
    let finding = EarlierReport.Finding(
      title: row["title"] as? String ?? id, service: service,
      severity: (row["severity"] as? String).flatMap { Severity(rawValue: $0) }, isOpen: row["open"] as? Bool == true,
      life: (row["life"] as? String).flatMap { LedgerFinding.Life(rawValue: $0) })
    return (id, finding)
  }

  private static func knownError(_ row: [String: Any]) -> KnownError? {
    guard let id = row["id"] as? String else { return nil }
    return KnownError(
      id: id, source: row["source"] as? String ?? "", path: row["path"] as? String ?? "",
      message: row["message"] as? String ?? "")
  }
}
