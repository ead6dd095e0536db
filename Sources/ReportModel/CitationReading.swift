/// What became of looking a citation up, in the commit that was reviewed and in the newest one.
public struct CitationReading: Hashable, Sendable {
  /// What was found where a citation points.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// The cited lines are what they were.
    case same
    /// They stand elsewhere in the file: see ``CitationReading/offset``.
    case moved
    /// Other lines stand in their place.
    case changed
    /// The lines, or the file, are no longer there.
    case gone
    /// They stand as they were, in a file of another name: see ``CitationReading/renamedTo``.
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
  /// The files that `citation.path` could mean; empty unless it is ambiguous.
  public var candidates: [SourcePath]
  /// Full hexadecimal id, or what the document states when the repository has no such commit; `nil` when nobody can tell
  /// what was reviewed.
  public var reviewedCommit: String?
  public var commitOrigin: CommitOrigin?
  public var atReview: State
  public var atNewest: State
  /// By how many lines it moved, downwards being positive; 0 unless `atNewest` is `moved` or `renamed`.
  public var offset: Int
  /// Under which name the file is found now, when that is another.
  public var renamedTo: SourcePath?
  /// Which lines they are now, or what stands in their place; `nil` when nothing does.
  public var newestRange: ClosedRange<Int>?
  /// The cited lines as reviewed and as they stand now, a few of each; empty when there are none.
  public var reviewedLines: [String]
  public var newestLines: [String]
  /// The digest of the cited lines as reviewed, the same wherever they stand; `nil` when nobody knows what was reviewed.
  public var snippet: String?
  /// Something else in a cited file changed.
  public var hasOtherChanges: Bool
  /// It belongs to a finding or a debt that is closed: that its lines change is what was asked for.
  public var isSettled: Bool
  /// What the cited lines come to, where they are no evidence of anything; `nil` too where nobody could look.
  public var emptiness: Emptiness?
  /// What stands in the file now is a change that nobody committed.
  public var isUncommitted = false

  public init(
    record: String, origin: Origin, citation: Citation, target: SourcePath? = nil, candidates: [SourcePath] = [],
    reviewedCommit: String? = nil, commitOrigin: CommitOrigin? = nil, atReview: State, atNewest: State,
    offset: Int = 0, renamedTo: SourcePath? = nil, newestRange: ClosedRange<Int>? = nil, reviewedLines: [String] = [],
    newestLines: [String] = [], hasOtherChanges: Bool = false, isSettled: Bool = false
  ) {
    self.record = record
    self.origin = origin
    self.citation = citation
    self.target = target
    self.candidates = candidates
    self.reviewedCommit = reviewedCommit
    self.commitOrigin = commitOrigin
    self.atReview = atReview
    self.atNewest = atNewest
    self.offset = offset
    self.renamedTo = renamedTo
    self.newestRange = newestRange
    self.reviewedLines = reviewedLines
    self.newestLines = newestLines
    self.hasOtherChanges = hasOtherChanges
    self.isSettled = isSettled
  }
}

extension CitationReading.State {
  /// What is said about a citation that does not lead to lines at all, whatever became of them since.
  public var isFault: Bool {
    switch self {
    case .pastEnd, .fileMissing, .ambiguous, .blank, .rangeReversed, .quoteMismatch: true
    case .same, .moved, .changed, .gone, .renamed, .unread: false
    }
  }

  /// The lines still are what was cited, here or elsewhere.
  public var holds: Bool {
    switch self {
    case .same, .moved, .renamed: true
    case .changed, .gone, .pastEnd, .fileMissing, .ambiguous, .blank, .rangeReversed, .quoteMismatch, .unread: false
    }
  }

  /// They were there and are not any more.
  public var isOutdated: Bool { self == .changed || self == .gone }
}
