import Markdown
import ReportModel

/// Questions that are headings, with their answers as prose below them.
///
/// Prose is no yes and no no: the state stays unknown, and the answer is the item's note.
enum QuestionHeadings {
  static func isQuestionnaire(_ title: String) -> Bool {
    !Set(foldedWords(title)).isDisjoint(with: ["questionnaire", "questionnaires", "readiness", "опитувальник"])
  }

  /// The sections of a document that are questionnaires by their title.
  static func sections(of document: Document) -> [MarkdownContent.Section] {
    document.sections.filter { foldedWords($0.title).contains("questionnaire") && $0.level > 1 }
  }

  static func items(of section: MarkdownContent.Section, in document: Document) -> [ChecklistItem] {
    items(document.sections.filter { section.line < $0.line && $0.line <= section.lastLine }, in: document)
  }

  static func items(of document: Document) -> [ChecklistItem] { items(document.sections, in: document) }

  /// The headings of the level at which most questions stand; the levels above group them.
  private static func items(_ sections: [MarkdownContent.Section], in document: Document) -> [ChecklistItem] {
    let asking = sections.filter { $0.title.utf8.last == UInt8(ascii: "?") }
    let counts = Dictionary(grouping: asking, by: \.level).mapValues(\.count)
    guard let level = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return [] }
    var group: String?
    return sections.compactMap { section in
      if section.level < level { group = section.title }
      guard section.level == level else { return nil }
      let blocks = document.content.blocks[section.blocks]
      return ChecklistItem(
        text: section.title, state: .unknown, section: group, note: answer(blocks, in: document), line: section.line,
        citations: CitationText.citations(in: blocks),
        links: blocks.flatMap { $0.text.flatMap { $0.links.map(\.destination) } })
    }
  }

  /// The beginning of what stands below a question; comments are the template's.
  private static func answer(_ blocks: ArraySlice<MarkdownContent.Block>, in document: Document) -> String? {
    let said = blocks.filter { !isEmpty($0, in: document) }
    guard let first = said.first else { return nil }
    let text = said.lazy.map(\.plain).first { !$0.isEmpty } ?? ""
    if !text.isEmpty { return String(decoding: Array(text.utf8.prefix(400)), as: UTF8.self) }
    if case .table = first.kind { return "(a table)" }
    return first.kind == .html ? "(HTML)" : "(code or a picture)"
  }

  private static func isEmpty(_ block: MarkdownContent.Block, in document: Document) -> Bool {
    switch block.kind {
    case .heading, .rule: return true
    case .table, .code: return false
    case .paragraph, .item: return block.text.allSatisfy { $0.text.isEmpty && $0.links.isEmpty }
    case .html:
      let text = trimmedText(
        document.text.bytes(of: block.firstLine...max(block.firstLine, block.lastLine)).withText)
      return text.isEmpty || (text.hasBytePrefix("<!--") && text.utf8.suffix(3).elementsEqual("-->".utf8))
    }
  }
}
