internal import ReportModel

extension GitProgram {
  /// Which commit touched which of some paths, from one run through all commits.
  ///
  /// A merge is not a change of its own, and neither is another name for the same content.
  ///
  /// - Parameters:
  ///   - commits: the newest.
  ///   - prefix: the folder to which the paths are relative; empty for the repository's root.
  ///   - isWanted: asked once for each path.
  /// - Returns: `nil` when git could not read all commits.
  func fileLog(
    since commits: [String], prefix: String, where isWanted: @escaping (SourcePath) -> Bool
  ) async throws -> FileLog? {
    let arguments = [
      "log", "-z", "--name-status", "--find-renames=100%", "--no-show-signature", "--no-ext-diff", "--no-textconv",
      "--no-mailmap", "--format=%x01%H %ct %an", "--end-of-options",
    ]
    let limits = prefix.isEmpty ? [] : ["\(prefix)/"]
    return try await read(arguments + commits + ["--"] + limits) { output in
      var reader = FileLogReader(prefix: prefix.isEmpty ? [] : Array("\(prefix)/".utf8), isWanted)
      while let token = try await output.bytes(until: 0) { reader.take(token[...]) }
      return reader.log
    }
  }
}

/// What the commits of a repository did to the files of a source, newest commit first.
struct FileLog: Sendable {
  fileprivate(set) var commits: [Commit] = []
  fileprivate var authors: [String] = []
  fileprivate var paths: [SourcePath] = []
  fileprivate var touches: [Touch] = []

  struct Commit: Sendable {
    var commit: DocumentHistory.Commit
    /// Index of its author.
    fileprivate var author: Int
  }

  /// One file of one commit; both by their indexes.
  fileprivate struct Touch: Sendable {
    var commit: Int32
    var path: Int32
    var isDeletion: Bool
    /// The path that the file had before, where it only got another name.
    var oldPath: Int32?
  }

  /// What is known of one path so far.
  private struct Span {
    /// The newest first.
    var commits: [DocumentHistory.Commit]
    var isDeleted: Bool
    /// Indexes into `authors`; most files have few.
    var authors: [Int]

    mutating func add(_ commit: DocumentHistory.Commit, by author: Int) {
      commits.append(commit)
      if !authors.contains(author) { authors.append(author) }
    }
  }

  struct LastTouch: Sendable {
    var commit: DocumentHistory.Commit
    /// It is not there any more, at least not under this name.
    var isDeletion: Bool
    /// No other commit touched it.
    var isOnly: Bool
  }

  /// What the newest commit did that touched a path; `nil` where none did.
  ///
  /// - Parameter counts: As for ``histories(of:boundary:where:)``.
  func lastTouch(of path: SourcePath, where counts: (Int) -> Bool) -> LastTouch? {
    guard let index = paths.firstIndex(of: path).map({ Int32($0) }) else { return nil }
    let all = touches.filter { ($0.path == index || $0.oldPath == index) && counts(Int($0.commit)) }
    return all.first.map { touch in
      LastTouch(
        commit: commits[Int(touch.commit)].commit, isDeletion: touch.isDeletion || touch.oldPath == index,
        isOnly: all.count == 1)
    }
  }

