import Markdown
import ReportModel

/// The phases of a plan that stand below each other: `## Phase 2: Refunds (2 weeks) ✅`, or the same in bold, with their
/// fields and tasks.
enum PhaseSections {
  /// - Complexity: O(*blocks*): no phase holds another one, so each block belongs to one at most.
  static func read(_ document: Document) -> [WorkPlan.Phase] {
    let blocks = document.content.blocks
    var phases: [WorkPlan.Phase] = []
    var index = blocks.startIndex
    while index < blocks.endIndex {
      let block = blocks[index]
      guard block.firstLine != document.heading?.firstLine, let heading = heading(block) else {
        index += 1
        continue
      }
      let inner = blocks[(index + 1)...].prefix { !ends($0, block) }
      phases.append(phase(heading, block, inner))
      index = inner.endIndex
    }
    return phases
  }

  private static func heading(_ block: MarkdownContent.Block) -> PhaseHeading? {
    guard block.depth == 0, !block.isQuoted, let line = block.text.first else { return nil }
    if block.headingLevel != nil { return PhaseHeading(block.plain) }
    // `**Phase 2: Refunds** (2 weeks)`.
    guard case .paragraph = block.kind, line.lead != nil else { return nil }
    return PhaseHeading(line.text)
  }

  /// Whether a block is no part of the phase that `first` begins any more.
  private static func ends(_ block: MarkdownContent.Block, _ first: MarkdownContent.Block) -> Bool {
    guard block.depth == 0, !block.isQuoted else { return false }
    guard let level = first.headingLevel else { return block.headingLevel != nil || heading(block) != nil }
    return block.headingLevel.map { $0 <= level } ?? false
  }

  private static func phase(
    _ heading: PhaseHeading, _ block: MarkdownContent.Block, _ inner: ArraySlice<MarkdownContent.Block>
  ) -> WorkPlan.Phase {
    var phase = WorkPlan.Phase(
      name: heading.name, effort: heading.effort, status: heading.status, dependencies: [], line: block.firstLine)
    let head = inner.prefix { $0.headingLevel == nil }.lazy.filter { !$0.isQuoted }.flatMap(\.text)
    for line in Array(block.text.dropFirst()) + Array(head) {
      guard let (name, value) = keyValue(line), !isNothing(value), case let key = foldedKey(name) else { continue }
      if statusNames.contains(key) {
        phase.status = value
      } else if effortNames.contains(key) {
        phase.effort = value
      } else if afterNames.contains(key) {
        phase.dependencies = split(value, at: UInt8(ascii: ",")).map(trimmedText)
      }
    }
    phase.isDone = phase.status.map(ClosingText.closesAction) ?? false
    phase.tasks = tasks(inner)
    return phase
  }

  /// The boxes below a phase; what is not applicable is no task.
  private static func tasks(_ blocks: ArraySlice<MarkdownContent.Block>) -> WorkPlan.Tasks? {
    let isBoxed = blocks.contains { if case .item(let task, _) = $0.kind { task != nil } else { false } }
    guard isBoxed else { return nil }
    let items = ChecklistItems.read(blocks).filter { $0.state != .notApplicable }
    // `[x] Deploy (planned)` is not done.
    let done = items.count { $0.state == .pass && TickedAnswer($0, where: EvasiveText.isEvasive) == nil }
    return items.isEmpty ? nil : WorkPlan.Tasks(done: done, total: items.count)
  }

  static var understood: [Understanding.Row] {
    PhaseHeading.understood + [
      .init("Below a phase: its status", statusNames), .init("Below a phase: its effort", effortNames),
      .init("Below a phase: what it waits for", afterNames), .init("Below a phase: its tasks", ["- [x]", "- [ ]"]),
    ]
  }

  private static let statusNames: Set<String> = ["status", "state", "estado", "statut", "stato"]
  private static let effortNames: Set<String> = [
    "effort", "estimate", "estimatedeffort", "estimatedtime", "estimatedduration", "duration", "timeline", "timeframe",
    "time", "aufwand", "dauer", "esfuerzo", "duración", "durée", "duração", "esforço", "durata", "zeitrahmen", "plazo",
  ]
  private static let afterNames: Set<String> = ["dependencies", "dependson", "waitsfor", "abhängigkeiten"]
}

/// `✅ Phase 2: Refunds (2 weeks) — done` taken apart.
struct PhaseHeading {
  private(set) var name: String
  /// As written.
  private(set) var effort: String?
  private(set) var status: String?

