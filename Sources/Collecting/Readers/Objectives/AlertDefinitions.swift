import Diagnostics
import ReportModel

/// The alerts that OpenSLO files define, and the objectives that use them, before references are followed: these may lead
/// to any file of the source.
struct AlertDefinitions: Sendable {
  /// Either is there, or named; where it is named with a place.
  enum Part<Value: Sendable>: Sendable {
    case inline(Value)
    case reference(String, FileLocation)
  }

  struct Policy: Sendable {
    var name: String
    var conditions: [Part<WrittenAlert>] = []
    var targets: [Part<String>] = []
    var location: FileLocation
  }

  struct Use: Sendable {
    /// Of the objective's record.
    var objective: Origin
    var policy: Part<Policy>
  }

  private(set) var policies: [String: Policy] = [:]
  private(set) var conditions: [String: WrittenAlert] = [:]
  /// What a target tells, by its name.
  private(set) var targets: [String: String] = [:]
  private(set) var uses: [Use] = []

  var isEmpty: Bool { policies.isEmpty && conditions.isEmpty && targets.isEmpty && uses.isEmpty }

  /// Of two of one name the first counts.
  mutating func merge(_ other: AlertDefinitions) {
    policies.merge(other.policies) { first, _ in first }
    conditions.merge(other.conditions) { first, _ in first }
    targets.merge(other.targets) { first, _ in first }
    uses += other.uses
  }

  mutating func read(_ document: Document, into log: inout DiagnosticLog) {
    for object in YAMLValue.objects(document.values) {
      guard object["apiVersion"]?.text?.hasBytePrefix("openslo") == true, let kind = object["kind"]?.text else {
        continue
      }
      let name = object.at("metadata name")?.text ?? ""
      switch kind {
      case "SLO":
        let origin = document.origin(line: object.line)
        uses += (object.at("spec alertPolicies")?.list ?? []).compactMap { value -> Use? in
          readPolicyPart(value, in: document, into: &log).map { Use(objective: origin, policy: $0) }
        }
      case "AlertPolicy":
        let policy = readPolicy(object, in: document, into: &log)
        policies[name] = policies[name] ?? policy
      case "AlertCondition":
        guard let condition = readCondition(object, in: document, into: &log) else { continue }
        conditions[name] = conditions[name] ?? condition
      case "AlertNotificationTarget":
        targets[name] = targets[name] ?? object.at("spec target")?.text ?? name
      default: break
      }
    }
  }
}

// MARK: - What stands in one object

/// A name alone, a reference, or the object itself; a name without a `spec` refers too.
private func reference(_ value: YAMLValue, key: String, in document: Document) -> (String, FileLocation)? {
  let written = value[key] ?? (value.text != nil ? value : value["spec"] == nil ? value.at("metadata name") : nil)
  guard let written, let name = written.text.map(trimmedText), !name.isEmpty else { return nil }
  return (name, document.location(line: written.line, column: written.column))
}

private func readPolicyPart(
  _ value: YAMLValue, in document: Document, into log: inout DiagnosticLog
) -> AlertDefinitions.Part<AlertDefinitions.Policy>? {
  if let (name, place) = reference(value, key: "alertPolicyRef", in: document) { return .reference(name, place) }
  return value["spec"] == nil ? nil : .inline(readPolicy(value, in: document, into: &log))
}

private func readPolicy(
  _ object: YAMLValue, in document: Document, into log: inout DiagnosticLog
) -> AlertDefinitions.Policy {
  let name = object.firstText(["metadata displayName", "metadata name"]) ?? "alert"
  var policy = AlertDefinitions.Policy(
    name: name, location: document.location(line: object.line, column: object.column))
  for value in object.at("spec conditions")?.list ?? [] {
    if let (name, place) = reference(value, key: "conditionRef", in: document) {
      policy.conditions.append(.reference(name, place))
    } else if let condition = readCondition(value, in: document, into: &log) {
      policy.conditions.append(.inline(condition))
    }
  }
  policy.targets = (object.at("spec notificationTargets")?.list ?? []).compactMap {
    value -> AlertDefinitions.Part<String>? in
    if let target = value.firstText(["target", "spec target"]) { return .inline(target) }
    return reference(value, key: "targetRef", in: document).map { .reference($0.0, $0.1) }
  }
  if policy.targets.isEmpty {
    log.emit(
      Diagnostic(
        .alertTellsNobody, .warning, "the alert policy \"\(name)\" names nobody to tell",
        help: "Add `notificationTargets:` with a target, or the `targetRef` of one.", at: policy.location))
  }
  return policy
}

private func readCondition(_ object: YAMLValue, in document: Document, into log: inout DiagnosticLog) -> WrittenAlert? {
  let name = object.firstText(["metadata displayName", "metadata name"]) ?? "alert"
  func report(_ what: String, _ help: String, at value: YAMLValue?) {
    let place = value ?? object
    log.emit(
      Diagnostic(
        .alertUnreadable, .warning, "the alert condition \"\(name)\" \(what), so it is not judged", help: help,
        at: document.location(line: place.line, column: place.column)))
  }
  guard let stated = object.at("spec condition") else {
    report("states no condition", "Add `condition:` with a burn rate and a window.", at: nil)
    return nil
  }
  // Older versions say `type`.
  if let kind = stated["kind"] ?? stated["type"], foldedKey(kind.shown) != "burnrate" {
    report("is of the kind `\(kind.shown)`", "Write `kind: burnrate`, the only one that OpenSLO knows.", at: kind)
    return nil
  }
  let operation = stated["op"].map { WrittenAlert.Comparator(rawValue: trimmedText($0.shown).asciiLowercased) }
  guard let comparator = operation ?? .above else {
    report("compares by a word of its own", "Write `op:` as gt, gte, lt or lte.", at: stated["op"])
    return nil
  }
  guard let rate = stated["threshold"]?.text.flatMap({ ExactDecimal(trimmedText($0)) }), rate > .zero else {
    report(
      "has no threshold above 0", "Write `threshold:` with a burn rate such as 14.4.", at: stated["threshold"] ?? stated
    )
    return nil
  }
  guard let window = stated["lookbackWindow"]?.text.flatMap(lookback) else {
    report(
      "says not over which time", "Write `lookbackWindow:` with a time such as 1h.",
      at: stated["lookbackWindow"] ?? stated)
    return nil
  }
  return WrittenAlert(
    name: name, severity: object.firstText(["spec severity"]), comparator: comparator, rate: rate, window: window,
    delay: stated["alertAfter"]?.text.flatMap(lookback) ?? 0, origin: document.origin(line: stated.line))
}

/// `1h`; older versions look back by `-1h`.
private func lookback(_ text: String) -> Int? {
  let text = trimmedText(text)
  return WindowText.seconds(text.hasBytePrefix("-") ? text.utf8.dropFirst().withText : text)
}

extension Diagnostic.ID {
  static let alertTellsNobody: Self = "slo.alert-tells-nobody"
  static let alertUnreadable: Self = "slo.alert-unreadable"
  static let alertMissing: Self = "slo.alert-missing"
}
