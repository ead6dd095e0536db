import ReportModel

/// The search for citations at the commits that may have been reviewed, in rounds: first all of them at their likeliest
/// commit, then those that led nowhere at the next one.
struct CitationSearch {
  let source: OpenedSource
  let history: OpenedSource.HistorySource
  let newest: String
  /// The files as they were read.
  let files: CitedPaths
  let width: Int
  var lookups: [CitationLookup]
  /// Some trees were not listed, because there were too many.
  private(set) var isLimited = false
  private var listed = 0
  private var compared = 0

  init(
    source: OpenedSource, history: OpenedSource.HistorySource, newest: String, files: CitedPaths, width: Int,
    lookups: [CitationLookup]
  ) {
    (self.source, self.history, self.newest, self.files) = (source, history, newest, files)
    (self.width, self.lookups) = (width, lookups)
  }

  /// How many trees are listed, and how many pairs of commits are compared for renames. Each takes a process.
  private static let (mostTrees, mostPairs) = (200, 50)

  mutating func run() async throws {
    let rounds = lookups.map(\.commits.count).max() ?? 0
    for round in 0..<rounds {
      let pending = lookups.indices.filter { !lookups[$0].isSettled && round < lookups[$0].commits.count }
      let byCommit = Dictionary(grouping: pending) { lookups[$0].commits[round] }
      var jobs: [CitedFile] = []
      for (commit, indices) in byCommit.sorted(by: { $0.key < $1.key }) {
        jobs += try await self.jobs(for: indices, at: commit)
      }
      try await compare(jobs)
    }
    try await hideUnreachable()
  }

  private mutating func jobs(for indices: [Int], at commit: String) async throws -> [CitedFile] {
    var cited: [SourcePath: [Int]] = [:]
    var searched: [Int] = []
    for index in indices {
      if let path = files.exactly(lookups[index].reading.citation.path, from: lookups[index].document) {
        cited[path, default: []].append(index)
      } else {
        searched.append(index)
      }
    }
    if !searched.isEmpty {
      // Of a commit whose tree is not to be had, nobody knows what it holds; today's files are those of the newest one.
      if let tree = try await tree(of: commit, for: searched) ?? (commit == newest ? files : nil) {
        for index in searched { find(index, in: tree, at: commit, &cited) }
      } else {
        for index in searched { lookups[index].note(.unread, at: commit) }
      }
    }
    let gone = cited.keys.filter { !files.contains($0) }
    let renames = try await gone.isEmpty ? [:] : renames(since: commit)
    return cited.sorted { $0.key < $1.key }.map { path, indices in
      let now = files.contains(path) ? path : renames[path].flatMap { files.contains($0) ? $0 : nil }
      return CitedFile(commit: commit, path: path, newest: now, lookups: indices)
    }
  }

  private mutating func find(
    _ index: Int, in tree: CitedPaths, at commit: String, _ cited: inout [SourcePath: [Int]]
  ) {
    switch tree.find(lookups[index].reading.citation.path, from: lookups[index].document) {
    case .file(let path): cited[path, default: []].append(index)
    case .nothing: lookups[index].note(.fileMissing, at: commit)
    case .several(let candidates):
      lookups[index].note(.ambiguous, at: commit)
      if lookups[index].reading.reviewedCommit == commit { lookups[index].reading.candidates = candidates }
    }
  }

  /// - Returns: `nil` when the tree cannot be listed, or is one too many.
  private mutating func tree(of commit: String, for indices: [Int]) async throws -> CitedPaths? {
    guard listed < Self.mostTrees else {
      isLimited = true
      return nil
    }
    listed += 1
    let entries = try await history.files(of: commit)
    return entries.map { entries in
      CitedPaths(
        Set(entries.filter { $0.kind == .file }.map(\.path)), prefix: history.prefix,
        cited: indices.map { lookups[$0].reading.citation.path })
    }
  }

  private mutating func renames(since commit: String) async throws -> [SourcePath: SourcePath] {
    guard commit != newest else { return [:] }
    guard compared < Self.mostPairs else {
      isLimited = true
      return [:]
    }
    compared += 1
    return try await history.git.renames(from: commit, to: newest, prefix: history.prefix)
  }
}

// MARK: - Comparing

extension CitationSearch {
  private mutating func compare(_ jobs: [CitedFile]) async throws {
    guard !jobs.isEmpty else { return }
    let (source, history, width) = (source, history, width)
    let results = try await history.withBlobs { [lookups] channel in
      try await jobs.runs(of: 16).concurrentMap(width: width) { run in
        let names = run.map { history.objectName(of: $0.path, at: $0.commit) }
        let old = try await channel.contents(of: names, keeping: OpenedSource.largestFile + 1)
        let new = try await source.citedContents(of: run.map { $0.newest ?? $0.path })
        return zip(run, zip(old, new)).map { job, contents in
          job.settled(job.lookups.map { lookups[$0] }, contents.0, job.newest == nil ? nil : contents.1)
        }
      }
    }
    var missing: [CitedFile] = []
    for (job, outcome) in zip(jobs, results.joined()) {
      guard let outcome else {
        missing.append(job)
        continue
      }
      for (index, lookup) in zip(job.lookups, outcome) { lookups[index] = lookup }
    }
    try await settleMissing(missing)
  }

  /// A file of today that the commit does not have, or whose content git has lost.
  private mutating func settleMissing(_ jobs: [CitedFile]) async throws {
    for (commit, jobs) in Dictionary(grouping: jobs, by: \.commit).sorted(by: { $0.key < $1.key }) {
      let tree = try await tree(of: commit, for: jobs.flatMap(\.lookups))
      for job in jobs {
        for index in job.lookups {
          let isLost = tree?.contains(job.path) ?? true
          lookups[index].note(isLost ? .unread : .fileMissing, at: commit, target: isLost ? job.path : nil)
        }
      }
    }
  }

  /// Commits that the newest one does not build upon may hold what was taken back: their lines are compared and not shown.
  private mutating func hideUnreachable() async throws {
    let stated = Set(lookups.filter { $0.reading.commitOrigin == .stated }.flatMap(\.commits))
    guard !stated.isEmpty else { return }
    let unreachable = try await history.unreachable(stated.sorted(), from: newest)
    for index in lookups.indices where lookups[index].commits.contains(where: unreachable.contains) {
      lookups[index].reading.reviewedLines = []
    }
  }
}
