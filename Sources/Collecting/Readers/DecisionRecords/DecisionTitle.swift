import Diagnostics
import Markdown
import ReportModel

/// What a decision record is called, and what stands before the name: a number, a status.
struct DecisionTitle {
  var title: String
  /// The number of the heading, which may disagree with the file's.
  var number: Int?
  /// The same where it can only be a record's: `ADR-7`, `0007`; not `1. Context`.
  var ownNumber: Int?
  /// `Draft` of `Draft: Signed webhooks`.
  var status: String?
  var line: Int
  /// Nobody has replaced the template's words.
  var isPlaceholder = false
  private let fileNumber: Int?
  private let hasHeading: Bool

  init(of document: Document) {
    let path = document.id.path
    fileNumber = decisionNumber(of: path)
    hasHeading = document.heading.map { !$0.plain.isEmpty } ?? false
    line = document.heading?.firstLine ?? 1
    var words = document.title
    if hasHeading || document.frontMatter["title"] != nil {
      let heading = hasHeading ? document.heading?.plain ?? words : words
      let stated = withoutNumber(heading, fileNumber)
      (number, ownNumber) = (stated.number, stated.isOwn ? stated.number : nil)
      (status, _) = withoutStatus(stated.rest)
      words = withoutStatus(withoutNumber(words, fileNumber).rest).rest
      isPlaceholder = isPlaceholderTitle(words)
    }
    let isNamed = (hasHeading || document.frontMatter["title"] != nil) && !isPlaceholder && !words.isEmpty
    title = isNamed ? words : nameInWords(path)
  }

  /// The status at the title's beginning, as a field.
  var statusField: [Field] { status.map { [Field(name: "title", value: $0, line: line)] } ?? [] }

  func report(in document: Document, into log: inout DiagnosticLog) {
    if isPlaceholder {
      log.emit(
        Diagnostic(
          .decisionTitlePlaceholder, .warning, "the heading is the template's",
          help: "Write what was decided; the file's name is shown until then.", at: document.location(line: line)))
    }
    if let number, let fileNumber, number != fileNumber {
      log.emit(
        Diagnostic(
          .decisionNumberConflict, .warning, "the heading says \(number), and the file's name says \(fileNumber)",
          help: "Correct the heading; the file's name counts.", at: document.location(line: line)))
    }
  }
}

/// A heading without its number: `9.2 ADR-7: Use TOML` in a document that holds many.
func decisionHeading(_ title: String) -> (number: Int?, title: String) {
  let chapter = title.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  // `9.2` is the chapter's own numbering; `2.` may be the record's.
  let isChapter = chapter.split(separator: UInt8(ascii: ".")).count > 1
  let plain = isChapter ? trimmedText(title.utf8.dropFirst(chapter.count).withText) : title
  let (number, rest, _) = withoutNumber(plain, nil)
  return (number, rest.isEmpty ? title : rest)
}

/// "[TBD]. Use TOML", "XXXX: Use TOML": a number that nobody has given yet.
private func withoutPendingNumber(_ title: String) -> String? {
  let bytes = title.utf8.drop { "[(".utf8.contains($0) }
  let word = bytes.prefix { !" ]):.-".utf8.contains($0) }
  let rest = bytes.dropFirst(word.count)
  guard ["TBD", "XXX", "XXXX", "NNN", "NNNN", "???", "????", "####"].contains(word.withText),
    let next = rest.first, next != UInt8(ascii: "-") || rest.dropFirst().first == 0x20
  else { return nil }
  let words = trimmedText(rest.drop { " ]):.-".utf8.contains($0) }.withText)
  return words.isEmpty ? nil : words
}

private let adrNames = ["adr", "ADR", "Adr", "IADR", "MADR"]

