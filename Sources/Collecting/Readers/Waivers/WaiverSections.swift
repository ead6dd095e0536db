import Markdown
import ReportModel

/// Waivers that have a section each: `### CVE-2026-0994`, with the fields of the waiver below it.
enum WaiverSections {
  /// A section is one when what stands right below its heading says until when, and why, by whom or how it stands.
  ///
  /// - Parameter over: Blocks below headings that take back what stands there.
  static func rows(in document: Document, over: Set<Int>) -> [WaiverRow] {
    let title = document.heading?.firstLine
    return document.sections.compactMap { section in
      guard section.line != title, !isPart(section.title) else { return nil }
      let own = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
      let said = WaiverRow(of: own, line: section.line).fields
      guard said["expires"] != nil, telling.contains(where: { said[$0] != nil }) else { return nil }
      var row = WaiverRow(of: document.content.blocks[section.blocks], line: section.line)
      // The heading is the block before its first, and stands in the sections around it only.
      let heading = section.blocks.lowerBound - 1
      row.title = section.title
      row.isOver = over.contains(heading) || document.content.blocks[heading].text.first?.isStruck ?? false
      return row
    }
  }

  static var understood: [Understanding.Row] {
    [.init("A section with an end is a waiver, unless its heading holds", partWords.sorted(by: byBytes))]
  }

  private static func isPart(_ heading: String) -> Bool { foldedWords(heading).contains(where: partWords.contains) }

  private static let telling = ["reason", "approver", "owner", "status", "check"]
  /// Of one waiver, or of a page on how to write them.
  private static let partWords: Set<String> = [
    "approval", "approvals", "decision", "details", "summary", "conditions", "request", "review", "sign", "signatures",
    "template", "format", "process", "policy", "how", "field", "fields", "example", "examples", "sample",
  ]
}
