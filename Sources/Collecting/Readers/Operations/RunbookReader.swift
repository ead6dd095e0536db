package import Diagnostics
import Markdown
package import ReportModel

/// Runbooks and playbooks, whatever their headings are called, and when somebody last looked at them.
package struct RunbookReader: RecordReader {
  package init() {}

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.isProse, !document.content.blocks.isEmpty else { return [] }
    let parts = RunbookParts.parts(of: document)
    guard isRunbook(document, parts) else { return [] }
    let header = HeaderFields(of: document)
    let reviewed = header.value(
      "last_reviewed_on", "last reviewed", "last_reviewed", "reviewed", "reviewed on", "last validated",
      "last exercised", "last tested", "last updated", "last_updated", "updated")
    let period = header.value("review_in", "review cycle", "review_cycle", "review every", "review frequency")
    let lastReviewed = readDay(reviewed, in: document, into: &log)
    let details = Runbook(
      parts: parts, lastReviewed: lastReviewed, reviewIn: period?.value,
      reviewDue: statedDue(header, behind: reviewed, in: document, into: &log)
        ?? dueDay(lastReviewed, period, in: document, into: &log),
      isDeprecated: isDeprecated(document, header),
      reviewLine: header.value(dueNames)?.line ?? reviewed?.line)
    var record = Record(whole: document, header: header, details: .runbook(details), known: knownNames, into: &log)
    record.owner = record.owner ?? header.value("owner_slack", "owning team", "maintainer", "contact")?.value
    record.date = record.date ?? lastReviewed
    return [record]
  }

  // MARK: What is one

  private func isRunbook(_ document: Document, _ parts: [Runbook.Part: String]) -> Bool {
    if let kind = document.declaredKind { return kind == .runbook }
    guard !document.isTemplate, !isPlaceholder(document.heading?.plain ?? ""), !isAboutRepository(document) else {
      return false
    }
    let isPage = isIndexPage(document)
    let standard = parts[.diagnosis] != nil || parts[.remediation] != nil
    if isPage { return standard && parts.count >= 2 && isInRunbooks(document) }
    if isInRunbooks(document) || isNamedRunbook(document) { return true }
    let folders = document.id.path.folder.components.map(\.asciiLowercased)
    if folders.contains("alerts") { return !parts.isEmpty }
    // Symptoms and Resolution, Meaning and Mitigation: the shape of a runbook wherever it lies.
    return standard && parts[.symptoms] != nil && symptomWords.contains(firstWord(parts[.symptoms]))
  }

  /// A folder of runbooks, or a repository that is named after them.
  private func isInRunbooks(_ document: Document) -> Bool {
    let folders = document.id.path.folder.components.map { foldedWords($0).joined() }
    if folders.contains(where: folderNames.contains) { return true }
    return foldedWords(document.id.source).contains { folderNames.contains($0) }
  }

  private func isNamedRunbook(_ document: Document) -> Bool {
    let words = foldedWords(document.id.path.stem).filter { $0 != "md" && $0 != "html" }
    if words.last == "runbook" || words.first == "runbook" || words.first == "playbook" { return true }
    return ["runbook", "playbook"].contains { (document.heading?.plain ?? "").asciiLowercased.hasBytePrefix($0 + ":") }
  }

  /// `index.html.md.erb` is an index too. One that leads to nothing beside it, or holds commands, is a text of its own.
  private func isIndexPage(_ document: Document) -> Bool {
    let name = document.id.path.name.utf8.prefix { $0 != UInt8(ascii: ".") }.withText.asciiLowercased
    if name == "readme" { return true }
    guard name == "index" || name == "_index" else { return false }
    let links = document.content.blocks.flatMap(\.text).flatMap(\.links)
    let leadsElsewhere = !links.contains { !$0.isImage && !$0.destination.containsFolded("://") }
    return !(leadsElsewhere && document.sections.count >= 2)
      && !document.content.blocks.contains { if case .code = $0.kind { true } else { false } }
  }

  private func isPlaceholder(_ heading: String) -> Bool {
    heading.utf8.first == UInt8(ascii: "<") && heading.utf8.last == UInt8(ascii: ">") && !heading.containsFolded("<%")
      || heading.utf8.first == UInt8(ascii: "{") || heading.utf8.first == UInt8(ascii: "[")
  }

  private func isAboutRepository(_ document: Document) -> Bool {
    [
      "contributing", "changelog", "license", "licence", "code_of_conduct", "security", "agents", "claude", "support",
      "maintainers", "governance", "summary", "pull_request_template", "copilot-instructions", "copying", "notice",
    ].contains(document.id.path.stem.asciiLowercased)
      || document.id.path.components.contains { $0.utf8.first == UInt8(ascii: ".") }
  }

  // MARK: When it was looked at

  /// `Next review: 2026-08-10`, in a field of its own or behind another on its line.
  private func statedDue(
    _ header: HeaderFields, behind reviewed: Field?, in document: Document, into log: inout DiagnosticLog
  ) -> Day? {
    if let field = header.value(dueNames) {
      return readDay(field, in: document, into: &log)
    }
    guard let bytes = reviewed.map({ Array($0.value.asciiLowercased.utf8) }),
      let range = bytes.firstRange(of: Array("next review".utf8))
    else { return nil }
    return DateText.day(in: bytes[range.upperBound...].withText)
  }

  private func dueDay(
    _ reviewed: Day?, _ period: Field?, in document: Document, into log: inout DiagnosticLog
  ) -> Day? {
    guard let period else { return nil }
    let start = reviewed ?? Day(number: 0)
    guard let due = PeriodText.day(after: start, period.value) else {
      log.emit(
        Diagnostic(
          .reviewPeriodUnknown, .warning, "`\(period.name)` is no period that can be read: \"\(period.value)\"",
          help: "Write for example `6 months` or `quarterly`.", at: document.location(of: period)))
      return nil
    }
    return reviewed.map { _ in due }
  }

  private func isDeprecated(_ document: Document, _ header: HeaderFields) -> Bool {
    let words = foldedWords(header.value("status", "state")?.value ?? "")
    return ["deprecated", "obsolete", "retired"].contains(words.first ?? "")
      || ["[deprecated]", "(deprecated)", "deprecated:"].contains { document.title.containsFolded($0) }
  }
}