  /// - Returns: `nil` for what is no heading of a phase, a milestone or the like with its number.
  init?(_ written: String) {
    let text = StandingText.unstruck(written)
    name = withoutNumber(withoutLeadingMark(text))
    let words = foldedWords(name)
    guard words.count > 1, Self.phaseWords.contains(words[0]), Self.isNumber(words[1]) else { return nil }
    while takeBracket() || takeMark() || takeStatus() {}
    if status == nil, CheckMark.read(text)?.state == .pass { status = "✅" }
    while let last = name.unicodeScalars.last, " :-–—".unicodeScalars.contains(last) {
      name.unicodeScalars.removeLast()
    }
  }

  /// `(2 weeks)`, `[DONE]`, `(Weeks 1-2)`.
  private mutating func takeBracket() -> Bool {
    let close = name.utf8.last
    guard close == UInt8(ascii: ")") || close == UInt8(ascii: "]"),
      let start = name.utf8.lastIndex(of: UInt8(ascii: close == UInt8(ascii: ")") ? "(" : "["))
    else { return false }
    let inner = trimmedText(name.utf8[start...].dropFirst().dropLast().withText)
    if Self.isStatus(inner) {
      status = status ?? inner
    } else if Self.isTime(inner) {
      effort = effort ?? inner
    } else {
      return false
    }
    name = trimmedText(name.utf8[..<start].withText)
    return true
  }

  /// `Refunds ✅ COMPLETE`, `Refunds ⏳`.
  private mutating func takeMark() -> Bool {
    let scalars = name.unicodeScalars
    guard let mark = scalars.lastIndex(where: { !$0.isASCII && CheckMark.read(String($0)) != nil }) else {
      return false
    }
    let rest = String(scalars[mark...])
    guard CheckMark.read(rest)?.rest.isEmpty == true || Self.isStatus(CheckMark.read(rest)?.rest ?? "") else {
      return false
    }
    status = status ?? rest
    name = trimmedText(String(scalars[..<mark]))
    return true
  }

  /// `Refunds - DONE`.
  private mutating func takeStatus() -> Bool {
    guard let parting = Parting(lastDash: name), case let rest = trimmedText(parting.rest), Self.isStatus(rest) else {
      return false
    }
    status = status ?? rest
    name = trimmedText(parting.head)
    return true
  }

  private static func isStatus(_ text: String) -> Bool {
    ClosingText.closesAction(text) || openWords.contains(foldedWords(text.lowercased()).joined(separator: " "))
  }

  /// `2 weeks`, `Weeks 1-2`, `40h`.
  private static func isTime(_ text: String) -> Bool {
    guard holdsDigits(text) else { return false }
    return foldedWords(text.lowercased()).contains { word in
      timeWords.contains(word.utf8.drop { (0x30...0x39).contains($0) }.withText)
    }
  }

  /// `2`, `2.1`, `II`, `A`, `M3`.
  private static func isNumber(_ word: String) -> Bool {
    if word.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false { return true }
    return word.utf8.count == 1 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      || word.utf8.count < 5 && word.utf8.allSatisfy { "ivx".utf8.contains($0) }
      || word.utf8.first == UInt8(ascii: "m") && Int(word.utf8.dropFirst().withText) != nil
  }

  static var understood: [Understanding.Row] {
    [
      .init("Heading of a phase", phaseWords.sorted(by: byBytes).map { "\($0) 1" }),
      .init("In brackets behind it: its time, with a word for one of these", timeWords),
    ]
  }

  private static let phaseWords: Set<String> = [
    "phase", "stage", "milestone", "sprint", "iteration", "increment", "fase", "etapa", "étape", "etappe",
    "meilenstein", "hito", "marco", "jalon", "этап", "фаза", "етап",
  ]
  private static let openWords = StatusWords.open.union([
    "current", "next", "upcoming", "deferred", "paused", "on hold",
  ])
  private static let timeWords: Set<String> = [
    "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "w", "wk", "wks", "week", "weeks", "month", "months",
    "sprint",
    "sprints", "minutes", "min", "stunden", "tag", "tage", "woche", "wochen", "monat", "monate", "día", "días",
    "semana",
    "semanas", "jour", "jours", "semaine", "semaines", "mois", "dias", "mes", "meses",
  ]
}
