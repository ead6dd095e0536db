import Diagnostics
import Markdown
import ReportModel

/// Registers with a heading for each debt, below headings of priorities, states or areas, or below none.
enum DebtSections {
  /// - Parameter rows: What the tables of the document list. Beside them a heading is a debt only where it says more than
  ///   a number: sections of any document are numbered.
  static func items(
    in document: Document, besides rows: [DebtItem] = [], into log: inout DiagnosticLog
  ) -> [DebtItem] {
    var items: [DebtItem] = []
    var group: (level: Int, DebtHeading.Group)?
    var end = 0
    let first = firstHeading(document)
    var next = rows.map(\.lines.lowerBound).sorted()[...]
    // Sections come in the order of their lines, so that what lies above one is above all that follow.
    func holdsRows(_ section: MarkdownContent.Section) -> Bool {
      next = next.drop { $0 < section.line }
      return next.first.map { $0 <= section.lastLine } ?? false
    }
    for (index, section) in document.sections.enumerated()
    where section.line > end && (section.level > 1 || section.line != first) {
      if let current = group, section.level < current.level { group = nil }
      let raw = document.text.lineText(section.line)
      let heading = DebtHeading(section.title, raw: raw)
      if DebtHeading.isProse(section.title) || DebtHeading.isNoDebt(section.title) || SampleHeading.isOne(section.title)
      {
        end = section.lastLine
        continue
      }
      if let current = group, section.level == current.level, !heading.isMarked { group = nil }
      let above = parent(index, in: document)
      let isNumbered = heading.isNumbered && above != nil
      if !heading.isMarked || isNumbered,
        var found = DebtHeading.group(isNumbered ? heading.title : section.title) ?? (isNumbered ? nil : above)
      {
        // Where the debts are plain items, the next heading is none.
        let own = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
        if found.holdsPlainItems, own.contains(where: \.isItem) { found.isTrusted = false }
        group = (section.level, found)
        continue
      }
      let header = HeaderFields(of: document, in: section)
      let states = header.value(DebtNames.status + ["severity", "priority", "effort", "Приоритет", "Пріоритет"]) != nil
      let isDebt =
        rows.isEmpty
        ? heading.isMarked || states || group?.1.isTrusted == true
        : (heading.isMarked && !heading.isNumbered || states)
          && !holdsRows(section)
      guard isDebt else { continue }
      items.append(item(heading, section, header, in: group?.1, document, into: &log))
      end = section.lastLine
    }
    return items
  }

  private static func firstHeading(_ document: Document) -> Int? { document.sections.first { $0.level == 1 }?.line }

  /// A heading over others, without a sign that it is a debt itself.
  private static func parent(_ index: Int, in document: Document) -> DebtHeading.Group? {
    let isAbove =
      index + 1 < document.sections.count && document.sections[index + 1].level > document.sections[index].level
    return isAbove ? .init(isTrusted: false) : nil
  }

  static func item(
    _ heading: DebtHeading, _ section: MarkdownContent.Section, _ header: HeaderFields, in group: DebtHeading.Group?,
    _ document: Document, into log: inout DiagnosticLog
  ) -> DebtItem {
    var item = DebtItem(title: heading.title, lines: section.line...section.lastLine)
    let level = header.value(DebtNames.severity)
    item.id = heading.id
    item.status = header.value(DebtNames.status)?.value
    item.severity = heading.severity ?? level.flatMap { SeverityText.severity(in: $0.value) } ?? group?.severity
    item.effort = header.value(DebtNames.effort + ["Оценка сложности", "Оцінка"])?.value
    item.interest = header.value("interest")?.value
    item.owner = header.value(DebtNames.owner)?.value
    item.opened = readBegun(header.value(DebtNames.begun + ["accepted"]), in: document, into: &log)
    let due = header.value(DebtNames.due)
    (item.due, item.dueLine) = (readDue(due, in: document, into: &log), due?.line)
    let isOver = header.values(DebtNames.closedOn).contains { DateText.day(in: $0.value) != nil }
    item.isClosed =
      heading.isClosed || group?.isClosed == true || isOver || ClosingText.closesDebt(item.status ?? "")
    if !item.isClosed { reportStatus(header.value(DebtNames.status), in: document, into: &log) }
    item.fields = header.others(than: ["status", "owner", "service"])
    item.service = header.value("service")?.value
    return item
  }
}
