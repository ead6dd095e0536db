import Markdown
import ReportModel

/// The `name: value` pairs of a document's head, from wherever the world writes them.
///
/// In the order of their authority: front matter; a table before the first section; bold lines and bullets there; a
/// section whose heading is the name (`## Status`). One extractor for every reader.
struct HeaderFields {
  /// Each with its name folded, because readers ask for many names.
  private var fields: [(field: Field, name: String)] = []
  private var readsBoldLines = false

  /// None.
  init() {}

  /// - Parameter section: A part of the document that is a record of its own; `nil` for the whole, front matter included.
  /// - Parameter names: Other sections that hold fields of the head.
  /// - Parameter readsBoldLines: Whether a line that is in bold as a whole may be a field: `**Target: 99.9 %**`.
  init(
    of document: Document, in section: MarkdownContent.Section? = nil, opening names: Set<String> = [],
    readsBoldLines: Bool = false
  ) {
    self.readsBoldLines = readsBoldLines
    if section == nil {
      for entry in document.frontMatter.entries { append(entry.key, entry.value.shown, entry.keyLine) }
    }
    let range = section?.blocks ?? document.content.blocks.indices
    let blocks = document.content.blocks[range]
    let title = document.heading?.firstLine
    let head = blocks.prefix { block in
      guard let level = block.headingLevel else { return true }
      return section == nil && (level == 1 || block.firstLine == title)
    }
    add(head)
    for child in document.sections(headedIn: range) {
      let title = withoutNumber(withoutLeadingMark(child.title))
      let key = foldedKey(title)
      // `## Status: Accepted`.
      if let (name, value) = keyValue(.init(number: child.line, text: title)), !value.isEmpty,
        namedSections.contains(label(name))
      {
        append(name, value, child.line)
      } else if headSections.contains(key.lowercased())
        || names.contains(key)
      {
        add(document.content.blocks[child.blocks])
      } else if namedSections.contains(label(title, folded: key)) {
        add(child, titled: title, in: document)
      }
    }
  }

  /// A section that is a field: its first line, or the newest row of its history. What else of the head stands there counts
  /// too: `Accepted` and below it `Date: 2026-01-31`.
  private mutating func add(_ section: MarkdownContent.Section, titled title: String, in document: Document) {
    let blocks = document.content.blocks[section.blocks].prefix { $0.headingLevel == nil }
    guard let line = firstLine(of: blocks) else {
      if let row = newestRow(of: blocks, named: label(title)) { append(title, row.text, row.number) }
      return
    }
    append(title, valueAfterLabel(written(line, in: document), title), line.number)
    for line in blocks.lazy.filter({ !$0.isQuoted }).flatMap(\.fieldLines) {
      guard let (name, value) = keyValue(line), case let other = label(name), other != label(title),
        namedSections.contains(other)
      else { continue }
      append(name, value, line.number)
    }
  }

  /// A line as it is; of `12. März 2026`, which is an item of a list, with its number.
  private func written(_ line: MarkdownContent.Line, in document: Document) -> String {
    let raw = trimmedText(document.text.lineText(line.number))
    guard let first = raw.utf8.first, (0x30...0x39).contains(first), DateText.day(in: line.text) == nil,
      DateText.day(in: raw) != nil
    else { return line.text }
    return raw
  }

  /// Those of a mapping, and of the mappings in it that hold its times.
  init(of mapping: YAMLValue, opening names: Set<String>) {
    for entry in mapping.entries ?? [] {
      if names.contains(foldedKey(entry.key)), let inner = entry.value.entries {
        for entry in inner { append(entry.key, entry.value.shown, entry.keyLine) }
      } else {
        append(entry.key, entry.value.shown, entry.keyLine)
      }
    }
  }

  /// The value of the first field with one of the names, in the order of authority.
  func value(_ names: String...) -> Field? { value(names) }

  func value(_ names: [String]) -> Field? {
    fields.first { isNamed($0, names) }?.field
  }

  /// All fields with one of the names, in the order of authority; empty ones left out.
  func values(_ names: [String]) -> [Field] {
    fields.filter { isNamed($0, names) }.map(\.field)
  }

  private func isNamed(_ field: (field: Field, name: String), _ names: [String]) -> Bool {
    !field.field.value.isEmpty && names.contains { folds($0, to: field.name) }
  }

