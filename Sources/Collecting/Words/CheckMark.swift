import Markdown
import ReportModel

/// The mark in front of a checklist item, and what it says.
enum CheckMark {
  /// - Returns: The state and the text after the mark; `nil` when the text begins with no mark.
  static func read(_ text: String) -> (state: ChecklistItem.State, rest: String)? {
    // Every mark is beyond ASCII.
    guard let byte = text.utf8.first, byte >= 0x80 || byte == 0x20 else { return wordMark(text) }
    var scalars = Substring(text).unicodeScalars
    while scalars.first == " " { scalars.removeFirst() }
    guard let first = scalars.first, var state = states[first] else { return wordMark(text) }
    scalars.removeFirst()
    // A variation selector may follow the sign, and a second sign takes a tick back: `🟢🟡`.
    while let next = scalars.first {
      if next != "\u{FE0F}", next != " " {
        guard state == .pass, let other = states[next] else { break }
        state = other
      }
      scalars.removeFirst()
    }
    let rest = trimmedText(Substring(scalars))
    return (saysNotApplicable(rest) ? .notApplicable : state, rest)
  }

  /// `[~] Metrics`, `[❌] Metrics`: a box with something else in it than GitHub's marks.
  static func read(boxed text: String) -> (state: ChecklistItem.State, rest: String)? {
    guard text.utf8.first == UInt8(ascii: "["), let close = text.utf8.firstIndex(of: UInt8(ascii: "]")),
      text.utf8[close...].dropFirst().first == 0x20
    else { return nil }
    let mark = text.utf8[..<close].dropFirst().withText
    let signs = mark.unicodeScalars.filter { $0 != "\u{FE0F}" }
    guard signs.count == 1, let sign = signs.first, let state = boxes[sign] ?? states[sign] else { return nil }
    return (state, trimmedText(text.utf8[close...].dropFirst().withText))
  }

  /// `Metrics ✅`, `**Metrics**: ✅ Prometheus`; ticks and crosses alone, because a colour behind a name says how grave it is.
  static func read(behind line: MarkdownContent.Line) -> (state: ChecklistItem.State, rest: String)? {
    guard line.text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    if let (name, value) = keyValue(line) {
      guard let mark = read(value), isTick(value), !wholes.contains(foldedWords(name).last ?? "") else { return nil }
      return (mark.state, mark.rest.isEmpty ? name : "\(name) (\(mark.rest))")
    }
    let scalars = line.text.unicodeScalars.reversed().drop { $0 == "\u{FE0F}" }
    guard let last = scalars.first, isTick(String(last)), let state = states[last] else { return nil }
    return (state, trimmedText(String(String.UnicodeScalarView(scalars.dropFirst().reversed()))))
  }

  private static func isTick(_ text: String) -> Bool {
    text.unicodeScalars.first.map { states[$0] != nil && !colours.contains($0) } ?? false
  }

  /// Words of what is said of all items together.
  private static let wholes: Set<String> = [
    "overall", "status", "verdict", "decision", "result", "recommendation", "conclusion", "summary", "score", "total",
    "assessment", "outcome", "readiness", "approval", "severity", "priority", "risk", "impact", "date", "legend",
  ]
  private static let colours: Set<Unicode.Scalar> = ["🟢", "🔴", "🟡", "🟠", "🔶"]

  /// A colour in front of such a word says how grave a thing is: `🔴 CRITICAL: backups`.
  static func isGravity(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, colours.contains(first) else { return false }
    return foldedWords(text).first { $0.utf8.allSatisfy { $0 < 0x80 } }.map(gravities.contains) ?? false
  }

