package import Diagnostics
internal import Digest
package import ReportModel

/// A source whose files are listed and can be read, as long as ``withSources(_:outputs:searchPath:into:_:)`` lasts.
package struct OpenedSource: Sendable {
  package internal(set) var source: Source
  /// Every path of the source, documents or not, sorted: what a link may lead to. Names only, never to be opened.
  package private(set) var paths: [SourcePath]
  /// The documents, sorted by path; empty before ``select(_:into:)``.
  package private(set) var files: [SourceFile] = []

  /// The documents that differ from the commit; empty before they were read.
  private(set) var changed: Set<SourcePath> = []
  /// What has the name of a document and is not chosen; empty before ``select(_:into:)``.
  private(set) var leftOut: Set<SourcePath> = []
  /// Which of the paths are documents; `nil` before ``select(_:into:)``.
  private(set) var selection: Selection?
  private(set) var entries: [Entry]
  /// What the commit has, and neither the index nor the folder.
  private var removed: [SourcePath]
  let reading: Reading
  /// `nil` without commits.
  let history: HistorySource?

  /// Larger files are not read. In bytes.
  package static let largestFile = 8 << 20

  /// Where the contents are.
  enum Reading: Sendable {
    case folder(OpenFolder)
    case objects(BlobChannel)
  }

  struct HistorySource: Sendable {
    var git: GitProgram
    var prefix: String
    var boundary: [String]
    /// Where its tags are written down.
    var repository: Repository
    /// What is already known of all commits, for a source that is read at many of them; git is asked otherwise.
    var past: CommitPast?
  }

  init(source: Source, entries: [Entry], reading: Reading, history: HistorySource?, removed: [SourcePath] = []) {
    self.source = source
    self.entries = entries
    self.reading = reading
    self.history = history
    self.removed = removed
    paths = entries.map(\.path)
  }

  /// Whether its files are those of a commit, whatever lies in a folder.
  var isReadFromObjects: Bool {
    if case .objects = reading { return true }
    return false
  }

  /// Whether `path` is a file of the source, or a folder with one in it.
  package func contains(_ path: SourcePath) -> Bool {
    let isHere = { (index: Int) in index < paths.count && paths[index] == path }
    if isHere(firstIndex(from: path)) { return true }
    let inside = SourcePath("\(path.text)/")
    let index = firstIndex(from: inside)
    return index < paths.count && paths[index].text.utf8.starts(with: inside.text.utf8)
  }

  /// The files of a folder that its commit does not have: new ones, or all when the commit cannot be listed.
  package var uncommittedPaths: [SourcePath] {
    guard source.commit != nil, case .folder = reading else { return [] }
    return entries.filter { $0.kind == .file && $0.blob == nil }.map(\.path)
  }

  /// The files without a byte, as far as that is known without reading them.
  package var emptyPaths: [SourcePath] {
    entries.filter { $0.kind == .file && ($0.size == 0 || $0.blob.map(Self.emptyObjects.contains) ?? false) }
      .map(\.path)
  }

  /// By SHA-1 and by SHA-256.
  private static let emptyObjects: Set<String> = [
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
  ]

  /// Where it can be looked at, as its configuration says.
  package mutating func adopt(_ forge: Configuration.ConfiguredForge) {
    source.forge = Forge(url: forge.url, style: forge.style, prefix: history?.prefix ?? "")
  }

  func entry(at path: SourcePath) -> Entry? {
    // The entries stand in the order of their paths.
    let index = firstIndex(from: path)
    return index < entries.count && entries[index].path == path ? entries[index] : nil
  }

  private func firstIndex(from path: SourcePath) -> Int {
    paths.partitionPoint { $0 >= path }
  }
}

