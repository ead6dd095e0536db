import ReportModel

/// Which lines of a file became which lines of a later one.
///
/// After Bram Cohen's patience diff: lines that stand once in both files and keep their order hold the two together, and
/// from these equal neighbours are followed in both directions. Linear but for the sorting of the lines that occur once.
struct LineAlignment {
  /// Numbers that stand for the lines: equal numbers, equal bytes.
  let old: [Int]
  let new: [Int]
  /// For each line of the old file its place in the new one, 0-based; always rising.
  let matches: [Int?]
  /// How many numbers there are.
  let distinct: Int
  /// For each line of the old file, and for its end, where in the new one the last match before it ends, and where the first
  /// from it on begins.
  private let gapStarts: [Int]
  private let gapEnds: [Int]

  init(_ oldLines: FileLines, _ newLines: FileLines) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ lines: FileLines) -> [Int] {
      (0..<lines.count).map { index in
        let line = lines[index + 1]
        if let number = numbers[line] { return number }
        numbers[line] = numbers.count
        return numbers.count - 1
      }
    }
    old = number(oldLines)
    new = number(newLines)
    distinct = numbers.count
    matches = aligned(old, new, distinct: distinct)
    var (starts, ends) = ([0], [new.count])
    for match in matches { starts.append(match.map { $0 + 1 } ?? starts[starts.count - 1]) }
    for match in matches.reversed() { ends.append(match ?? ends[ends.count - 1]) }
    (gapStarts, gapEnds) = (starts, ends.reversed())
  }

  /// Where the lines that stand at `range` (0-based) are now, when all of them are still there, one after the other.
  func place(of range: Range<Int>) -> Int? {
    guard let first = range.first, let start = matches[first] else { return nil }
    return range.allSatisfy { matches[$0] == start + $0 - first } ? start : nil
  }

  /// What stands now between the neighbours of `range` that are still there.
  func gap(of range: Range<Int>) -> Range<Int> {
    gapStarts[range.lowerBound]..<gapEnds[range.upperBound]
  }
}

private func aligned(_ old: [Int], _ new: [Int], distinct: Int) -> [Int?] {
  var matches = [Int?](repeating: nil, count: old.count)
  for (line, place) in anchors(old, new, distinct: distinct) { matches[line] = place }
  follow(&matches, old, new, forward: true)
  follow(&matches, old, new, forward: false)
  return matches
}

/// The longest rising run among the lines that stand once in both files.
private func anchors(_ old: [Int], _ new: [Int], distinct: Int) -> [(Int, Int)] {
  let (oldPlaces, newPlaces) = (onlyPlaces(old, distinct), onlyPlaces(new, distinct))
  let pairs = old.enumerated().compactMap { line, number -> (Int, Int)? in
    guard let place = newPlaces[number], oldPlaces[number] == line else { return nil }
    return (line, place)
  }
  // The ends of the best run of each length, and for each pair the one before it.
  var ends: [Int] = []
  var previous = [Int?](repeating: nil, count: pairs.count)
  for index in pairs.indices {
    let place = ends.partitionPoint { pairs[$0].1 >= pairs[index].1 }
    previous[index] = place > 0 ? ends[place - 1] : nil
    if place < ends.count { ends[place] = index } else { ends.append(index) }
  }
  var run: [(Int, Int)] = []
  var next = ends.last
  while let index = next {
    run.append(pairs[index])
    next = previous[index]
  }
  return run.reversed()
}

/// By number, where it stands; `nil` for one that stands nowhere or more than once.
private func onlyPlaces(_ lines: [Int], _ distinct: Int) -> [Int?] {
  var places = [Int?](repeating: nil, count: distinct)
  var counts = [Int](repeating: 0, count: distinct)
  for (index, number) in lines.enumerated() {
    counts[number] += 1
    places[number] = counts[number] == 1 ? index : nil
  }
  return places
}

/// Matches equal lines next to matched ones; before the first line and behind the last the files begin and end together.
private func follow(_ matches: inout [Int?], _ old: [Int], _ new: [Int], forward: Bool) {
  // A place is free up to the next match in the direction of travel.
  var limit = [Int](repeating: forward ? new.count : -1, count: old.count)
  var nearest = forward ? new.count : -1
  for line in forward ? Array(old.indices.reversed()) : Array(old.indices) {
    limit[line] = nearest
    if let place = matches[line] { nearest = place }
  }
  var place = forward ? -1 : new.count
  var isFollowing = true
  for line in forward ? Array(old.indices) : Array(old.indices.reversed()) {
    if let match = matches[line] {
      (place, isFollowing) = (match, true)
      continue
    }
    let next = forward ? place + 1 : place - 1
    isFollowing = isFollowing && (forward ? next < limit[line] : next > limit[line]) && old[line] == new[next]
    if isFollowing { (matches[line], place) = (next, next) }
  }
}
