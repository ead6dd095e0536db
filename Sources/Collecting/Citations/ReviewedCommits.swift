import Diagnostics
import ReportModel

/// Finds for each citation the commits at which it may have been written: the one that its record states, else those that
/// the history of its document suggests.
///
/// When nothing is stated: the commit in which the citation came into the document, or the one in which the record got the day
/// that it states, when that is later. Where the day came with that commit, or before all of them, and is earlier than it, the
/// newest commit of that day: a document may wait for its commit. Whatever else is written in a document renews nothing. The
/// last commit of the document, and the newest of all, are the last resorts. Nothing is inferred for what is not committed.
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
    let arrivals = try await arrivals(in: unstated.map { records[$0] })
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
          lookup.commits = inferred(reading.citation, of: record, arrivals, byDay)
          lookup.reading.commitOrigin = lookup.commits.isEmpty ? nil : .inferred
        }
        return lookup
      }
    }
  }

  private func inferred(
    _ citation: Citation, of record: Record, _ arrivals: Arrivals, _ byDay: [Day: String]
  ) -> [String] {
    let path = record.origin.document.path
    guard let document = documents[path] else { return [] }
    let cited = arrivals.place(of: .citation(CitationKey(citation)), in: path)
    // Elsewhere it may be written so that it is found in no version of the text.
    guard let written = cited ?? (source.changed.contains(path) ? nil : 0) else { return [] }
    let dated = newDay(of: record).flatMap { arrivals.place(of: .day($0), in: path) } ?? 0
    let place = max(written, dated)
    let came = place == 0 ? document.first : document.commits[place]
    var commits = [came.id, document.last.id, newest]
    if dated >= written, let day = earlierDay(of: record), day < came.day, came.day - day <= Self.longestDelay,
      let commit = byDay[day]
    {
      commits.insert(commit, at: 0)
    }
    return commits.reduce(into: []) { distinct, commit in
      if !distinct.contains(commit) { distinct.append(commit) }
    }
  }

  /// The day that the record states, when its document may have waited for its commit.
  private func earlierDay(of record: Record) -> Day? {
    guard let day = record.date, let last = documents[record.origin.document.path]?.last.day else { return nil }
    return day < last ? day : nil
  }

  /// The day that the record states, when its document is older: somebody looked once more.
  private func newDay(of record: Record) -> Day? {
    guard let day = record.date, let first = documents[record.origin.document.path]?.first.day else { return nil }
    return day > first ? day : nil
  }

  /// Of documents that have changed since they came, or since they were committed; most have not.
  private func arrivals(in records: [Record]) async throws -> Arrivals {
    var wanted: [SourcePath: Set<Arrivals.Trait>] = [:]
    for record in records where !record.citations.isEmpty {
      let path = record.origin.document.path
      guard let document = documents[path], source.changed.contains(path) || document.first != document.last else {
        continue
      }
      wanted[path, default: []].formUnion(record.citations.map { .citation(CitationKey($0)) })
      if let day = newDay(of: record) { wanted[path, default: []].insert(.day(day)) }
    }
    return try await wanted.isEmpty ? Arrivals() : Arrivals(of: wanted, in: documents, history)
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
  static func unknownCommit(_ name: String, _ record: Record) -> Diagnostic {
    let document = record.origin.document
    return Diagnostic(
      .unknownCommit, .warning, "the reviewed commit `\(name)` is not in the repository",
      help: "Correct it, or fetch the repository whole.",
      at: FileLocation(source: document.source, path: document.path.text, line: record.origin.line))
  }
}
