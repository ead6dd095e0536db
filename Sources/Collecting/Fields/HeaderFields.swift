import Markdown
import ReportModel

/// The `name: value` pairs of a document's head, from wherever the world writes them.
///
/// In the order of their authority: front matter; a table before the first section; bold lines and bullets there; a
/// section whose heading is the name (`## Status`). One extractor for every reader.
struct HeaderFields {
  /// Each with its name folded, because readers ask for many names.
  private var fields: [(field: Field, name: String)] = []

  /// - Parameter section: A part of the document that is a record of its own; `nil` for the whole, front matter included.
  init(of document: Document, in section: MarkdownContent.Section? = nil) {
    if section == nil {
      for entry in document.frontMatter.entries { append(entry.key, entry.value.shown, entry.keyLine) }
    }
    let range = section?.blocks ?? document.content.blocks.indices
    let blocks = document.content.blocks[range]
    let head = blocks.prefix { block in
      guard let level = block.headingLevel else { return true }
      return section == nil && level == 1
    }
    for block in head { add(block) }
    for child in document.sections
    where range.contains(child.blocks.lowerBound - 1) && namedSections.contains(folded(child.title)) {
      guard let text = document.content.blocks[child.blocks].first(where: { !$0.text.isEmpty })?.text.first else {
        continue
      }
      append(child.title, valueAfterLabel(text.text, child.title), text.number)
    }
  }

  /// The value of the first field with one of the names, in the order of authority.
  func value(_ names: String...) -> Field? { value(names) }

  func value(_ names: [String]) -> Field? {
    let names = names.map(folded)
    return fields.first { names.contains($0.name) && !$0.field.value.isEmpty }?.field
  }

  /// Every field whose name is none of `known`, for the record's own list.
  func others(than known: Set<String>) -> [Field] {
    var seen: Set<String> = []
    return fields.filter { !known.contains($0.name) && seen.insert($0.name).inserted }.map(\.field)
  }

  private mutating func add(_ block: MarkdownContent.Block) {
    switch block.kind {
    case .paragraph, .item:
      for line in block.text {
        guard let (name, value) = keyValue(line) else { continue }
        append(name, value, line.number)
      }
    case .table(let table): add(table)
    default: break
    }
  }

  /// Vertical (`| Status | Accepted |`, a field a row) or horizontal (a field a column, one row).
  private mutating func add(_ table: MarkdownContent.Table) {
    if table.header.count == 2 {
      let isHeaderless =
        table.header.allSatisfy(\.text.isEmpty)
        || ["attribute", "field", "key", "property"].contains(folded(table.header[0].text))
      let rows = isHeaderless ? table.rows : [table.header] + table.rows
      guard isHeaderless || rows.contains(where: { namedSections.contains(folded($0[0].text)) }) else { return }
      for row in rows { append(row[0].text, row[1].text, row[0].number) }
    } else if table.rows.count == 1, table.header.contains(where: { namedSections.contains(folded($0.text)) }) {
      for (name, value) in zip(table.header, table.rows[0]) { append(name.text, value.text, value.number) }
    }
  }

  private mutating func append(_ name: String, _ value: String, _ line: Int) {
    guard !name.isEmpty else { return }
    fields.append((Field(name: name, value: value, line: line), folded(name)))
  }
}

private let namedSections: Set<String> = ["status", "date", "deciders", "owner", "severity"]

private func folded(_ name: String) -> String { foldedWords(name).joined() }

/// `Status: Accepted` below the heading `Status` is `Accepted`.
private func valueAfterLabel(_ text: String, _ label: String) -> String {
  guard text.asciiLowercased.hasBytePrefix(label.asciiLowercased + ":") else { return text }
  return trimmedText(text.utf8.dropFirst(label.utf8.count + 1).withText)
}

/// A line as `name: value`: the name in bold, or a plain one of at most four words.
func keyValue(_ line: MarkdownContent.Line) -> (name: String, value: String)? {
  let text = line.text
  if let lead = line.lead {
    guard text.hasBytePrefix(lead) else { return nil }
    var rest = trimmedText(text.utf8.dropFirst(lead.utf8.count).withText)
    var name = trimmedText(lead)
    if name.utf8.last == UInt8(ascii: ":") {
      name = String(decoding: name.utf8.dropLast(), as: UTF8.self)
    } else if rest.utf8.first == UInt8(ascii: ":") {
      rest = trimmedText(rest.utf8.dropFirst().withText)
    } else {
      return nil
    }
    return (trimmedText(name), rest)
  }
  guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  let name = text.utf8[..<colon]
  let rest = text.utf8[text.utf8.index(after: colon)...]
  guard !name.isEmpty, name.count <= 40, rest.isEmpty || rest.first == 0x20, name.count(where: { $0 == 0x20 }) <= 3,
    let first = name.first, first >= 0x80 || (0x41...0x5A).contains(first & 0xDF)
  else { return nil }
  return (trimmedText(Substring(name)), trimmedText(Substring(rest)))
}

extension Sequence<UInt8> {
  var withText: String { String(decoding: Array(self), as: UTF8.self) }
}
