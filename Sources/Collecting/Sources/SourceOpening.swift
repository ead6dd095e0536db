internal import Diagnostics
internal import ReportModel

/// The way from a request to a source with a list of its files.
struct SourceOpening: Sendable {
  var place: SourcePlace
  var name: String
  /// Absolute paths that are never read.
  var outputs: [String]
  var searchPath: String
  /// Where our own git folder for this source shall be.
  var gitFolder: String

  static let mostFiles = 200_000

  typealias Answering = (GitProgram, AsyncStream<BlobRequest>) -> Void

  /// - Parameter answering: starts a task that answers requests for objects.
  func open(into log: inout DiagnosticLog, answering: Answering) async throws -> OpenedSource {
    switch place.discovery {
    case .plainFolder: return try openPlainFolder(because: nil, into: &log)
    case .foreign:
      let reason = "'.git' leads to a repository elsewhere that does not name this folder"
      return try openPlainFolder(because: (.foreignGitFolder, reason), into: &log)
    case .closed:
      return try openPlainFolder(because: (.unreadable, "'.git' cannot be read"), into: &log)
    case .repository(let repository):
      if let format = unsupportedFormat(of: repository) {
        return try openPlainFolder(because: (.unsupportedRepository, format), into: &log)
      }
      do {
        return try await open(repository, into: &log, answering: answering)
      } catch is GitMissing {
        let reason = "the program 'git' was not found in \(searchPath)"
        return try openPlainFolder(because: (.gitMissing, reason), into: &log)
      }
    }
  }

  private func unsupportedFormat(of repository: Repository) -> String? {
    if repository.config.objectFormat != "sha1" { return "the repository has SHA-256 object names" }
    return repository.config.refStorage == "files" ? nil : "the repository keeps its refs in a reftable"
  }

  private func open(
    _ repository: Repository, into log: inout DiagnosticLog, answering: Answering
  ) async throws -> OpenedSource {
    let references = readReferences(of: repository, all: place.request.revision != nil || place.request.knowsNames)
    try makeCleanGitFolder(at: gitFolder, for: repository, references)
    let objects = ObjectFolders(of: repository)
    let visible = try objects.visible(in: gitFolder)
    let leavesOut = objects.leavesOut || visible.leavesOut
    if leavesOut { reportForeignObjects(into: &log) }
    let git = GitProgram(
      searchPath: searchPath, folder: gitFolder, objects: visible.folders,
      workTree: repository.workTree, index: "\(repository.gitFolder)/index")
    let commit = try await commit(references, git, into: &log)
    var source = try await describe(repository, commit, git, into: &log)
    if leavesOut { source.notes.append("borrows objects of another repository, which were left out") }

    guard place.request.revision != nil || repository.workTree == nil else {
      return try await openWorkingTree(of: repository, source, git, into: &log)
    }
    return try await openObjects(of: repository, source, git, into: &log, answering: answering)
  }

  /// The commit that is asked for, else that of `HEAD`.
  private func commit(
    _ references: References, _ git: GitProgram, into log: inout DiagnosticLog
  ) async throws -> DocumentHistory.Commit? {
    if let revision = place.request.revision {
      if let commit = try await git.commit(named: revision) { return commit }
      throw SourceError.noSuchRevision(path: place.request.path, revision: revision)
    }
    if let head = references.head {
      if let commit = try await git.commit(head) { return commit }
      damaged("the commit \(head.prefix(12)), which HEAD names, cannot be read", into: &log)
    } else if references.isHeadDamaged {
      damaged("HEAD names neither a commit nor a branch", into: &log)
    }
    return nil
  }

  private func describe(
    _ repository: Repository, _ commit: DocumentHistory.Commit?, _ git: GitProgram, into log: inout DiagnosticLog
  ) async throws -> Source {
    let forge = repository.config.remote.flatMap { Remote(reading: $0).forge(prefix: repository.prefix) }
    var source = Source(name: name, commit: commit?.id, commitDay: commit?.day, forge: forge)
    if commit == nil { source.notes.append("no commits: dates and authors are unknown") }
    let boundary = shallowBoundary(of: repository)
    if !boundary.isEmpty {
      let day = try await git.earliestDay(of: boundary).map { " to \($0.iso)" } ?? " only a little"
      source.notes.append("shallow clone: dates reach back\(day)")
      report(.shallow, .note, "shallow clone: dates reach back\(day)", help: "Run `git fetch --unshallow`", into: &log)
    }
    if repository.config.isPartialClone {
      source.notes.append("partial clone: what was not fetched cannot be read from its objects")
    }
    return source
  }

