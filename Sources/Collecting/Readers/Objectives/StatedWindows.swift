import Markdown
import ReportModel

/// The windows that a document states beside its objectives: in prose, as "All objectives use a rolling 30-day window", or
/// as a field.
///
/// Prose counts where a clause says of the objectives as such how they are measured. How far alerts look back, what was met
/// and when somebody reviews them are no windows.
struct StatedWindows {
  private struct Statement {
    /// As written.
    var window: String
    /// "All objectives", wherever it stands in the document; otherwise it speaks of its section.
    var isOfAll: Bool
    var blocks: Range<Int>
  }

  private var statements: [Statement] = []

  /// - Parameter isMeant: Whether a section, or what stands in none, is about objectives.
  init(of document: Document, where isMeant: (MarkdownContent.Section?) -> Bool) {
    let blocks = document.content.blocks
    if isMeant(nil), let field = document.header.value(Self.names), Self.isWindow(field.value) {
      statements.append(Statement(window: field.value, isOfAll: true, blocks: blocks.indices))
    }
    for (index, block) in blocks.enumerated() where statements.count < Self.limit && Self.isProse(block) {
      guard let (window, isOfAll) = Self.statement(in: block), case let section = document.section(around: index),
        isMeant(section)
      else { continue }
      statements.append(Statement(window: window, isOfAll: isOfAll, blocks: section?.blocks ?? blocks.indices))
    }
  }

  /// What the innermost section around a block says of its own objectives, else what the document says of all of them.
  ///
  /// - Returns: `nil` where nothing is stated, or several windows are.
  func window(at block: Int) -> String? {
    let around = statements.filter { $0.blocks.contains(block) }
    let innermost = around.map(\.blocks.count).min()
    let meant = around.isEmpty ? statements.filter(\.isOfAll) : around.filter { $0.blocks.count == innermost }
    return meant.first.flatMap { first in meant.allSatisfy { $0.window == first.window } ? first.window : nil }
  }

  /// A document that says more often than this how its objectives are measured says it of each.
  private static let limit = 64

  private static func isProse(_ block: MarkdownContent.Block) -> Bool {
    switch block.kind {
    case .paragraph, .item: !block.isQuoted
    case .heading, .code, .table, .html, .rule: false
    }
  }

  private static func statement(in block: MarkdownContent.Block) -> (window: String, isOfAll: Bool)? {
    for line in block.text {
      if let (name, value) = keyValue(line), names.contains(where: { folds($0, to: foldedKey(name)) }), isWindow(value)
      {
        return (value, false)
      }
    }
    let text = block.plain
    guard singulars.contains(where: text.containsFolded) else { return nil }
    return sentences(of: text).lazy.flatMap { $0.utf8.split { ",;()".utf8.contains($0) } }
      .compactMap { WindowClause($0.withText) }.first.map { ($0.window, $0.isOfAll) }
  }

  /// The window that a target itself states: `≥ 99.95% over 30 days`, `99.9% (30-day rolling window)`.
  static func window(in target: String) -> String? {
    if let open = target.utf8.firstIndex(of: UInt8(ascii: "(")) {
      let remark = target.utf8[open...].dropFirst().prefix { $0 != UInt8(ascii: ")") }.withText
      if isWindow(remark) { return remark }
    }
    for link in [" over ", " per ", " in any "] {
      guard let range = target.utf8.firstRange(of: link.utf8) else { continue }
      let rest = target.utf8[range.upperBound...].prefix { !",;(".utf8.contains($0) }.withText
      let words = rest.utf8.split(separator: 0x20).map(\.withText).drop { ["a", "the", "any"].contains($0) }
      if case let window = words.joined(separator: " "), isWindow(window) { return window }
    }
    return nil
  }

