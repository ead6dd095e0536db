/// The candidate nearest to a misspelt word, for "did you mean".
///
/// - Parameter edits: How many slips it may be away; `nil` for a third of the word's length, at least one, at most three.
/// - Returns: `nil` when nothing is so near.
/// - Complexity: O(*candidates* x *n* x *m*) in bytes; meant for short lists of keys.
public func suggestion(for word: String, among candidates: [String], within edits: Int? = nil) -> String? {
  let limit = edits ?? max(1, min(3, word.utf8.count / 3))
  let scored = candidates.map { (distance: editDistance(Array(word.utf8), Array($0.utf8)), word: $0) }
  guard let best = scored.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
  return best.distance <= limit ? best.word : nil
}

/// Levenshtein's distance over bytes, in which two neighbours that changed places are one edit: the commonest slip.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var (beforeLast, last) = ([Int](), Array(0...b.count))
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var edits = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, beforeLast[j - 1] + 1) }
      row.append(edits)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
