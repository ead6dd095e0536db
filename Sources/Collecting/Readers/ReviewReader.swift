package import Diagnostics
import Markdown
package import ReportModel

/// Reviews: by front matter, or a section such as `## Security Review: Checkout`.
package struct ReviewReader: RecordReader {
  package init() {}

  /// When to look again.
  static let nextNames = ["re_review", "next_review"]

  package let formats: Set<DocumentFormat> = [.markdown, .yaml, .json, .jsonLines]

  package var understands: [Understanding] {
    [
      Understanding(
        .review,
        [
          .init("Folders", folderNames), .init("Words of a file's name", fileWords),
          .init("Field: verdict", StatedVerdict.verdictNames), .init("Field: commit", commitNames),
          .init("Field: next review", Self.nextNames), .init("Field: persona", personaNames),
        ] + ReviewTitle.understood + VerdictText.understood + DateText.understood + FindingTitle.understood
          + FindingGroup.understood
          + FindingFields.understood + FindingTable.understood + ReviewData.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let records = read(document, into: &log)
    for record in records {
      guard case .review(let review) = record.details else { continue }
      for finding in review.findings where finding.due == nil && !finding.isClosed {
        _ = readDay(FindingFields.due(of: finding), in: document, into: &log)
      }
    }
    return records
  }

  private func read(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown else { return ReviewData.records(in: document, into: &log) }
    if let kind = document.declaredKind {
      return kind == .review ? withReReview(whole(document, into: &log), in: document) : []
    }
    guard !document.isTemplate, !document.isIndex, !CertificateReader.isCertificate(document) else { return [] }
    let sections = Self.sections(of: document)
    let parts = sections.map { part($0.section, $0.title, isOnly: sections.count == 1, in: document) }
    if !parts.isEmpty { return parts.filter { !isPlaceholder($0) } }
    guard isFiled(document) else { return [] }
    return [whole(document, into: &log)].filter { isOpinion($0) && !isPlaceholder($0) }.flatMap {
      withReReview($0, in: document)
    }
  }

  /// The sections whose titles say that they are reviews; none inside another.
  static func sections(of document: Document) -> [(section: MarkdownContent.Section, title: ReviewTitle)] {
    var end = 0
    return document.sections.compactMap { section in
      guard section.line > end, let title = ReviewTitle(section.title) else { return nil }
      end = section.lastLine
      return (section, title)
    }
  }

  /// A dated audit, or a document in a folder of reviews whose title says that it is one or that has an opinion.
  private func isFiled(_ document: Document) -> Bool {
    let folders = document.id.path.folder.components.flatMap { foldedWords($0) }
    let isInFolder = !Set(folders).isDisjoint(with: folderNames)
    let words = Set(foldedWords(document.id.path.stem))
    let isNamed = !words.isDisjoint(with: fileWords)
    let isDated = DateText.day(inName: document.id.path.stem) != nil
    let isTitled = ReviewTitle(document.title, isWhole: true) != nil
    let front = document.frontMatter
    // Definitions of agents and skills have these.
    if front["name"] != nil, front["description"] != nil { return false }
    return isInFolder && (isTitled || isDated || isNamed) || isDated && isNamed && isTitled
  }

  /// It concludes something, or found something.
  private func isOpinion(_ record: Record) -> Bool {
    guard case .review(let review) = record.details else { return false }
    return review.verdict != nil || !review.findings.isEmpty
  }

  /// The day on which somebody is to look again is something to do.
  private func withReReview(_ record: Record, in document: Document) -> [Record] {
    guard case .review(let review) = record.details, let due = review.reReview,
      let line = document.header.value(Self.nextNames)?.line
    else { return [record] }
    var action = Record(
      origin: document.origin(line: line), lines: line...line, title: "Review again: \(record.title)",
      details: .action(Action(due: due, section: Action.reReview)), persona: record.persona, owner: record.owner)
    action.statedService = record.statedService
    return [record, action]
  }

  private func isPlaceholder(_ record: Record) -> Bool {
    guard case .review(let review) = record.details, let raw = review.verdictRaw else { return false }
    return raw.utf8.first == UInt8(ascii: "{") || raw.hasBytePrefix("[") && raw.utf8.contains(UInt8(ascii: "/"))
      || raw.utf8.count { $0 == UInt8(ascii: "|") } > 0
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let blocks = document.content.blocks[...]
    var review = body(blocks, headed: header.value("verdict") ?? verdict(of: header, beside: blocks), of: document)
    review.commit = header.value(commitNames)?.value
    review.reReview = readDay(header.value(Self.nextNames), in: document, into: &log)
    if review.verdict == .unrecognised, let raw = review.verdictRaw, !raw.containsFolded("not assessed") {
      log.emit(
        Diagnostic(
          .verdictUnrecognised, .warning, "the verdict \"\(raw)\" is not in the table of verdicts",
          help: "Use pass, conditional, fail or not assessed.",
          at: document.location(of: Field(name: "verdict", value: raw, line: review.verdictLine ?? 1))))
    }
    var record = Record(
      whole: document, header: header, details: .review(review),
      known: ["verdict", "commit", "reviewedcommit", "rereview", "nextreview"], into: &log)
    let title = ReviewTitle(document.title, isWhole: true)
    record.persona = record.persona ?? header.value(personaNames)?.value ?? title?.persona
    if record.date == nil { record.days = header.days(header.value(reviewedNames)) }
    record.date = record.date ?? record.days.first?.day ?? DateText.day(inName: document.id.path.stem)
    if document.declaredKind == nil {
      record.statedService = record.statedService ?? serviceNamed(by: document.id.path, in: title?.subject)
    }
    return record
  }

  /// What front matter or a table in the head says; the body's lines are read with the body.
  private func verdict(of header: HeaderFields, beside blocks: ArraySlice<MarkdownContent.Block>) -> Field? {
    let lines = Set(blocks.flatMap { $0.text.map(\.number) })
    return header.values(StatedVerdict.verdictNames).first { !lines.contains($0.line) }
  }

  /// - Parameter isOnly: Nothing else in the document is a review, so that its front matter is about this one.
  private func part(
    _ section: MarkdownContent.Section, _ title: ReviewTitle, isOnly: Bool, in document: Document
  ) -> Record {
    let blocks = document.content.blocks[section.blocks]
    let header = HeaderFields(of: document, in: section)
    let front = document.frontMatter
    let stated =
      (isOnly ? verdict(of: document.header, beside: blocks) : nil) ?? verdict(of: header, beside: blocks)
    return Record(
      origin: document.origin(line: section.line), lines: section.line...section.lastLine, title: section.title,
      details: .review(body(blocks, headed: stated, of: document)),
      statedService: front["service", "component"]?.text ?? serviceNamed(by: document.id.path, in: title.subject)
        ?? title.subject,
      persona: front["persona"]?.text ?? header.value("persona", "reviewer")?.value ?? title.persona,
      date: (front["date"]?.text ?? header.value("date")?.value).flatMap(DateText.day)
        ?? DateText.day(inName: document.id.path.stem),
      citations: CitationText.citations(in: blocks))
  }

  /// - Parameter headed: The verdict in the head.
  private func body(
    _ blocks: ArraySlice<MarkdownContent.Block>, headed: Field?, of document: Document
  ) -> Review {
    let verdicts = StatedVerdict.ranked(headed, StatedVerdict.find(in: blocks))
    let verdict = verdicts.first
    var review = Review(
      verdict: verdict.map { VerdictText.verdict(in: $0.value) }, verdictRaw: verdict?.value,
      verdictLine: verdict?.line,
      findings: Findings.read(blocks), checklist: checklist(blocks), metrics: metrics(blocks),
      phases: ReviewPhases.read(blocks), stated: ChecklistItems.statedProgress(blocks),
      statedCounts: Findings.statedCounts(blocks))
    if document.hasOneHead { review.statedVerdicts = verdicts.map(StatedStatus.init(verdict:)) }
    return review
  }

  /// Items below headings that speak of a checklist or of compliance; "minimum requirements" are demands, not answers.
  private func checklist(_ blocks: ArraySlice<MarkdownContent.Block>) -> [ChecklistItem] {
    var items: [ChecklistItem] = []
    var end = blocks.startIndex
    for index in blocks.indices where index >= end {
      guard let level = blocks[index].headingLevel,
        foldedWords(blocks[index].plain).contains(where: checklistWords.contains)
      else { continue }
      let section = blocks[(index + 1)...].prefix { ($0.headingLevel ?? 7) > level }
      items += ChecklistItems.read(section)
      end = section.endIndex
    }
    return items
  }

  /// `- P99 latency: 2.1s (target: <500ms)`.
  private func metrics(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Metric] {
    blocks.compactMap { block in
      guard case .item = block.kind, let line = block.text.first,
        trimmed(line.text.utf8[...]).last == UInt8(ascii: ")"),
        let (name, value) = keyValue(line)
      else { return nil }
      let number = value.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      guard !number.isEmpty, let target = targetInBrackets(value) else { return nil }
      let unit = value.utf8.dropFirst(number.count).prefix { $0 != 0x20 && $0 != UInt8(ascii: "(") }
      return Metric(
        name: name, value: number.withText, unit: unit.isEmpty ? nil : unit.withText, target: target, line: line.number)
    }
  }

  private func targetInBrackets(_ text: String) -> String? {
    guard let open = text.utf8.lastIndex(of: UInt8(ascii: "(")), text.utf8.last == UInt8(ascii: ")") else { return nil }
    let inner = text.utf8[text.utf8.index(after: open)...].dropLast().withText
    guard inner.hasFoldedPrefix("target:") else { return nil }
    return trimmedText(inner.utf8.dropFirst("target:".utf8.count).withText)
  }
}

private let folderNames: Set<String> = ["reviews", "review", "audits", "audit", "assessments"]
private let fileWords: Set<String> = ["review", "audit", "assessment"]
private let checklistWords: Set<String> = ["checklist", "checklists", "compliance"]
private let commitNames = ["commit", "reviewed_commit"]
private let personaNames = ["agent", "auditor", "reviewed_by", "role"]

private let reviewedNames = ["reviewed", "last_touched", "audit_date", "review_date"]

extension Diagnostic.ID {
  static let verdictUnrecognised: Self = "review.verdict-unrecognised"
}
