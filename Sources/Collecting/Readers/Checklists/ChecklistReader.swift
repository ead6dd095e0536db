package import Diagnostics
import Markdown
package import ReportModel

/// Checklists: a document that is one, a section called one, or a list below a label that says so.
package struct ChecklistReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown]

  package var understands: [Understanding] {
    [
      Understanding(
        .checklist,
        [
          .init("Words of a title or file name", checklistWords),
          .init("Phrases of a title or file name", phrases.map { $0.joined(separator: " ") }),
          .init("Field: date, where none is called so", completedNames),
        ] + ChecklistWithdrawal.understood + CheckMark.understood + ChecklistTable.understood
          + ChecklistItems.understood + DeniedText.understood
          + EvasiveText.understood + ReservedText.understood + StatedShare.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown else { return [] }
    if document.declaredKind == .checklist { return [whole(document, into: &log)] }
    guard document.declaredKind == nil || document.declaredKind == .persona, !document.isTemplate else { return [] }
    // What it asks is asked of changes.
    if document.id.path.stem.asciiLowercased == "contributing" { return [] }
    if document.isIndex { return QuestionHeadings.sections(of: document).map { questionnaire($0, in: document) } }
    if isWhole(document) { return answered(document, into: &log) }
    let questionnaires = QuestionHeadings.sections(of: document).map { questionnaire($0, in: document) }
    if !questionnaires.isEmpty { return questionnaires }
    // A review holds its own.
    let reviews = ReviewReader.sections(of: document).map { $0.section.line...$0.section.lastLine }
    return (sections(of: document) + labelled(in: document)).filter { record in
      !reviews.contains { $0.contains(record.origin.line) }
    }
  }

  /// Its title or its file's name says so, and it is neither a review nor the definition of an agent.
  private func isWhole(_ document: Document) -> Bool {
    let front = document.frontMatter
    if front["name"] != nil, front["description"] != nil { return false }
    if document.declaredKind != nil || CertificateReader.isCertificate(document) { return false }
    guard ReviewReader.sections(of: document).isEmpty else { return false }
    return [document.title, String(document.id.path.stem)].contains { name in
      let words = foldedWords(name)
      return !Set(words).isDisjoint(with: checklistWords)
        || phrases.contains { phrase in
          words.indices.contains { words[$0...].starts(with: phrase) }
        }
    }
  }

  private func answered(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    let record = whole(document, into: &log)
    // One mark is a legend more often than a list.
    guard case .checklist(let checklist) = record.details, checklist.items.count > 1 else { return [] }
    return hasHole(document.heading, in: document) && checklist.isNotStarted ? [] : [record]
  }

  /// `# Readiness of <service>`: a title that nobody has filled in.
  private func hasHole(_ heading: MarkdownContent.Block?, in document: Document) -> Bool {
    guard let heading else { return false }
    let line = document.text.line(heading.firstLine)
    return [("<", ">"), ("{", "}"), ("[", "]")].contains { open, close in
      guard let start = line.firstIndex(of: open.utf8.first ?? 0) else { return false }
      guard let end = line[start...].firstIndex(of: close.utf8.first ?? 0), end > start + 1 else { return false }
      // Brackets with an address behind them are a link.
      return end + 1 >= line.endIndex || line[end + 1] != UInt8(ascii: "(")
    }
  }

  /// `## Production Readiness Review Questionnaire`: a question a heading, with prose below it.
  private func questionnaire(_ section: MarkdownContent.Section, in document: Document) -> Record {
    let items = QuestionHeadings.items(of: section, in: document)
    return Record(
      origin: document.origin(line: section.line), lines: section.line...section.lastLine, title: document.title,
      details: .checklist(Checklist(items: items)))
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let blocks = document.content.blocks[...]
    var items = ChecklistItems.read(blocks)
    // `- [x] Owner: named` answers a question, and says nothing of the checklist itself.
    let header = document.header.leavingOut(ChecklistItems.lines(of: items, in: blocks))
    if items.isEmpty, document.declaredKind != nil || QuestionHeadings.isQuestionnaire(document.title) {
      items = QuestionHeadings.items(of: document)
    }
    if let field = ChecklistWithdrawal.find(in: document, header) {
      for index in items.indices { items[index].takeBackTick() }
      log.emit(.withheld(field, at: document.location(of: field)))
    }
    var details = Checklist(items: items, stated: ChecklistItems.statedProgress(blocks))
    details.verdict = verdict(in: blocks)
    var record = Record(whole: document, header: header, details: .checklist(details), known: [], into: &log)
    if record.date == nil { record.date = readDay(header.value(completedNames), in: document, into: &log) }
    return record
  }

  /// `**Decision: NO-GO**`: what somebody concluded from the list.
  private func verdict(in blocks: ArraySlice<MarkdownContent.Block>) -> Checklist.StatedVerdict? {
    guard let found = StatedVerdict.find(in: blocks), found.isConclusion, case let field = found.field else {
      return nil
    }
    return .init(VerdictText.verdict(in: field.value), raw: field.value, line: field.line)
  }

  /// `## Self-Verification Checklist`, unless a section around it is one already.
  private func sections(of document: Document) -> [Record] {
    var end = 0
    return document.sections.compactMap { section in
      guard section.line > end, section.title.containsFolded("checklist") else { return nil }
      let blocks = document.content.blocks[section.blocks]
      let items = ChecklistItems.read(blocks)
      guard !items.isEmpty else { return nil }
      end = section.lastLine
      let details = Checklist(items: items, stated: ChecklistItems.statedProgress(blocks))
      return Record(
        origin: document.origin(line: section.line), lines: section.line...section.lastLine, title: section.title,
        details: .checklist(details))
    }
  }

  /// A line in bold that ends a paragraph with "... Checklist:", and the list that follows it.
  private func labelled(in document: Document) -> [Record] {
    let blocks = document.content.blocks
    var records: [Record] = []
    for (index, block) in blocks.enumerated() {
      guard block.kind == .paragraph, block.depth == 0, let label = block.text.last, let lead = label.lead,
        lead.containsFolded("checklist"), !isInChecklistSection(document, block.firstLine)
      else { continue }
      let list = blocks[(index + 1)...].prefix { $0.depth > 0 }
      let items = ChecklistItems.read(list)
      guard !items.isEmpty, let last = list.last else { continue }
      let title = keyValue(label)?.name ?? lead
      records.append(
        Record(
          origin: document.origin(line: label.number), lines: block.firstLine...last.lastLine, title: title,
          details: .checklist(Checklist(items: items))))
    }
    return records
  }

  private func isInChecklistSection(_ document: Document, _ line: Int) -> Bool {
    document.sections.contains { $0.line <= line && line <= $0.lastLine && $0.title.containsFolded("checklist") }
  }
}

private let completedNames = ["completed", "completed_on", "date_completed", "checked_on", "performed_on"]
/// Words of a title or a file's name that make a document with boxes or marks a checklist.
private let checklistWords: Set<String> = [
  "checklist", "checklists", "readiness", "prr", "orr", "questionnaire", "чекліст", "чеклист", "checkliste",
]
private let phrases = [
  ["check", "list"], ["go", "live"], ["чек", "лист"], ["чек", "ліст"], ["definition", "of", "done"],
]

extension Diagnostic {
  fileprivate static func withheld(_ field: Field, at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .checklistWithheld, .warning,
      "the checklist says \"\(field.value)\" of itself, so its ticks answer nothing",
      help: "Take that away once the checklist holds, or tick the one that replaces it.", at: place)
  }
}

extension Diagnostic.ID {
  static let checklistWithheld: Self = "checklist.withheld"
}
