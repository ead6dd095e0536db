import Markdown
import ReportModel

/// What stands below a ticked item in its list, and takes the tick back: boxes that are empty, `not staffed yet`.
struct ChecklistNesting {
  /// The items around the place that is read, the outermost first.
  private var parents: [(depth: Int, index: Int)] = []

  /// - Parameter block: An item of a list.
  mutating func enter(_ block: MarkdownContent.Block) { parents.removeAll { $0.depth >= block.depth } }

  /// Adds an item; one that is open, and not marked as optional, leaves those around it ticked only in part.
  mutating func add(_ item: ChecklistItem, at depth: Int, to items: inout [ChecklistItem]) {
    let isOpen = item.state == .unknown || item.state == .fail || item.state == .partial
    let isOptional = [item.text, item.note ?? ""].contains { text in
      foldedWords(text).contains { $0 == "optional" || $0 == "optionally" || $0 == "nice" }
    }
    if isOpen, !isOptional {
      for parent in parents where items[parent.index].state == .pass { items[parent.index].state = .partial }
    }
    parents.append((depth, items.count))
    items.append(item)
  }

  /// A line or a paragraph in the list that is no item.
  func remark(_ block: MarkdownContent.Block, to items: inout [ChecklistItem]) {
    guard let parent = parents.last, block.depth > parent.depth || block.kind == .paragraph,
      items[parent.index].state == .pass, items[parent.index].line < block.firstLine,
      case let remark = block.plain,
      remark.utf8.count < 200 && TickedAnswer.isContradicted(by: remark) || DeniedText.contradicts(remark)
    else { return }
    items[parent.index].note = ([items[parent.index].note].compactMap(\.self) + [remark]).joined(separator: "; ")
    if DeniedText.fails(remark) { items[parent.index].state = .fail }
  }
}

extension ChecklistItem {
  /// A mark that answers nothing.
  mutating func takeBackTick() { if state != .fail { state = .unknown } }
}

/// Sections whose ticks are no answers: what is demanded, planned, an example, or said of another launch.
struct DemandSections {
  /// Of the outermost such heading, and whether boxes below it count all the same.
  private var open: (level: Int, sparesBoxes: Bool)?
  /// The signs below are bullets, until the heading of this level, or the end of the list below a label.
  private var bullets: (level: Int, isLabel: Bool)?

  mutating func enter(_ heading: String, _ level: Int) {
    if bullets.map({ $0.isLabel || level <= $0.level }) ?? false { bullets = nil }
    if Self.isRefusal(heading) { bullets = bullets ?? (level, false) }
    if let open, level > open.level { return }
    open = Self.isNone(heading) ? (level, false) : Self.isDemand(heading) ? (level, true) : nil
  }

  /// A paragraph `**Legend:**` explains the signs in it and in the list that follows.
  mutating func read(_ block: MarkdownContent.Block) {
    guard block.depth == 0, block.headingLevel == nil, !block.isItem, bullets?.isLabel ?? true else { return }
    let label = block.text.first.flatMap { labelledValue($0)?.name } ?? ""
    bullets = ["legend", "status legend"].contains(foldedWords(label).joined(separator: " ")) ? (7, true) : nil
  }

  /// Whether signs below are no answers at all.
  func isOfSigns(_ block: MarkdownContent.Block) -> Bool {
    guard bullets != nil else { return false }
    return switch block.kind {
    case .item(let task, _): task == nil
    case .paragraph: true
    default: false
    }
  }

  /// - Parameter isBox: Somebody ticked it, which is more than a sign in front of a demand.
  func hold(isBox: Bool) -> Bool { open.map { !isBox || !$0.sparesBoxes } ?? false }

  /// `Minimum requirements`, `GO criteria (all must be true)`.
  private static func isDemand(_ heading: String) -> Bool {
    let words = FindingFields.words(heading)
    return ["requirements", "requirement"].contains(words.last) || words.starts(with: ["go", "criteria"])
  }

  /// `NO-GO criteria (any of them)`: what none of has to be there.
  private static func isRefusal(_ heading: String) -> Bool {
    FindingFields.words(heading).starts(with: ["no", "go", "criteria"])
  }

  private static func isNone(_ heading: String) -> Bool {
    let words = foldedWords(heading).filter { Int($0) == nil }
    guard let first = words.first, words.count < 6 else { return false }
    if words.count == 1, alone.contains(first) { return true }
    if phrases.contains(where: { words.starts(with: $0) }) { return true }
    if first == "minimum" || first == "minimal", isDemand(heading) { return true }
    return words.last == "only" && EvasiveText.isElsewhere(heading)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Sections whose ticks do not count: called", alone.sorted(by: byBytes)),
      .init("Sections whose ticks do not count: beginning with", phrases.map { $0.joined(separator: " ") }),
    ]
  }

  private static let alone: Set<String> = [
    "planned", "deferred", "postponed", "example", "examples", "sample", "template", "backlog", "roadmap", "later",
    "future", "legend",
  ]
  private static let phrases = [
    ["target", "state"], ["planned", "for"], ["planned", "items"], ["deferred", "to"], ["deferred", "items"],
    ["example", "checklist"], ["not", "done"], ["not", "yet"], ["previous", "launch"], ["previous", "release"],
    ["previous", "checklist"], ["previous", "review"], ["last", "launch"], ["last", "release"], ["future", "work"],
  ]
}
