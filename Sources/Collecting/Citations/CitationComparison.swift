import ReportModel

/// What became of cited lines between two versions of a file.
struct CitationOutcome: Hashable, Sendable {
  var state: CitationReading.State
  /// By how many lines they moved, downwards being positive.
  var offset = 0
  /// Where they are now, or what stands in their place; 1-based.
  var newestRange: ClosedRange<Int>?
  var hasOtherChanges = false
}

/// Two versions of a file, compared for all citations of it.
struct FileComparison {
  private let old: FileLines
  private let new: FileLines
  /// No line differs, though line ends may.
  private let isEqual: Bool
  /// Made for the first citation whose lines are not where they were: most files have none.
  private lazy var alignment = LineAlignment(old, new)
  private lazy var oldPlaces = LinePlaces(alignment.old, distinct: alignment.distinct)
  private lazy var newPlaces = LinePlaces(alignment.new, distinct: alignment.distinct)

  init(_ old: FileLines, _ new: FileLines) {
    (self.old, self.new) = (old, new)
    isEqual = old.count == new.count && (old.count == 0 || equal(old, new, 1...old.count))
  }

  /// - Parameter lines: 1-based, and all of them in the old file.
  ///
  /// The same bytes at the same lines are `same`, whatever else happened; a byte of difference in them never is.
  mutating func outcome(of lines: ClosedRange<Int>) -> CitationOutcome {
    if isEqual || new.contains(lines) && equal(old, new, lines) {
      return CitationOutcome(state: .same, newestRange: lines, hasOtherChanges: !isEqual)
    }
    let range = (lines.lowerBound - 1)..<lines.upperBound
    if let place = alignment.place(of: range) ?? onlyPlace(of: range) {
      let found = (place + 1)...(place + range.count)
      return CitationOutcome(
        state: .moved, offset: place - range.lowerBound, newestRange: found, hasOtherChanges: true)
    }
    return replacement(of: range)
  }

  /// A block that was moved past others: it stands once in both versions.
  private mutating func onlyPlace(of range: Range<Int>) -> Int? {
    let block = alignment.old[range]
    guard let place = newPlaces.onlyPlace(of: block), oldPlaces.onlyPlace(of: block) != nil else { return nil }
    // `}` or `return` alone says too little to be recognised elsewhere.
    let words = range.reduce(0) { $0 + old[$1 + 1].count { $0 > 0x20 } }
    return words >= 12 ? place : nil
  }

  private mutating func replacement(of range: Range<Int>) -> CitationOutcome {
    let gap = alignment.gap(of: range)
    let matches = alignment.matches
    let isLeft = range.contains { matches[$0] != nil && !old.isBlank($0 + 1) }
    let hasText = gap.contains { !new.isBlank($0 + 1) }
    guard isLeft || hasText else { return CitationOutcome(state: .gone, hasOtherChanges: true) }
    return CitationOutcome(
      state: .changed, newestRange: gap.isEmpty ? nil : (gap.lowerBound + 1)...gap.upperBound, hasOtherChanges: true)
  }
}

private func equal(_ old: FileLines, _ new: FileLines, _ lines: ClosedRange<Int>) -> Bool {
  lines.allSatisfy { old[$0].elementsEqual(new[$0]) }
}
