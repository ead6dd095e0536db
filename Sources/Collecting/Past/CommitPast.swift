internal import ReportModel

/// What is known of all commits of a repository at once, so that each of them is read without asking git anew.
struct CommitPast: Sendable {
  let graph: CommitGraph
  private let log: FileLog
  /// Where the commits of the log stand in the graph.
  private let places: [Int?]
  /// The way to the one process that reads objects, for all commits.
  let channel: BlobChannel

  init(graph: CommitGraph, log: FileLog, channel: BlobChannel) {
    (self.graph, self.log, self.channel) = (graph, log, channel)
    places = log.commits.map { graph.places[$0.commit.id] }
  }

  /// When documents came and last changed, as one saw it at a commit.
  func histories(
    of paths: Set<SourcePath>, at commit: String, boundary: Set<String>
  ) -> [SourcePath: DocumentHistory] {
    let isIn = graph.ancestry(of: commit)
    return log.histories(of: paths, boundary: boundary) { index in places[index].map { isIn[$0] } ?? false }
  }

  /// The newest of the commits that touched a file, as one saw it at a commit; see ``FileLog/lastTouch(of:where:)``.
  func lastTouch(of path: SourcePath, at commit: String) -> FileLog.LastTouch? {
    let isIn = graph.ancestry(of: commit)
    return log.lastTouch(of: path) { index in places[index].map { isIn[$0] } ?? false }
  }

  /// For each day the newest commit of the main line that is not younger; nothing for a day before all of them.
  func commits(onOrBefore days: Set<Day>, since newest: String) -> [Day: String] {
    var (found, pending) = ([Day: String](), days.sorted())
    for commit in graph.mainLine(from: newest) {
      while let day = pending.last, commit.day <= day {
        found[day] = commit.id
        pending.removeLast()
      }
      if pending.isEmpty { break }
    }
    return found
  }

  /// Of some commits those that `newest` does not build upon.
  func unreachable(_ ids: [String], from newest: String) -> Set<String> {
    let isIn = graph.ancestry(of: newest)
    return Set(ids.filter { id in !(graph.places[id].map { isIn[$0] } ?? false) })
  }
}

/// Asked of what is known, else of git.
extension OpenedSource.HistorySource {
  func commits(onOrBefore days: Set<Day>, since newest: String) async throws -> [Day: String] {
    if let past { return past.commits(onOrBefore: days, since: newest) }
    return try await git.commits(onOrBefore: days, since: newest)
  }

  func unreachable(_ ids: [String], from newest: String) async throws -> Set<String> {
    if let past { return past.unreachable(ids, from: newest) }
    return try await git.unreachable(ids, from: newest)
  }

  /// As ``GitProgram/commits(named:)``.
  func commits(named names: [String]) async throws -> [String: String] {
    guard let past else { return try await git.commits(named: names) }
    let ids = try await past.channel.contents(of: names.map { "\($0)^{commit}" }, as: .commitID, keeping: 0)
    let found = zip(names, ids).compactMap { name, id in id.map { (name, String(decoding: $0, as: UTF8.self)) } }
    return Dictionary(found) { first, _ in first }
  }

  /// The files of a commit; `nil` when there is no such folder or a tree is missing.
  func files(of commit: String) async throws -> [Entry]? {
    guard let past else {
      return try await git.listCommit(commit, prefix: prefix, sizes: false, limit: SourceOpening.mostFiles)
    }
    var trees = TreeReader(channel: past.channel)
    return try await trees.entries(of: commit, prefix: prefix)
  }

  /// Lends the way to a process that reads objects.
  func withBlobs<R: Sendable>(_ body: (BlobChannel) async throws -> R) async throws -> R {
    if let past { return try await body(past.channel) }
    return try await git.withBlobs(body)
  }
}