  /// When each of some paths came and last changed, and by whom. A path that the newest commit to touch it deleted has no
  /// history.
  ///
  /// - Parameters:
  ///   - boundary: the commits at which a shallow clone ends. They seem to add every file: a path whose last change
  ///     is one of them gets no history, for its true date is unknown.
  ///   - counts: whether a commit, by its index, belongs to the past that is asked for.
  func histories(
    of wanted: Set<SourcePath>, boundary: Set<String>, where counts: (Int) -> Bool = { _ in true }
  ) -> [SourcePath: DocumentHistory] {
    let isWanted = paths.map(wanted.contains)
    // Under its index, the path that the file has today; `nil` for the name of another file, which had it before.
    var names: [Int32: Int?] = [:]
    var spans: [Int: Span] = [:]
    for touch in touches where counts(Int(touch.commit)) {
      guard let path = names[touch.path] ?? Int(touch.path), isWanted[path] else { continue }
      if let oldPath = touch.oldPath {
        (names[touch.path], names[oldPath]) = (.some(nil), path)
        continue
      }
      let entry = commits[Int(touch.commit)]
      var commit = entry.commit
      if Int(touch.path) != path { commit.path = paths[Int(touch.path)] }
      spans[path, default: Span(commits: [], isDeleted: touch.isDeletion, authors: [])].add(commit, by: entry.author)
    }
    var histories: [SourcePath: DocumentHistory] = [:]
    for (path, span) in spans where !span.isDeleted {
      guard let first = span.commits.last, let last = span.commits.first, !boundary.contains(last.id) else { continue }
      let names = span.authors.map { authors[$0] }.filter { !$0.isEmpty }
      histories[paths[path]] = DocumentHistory(
        first: first, last: last, between: span.commits.dropFirst().dropLast().reversed(),
        authors: names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
    return histories
  }
}

/// Reads `\u{1}<id> <seconds> <author>`, and for each changed file a status letter and a path (the old one and the new one
/// of a file that got another name), newest commit first.
private struct FileLogReader {
  private(set) var log = FileLog()
  private let prefix: [UInt8]
  private let isWanted: (SourcePath) -> Bool
  private var authors: [[UInt8]: Int] = [:]
  /// `nil` for a path that nobody wants.
  private var paths: [SourcePath: Int?] = [:]
  private var pendingStatus: UInt8?
  private var oldName: ArraySlice<UInt8>?
  /// The header of the commit that comes could be read.
  private var isReadable = false

  init(prefix: [UInt8], _ isWanted: @escaping (SourcePath) -> Bool) {
    self.prefix = prefix
    self.isWanted = isWanted
  }

  mutating func take(_ token: ArraySlice<UInt8>) {
    if let status = pendingStatus {
      if status == UInt8(ascii: "R"), oldName == nil {
        oldName = token
        return
      }
      touch(token, status, from: oldName.take())
      pendingStatus = nil
      return
    }
    let text = token.first == 10 ? token.dropFirst() : token
    if text.first == 1 {
      begin(text.dropFirst())
    } else {
      pendingStatus = text.first
    }
  }

  private mutating func begin(_ header: ArraySlice<UInt8>) {
    let fields = header.split(separator: 32, maxSplits: 2, omittingEmptySubsequences: false)
    isReadable = false
    guard fields.count == 3, let id = objectID(fields[0]), let day = day(ofSeconds: fields[1]) else { return }
    isReadable = true
    let name = authorName(fields[2])
    let author = authors[Array(name.utf8)] ?? log.authors.count
    if author == log.authors.count {
      authors[Array(name.utf8)] = author
      log.authors.append(name)
    }
    log.commits.append(FileLog.Commit(commit: DocumentHistory.Commit(id: id, day: day), author: author))
  }

  private mutating func touch(_ name: ArraySlice<UInt8>, _ status: UInt8, from oldName: ArraySlice<UInt8>?) {
    guard isReadable, let path = path(name), let index = index(of: path) else { return }
    // Its past is wanted as much as the file.
    let oldIndex = oldName.flatMap { self.path($0) }.map { addedIndex(of: $0) }
    log.touches.append(
      FileLog.Touch(
        commit: Int32(log.commits.count - 1), path: Int32(index), isDeletion: status == UInt8(ascii: "D"),
        oldPath: oldIndex.map { Int32($0) }))
  }

  /// `nil` for what lies outside the source.
  private func path(_ name: ArraySlice<UInt8>) -> SourcePath? {
    guard name.starts(with: prefix) else { return nil }
    return SourcePath(String(decoding: name.dropFirst(prefix.count), as: UTF8.self))
  }

  private mutating func index(of path: SourcePath) -> Int? {
    if let known = paths[path] { return known }
    guard isWanted(path) else {
      paths[path] = .some(nil)
      return nil
    }
    return addedIndex(of: path)
  }

  private mutating func addedIndex(of path: SourcePath) -> Int {
    if let known = paths[path], let known { return known }
    let index = log.paths.count
    log.paths.append(path)
    paths[path] = index
    return index
  }
}

/// Without control characters, and not longer than a name can be.
private func authorName(_ bytes: ArraySlice<UInt8>) -> String {
  let text = String(decoding: bytes.prefix(120), as: UTF8.self)
  let kept = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
  return String(String.UnicodeScalarView(kept))
}
