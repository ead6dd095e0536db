internal import ReportModel

/// The commits of a main line on days that never run backwards.
///
/// A clock may be wrong, and an import may keep old days. As many commits as can keep theirs do, and of as many the earlier ones:
/// a day to come is nobody's past. Each of the others counts on the day of the one that it builds upon, or, where all before it
/// are out of order, too, of the one that builds upon it.
struct OrderedLine: Sendable {
  /// Newest first.
  private(set) var commits: [CommitGraph.Commit]
  /// How many count on another day than their own.
  let moved: Int

  /// - Parameter line: Newest first.
  init(_ line: [CommitGraph.Commit]) {
    let kept = keptPlaces(line.map(\.day.number))
    (commits, moved) = (line, line.count - kept.count)
    guard moved > 0, let oldest = kept.last else { return }
    var day = line[oldest].day
    let isKept = Set(kept)
    for index in line.indices.reversed() {
      if isKept.contains(index) { day = line[index].day } else { commits[index].day = day }
    }
  }

  /// Leaves out all that is older than a commit.
  mutating func cut(after index: Int) { commits.removeSubrange((index + 1)...) }
}

/// The places of the longest run of numbers, not all neighbours, of which none is above the one before; of several, the one of
/// the lowest numbers.
///
/// - Complexity: O(*n* log *n*): for each length the run, from the end, that begins lowest is remembered.
private func keptPlaces(_ numbers: [Int]) -> [Int] {
  var (heads, after): ([Int], [Int?]) = ([], [Int?](repeating: nil, count: numbers.count))
  for (index, number) in numbers.enumerated().reversed() {
    let length = heads.partitionPoint { numbers[$0] > number }
    after[index] = length > 0 ? heads[length - 1] : nil
    if length < heads.count { heads[length] = index } else { heads.append(index) }
  }
  var (places, next) = ([Int](), heads.last)
  while let place = next {
    places.append(place)
    next = after[place]
  }
  return places
}
