/// Where each line of a file stands in it, by the number of the line.
struct LinePlaces {
  private let lines: [Int]
  private let places: [[Int]]

  /// - Parameter distinct: Above every number.
  init(_ lines: [Int], distinct: Int) {
    var places = [[Int]](repeating: [], count: distinct)
    for (place, number) in lines.enumerated() { places[number].append(place) }
    (self.lines, self.places) = (lines, places)
  }

  /// The one place (0-based) where a block stands; `nil` when it stands nowhere or more than once.
  ///
  /// - Complexity: O(*block*): it is looked for where its rarest line stands, and not at all when that stands everywhere.
  func onlyPlace(of block: ArraySlice<Int>) -> Int? {
    guard let rarest = block.indices.min(by: { places[block[$0]].count < places[block[$1]].count }) else { return nil }
    let candidates = places[block[rarest]]
    guard candidates.count <= Self.mostCandidates else { return nil }
    let found = candidates.map { $0 - (rarest - block.startIndex) }.filter { start in
      start >= 0 && start + block.count <= lines.count && lines[start..<(start + block.count)].elementsEqual(block)
    }
    return found.count == 1 ? found[0] : nil
  }

  private static let mostCandidates = 64
}
