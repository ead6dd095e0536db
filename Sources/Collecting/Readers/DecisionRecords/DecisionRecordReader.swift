package import Diagnostics
import Markdown
package import ReportModel

/// Architecture decision records: by front matter, by the folder they lie in, by their file name.
package struct DecisionRecordReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .text, .json]

  package var understands: [Understanding] {
    [
      Understanding(
        .decisionRecord,
        [
          .init("Folders", decisionFolders),
          .init("File names", ["ADR-1", "adr_1", "adr1", "X-ADR-001"].filter { isNumberedDecision(Substring($0)) }),
          .init("Names of a repository whose numbered files are records", repositoryNames),
          .init("Files that name a folder", DecisionFolders.fileNames), .init("Folders left out", attachmentFolders),
          .init("Not a decision record, by its name", pagesAboutDecisions), .init("Field: date", dateNames),
          .init("Field: day to decide again, besides `review_by`", endNames),
          .init("Field: deciders", deciderNames), .init("Sections with the first date", historyNames),
        ] + DecisionStatusText.understood + DecisionReferences.understood
          + DecisionList.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.id.path.pathExtension == "json" { return jsonDecisions(in: document, into: &log) }
    guard isDecisionRecord(document) else { return DecisionList.records(in: document, into: &log) }
    let listed = DecisionList.numbered(in: document, into: &log)
    if !listed.isEmpty { return listed }
    let header = document.header
    let heading = DecisionTitle(of: document)
    if heading.isPlaceholder, isChoice(header.value("status", "state")?.value ?? "|") { return [] }
    let status = DecisionStatus(header, heading, in: document)
    status.report(in: document, into: &log)
    heading.report(in: document, into: &log)
    let references = decisionReferences(in: document, header, status, heading)
    let date = readDate(header, status, in: document, into: &log)
    var details = DecisionRecord(
      number: decisionNumber(of: document.id.path) ?? heading.ownNumber ?? idNumber(header), status: status.word,
      supersedes: paths(references, .supersedes), supersededBy: paths(references, .supersededBy),
      deciders: deciders(header),
      reviewBy: readDay(header.value("review_by"), in: document, into: &log) ?? endDay(header))
    details.references = references
    // Who names its successor has one, whatever stands above: tools add the line and leave the word.
    if details.status == .accepted, references.contains(where: { $0.relation == .supersededBy }) {
      details.status = .superseded
    }
    details.slashedDate = date.slashed
    var record = Record(
      whole: document, header: header, details: .decisionRecord(details), known: knownNames, readsDate: false,
      into: &log)
    record.title = heading.title
    record.statusRaw = status.raw
    record.date = date.day
    record.days = date.stated
    record.statuses = document.hasOneHead ? status.statuses : []
    return [record]
  }

  private func paths(
    _ references: [DecisionRecord.Reference], _ relation: DecisionRecord.Reference.Relation
  ) -> [SourcePath] {
    references.compactMap { reference in
      guard reference.relation == relation, case .path(let path) = reference.target else { return nil }
      return path
    }
  }

  /// `Expires: 2026-04-30`, in any words around the day: then somebody has to decide again. `Expires: never` has none.
  private func endDay(_ header: HeaderFields) -> Day? {
    header.values(endNames).lazy.compactMap { DateText.day(in: $0.value) }.min()
  }

  private func deciders(_ header: HeaderFields) -> [String] {
    let field = header.value(deciderNames)
    guard let field, !isHole(field.value) else { return [] }
    return split(field.value, at: UInt8(ascii: ",")).map(trimmedText).filter { !foldedWords($0).isEmpty }
  }
}

/// `[everyone involved]`: what a template asks for, and nobody has answered.
private func isHole(_ value: String) -> Bool {
  let bytes = value.utf8
  return bytes.first == UInt8(ascii: "[") && bytes.last == UInt8(ascii: "]")
    || bytes.first == UInt8(ascii: "{") && bytes.last == UInt8(ascii: "}")
}

/// Names of fields that a decision record keeps in properties of its own.
private let knownNames: Set<String> = [
  "deciders", "decisionmakers", "decisionmaker", "decidedby", "supersedes", "supersededby", "reviewby", "adr",
]

/// `proposed | accepted`, `{ ... }`: what a template offers, and nobody has chosen from.
private func isChoice(_ status: String) -> Bool {
  status.utf8.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "{") } || status.containsFolded(" / ")
}

