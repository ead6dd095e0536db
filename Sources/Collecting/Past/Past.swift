internal import Diagnostics
package import ReportModel

/// The past of some sources that are open: their commits, each of which can be read as a source of its own.
package struct Past: Sendable {
  /// In the order of the sources; `nil` for one that has none.
  private var sources: [SourcePast?]
  /// What a reader should know about how far back it reaches, one sentence each.
  package let notes: [String]

  /// A point in time, as the newest commit that each source had then.
  package struct Moment: Hashable, Sendable {
    /// The day of the newest of its commits.
    package var day: Day
    /// In the order of the sources; `nil` for one that had not begun.
    package var commits: [String?]

    package init(day: Day, commits: [String?]) { (self.day, self.commits) = (day, commits) }
  }

  fileprivate init(_ opened: [OpenedSource], _ sources: [SourcePast?]) {
    self.sources = sources
    notes = zip(opened, sources).compactMap { opened, past in
      guard let past else {
        return ["\(opened.source.name) has no commits that can be read, so there is no past of it."]
      }
      return past.notes
    }.flatMap(\.self)
  }

  /// What a commit did to a file.
  package struct FileChange: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case added, changed, removed }

    package var kind: Kind
    package var day: Day
  }

  /// What the newest commit did that touched a file; `nil` for one that came with the first of all, or that git does not know.
  ///
  /// - Parameters:
  ///   - path: A document, or a file that was to be followed.
  ///   - source: The source's place among all.
  package func lastChange(of path: SourcePath, in source: Int) -> FileChange? { sources[source]?.lastChange(of: path) }

  /// A file as the newest commit has it; `nil` where it does not.
  package func committed(_ path: SourcePath, in source: Int) async throws -> [UInt8]? {
    try await sources[source]?.committed(path)
  }

  /// As it was at the end of a day; `nil` when nothing had begun, and when a source cannot tell.
  package func moment(on day: Day) -> Moment? {
    var moment = Moment(day: Day(number: Int.min), commits: [])
    for source in sources {
      guard let source, !source.isUnknown(day) else { return nil }
      let commit = source.line.first { $0.day <= day }
      moment.commits.append(commit?.id)
      if let commit { moment.day = max(moment.day, commit.day) }
    }
    return moment.commits.contains { $0 != nil } ? moment : nil
  }

  /// The earliest of which every source can tell: of the first commit, or the day on which the last shallow clone begins.
  package var beginning: Moment? {
    let told = sources.compactMap(\.self)
    let known = told.filter(\.isShallow).compactMap(\.line.last?.day).max()
    return (known ?? told.compactMap(\.line.last?.day).min()).flatMap(moment(on:))
  }

  /// Whether ``beginning`` is as far as a shallow clone reaches, so that there may be older commits elsewhere.
  package var beginsShallow: Bool { sources.contains { $0?.isShallow == true } }

  /// As it was at a commit, tag or branch of the sources; of one that has none of that name, at the end of the same day.
  ///
  /// - Returns: `nil` when no source has it.
  package func moment(named revision: String) -> Moment? {
    let found = sources.map { $0?.named[revision] }
    guard let day = found.compactMap(\.self).map(\.day).max() else { return nil }
    let others = moment(on: day)?.commits
    let commits = found.enumerated().map { index, commit in commit?.id ?? others?[index] }
    return Moment(day: day, commits: commits)
  }

  /// Whether the commits of one moment come after those of another: some build upon them, and none is built upon.
  package func isAhead(_ one: Moment, of other: Moment) -> Bool {
    var isAhead = false
    for (source, (commit, base)) in zip(sources, zip(one.commits, other.commits)) {
      guard let source, let commit, let base, commit != base else { continue }
      if source.builds(base, upon: commit) { return false }
      isAhead = isAhead || source.builds(commit, upon: base)
    }
    return isAhead
  }

  /// Of a source git has fetched only a part of the objects, and may have more another time.
  package var isPartial: Bool { sources.contains { $0?.isPartial ?? false } }

  /// All that a report of a moment rests on, but for the moment, the program, the rubric and the configuration, for what git makes
  /// of the commits that records state, and for objects that it lacks.
  package var grounds: String {
    sources.map { source in source?.grounds ?? "no commits" }.joined(separator: "\n")
  }

  /// What git makes today of the commits that records state: a tag may be moved, and a commit come or go.
  ///
  /// - Parameter names: By the source's name, as ``statedCommits(of:)`` gives them.
  package func ids(of names: [String: Set<String>]) async throws -> [String: [String: String]] {
    var ids: [String: [String: String]] = [:]
    for case let source? in sources {
      guard let asked = names[source.name], !asked.isEmpty else { continue }
      ids[source.name] = try await source.ids(of: asked.sorted())
    }
    return ids
  }

  /// The sources as they were, their documents chosen.
  ///
  /// What is wrong with them then is nobody's to mend, and goes nowhere.
  ///
  /// - Returns: `nil` when a commit cannot be read.
  package mutating func sources(at moment: Moment, _ selection: Selection) async throws -> [OpenedSource]? {
    var log = DiagnosticLog()
    var opened: [OpenedSource] = []
    for (index, commit) in moment.commits.enumerated() {
      guard let commit else { continue }
      guard let source = try await sources[index]?.source(at: commit) else { return nil }
      opened.append(source)
    }
    try await leaveOutOwnOutput(of: &opened, into: &log)
    for index in opened.indices { opened[index].select(selection, into: &log) }
    return opened
  }
}

