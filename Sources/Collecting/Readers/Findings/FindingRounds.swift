import Markdown
import ReportModel

/// Findings that a later section of the same document looks at again: `## Re-review (2026-11-25)`.
struct FindingRounds {
  /// The lines at which a new look begins.
  private let starts: [Int]

  /// By its names, the last look that tells of a finding.
  private var last: [String: Int] = [:]

  init(in blocks: ArraySlice<MarkdownContent.Block>, of findings: [Finding]) {
    starts = blocks.filter { block in
      guard let level = block.headingLevel, level > 1 else { return false }
      let words = foldedWords(block.plain)
      return Self.headings.contains { words.starts(with: $0) }
    }.map(\.firstLine)
    guard let first = starts.first else { return }
    for finding in findings where finding.line >= first {
      let round = round(of: finding)
      for name in names(of: finding) { last[name] = max(last[name] ?? 0, round) }
    }
  }

  /// Of a finding that is told again in a later look, what is said there.
  func stands(_ finding: Finding) -> Bool {
    guard !last.isEmpty else { return true }
    let round = round(of: finding)
    return names(of: finding).allSatisfy { last[$0] ?? 0 <= round }
  }

  private func round(of finding: Finding) -> Int { starts.count { $0 <= finding.line } }

  /// Its title, and an id that is more than a number in a list.
  private func names(of finding: Finding) -> [String] {
    let isNamed = finding.id.utf8.contains { (0x41...0x5A).contains($0) } && holdsDigits(finding.id)
    return [identifier(finding.title)] + (isNamed ? [finding.id] : [])
  }

  static var understood: [Understanding.Row] {
    [.init("Headings of a new look at findings: begin with", headings.map { $0.joined(separator: " ") })]
  }

  private static let headings = ["re review", "rereview", "re test", "retest", "second review", "follow up review"].map
  {
    foldedWords($0)
  }
}
