internal import Diagnostics
import Digest
import Markdown
internal import ReportModel

/// All that reading one document gave: a function of its bytes, its place and whether it was declared a decision record.
///
/// What follows from other documents, from git or from the day is added later.
package struct DocumentReading: Sendable {
  var facts: DocumentFacts
  var records: [Record]
  var statements: [Statement]
  var figures: [Figure]
  var alerts = AlertDefinitions()
  var ownership = Ownership()
  /// It says something of other documents too, as a list of owners does.
  var isAboutOthers = false
  var log = DiagnosticLog()
}

/// Readings of documents by what they follow from, so that a content is read once however many commits have it.
package struct ReadingMemo: Sendable {
  struct Key: Hashable, Sendable {
    var document: DocumentID
    /// The id of the object that holds the content.
    var blob: String
    var isDeclaredDecision: Bool
  }

  /// Whether it takes up what is read.
  private let learns: Bool
  private var readings: [Key: DocumentReading] = [:]

  package init(learns: Bool) { self.learns = learns }

  subscript(key: Key) -> DocumentReading? { readings[key] }

  mutating func learn(_ reading: DocumentReading, by key: Key) {
    if learns { readings[key] = reading }
  }
}

extension ReadingMemo {
  /// Reads what sources hold and what is not remembered, each content once, and forgets everything else.
  package mutating func learn(
    documentsOf sources: [OpenedSource], _ configuration: Configuration, width: Int
  ) async throws {
    var (wanted, unread) = (Set<Key>(), [(source: OpenedSource, folders: DecisionFolders, files: [SourceFile])]())
    // What is wrong with a source is said where its records are collected.
    var log = DiagnosticLog()
    for source in sources {
      let folders = try await DecisionFolders(source, configuration, into: &log)
      let files = source.files.filter { file in
        guard let key = Key(file, folders), wanted.insert(key).inserted else { return false }
        return self[key] == nil
      }
      for run in files.runs(of: 64) { unread.append((source, folders, Array(run))) }
    }
    readings = readings.filter { wanted.contains($0.key) }
    let runs = try await unread.concurrentMap(width: width) { [self] run in
      try await readDocuments(run.files, of: run.source, run.folders, self, DocumentMemory())
    }
    for (key, reading) in runs.flatMap(\.documents) {
      if let key { learn(reading, by: key) }
    }
  }
}

/// What came out of some documents, each with its key where the source's commit has it as it was read.
struct ReadDocuments: Sendable {
  var documents: [(key: ReadingMemo.Key?, reading: DocumentReading)] = []
  /// What a memory may keep of them.
  var kept: [KeptDocument] = []
  /// The documents that differ from the commit.
  var changed: [SourcePath] = []
  /// Of what could not be read at all.
  var log = DiagnosticLog()
}

/// Reads what is not remembered. From objects even the bytes of what is remembered are not asked for.
func readDocuments(
  _ files: [SourceFile], of source: OpenedSource, _ decisionFolders: DecisionFolders, _ memo: ReadingMemo,
  _ memory: DocumentMemory
) async throws -> ReadDocuments {
  var read = ReadDocuments()
  let keys = files.map { ReadingMemo.Key($0, decisionFolders) }
  let remembered = keys.map { key in source.isReadFromObjects ? key.flatMap { memo[$0] } : nil }
  let unread = files.indices.filter { remembered[$0] == nil }
  let contents = try await source.contents(of: unread.map { files[$0] }, into: &read.log)
  var bytesOfUnread = contents.makeIterator()
  for (index, file) in files.enumerated() {
    if let reading = remembered[index] {
      read.documents.append((nil, reading))
      continue
    }
    guard let bytes = bytesOfUnread.next() ?? nil else { continue }
    let isCommitted = source.isCommitted(file, as: bytes)
    if !isCommitted, source.differs(file, from: bytes) { read.changed.append(file.id.path) }
    let content = DocumentContent(
      sha256: ContentDigest(of: bytes).description, isDeclaredDecision: decisionFolders.contain(file.id.path))
    let known = memory.recall(file.id, content)
    let reading = known.map(DocumentReading.init) ?? DocumentReading(file.id, bytes, content)
    if known != nil {
      read.kept.append(KeptDocument(id: file.id, content: content))
    } else if memory.keepsDocuments, let document = reading.kept {
      read.kept.append(KeptDocument(id: file.id, content: content, encoded: try encoded(document)))
    }
    read.documents.append((isCommitted ? keys[index] : nil, reading))
  }
  return read
}

extension ReadingMemo.Key {
  /// `nil` for what the commit does not have.
  init?(_ file: SourceFile, _ decisionFolders: DecisionFolders) {
    guard let blob = file.blob else { return nil }
    self.init(document: file.id, blob: blob, isDeclaredDecision: decisionFolders.contain(file.id.path))
  }
}

extension DocumentReading {
  init(_ id: DocumentID, _ bytes: [UInt8], _ content: DocumentContent) {
    var log = DiagnosticLog()
    var document = Document(id, reading: bytes, into: &log)
    document.isDeclaredDecision = content.isDeclaredDecision
    isAboutOthers = ownership.reads(document)
    ownership.read(document, into: &log)
    alerts.read(document, into: &log)
    records = readRecords(in: document, into: &log)
    records.findQuotations(in: document)
    records.findOwnTexts(in: document)
    facts = DocumentFacts(
      id: id, sha256: content.sha256, size: bytes.count, lines: document.text.lineCount,
      links: links(of: document), anchors: anchors(of: document), absence: records.isEmpty ? document.absence : nil)
    facts.dayOfName = dayOfName(id.path)
    facts.emptiness = document.emptiness(holding: records)
    reportShape(of: document, records, into: &log)
    statements = Collecting.statements(of: document, among: records, into: &log)
    figures = Collecting.figures(of: document, records)
    self.log = log
  }

  init(_ known: ReadDocument) {
    (facts, records, statements, figures) = (known.facts, known.records, known.statements, known.figures)
    for diagnostic in known.diagnostics { log.emit(diagnostic) }
  }

  /// `nil` for what is read anew each time.
  var kept: ReadDocument? {
    guard !isAboutOthers, alerts.isEmpty else { return nil }
    return ReadDocument(
      facts: facts, records: records, statements: statements, figures: figures, diagnostics: log.sorted)
  }
}

private func links(of document: Document) -> [DocumentLink] {
  var links: [DocumentLink] = []
  func take(_ lines: [MarkdownContent.Line]) {
    for line in lines where !line.links.isEmpty {
      links += line.links.map { DocumentLink(destination: $0.destination, line: line.number, isImage: $0.isImage) }
    }
  }
  for block in document.content.blocks {
    guard case .table(let table) = block.kind else {
      take(block.text)
      continue
    }
    take(table.header)
    table.rows.forEach(take)
  }
  return links
}
