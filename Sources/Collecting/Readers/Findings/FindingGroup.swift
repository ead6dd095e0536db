import ReportModel

/// What the headings above say about what stands below them.
enum FindingGroup: Equatable {
  case none
  /// "Critical Issues", "Findings", "Concerns".
  case findings(Severity?)
  /// Recommendations, strengths, checklists: nothing in them is a finding.
  case other

  init(heading numbered: String) {
    let heading = Self.withoutSection(numbered)
    let words = foldedWords(heading)
    let isOfFindings = words.contains("findings") && Self.explainingWords.isDisjoint(with: words)
    let isOther = words.contains(where: Self.otherWords.contains) && !isOfFindings && !Self.isSummary(heading)
    if isOther || Self.isLegend(words) {
      self = .other
    } else if let level = SeverityText.namedLevel(heading) {
      self = .findings(level)
    } else if Self.leavesOpen(words) {
      self = .findings(nil)
    } else if words.contains(where: Self.findingsWords.contains) {
      self = .findings(Self.severity(of: heading, words))
    } else if SeverityText.isLevelHeading(heading) {
      self = .findings(SeverityText.saidSeverity(in: heading))
    } else if let head = Self.levelInFront(of: heading) {
      self = .findings(SeverityText.saidSeverity(in: head))
    } else {
      self = .none
    }
  }

  /// `3.2 High priority` without the number of the section.
  static func withoutSection(_ heading: String) -> String {
    let number = heading.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    guard number.contains(UInt8(ascii: ".")), heading.utf8.dropFirst(number.count).first == 0x20 else { return heading }
    return trimmedText(heading.utf8.dropFirst(number.count).withText)
  }

  /// `P1 - High (soon after launch)`: a level, and in brackets when.
  static func levelInFront(of heading: String) -> String? {
    guard heading.utf8.last == UInt8(ascii: ")"), let open = heading.utf8.firstIndex(of: UInt8(ascii: "(")) else {
      return nil
    }
    let head = trimmedText(heading.utf8[..<open].withText)
    return !head.isEmpty && SeverityText.isLevelHeading(head) ? head : nil
  }

  /// `Severity levels` explains words, and `Example finding` shows how to write one: neither lists what was found.
  private static func isLegend(_ words: [String]) -> Bool {
    if words.contains(where: exampleWords.contains),
      words.allSatisfy({ exampleWords.contains($0) || findingsWords.contains($0) || $0 == "finding" || $0 == "of" })
    {
      return true
    }
    return words.count > 1 && words.first.map(legendSubjects.contains) ?? false
      && words.last.map(legendKinds.contains) ?? false
  }

  /// `Open items`, `3. Remaining`, `To be fixed`.
  private static func leavesOpen(_ words: [String]) -> Bool {
    openHeadings.contains(words.filter { Int($0) == nil && $0 != "the" && $0 != "other" })
  }

  /// The level of a name that counts or lists findings: `Critical`, `Open blockers`, `Number of critical issues`.
  static func countedLevel(of name: String) -> Severity? {
    // `Critical bugs fixed: 3` counts none that is left.
    if foldedWords(name).contains(where: overWords.contains) { return nil }
    if SeverityText.isLevelHeading(name) { return SeverityText.severity(in: name) }
    let said = foldedWords(name).drop(while: countedOpenings.contains).joined(separator: " ")
    return SeverityText.isLevelHeading(said) ? SeverityText.severity(in: said) : nil
  }

  /// The same of a name that says that they are findings, wherever it stands: `Blockers`, `Critical issues`, not `Critical`.
  static func kindLevel(of name: String) -> Severity? {
    foldedWords(name).contains(where: kinds.contains) ? countedLevel(of: name) : nil
  }

  /// Whether a heading for something else tells what the review has found, too.
  static func mayRepeat(_ heading: String) -> Bool {
    let words = Set(foldedWords(heading))
    return !words.isDisjoint(with: ["summary", "decision"])
      && words.intersection(otherWords).isSubset(of: ["summary", "decision"])
  }

  /// Whether a table below a heading for something else may list what was found: not where words are explained or shown.
  static func mayTrack(_ heading: String) -> Bool {
    let words = foldedWords(heading)
    return explainingWords.isDisjoint(with: words) && !isLegend(words)
  }

  /// Whether a heading is no more than a word for findings, and a remark in brackets: `Risks (fix if time)`.
  static func namesKind(_ heading: String) -> Bool {
    let words = foldedWords(heading.utf8.prefix { $0 != UInt8(ascii: "(") }.withText)
    return !words.isEmpty && words.allSatisfy(findingsWords.contains)
  }

  /// `Summary of findings` repeats what stands elsewhere.
  static func isSummary(_ heading: String) -> Bool {
    let words = Set(foldedWords(heading))
    guard words.contains("summary") else { return false }
    return words.contains("findings")
      || !words.isDisjoint(with: findingsWords) && words.isDisjoint(with: otherWords.subtracting(["summary"]))
  }

