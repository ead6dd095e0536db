import Diagnostics
import Markdown
import ReportModel

/// Where everything is: each record's page, what belongs to each service, and who refers to whom.
///
/// Built once in linear time and then only read, by pages that are rendered at the same time.
final class SiteMap: Sendable {
  let report: Report
  /// The address of each record's page, by its place in the portfolio.
  let addresses: [String]
  let documents: [DocumentID: DocumentFacts]
  let sources: [String: Source]
  private let locator: RecordLocator
  private let recordsOfService: [String: [Int]]
  private let personaPages: [String: Int]
  private let namesakes: [String: [Int]]
  private let recordsOfPersona: [Int: [Int]]
  /// By record, and by the persona that signed it, the places of citations in the portfolio.
  private let citationsOfRecord: [String: [Int]]
  private let citationsOfPersona: [Int: [Int]]
  let files: FileIndex
  let images: [DocumentID: Result<SiteImage, ImageRefusal>]
  private let anchorsOfPage: [String: [String]]
  /// By document and the slug of the title, in documents that hold several records.
  private let recordsCalled: [DocumentID: [String: Int]]
  private let backlinks: [Int: [Int]]
  private let links: [Int: [Int]]
  private let checks: [String: Check]
  private let answers: [Int: [Answer]]
  private let openFindingsOfService: [String: [LedgerFinding]]
  /// By each place in which it stands, the place of a finding in the ledger.
  private let sightings: [Origin: Int]
  /// Those of certificates by each place in which they stand.
  private let conditions: [Origin: [LedgerFinding]]
  /// By address, the first record that declares the service.
  private let serviceEntries: [String: Int]

  /// A check of a service that rests on a record.
  struct Answer: Hashable, Sendable {
    var service: String
    var check: String
  }
  private let diagnosticsOfRecord: [Int: [Diagnostic]]
  let assessments: [String: Assessment]
  let claims: ClaimBook
  let objectives: ObjectiveBook
  let standings: StandingBook
  /// By service; only those of which anything changed since an earlier build.
  let changes: [String: ServiceChange]
  let owners: OwnerBook
  let lineage: DecisionLineage
  /// Decision records that another has replaced, whatever their own status says.
  let replacedDecisions: Set<Int>
  let trends: TrendBook

  init(
    _ report: Report, diagnostics: [Diagnostic], images: [DocumentID: Result<SiteImage, ImageRefusal>] = [:]
  ) {
    let portfolio = report.portfolio
    self.report = report
    let services = Set(portfolio.services.map(\.id))
    let records = portfolio.records
    addresses = portfolio.records.map { recordAddress($0, services: services) }
    documents = Dictionary(portfolio.documents.map { ($0.id, $0) }) { first, _ in first }
    sources = Dictionary(portfolio.sources.map { ($0.name, $0) }) { first, _ in first }
    let locator = RecordLocator(portfolio.records)
    self.locator = locator
    recordsOfService = Dictionary(grouping: records.indices) { records[$0].service ?? "" }
    let defined = records.indices.filter { records[$0].kind == .persona }
    let personas = Dictionary(defined.flatMap { personaNames(records[$0], at: $0) }) { first, _ in first }
    personaPages = personas
    namesakes = Dictionary(grouping: defined) {
      if case .persona(let persona) = records[$0].details { foldedName(persona.name) } else { "" }
    }
    let written = records.indices.filter { records[$0].kind != .persona && records[$0].persona != nil }
    recordsOfPersona = Dictionary(grouping: written) { records[$0].persona.flatMap { personas[foldedName($0)] } ?? -1 }
    citationsOfRecord = Dictionary(grouping: portfolio.citations.indices) { portfolio.citations[$0].record }
    citationsOfPersona = citationsByPersona(portfolio, personas)
    self.images = images
    var files = FileIndex(portfolio)
    files.learnPathsLike(missingPaths(portfolio, files))
    self.files = files
    checks = Dictionary(report.rubric.checks.map { ($0.id, $0) }) { first, _ in first }
    assessments = Dictionary(report.assessments.map { ($0.service.id, $0) }) { first, _ in first }
    diagnosticsOfRecord = Dictionary(grouping: diagnostics) { $0.record(locator) ?? -1 }
    answers = findAnswers(report, locator)
    openFindingsOfService = Dictionary(grouping: report.findings.filter(\.isOpen), by: \.service)
    sightings = Dictionary(
      report.findings.enumerated().flatMap { index, finding in finding.sightings.map { ($0, index) } }
    ) { first, _ in first }
    conditions = report.findings.filter { $0.kind == .condition }.reduce(into: [:]) { found, condition in
      for place in condition.sightings { found[place, default: []].append(condition) }
    }
    let entries = records.indices.filter { records[$0].kind == .service }
    let pages = addresses
    serviceEntries = Dictionary(entries.map { (pages[$0], $0) }) { first, _ in first }
    objectives = ObjectiveBook(report)
    standings = StandingBook(report)
    claims = ClaimBook(report, locator)
    changes = Dictionary(report.changes?.services.map { ($0.id, $0) } ?? []) { first, _ in first }
    owners = OwnerBook(report)
    lineage = DecisionLineage(portfolio.records, locator)
    replacedDecisions = lineage.replaced(among: portfolio.records)
    trends = TrendBook(report)
    backlinks = findBacklinks(portfolio, files, locator)
    links = Dictionary(grouping: backlinks.flatMap { cited, citing in citing.map { (cited, $0) } }, by: \.1)
      .mapValues { $0.map(\.0).sorted() }
    anchorsOfPage = findAnchors(portfolio, locator, addresses)
    recordsCalled = Dictionary(grouping: records.indices) { records[$0].origin.document }
      .filter { $0.value.count > 1 }
      .mapValues { found in Dictionary(found.map { (slug(records[$0]), $0) }) { first, _ in first } }
  }

