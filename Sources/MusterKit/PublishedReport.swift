import Foundation
import ReportModel

/// The data files of a published site, read leniently: of an older or a newer Muster's files what is understood counts.
struct PublishedReport {
  /// The folder that holds the data files.
  let root: String

  /// - Parameter path: A published site, its `data/v1`, or the `services.json` in it.
  init(at path: String) {
    let inside = "\(path)/data/v1"
    if FileManager.default.fileExists(atPath: "\(inside)/services.json") {
      root = inside
    } else {
      let file = URL(filePath: path)
      root = file.lastPathComponent == "services.json" ? file.deletingLastPathComponent().path : path
    }
  }

  /// Where it is if the data files lie in their site.
  var manifest: String { "\(root)/../../manifest.json" }

  /// Whether there is something to be read at all.
  var exists: Bool { FileManager.default.fileExists(atPath: "\(root)/services.json") }

  /// - Returns: `nil` when there is no `services.json`.
  /// - Throws: ``RequestError/unreadable(_:)`` when a file is no list in JSON.
  func report() throws(RequestError) -> ComparedReport? {
    guard let services = try rows(of: "services") else { return nil }
    let site = site
    var report = ComparedReport(asOf: (site["as_of"] as? String).flatMap { Day(iso: $0) })
    report.title = site["title"] as? String
    report.services = keyed(services.compactMap(Self.service))
    report.findings = try rows(of: "findings").map { keyed($0.compactMap(Self.finding)) }
    let rules = try rows(of: "rules")
    report.checks = rules.map { $0.compactMap(Self.terms) }
    report.questions = keyed((rules ?? []).compactMap(Self.question))
    report.documents = try inputs()
    let citations = try rows(of: "citations")
    report.citations = citations.map { Dictionary(grouping: $0.compactMap(Self.citation), by: \.0) }
      .map { $0.mapValues { $0.map(\.1) } }
    if let records = try rows(of: "records") {
      let owned = Dictionary(grouping: records) { $0["service"] as? String ?? "" }
      let titles = keyed(records.compactMap { row in (row["id"] as? String).map { ($0, row) } })
      for row in services {
        guard let id = row["id"] as? String else { continue }
        report.services[id]?.documents = Set((owned[id] ?? []).compactMap(Self.document))
        let personas = Self.list(row["personas"])
        let required = personas.filter { $0["required"] as? Bool == true }.compactMap { $0["persona"] as? String }
        report.services[id]?.required = row["personas"] == nil ? nil : Set(required)
        let reviews = personas.compactMap { $0["review"] as? String }
        report.services[id]?.reviews = Set(reviews.compactMap { titles[$0].flatMap(Self.document) })
      }
      report.waivers = Set(records.filter { $0["kind"] as? String == "waiver" }.compactMap { Self.document($0) })
      let standings = records.compactMap(Self.standing)
      report.decisionRecords = keyed(standings.filter { $0.1.kind == .decisionRecord })
      report.records = keyed(standings.filter(\.1.kind.comesAndGoes))
      report.objectives = keyed(services.flatMap { Self.objectives($0, titles) })
    }
    report.indicators = try rows(of: "indicators").map { keyed($0.compactMap(Self.indicator)) }
    if report.findings == nil { report.notes.append("The earlier build did not publish its findings.") }
    if report.asOf == nil { report.notes.append("The earlier build does not say for which day it was true.") }
    return report
  }

