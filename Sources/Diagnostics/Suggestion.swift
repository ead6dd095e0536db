/// The candidate nearest to a misspelt word, for "did you mean".
///
/// - Returns: `nil` when nothing is within a third of the word's length (at least one edit, at most three).
/// - Complexity: O(*candidates* x *n* x *m*) in bytes; meant for short lists of keys.
public func suggestion(for word: String, among candidates: [String]) -> String? {
  let limit = max(1, min(3, word.utf8.count / 3))
  let scored = candidates.map { (distance: editDistance(Array(word.utf8), Array($0.utf8)), word: $0) }
  guard let best = scored.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
  return best.distance <= limit ? best.word : nil
}

/// Levenshtein's distance over bytes.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let substituted = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