/// `id: ADR-0006`.
private func idNumber(_ header: HeaderFields) -> Int? {
  header.value("id").flatMap { numberBehindADR(Substring($0.value)) }.flatMap { $0.utf8.count < 8 ? Int($0) : nil }
}

/// The number at the start of the file's name, or of the folder's when the file is its index, else the one behind `ADR`;
/// a date is none.
func decisionNumber(of path: SourcePath) -> Int? {
  let name = isIndexName(path) ? path.folder.name : path.stem
  let leading = name.utf8.prefix { (0x30...0x39).contains($0) }.withText
  // `0005-supersede-adr-0003` is the fifth; `2025-adr-0003` is of that year.
  let isYear = leading.utf8.count == 4 && (1990...2100).contains(Int(leading) ?? 0)
  let digits = leading.isEmpty || isYear ? numberBehindADR(name) ?? leading : leading
  guard !digits.isEmpty, digits.utf8.count < 8, dateOfName(path) == nil else { return nil }
  return Int(digits)
}

/// `20240512-slug`, `2024-05-12-slug`.
func dateOfName(_ path: SourcePath) -> Day? {
  let bytes = Array((isIndexName(path) ? path.folder.name : path.stem).utf8)
  func day(_ year: Range<Int>, _ month: Range<Int>, _ day: Range<Int>) -> Day? {
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
    guard let year = number(year), let month = number(month), let day = number(day), (1970...2100).contains(year)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }
  let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
  if digits == 8 { return day(0..<4, 4..<6, 6..<8) }
  guard digits == 4, bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
  return day(0..<4, 5..<7, 8..<10)
}

func isIndexName(_ path: SourcePath) -> Bool { ["readme", "index", "_index"].contains(path.stem.asciiLowercased) }

extension DecisionRecordReader {
  /// The date of the header, else of the status, else of the file's name.
  fileprivate func readDate(
    _ header: HeaderFields, _ status: DecisionStatus, in document: Document, into log: inout DiagnosticLog
  ) -> (day: Day?, slashed: Field?, stated: [StatedDay]) {
    let named = dateOfName(document.id.path)
    guard let field = dateNames.lazy.compactMap({ header.value($0) }).first else {
      return (
        named ?? firstDay(of: document) ?? status.field.flatMap { since($0.value) }, nil, []
      )
    }
    if let slashed = DateText.slashed(in: field.value) { return (slashed.day ?? named, field, []) }
    guard let day = readDay(field, in: document, into: &log) else { return (named, nil, []) }
    return (day, nil, header.days(field))
  }
}

/// `Accepted 2024-01-02`, `Accepted (2024-01-02)`; a day among other words in brackets is that of something else.
private func since(_ status: String) -> Day? {
  if let day = DateText.day(in: beforeBracket(status)) { return day }
  let bracket = status.utf8.drop { $0 != UInt8(ascii: "(") }.dropFirst().prefix { $0 != UInt8(ascii: ")") }.withText
  let words = foldedWords(bracket)
  let isBare = words.count < 4 && words.allSatisfy { holdsDigits($0) || CalendarText.month($0) != nil }
  return isBare ? DateText.day(in: bracket) : nil
}

private let deciderNames = [
  "deciders", "decision-makers", "decision maker", "decided by", "decider", "decision owner", "decision owners",
  "responsables",
]

private let endNames = [
  "expires", "expires on", "expiry", "expiry date", "expiration date", "valid until", "next review", "revisit by",
  "revisit on",
]

/// Sections that list what changed when; the earliest day is the record's where no field has one.
private let historyNames: Set<String> = [
  "changelog", "change log", "history", "revision history", "version history", "document history",
]
/// The earliest day of the list or table that says what changed when.
private func firstDay(of document: Document) -> Day? {
  guard
    let section = document.sections.first(where: {
      historyNames.contains(foldedWords($0.title).joined(separator: " "))
    })
  else { return nil }
  return document.content.blocks[section.blocks].lazy.flatMap { block -> [String] in
    switch block.kind {
    case .item: [block.plain]
    case .table(let table): table.rows.flatMap { $0.map(\.text) }
    case .heading, .paragraph, .code, .html, .rule: []
    }
  }.compactMap { DateText.day(in: $0) }.min()
}

private let dateNames = [
  "date", "decision date", "decided", "decided on", "date decided", "date accepted", "accepted on", "accepted",
  "approved on", "last updated", "last update", "updated", "date updated", "last modified", "created", "created on",
  "created at", "date created", "creation date", "date started", "proposed on",
]

func beforeBracket(_ text: String) -> String { text.utf8.prefix { $0 != UInt8(ascii: "(") }.withText }
