import Markdown
import ReportModel

/// The items of a list, whatever marks it uses. Reviews hold checklists too.
enum ChecklistItems {
  static func read(_ blocks: ArraySlice<MarkdownContent.Block>) -> [ChecklistItem] {
    var items: [ChecklistItem] = []
    var section: String?
    var nesting = ChecklistNesting()
    var demands = DemandSections()
    var isBehindItem = false
    for block in blocks {
      let known = items.count
      demands.read(block)
      if demands.isOfSigns(block) { continue }
      switch block.kind {
      case .heading(let level):
        section = block.plain
        demands.enter(block.plain, level)
      case .item(let task, _):
        nesting.enter(block)
        if let line = block.text.first, let item = item(line, task: task, block, section) {
          nesting.add(item, at: block.depth, to: &items)
        } else {
          nesting.remark(block, to: &items)
        }
      case .paragraph where block.depth > 0:
        answer(&items, with: block)
        nesting.remark(block, to: &items)
      case .table(let table): items += ChecklistTable.read(table, section: section)
      case .paragraph where block.depth == 0:
        let marked = block.text.compactMap { item($0, task: nil, block, section) }
        items += marked
        // A list ends at such a paragraph, which may speak of its last item all the same.
        if isBehindItem, marked.isEmpty, DeniedText.contradicts(block.plain) { nesting.remark(block, to: &items) }
        if marked.isEmpty, let line = block.text.last, line.lead != nil { section = keyValue(line)?.name ?? section }
      default: break
      }
      isBehindItem = block.isItem
      let isBox = if case .item(let task, _) = block.kind { task != nil } else { false }
      if demands.hold(isBox: isBox) { for index in known..<items.count { items[index].takeBackTick() } }
    }
    let isBoxed = blocks.contains { if case .item(let task, _) = $0.kind { task != nil } else { false } }
    return isBoxed ? items : bulletsAreNoAnswers(items)
  }

  /// The lines of the list items among `items`, with all that stands below each in the list.
  static func lines(of items: [ChecklistItem], in blocks: ArraySlice<MarkdownContent.Block>) -> Set<Int> {
    let starts = Set(items.map(\.line))
    var lines: Set<Int> = []
    var depth: Int?
    for block in blocks {
      if let outer = depth, block.depth <= outer { depth = nil }
      if case .item = block.kind, depth == nil, starts.contains(block.firstLine) { depth = block.depth }
      if depth != nil { lines.formUnion(block.firstLine...block.lastLine) }
    }
    return lines
  }

  /// "3/25 checks passed": what somebody counted.
  static func statedProgress(_ blocks: ArraySlice<MarkdownContent.Block>) -> Checklist.StatedProgress? {
    for block in blocks {
      for line in block.text where line.text.containsByte(UInt8(ascii: "/")) && holdsDigits(line.text) {
        let words = line.text.utf8.split(separator: 0x20).map(\.withText)
        for (index, word) in words.enumerated() {
          let parts = split(word, at: UInt8(ascii: "/"))
          guard parts.count == 2, let done = Int(parts[0]), let total = Int(parts[1]) else { continue }
          let next = words.dropFirst(index + 1).prefix(2).joined(separator: " ")
          if ["check", "item", "pass", "done", "complete"].contains(where: next.containsFolded) {
            return .init(done: done, total: total, line: line.number)
          }
        }
      }
    }
    return nil
  }

  /// `~~Fax line~~` behind a box, with nothing behind it but a remark in brackets.
  private static func isStruck(_ text: String) -> Bool {
    guard text.utf8.count > 4, text.hasBytePrefix("~~") else { return false }
    let rest = StandingText.unstruck(text)
    return rest.isEmpty || rest.utf8.first == UInt8(ascii: "(") && rest.utf8.last == UInt8(ascii: ")")
  }

  /// An unticked question with an answer below it is answered in part: nobody has agreed to it yet. A no is a no.
  private static func answer(_ items: inout [ChecklistItem], with block: MarkdownContent.Block) {
    guard let last = items.last, last.state == .unknown, last.note == nil, last.text.utf8.last == UInt8(ascii: "?"),
      last.line < block.firstLine,
      !["", "answer", "todo", "tbd"].contains(foldedWords(block.plain).joined(separator: " "))
    else { return }
    items[items.count - 1].note = block.plain
    items[items.count - 1].state = DeniedText.fails(block.plain) ? .fail : .partial
  }