  /// `nil` when there is no such file.
  func rows(of name: String) throws(RequestError) -> [[String: Any]]? {
    let path = "\(root)/\(name).json"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable("'\(path)' cannot be read") }
    guard let list = try? JSONSerialization.jsonObject(with: data) as? [Any] else {
      throw .unreadable("'\(path)' is no list in JSON\n  help: Build it again")
    }
    return list.compactMap { $0 as? [String: Any] }
  }

  /// Empty when there is no `site.json`.
  private var site: [String: Any] {
    let data = FileManager.default.contents(atPath: "\(root)/site.json")
    return data.flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any] ?? [:]
  }

  /// The documents that went into the site, as its manifest lists them; `nil` when it lies elsewhere.
  private func inputs() throws(RequestError) -> [DocumentID: String]? {
    let path = manifest
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw .unreadable("'\(path)' is no manifest\n  help: Build it again")
    }
    let inputs = (manifest["inputs"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
    return keyed(
      inputs.compactMap { row in Self.document(row).flatMap { id in (row["sha256"] as? String).map { (id, $0) } } })
  }

  private func keyed<Key: Hashable, Value>(_ pairs: [(Key, Value)]) -> [Key: Value] {
    Dictionary(pairs) { first, _ in first }
  }
}

// MARK: - Rows

extension PublishedReport {
  private static func document(_ row: [String: Any]) -> DocumentID? {
    guard let source = row["source"] as? String, let path = row["path"] as? String else { return nil }
    return DocumentID(source: source, path: SourcePath(path))
  }

  private static func origin(_ row: [String: Any]) -> Origin? {
    guard let document = document(row), let line = row["line"] as? Int, line > 0 else { return nil }
    return Origin(document, line: line)
  }

  private static func list(_ value: Any?) -> [[String: Any]] {
    (value as? [Any] ?? []).compactMap { $0 as? [String: Any] }
  }

  private static func service(_ row: [String: Any]) -> (String, ComparedReport.Service)? {
    guard let id = row["id"] as? String else { return nil }
    let answers = list(row["checks"]).compactMap { check -> (String, ComparedReport.Answer)? in
      guard let id = check["id"] as? String, let state = check["state"] as? String else { return nil }
      let evidence = list(check["evidence"]).compactMap(origin)
      return (
        id, ComparedReport.Answer(word: state, evidence: evidence, isBlocker: check["severity"] as? String == "blocker")
      )
    }
    let reasons = list(row["rules_fired"]).flatMap { rule in
      list(rule["reasons"]).map { reason in
        ComparedReport.Reason(
          rule: rule["rule"] as? Int ?? 0, text: reason["text"] as? String ?? "", check: reason["check"] as? String,
          evidence: list(reason["evidence"]).compactMap(origin))
      }
    }
    let service = ComparedReport.Service(
      name: row["name"] as? String ?? id,
      decision: (row["decision"] as? String).flatMap { Decision.Word(rawValue: $0) },
      level: (row["level"] as? String).flatMap { Level(rawValue: $0) },
      verified: (row["verified"] as? Double).flatMap { Ratio($0 / 100) }, tier: row["tier"] as? Int, reasons: reasons,
      answers: Dictionary(answers) { first, _ in first })
    return (id, service)
  }

  private static func finding(_ row: [String: Any]) -> (String, ComparedReport.Finding)? {
    guard let id = row["id"] as? String, let service = row["service"] as? String else { return nil }
    let finding = ComparedReport.Finding(
      title: row["title"] as? String ?? id, service: service,
      severity: (row["severity"] as? String).flatMap { Severity(rawValue: $0) }, isOpen: row["open"] as? Bool == true,
      life: (row["life"] as? String).flatMap { LedgerFinding.Life(rawValue: $0) },
      kind: (row["kind"] as? String).flatMap { LedgerFinding.Kind(rawValue: $0) } ?? .finding,
      persona: row["persona"] as? String, due: (row["due"] as? String).flatMap { Day(iso: $0) },
      acceptedUntil: (row["accepted_until"] as? String).flatMap { Day(iso: $0) }, origin: origin(row))
    return (id, finding)
  }