  /// Of at least a day; shorter ones are those of alerts.
  static func isWindow(_ text: String) -> Bool {
    switch WindowText.period(text)?.extent {
    case .rolling(let seconds): seconds >= 86_400
    case .calendar: true
    case nil: false
    }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Fields that state a window for objectives", names),
      .init("Prose that states a window: speaks of", subjects.union(singulars)),
      .init("Prose that states a window: of all of them", quantifiers),
      .init("Prose that states a window: what is done", verbs),
      .init("Prose that states a window: unless it says", denials),
    ]
  }

  private static let names = [
    "window", "time window", "slo window", "measurement window", "compliance window", "compliance period",
    "evaluation window",
  ]
  fileprivate static let subjects: Set<String> = ["objectives", "slos", "targets"]
  fileprivate static let singulars: Set<String> = ["objective", "slo", "target"]
  fileprivate static let quantifiers: Set<String> = ["all", "each", "every"]
  fileprivate static let verbs: Set<String> = [
    "apply", "applied", "applies", "assessed", "calculated", "computed", "evaluate", "evaluated", "has", "have",
    "measure", "measured", "tracked", "use", "used", "uses",
  ]
  fileprivate static let denials: Set<String> = [
    "alert", "alerting", "alerts", "breached", "burn", "except", "excluding", "maintenance", "met", "missed", "most",
    "never", "no", "not", "review", "reviewed", "reviews", "some", "was", "were",
  ]
}

/// "All objectives are measured over a rolling 30-day window", between two commas.
private struct WindowClause {
  let window: String
  let isOfAll: Bool

  init?(_ text: String) {
    let words = text.utf8.split(separator: 0x20).map { Self.withoutPunctuation($0) }.filter { !$0.isEmpty }
    let folded = words.map(\.asciiLowercased)
    guard folded.count <= 40, StatedWindows.denials.isDisjoint(with: folded),
      folded.contains(where: { StatedWindows.verbs.contains($0) || $0 == "window" }),
      let isOfAll = Self.subject(folded), let window = Self.onlyWindow(words, folded)
    else { return nil }
    (self.isOfAll, self.window) = (isOfAll, window)
  }

  /// Whether the clause speaks of all objectives; `nil` when it speaks of none, or of some: `latency objectives`.
  private static func subject(_ words: [String]) -> Bool? {
    let nouns = StatedWindows.subjects.union(StatedWindows.singulars)
    guard let first = words.firstIndex(where: nouns.contains),
      case let noun = words[first...].prefix(while: nouns.contains).last ?? ""
    else { return nil }
    let before = words[..<first].reversed().drop(while: filling.contains)
    if before.first.map(StatedWindows.quantifiers.contains) ?? false { return true }
    return StatedWindows.subjects.contains(noun) && before.allSatisfy(introducing.contains) ? false : nil
  }

  private static func onlyWindow(_ words: [String], _ folded: [String]) -> String? {
    var (found, index) = (Set<String>(), 0)
    while index < words.count {
      let end = (index + 1...min(index + 6, words.count)).last { isStated(words, folded, index..<$0) }
      if let end { found.insert(words[index..<end].joined(separator: " ")) }
      index = end ?? index + 1
    }
    return found.count == 1 ? found.first : nil
  }

  /// "rolling 30-day window", "calendar month"; a bare "30 days" only behind "over".
  private static func isStated(_ words: [String], _ folded: [String], _ range: Range<Int>) -> Bool {
    let isAnchored =
      folded[range].contains { word in anchors.contains { word.containsFolded($0) } }
      || range.lowerBound > 0 && folded[range.lowerBound - 1] == "over"
    return isAnchored && !filling.contains(folded[range.lowerBound])
      && StatedWindows.isWindow(words[range].joined(separator: " "))
  }

  private static func withoutPunctuation(_ word: Substring.UTF8View) -> String {
    var word = word
    while let last = word.last, ".:!?\"".utf8.contains(last) { word = word.dropLast() }
    return word.withText
  }

  private static let filling: Set<String> = [
    "a", "above", "an", "below", "defined", "following", "level", "listed", "of", "our", "over", "per", "service",
    "stated", "the", "their", "these",
  ]
  private static let introducing: Set<String> = ["we", "measure", "evaluate", "track", "calculate", "here"]
  private static let anchors = ["rolling", "sliding", "trailing", "calendar", "window"]
}