  /// `Resolved findings`, `Fixed in v2.3`, `Previously reported (all fixed)`: all that stands there is over.
  static func isOver(_ heading: String) -> Bool {
    let words = FindingFields.words(heading).filter { Int($0) == nil }
    if overHeadings.contains(words) { return true }
    return words.contains(where: overWords.contains)
      && words.allSatisfy {
        overWords.contains($0) || findingsWords.contains($0) || kinds.contains($0) || besideOver.contains($0)
          || SeverityText.leadingSeverity(in: $0) != nil || holdsDigits($0)
      }
  }

  /// Risks beside blockers are not all blockers.
  private static func severity(of heading: String, _ words: [String]) -> Severity? {
    let kinds = Set(words).intersection(findingsWords)
    let isMixed = kinds.count > 1 && !kinds.isDisjoint(with: ["blocker", "blockers"])
    let others = words.filter { !["blocker", "blockers"].contains($0) }.joined(separator: " ")
    return SeverityText.saidSeverity(in: isMixed ? others : heading)
  }

  /// Whether a heading names findings in the plural: `Checkout review: blockers`, not `Ad-blocker: review`.
  static func namesSeveral(_ heading: String) -> Bool {
    foldedWords(heading).contains { kinds.contains($0) && $0.utf8.last == UInt8(ascii: "s") }
  }

  /// That of all that stands there.
  var severity: Severity? { if case .findings(let severity) = self { severity } else { nil } }

  var isFindings: Bool { if case .findings = self { true } else { false } }

  /// Whether a word of another kind of heading stands in the middle of a title, where it may mean what it says.
  static func mayNameFinding(_ title: String) -> Bool {
    let words = foldedWords(title)
    guard words.count > 2, let first = words.first, !otherWords.contains(first) else { return false }
    return words.allSatisfy { !otherWords.contains($0) || plainWords.contains($0) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Headings for findings", findingsWords), .init("Headings for something else", otherWords),
      .init("Headings that explain or praise, also with `findings`", explainingWords),
      .init("Headings for findings that are over", overWords),
      .init("Headings for findings, as a whole", openHeadings.map { $0.joined(separator: " ") }),
      .init("Line that lists or counts findings, also elsewhere: a level and one of", kinds),
    ]
  }

  private static let openHeadings = [
    "open items", "open points", "observations", "unresolved", "unresolved items", "remaining", "remaining items",
    "outstanding", "outstanding items", "to be fixed", "to fix", "open", "still open", "not fixed", "unfixed",
    "unresolved from previous review", "open from previous review", "partially fixed", "fixed but not deployed",
    "to be fixed later", "accepted", "not yet fixed", "deferred",
  ].map { foldedWords($0) }
  private static let countedOpenings: Set<String> = [
    "open", "remaining", "outstanding", "unresolved", "known", "current", "launch", "release", "go", "live", "number",
    "of",
  ]
  private static let kinds: Set<String> = [
    "blocker", "blockers", "showstopper", "showstoppers", "issues", "findings", "vulnerabilities", "problems",
    "defects", "concerns", "bugs",
  ]
  private static let exampleWords: Set<String> = ["example", "examples", "template"]
  private static let legendSubjects: Set<String> = ["severity", "severities", "priority", "risk", "criticality"]
  private static let legendKinds: Set<String> = ["levels", "level", "scale", "classification", "key", "ratings"]
  private static let otherWords: Set<String> = [
    "recommendations", "recommended", "strengths", "checklist", "decision", "compliance", "summary", "scope",
    "evidence",
    "good", "questions", "definition", "definitions", "legend", "glossary", "scale",
    "rated", "sla",
  ]
  /// Those of headings that explain words, or say what is well.
  private static let explainingWords: Set<String> = [
    "good", "strengths", "definition", "definitions", "legend", "glossary", "scale", "rated", "sla",
  ]
  private static let plainWords: Set<String> = [
    "evidence", "decision", "good", "scope", "compliance", "recommended", "definition", "definitions", "scale",
    "legend",
  ]
  private static let overWords: Set<String> = ["resolved", "fixed", "closed", "remediated", "mitigated"]
  private static let overHeadings = ["verified fixes", "fixes verified", "completed fixes"].map { foldedWords($0) }
  private static let besideOver: Set<String> = [
    "all", "previous", "previously", "reported", "earlier", "already", "since", "last", "the", "review", "and", "now",
    "items", "in", "this", "from", "of", "release", "version", "sprint", "bug", "defect",
  ]
  private static let findingsWords: Set<String> = [
    "hallazgos", "achados", "vulnerabilidades", "problemas", "riesgos", "riscos", "blocker", "vulnerabilities",
    "mängel", "bloquants", "issues", "issue", "findings", "concerns", "blockers", "bottlenecks", "problems",
    "risks", "style", "documentation",
  ]
}