private let dueNames = ["next review", "next_review", "review by", "review_by", "review due"]
private let folderNames: Set<String> = ["runbook", "runbooks", "playbook", "playbooks"]
private let symptomWords: Set<String> = ["symptoms", "symptom", "meaning", "trigger", "triggers"]
private let knownNames: Set<String> = [
  "lastreviewedon", "lastreviewed", "reviewed", "reviewedon", "lastvalidated", "lastexercised", "lasttested",
  "lastupdated", "updated", "reviewin", "reviewcycle", "reviewevery", "reviewfrequency", "ownerslack", "nextreview",
  "reviewby", "reviewdue", "state", "weight",
]

private func firstWord(_ heading: String?) -> String {
  foldedWords(heading ?? "").first { Int($0) == nil } ?? ""
}

/// Which part of a runbook a heading begins, by its words.
enum RunbookParts {
  static func parts(of document: Document) -> [Runbook.Part: String] {
    var parts: [Runbook.Part: String] = [:]
    let heading = document.heading?.firstLine
    for section in document.sections where section.line != heading {
      for part in self.parts(in: section.title) where parts[part] == nil { parts[part] = section.title }
    }
    return parts
  }

  static func parts(in heading: String) -> Set<Runbook.Part> {
    let found = foldedWords(heading).compactMap { words[$0] }
    // "Steps to check" are a diagnosis; steps alone mend.
    return found.isEmpty && foldedWords(heading).contains { $0 == "steps" || $0 == "procedure" }
      ? [.remediation] : Set(found)
  }

  private static let words: [String: Runbook.Part] = {
    let table: [(Runbook.Part, [String])] = [
      (.symptoms, ["symptom", "symptoms", "meaning", "overview", "trigger", "triggers", "symptome", "симптоми"]),
      (.impact, ["impact", "impacts", "consequences", "auswirkung", "auswirkungen", "impacto"]),
      (
        .diagnosis,
        [
          "diagnosis", "diagnose", "diagnostic", "diagnostics", "check", "checks", "investigation", "investigate",
          "troubleshooting", "troubleshoot", "debugging", "triage", "diagnostico", "diagnóstico", "діагностика",
        ]
      ),
      (
        .remediation,
        [
          "mitigation", "mitigate", "mitigating", "resolution", "resolve", "resolving", "remediation", "remediate",
          "recovery", "recover", "fix", "fixing", "solution", "solutions", "workaround", "behebung", "maßnahmen",
          "resolución", "solución", "усунення",
        ]
      ),
      (.prevention, ["prevention", "prevent", "preventing", "preventive", "vorbeugung", "prevención"]),
      (.escalation, ["escalation", "escalate", "escalations", "contacts", "eskalation", "escalado"]),
      (.rollback, ["rollback", "revert"]), (.verification, ["verification", "verify", "validation"]),
    ]
    return Dictionary(uniqueKeysWithValues: table.flatMap { part, words in words.map { ($0, part) } })
  }()
}

extension Diagnostic.ID {
  static let reviewPeriodUnknown: Self = "runbook.review-period"
}
