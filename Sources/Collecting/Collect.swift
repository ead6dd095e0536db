package import Diagnostics
import Digest
import Markdown
package import ReportModel

/// The pipeline's first half: sources in, records and diagnostics out.
///
/// - Parameters:
///   - sources: Their documents chosen. What was found to differ from the commit makes a source dirty.
///   - memo: What this run has read of documents before; it learns of those that are read now, if it learns at all.
///   - memory: What is known of documents from builds before.
///   - width: How many tasks work at a time. None of the three changes anything in the result.
/// - Throws: What the machine refuses; never for what a document holds.
package func collect(
  _ sources: inout [OpenedSource], _ configuration: Configuration, memo: inout ReadingMemo,
  remembering memory: inout DocumentMemory, width: Int, into log: inout DiagnosticLog
) async throws -> Portfolio {
  var portfolio = Portfolio()
  var kept: [KeptDocument] = []
  var ownership: [String: Ownership] = [:]
  for index in sources.indices {
    let reading = try await read(sources[index], configuration, &memo, memory, width: width)
    log.merge(reading.log)
    sources[index].noteChanged(reading.changed)
    portfolio.sources.append(sources[index].source)
    portfolio.documents += reading.documents
    portfolio.records += reading.records
    portfolio.statements += reading.statements
    portfolio.figures += reading.figures
    kept += reading.kept
    ownership[sources[index].source.name] = reading.ownership
    portfolio.paths[sources[index].source.name] = Set(sources[index].paths)
    portfolio.leftOut[sources[index].source.name] = sources[index].leftOut
    portfolio.edited[sources[index].source.name] = sources[index].changed
    portfolio.emptyFiles[sources[index].source.name] = Set(sources[index].emptyPaths)
    portfolio.uncommitted[sources[index].source.name] = Set(sources[index].uncommittedPaths)
  }
  async let problems = { [memory, kept] in memory.keep(kept) }()
  nameKnownReviewers(&portfolio.records, configuration)
  assignServices(&portfolio, configuration, into: &log)
  assignOwners(&portfolio, ownership)
  reportUnmatched(configuration, in: portfolio, into: &log)
  reportWeakened(configuration, in: portfolio, into: &log)
  let reported = takeReportedObjectives(from: &portfolio.records)
  ObjectiveDiagnostics.reportContradictions(portfolio.records + reported, into: &log)
  joinReports(reported, to: &portfolio.records)
  portfolio.zones = readTimeZones(namedIn: portfolio.records, into: &log)
  reportRepeatedIDs(portfolio.records, into: &log)
  portfolio.documents.sort { $0.id < $1.id }
  portfolio.statements.sort { $0.origin < $1.origin }
  portfolio.figures.sort { $0.origin < $1.origin }
  portfolio.records = identified(portfolio.records).sorted(on: { ($0.kind, $0.slug) }, by: <)
  portfolio.citations = try await readCitations(of: portfolio, in: sources, width: width, into: &log)
  noteUncommitted(portfolio.citations, in: &sources, &portfolio)
  memory.problems += await problems
  return portfolio
}

/// A file that is only cited decides checks too, so that one which differs from the commit makes its source dirty.
private func noteUncommitted(
  _ citations: [CitationReading], in sources: inout [OpenedSource], _ portfolio: inout Portfolio
) {
  let dirty = Set(citations.filter(\.isUncommitted).map(\.origin.document.source))
  for index in sources.indices where dirty.contains(sources[index].source.name) {
    sources[index].source.isDirty = true
    portfolio.sources[index].isDirty = true
  }
}

/// The same for who has no memory of builds before.
package func collect(
  _ sources: inout [OpenedSource], _ configuration: Configuration, memo: inout ReadingMemo, width: Int,
  into log: inout DiagnosticLog
) async throws -> Portfolio {
  var memory = DocumentMemory()
  return try await collect(
    &sources, configuration, memo: &memo, remembering: &memory, width: width, into: &log)
}

