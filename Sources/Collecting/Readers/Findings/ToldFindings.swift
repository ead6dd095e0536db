import Markdown
import ReportModel

/// The findings that headings, lines in bold and items open, and whose fields follow.
struct ToldFindings {
  /// A finding, or something that is one if a severity follows among its fields.
  struct Entry {
    var finding: Finding
    var isFinding: Bool
    /// It stands in a summary of what is told elsewhere.
    var isRepeated: Bool
  }

  private var entries: [Entry] = []
  /// The entry whose fields stand in what follows; the level of its heading, the depth of its item.
  private(set) var above: (entry: Int, level: Int?, depth: Int)?
  /// The one whose fields stand in the same item and inside it.
  private var inside: (entry: Int, depth: Int)?

  var count: Int { entries.count }

  /// A finding of a heading or of a line in bold is open: what stands in items below tells of it.
  var isOpen: Bool { above.map { entries[$0.entry].isFinding } ?? false }

  /// In the order in which they stand there; of a summary only those that are graver than all that is told elsewhere.
  func findings(besides others: [Finding]) -> [Finding] {
    let told = entries.filter { $0.isFinding && !$0.isRepeated }.map(\.finding) + others
    let known = Set(told.map(\.severity.gravity))
    return entries.filter { entry in
      entry.isFinding && (!entry.isRepeated || !known.contains(entry.finding.severity.gravity))
    }.map(\.finding)
  }

  /// Whether one of those that came after so many is a finding.
  func holdsFinding(since count: Int) -> Bool { entries[count...].contains(where: \.isFinding) }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  mutating func open(_ entry: Entry, level: Int?, depth: Int) {
    append(entry)
    (above, inside) = ((entries.count - 1, level, depth), nil)
  }

  mutating func openItem(_ entry: Entry, depth: Int) {
    append(entry)
    inside = (entries.count - 1, depth)
  }

  /// The fields that follow are those of an item.
  var isInItem: Bool { inside != nil }

  /// Those of an item that is a finding for sure.
  var isInFoundItem: Bool { inside.map { entries[$0.entry].isFinding } ?? false }

  /// What a sentence says of the one above.
  mutating func addState(_ state: Field) {
    guard let entry = inside?.entry ?? above?.entry else { return }
    entries[entry].finding.fields.append(state)
  }

  /// What follows tells of none of them.
  mutating func leave() { (above, inside) = (nil, nil) }

  mutating func leaveItem(at block: MarkdownContent.Block) {
    guard let depth = inside?.depth else { return }
    if case .item = block.kind, block.depth == depth { inside = nil }
    if block.depth < depth { inside = nil }
  }

  /// - Returns: Whether a finding has them.
  mutating func add(_ fields: [Field], isInFindings: Bool) -> Bool {
    guard let entry = inside?.entry ?? above?.entry else { return false }
    entries[entry].finding.fields += fields
    // A heading with a number of its own announces a finding, too.
    let isNamed = entries[entry].finding.id != identifier(entries[entry].finding.title, limit: 40)
    if fields.contains(where: { FindingFields.grades($0, isInFindings: isInFindings || isNamed) }) {
      entries[entry].isFinding = true
    }
    return entries[entry].isFinding
  }
}
