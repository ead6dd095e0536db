import Diagnostics
import ReportModel

/// Looks up every citation of the records in its source: in the commit that was reviewed, and in what was read.
///
/// The contents of a file are held while its citations are compared, and a few lines of each are kept. Each source takes one
/// process for all contents, and one for each tree that must be searched for a name.
func readCitations(
  of portfolio: Portfolio, in sources: [OpenedSource], width: Int, into log: inout DiagnosticLog
) async throws -> [CitationReading] {
  try await reportUncitedCommits(of: portfolio.records, in: sources, into: &log)
  // By index: records and documents are large, and each is needed once.
  let (records, documents) = (portfolio.records, portfolio.documents)
  let citing = Dictionary(grouping: records.indices.filter { !records[$0].citations.isEmpty }) {
    records[$0].origin.document.source
  }
  let dated = Dictionary(grouping: documents.indices) { documents[$0].id.source }
  var readings: [CitationReading] = []
  for source in sources {
    guard let citing = citing[source.source.name] else { continue }
    let histories = (dated[source.source.name] ?? []).compactMap { index in
      documents[index].history.map { (documents[index].id.path, $0) }
    }
    readings += try await readCitations(
      of: citing.map { records[$0] }, in: source, Dictionary(histories) { first, _ in first }, width: width, into: &log)
  }
  return readings.sorted(on: \.order, by: <)
}

/// - Parameter documents: When the documents of the source came and changed; without those of which git knows nothing.
func readCitations(
  of records: [Record], in source: OpenedSource, _ documents: [SourcePath: DocumentHistory], width: Int,
  into log: inout DiagnosticLog
) async throws -> [CitationReading] {
  let cited = records.flatMap { $0.citations.map(\.path) }
  let files = CitedPaths(Set(source.paths), prefix: source.history?.prefix ?? "", cited: cited)
  guard let history = source.history, let newest = source.source.commit else {
    let lookups = records.flatMap { record in
      record.unreadCitations.map { CitationLookup(reading: $0, commits: []) }
    }
    let readings = try await withoutCommit(lookups, in: source, files, width: width)
    return meant(readings, in: source).withoutHiddenLines(in: source, files)
  }
  let commits = ReviewedCommits(source: source, history: history, newest: newest, documents: documents)
  var search = CitationSearch(
    source: source, history: history, newest: newest, files: files, width: width,
    lookups: try await commits.lookups(of: records, into: &log))
  try await search.run()
  if search.isLimited { log.emit(.tooManyCommits(in: source.source.name)) }
  let settled = search.lookups.compactMap { $0.isSettled ? $0.reading : nil }
  let rest = try await withoutCommit(search.lookups.filter { !$0.isSettled }, in: source, files, width: width)
  return meant(settled + rest, in: source).withoutHiddenLines(in: source, files)
}

/// Citations of which nobody knows the commit are looked up in what was read.
private func withoutCommit(
  _ lookups: [CitationLookup], in source: OpenedSource, _ files: CitedPaths, width: Int
) async throws -> [CitationReading] {
  var lookups = lookups
  var wanted: [SourcePath: [Int]] = [:]
  for index in lookups.indices {
    switch files.find(lookups[index].reading.citation.path, from: lookups[index].document) {
    case .nothing: lookups[index].settle(unreviewed: .fileMissing)
    case .several(let candidates):
      lookups[index].settle(unreviewed: .ambiguous)
      lookups[index].reading.candidates = candidates
    case .file(let path): wanted[path, default: []].append(index)
    }
  }
  let runs = try await wanted.keys.sorted().runs(of: 16).concurrentMap(width: width) { [lookups, wanted] paths in
    let contents = try await source.citedContents(of: Array(paths))
    return zip(paths, contents).flatMap { path, content -> [(Int, CitationLookup)] in
      let file = content.map { FileLines($0.bytes) }
      var searched = file.map { SearchedFile($0, at: path) }
      return wanted[path, default: []].map { index in
        var lookup = lookups[index]
        let fault = searched?.fault(of: lookup.reading.citation)
        let lines = lookup.lines.flatMap { lines in file.flatMap { $0.contains(lines) ? lines : nil } }
        lookup.settle(
          unreviewed: fault ?? .unread, target: path, shown: lines.flatMap { file?.excerpt(of: $0) } ?? [])
        lookup.reading.emptiness = lines.flatMap { searched?.emptiness(of: $0) }
        lookup.reading.isUncommitted = content?.isUncommitted ?? false
        return (index, lookup)
      }
    }
  }
  for (index, lookup) in runs.joined() { lookups[index] = lookup }
  return lookups.map(\.reading)
}

/// Without what nobody has a file of, and with an ending that no file has: it was never meant as a file (`example.com:443`).
func meant(_ readings: [CitationReading], in source: OpenedSource) -> [CitationReading] {
  guard readings.contains(where: \.isUnknown) else { return readings }
  let endings = Set(source.paths.lazy.map(\.pathExtension)).subtracting([""])
  return readings.filter { !$0.isUnknown || endings.contains(SourcePath($0.citation.path).pathExtension) }
}

/// A cited file as it was read.
struct CitedContent: Sendable {
  var bytes: [UInt8]
  /// The commit has another.
  var isUncommitted: Bool
}

extension OpenedSource {
  /// Files as they were read; `nil` for what is no file, too large or cannot be read.
  func citedContents(of paths: [SourcePath]) async throws -> [CitedContent?] {
    // What is wrong with a file that is only cited is not its author's to mend.
    var log = DiagnosticLog()
    let files = paths.map { path in
      let entry = entry(at: path)
      return SourceFile(
        id: DocumentID(source: source.name, path: path), size: entry?.size ?? 0,
        blob: entry?.kind == .file ? entry?.blob : nil)
    }
    return zip(files, try await contents(of: files, into: &log)).map { file, bytes in
      bytes.map { CitedContent(bytes: $0, isUncommitted: differs(file, from: $0)) }
    }
  }
}

extension CitationReading {
  fileprivate var order: (Origin, Int, Int, String) { (origin, citation.firstLine, citation.lastLine, record) }

  fileprivate var isUnknown: Bool { target == nil && candidates.isEmpty }

  /// It is of a file that the configuration excludes, or of one that was taken away.
  fileprivate func isHidden(in source: OpenedSource, _ files: CitedPaths) -> Bool {
    let places = [target, renamedTo].compactMap(\.self)
    return places.contains { source.selection?.excludes($0) ?? false } || !places.contains(where: files.contains)
  }
}

extension [CitationReading] {
  /// A site shows no lines of hidden files.
  fileprivate func withoutHiddenLines(in source: OpenedSource, _ files: CitedPaths) -> Self {
    var readings = self
    for index in readings.indices where readings[index].isHidden(in: source, files) {
      (readings[index].reviewedLines, readings[index].newestLines) = ([], [])
      readings[index].emptiness = readings[index].emptiness?.hidingWords
    }
    return readings
  }
}

extension Diagnostic.ID {
  static let tooManyCommits: Self = "citation.too-many-commits"
}

extension Diagnostic {
  fileprivate static func tooManyCommits(in source: String) -> Diagnostic {
    Diagnostic(
      .tooManyCommits, .note,
      "citations go back to more commits than are searched for names, so some files were not looked for",
      help: "Cite files by their path from the root.", at: FileLocation(source: source, path: "."))
  }
}