  static func isBlocker(_ text: String) -> Bool {
    let words = ["BLOCKER", "CRITICAL"].filter(text.containsBytes)
    return !words.isEmpty
      && text.utf8.split { !(0x41...0x5A).contains($0) }.contains { part in
        words.contains { part.elementsEqual($0.utf8) }
      }
  }

  private static func item(
    _ line: MarkdownContent.Line, task: TaskState?, _ block: MarkdownContent.Block, _ section: String?
  ) -> ChecklistItem? {
    var text = line.text
    var state: ChecklistItem.State
    switch task {
    case .done where isVerdict(text), .open where isVerdict(text): return nil
    // A line to sign on asks nothing.
    case .open where text.containsBytes("____"): return nil
    case .done: state = .pass
    case .open: state = .unknown
    case .notApplicable: state = .notApplicable
    case nil:
      guard
        let mark = CheckMark.read(text)
          ?? (block.isItem ? CheckMark.read(boxed: text) ?? CheckMark.read(behind: line) : nil),
        mark.state == .pass || !countsNone(mark.rest), !CheckMark.countsGravity(text),
        !isWholeVerdict(mark.rest, line)
      else { return nil }
      (state, text) = (mark.state, mark.rest)
    }
    if task != nil, let mark = CheckMark.read(text) {
      let isTickOnly = task == .notApplicable || task == .done && CheckMark.isGravity(text)
      (state, text) = (isTickOnly ? state : mark.state, mark.rest)
    }
    if line.isStruck || isStruck(text) {
      // What is done is struck off, too.
      if task != .done || foldedWords(StandingText.unstruck(text)).contains(where: droppedWords.contains) {
        state = .notApplicable
      }
      text = trimmedText(text.split(separator: "~~").joined(separator: " "))
    }
    let isDenied = saysNotApplicable(text)
    if state == .pass, isDenied { state = .notApplicable }
    let check = takeCheckID(&text)
    // `deployment.rollback: 🟡 by hand`, `deployment.rollback: ~~a script~~`: the answer has a sign of its own.
    if check != nil, state == .pass {
      if let mark = CheckMark.read(text), mark.state == .partial || mark.state == .unknown,
        !CheckMark.isGravity(text)
      {
        // A sign may be all there is beside the evidence.
        let isAlone = mark.rest.isEmpty || mark.rest.utf8.first == UInt8(ascii: "(")
        (state, text) = (mark.state, isAlone ? text : mark.rest)
      } else if isStruck(text) {
        state = .unknown
      }
    }
    let isBlocker = isBlocker(text)
    let note = takeNote(&text, block)
    let exemption = isDenied || state == .notApplicable ? exemption(note, text, check) : nil
    // An empty box asks still, unless somebody has agreed that it need not.
    if state == .unknown, exemption?.approver != nil { state = .notApplicable }
    var item = ChecklistItem(
      text: text, state: state, isBlocker: isBlocker, section: section, note: note, check: check, line: line.number,
      citations: block.text.flatMap { CitationText.citations(in: $0.text, line: $0.number) },
      links: block.text.flatMap { $0.links.map(\.destination) },
      exemption: state == .notApplicable ? exemption : nil)
    item.day = day(in: text, note)
    if state == .pass, TickedAnswer.fails(item) { item.state = .fail }
    return item
  }

  /// Beside what is struck through, why nobody does it any more.
  private static let droppedWords: Set<String> = [
    "dropped", "obsolete", "removed", "superseded", "cancelled", "canceled", "descoped", "abandoned", "skipped",
    "rejected", "wontfix", "won", "needed", "longer", "replaced", "moved", "deferred", "postponed", "no", "not",
  ]