/// "0007 Use TOML", "ADR-7: Use TOML", "7. Use TOML" are "Use TOML" with the number 7, which in the last may be a chapter's.
private func withoutNumber(_ title: String, _ fileNumber: Int?) -> (number: Int?, rest: String, isOwn: Bool) {
  var rest = title.unicodeScalars[...]
  func skip(_ scalars: String) { rest = rest.drop { scalars.unicodeScalars.contains($0) } }
  if let unnumbered = withoutPendingNumber(title) { return (nil, unnumbered, false) }
  let marked = rest.drop { !$0.isASCII && !$0.properties.isAlphabetic }
  // An emoji in front is a mark.
  if adrNames.contains(where: { trimmedText(String(marked)).hasBytePrefix($0) }) { rest = marked }
  skip("[(# ")
  let name = adrNames.first { rest.starts(with: $0.unicodeScalars) }
  let isNamed = name != nil
  rest = rest.dropFirst(name?.unicodeScalars.count ?? 0)
  skip(" -_#–—№")
  let digits = rest.prefix { ("0"..."9").contains($0) }
  guard !digits.isEmpty, digits.count < 8, let number = Int(String(digits)) else {
    return (nil, title, false)
  }
  rest = rest.dropFirst(digits.count)
  let isMarked = rest.first.map { ".:)]-–—|：．、".unicodeScalars.contains($0) } ?? true
  // `3 tiers` keeps its number: a bare one is taken off only when it looks like a record's.
  let dash = rest.drop { $0 == " " }.first.map { "-–—:|：".unicodeScalars.contains($0) } ?? true
  let isPadded = digits.first == "0" && digits.count > 1
  guard isNamed || isMarked || dash || number == fileNumber || isPadded else { return (nil, title, false) }
  // `2.0 of the API` is no number with a dot behind it.
  if isMarked, let next = rest.dropFirst().first, ("0"..."9").contains(next) { return (nil, title, false) }
  skip(" .:)]-–—|：．、　")
  let isOwn = isNamed || isPadded
  guard rest.isEmpty else { return (number, trimmedText(String(rest)), isOwn) }
  return isNamed ? (number, "", isOwn) : (nil, title, false)
}

/// "Draft: Signed webhooks" is "Signed webhooks", with the status "Draft".
private func withoutStatus(_ title: String) -> (status: String?, rest: String) {
  guard let colon = title.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (nil, title) }
  let head = String(title.utf8[..<colon]) ?? ""
  guard DecisionStatusText.isKnown(head),
    foldedWords(head).count == 1 || DecisionStatusText.status(in: head) == .superseded
  else { return (nil, title) }
  let rest = trimmedText(title.utf8[title.utf8.index(after: colon)...].withText)
  return rest.isEmpty ? (nil, title) : (head, rest)
}

/// `{short title of ...}`, `[short title ...]`, `Title`, and numbers yet to be given.
private func isPlaceholderTitle(_ title: String) -> Bool {
  let bytes = title.utf8
  if let first = bytes.first, let last = bytes.last {
    if first == UInt8(ascii: "{"), last == UInt8(ascii: "}") { return true }
    if first == UInt8(ascii: "["), last == UInt8(ascii: "]"), title.containsFolded("title") { return true }
  }
  return ["title", "nntitle", "nnnntitle", "adrnnnntitle", "adrnntitle"].contains(foldedKey(title))
}

/// The file's name, or its folder's, in words and without its number or date.
private func nameInWords(_ path: SourcePath) -> String {
  var words = foldedWords(isIndexName(path) ? path.folder.name : path.stem)
  if words.count > 1, words[0] == "adr" { words.removeFirst() }
  let digits = words.prefix { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  let count = dateOfName(path) != nil && digits.count >= 3 ? 3 : min(1, digits.count)
  return words.count > count ? words.dropFirst(count).joined(separator: " ") : words.joined(separator: " ")
}

extension Diagnostic.ID {
  static let decisionTitlePlaceholder: Self = "decision-record.title-placeholder"
  static let decisionNumberConflict: Self = "decision-record.number-conflict"
}