  /// The field and all others that are called the same, in the order of authority; empty ones left out.
  func all(named field: Field) -> [Field] {
    let names = Set(fields.filter { $0.field == field }.map(\.name))
    return fields.filter { names.contains($0.name) && !$0.field.value.isEmpty }.map(\.field)
  }

  /// Every field whose name is none of `known`, for the record's own list.
  func others(than known: Set<String>...) -> [Field] {
    var seen: Set<String> = []
    return fields.filter { field in !known.contains { $0.contains(field.name) } && seen.insert(field.name).inserted }
      .map(\.field)
  }

  /// With one field under another name.
  func renaming(_ name: String, to other: String) -> HeaderFields {
    var header = self
    for index in header.fields.indices where folds(name, to: header.fields[index].name) {
      header.fields[index].name = foldedKey(other)
    }
    return header
  }

  /// Without the fields that stand on some lines, which mean something else there.
  func leavingOut(_ lines: Set<Int>) -> HeaderFields {
    var header = self
    header.fields.removeAll { lines.contains($0.field.line) }
    return header
  }

  private mutating func add(_ blocks: ArraySlice<MarkdownContent.Block>) {
    let listed = ListedLines(in: blocks).numbers
    for (index, block) in zip(blocks.indices, blocks) {
      switch block.kind {
      case .paragraph, .item:
        for line in block.fieldLines where !listed.contains(line.number) {
          add(line, itemsBelow(block, blocks[(index + 1)...]))
        }
      case .table(let table): add(table)
      default: break
      }
    }
  }

  /// `**Status:** Accepted | **Date:** 2026-01-31` are two fields; `Deciders:` with a list below it is one.
  private mutating func add(_ line: MarkdownContent.Line, _ items: [String]) {
    guard let (name, value) = readsBoldLines ? labelledValue(line) : keyValue(line) else { return }
    let parts = fieldsOnOneLine(value)
    append(name, parts.first.isEmpty ? items.joined(separator: ", ") : parts.first, line.number)
    for other in parts.others { append(other.name, other.value, line.number) }
  }

  /// Of `| Status | Created |` with a status below it.
  private func isRowOfValues(_ table: MarkdownContent.Table) -> Bool {
    guard table.rows.count == 1, let name = table.header.first?.text, let value = table.rows[0].first?.text,
      let next = table.header.last?.text
    else { return false }
    switch label(name) {
    case "status": return DecisionStatusText.isKnown(value) && !DecisionStatusText.isKnown(next)
    case "date": return DateText.day(in: value) != nil && DateText.day(in: next) == nil
    default: return false
    }
  }

  /// Vertical (`| Status | Accepted |`, a field a row) or horizontal (a field a column, one row).
  private mutating func add(_ table: MarkdownContent.Table) {
    // One row of a list is no head: `| Phase | Status |`, `| # | Finding | Severity | Status |`.
    guard !table.header.contains(where: { listedNames.contains(foldedKey($0.text)) || $0.text == "#" }) else { return }
    let isHorizontal =
      table.rows.count == 1 && table.header.last.map { namedSections.contains(label($0.text)) } ?? false
      || isRowOfValues(table)
    if table.header.count == 2, !isHorizontal {
      let isHeaderless =
        table.header.allSatisfy(\.text.isEmpty)
        || attributeNames.contains(foldedKey(table.header[0].text).lowercased())
      let rows = isHeaderless ? table.rows : [table.header] + table.rows
      guard isHeaderless || rows.contains(where: { namedSections.contains(label($0[0].text)) }) else { return }
      for row in rows { append(row[0].text, row[1].text, row[0].number) }
    } else if table.rows.count == 1, table.header.contains(where: { namedSections.contains(label($0.text)) }) {
      for (name, value) in zip(table.header, table.rows[0]) { append(name.text, value.text, value.number) }
    }
  }

  private mutating func append(_ name: String, _ value: String, _ line: Int) {
    guard !name.isEmpty else { return }
    var label = label(name)
    // `Data` is a date in three languages, and in English it is not.
    if label == "date", !DateText.looksLikeDate(value) { label = foldedKey(name) }
    fields.append((Field(name: name, value: value, line: line), label))
  }
}