  private func reportForeignObjects(into log: inout DiagnosticLog) {
    report(
      .foreignObjects, .warning,
      "'objects/info/alternates' or a link leads to objects outside the repository, which are left out",
      help: "Run `git repack -a -d` in the repository and remove the file or link, or name its main repository",
      into: &log)
  }

  private func openWorkingTree(
    of repository: Repository, _ source: Source, _ git: GitProgram, into log: inout DiagnosticLog
  ) async throws -> OpenedSource {
    let history = OpenedSource.HistorySource(
      git: git, prefix: repository.prefix, boundary: shallowBoundary(of: repository), repository: repository)
    guard isReadableIndex(of: repository), let listed = try await listed(git, into: &log) else {
      damaged("the index of the repository cannot be read, so ignored files are read too", into: &log)
      return try walk(source, notes: ["damaged index: ignored files are read too"], history: history, into: &log)
    }
    if listed.isEmpty, !repository.prefix.isEmpty, try holdsSomething() {
      report(.ignoredFolder, .note, "the repository around this folder ignores it", into: &log)
      return try walk(Source(name: name), notes: ["ignored by the repository around it"], into: &log)
    }
    let committed = try await committedBlobs(source, repository, git, into: &log)
    let unlisted = try await git.unlisted(in: place.folder, besides: listed)
    var entries = ordered(listed + unlisted, into: &log)
    for index in entries.indices { entries[index].blob = committed[entries[index].path] }
    let present = Set(entries.map(\.path))
    return try OpenedSource(
      source: source, entries: entries, reading: .folder(openFolder()), history: hasPast(listed) ? history : nil,
      removed: committed.keys.filter { !present.contains($0) && !isOutput($0) })
  }

  /// Tracked files and untracked ones; where git cannot tell which are ignored, none of those may be shown.
  private func listed(_ git: GitProgram, into log: inout DiagnosticLog) async throws -> [Entry]? {
    if let listed = try await git.listWorkingTree(in: place.folder, limit: Self.mostFiles) { return listed }
    guard let tracked = try await git.listTracked(in: place.folder, limit: Self.mostFiles) else { return nil }
    damaged("git cannot tell which files are ignored, so only those that it tracks are read", into: &log)
    return tracked
  }

  /// Of a commit with more files than anybody reads, git would keep every name in memory to find out which it changed.
  private func hasPast(_ listed: [Entry]) -> Bool { listed.count <= Self.mostFiles }

  /// No index at all is one, of nothing; but git would wait for ever at a pipe of that name.
  private func isReadableIndex(of repository: Repository) -> Bool {
    guard let folder = try? OpenFolder(at: repository.gitFolder) else { return false }
    defer { folder.close() }
    do throws(Refusal) {
      return try folder.status(of: "index").kind == .file
    } catch {
      return error == .absent
    }
  }

  /// What the commit has below the source's folder, to see later what differs.
  private func committedBlobs(
    _ source: Source, _ repository: Repository, _ git: GitProgram, into log: inout DiagnosticLog
  ) async throws -> [SourcePath: String] {
    guard let commit = source.commit else { return [:] }
    let committed = try await git.listCommit(commit, prefix: repository.prefix, sizes: false, limit: Self.mostFiles)
    if committed == nil, repository.prefix.isEmpty {
      damaged("the files of the commit \(commit.prefix(12)) cannot be listed", into: &log)
    }
    let files = (committed ?? []).filter { $0.kind == .file }
    return Dictionary(files.compactMap { file in file.blob.map { (file.path, $0) } }) { first, _ in first }
  }

  private func openObjects(
    of repository: Repository, _ source: Source, _ git: GitProgram, into log: inout DiagnosticLog, answering: Answering
  ) async throws -> OpenedSource {
    let entries = try await committedEntries(source, repository, git)
    let (channel, requests) = BlobChannel.open()
    answering(git, requests)
    let history = OpenedSource.HistorySource(
      git: git, prefix: repository.prefix, boundary: shallowBoundary(of: repository), repository: repository)
    return OpenedSource(
      source: source, entries: ordered(entries, into: &log), reading: .objects(channel),
      history: hasPast(entries) ? history : nil)
  }

  private func committedEntries(
    _ source: Source, _ repository: Repository, _ git: GitProgram
  ) async throws -> [Entry] {
    guard let commit = source.commit else { return [] }
    if let listed = try await git.listCommit(commit, prefix: repository.prefix, sizes: true, limit: Self.mostFiles) {
      return listed
    }
    if let revision = place.request.revision, !repository.prefix.isEmpty {
      throw SourceError.notInRevision(path: place.request.path, folder: repository.prefix, revision: revision)
    }
    throw SourceError.needsGit(
      path: place.request.path,
      reason: "the files of the commit \(commit.prefix(12)) cannot be listed; run `git fsck` in the repository")
  }
}
