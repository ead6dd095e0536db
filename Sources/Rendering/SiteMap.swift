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
  private let reviewsOfPersona: [Int: [Int]]
  private let serviceIDs: Set<String>
  private let folders: [String: Set<SourcePath>]
  private let backlinks: [Int: [Int]]
  private let checks: [String: Check]
  private let answers: [Int: [Answer]]

  /// A check of a service that rests on a record.
  struct Answer: Hashable, Sendable {
    var service: String
    var check: String
  }
  private let diagnosticsOfRecord: [Int: [Diagnostic]]
  let assessments: [String: Assessment]

  init(_ report: Report, diagnostics: [Diagnostic]) {
    let portfolio = report.portfolio
    self.report = report
    let services = Set(portfolio.services.map(\.id))
    serviceIDs = services
    let records = Array(portfolio.records.enumerated())
    addresses = portfolio.records.map { recordAddress($0, services: services) }
    documents = Dictionary(portfolio.documents.map { ($0.id, $0) }) { first, _ in first }
    sources = Dictionary(portfolio.sources.map { ($0.name, $0) }) { first, _ in first }
    let locator = RecordLocator(portfolio.records)
    self.locator = locator
    recordsOfService = Dictionary(grouping: records) { $0.element.service ?? "" }.mapValues { $0.map(\.offset) }
    let personas = Dictionary(records.flatMap(personaNames)) { first, _ in first }
    personaPages = personas
    let reviews = records.filter { $0.element.kind == .review }.map(\.offset)
    reviewsOfPersona = Dictionary(grouping: reviews) {
      portfolio.records[$0].persona.flatMap { personas[foldedName($0)] } ?? -1
    }
    folders = portfolio.paths.mapValues(foldersHolding)
    checks = Dictionary(report.rubric.checks.map { ($0.id, $0) }) { first, _ in first }
    assessments = Dictionary(report.assessments.map { ($0.service.id, $0) }) { first, _ in first }
    diagnosticsOfRecord = Dictionary(grouping: diagnostics.filter { $0.record(locator) != nil }) { $0.record(locator)! }
    answers = findAnswers(report, locator)
    backlinks = findBacklinks(portfolio, locator)
  }

  var records: [Record] { report.portfolio.records }

  func check(_ id: String) -> Check? { checks[id] }
  func isService(_ id: String) -> Bool { serviceIDs.contains(id) }
  func records(of service: String) -> [Int] { recordsOfService[service] ?? [] }
  /// Of those kinds that belong to a service; personas and the like never do.
  var unassigned: [Int] { (recordsOfService[""] ?? []).filter { records[$0].kind.words.belongsToService } }
  func records(in document: DocumentID) -> [Int] { locator.records(in: document) }
  /// Those of its lines, and of the document as a whole when it is the first in it.
  func diagnostics(of record: Int) -> [Diagnostic] { diagnosticsOfRecord[record] ?? [] }
  func answers(restingOn record: Int) -> [Answer] { answers[record] ?? [] }
  func citing(_ record: Int) -> [Int] { backlinks[record] ?? [] }
  func reviews(by persona: Int) -> [Int] { reviewsOfPersona[persona] ?? [] }
  func persona(named name: String) -> Int? { personaPages[foldedName(name)] }

  /// The record whose text holds the line, else the document's first.
  func record(at origin: Origin) -> Int? { locator.record(in: origin.document, line: origin.line) }

  func exists(_ path: SourcePath, in source: String) -> Bool? {
    if documents[DocumentID(source: source, path: path)] != nil { return true }
    return report.portfolio.paths[source].map { $0.contains(path) }
  }

  func isFolder(_ path: SourcePath, in source: String) -> Bool {
    path.text.isEmpty || folders[source]?.contains(path) == true
  }
}

/// A record of a service that is assessed is shown on the service's own page.
func recordAddress(_ record: Record, services: Set<String>) -> String {
  guard record.kind == .service else { return "\(record.kind.folder)/\(record.slug)/index.html" }
  if let id = record.service, services.contains(id) { return serviceAddress(id) }
  if case .service(let entry) = record.details, services.contains(entry.id) { return serviceAddress(entry.id) }
  return "services/entry-\(record.slug)/index.html"
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

private func personaNames(_ entry: (offset: Int, element: Record)) -> [(String, Int)] {
  guard case .persona(let persona) = entry.element.details else { return [] }
  return [(foldedName(persona.name), entry.offset), (foldedName(entry.element.title), entry.offset)]
}

private func foldersHolding(_ paths: Set<SourcePath>) -> Set<SourcePath> {
  var folders: Set<SourcePath> = []
  for path in paths {
    var folder = path.folder
    while !folder.text.isEmpty, folders.insert(folder).inserted { folder = folder.folder }
  }
  return folders
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
private func findBacklinks(_ portfolio: Portfolio, _ locator: RecordLocator) -> [Int: [Int]] {
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
  for document in portfolio.documents {
    for link in document.links {
      guard case .path(let path, _) = linkTarget(link.destination, from: document.id.path) else { continue }
      if let index = locator.record(in: document.id, line: link.line) { note(index, path) }
    }
  }
  return referrers.mapValues { $0.sorted() }
}
