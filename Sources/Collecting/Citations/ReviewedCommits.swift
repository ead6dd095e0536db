import Diagnostics
import ReportModel

/// Finds for each citation the commits at which it may have been written: the one that its record states, else those that
/// the history of its document suggests.
///
/// When nothing is stated: the commit that added the document, or the newest one not younger than the date in it, when that
/// is earlier (a document may wait for its commit). A citation that came into the document later is from the document's
/// last commit. The newest commit is the last resort. Nothing is inferred for what is not committed.
struct ReviewedCommits {
  let source: OpenedSource
  let history: OpenedSource.HistorySource
  /// The newest commit of the source.
  let newest: String
  let documents: [SourcePath: DocumentHistory]

  /// How many days a document may wait for its commit; an earlier date is more often mistyped than true.
  static let longestDelay = 90

  /// - Returns: for each of the records' citations a lookup; the stated commit is the name itself where git has no such.
  func lookups(of records: [Record], into log: inout DiagnosticLog) async throws -> [CitationLookup] {
    let names = records.map(StatedCommit.name(in:))
    let stated = try await history.ids(of: Set(names.compactMap(\.self)).sorted())
    for (record, name) in zip(records, names) {
      if let name, stated[name] == nil { log.emit(.unknownCommit(name, record)) }
    }
    let unstated = records.indices.filter { names[$0] == nil }
    let versions = try await versions(of: Set(unstated.map { records[$0].origin.document.path }))
    let days = Set(unstated.compactMap { earlierDay(of: records[$0]) })
    let byDay = try await days.isEmpty ? [:] : history.commits(onOrBefore: days, since: newest)
    return zip(records, names).flatMap { record, name in
      record.unreadCitations.map { reading in
        var lookup = CitationLookup(reading: reading, commits: [])
        if let name {
          lookup.reading.reviewedCommit = stated[name] ?? name
          lookup.reading.commitOrigin = .stated
          lookup.commits = stated[name].map { [$0] } ?? []
        } else {
          lookup.commits = inferred(reading.citation, of: record, versions, byDay)
          lookup.reading.commitOrigin = lookup.commits.isEmpty ? nil : .inferred
        }
        return lookup
      }
    }
  }

  private func inferred(
    _ citation: Citation, of record: Record, _ versions: [SourcePath: Versions], _ byDay: [Day: String]
  ) -> [String] {
    let path = record.origin.document.path
    guard let document = documents[path] else { return [] }
    let version = versions[path]
    let key = CitationKey(citation)
    var commits: [String] = []
    if version?.first.contains(key) ?? true {
      commits = [earlierDay(of: record).flatMap { byDay[$0] }, document.first.id].compactMap(\.self)
    } else if source.changed.contains(path), version?.last.contains(key) == false {
      return []
    }
    return (commits + [document.last.id, newest]).reduce(into: []) { distinct, commit in
      if !distinct.contains(commit) { distinct.append(commit) }
    }
  }

  /// The day that the record states, when its document came within a reasonable time after it.
  private func earlierDay(of record: Record) -> Day? {
    guard let day = record.date, let first = documents[record.origin.document.path]?.first.day, day < first,
      first - day <= Self.longestDelay
    else { return nil }
    return day
  }

  /// What a document cited in its first and in its last commit.
  private struct Versions {
    var first: Set<CitationKey>
    var last: Set<CitationKey>
  }

  /// Of documents that have changed since they came, or since they were committed; most have not.
  private func versions(of paths: Set<SourcePath>) async throws -> [SourcePath: Versions] {
    let changed = paths.sorted().filter { path in
      guard let document = documents[path] else { return false }
      return source.changed.contains(path) || document.first.id != document.last.id
    }
    guard !changed.isEmpty else { return [:] }
    return try await history.withBlobs { channel in
      var versions: [SourcePath: Versions] = [:]
      for run in changed.runs(of: 32) {
        let names = run.flatMap { path in
          let document = documents[path]
          return [document?.first, document?.last].map { commit in
            history.objectName(of: commit?.path ?? path, at: commit?.id ?? "")
          }
        }
        let contents = try await channel.contents(of: names, keeping: OpenedSource.largestFile)
        for (index, path) in run.enumerated() {
          versions[path] = Versions(first: keys(contents[2 * index]), last: keys(contents[2 * index + 1]))
        }
      }
      return versions
    }
  }

  private func keys(_ bytes: [UInt8]?) -> Set<CitationKey> {
    Set(CitationText.citations(in: String(decoding: bytes ?? [], as: UTF8.self), line: 0).map(CitationKey.init))
  }
}

extension OpenedSource.HistorySource {
  /// The full ids of commits by the ids and tags that records state; without those that the repository does not have.
  func ids(of names: [String]) async throws -> [String: String] {
    guard !names.isEmpty else { return [:] }
    let hexadecimal = names.filter(StatedCommit.isID)
    var found = try await hexadecimal.isEmpty ? [:] : commits(named: hexadecimal)
    let others = names.filter { found[$0] == nil }
    guard !others.isEmpty else { return found }
    let references = readReferences(of: repository, all: true).named
    let tags = others.compactMap { name in references["refs/tags/\(name)"].map { (name, $0) } }
    let tagged = try await tags.isEmpty ? [:] : commits(named: tags.map(\.1))
    for (name, object) in tags { found[name] = tagged[object] }
    return found
  }
}

/// A citation wherever in a document it stands.
struct CitationKey: Hashable {
  var path: String
  var first: Int
  var last: Int

  init(_ citation: Citation) { (path, first, last) = (citation.path, citation.firstLine, citation.lastLine) }
}

extension Record {
  /// Its citations, which nobody has looked up yet.
  var unreadCitations: [CitationReading] {
    let settled = SettledLines(of: self)
    return distinctCitations.map { CitationReading(unread: $0, of: self, isSettled: settled.contain($0.line)) }
  }

  /// Each once, though a line may name it twice.
  private var distinctCitations: [Citation] {
    struct Place: Hashable {
      var key: CitationKey
      var line: Int
    }
    var seen: Set<Place> = []
    return citations.filter { seen.insert(Place(key: CitationKey($0), line: $0.line)).inserted }
  }
}

extension CitationReading {
  /// Nobody has looked yet.
  init(unread citation: Citation, of record: Record, isSettled: Bool) {
    self.init(
      record: record.id, origin: Origin(record.origin.document, line: citation.line), citation: citation,
      atReview: .unread, atNewest: .unread, isSettled: isSettled)
  }
}

extension OpenedSource.HistorySource {
  /// By which git finds the content of a file at a commit. Nothing that a line of questions could not hold.
  func objectName(of path: SourcePath, at commit: String) -> String {
    guard path.text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return "" }
    return "\(commit):\(prefix.isEmpty ? "" : "\(prefix)/")\(path.text)"
  }
}

extension Diagnostic.ID {
  static let unknownCommit: Self = "citation.unknown-commit"
}

extension Diagnostic {
  fileprivate static func unknownCommit(_ name: String, _ record: Record) -> Diagnostic {
    let document = record.origin.document
    return Diagnostic(
      .unknownCommit, .warning, "the reviewed commit `\(name)` is not in the repository",
      help: "Correct it, or fetch the repository whole.",
      at: FileLocation(source: document.source, path: document.path.text, line: record.origin.line))
  }
}
