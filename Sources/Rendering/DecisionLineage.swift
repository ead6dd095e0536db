import ReportModel

/// Which decision record replaced which.
struct DecisionLineage: Hashable, Sendable {
  /// Places of records in the portfolio.
  struct Replacement: Hashable, Sendable {
    var older: Int
    var newer: Int
    /// Which of the two says so; both may.
    var isSaidByOlder = false
    var isSaidByNewer = false
  }

  /// In the order of the older, then of the newer.
  var replacements: [Replacement]

  /// What a record says of a record that is not there is on its own page only.
  init(_ records: [Record], _ locator: RecordLocator) {
    var found: [Pair: Replacement] = [:]
    func note(older: Int?, newer: Int?, _ change: (inout Replacement) -> Void) {
      guard let older, let newer, older != newer else { return }
      change(&found[Pair(older: older, newer: newer), default: Replacement(older: older, newer: newer)])
    }
    for (index, record) in records.enumerated() {
      guard case .decisionRecord(let decision) = record.details else { continue }
      let source = record.origin.document.source
      func place(_ path: SourcePath) -> Int? { locator.first(in: DocumentID(source: source, path: path)) }
      for path in decision.supersedes { note(older: place(path), newer: index) { $0.isSaidByNewer = true } }
      for path in decision.supersededBy { note(older: index, newer: place(path)) { $0.isSaidByOlder = true } }
    }
    replacements = found.values.sorted { ($0.older, $0.newer) < ($1.older, $1.newer) }
  }

  /// The places of records that another has replaced, by whichever of the two says so: not by one that is only proposed, was
  /// rejected or states nothing, and not where each is said to have replaced the other.
  func replaced(among records: [Record]) -> Set<Int> {
    let pairs = Set(replacements.map { Pair(older: $0.older, newer: $0.newer) })
    let valid = replacements.filter { replacement in
      guard case .decisionRecord(let newer) = records[replacement.newer].details, newer.status?.wasInForce ?? false,
        case .decisionRecord(let older) = records[replacement.older].details, older.status?.canBeReplaced ?? true
      else { return false }
      return !pairs.contains(Pair(older: replacement.newer, newer: replacement.older))
    }
    return Set(valid.map(\.older))
  }

  private struct Pair: Hashable {
    var older: Int
    var newer: Int
  }

  /// A record in the drawing: below what it replaced, and to the right of every line that still leads further down.
  struct Node: Hashable, Sendable {
    var record: Int
    var depth: Int
    /// Rows of the records that it replaced, all above its own.
    var parents: [Int]
  }

  /// A row each, so that every record stands below all that it replaced, and relatives stand together. Records that replace
  /// one another in a circle have nothing above them and come last.
  var nodes: [Node] {
    let newer = Dictionary(grouping: replacements, by: \.older)
    let older = Dictionary(grouping: replacements, by: \.newer)
    let records = families.flatMap(\.self)
    var waiting = Dictionary(uniqueKeysWithValues: records.map { ($0, older[$0]?.count ?? 0) })
    var leading = Dictionary(uniqueKeysWithValues: records.map { ($0, newer[$0]?.count ?? 0) })
    var stack = Array(records.filter { waiting[$0] == 0 }.reversed())
    var (nodes, rows, open): ([Node], [Int: Int], [Int]) = ([], [:], [])
    while let record = stack.popLast() {
      while let last = open.last, leading[nodes[last].record] == 0 { open.removeLast() }
      let depth = open.last.map { nodes[$0].depth + 1 } ?? 0
      let parents = (older[record] ?? []).compactMap { rows[$0.older] }.sorted()
      for parent in parents { leading[nodes[parent].record, default: 0] -= 1 }
      rows[record] = nodes.count
      open.append(nodes.count)
      nodes.append(Node(record: record, depth: depth, parents: parents))
      for next in (newer[record] ?? []).reversed() {
        waiting[next.newer, default: 0] -= 1
        if waiting[next.newer] == 0 { stack.append(next.newer) }
      }
    }
    let left = records.filter { rows[$0] == nil }
    return nodes + left.map { Node(record: $0, depth: 0, parents: []) }
  }

  /// Records that hang together, each family by its first record.
  private var families: [[Int]] {
    var relatives: [Int: [Int]] = [:]
    for replacement in replacements {
      relatives[replacement.older, default: []].append(replacement.newer)
      relatives[replacement.newer, default: []].append(replacement.older)
    }
    var seen: Set<Int> = []
    return relatives.keys.sorted().compactMap { first in
      guard seen.insert(first).inserted else { return nil }
      var (family, waiting) = ([first], [first])
      while let record = waiting.popLast() {
        for other in relatives[record] ?? [] where seen.insert(other).inserted {
          family.append(other)
          waiting.append(other)
        }
      }
      return family.sorted()
    }
  }
}

extension DecisionRecord.Status {
  /// It was decided so once, whatever came of it later.
  fileprivate var wasInForce: Bool {
    switch self {
    case .accepted, .deprecated, .superseded: true
    case .proposed, .rejected, .other: false
    }
  }

  /// Its own word does not say already that it holds no more.
  fileprivate var canBeReplaced: Bool {
    switch self {
    case .proposed, .accepted, .other: true
    case .rejected, .deprecated, .superseded: false
    }
  }
}