  /// `⛔ None`, `❌ Blockers: none`: the sign of what there is none of.
  private static func countsNone(_ text: String) -> Bool {
    if !text.isEmpty, NoneText.saysNone(text) { return true }
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return false }
    return ["none", "nothing", "0"].contains(foldedWords(text.utf8[colon...].withText).joined(separator: " "))
  }

  /// The first day that is stated: when it was done; of a month or a year behind a word for that the last one.
  static func day(in texts: String?...) -> Day? {
    let texts = texts.compactMap(\.self).filter(holdsDigits)
    return texts.lazy.compactMap { DateText.day(in: $0) }.first
      ?? texts.lazy.compactMap { DoneText.lastDay(in: $0) }.first
  }

  /// `[x] Feature flags — N/A: none are used`: ticked or not, the question does not apply.
  private static func saysNotApplicable(_ text: String) -> Bool {
    ItemText(text).answers.contains { answer in
      let said = trimmedText(answer.utf8.drop { ": ".utf8.contains($0) }.withText)
      return ["n/a", "not applicable"].contains(where: said.hasFoldedPrefix)
    }
  }

  /// The reason may stand behind the name of what does not apply: `Rate limiting: internal only (approved by ...)`.
  private static func exemption(_ note: String?, _ text: String, _ check: String?) -> Exemption? {
    ExemptionText.read([note, text], names: check != nil || !ItemText(text).answers.isEmpty)
  }

  /// `- [x] NO-GO`, `- [ ] GO: launch on Monday`: a box to decide with, and no question.
  private static func isVerdict(_ text: String) -> Bool {
    let words = foldedWords(Parting(first: text)?.head ?? text[...]).filter { $0.utf8.allSatisfy { $0 < 0x80 } }
    return verdicts.contains(words.joined(separator: " "))
  }

  /// `✅ **PRODUCTION READY** - no blockers`: what somebody concludes of all of it, in bold behind a mark.
  private static func isWholeVerdict(_ rest: String, _ line: MarkdownContent.Line) -> Bool {
    guard line.lead != nil else { return false }
    let words = foldedWords(Parting(first: rest)?.head ?? rest[...]).filter { $0.utf8.allSatisfy { $0 < 0x80 } }
    return wholeVerdicts.contains(words.joined(separator: " ")) || isVerdict(rest)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Boxes that are a verdict, and no item", verdicts),
      .init("Marks with words in bold that are one as well", wholeVerdicts),
    ] + DemandSections.understood + DoneText.understood
  }

  private static let verdicts: Set<String> = [
    "go", "no go", "nogo", "conditional go", "go with conditions", "approved", "approve", "rejected", "reject",
    "approved with conditions", "not approved", "request changes", "hold",
  ]

  private static let wholeVerdicts: Set<String> = [
    "production ready", "ready for production", "not production ready", "not ready for production", "launch ready",
    "ready for launch", "ready to launch", "not ready for launch", "ready", "not ready", "ready to ship", "ship it",
    "ready for deployment", "ready to deploy", "ready for release", "approved for production", "cleared for production",
    "approved for launch", "approved for release", "conditionally ready", "conditionally approved",
  ]

  /// `deployment.rollback: text`: an id of the rubric in front, with or without the colon.
  private static func takeCheckID(_ text: inout String) -> String? {
    let word = text.utf8.prefix { $0 != 0x20 }
    let id = word.last == UInt8(ascii: ":") ? word.dropLast() : word
    let isID =
      id.contains(UInt8(ascii: "."))
      && id.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
      && id.first.map { (0x61...0x7A).contains($0) } == true && id.last.map { $0 != 0x2E } == true
    guard isID, word.count < text.utf8.count else { return nil }
    let found = id.withText
    text = trimmedText(text.utf8.dropFirst(word.count).withText)
    return found
  }

  /// What stands in brackets at the end, and the lines that follow the item's first one.
  private static func takeNote(_ text: inout String, _ block: MarkdownContent.Block) -> String? {
    var notes: [String] = []
    while text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.lastIndex(of: UInt8(ascii: "(")) {
      let inner = text.utf8[text.utf8.index(after: open)...].dropLast().withText
      text = trimmedText(text.utf8[..<open].withText)
      if inner != "BLOCKER", inner != "CRITICAL" { notes.insert(inner, at: 0) }
    }
    let brackets = notes.joined(separator: "; ")
    let lines = block.kind == .paragraph ? [] : block.text.dropFirst().map(\.text)
    let all = (brackets.isEmpty ? [] : [brackets]) + lines
    return all.isEmpty ? nil : all.joined(separator: " ")
  }

  /// The same tick in front of nothing but questions is a bullet: nobody has answered them.
  private static func bulletsAreNoAnswers(_ items: [ChecklistItem]) -> [ChecklistItem] {
    guard !items.isEmpty, items.allSatisfy({ $0.state == .pass && $0.text.utf8.last == UInt8(ascii: "?") }) else {
      return items
    }
    return items.map { item in
      var item = item
      item.state = .unknown
      return item
    }
  }
}
