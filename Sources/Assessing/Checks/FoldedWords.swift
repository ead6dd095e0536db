/// A text as the words that decide whether it speaks of a check: lower case, no punctuation, no filling.
struct FoldedWords: Hashable, Sendable {
  let words: [String]
  /// A yes to "no rollback" is not a yes to "rollback".
  let negations: Int

  /// More words than this are an essay, not an item.
  static let limit = 64

  init(_ text: some StringProtocol) {
    var words: [String] = []
    var word: [UInt8] = []
    func close() {
      defer { word.removeAll(keepingCapacity: true) }
      guard !word.isEmpty, words.count < FoldedWords.limit else { return }
      FoldedWords.makeSingular(&word)
      let folded = String(decoding: word, as: UTF8.self)
      if word.count > FoldedWords.longestFilling || !FoldedWords.filling.contains(folded) { words.append(folded) }
    }
    for byte in text.utf8 {
      if byte.isWordByte { word.append(byte.lowercasedASCII) } else { close() }
    }
    close()
    self.words = words
    negations = words.count { FoldedWords.negating.contains($0) }
  }

  /// `runbooks` and `runbook` are one word; `process` keeps its ending.
  private static func makeSingular(_ word: inout [UInt8]) {
    guard word.count > 3, word[word.count - 1] == UInt8(ascii: "s") else { return }
    let before = word[word.count - 2]
    guard before != UInt8(ascii: "s"), before != UInt8(ascii: "u"), before != UInt8(ascii: "i") else { return }
    word.removeLast()
  }

  private static let filling: Set<String> = [
    "a", "an", "the", "is", "are", "was", "be", "been", "of", "for", "in", "on", "to", "at", "and", "or", "with", "has",
    "have", "there", "this", "that", "it", "we", "our", "your", "all", "any", "do", "doe", "will", "place",
  ]

  private static let longestFilling = filling.reduce(0) { max($0, $1.utf8.count) }

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