/// The same for who reads nothing twice.
package func collect(
  _ sources: inout [OpenedSource], _ configuration: Configuration, width: Int, into log: inout DiagnosticLog
) async throws -> Portfolio {
  var memo = ReadingMemo(learns: false)
  return try await collect(&sources, configuration, memo: &memo, width: width, into: &log)
}

/// Records and declared services without an owner have that of their file.
private func assignOwners(_ portfolio: inout Portfolio, _ ownership: [String: Ownership]) {
  portfolio.records.assignOwners(ownership)
  for index in portfolio.services.indices where portfolio.services[index].owner == nil {
    guard let document = portfolio.services[index].origin?.document,
      let owners = ownership[document.source]?.owners(of: document.path), !owners.isEmpty
    else { continue }
    portfolio.services[index].owner = owners.joined(separator: ", ")
  }
}

private func assignServices(_ portfolio: inout Portfolio, _ configuration: Configuration, into log: inout DiagnosticLog)
{
  var assignment = ServiceAssignment(portfolio.records, configuration, sources: portfolio.sources, into: &log)
  for index in portfolio.records.indices {
    portfolio.records[index].service = assignment.assign(portfolio.records[index], into: &log)
  }
  portfolio.services = assignment.services.values.sorted { $0.id < $1.id }
}

/// `Reviewer: Sofia` names a persona where one of that name is defined or required, whatever the title speaks for.
private func nameKnownReviewers(_ records: inout [Record], _ configuration: Configuration) {
  let policy = configuration.policy
  let defined = records.flatMap { record -> [String] in
    guard case .persona(let persona) = record.details else { return [] }
    return [persona.name, record.title]
  }
  let required = policy.requiredPersonas.values.flatMap(\.self) + policy.mayLift
  let known = Set((defined + required).map(foldedName))
  for index in records.indices {
    guard case .review(let review) = records[index].details, let reviewer = review.reviewer,
      let persona = ReviewerText.persona(in: reviewer, among: known)
    else { continue }
    records[index].persona = persona
  }
}

/// What came out of one source.
private struct Reading: Sendable {
  var documents: [DocumentFacts] = []
  var records: [Record] = []
  var statements: [Statement] = []
  var figures: [Figure] = []
  var alerts = AlertDefinitions()
  var ownership = Ownership()
  var kept: [KeptDocument] = []
  /// The documents that differ from the commit.
  var changed: [SourcePath] = []
  var log = DiagnosticLog()

  mutating func merge(_ document: DocumentReading) {
    documents.append(document.facts)
    records += document.records
    statements += document.statements
    figures += document.figures
    alerts.merge(document.alerts)
    ownership.merge(document.ownership)
    log.merge(document.log)
  }
}

private func read(
  _ source: OpenedSource, _ configuration: Configuration, _ memo: inout ReadingMemo, _ memory: DocumentMemory,
  width: Int
) async throws -> Reading {
  async let histories = {
    var log = DiagnosticLog()
    return (try await source.histories(into: &log), log)
  }()
  var reading = Reading()
  reportLeftOut(source, into: &reading.log)
  let decisionFolders = try await DecisionFolders(source, configuration, into: &reading.log)
  let runs = try await source.files.runs(of: 64).concurrentMap(width: width) { [memo] run in
    try Task.checkCancellation()
    return try await readDocuments(Array(run), of: source, decisionFolders, memo, memory)
  }
  for run in runs {
    reading.log.merge(run.log)
    reading.changed += run.changed
    reading.kept += run.kept
    for (key, document) in run.documents {
      reading.merge(document)
      if let key { memo.learn(document, by: key) }
    }
  }
  joinApprovals(&reading.records)
  joinAlerts(reading.alerts, to: &reading.records, into: &reading.log)
  completeDecisionRecords(&reading.records, paths: source.paths, into: &reading.log)
  let (history, log) = try await histories
  reading.log.merge(log)
  keepLinkedAnchors(in: &reading.documents)
  for index in reading.documents.indices {
    reading.documents[index].history = history[reading.documents[index].id.path]
  }
  return reading
}
