import Markdown
import ReportModel

/// Questions that are headings, with their answers as prose below them.
///
/// Prose is no yes and no no: the state stays unknown, and the answer is the item's note.
enum QuestionHeadings {
  static func isQuestionnaire(_ title: String) -> Bool {
    foldedWords(title).contains {
      ["questionnaire", "questionnaires", "readiness", "опитувальник"].contains($0)
    }
  }

  /// The sections of a document that are questionnaires by their title.
  static func sections(of document: Document) -> [MarkdownContent.Section] {
    document.sections.filter { section in
      let words = foldedWords(section.title)
      // What is asked before something is taken away says nothing about its readiness.
      return section.level > 1 && words.contains("questionnaire") && !words.contains("deprecation")
        && !words.contains("removal")
    }
  }

  static func items(of section: MarkdownContent.Section, in document: Document) -> [ChecklistItem] {
    let headings = items(
      document.sections.filter { section.line < $0.line && $0.line <= section.lastLine }, in: document)
    return headings.isEmpty ? boldItems(document.content.blocks[section.blocks], in: document) : headings
  }

  /// Of a whole document: a question or two are the headings of an explanation.
  static func items(of document: Document) -> [ChecklistItem] {
    let asked = document.sections.count { $0.title.utf8.last == UInt8(ascii: "?") }
    return asked > 2 ? items(document.sections, in: document) : []
  }

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

  /// `* **Are there any tests?**` with the answer behind it or in what the item holds besides.
  private static func boldItems(_ blocks: ArraySlice<MarkdownContent.Block>, in document: Document) -> [ChecklistItem] {
    var items: [ChecklistItem] = []
    var group: String?
    var end = blocks.startIndex
    for index in blocks.indices where index >= end {
      let block = blocks[index]
      if block.headingLevel != nil { group = block.plain }
      guard case .item = block.kind, block.depth == 1, isBold(document.text.lineText(block.firstLine)),
        let last = block.text.firstIndex(where: { $0.text.utf8.last == UInt8(ascii: "?") })
      else { continue }
      let inner = blocks[(index + 1)...].prefix { $0.depth > 1 || ($0.depth == 1 && !isItem($0)) }
      end = inner.endIndex
      let rest = block.text[(last + 1)...].map(\.text).joined(separator: " ")
      items.append(
        ChecklistItem(
          text: block.text[...last].map(\.text).joined(separator: " "), state: .unknown, section: group,
          note: rest.isEmpty ? answer(inner, in: document) : rest, line: block.firstLine,
          citations: CitationText.citations(in: inner)))
    }
    return items
  }

  private static func isItem(_ block: MarkdownContent.Block) -> Bool {
    if case .item = block.kind { true } else { false }
  }

  private static func isBold(_ line: String) -> Bool {
    let text = line.utf8.drop { $0 == 0x20 || "*-+".utf8.contains($0) }
    return text.count + 3 <= line.utf8.count
      && line.utf8.dropLast(text.count).withText.utf8.suffix(2).elementsEqual("**".utf8)
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
      guard trimmedText(document.text.lineText(block.firstLine)).hasBytePrefix("<!--") else { return false }
      // libcmark ends some of these blocks a line early.
      let last = [block.firstLine, block.lastLine, block.lastLine + 1].filter { $0 <= document.text.lineCount }
      return last.contains { trimmedText(document.text.lineText($0)).utf8.suffix(3).elementsEqual("-->".utf8) }
    }
  }
}
