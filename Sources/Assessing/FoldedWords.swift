/// A text as the words that decide whether it speaks of a check: lower case, no punctuation, no filling.
struct FoldedWords: Hashable, Sendable {
  let words: [String]
  /// A yes to "no rollback" is not a yes to "rollback".
  let negations: Int

  /// More words than this are an essay, not an item.
  private static let limit = 64

  init(_ text: some StringProtocol) {
    var words: [String] = []
    for run in text.utf8.split(whereSeparator: { !$0.isWordByte }) where words.count < FoldedWords.limit {
      let word = FoldedWords.singular(String(decoding: run.map(\.lowercasedASCII), as: UTF8.self))
      if !FoldedWords.filling.contains(word) { words.append(word) }
    }
    self.words = words
    negations = words.count { FoldedWords.negating.contains($0) }
  }

  func contains(_ other: ArraySlice<String>, at start: Int) -> Bool {
    words[start...].starts(with: other)
  }

  /// `runbooks` and `runbook` are one word; `process` keeps its ending.
  private static func singular(_ word: String) -> String {
    let bytes = word.utf8
    let endsInOneS = bytes.last == UInt8(ascii: "s") && !["ss", "us", "is"].contains { word.hasSuffix($0) }
    return endsInOneS && bytes.count > 3 ? String(word.dropLast()) : word
  }

  private static let filling: Set<String> = [
    "a", "an", "the", "is", "are", "was", "be", "been", "of", "for", "in", "on", "to", "at", "and", "or", "with", "has",
    "have", "there", "this", "that", "it", "we", "our", "your", "all", "any", "do", "doe", "will", "place",
  ]

  private static let negating: Set<String> = ["no", "not", "never", "without", "missing", "lack", "cannot", "none"]
}

extension UInt8 {
  /// ASCII letters and digits, and every byte of what is not ASCII.
  var isWordByte: Bool {
    switch self {
    case 48...57, 65...90, 97...122, 128...: true
    default: false
    }
  }

  var lowercasedASCII: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
