import ReportModel

/// Sentences that rest on another record: "security review passed".
extension StatementReader {
  mutating func readPassed(_ sentence: Sentence) {
    guard sentence.mark == nil || sentence.mark == .pass else { return }
    for subject in passedSubjects(sentence.tokens) { add(.passed(subject), sentence) }
  }
}

private func passedSubjects(_ tokens: [SentenceToken]) -> [[String]] {
  guard tokens.contains(where: { $0.word == "passed" || $0.word == "approved" }) else { return [] }
  // A condition, a denial or a plan is no claim; each sentence of a line is judged alone.
  return tokens.split { $0.sign == .stop }.flatMap { sentence -> [[String]] in
    let words = sentence.compactMap(\.word)
    guard conditions.isDisjoint(with: words) else { return [] }
    let tokens = Array(sentence)
    return tokens.indices.dropFirst(2).compactMap { index in
      guard let verb = tokens[index].word, verb == "passed" || verb == "approved", let noun = tokens[index - 1].word,
        let adjective = tokens[index - 2].word
      else { return nil }
      if adjective == "all" { return gates.contains(noun) ? [] : nil }
      let isReview = ["review", "audit", "assessment"].contains(noun)
      let isTest = ["test", "tests", "testing", "validation"].contains(noun) && testKinds.contains(adjective)
      return isReview || isTest ? [adjective, noun] : nil
    }
  }
}

private let gates: Set<String> = ["gates", "approvals", "reviews", "certificates", "audits", "signoffs"]
private let testKinds: Set<String> = [
  "load", "performance", "penetration", "stress", "security", "acceptance", "integration", "regression", "recovery",
]
private let conditions: Set<String> = [
  "if", "when", "until", "unless", "must", "should", "after", "once", "before", "pending", "requires", "required",
  "require", "will", "cannot", "never", "not", "no", "has", "have", "needs", "need", "whether", "can", "may", "only",
]

/// `"performance_validated": true`, and test runs, in a file that names its component.
func dataStatements(of document: Document) -> [Statement] {
  guard let root = document.values.first, let entries = root.entries,
    let component = (root["component"] ?? root["service"] ?? root["release"])?.text
  else { return [] }
  let about = foldedWords(component)
  return entries.flatMap { entry -> [Statement] in
    var words = foldedWords(entry.key)
    if let verb = words.popLast(), dataVerbs.contains(verb), entry.value.text == "true", !words.isEmpty {
      let origin = document.origin(line: entry.keyLine)
      let text = "\"\(entry.key)\": true"
      return [Statement(.passed(words), at: origin, column: entry.keyColumn, text: text, about: about)]
    }
    return testRun(entry, in: document, about).map { [$0] } ?? []
  }
}

private let dataVerbs: Set<String> = ["validated", "passed", "approved", "reviewed"]

private func testRun(_ entry: YAMLValue.Entry, in document: Document, _ about: [String]) -> Statement? {
  guard foldedWords(entry.key).last == "tests", let failing = entry.value.entries?.first(where: { $0.key == "failed" }),
    let failed = failing.value.text.flatMap({ Int($0) }), let total = entry.value["total"]?.text.flatMap({ Int($0) }),
    let passed = entry.value["passed"]?.text.flatMap({ Int($0) }), min(failed, total, passed) >= 0
  else { return nil }
  let errors = entry.value["errors"]?.texts ?? []
  let stop = errors.first { error in importErrors.contains { error.containsFolded($0) } }
  return Statement(
    .tests(passed: passed, failed: failed, total: total, stoppedBy: stop), at: document.origin(line: failing.keyLine),
    column: failing.keyColumn, text: "\(entry.key): \(failed) failed", about: about)
}

/// Errors of a test that never began.
private let importErrors = [
  "ModuleNotFoundError", "ImportError", "SyntaxError", "collection error", "Cannot find module",
  "ClassNotFoundException",
]
