import Diagnostics
import Markdown
import ReportModel

/// Decisions that stand together in one document, as in arc42's section 9: the rows of a table, or a heading each.
enum DecisionList {
  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.isProse, document.declaredKind == nil, !document.isIndex, !document.isTemplate, isNamed(document)
    else { return [] }
    let rows = document.content.blocks.flatMap { self.rows(of: $0, in: document, into: &log) }
    return rows.isEmpty ? document.sections.compactMap { section($0, in: document, into: &log) } : rows
  }

  /// Those of a document that lies among decision records and is none: it holds several, each with a number and a status.
  static func numbered(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.isProse, document.declaredKind == nil else { return [] }
    let sections = document.sections.filter { section in
      section.level == 2 && decisionHeading(section.title).number != nil
    }
    // A status in front of them is that of the whole.
    guard sections.count > 1, document.header.values(Record.statusNames).allSatisfy({ $0.line > sections[0].line })
    else { return [] }
    let records = sections.compactMap { section($0, in: document, into: &log) }
    return records.count > 1 ? records : []
  }

  /// By the file's name or the title, whatever number stands in front.
  private static func isNamed(_ document: Document) -> Bool {
    [document.title, String(document.id.path.stem)].contains { name in
      let words = foldedWords(name.lowercased()).filter { Int($0) == nil }
      return names.contains(words.joined(separator: " "))
    }
  }

  // MARK: Rows

  private static func rows(
    of block: MarkdownContent.Block, in document: Document, into log: inout DiagnosticLog
  ) -> [Record] {
    guard case .table(let table) = block.kind else { return [] }
    let header = table.header.map { foldedWords($0.text.lowercased()).joined(separator: " ") }
    func column(_ names: Set<String>) -> Int? { header.firstIndex(where: names.contains) }
    guard let title = column(titleNames), let status = column(statusNames) else { return [] }
    let (number, date) = (column(numberNames), column(dateNames))
    return table.rows.compactMap { row in
      // A row that leads to a document is the index of a record, not the record.
      guard !row[title].text.isEmpty, row[title].links.isEmpty else { return nil }
      let others = header.indices.filter { ![title, status, number, date].contains($0) && !row[$0].text.isEmpty }
      return record(
        row[title].text, number: number.flatMap { self.number(in: row[$0].text) },
        status: Field(name: table.header[status].text, value: row[status].text, line: row[status].number),
        date: date.map { Field(name: "date", value: row[$0].text, line: row[$0].number) },
        lines: row[title].number...row[title].number, in: document, into: &log,
        fields: others.map { Field(name: table.header[$0].text, value: row[$0].text, line: row[$0].number) })
    }
  }

  // MARK: Sections

  /// One that states a status of its own.
  private static func section(
    _ section: MarkdownContent.Section, in document: Document, into log: inout DiagnosticLog
  ) -> Record? {
    guard section.level > 1, !statusNames.contains(section.title.asciiLowercased) else { return nil }
    let header = HeaderFields(of: document, in: section)
    guard let status = header.value(Record.statusNames), DecisionStatusText.isKnown(status.value),
      status.line > section.line, !isPlaceholder(document.text.lineText(section.line)),
      // The innermost counts: a chapter holds the statuses of its sections, too.
      !document.sections.contains(where: { inner in
        inner.line > section.line && inner.line < status.line && !statusNames.contains(inner.title.asciiLowercased)
      })
    else { return nil }
    let words = decisionHeading(section.title)
    return record(
      words.title, number: words.number, status: status, date: header.value(Record.dateNames),
      lines: section.line...section.lastLine, in: document, into: &log,
      fields: header.others(than: commonFieldNames))
  }

  /// `## D-001 - <Short decision title>`, as it is written, which waits for a title.
  private static func isPlaceholder(_ line: String) -> Bool {
    let heading = trimmedText(line.utf8.drop { $0 == UInt8(ascii: "#") }.withText)
    let name = trimmedText(Parting(first: heading)?.rest ?? heading[...]).utf8
    return [("<", ">"), ("{", "}"), ("[", "]")].contains { opening, closing in
      name.starts(with: opening.utf8) && name.last == closing.utf8.first
    }
  }

  // MARK: Parts

  private static func record(
    _ title: String, number: Int?, status: Field, date: Field?, lines: ClosedRange<Int>, in document: Document,
    into log: inout DiagnosticLog, fields: [Field]
  ) -> Record {
    let raw = status.value.isEmpty ? nil : status.value
    var record = Record(
      origin: document.origin(line: lines.lowerBound), lines: lines, title: trimmedText(title),
      details: .decisionRecord(
        DecisionRecord(number: number, status: raw.flatMap { isOffer($0) ? .other : DecisionStatusText.status(in: $0) })
      ),
      statusRaw: raw, date: readDay(date, in: document, into: &log), fields: fields)
    record.days = date?.days ?? []
    record.statuses = raw == nil ? [] : [StatedStatus(status, of: .decisionRecord)]
    return record
  }

  /// `7`, `ADR-7`.
  private static func number(in text: String) -> Int? {
    Int(text.utf8.drop { !(0x30...0x39).contains($0) }.prefix { (0x30...0x39).contains($0) }.withText)
  }

  static var understood: [Understanding.Row] {
    [
      .init("Documents with many: name or title", names), .init("Documents with many: column of the title", titleNames),
      .init("Documents with many: column of the status", statusNames),
    ]
  }

  private static let names: Set<String> = [
    "decisions", "decision log", "adr", "architecture decision record", "adr log", "adrs", "technical decisions",
    "tech decisions", "key decisions",
    "architecture decision records", "journal des décisions", "décisions techniques", "decisiones técnicas",
    "decisões técnicas", "технические решения", "технічні рішення", "技术决策", "設計決定",
    "architecture decisions", "architectural decisions", "architecture decision log", "design decisions",
    "architekturentscheidungen", "entwurfsentscheidungen", "décisions d'architecture", "decisiones de arquitectura",
    "decisões de arquitetura", "архітектурні рішення", "архитектурные решения", "アーキテクチャ決定", "架构决策",
  ]
  private static let titleNames: Set<String> = [
    "decision", "title", "name", "topic", "entscheidung", "titel", "décision", "decisión", "decisão", "рішення",
    "решение", "決定", "决策",
  ]
  private static let statusNames: Set<String> = [
    "status", "state", "статус", "стан", "statut", "estado", "状态", "ステータス",
  ]
  private static let numberNames: Set<String> = ["nr", "no", "id", "number", "adr", "#", "№"]
  private static let dateNames: Set<String> = ["date", "datum", "дата", "fecha", "data", "日付", "日期"]
}
