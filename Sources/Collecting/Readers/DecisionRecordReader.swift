package import Diagnostics
import Markdown
package import ReportModel

/// Architecture decision records: by front matter, by the folder they lie in, by their file name.
package struct DecisionRecordReader: RecordReader {
  package init() {}

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard DocumentFormat(of: document.id.path) == .markdown, isDecisionRecord(document) else { return [] }
    let header = HeaderFields(of: document)
    let status = readStatus(header, in: document, into: &log)
    let details = DecisionRecord(
      number: number(of: document.id.path), status: status.word,
      supersedes: targets(header.value("supersedes", "replaces"), in: document),
      supersededBy: targets(header.value("superseded_by", "superseded by", "replaced_by"), in: document)
        + targets(status.word == .superseded ? status.field : nil, in: document),
      deciders: document.frontMatter["deciders", "decision-makers"]?.texts ?? [],
      reviewBy: readDay(header.value("review_by"), in: document, into: &log))
    var record = Record(
      whole: document, header: header, details: .decisionRecord(details),
      known: ["deciders", "decisionmakers", "supersedes", "supersededby", "reviewby"], into: &log)
    record.title = withoutNumber(record.title)
    return [record]
  }

  private func isDecisionRecord(_ document: Document) -> Bool {
    if let kind = document.declaredKind { return kind == .decisionRecord }
    guard !document.isIndex, !document.isTemplate else { return false }
    let folders = document.id.path.folder.components.map(\.asciiLowercased)
    if folders.contains("attachments") { return false }
    return folders.contains { decisionFolders.contains($0) } || isNumberedName(document.id.path.stem)
  }

  /// `ADR-0007`, `adr_7`, `adr7`.
  private func isNumberedName(_ stem: Substring) -> Bool {
    let lower = stem.asciiLowercased
    guard lower.hasBytePrefix("adr") else { return false }
    let rest = lower.utf8.dropFirst(3).drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == 0x20 }
    return rest.first.map { (0x30...0x39).contains($0) } ?? false
  }

  private func readStatus(
    _ header: HeaderFields, in document: Document, into log: inout DiagnosticLog
  ) -> (word: DecisionRecord.Status?, field: Field?) {
    guard let field = header.value("status", "state") else { return (nil, nil) }
    let word = DecisionStatusText.status(in: field.value)
    if word == .other {
      log.emit(
        Diagnostic(
          .statusUnknown, .warning, "the status \"\(field.value)\" is not in the table of statuses",
          help: "Use proposed, accepted, rejected, deprecated or superseded.", at: document.location(of: field)))
    }
    return (word, field)
  }

  /// The number at the start of the file's name; eight digits are a date.
  private func number(of path: SourcePath) -> Int? {
    let stem = path.stem.asciiLowercased
    let isNamed = stem.hasBytePrefix("adr")
    let start = stem.utf8.dropFirst(isNamed ? 3 : 0).drop { isNamed && !(0x30...0x39).contains($0) }
    let digits = start.prefix { (0x30...0x39).contains($0) }
    return digits.count < 8 ? Int(digits.withText) : nil
  }

  /// Paths in the same source that a value names: links, or file names.
  private func targets(_ field: Field?, in document: Document) -> [SourcePath] {
    guard let field else { return [] }
    let folder = document.id.path.folder.text
    return field.value.utf8.split { "()[]<>,; \"'".utf8.contains($0) }.compactMap { token in
      let text = token.withText
      guard text.hasSuffix(".md") || text.hasSuffix(".markdown") else { return nil }
      return resolvedPath(text, from: folder)
    }
  }

  /// "0007 Use TOML", "ADR-7: Use TOML", "7. Use TOML" are "Use TOML".
  private func withoutNumber(_ title: String) -> String {
    var rest = Substring(title).utf8
    if title.asciiLowercased.hasBytePrefix("adr") { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    let afterDigits = rest.drop { (0x30...0x39).contains($0) }
    guard afterDigits.count < rest.count else { return title }
    let words = afterDigits.drop {
      $0 == 0x20 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
    }
    guard words.count < afterDigits.count, !words.isEmpty else { return title }
    return trimmedText(Substring(words))
  }
}

private let decisionFolders: Set<String> = [
  "adr", "adrs", "decisions", "decision-records", "architecture-decisions", "architecture-decision-record",
  "architecture-decision-records", "architectural-decisions",
]

/// A relative path made absolute in its source, `.` and `..` resolved lexically; `nil` when it leaves the source.
func resolvedPath(_ path: String, from folder: String) -> SourcePath? {
  var components = path.hasBytePrefix("/") ? [] : split(folder, at: UInt8(ascii: "/")).filter { !$0.isEmpty }
  for component in split(path, at: UInt8(ascii: "/")) {
    switch component {
    case "", ".": break
    case "..":
      guard !components.isEmpty else { return nil }
      components.removeLast()
    default: components.append(component)
    }
  }
  return SourcePath(components.joined(separator: "/"))
}