  var records: [Record] { report.portfolio.records }

  func check(_ id: String) -> Check? { checks[id] }
  func records(of service: String) -> [Int] { recordsOfService[service] ?? [] }
  /// Of those kinds that belong to a service; personas and the like never do.
  var unassigned: [Int] {
    (recordsOfService[""] ?? []).filter { index in
      records[index].kind.words.belongsToService && !standings.measuresAll(records[index])
    }
  }
  func records(in document: DocumentID) -> [Int] { locator.records(in: document) }
  func firstRecord(in document: DocumentID) -> Int? { locator.first(in: document) }

  /// The record whose title has the slug, as a heading of that title would.
  func record(called fragment: String, in document: DocumentID) -> Int? {
    if let called = recordsCalled[document] { return called[fragment] }
    return firstRecord(in: document).flatMap { slug(records[$0]) == fragment ? $0 : nil }
  }

  /// Those of its lines, and of the document as a whole when it is the first in it.
  func diagnostics(of record: Int) -> [Diagnostic] { diagnosticsOfRecord[record] ?? [] }
  func answers(restingOn record: Int) -> [Answer] { answers[record] ?? [] }
  /// In the ledger's order: the gravest first.
  func openFindings(of service: String) -> [LedgerFinding] { openFindingsOfService[service] ?? [] }
  /// The finding, or the condition, that was seen there.
  func ledgerFinding(seenAt place: Origin) -> LedgerFinding? { sightings[place].map { report.findings[$0] } }
  /// Conditions of a certificate all stand where its verdict does, so that only their words tell them apart.
  func condition(_ text: String, seenAt place: Origin) -> LedgerFinding? {
    conditions[place]?.first { foldedName($0.title) == foldedName(text) }
  }
  /// The record that declares the service whose page it is.
  func entry(at address: String) -> Int? { serviceEntries[address] }
  func citing(_ record: Int) -> [Int] { backlinks[record] ?? [] }
  /// What the record's text links to or cites.
  func cited(by record: Int) -> [Int] { links[record] ?? [] }
  func records(_ kind: RecordKind, by persona: Int) -> [Int] {
    (recordsOfPersona[persona] ?? []).filter { records[$0].kind == kind }
  }
  func citations(of record: Int) -> [CitationReading] { citations(ofRecord: records[record].id) }
  func citations(ofRecord id: String) -> [CitationReading] {
    (citationsOfRecord[id] ?? []).map { report.portfolio.citations[$0] }
  }
  /// Of all that it signed.
  func citations(by persona: Int) -> [CitationReading] {
    (citationsOfPersona[persona] ?? []).map { report.portfolio.citations[$0] }
  }
  /// All whose definitions bear the name, however it is spelt.
  func personas(named name: String) -> [Int] { namesakes[foldedName(name)] ?? [] }

