import Markdown
public import ReportModel

/// What of a page is searched, sentence by sentence.
struct SearchText {
  /// In their order, but for what stands in headings, which follows the first sentence.
  private(set) var sentences: [(text: String, rank: SearchRank)] = []

  init(_ entry: SearchEntry, _ record: Record?, _ document: SearchedDocument?) {
    var headings = entry.particulars.isEmpty ? [] : [entry.particulars.joined(separator: " \u{B7} ")]
    headings += entry.findings
    var body = [record?.summary].compactMap(\.self) + entry.texts
    if let record, let document {
      let lines = document.lines(of: record)
      headings += lines.filter(\.isHeading).map(\.text).filter { $0 != record.title }
      body += lines.filter { !$0.isHeading }.map(\.text)
    }
    body += (record?.fields ?? []).map { "\($0.name): \($0.value)" }
    sentences += body.prefix(1).map { (text: $0, rank: SearchRank.body) }
    sentences += headings.map { (text: $0, rank: SearchRank.heading) }
    sentences += body.dropFirst().map { (text: $0, rank: SearchRank.body) }
  }

  /// The words of the page, those of the title included.
  func addWords(title: String, to postings: inout SearchPostings) {
    postings.beginPage()
    eachSearchWord(of: title) { postings.insert($0, .title) }
    var length = 0
    for (text, rank) in sentences {
      length += text.utf8.count
      guard length <= Self.searched else { break }
      eachSearchWord(of: text) { postings.insert($0, rank) }
    }
  }

  /// As many of the sentences as a result may be shown from.
  func excerpt() -> [String] {
    var length = 0
    let shown = sentences.prefix { sentence in
      length += sentence.text.utf8.count
      return length <= Self.shown
    }
    return shown.map(\.text)
  }

  /// In bytes: what of a page is searched, and of what of it a sentence can be shown.
  private static let searched = 64 << 10
  static let shown = 6 << 10
}

/// A record's document, parsed once for all records that stand in it.
public struct SearchedDocument: Sendable {
  private let content: Content

  private enum Content: Sendable {
    case markdown([MarkdownContent.Block])
    case plain(DocumentText)
  }

  public init(reading bytes: [UInt8], at path: SourcePath) {
    content =
      isMarkdown(path)
      ? .markdown(MarkdownContent(reading: DocumentText(decoding: bytes)).blocks)
      : .plain(DocumentText(decoding: bytes, hasFrontMatter: false))
  }

  fileprivate func lines(of record: Record) -> [SearchLine] {
    switch content {
    case .markdown(let blocks): markdownLines(blocks, record)
    case .plain(let text): plainLines(text, record)
    }
  }
}

private struct SearchLine {
  var text: String
  var isHeading = false
}

/// Headings, and the sentences of paragraphs, items and rows; code is no text but in a runbook, of which a command may be all that
/// somebody remembers.
private func markdownLines(_ blocks: [MarkdownContent.Block], _ record: Record) -> [SearchLine] {
  blocks.filter { record.lines.contains($0.firstLine) }.flatMap { block -> [SearchLine] in
    switch block.kind {
    case .heading: [SearchLine(text: block.plain, isHeading: true)]
    case .paragraph, .item: sentences(of: block.plain).map { SearchLine(text: $0) }
    case .table(let table):
      table.rows.map { SearchLine(text: $0.map(\.text).filter { !$0.isEmpty }.joined(separator: " \u{B7} ")) }
    case .code: record.kind == .runbook ? block.text.map { SearchLine(text: $0.text) } : []
    case .html, .rule: []
    }
  }.filter { !$0.text.isEmpty }
}

private func plainLines(_ text: DocumentText, _ record: Record) -> [SearchLine] {
  guard record.lines.lowerBound <= text.lineCount else { return [] }
  return (record.lines.lowerBound...min(record.lines.upperBound, text.lineCount)).map {
    SearchLine(text: text.lineText($0))
  }.filter { line in line.text.utf8.contains { $0 > 0x20 } }
}

/// Ends each behind a full stop, a question mark or an exclamation mark that a blank follows.
private func sentences(of text: String) -> [String] {
  let bytes = text.utf8
  var (sentences, start, previous): ([String], String.Index, UInt8?) = ([], bytes.startIndex, nil)
  for index in bytes.indices {
    let byte = bytes[index]
    if byte == 0x20, previous.map(endsSentence) ?? true {
      if start < index { sentences.append(String(text[start..<index])) }
      (start, previous) = (bytes.index(after: index), nil)
    } else {
      previous = byte
    }
  }
  return start < bytes.endIndex ? sentences + [String(text[start...])] : sentences
}

private func endsSentence(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
}
