/// What became of looking a citation up, in the commit that was reviewed and in the newest one.
public struct CitationReading: Hashable, Sendable {
  /// What was found where a citation points.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// The cited lines are what they were.
    case same
    /// They stand elsewhere in the file: see ``CitationReading/offset``.
    case moved
    case changed
    /// The lines, or the file, are no longer there.
    case gone
    case renamed
    case pastEnd = "past-end"
    case fileMissing = "file-missing"
    case ambiguous
    case blank
    case rangeReversed = "range-reversed"
    case quoteMismatch = "quote-mismatch"
    /// The commit or the object could not be read: nobody looked.
    case unread
  }

  /// How the reviewed commit is known.
  public enum CommitOrigin: String, Hashable, Sendable, CaseIterable { case stated, inferred }

  /// The id of the record that cites.
  public var record: String
  /// The document and the line in which the citation is written.
  public var origin: Origin
  public var citation: Citation
  /// The file meant, in the source of `origin`; `nil` when none or several could be.
  public var target: SourcePath?
  /// Full hexadecimal id; `nil` when nobody can tell what was reviewed.
  public var reviewedCommit: String?
  public var commitOrigin: CommitOrigin?
  public var atReview: State
  public var atNewest: State
  /// By how many lines it moved, downwards being positive; 0 unless `atNewest` is `moved` or `renamed`.
  public var offset: Int
  /// Where it moved to by name; `nil` unless `atNewest` is `renamed`.
  public var renamedTo: SourcePath?
  /// The cited lines as reviewed and as they stand now, a few of each; empty when there are none.
  public var reviewedLines: [String]
  public var newestLines: [String]
  /// Something else in a cited file changed.
  public var hasOtherChanges: Bool

  public init(
    record: String, origin: Origin, citation: Citation, target: SourcePath? = nil, reviewedCommit: String? = nil,
    commitOrigin: CommitOrigin? = nil, atReview: State, atNewest: State, offset: Int = 0,
    renamedTo: SourcePath? = nil, reviewedLines: [String] = [], newestLines: [String] = [],
    hasOtherChanges: Bool = false
  ) {
    self.record = record
    self.origin = origin
    self.citation = citation
    self.target = target
    self.reviewedCommit = reviewedCommit
    self.commitOrigin = commitOrigin
    self.atReview = atReview
    self.atNewest = atNewest
    self.offset = offset
    self.renamedTo = renamedTo
    self.reviewedLines = reviewedLines
    self.newestLines = newestLines
    self.hasOtherChanges = hasOtherChanges
  }
}
