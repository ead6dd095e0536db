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
          .init("Folders", folderNames), .init("Words of a file's name", ReviewCandidate.fileWords),
          .init("In a folder of reviews: titles above a verdict, with", ReviewCandidate.concluding.sorted(by: byBytes)),
          .init("Field: verdict", StatedVerdict.verdictNames), .init("Field: commit", commitNames),
          .init("Field: next review", Self.nextNames),
        ] + ReviewerText.understood + ReviewWithdrawal.understood + RevocationText.understood + PeopleText.understood
          + ReviewTitle.understood + VerdictText.understood + UnmadeChoice.understood
          + VerdictName.understood + DeniedTrouble.understood + SilentHeadings.understood + EarlierReview.understood
          + ReviewRound.understood + LimitText.understood
          + SignedRoles.understood + SignOff.understood
          + DateText.understood + FindingTitle.understood
          + FindingGroup.understood + NoneText.understood + FindingFields.understood + FindingTable.understood
          + FindingRounds.understood + GraveLines.understood + CriticalText.understood
          + SeverityCounts.understood + StatedRemainder.understood + ConditionList.understood + ConditionText.understood
          + ReviewData.understood + UnreadText.understood
          + [
            .init("Field: verdict, where it refuses", StatedVerdict.otherNames),
            .init("Field of the head: verdict, where it refuses", StatedVerdict.consentNames),
            .init("Column of a table of who decided what", StatedVerdict.decisionColumns),
            .init("Column of what is judged, and of nobody who judges", StatedVerdict.things.sorted(by: byBytes)),
            .init("Row of what is judged: a verb alone refuses with", StatedVerdict.wholes.sorted(by: byBytes)),
            .init("Row of a table of who decided what that does not count", StatedVerdict.leftOut),
            .init("Words of a heading for conditions", ReviewConditions.words.sorted(by: byBytes)),
          ] + DemandText.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let records = read(document, into: &log)
    for record in records { report(record, in: document, into: &log) }
    return records
  }

  private func read(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown else { return ReviewData.records(in: document, into: &log) }
    if let kind = document.declaredKind {
      return kind == .review ? withReReview(whole(document, into: &log), in: document) : []
    }
    guard !document.isTemplate, !document.isIndex, !CertificateReader.isCertificate(document) else { return [] }
    let sections = Self.sections(of: document)
    let candidate = ReviewCandidate(document)
    if sections.count < 2, !sections.isEmpty || candidate.isLikely {
      let personas = PersonaSections.find(in: document)
      let whole = ReviewCandidate.title(of: document)
      if !personas.isEmpty {
        return personas.map { part($0.section, $0.title, of: whole, isOnly: false, in: document, into: &log) }
      }
    }
    let parts = sections.map { part($0.section, $0.title, isOnly: sections.count == 1, in: document, into: &log) }
    if !parts.isEmpty { return parts.filter { !isPlaceholder($0) } }
    guard candidate.isLikely else { return [] }
    if PeopleText.tells(of: document.content.blocks[...], titled: document.title) {
      log.emit(.aboutPerson(at: document.location(line: document.heading?.firstLine ?? 1)))
      return []
    }
    let record = whole(document, into: &log)
    return candidate.isReview(record) && !isPlaceholder(record) ? withReReview(record, in: document) : []
  }

  /// The sections whose titles say that they are reviews; none inside another.
  static func sections(of document: Document) -> [(section: MarkdownContent.Section, title: ReviewTitle)] {
    var end = 0
    let sections = document.sections.compactMap { section -> (section: MarkdownContent.Section, title: ReviewTitle)? in
      guard section.line > end, let title = ReviewTitle(section.title),
        !PeopleText.tells(of: document.content.blocks[section.blocks], titled: section.title)
      else { return nil }
      end = section.lastLine
      return (section, title)
    }
    return sections.isEmpty || ReviewTitle.teaches(document.title) ? [] : sections
  }

  static func isFolder(_ name: some StringProtocol) -> Bool { foldedWords(name).contains(where: folderNames.contains) }

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

  /// What nobody has filled in; one with findings of its own only lacks its verdict.
  private func isPlaceholder(_ record: Record) -> Bool {
    guard case .review(let review) = record.details, let raw = review.verdictRaw else { return false }
    return UnmadeChoice.isOne(raw) && review.findings.allSatisfy(\.isPlaceholder)
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let blocks = document.content.blocks[...]
    let headed = verdict(of: header, beside: blocks)
    let line = headed == nil ? header.value("verdict") : nil
    let dated: Day?? = line.map { _ in header.value(Record.dateNames).flatMap { DateText.day(in: $0.value) } }
    var review = body(blocks, headed: headed ?? line, dated: dated, of: document, into: &log)
    review.commit = header.value(commitNames)?.value
    if header.value("persona") == nil { review.reviewer = header.value(ReviewerText.names)?.value }
    review.reReview = readDay(header.value(Self.nextNames), in: document, into: &log)
    review.validUntil = validity(header, review, blocks, in: document, into: &log)
    let titled = MarkdownContent.Line(number: document.heading?.firstLine ?? 1, text: document.title)
    ReviewConditions.add(to: &review, by: document.frontMatter)
    takeBack(&review, by: ReviewWithdrawal(title: titled, header: header, blocks: blocks, front: document.frontMatter))
    var record = Record(
      whole: document, header: header, details: .review(review),
      known: ["verdict", "commit", "reviewedcommit", "rereview", "nextreview"], into: &log)
    let title =
      ReviewCandidate.title(of: document) ?? (document.declaredKind == nil ? ReviewTitle(filed: document.title) : nil)
    record.persona = header.value("persona")?.value ?? persona(of: review, titled: title)
    if header.value("persona") == nil { SignedRoles(in: blocks).correct(&record) }
    if review.verdict == .fail, header.value("date", "decided") == nil, let updated = header.value(updatedNames) {
      // What refuses is as new as it says.
      (record.date, record.days) = (nil, header.days(updated))
    } else if record.date == nil {
      record.days = header.days(header.value(reviewedNames))
    }
    record.date =
      record.date ?? record.days.first?.day ?? DateText.day(in: document.title)
      ?? DateText.day(inName: document.id.path.stem)
      ?? header.value(Record.dateNames).flatMap { earliest($0, for: review) }
    endAfter(&record, in: blocks)
    if document.declaredKind == nil {
      record.isServiceSubject = record.statedService == nil
      record.statedService = record.statedService ?? serviceNamed(by: document.id.path, in: title?.subject)
    }
    return record
  }

  /// What front matter or a table in the head says; the body's lines are read with the body.
  private func verdict(of header: HeaderFields, beside blocks: ArraySlice<MarkdownContent.Block>) -> Field? {
    let lines = Set(blocks.flatMap { $0.text.map(\.number) })
    let refusals = header.values(StatedVerdict.otherNames + StatedVerdict.consentNames).filter {
      VerdictText.verdict(in: $0.value) == .fail
    }
    return StatedVerdict.strictest(
      of: (header.values(StatedVerdict.verdictNames) + refusals).filter { !lines.contains($0.line) })
  }

  /// - Parameter whole: The title of the document, where its head is about all parts.
  /// - Parameter isOnly: Nothing else in the document is a review, so that its front matter is about this one.
  private func part(
    _ section: MarkdownContent.Section, _ title: ReviewTitle, of whole: ReviewTitle? = nil, isOnly: Bool,
    in document: Document, into log: inout DiagnosticLog
  ) -> Record {
    let blocks = document.content.blocks[section.blocks]
    let header = HeaderFields(of: document, in: section)
    let front = document.frontMatter
    let stated =
      (isOnly ? verdict(of: document.header, beside: blocks) : nil) ?? verdict(of: header, beside: blocks)
    var review = body(blocks, headed: stated, of: document, into: &log)
    if review.checklist.isEmpty { review.checklist = boxes(below: section.title, blocks) }
    review.validUntil = validity(header, review, blocks, in: document, into: &log)
    let persona = front["persona"]?.text ?? header.value("persona")?.value
    let reviewer = header.value(ReviewerText.names)
    if persona == nil { review.reviewer = reviewer?.value }
    if isOnly { ReviewConditions.add(to: &review, by: front) }
    takeBack(
      &review,
      by: ReviewWithdrawal(
        title: .init(number: section.line, text: section.title), header: header, blocks: blocks,
        front: isOnly ? front : nil))
    let around = whole == nil ? HeaderFields() : document.header
    let service =
      front["service", "component"]?.text ?? header.value(Record.serviceNames)?.value
      ?? around.value(Record.serviceNames)?.value
    let dated =
      front["date"].flatMap { Field(name: "date", value: $0.text ?? "", line: $0.line) } ?? header.value("date")
      ?? header.value(reviewedNames) ?? around.value("date") ?? around.value(reviewedNames)
    let subject = title.subject ?? whole?.subject
    var record = Record(
      origin: document.origin(line: section.line), lines: section.line...section.lastLine, title: section.title,
      details: .review(review),
      statedService: service ?? serviceNamed(by: document.id.path, in: subject) ?? subject,
      persona: persona ?? self.persona(of: review, titled: title),
      date: readDay(dated, in: document, into: &log) ?? DateText.day(inName: document.id.path.stem)
        ?? DateText.day(in: section.title)
        ?? dated.flatMap { earliest($0, for: review) },
      fields: [reviewer].compactMap(\.self), citations: CitationText.citations(in: blocks))
    record.isServiceSubject = service == nil
    if persona == nil { SignedRoles(in: blocks).correct(&record) }
    endAfter(&record, in: blocks)
    return record
  }

  /// `Valid for 30 days`, from its date.
  private func endAfter(_ record: inout Record, in blocks: ArraySlice<MarkdownContent.Block>) {
    guard case .review(var review) = record.details,
      let last = record.date.flatMap({ ValidityText.day(after: $0, in: blocks) })
    else { return }
    review.validUntil = min(review.validUntil ?? last, last)
    record.details = .review(review)
  }

  /// Of a date that may be one of several days, `05/11/2026` or `Q4 2026`, the first of them for what lets something pass, so
  /// that it replaces nothing which may be newer. What refuses is as old as its document.
  private func earliest(_ field: Field, for review: Review) -> Day? {
    review.verdict == .pass || review.verdict == .conditional ? DateText.earliestDay(in: field.value) : nil
  }

  /// - Parameter headed: The verdict in the head.
  /// - Parameter dated: The day of the head, where that verdict is a line of the text.
  private func body(
    _ blocks: ArraySlice<MarkdownContent.Block>, headed: Field?, dated: Day?? = nil, of document: Document,
    into log: inout DiagnosticLog
  ) -> Review {
    let blocks = EarlierReview.removed(from: blocks, headed: headed)
    let found = Findings(in: blocks)
    for line in found.unread { log.emit(.tableUnread(at: document.location(line: line))) }
    let verdicts = StatedVerdict.ranked(headed, dated: dated, StatedVerdict.find(in: blocks))
    let verdict = verdicts.first
    var review = Review(
      verdict: verdict.map {
        UnmadeChoice.isOne($0.value) ? .unrecognised : FootnoteText.verdict(in: $0.value, with: blocks)
      },
      verdictRaw: verdict?.value,
      verdictLine: verdict?.line,
      findings: found.all, checklist: checklist(blocks), metrics: metrics(blocks),
      phases: ReviewPhases.read(blocks), stated: ChecklistItems.statedProgress(blocks),
      statedCounts: Findings.statedCounts(blocks))
    if document.hasOneHead { review.statedVerdicts = verdicts.map(StatedStatus.init(verdict:)) }
    ReviewConditions.add(to: &review, in: blocks)
    return review
  }

  /// The day until which it says that it holds: in a field, beside its verdict, or in a sentence about itself.
  private func validity(
    _ header: HeaderFields, _ review: Review, _ blocks: ArraySlice<MarkdownContent.Block>, in document: Document,
    into log: inout DiagnosticLog
  ) -> Day? {
    [
      readDay(header.value(ValidityText.fieldNames), in: document, into: &log),
      review.verdictRaw.flatMap { ValidityText.read(StandingText.read($0))?.day }, ValidityText.day(in: blocks),
    ].compactMap(\.self).min()
  }

  /// An approval that is none, or not any more; one that its own status refuses is refused.
  private func takeBack(_ review: inout Review, by withdrawal: ReviewWithdrawal) {
    guard review.verdict?.letsPass ?? false, let field = withdrawal.find() else { return }
    review.verdict = VerdictText.verdict(in: field.value) == .fail ? .fail : .unrecognised
    (review.verdictRaw, review.verdictLine) = (field.value, field.line)
  }

  /// Whoever has yet to review has approved nothing; what is refused is heard, whoever says it.
  private func persona(of review: Review, titled title: ReviewTitle?) -> String? {
    if review.verdict?.letsPass ?? false, review.reviewer.map(ReviewerText.isNobody) ?? false { return nil }
    return ReviewerText.persona(review.reviewer, titled: title)
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

  /// The boxes right below `# Production Readiness Review: Checkout`, but for those of conditions.
  private func boxes(below title: String, _ blocks: ArraySlice<MarkdownContent.Block>) -> [ChecklistItem] {
    guard foldedWords(title).contains(where: checklistWords.contains) else { return [] }
    let lines = Set(
      blocks.compactMap { block in
        if case .item(_?, _) = block.kind { block.firstLine } else { nil }
      })
    guard !lines.isEmpty else { return [] }
    return ChecklistItems.read(blocks).filter { item in
      lines.contains(item.line)
        && !foldedWords(item.section ?? "").contains { $0.hasBytePrefix("condition") }
    }
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
private let checklistWords: Set<String> = [
  "checklist", "checklists", "compliance", "readiness", "operations", "scorecard",
]
private let commitNames = ["commit", "reviewed_commit"]

private let reviewedNames = [
  "reviewed", "last_touched", "audit_date", "review_date", "reviewed_on", "date_of_review", "decision_date",
  "date_of_decision", "assessment_date", "date_of_assessment", "report_date", "test_date", "sign_off_date", "generated",
  "generated_on",
]
private let updatedNames = ["updated", "last_updated", "updated_on"]
