package import Diagnostics
package import ReportModel

/// Reads a rubric's YAML. Unknown keys and words are errors with their place; the other checks are kept.
package func readRubric(_ text: String, at location: FileLocation, into log: inout DiagnosticLog) -> Rubric? {
  var reader = RubricReader(location: location)
  let rubric = reader.read(text)
  log.merge(reader.log)
  return rubric
}

private struct RubricReader {
  let location: FileLocation
  var log = DiagnosticLog()

  mutating func read(_ text: String) -> Rubric? {
    do {
      guard let root = try parseYAML(text, limits: .file).first else { return nil }
      knownKeys(root, ["id", "title", "checks", "version"])
      let checks = (root["checks"]?.list ?? []).compactMap { check($0) }
      let repeated = Dictionary(grouping: checks, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
      for id in repeated { report("the check `\(id)` stands twice", root) }
      return Rubric(id: root["id"]?.text ?? "rubric", title: root["title"]?.text ?? "Rubric", checks: checks)
    } catch {
      var place = location
      (place.line, place.column) = (error.line, error.column)
      log.emit(
        Diagnostic(.rubricInvalid, .error, "not valid YAML: \(error.message)", help: "Mend the line.", at: place))
      return nil
    }
  }

  private mutating func check(_ value: YAMLValue) -> Check? {
    knownKeys(value, checkKeys)
    guard let id = value["id"]?.text, let question = value["question"]?.text, let category = value["category"]?.text
    else {
      report("a check without `id`, `question` or `category`", value)
      return nil
    }
    guard let severity = word(value["severity"], Check.Severity.self, value) else { return nil }
    var check = Check(id: id, question: question, category: category, severity: severity)
    check.level = value["level"].flatMap { word($0, Level.self, value) } ?? .bronze
    check.tiers = tiers(value["tiers"], of: id)
    check.stages = value["stages"]?.texts ?? []
    check.probe = value["probe"]?.text
    check.claims = value["claims"]?.list?.compactMap(\.text) ?? []
    check.ttl = read(value["ttl"] ?? value["evidence"]?["ttl"], as: "a duration such as `90d`", of: id, durationInDays)
    check.weight = read(value["weight"], as: "a number", of: id) { Double($0) }
    check.enforcedFrom = read(value["enforced_from"], as: "a day written as YYYY-MM-DD", of: id) { Day(iso: $0) }
    if let waivable = value["waivable"] {
      check.isWaivable = read(waivable, as: "`true` or `false`", of: id, Bool.init) ?? false
    }
    check.why = value["why"]?.text ?? ""
    check.remedy = value["remedy"]?.text ?? ""
    if check.probe == nil, check.claims.isEmpty {
      report("nothing can answer `\(id)`: it has no probe and no claims", value)
    }
    return check
  }

  /// A value that is there and cannot be read is reported, and the check goes without it.
  private mutating func read<T>(
    _ value: YAMLValue?, as expected: String, of check: String, _ parse: (String) -> T?
  ) -> T? {
    guard let value else { return nil }
    if let text = value.text, let parsed = parse(text) { return parsed }
    report("`\(value.shown)` in `\(check)` is not \(expected)", value)
    return nil
  }

  /// Without a tier that can be read, the check is asked of all.
  private mutating func tiers(_ value: YAMLValue?, of check: String) -> [Int] {
    guard let value else { return [] }
    guard case .mapping = value.content else {
      let parts = value.list ?? value.texts.map { .init(content: .scalar($0), line: value.line, column: value.column) }
      return parts.compactMap { part in
        read(part, as: "a tier from 1 to 9", of: check) { text in tier(text) }
      }
    }
    report("`\(value.shown)` in `\(check)` is no list of tiers", value)
    return []
  }

  private mutating func word<T: RawRepresentable & CaseIterable>(
    _ found: YAMLValue?, _ type: T.Type, _ check: YAMLValue
  ) -> T?
  where T.RawValue == String {
    if let text = found?.text, let value = T(rawValue: text) { return value }
    report("`\(found?.text ?? "")` is none of \(T.allCases.map(\.rawValue))", found ?? check)
    return nil
  }

  private mutating func knownKeys(_ value: YAMLValue, _ keys: [String]) {
    for entry in value.entries ?? [] where !keys.contains(entry.key) {
      let nearest = suggestion(for: entry.key, among: keys)
      var place = location
      (place.line, place.column) = (entry.keyLine, entry.keyColumn)
      log.emit(
        Diagnostic(
          .rubricInvalid, .error, "unknown key `\(entry.key)`",
          help: nearest.map { "Did you mean `\($0)`?" } ?? "Known here: \(keys.joined(separator: ", ")).", at: place))
    }
  }

  private mutating func report(_ message: String, _ value: YAMLValue) {
    var place = location
    (place.line, place.column) = (value.line, value.column)
    log.emit(Diagnostic(.rubricInvalid, .error, message, help: "Mend the check; the others were read.", at: place))
  }
}

private func tier(_ text: String) -> Int? {
  guard let tier = Int(text), (1...9).contains(tier) else { return nil }
  return tier
}

private let checkKeys = [
  "id", "question", "category", "severity", "level", "tiers", "stages", "probe", "claims", "evidence", "ttl",
  "waivable",
  "weight", "enforced_from", "why", "remedy",
]

extension Diagnostic.ID {
  static let rubricInvalid: Self = "rubric.invalid"
}
