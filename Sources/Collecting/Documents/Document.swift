package import Diagnostics
package import Markdown
package import ReportModel

/// A document while its records are read: its text, its header and its blocks.
package struct Document: Sendable {
  package let id: DocumentID
  package let format: DocumentFormat
  package let text: DocumentText
  /// As they were read, before anything was made uniform: what a seal is made of.
  let bytes: [UInt8]
  package let frontMatter: FrontMatter
  /// Empty for what has no headings and paragraphs.
  package let content: MarkdownContent
  package let sections: [MarkdownContent.Section]
  /// The documents of a YAML file, the value of a JSON file, those of its lines where each holds one; empty for all others
  /// and for what could not be read.
  package let values: [YAMLValue]
  /// A CSV file; `nil` for all others.
  package let csv: CSVTable?
  /// The kind that the front matter claims; `nil` when it claims none or one we do not know. Every reader asks for it.
  package let declaredKind: RecordKind?
  /// README, index: a page about its folder, no record of its own.
  package let isIndex: Bool
  /// Something to copy from: never a record.
  package let isTemplate: Bool
  /// `nil` for what nobody left half merged.
  let conflict: MergeConflict?
  /// The fields of its head, front matter included.
  private(set) var header = HeaderFields()
  /// Whether the source says that its decision records lie here.
  package var isDeclaredDecision = false

  /// Decodes and parses `bytes`. What had to be mended goes to the log; nothing here fails.
  package init(_ id: DocumentID, reading bytes: [UInt8], into log: inout DiagnosticLog) {
    self.id = id
    format = DocumentFormat(of: id.path)
    self.bytes = bytes
    text = DocumentText(decoding: bytes)
    let source = id.source
    let path = id.path.text
    func location(_ line: Int, _ column: Int?) -> FileLocation {
      FileLocation(source: source, path: path, line: line, column: column)
    }
    // Any program may leave a .txt behind; few are meant for readers.
    if format != .other, id.path.pathExtension != "txt" { reportRepairs(text, at: location, into: &log) }
    if format != .other, LargeFilePointer.isOne(bytes) {
      log.emit(.pointer(isProse: format == .markdown || PlainMarkup.reads(id.path), at: location(1, 1)))
    }
    let isMarkdown = format == .markdown
    frontMatter = isMarkdown ? FrontMatter(of: text, at: { location($0, $1) }, into: &log) : FrontMatter()
    content = isMarkdown ? MarkdownContent(reading: text) : PlainMarkup.content(of: text, id.path)
    sections = content.sections(endingAt: max(1, text.lineCount))
    heading = titleBlock(of: content)
    csv = format == .csv ? readCSV(text, at: location, into: &log) : nil
    switch format {
    case .yaml: values = readYAML(text, at: location, into: &log)
    case .json: values = readJSON(text, at: location, into: &log)
    case .jsonLines: values = readJSONLines(text, at: location, into: &log)
    case .markdown, .csv, .text, .other: values = []
    }
    conflict = format == .other ? nil : MergeConflict(in: text, outside: content.samples)
    if let conflict { log.emit(.conflict(at: location(conflict.line, 1))) }
    if let limit = content.limit {
      log.emit(
        Diagnostic(
          .documentLimit, .warning, "\(whatIsRead(of: text, below: limit)): it has \(limit.description)",
          help: "Split the document, or exclude it in `muster.yml`.", at: FileLocation(source: source, path: path)))
    }
    for omission in content.omissions {
      log.emit(
        Diagnostic(
          .documentTableRows, .warning, "\(omission.rows) rows are not read: the table has too many",
          help: "Split the table, and write a cell for every column.", at: location(omission.line, nil)))
    }
    let kind = frontMatter["kind"]
    declaredKind = kind?.text.flatMap { RecordKind(rawValue: $0.asciiLowercased) }
    if let kind, declaredKind == nil { reportUnknownKind(kind, at: location, into: &log) }
    isIndex = isAboutFolder(id.path)
    isTemplate = isToCopy(id.path, isIndex: isIndex)
    header = HeaderFields(of: self)
  }

  /// The documents of a YAML file, and of no other.
  package var yaml: [YAMLValue] { format == .yaml ? values : [] }

  /// Whether all of it was read.
  var isWhole: Bool { content.limit == nil && content.omissions.isEmpty }

  /// The lines of the whole document.
  package var lines: ClosedRange<Int> { 1...max(1, text.lineCount) }

  /// The first heading of level 1 outside fences; else what the document begins with, where further headings are parts of it.
  ///
  /// Where fields stand before the first of several headings of level 1, those are the parts of a document without a title.
  package let heading: MarkdownContent.Block?

  /// Front-matter title, else the first heading, else the file's name in words.
  package var title: String {
    if let title = frontMatter["title"]?.text { return trimmedText(title) }
    if let heading, !heading.plain.isEmpty { return heading.plain }
    return foldedWords(isIndex ? id.path.folder.stem : id.path.stem).joined(separator: " ")
  }

  /// Whether it is a text with headings, in whichever markup.
  package var isProse: Bool { format == .markdown || PlainMarkup.reads(id.path) }

  package func location(line: Int? = nil, column: Int? = nil) -> FileLocation {
    FileLocation(source: id.source, path: id.path.text, line: line, column: column)
  }

  /// Where a field's value stands, to the column.
  package func location(of field: Field) -> FileLocation {
    location(line: field.line, column: text.column(of: field.value, inLine: field.line, behind: field.name))
  }

  package func origin(line: Int) -> Origin { Origin(id, line: line) }
}

