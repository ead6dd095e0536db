package import Diagnostics
import Markdown
package import ReportModel

/// Runbooks and playbooks, whatever their headings are called, and when somebody last looked at them.
package struct RunbookReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .text]

  package var understands: [Understanding] {
    [
      Understanding(
        .runbook,
        [
          .init("Folders, or words of the repository's name", runbookFolders),
          .init("File names beginning or ending with", fileWords),
          .init("Not a runbook, by its name", otherDocuments.union(duties)),
          .init("About runbooks: words first or last beside \"runbook\" in a file's name", aboutWords),
        ] + RunbookParts.understood + [
          .init("Field: last reviewed", reviewedNames),
          .init("Field: last reviewed, where none of those is there: the newest of", exercisedNames + updatedNames),
          .init("Field: last exercised", exercisedNames), .init("Field: review in", periodNames),
          .init("Field: next review", dueNames), .init("Field: owner", ownerNames),
          .init("Status deprecated", deprecatedWords),
        ])
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.isProse, !document.content.blocks.isEmpty, document.declaredKind ?? .runbook == .runbook else {
      return []
    }
    let parts = RunbookParts.parts(of: document)
    guard document.declaredKind != nil || isRunbook(document, parts) else { return [] }
    let header = document.header
    let reviewed = header.value(reviewedNames) ?? lastTouched(header)
    let period = header.value(periodNames)
    let lastReviewed = readDay(reviewed, in: document, into: &log)
    let exercised = header.value(exercisedNames)
    var details = Runbook(
      parts: RunbookParts.filled(in: document), lastReviewed: lastReviewed,
      lastExercised: exercised.flatMap { DateText.day(in: $0.value) },
      reviewIn: period?.value,
      reviewDue: statedDue(header, behind: reviewed, in: document, into: &log)
        ?? dueDay(lastReviewed, period, in: document, into: &log),
      isDeprecated: isDeprecated(document, header),
      reviewLine: header.value(dueNames)?.line ?? reviewed?.line)
    details.isUnfilled = !parts.isEmpty && details.parts.isEmpty && !RunbookParts.isAnySectionFilled(in: document)
    var record = Record(whole: document, header: header, details: .runbook(details), known: knownNames, into: &log)
    record.owner = record.owner ?? header.value(ownerNames)?.value
    record.date = record.date ?? lastReviewed
    return [record]
  }

  // MARK: What is one

  private func isRunbook(_ document: Document, _ parts: [Runbook.Part: String]) -> Bool {
    guard !document.isTemplate, !isReport(of: document), !isPlaceholder(document.heading?.plain ?? ""),
      !isAboutRepository(document), !isAboutRunbooks(document)
    else { return false }
    let isPage = isIndexPage(document)
    let standard = parts[.diagnosis] != nil || parts[.remediation] != nil
    if isPage { return standard && parts.count >= 2 && isInRunbooks(document) }
    if isInRunbooks(document) || Self.isNamedRunbook(document) { return true }
    let folders = document.id.path.folder.components.map(\.asciiLowercased)
    if folders.contains("alerts") { return !parts.isEmpty }
    // Symptoms and Resolution, Meaning and Mitigation: the shape of a runbook wherever it lies.
    return standard && parts[.symptoms] != nil && symptomWords.contains(firstWord(parts[.symptoms]))
  }

  /// `runbooks/incidents` holds reports of incidents, and what to do in one.
  private func isReport(of document: Document) -> Bool {
    var unheard = DiagnosticLog()
    return IncidentReader.mayBeIncident(document)
      && (!IncidentReader().records(in: document, into: &unheard).isEmpty || DrillText.field(of: document) != nil)
  }

  /// A folder of runbooks, or a repository that is named after them.
  private func isInRunbooks(_ document: Document) -> Bool {
    let folders = document.id.path.foldedFolders
    // The nearest folder decides: `runbooks/adr` holds decision records.
    if let nearest = folders.last(where: { runbookFolders.contains($0) || decisionFolders.contains($0) }) {
      return runbookFolders.contains(nearest)
    }
    return foldedWords(document.id.source).contains { runbookFolders.contains($0) }
  }

  static func isNamedRunbook(_ document: Document) -> Bool {
    let words = foldedWords(document.id.path.stem).filter { $0 != "md" && $0 != "html" }
    if fileWords.contains(words.first ?? "") || fileWords.contains(words.last ?? "") { return true }
    return fileWords.contains { (document.heading?.plain ?? "").asciiLowercased.hasBytePrefix($0 + ":") }
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
      || heading.utf8.first == UInt8(ascii: "{") || heading.containsBytes("{{") && !heading.containsBytes("{{<")
      || heading.utf8.first == UInt8(ascii: "[")
  }

  private func isAboutRepository(_ document: Document) -> Bool {
    otherDocuments.contains(document.id.path.stem.asciiLowercased)
      || duties.contains(foldedKey(document.id.path.stem))
      || document.id.path.components.contains { $0.utf8.first == UInt8(ascii: ".") }
  }

  /// How to write one, and which there are: `how-to-write-a-runbook`, `stale-runbooks`, `postmortem-guide`.
  private func isAboutRunbooks(_ document: Document) -> Bool {
    let words = foldedWords(document.id.path.stem)
    guard words.count > 1, words.contains(where: { runbookFolders.contains($0) || postmortemWords.contains($0) }) else {
      return false
    }
    return aboutWords.contains(words[0]) || aboutWords.union(pluralWords).contains(words[words.count - 1])
  }

  // MARK: When it was looked at

  /// Who exercises or changes a runbook has looked at it, as far as nobody says when it was reviewed.
  private func lastTouched(_ header: HeaderFields) -> Field? {
    func number(_ field: Field) -> Int { DateText.day(in: field.value)?.number ?? .min }
    return header.values(exercisedNames + updatedNames).max { number($0) < number($1) }
  }

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
    return deprecatedWords.contains(words.first ?? "")
      || ["[deprecated]", "(deprecated)", "deprecated:"].contains { document.title.containsFolded($0) }
  }
}

