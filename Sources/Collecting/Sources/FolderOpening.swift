internal import Diagnostics
internal import ReportModel

/// The ways that lead through the folder itself, and what all ways share.
extension SourceOpening {
  /// - Parameter cause: why no git is used, as an id and a clause; `nil` when there is no repository.
  func openPlainFolder(
    because cause: (id: Diagnostic.ID, reason: String)?, into log: inout DiagnosticLog
  ) throws -> OpenedSource {
    var isBare = false
    if case .repository(let repository) = place.discovery { isBare = repository.workTree == nil }
    if isBare || place.request.revision != nil {
      throw SourceError.needsGit(path: place.request.path, reason: cause?.reason ?? "it is not in a git repository")
    }
    guard let cause else { return try walk(Source(name: name), notes: ["plain folder: no commits"], into: &log) }
    report(
      cause.id, .warning, "\(cause.reason); the folder is read without git",
      help: "Until then there are no commits and dates, and ignored files are read too", into: &log)
    return try walk(Source(name: name), notes: ["read without git: \(cause.reason)"], into: &log)
  }

  func walk(
    _ source: Source, notes: [String], history: OpenedSource.HistorySource? = nil, into log: inout DiagnosticLog
  ) throws -> OpenedSource {
    let folder = try openFolder()
    let walk = FolderWalk(through: folder, limit: Self.mostFiles)
    if let refusal = walk.refusal { log.refuse(DocumentID(source: name, path: ""), refusal) }
    var source = source
    source.notes += notes
    return OpenedSource(
      source: source, entries: ordered(walk.entries, isCutShort: walk.isCutShort, into: &log), reading: .folder(folder),
      history: history)
  }

  /// Sorted, and without outputs, bad paths and what is beyond the limit.
  func ordered(
    _ entries: [Entry], isCutShort: Bool = false, into log: inout DiagnosticLog
  ) -> [Entry] {
    if isCutShort || entries.count > Self.mostFiles {
      report(
        .tooManyFiles, .error, "there are more than \(Self.mostFiles) files; the others are not read",
        help: "Limit the source to the folder that holds the records", into: &log)
    }
    let mine = entries.prefix(Self.mostFiles).filter { !isOutput($0.path) }
    return mine.ordered { path, problem in log.refuse(DocumentID(source: name, path: path), problem) }
  }

  /// Whether a path is one of the outputs or lies in one.
  func isOutput(_ path: SourcePath) -> Bool {
    let absolute = place.folder == "/" ? "/\(path.text)" : "\(place.folder)/\(path.text)"
    return outputs.contains { output in
      absolute.utf8.starts(with: output.utf8)
        && (absolute.utf8.count == output.utf8.count || absolute.utf8.dropFirst(output.utf8.count).first == 47)
    }
  }

  func openFolder() throws(SourceError) -> OpenFolder {
    do throws(Refusal) {
      return try OpenFolder(at: place.folder)
    } catch {
      throw SourceError.unreadable(path: place.request.path, reason: error.reason)
    }
  }

  func holdsSomething() throws -> Bool {
    let folder = try openFolder()
    defer { folder.close() }
    return try !folder.names(in: "").isEmpty
  }

  func damaged(_ message: String, into log: inout DiagnosticLog) {
    report(.damaged, .warning, message, help: "Run `git fsck` in the repository, or clone it again", into: &log)
  }

  func report(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, _ message: String, help: String? = nil,
    into log: inout DiagnosticLog
  ) {
    log.emit(Diagnostic(id, severity, message, help: help, at: FileLocation(source: name, path: ".")))
  }
}