extension HeaderFields {
  /// Where fields are looked for, and what they are called elsewhere.
  static var understood: [Understanding.Row] {
    [
      .init("Sections that are a field", namedSections), .init("Sections that hold the head's fields", headSections),
      .init("First column of a table of fields", attributeNames),
      .init("Columns of a table that lists things", listedNames),
    ]
      + Understanding.Row.meanings(
        "Field in other languages", of: translatedNames,
        Set(translatedNames.values).sorted().map { ($0, $0) })
  }
}

private let namedSections: Set<String> = ["status", "date", "deciders", "owner", "severity"]

/// What the first column of a table is called whose rows are fields.
private let attributeNames: Set<String> = [
  "attribute", "field", "key", "property", "campo", "feld", "champ", "veld", "pole", "поле", "字段", "项目", "項目", "属性",
  "항목", "propiedad", "propriedade", "propriété", "eigenschaft", "свойство",
]

/// What a table lists has a column that is called so, be it a list of one.
private let listedNames: Set<String> = [
  "no", "nr", "phase", "finding", "findings", "issue", "metric", "item", "task", "step", "milestone", "check",
  "requirement", "scenario", "action", "actionitem", "risk", "condition", "debt", "kpi", "slo", "objective",
  "endpoint", "percentile", "workstream", "deliverable", "dependency", "vulnerability", "feature", "testcase",
  "indicator",
]

/// Sections that hold the fields of the head.
private let headSections: Set<String> = [
  "metadata", "meta", "header", "documentinformation", "documentinfo", "stats", "incidentdetails",
  "incidentinformation", "metadaten", "metadados", "metadatos", "métadonnées", "metadati", "metadane", "метаданные",
  "метадані", "元数据", "元資料", "メタデータ", "메타데이터", "基本信息",
]

/// Whether a field is one of those that may be a section of its own: `Status`, in any language.
func isNamedLikeSection(_ name: String) -> Bool { namedSections.contains(label(name)) }

/// Whether a heading says that fields follow, and nothing of what the document is about.
func isHeadSection(_ heading: String) -> Bool { headSections.contains(foldedKey(heading).lowercased()) }

