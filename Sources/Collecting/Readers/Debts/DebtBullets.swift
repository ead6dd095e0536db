import Diagnostics
import Markdown
import ReportModel

/// Registers as plain lists: `- No backups` below `## P0`, or `- [ ] **High**: no backups` anywhere.
enum DebtBullets {
  /// - Parameter items: What tables and headings of the document are; no bullet of theirs is a debt.
  static func items(
    in document: Document, besides items: [DebtItem], into log: inout DiagnosticLog
  ) -> [DebtItem] {
    var (found, end) = ([DebtItem](), 0)
    let taken = Set(items.lazy.flatMap(\.lines))
    for section in document.sections where section.line > end {
      if DebtHeading.isProse(section.title) || SampleHeading.isOne(section.title) {
        end = section.lastLine
        continue
      }
      let own = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
      let bullets = own.indices.filter { own[$0].isItem && own[$0].depth == 1 && !own[$0].isQuoted }
      // Fields of one debt are no list of them.
      guard !bullets.contains(where: { isField(own[$0]) }) else { continue }
      let group = DebtHeading.group(section.title).flatMap { $0.holdsPlainItems ? $0 : nil }
      for (place, index) in bullets.enumerated() {
        let line = own[index].firstLine
        guard !taken.contains(line) else { continue }
        let next = place + 1 < bullets.count ? bullets[place + 1] : own.endIndex
        var part = section
        part.blocks = (index + 1)..<next
        (part.line, part.lastLine) = (line, own[..<next].last?.lastLine ?? line)
        if let item = item(own[index], part, in: group, document, into: &log) { found.append(item) }
      }
    }
    return found
  }

  private static func item(
    _ block: MarkdownContent.Block, _ part: MarkdownContent.Section, in group: DebtHeading.Group?,
    _ document: Document, into log: inout DiagnosticLog
  ) -> DebtItem? {
    guard let line = block.text.first, !saysNone(line.text) else { return nil }
    var heading = DebtHeading(line.text, raw: document.text.lineText(line.number))
    if let (name, value) = keyValue(line), let level = SeverityText.leadingSeverity(in: name), !value.isEmpty,
      foldedWords(name).count <= 2
    {
      (heading.severity, heading.title) = (level, value)
    } else if let lead = line.lead, keyValue(line) != nil, heading.id == nil {
      heading.title = lead.utf8.last == UInt8(ascii: ":") ? lead.utf8.dropLast().withText : lead
    }
    guard group != nil || heading.severity != nil else { return nil }
    if case .item(.done, _) = block.kind { heading.isClosed = true }
    heading.isClosed = heading.isClosed || line.isStruck
    return DebtSections.item(heading, part, HeaderFields(of: document, in: part), in: group, document, into: &log)
  }

  /// `None`, `No open items`; not `No backups`.
  private static func saysNone(_ text: String) -> Bool {
    let words = foldedWords(text)
    if ["none", "nothing", "n", "tbd"].contains(words.first) { return words.count <= 3 }
    return words.first == "no" && words.dropFirst().allSatisfy(DebtHeading.isFilling)
  }

  private static func isField(_ block: MarkdownContent.Block) -> Bool {
    guard let (name, _) = block.text.first.flatMap(keyValue) else { return false }
    let key = foldedKey(name)
    return (DebtNames.status + DebtNames.severity + DebtNames.owner + DebtNames.due + DebtNames.effort)
      .contains { folds($0, to: key) }
  }
}
