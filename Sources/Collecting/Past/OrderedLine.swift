internal import ReportModel

/// The commits of a main line on days that never run backwards.
///
/// A clock may be wrong, and an import may keep old days. As many commits as can keep theirs do; each of the others counts on
/// the day of the one that it builds upon, or, where all before it are out of order, too, of the one that builds upon it.
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

/// The places of the longest run of numbers, not all neighbours, of which none is above the one before.
///
/// - Complexity: O(*n* log *n*): for each length the run that ends highest is remembered.
private func keptPlaces(_ numbers: [Int]) -> [Int] {
  var (ends, before): ([Int], [Int?]) = ([], [])
  for (index, number) in numbers.enumerated() {
    let length = ends.partitionPoint { numbers[$0] < number }
    before.append(length > 0 ? ends[length - 1] : nil)
    if length < ends.count { ends[length] = index } else { ends.append(index) }
  }
  var (places, next) = ([Int](), ends.last)
  while let place = next {
    places.append(place)
    next = before[place]
  }
  return places.reversed()
}