  /// As ``CheckTerms/init(_:)`` has them.
  private static func terms(_ row: [String: Any]) -> CheckTerms? {
    guard row["kind"] as? String == "check", let id = row["id"] as? String else { return nil }
    func text(_ key: String) -> String { row[key] as? String ?? "" }
    let tiers = (row["tiers"] as? [Int] ?? []).map(String.init).joined(separator: " ")
    let stages = (row["stages"] as? [String] ?? []).joined(separator: " ")
    let ttl = (row["ttl_days"] as? Int).map(String.init) ?? ""
    let isWaivable = String(row["waivable"] as? Bool == true)
    let claims = row["claims"] as? [String] ?? []
    return CheckTerms(
      id: id,
      terms: [text("severity"), text("level"), tiers, stages, ttl, text("enforced_from"), isWaivable]
        + claims, weight: row["weight"] as? Double, isSpoken: !claims.isEmpty)
  }

  /// As a report's own.
  private static func citation(_ row: [String: Any]) -> (DocumentID, CitedLines)? {
    guard let document = document(row), let line = row["line"] as? Int, let cited = row["cited"] as? String,
      let state = row["at_newest"] as? String
    else { return nil }
    let file = (row["target"] as? String).map { SourcePath($0) }
    return (document, CitedLines(line: line, text: cited, word: state, file: file))
  }

  private static func standing(_ row: [String: Any]) -> (String, ComparedReport.Standing)? {
    guard let kind = (row["kind"] as? String).flatMap({ RecordKind(rawValue: $0) }), let id = row["id"] as? String
    else {
      return nil
    }
    let stated = row["status_raw"] as? String
    let word =
      switch kind {
      case .decisionRecord: row["status"] as? String ?? "none"
      case .waiver: ComparedReport.Standing.word(until: (row["expires"] as? String).flatMap { Day(iso: $0) })
      case .review, .certificate: ComparedReport.Standing.word(stated: row["verdict_raw"] as? String ?? stated)
      default: ComparedReport.Standing.word(stated: stated)
      }
    let standing = ComparedReport.Standing(
      kind, title: row["title"] as? String ?? id, service: row["service"] as? String,
      persona: row["persona"] as? String, statedID: row["stated_id"] as? String,
      day: (row["date"] as? String).flatMap { Day(iso: $0) }, word: word,
      origin: origin(row))
    return (id, standing)
  }

  private static func question(_ row: [String: Any]) -> (String, String)? {
    guard row["kind"] as? String == "check", let id = row["id"] as? String, let text = row["title"] as? String else {
      return nil
    }
    return (id, text)
  }

  private static func objectives(
    _ service: [String: Any], _ records: [String: [String: Any]]
  ) -> [(String, ComparedReport.Standing)] {
    list(service["budgets"]).compactMap { budget in
      guard let id = budget["slo"] as? String, let state = budget["state"] as? String else { return nil }
      let record = records[id] ?? [:]
      let standing = ComparedReport.Standing(
        .slo, title: record["title"] as? String ?? id, service: service["id"] as? String,
        statedID: record["stated_id"] as? String, word: state, aim: promised(record).aim, origin: origin(record))
      return (id, standing)
    }
  }

  private static func promised(_ record: [String: Any]) -> ServiceLevelObjective {
    let latency = (record["latency"] as? [String: Any]).flatMap { latency -> ServiceLevelObjective.Latency? in
      guard let percentile = latency["percentile"] as? String, let target = latency["target"] as? String else {
        return nil
      }
      return .init(percentile: percentile, target: target, mayEqualTarget: latency["comparator"] as? String == "<=")
    }
    return ServiceLevelObjective(
      objective: record["objective"] as? String, window: record["window"] as? String, latency: latency,
      format: .homeMade)
  }

  private static func indicator(_ row: [String: Any]) -> (String, ComparedReport.Standing)? {
    guard let metric = row["metric"] as? String, let state = row["state"] as? String, let origin = origin(row) else {
      return nil
    }
    let service = row["service"] as? String
    let standing = ComparedReport.Standing(
      .kpi, title: metric, service: service, word: state, aim: row["target_raw"] as? String, origin: origin)
    return (ComparedReport.indicatorID(of: metric, in: origin.document, for: service), standing)
  }
}