extension OpenedSource {
  /// Chooses the documents. What has the name of one but cannot be read is reported.
  ///
  /// A document that the commit has and the folder has not makes the source dirty.
  package mutating func select(_ selection: Selection, into log: inout DiagnosticLog) {
    (files, leftOut) = ([], [])
    self.selection = selection
    if removed.contains(where: selection.selects) { source.isDirty = true }
    for entry in entries {
      let id = DocumentID(source: source.name, path: entry.path)
      switch entry.kind {
      case .repository: reportRepository(id, into: &log)
      case .link: if selection.mayMeanDocuments(entry.path) { log.refuse(id, .link) }
      case .other(let kind): if selection.selects(entry.path) { log.refuse(id, .notAFile(kind)) }
      case .closedFolder(let refusal): if selection.mayLookInto(entry.path) { log.refuse(id, refusal) }
      case .file:
        if selection.selects(entry.path) {
          add(entry, id, into: &log)
        } else if DocumentFormat(of: entry.path) != .other {
          leftOut.insert(entry.path)
        }
      }
    }
  }

  /// What was found to differ from the commit makes the source dirty.
  mutating func noteChanged(_ documents: [SourcePath]) {
    changed.formUnion(documents)
    if !documents.isEmpty { source.isDirty = true }
  }

  private mutating func add(_ entry: Entry, _ id: DocumentID, into log: inout DiagnosticLog) {
    do throws(Refusal) {
      guard let size = try size(of: entry) else { return }
      guard size <= Self.largestFile else { throw Refusal.tooLarge(size) }
      files.append(SourceFile(id: id, size: size, blob: entry.blob))
    } catch {
      // A file of the commit that is something else here is a change; one that is only too large may be the same.
      if case .folder = reading, entry.blob != nil, error.isOfAnotherKind { source.isDirty = true }
      log.refuse(id, error)
    }
  }

  /// - Returns: `nil` for a file that is tracked, and gone.
  private mutating func size(of entry: Entry) throws(Refusal) -> Int? {
    guard case .folder(let folder) = reading else { return entry.size ?? 0 }
    do throws(Refusal) {
      let status = try folder.status(of: entry.path.text)
      guard status.kind == .file else { throw status.kind == .link ? Refusal.link : Refusal.notAFile(status.kind) }
      return status.size
    } catch .absent {
      if !entry.isLeftOut { source.isDirty = source.isDirty || entry.blob != nil }
      return nil
    }
  }

  private func reportRepository(_ id: DocumentID, into log: inout DiagnosticLog) {
    log.note(
      id, .nestedRepository, "'\(id.path)' is a repository of its own and was not read",
      help: "Name it as a source if its records matter")
  }
}

extension OpenedSource {
  /// Forgets what lies in `folder`.
  mutating func leaveOut(_ folder: SourcePath) {
    let inside = Array((folder.text.isEmpty ? "" : "\(folder.text)/").utf8)
    entries.removeAll { $0.path.text.utf8.starts(with: inside) }
    removed.removeAll { $0.text.utf8.starts(with: inside) }
    paths = entries.map(\.path)
  }

  /// Ends what was opened for it.
  func close() {
    switch reading {
    case .folder(let folder): folder.close()
    case .objects(let channel): channel.close()
    }
  }
}

extension OpenedSource {
  /// The bytes of some documents, `nil` for each that could not be read, which is reported.
  ///
  /// Meant for runs of some dozens of files; several tasks may ask at once.
  package func contents(of files: [SourceFile], into log: inout DiagnosticLog) async throws -> [[UInt8]?] {
    switch reading {
    case .folder(let folder): files.map { read($0, in: folder, into: &log) }
    case .objects(let channel): try await read(files, through: channel, into: &log)
    }
  }

  /// The bytes of one file that need not be a document, such as the configuration; `nil` when there is none.
  package func contents(at path: SourcePath, into log: inout DiagnosticLog) async throws -> [UInt8]? {
    guard let entry = entries.first(where: { $0.path == path && $0.kind == .file }), !isGone(path) else { return nil }
    let file = SourceFile(id: DocumentID(source: source.name, path: path), size: entry.size ?? 0, blob: entry.blob)
    return try await contents(of: [file], into: &log)[0]
  }

