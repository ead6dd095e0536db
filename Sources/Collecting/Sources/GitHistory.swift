internal import ReportModel

extension GitProgram {
  /// When each of some paths came and last changed, and by whom, from one run through all commits.
  ///
  /// A merge is not a change of its own. A path that the newest commit to touch it deleted has no history.
  ///
  /// - Parameters:
  ///   - prefix: the folder to which the paths are relative; empty for the repository's root.
  ///   - boundary: the commits at which a shallow clone ends. They seem to add every file: a path whose last change
  ///     is one of them gets no history, for its true date is unknown.
  /// - Returns: `nil` when git could not read all commits.
  func histories(
    of paths: Set<SourcePath>, since commit: String, prefix: String, boundary: Set<String>
  ) async throws -> [SourcePath: DocumentHistory]? {
    let arguments = [
      "log", "-z", "--name-status", "--no-renames", "--no-show-signature", "--no-ext-diff", "--no-textconv",
      "--no-mailmap", "--format=%x01%H %ct %an", "--end-of-options", commit, "--",
    ]
    let limits = prefix.isEmpty ? [] : ["\(prefix)/"]
    return try await read(arguments + limits) { output in
      var reader = HistoryReader(paths: paths, prefix: prefix.isEmpty ? [] : Array("\(prefix)/".utf8))
      while let token = try await output.bytes(until: 0) { reader.take(token[...]) }
      return reader.histories(boundary: boundary)
    }
  }
}

/// Reads `\u{1}<id> <seconds> <author>`, and for each changed file a status letter and a path, newest commit first.
private struct HistoryReader {
  private let paths: Set<SourcePath>
  private let prefix: [UInt8]
  private var commit: DocumentHistory.Commit?
  private var author = 0
  private var authors: [[UInt8]: Int] = [:]
  private var names: [String] = []
  private var pendingStatus: UInt8?
  private var spans: [SourcePath: Span] = [:]

  /// What is known of one path so far.
  private struct Span {
    var first: DocumentHistory.Commit
    var last: DocumentHistory.Commit
    var isDeleted: Bool
    /// Indexes into `names`; most files have few authors.
    var authors: [Int]
  }

  init(paths: Set<SourcePath>, prefix: [UInt8]) {
    self.paths = paths
    self.prefix = prefix
  }

  mutating func take(_ token: ArraySlice<UInt8>) {
    if let status = pendingStatus.take() {
      touch(token, status)
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
    commit = nil
    if fields.count == 3, let id = objectID(fields[0]), let day = day(ofSeconds: fields[1]) {
      commit = DocumentHistory.Commit(id: id, day: day)
    }
    let name = authorName(fields.last ?? [])
    let key = Array(name.utf8)
    author = authors[key] ?? names.count
    if author == names.count {
      authors[key] = author
      names.append(name)
    }
  }

  private mutating func touch(_ path: ArraySlice<UInt8>, _ status: UInt8) {
    guard let commit, path.starts(with: prefix) else { return }
    let path = SourcePath(String(decoding: path.dropFirst(prefix.count), as: UTF8.self))
    guard paths.contains(path) else { return }
    let isDeleted = status == UInt8(ascii: "D")
    var span = spans[path] ?? Span(first: commit, last: commit, isDeleted: isDeleted, authors: [])
    span.first = commit
    if !span.authors.contains(author) { span.authors.append(author) }
    spans[path] = span
  }

  func histories(boundary: Set<String>) -> [SourcePath: DocumentHistory] {
    var histories: [SourcePath: DocumentHistory] = [:]
    for (path, span) in spans where !span.isDeleted && !boundary.contains(span.last.id) {
      let authors = span.authors.map { names[$0] }.filter { !$0.isEmpty }
      histories[path] = DocumentHistory(
        first: span.first, last: span.last,
        authors: authors.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
    return histories
  }
}

/// Without control characters, and not longer than a name can be.
private func authorName(_ bytes: ArraySlice<UInt8>) -> String {
  let text = String(decoding: bytes.prefix(120), as: UTF8.self)
  let kept = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
  return String(String.UnicodeScalarView(kept))
}
