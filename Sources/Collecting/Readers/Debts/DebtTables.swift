import Diagnostics
import Markdown
import ReportModel

/// Registers as tables: in Markdown, in CSV, and as lists in YAML and JSON.
enum DebtTables {
  // MARK: Markdown

  static func items(in document: Document, isAbout: Bool, into log: inout DiagnosticLog) -> [DebtItem] {
    var items: [DebtItem] = []
    let blocks = document.content.blocks
    let samples = document.sampleBlocks
    for (index, block) in blocks.enumerated() {
      guard case .table(let table) = block.kind, !block.isQuoted, !samples.contains(index) else { continue }
      let section = document.section(around: index)
      guard isAbout || section.map({ DebtHeading.speaksOfDebt($0.title) }) == true else { continue }
      let group = section.flatMap { DebtHeading.group($0.title) }
      let isClosed = group?.isClosed == true
      let header = table.header.map { folded($0.text) }
      guard isRegister(header, isClosed: isClosed, isRanked: isAbout && group?.severity != nil) else { continue }
      let rows = table.rows.map { (cells: $0.map(\.text), line: $0[0].number) }
        .filter { !isExample(document.text.lineText($0.line)) }
      let struck = Set(table.rows.filter { isStruck($0, header) }.map { $0[0].number })
      let detached = self.detached(behind: index, of: document, columns: header.count, into: &log)
      let isLevel = hasImpactLevels(header, rows.map(\.cells))
      let isRanked = DebtNames.severity.contains { header.contains(folded($0)) }
      items += (rows + detached).compactMap { row in
        var item = item(
          row.cells, table.header.map(\.text), header, row.line...row.line, isClosed || struck.contains(row.line),
          isLevel,
          document, into: &log)
        // `## High` above a table says it of its rows.
        if !isRanked, item?.severity == nil { item?.severity = group?.severity }
        return item
      }
    }
    return items
  }