/// The commits of one source.
private struct SourcePast: Sendable {
  private let opened: OpenedSource
  private let history: OpenedSource.HistorySource
  private let past: CommitPast
  private var trees: TreeReader
  private var ordered: OrderedLine
  /// The source is a folder that came with the oldest commit of the line, and the repository is older.
  private var isLateFolder = false
  /// Of the revisions that somebody asks for, on the days of the line where they are part of it.
  let named: [String: DocumentHistory.Commit]

  init(
    _ opened: OpenedSource, _ history: OpenedSource.HistorySource, newest: String,
    named: [String: DocumentHistory.Commit], _ past: CommitPast
  ) {
    (self.opened, self.past) = (opened, past)
    var history = history
    history.past = past
    self.history = history
    trees = TreeReader(channel: past.channel)
    ordered = OrderedLine(past.graph.mainLine(from: newest))
    let days = Dictionary(ordered.commits.map { ($0.id, $0.day) }) { first, _ in first }
    self.named = named.mapValues { commit in
      var commit = commit
      commit.day = days[commit.id] ?? commit.day
      return commit
    }
  }

  /// Newest first.
  var line: [CommitGraph.Commit] { ordered.commits }

  /// A source that is a folder begins with its folder: what another folder held before is nobody's past.
  ///
  /// The first commit that has it is looked for by halves, as if no folder had ever come twice.
  mutating func findBeginning() async throws {
    guard !history.prefix.isEmpty, let oldest = line.last, try await !hasFolder(oldest) else { return }
    var (with, without) = (0, line.count - 1)
    while without - with > 1 {
      let middle = (with + without) / 2
      if try await hasFolder(line[middle]) { with = middle } else { without = middle }
    }
    ordered.cut(after: with)
    isLateFolder = true
  }

  private mutating func hasFolder(_ commit: CommitGraph.Commit) async throws -> Bool {
    try await trees.entries(of: commit.id, prefix: history.prefix) != nil
  }

  /// What a reader should know about how far back it reaches, one sentence each.
  var notes: [String] {
    var notes: [String] = []
    if isLateFolder, let first = line.last {
      notes.append("\(name) is a folder that came on \(first.day.iso), so its past begins there.")
    } else if isShallow, let first = line.last {
      notes.append("\(name) is a shallow clone, whose past reaches back to \(first.day.iso).")
    }
    if ordered.moved > 0 {
      let commits = ordered.moved == 1 ? "1 commit" : "\(ordered.moved) commits"
      notes.append("The days of \(commits) of \(name) are out of order; they count on the days of their neighbours.")
    }
    return notes
  }

  var isShallow: Bool { !history.boundary.isEmpty }