  /// The paths that the record's text links to or cites, and that its source does not have. At most ten.
  func lostReferences(of record: Int) -> [String] {
    let origin = records[record].origin
    let links = (documents[origin.document]?.links ?? []).filter { records[record].lines.contains($0.line) }
    let lost = links.compactMap { link -> String? in
      guard case .path(let path, _) = WrittenLink(reading: link.destination, in: origin.document.path),
        files.find(path, in: origin.document.source).found == .nothing
      else { return nil }
      return "\(link.destination), line \(link.line)"
    }
    let cited = citations(of: record).filter { $0.atNewest == .fileMissing }.map {
      "\($0.citation.text), line \($0.origin.line)"
    }
    return Array((lost + cited).prefix(10))
  }

  /// As the record says, else that in whose document a KPI stands.
  func persona(of index: Int) -> String? {
    let record = records[index]
    guard record.persona == nil, record.kind == .kpi else { return record.persona }
    let first = firstRecord(in: record.origin.document).map { records[$0].details }
    guard case .persona(let persona) = first else { return nil }
    return persona.name
  }

  func persona(named name: String) -> Int? { personaPages[foldedName(name)] }

  /// The record whose text holds the line, else the document's first.
  func record(at origin: Origin) -> Int? { locator.record(at: origin) }

  /// The heading that a link means by what it writes behind `#`.
  func anchor(_ fragment: String, in document: DocumentID) -> DocumentAnchor? {
    guard let anchors = documents[document]?.anchors else { return nil }
    let key = DocumentAnchor.key(of: fragment)
    return anchors.first { $0.fragment.utf8.elementsEqual(fragment.utf8) }
      ?? anchors.first { DocumentAnchor.key(of: $0.fragment) == key }
  }

  /// The fragments that links to the page may end in: it must have each, whatever becomes of the document.
  func anchors(of page: String) -> [String] { anchorsOfPage[page] ?? [] }

  /// Where a file can be looked at outside the site; `nil` when the commit does not hold it.
  func forgeAddress(_ file: DocumentID, at place: LinkPlace? = nil, isFolder: Bool = false) -> String? {
    guard let source = sources[file.source], report.portfolio.uncommitted[file.source]?.contains(file.path) != true
    else { return nil }
    return forgeLink(source, file.path, at: place, isFolder: isFolder)
  }
}

private func slug(_ record: Record) -> String {
  var slugs = HeadingSlug.Sequence()
  return slugs.slug(for: record.title).fragment
}

/// A record of a service that is assessed is shown on the service's own page.
func recordAddress(_ record: Record, services: Set<String>) -> String {
  guard record.kind == .service else { return "\(record.kind.folder)/\(record.slug)/index.html" }
  if let id = record.service, services.contains(id) { return serviceAddress(id) }
  if case .service(let entry) = record.details, services.contains(entry.id) { return serviceAddress(entry.id) }
  return "services/entry-\(record.slug)/index.html"
}

extension LinkPlace {
  fileprivate var firstLine: Int? {
    if case .lines(let lines) = self { lines.first } else { nil }
  }
}

func serviceAddress(_ id: String) -> String { "services/\(id)/index.html" }
func ruleAddress(_ id: String) -> String { "rules/\(id)/index.html" }

extension Diagnostic {
  fileprivate func record(_ locator: RecordLocator) -> Int? {
    guard let location else { return nil }
    let document = DocumentID(source: location.source, path: SourcePath(location.path))
    return location.line.map { locator.record(in: document, line: $0) } ?? locator.first(in: document)
  }
}

