package import Diagnostics
package import ReportModel

/// Reads a rubric's YAML. Unknown keys and words are errors with their place; the other checks are kept.
///
/// - Returns: `nil` where nothing could be read, which is an error too.
package func readRubric(_ bytes: [UInt8], at location: FileLocation, into log: inout DiagnosticLog) -> Rubric? {
  var reader = RubricReader(location: location)
  let rubric = reader.read(bytes)
  log.merge(reader.log)
  return rubric
}

private struct RubricReader {
  let location: FileLocation
  var log = DiagnosticLog()

  mutating func read(_ bytes: [UInt8]) -> Rubric? {
    let rules: RuleText
    do throws(RuleText.Problem) {
      rules = try RuleText(decoding: bytes)
    } catch {
      report(error.message, beginning, help: error.help)
      return nil
    }
    if let invalid = rules.invalid { log.emit(.invalidUTF8(invalid, .rubricInvalid, at: location)) }
    do {
      let root = try parseYAML(rules.text, limits: .file).first ?? beginning
      guard root.entries != nil else {
        report("a rubric is a mapping with `id` and `checks`", root, help: "Write `id:`, `title:` and `checks:`.")
        return nil
      }
      knownKeys(root, ["id", "title", "checks", "version"])
      let checks = distinct(items(root["checks"], of: "checks", in: root).compactMap { check($0) })
      return Rubric(
        id: word(root["id"], "id") ?? "rubric", title: word(root["title"], "title") ?? "Rubric", checks: checks,
        path: location.path)
    } catch {
      var place = location
      (place.line, place.column) = (error.line, error.column)
      log.emit(
        Diagnostic(.rubricInvalid, .error, "not valid YAML: \(error.message)", help: "Mend the line.", at: place))
      return nil
    }
  }

  /// What stands where there is nothing.
  private var beginning: YAMLValue { YAMLValue(content: .scalar(""), line: 1, column: 1) }

  /// Each id once: the first keeps it, and each later one is reported where it stands.
  private mutating func distinct(_ checks: [Check]) -> [Check] {
    var firstLines: [String: Int] = [:]
    return checks.filter { check in
      guard let first = firstLines[check.id] else {
        firstLines[check.id] = check.line ?? 1
        return true
      }
      var place = location
      (place.line, place.column) = (check.line, check.column)
      log.emit(
        Diagnostic(
          .rubricInvalid, .error, "the check `\(check.id)` stands twice; the one in line \(first) is used",
          help: "Rename or remove one of the two.", at: place))
      return false
    }
  }

  private mutating func check(_ value: YAMLValue) -> Check? {
    guard value.entries != nil else {
      report("`\(value.shown)` is no check", value, help: "Write `- id:` and the keys of a check below it.")
      return nil
    }
    knownKeys(value, checkKeys)
    let required = ["id", "question", "category"].map { ($0, word(value[$0], $0)) }
    let missing = required.filter { $0.1 == nil }.map(\.0)
    let (id, question, category) = (required[0].1 ?? "", required[1].1 ?? "", required[2].1 ?? "")
    if !missing.isEmpty { report("a check without `\(missing.joined(separator: "`, `"))`", value) }
    let isNamed = id.isEmpty || isIdentifier(id)
    if !isNamed {
      report("`\(id)` is no id of a check", value["id"] ?? value, help: "Use a-z, 0-9, dots and hyphens.")
    }
    let severity = choice(value["severity"], among: Check.Severity.allCases, value)
    // What else is wrong with it is said too, whether it can be asked or not.
    var check = Check(id: id, question: question, category: category, severity: severity ?? .required)
    (check.line, check.column) = (value["id"]?.line ?? value.line, value["id"]?.column ?? value.column)
    check.level = value["level"].flatMap { choice($0, among: [.bronze, .silver, .gold], value) } ?? .bronze
    check.tiers = tiers(value["tiers"], of: id)
    check.stages = texts(value["stages"], "stages", of: id)
    check.probe = word(value["probe"], "probe")
    check.claims = texts(value["claims"], "claims", of: id)
    check.ttl = read(value["ttl"], as: "a duration such as `90d`", of: id, durationInDays)
    readEvidence(value["evidence"], into: &check)
    check.weight = read(value["weight"], as: "a number from 0 to 1000", of: id) { text in
      Double(text).flatMap { (0...1000).contains($0) ? $0 : nil }
    }
    check.enforcedFrom = read(value["enforced_from"], as: "a day written as YYYY-MM-DD", of: id) { Day(iso: $0) }
    if let waivable = value["waivable"] {
      check.isWaivable = read(waivable, as: "`true` or `false`", of: id, Bool.init) ?? false
    }
    check.why = word(value["why"], "why") ?? ""
    check.remedy = word(value["remedy"], "remedy") ?? ""
    return missing.isEmpty && isNamed && severity != nil ? check : nil
  }