/// What a value says before ` | ` or ` · `, and the fields behind it, where all that follows are fields.
func fieldsOnOneLine(_ value: String) -> (first: String, others: [(name: String, value: String)]) {
  guard value.utf8.contains(UInt8(ascii: ":")), [" | ", " · ", " • "].contains(where: value.containsFolded) else {
    return (value, [])
  }
  var parts = [""]
  for scalar in value.unicodeScalars {
    if "|·•".unicodeScalars.contains(scalar), parts[parts.count - 1].utf8.last == 0x20 {
      parts.append("")
    } else {
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
  }
  let others = parts.dropFirst().compactMap { keyValue(.init(number: 0, text: trimmedText($0))) }
  // `draft | reviewed` is a choice, and `A · B` a name.
  guard others.count == parts.count - 1 else { return (value, []) }
  return (trimmedText(parts[0]), others)
}

/// The items that stand below a name without a value; of boxes those that are ticked, and of ticked states the last.
private func itemsBelow(
  _ block: MarkdownContent.Block, _ rest: ArraySlice<MarkdownContent.Block>
) -> [String] {
  guard block.text.count == 1, block.plain.utf8.last == UInt8(ascii: ":") else { return [] }
  let items = rest.prefix { next in
    if case .item = next.kind { next.depth > block.depth } else { false }
  }
  guard items.contains(where: hasBox) else { return items.map(\.plain) }
  let ticked = items.filter(isTicked).map(\.plain)
  let isState = block.text.contains { keyValue($0).map { label($0.name) == "status" } ?? false }
  return isState ? Array(ticked.suffix(1)) : ticked
}

private func hasBox(_ block: MarkdownContent.Block) -> Bool {
  if case .item(.some, _) = block.kind { true } else { false }
}

private func isTicked(_ block: MarkdownContent.Block) -> Bool {
  if case .item(.done, _) = block.kind { true } else { false }
}

/// What a section says first: its first line, or in a list of boxes the one that is ticked last.
private func firstLine(of blocks: ArraySlice<MarkdownContent.Block>) -> MarkdownContent.Line? {
  guard let first = blocks.first(where: { !$0.text.isEmpty }) else { return nil }
  guard hasBox(first) else { return first.text.first }
  return blocks.last(where: isTicked)?.text.first
}

/// The cell of a table's newest row in the column with the name: `| Date | Status |`.
private func newestRow(of blocks: ArraySlice<MarkdownContent.Block>, named name: String) -> MarkdownContent.Line? {
  guard case .table(let table)? = blocks.first?.kind,
    let column = table.header.firstIndex(where: { label($0.text) == name }),
    let days = table.header.firstIndex(where: { label($0.text) == "date" }), days != column
  else { return nil }
  let rows = table.rows.enumerated().compactMap { index, row in DateText.day(in: row[days].text).map { ($0, index) } }
  return rows.max { $0 < $1 }.map { table.rows[$0.1][column] }
}

/// `Status: Accepted` below the heading `Status` is `Accepted`.
private func valueAfterLabel(_ text: String, _ label: String) -> String {
  guard text.hasFoldedPrefix(label + ":") else { return text }
  return trimmedText(text.utf8.dropFirst(label.utf8.count + 1).withText)
}

/// A line as `name: value`: the name in bold, or a plain one of at most four words.
func keyValue(_ line: MarkdownContent.Line) -> (name: String, value: String)? {
  keyValue(withNarrowColons(line.text), lead: line.lead.map(withNarrowColons))
}

/// The same of a line that may be in bold as a whole, also behind a mark: `⛔ **Decision: BLOCK LAUNCH**`.
func labelledValue(_ line: MarkdownContent.Line) -> (name: String, value: String)? {
  if let field = keyValue(line) { return field }
  guard let lead = line.lead, let start = line.text.utf8.firstRange(of: lead.utf8)?.lowerBound else { return nil }
  return keyValue(MarkdownContent.Line(number: line.number, text: String(line.text[start...])))
}

/// `📌 **Status:** Accepted`. A mark that answers, as a tick does, speaks of what stands behind it, unless that can have none.
private func markedValue(_ text: String, lead: String) -> (name: String, value: String)? {
  let bare = withoutLeadingMark(text)
  guard bare.hasBytePrefix(lead), let field = keyValue(bare, lead: lead),
    CheckMark.read(text) == nil || namedSections.contains(label(field.name))
  else { return nil }
  return field
}

private func keyValue(_ text: String, lead: String?) -> (name: String, value: String)? {
  if let lead {
    guard text.hasBytePrefix(lead) else { return markedValue(text, lead: lead) }
    let rest = trimmed(text.utf8.dropFirst(lead.utf8.count))
    let name = trimmed(lead.utf8[...])
    if name.last == UInt8(ascii: ":") { return (trimmed(name.dropLast()).withText, rest.withText) }
    return rest.first == UInt8(ascii: ":") ? (name.withText, trimmed(rest.dropFirst()).withText) : nil
  }
  guard let colon = text.offset(ofByte: UInt8(ascii: ":")) else { return dateWithoutColon(text) }
  let name = text.utf8.prefix(colon)
  let rest = text.utf8.dropFirst(colon + 1)
  guard (1...40).contains(colon), rest.isEmpty || rest.first == 0x20, name.count(where: { $0 == 0x20 }) <= 3,
    let first = name.first, first >= 0x80 || (0x41...0x5A).contains(first & 0xDF)
  else { return nil }
  return (trimmed(name).withText, trimmed(rest).withText)
}

/// The same of brackets and commas, with blanks around them.
func withNarrowSigns(_ text: String) -> String {
  guard text.containsByte(0xEF) else { return text }
  return text.split { "（）：，".contains($0) }.joined(separator: " ")
}

/// The wide colon of Chinese and Japanese as the narrow one.
func withNarrowColons(_ text: String) -> String {
  guard text.containsByte(0xEF) else { return text }
  return text.split(separator: "：", omittingEmptySubsequences: false).joined(separator: ": ")
}

/// `Date 09/04/2019`.
private func dateWithoutColon(_ text: String) -> (name: String, value: String)? {
  guard let blank = text.utf8.firstIndex(of: 0x20), case let value = text.utf8[blank...].drop(while: { $0 == 0x20 }),
    let first = value.first, (0x30...0x39).contains(first), value.count <= 12,
    label(String(text.utf8[..<blank]) ?? "") == "date"
  else { return nil }
  return (String(text.utf8[..<blank]) ?? "", String(value) ?? "")
}

extension Collection<UInt8> {
  var withText: String { String(decoding: self, as: UTF8.self) }
}