private func citationsByPersona(_ portfolio: Portfolio, _ personas: [String: Int]) -> [Int: [Int]] {
  let authors = portfolio.records.compactMap { record in
    record.persona.flatMap { personas[foldedName($0)] }.map { (record.id, $0) }
  }
  let author = Dictionary(authors) { first, _ in first }
  let citations = portfolio.citations
  return Dictionary(grouping: citations.indices.filter { author[citations[$0].record] != nil }) { index in
    author[citations[index].record] ?? -1
  }
}

private func personaNames(_ record: Record, at index: Int) -> [(String, Int)] {
  guard case .persona(let persona) = record.details else { return [] }
  return [(foldedName(persona.name), index), (foldedName(record.title), index)]
}

/// A link of a document to a path of its source.
private struct PathLink {
  var document: DocumentID
  var line: Int
  var target: DocumentID
  var place: LinkPlace?
}

/// One after the other: those of all documents at once would take more memory than the records.
private func forEachPathLink(of portfolio: Portfolio, _ body: (PathLink) -> Void) {
  for document in portfolio.documents {
    for link in document.links {
      guard case .path(let path, let place) = WrittenLink(reading: link.destination, in: document.id.path) else {
        continue
      }
      let target = DocumentID(source: document.id.source, path: path)
      body(PathLink(document: document.id, line: link.line, target: target, place: place))
    }
  }
}

private func missingPaths(_ portfolio: Portfolio, _ files: FileIndex) -> [DocumentID] {
  var missing: [DocumentID] = []
  forEachPathLink(of: portfolio) { link in
    if files.find(link.target.path, in: link.target.source).found == .nothing { missing.append(link.target) }
  }
  return missing
}

/// By page, the fragments of the headings that its links may name.
private func findAnchors(_ portfolio: Portfolio, _ locator: RecordLocator, _ addresses: [String]) -> [String: [String]]
{
  var anchors: [String: [String]] = [:]
  for document in portfolio.documents {
    for anchor in document.anchors ?? [] {
      guard let index = locator.record(in: document.id, line: anchor.line) else { continue }
      anchors[addresses[index], default: []].append(anchor.fragment)
    }
  }
  return anchors
}

/// For each record the checks that take it as evidence, by service and in the rubric's order.
private func findAnswers(_ report: Report, _ locator: RecordLocator) -> [Int: [SiteMap.Answer]] {
  var answers: [Int: [SiteMap.Answer]] = [:]
  for assessment in report.assessments {
    for result in assessment.results {
      let records = Set(result.evidence.compactMap { locator.record(in: $0.document, line: $0.line) })
      let answer = SiteMap.Answer(service: assessment.service.id, check: result.check)
      for record in records { answers[record, default: []].append(answer) }
    }
  }
  return answers
}

/// For each record the others that link to it, cite its lines, or replace it. In the portfolio's order.
private func findBacklinks(
  _ portfolio: Portfolio, _ files: FileIndex, _ locator: RecordLocator
) -> [Int: [Int]] {
  var referrers: [Int: Set<Int>] = [:]
  func note(_ referrer: Int, _ path: SourcePath, line: Int? = nil) {
    let document = DocumentID(source: portfolio.records[referrer].origin.document.source, path: path)
    let cited = line.map { locator.record(in: document, line: $0) } ?? locator.first(in: document)
    if let cited, cited != referrer { referrers[cited, default: []].insert(referrer) }
  }
  for (index, record) in portfolio.records.enumerated() {
    for citation in record.citations { note(index, SourcePath(citation.path), line: citation.firstLine) }
    guard case .decisionRecord(let decision) = record.details else { continue }
    for path in decision.supersedes + decision.supersededBy { note(index, path) }
  }
  forEachPathLink(of: portfolio) { link in
    guard let index = locator.record(in: link.document, line: link.line) else { return }
    let (found, path, lines) = files.find(link.target.path, in: link.target.source)
    switch found {
    case .file(let file, _): note(index, file, line: link.place?.firstLine ?? lines?.first)
    case .folder(let folder, _):
      if let file = files.indexFiles(of: folder, in: link.target.source).first { note(index, file) }
    case .unlisted: note(index, path)
    case .nothing: break
    }
  }
  return referrers.mapValues { $0.sorted() }
}