  /// What a yes takes: `{ kind: load-test, minimum: 2, ttl: 90d }`.
  private mutating func readEvidence(_ value: YAMLValue?, into check: inout Check) {
    guard let value else { return }
    guard value.entries != nil else {
      report(
        "`\(value.shown)` in `\(check.id)` is no description of evidence", value,
        help: "Write `kind`, `minimum`, `ttl`.")
      return
    }
    knownKeys(value, ["kind", "minimum", "ttl"])
    if let kind = value["kind"] {
      check.evidence.kind = EvidenceDemand.Kind(word: kind.text ?? "")
      if check.evidence.kind == nil {
        let nearest = suggestion(for: kind.shown, among: EvidenceDemand.Kind.words)
        report(
          "`\(kind.shown)` in `\(check.id)` is no kind of evidence", kind,
          help: nearest.map { "Did you mean `\($0)`?" }
            ?? "Known: \(EvidenceDemand.Kind.words.joined(separator: ", ")).")
      }
    }
    let minimum = read(value["minimum"], as: "a whole number from 1 to 99", of: check.id) { text in
      Int(text).flatMap { (1...99).contains($0) ? $0 : nil }
    }
    check.evidence.minimum = minimum ?? 1
    let ttl = read(value["ttl"], as: "a duration such as `90d`", of: check.id, durationInDays)
    check.ttl = check.ttl ?? ttl
  }

  // MARK: Values

  /// A value that is there and cannot be read is reported, and the check goes without it.
  private mutating func read<T>(
    _ value: YAMLValue?, as expected: String, of check: String, _ parse: (String) -> T?
  ) -> T? {
    guard let value else { return nil }
    if let text = value.text, let parsed = parse(text) { return parsed }
    report("`\(value.shown)` in `\(check)` is not \(expected)", value)
    return nil
  }

  /// One text, not a list of them.
  private mutating func word(_ value: YAMLValue?, _ key: String) -> String? {
    guard let value else { return nil }
    if let text = value.text { return text.isEmpty ? nil : text }
    report("`\(key)` is no text", value)
    return nil
  }

  /// A list of texts; a single text is a list of one.
  private mutating func texts(_ value: YAMLValue?, _ key: String, of check: String) -> [String] {
    guard let value else { return [] }
    if let text = value.text { return text.isEmpty ? [] : [text] }
    guard let list = value.list else {
      report("`\(key)` in `\(check)` is no list", value)
      return []
    }
    return list.compactMap { item in
      if let text = item.text { return text }
      report("`\(item.shown)` in `\(check)` is no text", item)
      return nil
    }
  }

  private mutating func items(_ value: YAMLValue?, of key: String, in root: YAMLValue) -> [YAMLValue] {
    if let list = value?.list, !list.isEmpty { return list }
    report("a rubric without a list of `\(key)`", value ?? root, help: "Write `\(key):` and one `- id:` for each.")
    return []
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

  private mutating func choice<T: RawRepresentable>(
    _ found: YAMLValue?, among choices: [T], _ check: YAMLValue
  ) -> T? where T.RawValue == String {
    if let text = found?.text, let value = choices.first(where: { $0.rawValue == text }) { return value }
    let words = choices.map(\.rawValue)
    let nearest = suggestion(for: found?.text ?? "", among: words)
    report(
      "`\(found?.text ?? "")` is none of \(words.joined(separator: ", "))", found ?? check,
      help: nearest.map { "Did you mean `\($0)`?" } ?? "Use one of them.")
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

  private mutating func report(
    _ message: String, _ value: YAMLValue, help: String = "Mend the check; the others were read."
  ) {
    var place = location
    (place.line, place.column) = (value.line, value.column)
    log.emit(Diagnostic(.rubricInvalid, .error, message, help: help, at: place))
  }
}

private func tier(_ text: String) -> Int? {
  guard let tier = Int(text), (1...9).contains(tier) else { return nil }
  return tier
}

private func isIdentifier(_ text: String) -> Bool {
  text.utf8.count <= 80
    && text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
}

private let checkKeys = [
  "id", "question", "category", "severity", "level", "tiers", "stages", "probe", "claims", "evidence", "ttl",
  "waivable", "weight", "enforced_from", "why", "remedy",
]

extension Diagnostic.ID {
  static let rubricInvalid: Self = "rubric.invalid"
}