  /// How many there are of a severity, `🟢 LOW: 115`, `❌ 3 critical issues`, and no answer; that there are none of one is
  /// an answer behind a tick: `✅ 0 critical issues`.
  static func countsGravity(_ text: String) -> Bool {
    let words = foldedWords(text.lowercased()).filter {
      $0.unicodeScalars.contains { states[$0] == nil && $0 != "\u{FE0F}" }
    }
    let numbers = words.compactMap { Int($0) }
    let isTicked = text.unicodeScalars.contains { states[$0] == .pass && !colours.contains($0) }
    guard !numbers.isEmpty, !isTicked || numbers.contains(where: { $0 > 0 }), words.contains(where: counted.contains)
    else { return false }
    return words.allSatisfy { Int($0) != nil || counted.contains($0) || countedNouns.contains($0) }
  }

  private static let counted: Set<String> = [
    "critical", "high", "medium", "low", "blocker", "blockers", "major", "minor", "info", "informational", "p0", "p1",
    "p2", "p3", "p4", "critico", "crítico", "críticos", "alto", "médio", "medio", "baixo", "bajo", "kritisch", "hoch",
    "mittel", "niedrig",
  ]
  private static let countedNouns: Set<String> = [
    "issue", "issues", "finding", "findings", "vulnerability", "vulnerabilities", "severity", "priority", "risk",
    "risks", "bug", "bugs", "warnings", "errors", "problems", "items", "total", "open", "found", "remaining", "of",
  ]

  private static let gravities: Set<String> = [
    "critical", "high", "medium", "low", "blocker", "required", "recommended", "must", "p0", "p1", "p2", "p3",
  ]

  /// What the marks in a text say, wherever they stand; `nil` when there is none, or they disagree.
  static func only(in text: String) -> ChecklistItem.State? {
    let found = Set(text.unicodeScalars.compactMap { states[$0] })
    return found.count == 1 ? found.first : nil
  }

  /// `PCI-DSS: N/A (no card data)`: the words say more than the mark before them.
  private static func saysNotApplicable(_ text: String) -> Bool {
    guard let colon = text.offset(ofByte: UInt8(ascii: ":")) else { return false }
    let value = trimmed(text.utf8.dropFirst(colon + 1)).withText
    return ["n/a", "not applicable"].contains(where: value.hasFoldedPrefix)
  }

  private static func wordMark(_ text: String) -> (state: ChecklistItem.State, rest: String)? {
    guard text.hasBytePrefix("N/A") || text.hasBytePrefix("n/a"), case let rest = text.utf8.dropFirst(3),
      rest.first == UInt8(ascii: ":") || rest.first == 0x20
    else { return nil }
    return (.notApplicable, trimmed(rest.dropFirst()).withText)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Where a mark stands", ["✅ Metrics", "Metrics ✅", "Metrics: ✅ Prometheus", "[✅] Metrics"]),
      .init("Behind a mark, with a number: a count, and no answer", counted.sorted(by: byBytes)),
    ]
      + Understanding.Row.meanings(
        "Mark", of: Dictionary(uniqueKeysWithValues: states.map { (String($0.key), $0.value) }),
        ChecklistItem.State.allCases.map { ($0, $0.rawValue) })
      + Understanding.Row.meanings(
        "Box", of: Dictionary(uniqueKeysWithValues: boxes.map { ("[\($0.key)]", $0.value) }),
        ChecklistItem.State.allCases.map { ($0, $0.rawValue) })
  }

  private static let boxes: [Unicode.Scalar: ChecklistItem.State] = [
    "~": .partial, "/": .partial, "!": .unknown, "?": .unknown,
  ]

  private static let states: [Unicode.Scalar: ChecklistItem.State] = [
    "✅": .pass, "✓": .pass, "✔": .pass, "☑": .pass, "🗸": .pass, "🟢": .pass,
    "❌": .fail, "✗": .fail, "✘": .fail, "✖": .fail, "🔴": .fail, "⛔": .fail,
    "⚠": .partial, "🟡": .partial, "🔶": .partial, "🟠": .partial,
    "☐": .unknown, "⬜": .unknown, "⏳": .unknown,
    "➖": .notApplicable,
  ]
}
