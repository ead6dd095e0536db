import Markdown
import ReportModel

/// A waiver among others: its fields by the names of ``WaiverColumns``.
struct WaiverRow {
  var line: Int
  var lastLine: Int
  var fields: [String: Field] = [:]
  var others: [Field] = []
  /// What its heading calls it, where it has one.
  var title: String?
  /// It stands among those that are in force no more, or is struck out.
  var isOver = false

  init(line: Int) { (self.line, lastLine) = (line, line) }

  /// The fields of a document about one waiver, wherever they stand.
  init(whole document: Document) {
    self.init(line: document.heading?.firstLine ?? document.text.bodyLine)
    for entry in document.frontMatter.entries { add(entry.key, entry.value.shown, line: entry.keyLine) }
    add(document.content.blocks[...])
  }

  /// The same of a part of a document, headed on a line.
  init(of blocks: ArraySlice<MarkdownContent.Block>, line: Int) {
    self.init(line: line)
    add(blocks)
  }

  /// `## Justification` is a field with its first words, and the name below `### Accepted by` is that of the approver.
  private mutating func add(_ blocks: ArraySlice<MarkdownContent.Block>) {
    var heading: String?
    for block in blocks where !block.isQuoted {
      if block.headingLevel != nil {
        heading = WaiverColumns.column(block.plain) == nil ? nil : block.plain
        continue
      }
      if let pairs = Self.pairs(in: block) { add(pairs) }
      guard block.kind == .paragraph || block.isItem else { continue }
      for line in block.fieldLines where !line.isStruck {
        if let (name, value) = keyValue(line) {
          let isNamed = foldedKey(name) == "name" && heading != nil
          add(isNamed ? heading ?? name : name, value, line: line.number)
        } else if let name = heading {
          add(name, line.text, line: line.number)
          heading = nil
        }
      }
    }
  }

  init(pairs: [[MarkdownContent.Line]]) {
    self.init(line: pairs[0][0].number)
    add(pairs)
  }

  mutating func add(_ pairs: [[MarkdownContent.Line]]) {
    for pair in pairs where !pair[1].isStruck { add(pair[0].text, pair[1].text, line: pair[0].number) }
  }

  mutating func add(_ name: String, _ value: String, line: Int) {
    lastLine = max(lastLine, line)
    let text = trimmedText(value)
    let column = WaiverColumns.column(name)
    // "N/A" says nothing, but as a status it says a good deal, and so does "TBD".
    let isTelling =
      column == "status" && (WaiverColumns.saysNotApplicable(text) || ["tbd", "?"].contains(text.asciiLowercased))
    guard isTelling || !WaiverColumns.saysNothing(text) else { return }
    let field = Field(name: name, value: text, line: line)
    if let column {
      // Where an end is stated as well, the day of a review is none.
      let isReplaced = fields[column].map { isOfReview($0.name) && !isOfReview(name) } ?? true
      if isReplaced { fields[column] = field }
    } else {
      others.append(field)
    }
  }

  private func isOfReview(_ name: String) -> Bool { foldedKey(name).hasBytePrefix("review") }
}

extension WaiverRow {
  /// Rows of a table that says what is waived, and why or until when.
  static func rows(of table: MarkdownContent.Table) -> [WaiverRow] {
    let names = Set(table.header.compactMap { WaiverColumns.column($0.text) })
    guard names.contains("check") || names.contains("id"), names.contains("expires") || names.contains("approver"),
      names.contains("reason") || names.contains("expires")
    else { return [] }
    return table.rows.compactMap { cells in
      guard let line = cells.first?.number, !isEmpty(cells, below: table.header) else { return nil }
      var row = WaiverRow(line: line)
      for (name, cell) in zip(table.header, cells) {
        row.add(name.text, cell.text, line: cell.number)
        if StruckText.read(cell).isStruck, WaiverColumns.column(name.text) != nil { row.isOver = true }
      }
      return row
    }
  }

  /// The rows of a table of a waiver's fields, one below the other: `| Field | Value |`. Its head may be the first of them.
  static func pairs(in block: MarkdownContent.Block) -> [[MarkdownContent.Line]]? {
    guard case .table(let table) = block.kind, table.header.count == 2 else { return nil }
    let (name, value) = (table.header[0].text, table.header[1].text)
    let isField = WaiverColumns.column(name) != nil
    guard WaiverColumns.column(value) == nil, isField || fieldNames.contains(foldedKey(name)) else { return nil }
    let pairs = (isField ? [table.header] : []) + table.rows
    let columns = Set(pairs.compactMap { WaiverColumns.column($0[0].text) })
    return columns.contains("reason") && columns.contains("approver") ? pairs : nil
  }

  private static let fieldNames: Set<String> = ["", "field", "property", "attribute", "item", "key"]

  /// Whether a row says that there is no waiver: all of its cells hold nothing, whatever its status, or one of them tells of
  /// none.
  private static func isEmpty(_ cells: [MarkdownContent.Line], below header: [MarkdownContent.Line]) -> Bool {
    let said = zip(header, cells).filter { name, cell in
      WaiverColumns.column(name.text) != "status" && !WaiverColumns.saysNothing(trimmedText(cell.text))
    }
    guard said.count == 1 else { return said.isEmpty }
    return foldedWords(said[0].1.text).first.map { ["no", "none", "nothing"].contains($0) } ?? false
  }
}
