package import Diagnostics
import Digest
import Markdown
package import ReportModel

/// The pipeline's first half: sources in, records and diagnostics out.
///
/// - Parameters:
///   - sources: Their documents chosen. What was found to differ from the commit makes a source dirty.
///   - memory: What is known of documents from builds before; it changes nothing in the result.
///   - width: How many tasks work at a time; nor does it.
/// - Throws: What the machine refuses; never for what a document holds.
package func collect(
  _ sources: inout [OpenedSource], _ configuration: Configuration, remembering memory: inout DocumentMemory, width: Int,
  into log: inout DiagnosticLog
) async throws -> Portfolio {
  var portfolio = Portfolio()
  var kept: [KeptDocument] = []
  var ownership: [String: Ownership] = [:]
  for index in sources.indices {
    let reading = try await read(sources[index], configuration, memory, width: width)
    log.merge(reading.log)
    sources[index].source.isDirty = sources[index].source.isDirty || reading.isDirty
    portfolio.sources.append(sources[index].source)
    portfolio.documents += reading.documents
    portfolio.records += reading.records
    portfolio.statements += reading.statements
    portfolio.figures += reading.figures
    kept += reading.kept
    ownership[sources[index].source.name] = reading.ownership
    portfolio.paths[sources[index].source.name] = Set(sources[index].paths)
    portfolio.uncommitted[sources[index].source.name] = Set(sources[index].uncommittedPaths)
  }
  memory.keep(kept)
  assignServices(&portfolio, configuration, into: &log)
  assignOwners(&portfolio, ownership)
  ObjectiveDiagnostics.reportContradictions(portfolio.records, into: &log)
  portfolio.zones = readTimeZones(namedIn: portfolio.records, into: &log)
  reportRepeatedIDs(portfolio.records, into: &log)
  portfolio.documents.sort { $0.id < $1.id }
  portfolio.statements.sort { $0.origin < $1.origin }
  portfolio.figures.sort { $0.origin < $1.origin }
  portfolio.records = identified(portfolio.records).sorted { ($0.kind, $0.slug) < ($1.kind, $1.slug) }
  portfolio.citations = try await readCitations(of: portfolio, in: sources, width: width, into: &log)
  return portfolio
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
    portfolio.records[index].service = assignment.assign(portfolio.records[index])
  }
  portfolio.services = assignment.services.values.sorted { $0.id < $1.id }
}

/// The same for who has no memory.
package func collect(
  _ sources: inout [OpenedSource], _ configuration: Configuration, width: Int, into log: inout DiagnosticLog
) async throws -> Portfolio {
  var memory = DocumentMemory()
  return try await collect(&sources, configuration, remembering: &memory, width: width, into: &log)
}

/// What came out of one source, or out of one run of its files.
private struct Reading: Sendable {
  var documents: [DocumentFacts] = []
  var records: [Record] = []
  var statements: [Statement] = []
  var figures: [Figure] = []
  var alerts = AlertDefinitions()
  var ownership = Ownership()
  var kept: [KeptDocument] = []
  var isDirty = false
  var log = DiagnosticLog()

  mutating func merge(_ other: Reading) {
    documents += other.documents
    records += other.records
    statements += other.statements
    figures += other.figures
    alerts.merge(other.alerts)
    ownership.merge(other.ownership)
    kept += other.kept
    isDirty = isDirty || other.isDirty
    log.merge(other.log)
  }
}

private func read(
  _ source: OpenedSource, _ configuration: Configuration, _ memory: DocumentMemory, width: Int
) async throws -> Reading {
  async let histories = {
    var log = DiagnosticLog()
    return (try await source.histories(into: &log), log)
  }()
  var reading = Reading()
  reportLeftOut(source, into: &reading.log)
  let decisionFolders = try await DecisionFolders(source, configuration, into: &reading.log)
  let runs = try await source.files.runs(of: 64).concurrentMap(width: width) { run in
    try await read(Array(run), of: source, decisionFolders, memory)
  }
  for run in runs { reading.merge(run) }
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

private func read(
  _ files: [SourceFile], of source: OpenedSource, _ decisionFolders: DecisionFolders, _ memory: DocumentMemory
) async throws -> Reading {
  var reading = Reading()
  let contents = try await source.contents(of: files, into: &reading.log)
  for (file, bytes) in zip(files, contents) {
    guard let bytes else { continue }
    reading.isDirty = reading.isDirty || source.differs(file, from: bytes)
    let content = DocumentContent(
      sha256: ContentDigest(of: bytes).description, isDeclaredDecision: decisionFolders.contain(file.id.path))
    if let known = memory.recall(file.id, content) {
      reading.add(known)
      reading.kept.append(KeptDocument(id: file.id, content: content))
    } else if let read = reading.read(file.id, bytes, content), memory.keepsDocuments {
      reading.kept.append(KeptDocument(id: file.id, content: content, encoded: try encoded(read)))
    }
  }
  return reading
}

extension Reading {
  fileprivate mutating func add(_ document: ReadDocument) {
    documents.append(document.facts)
    records += document.records
    statements += document.statements
    figures += document.figures
    for diagnostic in document.diagnostics { log.emit(diagnostic) }
  }

  /// - Returns: What can be kept of it; `nil` when it says something of other documents too, as a list of owners does.
  fileprivate mutating func read(_ id: DocumentID, _ bytes: [UInt8], _ content: DocumentContent) -> ReadDocument? {
    var own = DiagnosticLog()
    var document = Document(id, reading: bytes, into: &own)
    document.isDeclaredDecision = content.isDeclaredDecision
    let isAboutOthers = ownership.reads(document)
    ownership.read(document, into: &own)
    var alerts = AlertDefinitions()
    alerts.read(document, into: &own)
    self.alerts.merge(alerts)
    var records = readRecords(in: document, into: &own)
    records.findQuotations(in: document)
    var facts = DocumentFacts(
      id: id, sha256: content.sha256, size: bytes.count,
      lines: document.text.lineCount, links: links(of: document), anchors: anchors(of: document),
      absence: records.isEmpty ? document.absence : nil)
    facts.dayOfName = dayOfName(id.path)
    reportShape(of: document, records, into: &own)
    let statements = Collecting.statements(of: document, among: records, into: &own)
    let read = ReadDocument(
      facts: facts, records: records, statements: statements, figures: Collecting.figures(of: document, records),
      diagnostics: own.sorted)
    add(read)
    return isAboutOthers || !alerts.isEmpty ? nil : read
  }
}

private func links(of document: Document) -> [DocumentLink] {
  document.content.blocks.flatMap { block -> [DocumentLink] in
    var lines = block.text
    if case .table(let table) = block.kind { lines = table.header + table.rows.flatMap(\.self) }
    return lines.flatMap { line in
      line.links.map { DocumentLink(destination: $0.destination, line: line.number, isImage: $0.isImage) }
    }
  }
}