let runbookFolders: Set<String> = ["runbook", "runbooks", "playbook", "playbooks"]
private let fileWords: Set<String> = ["runbook", "playbook"]
private let pluralWords: Set<String> = ["runbooks", "playbooks", "postmortems"]
private let postmortemWords: Set<String> = ["postmortem", "postmortems"]
/// First or last in a file's name that holds "runbook": it is about runbooks.
private let aboutWords: Set<String> = [
  "add", "adding", "create", "creating", "format", "guide", "guidelines", "how", "index", "plan", "standard",
  "standards", "style", "write", "writing",
]
private let otherDocuments: Set<String> = [
  "contributing", "changelog", "license", "licence", "code_of_conduct", "security", "agents", "claude", "support",
  "maintainers", "governance", "summary", "pull_request_template", "copilot-instructions", "copying", "notice",
]
/// Who is on call and what happened, folded: no runbook, though it lies among them.
private let duties: Set<String> = [
  "incidentlog", "incidentlogs", "oncallrotation", "oncallrota", "oncallschedule", "oncallroster",
]
private let reviewedNames = [
  "last_reviewed_on", "last reviewed", "reviewed", "reviewed on", "last validated",
]
private let exercisedNames = ["last exercised", "last tested"]
private let updatedNames = ["last updated", "updated"]
private let periodNames = ["review_in", "review cycle", "review every", "review frequency"]
private let dueNames = ["next review", "next_review", "review by", "review_by", "review due"]
private let ownerNames = ["owner_slack", "owning team", "maintainer", "contact"]
private let deprecatedWords = ["deprecated", "obsolete", "retired"]
private let symptomWords: Set<String> = ["symptoms", "symptom", "meaning", "trigger", "triggers"]
private let knownNames: Set<String> = [
  "lastreviewedon", "lastreviewed", "reviewed", "reviewedon", "lastvalidated", "lastexercised", "lasttested",
  "lastupdated", "updated", "reviewin", "reviewcycle", "reviewevery", "reviewfrequency", "ownerslack", "nextreview",
  "reviewby", "reviewdue", "state", "weight",
]

private func firstWord(_ heading: String?) -> String {
  foldedWords(withoutNumber(withoutLeadingMark(heading ?? ""))).first { Int($0) == nil } ?? ""
}

/// Which part of a runbook a heading begins, by its words.
enum RunbookParts {
  static func parts(of document: Document) -> [Runbook.Part: String] {
    self.parts(of: document) { _ in true }
  }

  /// Those below whose heading something stands: a note that somebody will write it is no part.
  static func filled(in document: Document) -> [Runbook.Part: String] {
    let below = parts(of: document) { section in
      document.content.blocks[section.blocks].contains { saysSomething($0, in: document) }
    }
    return below.merging(labelled(in: document)) { heading, _ in heading }
  }

  /// Whether something stands below any heading, whatever part that is.
  static func isAnySectionFilled(in document: Document) -> Bool {
    let heading = document.heading?.firstLine
    return document.sections.contains { section in
      section.line != heading
        && document.content.blocks[section.blocks].contains { saysSomething($0, in: document) }
    }
  }

  /// `**Diagnosis:**` in bold instead of a heading, with something behind or below it.
  private static func labelled(in document: Document) -> [Runbook.Part: String] {
    var parts: [Runbook.Part: String] = [:]
    let blocks = document.content.blocks
    for (index, block) in zip(blocks.indices, blocks) {
      guard let (name, value) = label(block) else { continue }
      let below = blocks[(index + 1)...].prefix { $0.headingLevel == nil && !begins($0) }
      guard
        !UnwrittenText.isUnwritten([value] + block.text.dropFirst().map(\.text))
          || below.contains(where: { saysSomething($0, in: document) })
      else { continue }
      for part in self.parts(in: name) where parts[part] == nil { parts[part] = name }
    }
    return parts
  }

