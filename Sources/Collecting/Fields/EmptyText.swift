import ReportModel

/// Whether a text holds anything that could be evidence. Only one that says nothing at all is empty: a comment, a table or a
/// short sentence is enough.
struct EmptyText {
  private var lines: SaidLines
  /// What is left of the lines, each with whether it is a comment.
  private var said: [(text: String, isComment: Bool)] = []
  private var (words, bytes) = (0, 0)

  init(of path: SourcePath) { lines = SaidLines(of: path) }

  /// What is wrong with a text; `nil` when something is said. The first words of it decide.
  mutating func emptiness(of lines: some Sequence<ArraySlice<UInt8>>) -> Emptiness? {
    for line in lines {
      bytes += line.count + 1
      guard words <= Self.mostWords, bytes <= Self.mostBytes else { return nil }
      switch self.lines.read(line) {
      case .text(let text, let isComment):
        words += SaidLines.words(in: text)
        said.append((text, isComment))
      case .underline:
        if let heading = said.popLast() { words -= SaidLines.words(in: heading.text) }
      case .nothing: break
      }
    }
    return words <= Self.mostWords ? verdict : nil
  }

  /// Whether only a heading, or the name of something, was read so far: what it means stands below.
  var hasOnlyNames: Bool { said.isEmpty && lines.isProse && !lines.hasPlaceholders }

  // A text that says nothing is short.
  private static let (mostWords, mostBytes) = (30, 16384)

  private var verdict: Emptiness? {
    guard let first = said.first else { return lines.hasPlaceholders ? .template : .wordless }
    if !lines.isProse, let code = said.first(where: { !$0.isComment }) {
      return SkippedTest.begins(code.text) ? .skippedTest : nil
    }
    if foldedWords(first.text).starts(with: ["lorem", "ipsum"]) { return .filler }
    let all = said.map(\.text).joined(separator: " ")
    if said.allSatisfy({ EvasiveText.isWhole($0.text) }) { return .evasive(all) }
    // `TBD` above something else leaves only itself open.
    return !EvasiveText.isWhole(first.text) && DeniedText.beginsUndone(first.text) ? .undone(all) : nil
  }
}
