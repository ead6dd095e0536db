import Markdown
import ReportModel

/// The findings of a review: headings, bold lines or items with a severity beside them, among their fields or above them.
struct Findings {
  let all: [Finding]
  /// The lines of tables with a column for the severity that were not understood.
  let unread: [Int]

  init(in blocks: ArraySlice<MarkdownContent.Block>) {
    let blocks = blocks.withOwnAlerts
    var reader = FindingReader(for: blocks)
    for (index, block) in zip(blocks.indices, blocks) { reader.read(block, before: blocks[(index + 1)...].first) }
    reader.finishParagraphs()
    let told = reader.findings.map(FindingFields.settled)
    let rows = reader.tables.rows.map { row in
      FindingTables.Row(
        finding: FindingFields.settled(row.finding), table: row.table, isRepeated: row.isRepeated)
    }
    let rounds = FindingRounds(in: blocks, of: told + rows.map(\.finding))
    all = JoinedFindings(told.filter(rounds.stands), with: rows.filter { rounds.stands($0.finding) }).all
    unread = reader.tables.unread
  }

  /// `Critical Issues: 2 found`, `NOT READY - 3 Critical Blockers`.
  static func statedCounts(_ blocks: ArraySlice<MarkdownContent.Block>) -> [Review.StatedCount] {
    let blocks = blocks.filter { !$0.isQuoted }
    var isAboveOthers = false
    return blocks.indices.flatMap { index -> [Review.StatedCount] in
      let block = blocks[index]
      switch block.kind {
      case .heading:
        isAboveOthers = CountMatrix.isAboveOthers(block.plain)
        return inHeading(block).map { [$0] } ?? []
      case .table(let table): return isAboveOthers && !table.countsInRows ? [] : SeverityCounts.read(table)
      case .paragraph, .item:
        return block.text.indices.flatMap { line in
          let counts = SeverityCounts.read(block.text[line])
          guard !counts.isEmpty, StatedWhole.names(block.text[line]) else { return counts }
          return StatedWhole.left(
            of: counts, in: block.text[line],
            before: Array(block.text[(line + 1)...]) + lines(behind: index, blocks))
        }
      case .code, .html, .rule: return []
      }
    }
  }

  /// Those up to the next heading or table.
  private static func lines(behind index: Int, _ blocks: [MarkdownContent.Block]) -> [MarkdownContent.Line] {
    blocks[(index + 1)...].prefix { $0.kind == .paragraph || $0.isItem }.prefix(5).flatMap(\.text)
  }

  private static func inHeading(_ block: MarkdownContent.Block) -> Review.StatedCount? {
    guard holdsDigits(block.plain), case let words = foldedWords(block.plain),
      let index = words.firstIndex(where: { $0.utf8.count < 5 && Int($0) != nil }), let count = Int(words[index]),
      words.contains(where: ["found", "blockers", "blocker", "issues", "findings"].contains),
      !words.starts(with: ["phase"]),
      index > 0, let severity = SeverityText.severity(in: block.plain)
    else { return nil }
    return .init(severity: severity, count: count, line: block.firstLine)
  }
}

extension MarkdownContent.Table {
  /// `| Severity | Count |`: a row for each level.
  fileprivate var countsInRows: Bool { header.allSatisfy { SeverityText.bareLevel($0.text) == nil } }
}
