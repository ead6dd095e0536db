import Markdown
import ReportModel

/// Items, paragraphs and quotations that begin with the gravest level under whatever heading, and what is high beside them:
/// `CRITICAL: lost orders`, `> **Blocker** — the key is public`.
struct GraveLines {
  /// The first of each.
  private(set) var numbers: Set<Int> = []
  /// Neighbours in a list, or paragraphs, that begin with a level, of whatever gravity.
  private var run: [Entry] = []
  private var depth = 0
  private var isQuoted = false
  /// Beside them stands `Warning: ...`, a level of something else.
  private var isOfOthers = false
  private var subject: LevelExplanation.Subject?
  /// The last paragraph announces something: what others say, or what the levels mean.
  private var announced: String?

  private struct Entry {
    var title: FindingTitle
    var line: MarkdownContent.Line

    /// Its first word, as written.
    var word: String { line.text.utf8.drop { !Self.isLetter($0) }.prefix(while: Self.isLetter).withText }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
  }

  init(in blocks: ArraySlice<MarkdownContent.Block>) {
    for block in blocks { read(block) }
    endRun()
  }

  private mutating func read(_ block: MarkdownContent.Block) {
    if block.headingLevel != nil {
      endRun()
      (subject, announced) = (LevelExplanation.Subject(block.plain), nil)
      return
    }
    guard let line = block.text.first else { return }
    if block.isQuoted != isQuoted || block.depth < depth || block.depth > depth && run.isEmpty {
      endRun()
      (depth, isQuoted) = (block.depth, block.isQuoted)
    }
    guard block.depth == depth else { return }
    if let entry = entry(line, block) {
      run.append(entry)
    } else if isOther(line) {
      isOfOthers = true
    } else if block.kind == .paragraph, block.depth == 0, !block.isQuoted {
      endRun()
      announced = block.plain.utf8.last == UInt8(ascii: ":") ? block.plain : nil
    }
  }

  /// Not of a box: it asks, and is answered with a tick.
  private func entry(_ line: MarkdownContent.Line, _ block: MarkdownContent.Block) -> Entry? {
    switch block.kind {
    case .item(nil, _), .paragraph: break
    default: return nil
    }
    guard !line.isStruck, mayBegin(line.text), CheckMark.read(line.text)?.state != .pass else { return nil }
    let title = FindingTitle(line)
    let isSet = title.isTagged || title.manner == .label || title.manner == .aside && Self.setsApart(line.text)
    return title.severity != nil && isSet ? Entry(title: title, line: line) : nil
  }

  /// `CRITICAL: lost orders`, not `CRITICAL orders are lost`.
  private static func setsApart(_ text: String) -> Bool {
    Parting(first: text).map { SeverityText.bareLevel($0.head) != nil } ?? false
  }

  /// With the capital of a level: few lines need a closer look.
  private func mayBegin(_ text: String) -> Bool {
    let first = text.utf8.first { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    return first.map { "CBSHMLPI".utf8.contains($0) } ?? false
  }

  private func isOther(_ line: MarkdownContent.Line) -> Bool {
    guard let colon = line.text.offset(ofByte: UInt8(ascii: ":")), colon < 20 else { return false }
    return foldedWords(line.text.utf8.prefix(colon).withText).first.map(Self.others.contains) ?? false
  }

  private mutating func endRun() {
    defer { (run, depth, isOfOthers) = ([], 0, false) }
    guard !run.isEmpty, !isOfOthers, subject != .levels, !(isQuoted && announced != nil), !isScale else { return }
    let grave = run.filter { Self.levels.contains($0.word.asciiLowercased) && names($0) }
    guard !grave.isEmpty else { return }
    let high = run.filter { $0.word.asciiLowercased == "high" && names($0) }
    numbers.formUnion((grave + high).map(\.line.number))
  }

  /// `We rate as follows:`, or each level once, and more than one of them explained.
  private var isScale: Bool {
    if announced.map({ LevelExplanation.Subject($0) == .levels }) ?? false { return true }
    let levels = run.compactMap(\.title.severity)
    guard levels.count > 1, Set(levels).count == levels.count else { return false }
    let explained = run.count { LevelExplanation.isOne($0.title.text) }
    return explained > 1 || explained == run.count
      || levels.count > 2 && run.contains { LevelExplanation.isOfScale($0.title.text) }
  }

  /// Below a heading for what there is `Critical: PostgreSQL and Kafka` says how important they are.
  private func names(_ entry: Entry) -> Bool {
    let isLoud = !entry.word.utf8.contains { (0x61...0x7A).contains($0) }
    return entry.title.isNamed && foldedWords(entry.title.text).count > 1 && (subject != .things || isLoud)
      && !LevelExplanation.isOne(entry.title.text) && SeverityCounts.read(entry.line).isEmpty
  }

  static var understood: [Understanding.Row] {
    [
      .init("Finding under any heading: begins with", levels.sorted(by: byBytes).map { $0.uppercased() + ":" }),
      .init("The same, not in a list with", others.sorted(by: byBytes)),
    ] + LevelExplanation.understood
  }

  private static let levels: Set<String> = ["critical", "blocker", "showstopper"]
  private static let others: Set<String> = [
    "warning", "warn", "optional", "normal", "standard", "regular", "fatal", "error", "debug", "noncritical", "non",
  ]
}