  /// Whether it is tracked, and no longer in the folder.
  private func isGone(_ path: SourcePath) -> Bool {
    guard case .folder(let folder) = reading else { return false }
    do throws(Refusal) {
      _ = try folder.status(of: path.text)
      return false
    } catch {
      return error == .absent
    }
  }

  /// Whether a document, as it was read, is byte for byte what the commit has.
  func isCommitted(_ file: SourceFile, as bytes: [UInt8]) -> Bool {
    guard let blob = file.blob else { return false }
    return isReadFromObjects || GitBlobID(of: bytes).description == blob
  }

  /// Whether a document, as it was read, is another than the commit has.
  ///
  /// Git may have changed line ends at check-out, so CRLF instead of LF is no difference.
  package func differs(_ file: SourceFile, from bytes: [UInt8]) -> Bool {
    guard source.commit != nil, case .folder = reading else { return false }
    guard let blob = file.blob else { return true }
    if isCommitted(file, as: bytes) { return false }
    let unified = withoutCarriageReturns(bytes)
    return unified.count == bytes.count || GitBlobID(of: unified).description != blob
  }

  /// When each document came and last changed; without those of which git knows nothing.
  ///
  /// One process for the whole source. It may run beside the reading.
  package func histories(into log: inout DiagnosticLog) async throws -> [SourcePath: DocumentHistory] {
    guard let history, let commit = source.commit, !files.isEmpty else { return [:] }
    let paths = Set(files.map(\.id.path))
    if let past = history.past { return past.histories(of: paths, at: commit, boundary: Set(history.boundary)) }
    let found = try await history.git.fileLog(since: [commit], prefix: history.prefix) { paths.contains($0) }
    if let found { return found.histories(of: paths, boundary: Set(history.boundary)) }
    log.emit(
      Diagnostic(
        .noHistory, .warning, "the commits before \(commit.prefix(12)) cannot all be read, so no document has dates",
        help: "Run `git fsck` in the repository, or clone it again", at: FileLocation(source: source.name, path: ".")))
    return [:]
  }

  private func read(_ file: SourceFile, in folder: OpenFolder, into log: inout DiagnosticLog) -> [UInt8]? {
    do throws(Refusal) {
      return try folder.bytes(of: file.id.path.text, limit: Self.largestFile)
    } catch {
      log.refuse(file.id, error)
      return nil
    }
  }

  private func read(
    _ files: [SourceFile], through channel: BlobChannel, into log: inout DiagnosticLog
  ) async throws -> [[UInt8]?] {
    let contents = try await channel.contents(of: files.map { $0.blob ?? "" }, keeping: Self.largestFile + 1)
    return zip(files, contents).map { file, bytes in
      guard let bytes else {
        log.emit(
          Diagnostic(
            .missingObject, .error, "git does not have the contents of '\(file.id.path)' or cannot read them",
            help: "Fetch or mend the repository", at: file.id.location))
        return nil
      }
      guard bytes.count <= Self.largestFile else {
        log.refuse(file.id, .tooLarge(bytes.count))
        return nil
      }
      return bytes
    }
  }
}

extension Selection {
  /// A link with a document's name, or with a name like a folder's: what it leads to might have been wanted.
  fileprivate func mayMeanDocuments(_ path: SourcePath) -> Bool {
    selects(path) || path.pathExtension.isEmpty && mayLookInto(path)
  }

  /// Whether a document right in the folder at `path` would be chosen.
  fileprivate func mayLookInto(_ path: SourcePath) -> Bool {
    // `erb` alone makes no document.
    let ending = extensions.subtracting(["erb"]).min() ?? "md.erb"
    return selects(SourcePath("\(path.text)/x.\(ending)"))
  }
}

private func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
  var unified: [UInt8] = []
  unified.reserveCapacity(bytes.count)
  for (index, byte) in bytes.enumerated() {
    let isBeforeLineEnd = byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
    if !isBeforeLineEnd { unified.append(byte) }
  }
  return unified
}