private func isAboutFolder(_ path: SourcePath) -> Bool {
  ["readme", "index", "_index"].contains(path.stem.asciiLowercased)
}

/// A template, by its own name or that of a folder around it.
private func isToCopy(_ path: SourcePath, isIndex: Bool) -> Bool {
  let stem = (isIndex ? path.folder.stem : path.stem).asciiLowercased
  return stem.containsFolded("template") || isTemplateElsewhere(path) || stem.hasBytePrefix("0000-")
    || path.folder.components.contains { templateFolders.contains($0.asciiLowercased) }
}

/// `ADR-模板`, `PLANTILLA`: a template in another language. What is written about one has a number.
func isTemplateElsewhere(_ path: SourcePath) -> Bool {
  let name = path.stem.lowercased()
  let words = foldedWords(name).filter { Int($0) == nil && !templateKinds.contains($0) }
  let isNamed =
    words.contains(where: templateNames.contains) || ["模板", "模版", "テンプレート", "템플릿"].contains(where: name.containsBytes)
    || words == ["modelo"] || words == ["modele"] || words == ["modèle"]
  return isNamed && decisionNumber(of: path) ?? 0 == 0 && dateOfName(path) == nil
}

private let templateNames: Set<String> = ["plantilla", "vorlage", "шаблон", "szablon", "sjabloon", "mall", "skabelon"]
/// What a template may be one of, beside the word for it.
private let templateKinds: Set<String> = [
  "adr", "rfc", "decision", "decisión", "decisão", "décision", "incident", "postmortem", "runbook", "de", "para",
]
private let templateFolders: Set<String> = ["templates", "issue_template", "pull_request_template"]

private func titleBlock(of content: MarkdownContent) -> MarkdownContent.Block? {
  guard let first = content.blocks.first(where: { $0.headingLevel == 1 }) else {
    let headings = content.blocks.filter { $0.headingLevel != nil }
    guard let top = content.blocks.first, let level = top.headingLevel, !isHeadSection(top.plain),
      headings.count > 1, headings.dropFirst().allSatisfy({ $0.headingLevel ?? 6 > level })
    else { return nil }
    return top
  }
  if isHeadSection(first.plain) { return nil }
  let beginsWithField = content.blocks.first?.text.first.map { keyValue($0) != nil } ?? false
  let isPart =
    beginsWithField && content.blocks.first?.headingLevel == nil
    && content.blocks.count { $0.headingLevel == 1 } > 1
  return isPart ? nil : first
}

private func whatIsRead(of text: DocumentText, below limit: InputLimit) -> String {
  guard limit == .size else { return "not read to its end" }
  return text.frontMatter == nil ? "nothing of it is read" : "only its front matter is read"
}

private func reportUnknownKind(
  _ kind: YAMLValue, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) {
  // Other tools use the key too: only a near miss is surely meant for us.
  guard let word = kind.text,
    let nearest = suggestion(for: word.asciiLowercased, among: RecordKind.allCases.map(\.rawValue))
  else { return }
  log.emit(
    Diagnostic(
      .kindUnknown, .warning, "the kind \"\(word)\" is not known", help: "Did you mean `\(nearest)`?",
      at: location(kind.line, kind.column)))
}

private func reportRepairs(
  _ text: DocumentText, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) {
  for repair in text.repairs {
    switch repair {
    case .byteOrderMark, .carriageReturns: break
    case .nulBytes:
      log.emit(
        Diagnostic(
          .encodingNUL, .warning, "holds NUL bytes", help: "Save the file as UTF-8 text.", at: location(1, nil)))
    case .invalidUTF8(let line, let column):
      log.emit(
        Diagnostic(
          .encodingInvalid, .warning, "is not valid UTF-8 here; the byte is shown as U+FFFD",
          help: "Save the file as UTF-8.", at: location(line, column)))
    case .utf16:
      log.emit(
        Diagnostic(
          .encodingUTF16, .warning, "is UTF-16 and was not read", help: "Save the file as UTF-8.", at: location(1, 1)))
    }
  }
}

extension Diagnostic {
  /// Data is often kept elsewhere on purpose; what is written for readers seldom is.
  fileprivate static func pointer(isProse: Bool, at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .documentPointer, isProse ? .warning : .note, "is a Git LFS pointer, and the file itself is not here",
      help: "Run `git lfs pull` before the build.", at: place)
  }
}

extension Diagnostic.ID {
  static let documentPointer: Self = "document.lfs-pointer"
  static let kindUnknown: Self = "document.kind-unknown"
  static let documentLimit: Self = "document.limit"
  static let documentTableRows: Self = "document.table-rows"
  static let encodingNUL: Self = "encoding.nul-byte"
  static let encodingInvalid: Self = "encoding.invalid-utf8"
  static let encodingUTF16: Self = "encoding.utf-16"
}
