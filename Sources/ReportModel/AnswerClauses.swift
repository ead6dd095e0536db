/// Lower-case words of an answer, in groups that signs, dashes and words of contrast set apart; an apostrophe joins.
enum AnswerClauses {
  struct Clause {
    /// The word of contrast in front of it.
    var contrast: String?
    /// A sign, or nothing, stands in front of it or of its word of contrast.
    var isApart = true
    var words: [String] = []
  }

  static func read(_ text: String) -> [[String]] { parted(text).map(\.words) }

  static func parted(_ text: String) -> [Clause] {
    var (clauses, word): ([Clause], [UInt8]) = ([Clause()], [])
    func endWord() {
      guard !word.isEmpty else { return }
      let text = String(decoding: word, as: UTF8.self)
      word = []
      // `except the password` has nothing before it to contrast with.
      guard contrasts.contains(text), text != "except" || clauses.contains(where: { !$0.words.isEmpty }) else {
        return clauses[clauses.count - 1].words.append(text)
      }
      if clauses[clauses.count - 1].words.isEmpty {
        clauses[clauses.count - 1].contrast = text
      } else {
        clauses.append(Clause(contrast: text, isApart: false))
      }
    }
    var (beforeLast, last): (UInt8, UInt8) = (0x20, 0x20)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { continue }
      if (0x61...0x7A).contains(byte | 0x20) {
        word.append(byte | 0x20)
      } else if (0x30...0x39).contains(byte) {
        word.append(byte)
      } else {
        endWord()
      }
      let isDash = byte == 0x20 && last == UInt8(ascii: "-") && beforeLast == 0x20
      // The last byte of an en dash or an em dash.
      let isLongDash = (byte == 0x93 || byte == 0x94) && last == 0x80 && beforeLast == 0xE2
      if isDash || isLongDash || ".,;:()!?".utf8.contains(byte) { clauses.append(Clause()) }
      (beforeLast, last) = (last, byte)
    }
    endWord()
    return clauses.filter { !$0.words.isEmpty }
  }

  private static let contrasts: Set<String> = ["but", "however", "though", "although", "except", "with"]
}
