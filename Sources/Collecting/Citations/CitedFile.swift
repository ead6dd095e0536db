import ReportModel

/// A file at a commit, and who cites it.
struct CitedFile: Sendable {
  var commit: String
  var path: SourcePath
  /// Where it is now; `nil` when it is gone.
  var newest: SourcePath?
  /// Indexes of the lookups.
  var lookups: [Int]

  /// What becomes of its lookups.
  ///
  /// - Parameters:
  ///   - bytes: As reviewed.
  ///   - now: `nil` when it is gone or cannot be read.
  /// - Returns: `nil` when the reviewed content is not to be had.
  func settled(_ lookups: [CitationLookup], _ bytes: [UInt8]?, _ now: CitedContent?) -> [CitationLookup]? {
    guard let bytes else { return nil }
    let isWhole = bytes.count <= OpenedSource.largestFile
    let old = FileLines(isWhole ? bytes : [])
    let new = now.map { FileLines($0.bytes) }
    var comparison = new.map { FileComparison(old, $0) }
    var searched = SearchedFile(old, at: path)
    return lookups.map { lookup in
      var lookup = lookup
      lookup.reading.isUncommitted = now?.isUncommitted ?? false
      let lines = lookup.lines.flatMap { old.contains($0) ? $0 : nil }
      let reviewed = lines.map { old.excerpt(of: $0) } ?? []
      if let fault = isWhole ? searched.fault(of: lookup.reading.citation) : .unread {
        lookup.note(fault, at: commit, target: path, shown: reviewed)
      } else if let lines {
        let outcome = comparison?.outcome(of: lines) ?? CitationOutcome(state: newest == nil ? .gone : .unread)
        let shown = outcome.newestRange.flatMap { range in new.map { $0.excerpt(of: range) } } ?? []
        lookup.settle(
          outcome, at: commit, target: path, shown: CitedText(reviewed: reviewed, newest: shown),
          snippet: old.snippet(of: lines), renamedTo: newest == path ? nil : newest)
        lookup.reading.emptiness = searched.emptiness(of: lines)
      }
      return lookup
    }
  }
}
