import ReportModel

/// One citation on the way to its reading.
struct CitationLookup: Sendable {
  var reading: CitationReading
  /// The commits that may have been reviewed, the likeliest first; empty when nobody can tell.
  var commits: [String]
  /// Nothing more is to be found out.
  var isSettled = false
  var document: SourcePath { reading.origin.document.path }
  var lines: ClosedRange<Int>? { reading.citation.lines }

  /// It leads nowhere at `commit`. Another commit may be the one that was reviewed; if none is, the first fault counts.
  mutating func note(
    _ fault: CitationReading.State, at commit: String, target: SourcePath? = nil, shown: [String] = []
  ) {
    if commit == commits.first {
      reading.atReview = fault
      reading.atNewest = fault
      reading.target = target
      reading.reviewedCommit = commit
      reading.reviewedLines = shown
    }
    isSettled = commit == commits.last
  }

  mutating func settle(
    _ outcome: CitationOutcome, at commit: String, target: SourcePath, shown: CitedText, snippet: String,
    renamedTo: SourcePath?
  ) {
    reading.target = target
    reading.candidates = []
    reading.reviewedCommit = commit
    reading.atReview = .same
    reading.atNewest = outcome.state
    reading.snippet = snippet
    reading.offset = outcome.offset
    reading.newestRange = outcome.newestRange
    reading.hasOtherChanges = outcome.hasOtherChanges
    reading.renamedTo = renamedTo
    if renamedTo != nil, outcome.state == .same || outcome.state == .moved { reading.atNewest = .renamed }
    (reading.reviewedLines, reading.newestLines) = (shown.reviewed, shown.newest)
    isSettled = true
  }

  /// Nobody knows what was reviewed, so that only what is there now can be looked at.
  mutating func settle(unreviewed state: CitationReading.State, target: SourcePath? = nil, shown: [String] = []) {
    reading.atReview = .unread
    reading.atNewest = state
    reading.target = target
    reading.newestLines = shown
    if state == .unread, !shown.isEmpty { reading.newestRange = lines }
    isSettled = true
  }
}

/// A few lines of both versions.
struct CitedText: Sendable {
  var reviewed: [String] = []
  var newest: [String] = []
}