  func builds(_ commit: String, upon base: String) -> Bool {
    past.graph.places[base].map { past.graph.ancestry(of: commit)[$0] } ?? false
  }

  var name: String { opened.source.name }

  var isPartial: Bool { history.repository.config.isPartialClone }

  var grounds: String {
    var source = opened.source
    (source.commit, source.commitDay, source.isDirty, source.notes) = (nil, nil, false, [])
    return "\(String(reflecting: source)) \(history.prefix) \(history.boundary.sorted())"
  }

  func ids(of names: [String]) async throws -> [String: String] { try await history.ids(of: names) }

  func lastChange(of path: SourcePath) -> Past.FileChange? {
    guard let newest = line.first?.id, let touch = past.lastTouch(of: path, at: newest),
      !history.boundary.contains(touch.commit.id)
    else { return nil }
    let isFirst = touch.commit.id == past.graph.mainLine(from: newest).last?.id
    if touch.isOnly, isFirst { return nil }
    return Past.FileChange(
      kind: touch.isDeletion ? .removed : touch.isOnly ? .added : .changed, day: touch.commit.day)
  }

  func committed(_ path: SourcePath) async throws -> [UInt8]? {
    guard let newest = line.first?.id else { return nil }
    let name = history.objectName(of: path, at: newest)
    return try await past.channel.contents(of: [name], keeping: OpenedSource.largestFile).first ?? nil
  }

  /// A shallow clone does not tell what there was before its first commit.
  func isUnknown(_ day: Day) -> Bool { isShallow && line.last.map { day < $0.day } ?? true }

  /// - Returns: `nil` when a tree is missing.
  mutating func source(at commit: String) async throws -> OpenedSource? {
    var source = opened.source
    (source.commit, source.isDirty, source.notes) = (commit, false, [])
    source.commitDay = past.graph.places[commit].map { past.graph.commits[$0].day }
    // A folder may have been away for a while.
    let found = try await trees.entries(of: commit, prefix: history.prefix)
    guard let entries = found ?? (history.prefix.isEmpty ? nil : []) else { return nil }
    return OpenedSource(
      source: source, entries: entries.ordered { _, _ in }, reading: .objects(past.channel), history: history)
  }
}

/// Lends the past of sources to `body`: two processes for each to list its commits, and one to read their objects.
///
/// - Parameters:
///   - revisions: Commits, tags or branches that ``Past/moment(named:)`` is to know.
///   - files: Files of the sources, none of them a document perhaps, of which ``Past/lastChange(of:in:)`` is to know; by the
///     sources' places.
package func withPast<R: Sendable>(
  of sources: [OpenedSource], knowing revisions: [String] = [], following files: [Int: Set<SourcePath>] = [:],
  _ body: (inout Past) async throws -> R
) async throws -> R {
  try await withThrowingTaskGroup(of: Void.self) { answering in
    var channels: [BlobChannel] = []
    defer { for channel in channels { channel.close() } }
    var pasts: [SourcePast?] = []
    for (index, source) in sources.enumerated() {
      guard let history = source.history, let newest = source.source.commit else {
        pasts.append(nil)
        continue
      }
      var named: [String: DocumentHistory.Commit] = [:]
      for revision in revisions { named[revision] = try await history.git.commit(named: revision) }
      let heads = [newest] + named.values.map(\.id).sorted()
      let followed = files[index] ?? []
      let isWanted = { (path: SourcePath) in (source.selection?.selects(path) ?? true) || followed.contains(path) }
      let graph = try await history.git.graph(since: heads)
      let log = try await history.git.fileLog(since: heads, prefix: history.prefix, where: isWanted)
      guard let graph, let log else {
        pasts.append(nil)
        continue
      }
      let (channel, requests) = BlobChannel.open()
      channels.append(channel)
      answering.addTask { await history.git.answer(requests) }
      let past = CommitPast(graph: graph, log: log, channel: channel)
      var known = SourcePast(source, history, newest: newest, named: named, past)
      try await known.findBeginning()
      pasts.append(known)
    }
    var past = Past(sources, pasts)
    return try await body(&past)
  }
}