  /// Whether something else begins: a paragraph with bold words in front.
  private static func begins(_ block: MarkdownContent.Block) -> Bool {
    block.kind == .paragraph && block.depth == 0 && block.text.first?.lead != nil
  }

  private static func label(_ block: MarkdownContent.Block) -> (name: String, value: String)? {
    guard block.kind == .paragraph, block.depth == 0, !block.isQuoted, let line = block.text.first, line.lead != nil,
      let said = labelledValue(line) ?? (line.lead == line.text ? (line.text, "") : nil),
      foldedWords(said.0).count < 4, !parts(in: said.0).isEmpty
    else { return nil }
    return (said.0, said.1)
  }

  private static func saysSomething(_ block: MarkdownContent.Block, in document: Document) -> Bool {
    func lines() -> [String] { (block.firstLine...block.lastLine).map(document.text.lineText) }
    switch block.kind {
    case .rule: return false
    // Whatever stands below a heading of its own is looked at with that.
    case .heading: return false
    case .table(let table): return !UnwrittenText.isUnwritten(table.rows.flatMap { $0.map(\.text) })
    case .code(let info): return !UnwrittenText.isUnwritten(code: lines().filter { !isFence($0) }, info: info)
    case .html: return !UnwrittenText.isUnwritten(html: lines())
    case .paragraph, .item: return block.text.contains { !$0.links.isEmpty } || !UnwrittenText.isUnwritten(block)
    }
  }

  private static func isFence(_ line: String) -> Bool {
    ["```", "~~~"].contains(where: trimmedText(line).hasBytePrefix)
  }

  private static func parts(
    of document: Document, where counts: (MarkdownContent.Section) -> Bool
  ) -> [Runbook.Part: String] {
    var parts: [Runbook.Part: String] = [:]
    let heading = document.heading?.firstLine
    for section in document.sections where section.line != heading && counts(section) {
      for part in self.parts(in: section.title) where parts[part] == nil { parts[part] = section.title }
    }
    return parts
  }

  static func parts(in heading: String) -> Set<Runbook.Part> {
    let found = foldedWords(heading.lowercased()).compactMap { words[$0] ?? plainWords[PlainLetters.text($0)] }
    // "Steps to check" are a diagnosis; steps alone mend.
    return found.isEmpty && foldedWords(heading).contains { $0 == "steps" || $0 == "procedure" }
      ? [.remediation] : Set(found)
  }

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings("Headings", of: words, Runbook.Part.allCases.map { ($0, $0.rawValue) })
  }

  private static let plainWords = PlainLetters.table(words)

  private static let words: [String: Runbook.Part] = {
    let table: [(Runbook.Part, [String])] = [
      (
        .symptoms,
        [
          "symptom", "symptoms", "meaning", "overview", "trigger", "triggers", "symptome", "симптоми",
          "симптомы", "symptômes", "síntomas", "sintomas", "sintomi", "objawy", "症状", "증상",
        ]
      ),
      (
        .impact,
        [
          "impact", "impacts", "consequences", "auswirkung", "auswirkungen", "impacto", "вплив", "влияние", "影响", "影響",
          "영향",
        ]
      ),
      (
        .diagnosis,
        [
          "diagnosis", "diagnose", "diagnostic", "diagnostics", "check", "checks", "investigation", "investigate",
          "troubleshooting", "troubleshoot", "debugging", "triage", "diagnostico", "diagnóstico", "діагностика",
          "диагностика", "診断", "诊断", "排查", "調査", "진단",
        ]
      ),
      (
        .remediation,
        [
          "mitigation", "mitigate", "mitigating", "resolution", "resolve", "resolving", "remediation", "remediate",
          "recovery", "recover", "fix", "fixing", "solution", "solutions", "workaround", "behebung", "maßnahmen",
          "resolución", "solución", "усунення", "вирішення", "відновлення", "решение", "устранение", "восстановление",
          "résolution", "remédiation", "mitigación", "mitigação", "resolução", "solução", "remediação", "recuperação",
          "処置", "対処", "復旧", "处理", "恢复", "解决", "조치", "복구",
        ]
      ),
      (
        .prevention,
        [
          "prevention", "prevent", "preventing", "preventive", "vorbeugung", "prevención", "prévention", "prevenção",
          "запобігання",
          "предотвращение", "预防", "予防", "예방",
        ]
      ),
      (
        .escalation,
        [
          "escalation", "escalate", "escalations", "contacts", "eskalation", "escalado", "escalamiento",
          "escalonamento",
          "escalade", "ескалація", "эскалация", "升级", "エスカレーション",
        ]
      ),
      (.rollback, ["rollback", "revert"]), (.verification, ["verification", "verify", "validation"]),
    ]
    return Dictionary(table.flatMap { part, words in words.map { ($0, part) } }) { first, _ in first }
  }()
}

extension Diagnostic.ID {
  static let reviewPeriodUnknown: Self = "runbook.review-period"
}