  /// A row of which every cell is in italics shows how to write one.
  private static func isExample(_ row: String) -> Bool {
    let cells = TableRow.cells(of: row).filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        ["*", "_"].contains { cell.hasBytePrefix($0) && !cell.hasBytePrefix($0 + $0) && cell.hasSuffix($0) }
      }
  }

  /// What is struck through is over: a row by its title, or all of its cells.
  private static func isStruck(_ row: [MarkdownContent.Line], _ header: [String]) -> Bool {
    let title = DebtNames.title.lazy.compactMap { header.firstIndex(of: folded($0)) }.first
    return title.map { StruckText.read(row[$0]).isStruck } ?? false
      || row.allSatisfy { $0.isStruck || $0.text.isEmpty } && row.contains(where: \.isStruck)
  }

  /// Rows that a blank line cuts off from their table; there is no escape and no table for the parser in them.
  private static func detached(
    behind index: Int, of document: Document, columns: Int, into log: inout DiagnosticLog
  ) -> [(cells: [String], line: Int)] {
    var rows: [(cells: [String], line: Int)] = []
    for block in document.content.blocks[(index + 1)...] {
      guard block.kind == .paragraph, block.depth == 0 else { break }
      for number in block.firstLine...max(block.firstLine, block.lastLine) {
        let cells = TableRow.cells(of: document.text.line(number).withText)
        guard cells.count == columns else { return rows }
        rows.append((cells, number))
        log.emit(
          Diagnostic(
            .debtDetached, .warning, "this row stands apart from its table", help: "Remove the blank line above it.",
            at: document.location(line: number)))
      }
    }
    return rows
  }

  // MARK: CSV

  static func items(in table: CSVTable, of document: Document, into log: inout DiagnosticLog) -> [DebtItem] {
    let header = table.header.map { folded($0) }
    guard isRegister(header, isClosed: false) else { return [] }
    let isLevel = hasImpactLevels(header, table.rows.map(\.cells))
    return table.rows.compactMap { row in
      let lines = row.line...(row.line + row.cells.reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } })
      let cells = row.cells.map { cell in split(cell, at: 0x0A).map { trimmedText($0) }.joined(separator: " ") }
      return item(cells, table.header, header, lines, false, isLevel, document, into: &log)
    }
  }

  // MARK: YAML and JSON

  static func items(in root: YAMLValue, of document: Document, isAbout: Bool, into log: inout DiagnosticLog)
    -> [DebtItem]
  {
    let names =
      ["debt", "debts", "tech_debt", "technical_debt", "technicaldebt"]
      + (isAbout ? ["backlog", "findings", "items", "register"] : [])
    let lists = names.compactMap { name in root.entries?.first { $0.key.asciiLowercased == name }?.value.list }
    let opened = root["date"]?.text.flatMap { DateText.day(in: $0) }
    return lists.flatMap(\.self).compactMap { object in
      guard let entries = object.entries else { return nil }
      let header = entries.map { folded($0.key) }
      guard isRegister(header, isClosed: false) else { return nil }
      let cells = entries.map { trimmedText($0.value.shown) }
      let lines = object.line...max(object.line, object.lastLine)
      var item = item(cells, entries.map(\.key), header, lines, false, false, document, into: &log)
      if item?.opened == nil { item?.opened = opened }
      return item
    }
  }

  // MARK: Rows

  /// An id or a title, and a severity, a state, or a heading that says it; what has an id may have an effort, a due day or an
  /// owner instead.
  ///
  /// - Parameter isRanked: Whether a heading says how grave they are; what it takes and until when makes debts of them.
  private static func isRegister(_ header: [String], isClosed: Bool, isRanked: Bool = false) -> Bool {
    func has(_ names: [String]) -> Bool { names.contains { header.contains(folded($0)) } }
    return (has(DebtNames.title) || (has(DebtNames.id) && has(DebtNames.severity)))
      && (has(DebtNames.severity) || has(DebtNames.status) || (isClosed && has(DebtNames.id))
        || (isRanked || has(DebtNames.id)) && (has(DebtNames.effort) || has(DebtNames.due) || has(DebtNames.owner)))
  }

  /// Impact is a severity only where its values are levels and nothing else states one.
  private static func hasImpactLevels(_ header: [String], _ rows: [[String]]) -> Bool {
    guard let column = header.firstIndex(of: "impact"), !DebtNames.severity.contains(where: header.contains) else {
      return false
    }
    return rows.allSatisfy { column < $0.count && SeverityText.leadingSeverity(in: $0[column]) != nil }
  }

  private static func item(
    _ cells: [String], _ names: [String], _ header: [String], _ lines: ClosedRange<Int>, _ isClosed: Bool,
    _ hasImpactLevels: Bool, _ document: Document, into log: inout DiagnosticLog
  ) -> DebtItem? {
    let item = DebtItem(lines: lines, in: document, isClosed: isClosed, into: &log) { wanted in
      if wanted == ["impact"], !hasImpactLevels { return nil }
      for name in wanted {
        guard let index = header.firstIndex(of: folded(name)), index < cells.count, isSomething(cells[index]) else {
          continue
        }
        return cells[index]
      }
      return nil
    }
    guard var item else { return nil }
    if item.title == item.id { item.title = telling(cells, header) ?? item.title }
    let known = Set((DebtNames.id + DebtNames.title + DebtNames.status + DebtNames.owner).map { folded($0) })
    item.fields = zip(names, cells).compactMap { name, cell in
      known.contains(folded(name)) || !isSomething(cell) ? nil : Field(name: name, value: cell, line: lines.lowerBound)
    }
    return item
  }

  /// `Impact_Business_Technical`: a sentence beside an id says what is the matter; one or two words are a level.
  private static func telling(_ cells: [String], _ header: [String]) -> String? {
    DebtNames.telling.lazy.compactMap { name in
      zip(header, cells).first { header, cell in
        header.hasBytePrefix(name) && cell.utf8.count(where: { $0 == 0x20 }) > 1
      }?.1
    }.first
  }

  private static func isSomething(_ text: String) -> Bool { !text.isEmpty && text != "-" && text != "\u{2014}" }

  /// Also for names of signs alone, such as `#`.
  private static func folded(_ name: String) -> String {
    let words = foldedKey(name.lowercased())
    return words.isEmpty ? trimmedText(name) : words
  }
}
