import ReportModel

/// A decision as data: `"performance_validated": true`, and counts of tests.
func gateFields(in document: Document) -> [Figure] {
  document.values.flatMap { $0.list ?? [$0] }.flatMap { object -> [Figure] in
    let named = ["component", "service", "release", "version", "title"].compactMap { object[$0]?.text }
    guard let entries = object.entries, !named.isEmpty, isDecision(object, document) else { return [] }
    let subject = named.flatMap { foldedWords($0) } + subjectWords(of: document)
    return entries.flatMap { entry -> [Figure] in
      [validated(entry, subject, document)].compactMap(\.self) + testCounts(entry, document)
    }
  }
}

/// It states a decision, or its file is called after one.
private func isDecision(_ object: YAMLValue, _ document: Document) -> Bool {
  let words = foldedWords(document.id.path.stem)
  let isNamed = zip(words, words.dropFirst()).contains { $0 == "no" && $1 == "go" } || words.contains("gate")
  return isNamed || textField(object, "decision", "go_no_go", "release_decision", "launch_decision") != nil
}

/// `performance_validated`, `security_review_passed`: the topic, and that it is done.
private func validated(_ entry: YAMLValue.Entry, _ subject: [String], _ document: Document) -> Figure? {
  let words = foldedWords(entry.key)
  guard words.count >= 2, let last = words.last, doneWords.contains(last), let text = entry.value.text,
    ["true", "yes", "passed", "pass"].contains(text.asciiLowercased),
    let topic = words.dropLast().first(where: { !fillers.contains($0) })
  else { return nil }
  return Figure(
    .reference, at: document.origin(line: entry.value.line), text: "\(entry.key): \(text)",
    basis: .certified(topic: topic, subject: subject))
}

/// `{ "total": 13, "passed": 0, "failed": 13, "errors": [...] }`
private func testCounts(_ entry: YAMLValue.Entry, _ document: Document) -> [Figure] {
  let value = entry.value
  guard let total = count(value, "total"), let passed = count(value, "passed"), let failed = count(value, "failed")
  else { return [] }
  let name = foldedWords(entry.key).joined(separator: " ")
  let parts = [passed, failed] + otherCounts.compactMap { count(value, $0) }
  var found: [Figure] = []
  let counted = (value.entries ?? []).filter { count(value, $0.key) != nil }.map(\.key)
  // What other counts mean, nobody can tell.
  if Set(counted).isSubset(of: Set(otherCounts + ["total", "passed", "failed"])) {
    found.append(
      Figure(
        .sum, at: document.origin(line: value["total"]?.line ?? value.line), text: "\(name): \(total.text) in all",
        basis: .reckoning(stated: total, ways: [.sum(parts), .sum([passed, failed])])))
  }
  if let reason = reasonNotRun(value), failed.value > 0 || passed.value > 0 {
    let stated = failed.value > 0 ? ("failed", failed) : ("passed", passed)
    found.append(
      Figure(
        .count, at: document.origin(line: value[stated.0]?.line ?? value.line),
        text: "\(name): \(stated.1.text) \(stated.0)", basis: .notRun(reason: reason)))
  }
  return found
}

private func count(_ value: YAMLValue, _ key: String) -> Quantity? {
  value[key]?.text.flatMap(QuantityText.bare).flatMap { $0.step == 1 && $0.value >= 0 ? $0 : nil }
}

/// The error by which tests stopped before they began.
private func reasonNotRun(_ value: YAMLValue) -> String? {
  let errors = value["errors"]?.list ?? value["error"].map { [$0] } ?? []
  return errors.compactMap(\.text).first { error in
    importErrors.contains { error.containsFolded($0) }
  }
}

private let otherCounts = ["skipped", "errors", "errored"]
private let doneWords: Set<String> = [
  "validated", "passed", "approved", "verified", "certified", "signed", "reviewed", "cleared",
]
private let fillers: Set<String> = ["review", "gate", "test", "tests", "is", "was", "all", "has", "been", "sign", "off"]
private let importErrors = [
  "modulenotfounderror", "importerror", "cannot import", "cannot find module", "no module named", "collection error",
  "syntaxerror", "nosuchmethoderror", "classnotfoundexception",
]
