import Markdown
import ReportModel

/// The other decision records that a document says it replaces, or is replaced by.
///
/// Said by a field, by the status, by a line that begins with the words (`Supersedes [7. Use TOML](0007-use-toml.md)`) in
/// the head, the section on the status or a list, and by the title.
func decisionReferences(
  in document: Document, _ header: HeaderFields, _ status: DecisionStatus, _ title: DecisionTitle
) -> [DecisionRecord.Reference] {
  var finder = ReferenceFinder(document)
  for field in header.values(["supersedes", "supercedes", "replaces", "obsoletes"]) { finder.read(field, .supersedes) }
  for field in header.values(["superseded by", "superceded by", "replaced by", "obsoleted by"]) {
    finder.read(field, .supersededBy)
  }
  if status.word == .superseded {
    if let field = status.field { finder.read(field, .supersededBy) }
    if status.field == nil, let raw = status.raw { finder.read(raw, [], line: title.line, .supersededBy) }
  }
  // `Replaces ADR 12`.
  if let field = status.field, let (relation, rest) = relation(field.value), relation == .supersedes {
    finder.read(Field(name: field.name, value: rest, line: field.line), relation)
  }
  finder.readSentences()
  return finder.found
}

private struct ReferenceFinder {
  let document: Document
  private let folder: String
  /// By line, for the fields: their values hold the words of a link, not where it leads.
  private var links: [Int: [MarkdownContent.Link]] = [:]
  private(set) var found: [DecisionRecord.Reference] = []

  init(_ document: Document) {
    self.document = document
    folder = document.id.path.folder.text
    for block in document.content.blocks {
      var lines = block.text
      if case .table(let table) = block.kind { lines = table.header + table.rows.flatMap(\.self) }
      for line in lines where !line.links.isEmpty { links[line.number, default: []] += line.links }
    }
  }

  mutating func read(_ field: Field, _ relation: DecisionRecord.Reference.Relation) {
    let (text, inline) = withoutInlineLinks(field.value)
    read(text, inline + (links[field.line] ?? []), line: field.line, relation)
  }

  /// Lines that begin with the words, where such lines stand.
  mutating func readSentences() {
    let status = document.sections.filter { $0.title.asciiLowercased == "status" }.map(\.blocks)
    var isHead = true
    // `Supersedes:` on a line of its own, and where the list below it may stand.
    var label: (relation: DecisionRecord.Reference.Relation, depth: Int)?
    for (index, block) in document.content.blocks.enumerated() {
      if let level = block.headingLevel { isHead = isHead && level == 1 }
      let isItem = if case .item = block.kind { true } else { false }
      if let named = label {
        if isItem, block.depth > named.depth {
          for line in block.text { read(line.text, line.links, line: line.number, named.relation) }
          continue
        }
        label = nil
      }
      guard isItem || isHead || status.contains(where: { $0.contains(index) }) else { continue }
      for line in block.text {
        guard let (relation, rest) = relation(withoutDay(line.text)) else { continue }
        if rest.isEmpty { label = (relation, block.depth) }
        read(rest, line.links, line: line.number, relation)
      }
    }
  }

  /// The records that `text` names, by links and by numbers.
  mutating func read(
    _ text: String, _ links: [MarkdownContent.Link], line: Int, _ relation: DecisionRecord.Reference.Relation
  ) {
    guard !isPartial(text) else { return }
    // What stands in brackets explains, and names others.
    var words = withoutBrackets(text)
    for link in links where !link.isImage && (words.isEmpty || words.containsFolded(link.text)) {
      if let path = path(link.destination) { add(relation, .path(path), line) }
      if let range = words.range(ofFirst: link.text) { words.removeSubrange(range) }
    }
    for target in targets(in: words, folder) { add(relation, target, line) }
  }

  private mutating func add(
    _ relation: DecisionRecord.Reference.Relation, _ target: DecisionRecord.Reference.Target, _ line: Int
  ) {
    guard target != .path(document.id.path),
      !found.contains(where: { $0.relation == relation && $0.target == target })
    else { return }
    found.append(.init(relation, target, line: line))
  }

  /// A link's destination in the source; `nil` for addresses.
  private func path(_ destination: String) -> SourcePath? {
    let plain = destination.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }.withText
    guard !plain.isEmpty, !plain.utf8.contains(UInt8(ascii: ":")) else { return nil }
    return resolvedPath(percentDecoded(plain), from: folder)
  }
}

/// "Supersedes ...", "Superseded by ..." at the start of a line; the spellings that people use.
private func relation(_ line: String) -> (DecisionRecord.Reference.Relation, rest: String)? {
  for (words, relation) in openings where line.hasFoldedPrefix(words) {
    let rest = line.utf8.dropFirst(words.utf8.count)
    guard let next = rest.first, next == 0x20 || next == UInt8(ascii: ":") else { continue }
    return (relation, trimmedText(rest.drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }.withText))
  }
  return nil
}

/// `2025-05-01 superseded by ...` in a log of states.
private func withoutDay(_ line: String) -> String {
  let day = line.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  guard day.count == 10, DateText.day(in: day.withText) != nil else { return line }
  return trimmedText(line.utf8.dropFirst(10).drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }.withText)
}

/// What introduces the record that replaces, or that is replaced.
enum DecisionReferences {
  /// `Partially superseded by ...`, as a status.
  static func isPartlySuperseded(_ status: String) -> Bool {
    guard isPartial(status) else { return false }
    let words = foldedWords(status)
    return words.prefix(4).contains { ["superseded", "superceded", "replaced", "obsoleted"].contains($0) }
  }

  /// `Accepted, superseded by ...`: a clause of a status that begins with the words, outside of brackets.
  static func goesOnSuperseded(_ status: String) -> Bool {
    let clauses = withoutBrackets(status).utf8.split { ",;.|".utf8.contains($0) }.map { trimmedText($0.withText) }
    return clauses.dropFirst().contains { clause in
      let start = ["and ", "but ", "now "].first(where: clause.hasFoldedPrefix) ?? ""
      return relation(clause.utf8.dropFirst(start.utf8.count).withText)?.0 == .supersededBy
    }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Superseded by", openings.filter { $0.1 == .supersededBy }.map(\.0)),
      .init("Supersedes", openings.filter { $0.1 == .supersedes }.map(\.0)),
      .init("In part only", partial),
    ]
  }
}

private let openings: [(String, DecisionRecord.Reference.Relation)] = [
  ("superseded by", .supersededBy), ("superceded by", .supersededBy), ("replaced by", .supersededBy),
  ("obsoleted by", .supersededBy), ("supersedes", .supersedes), ("supercedes", .supersedes),
  ("replaces", .supersedes), ("obsoletes", .supersedes),
]

/// A record that was replaced in part is in force.
private func isPartial(_ text: String) -> Bool {
  let words = foldedWords(text)
  guard let first = words.first?.lowercased() else { return false }
  return partial.contains(first) || words.prefix(2) == ["in", "part"]
}

private let partial: Set<String> = [
  "partially", "partly", "partial", "частково", "частично", "teilweise", "partiellement", "parcialmente",
  "parzialmente", "częściowo", "gedeeltelijk", "delvis",
]

/// Up to the first bracket or semicolon.
private func withoutBrackets(_ text: String) -> String {
  text.utf8.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ";") }.withText
}

/// `[words](destination)` of front matter, which nobody has parsed, as its words and the links.
private func withoutInlineLinks(_ text: String) -> (text: String, links: [MarkdownContent.Link]) {
  guard text.containsFolded("](") else { return (text, []) }
  let line = MarkdownContent(reading: DocumentText(decoding: Array(text.utf8), hasFrontMatter: false)).blocks.first
  return (line?.plain ?? text, line?.text.flatMap(\.links) ?? [])
}

/// `ADR-0042`, `ADR 42`, file names, and numbers where only numbers stand.
private func targets(in text: String, _ folder: String) -> [DecisionRecord.Reference.Target] {
  let tokens = text.utf8.split { " ,()[]<>\"'`{}".utf8.contains($0) || $0 == 0x09 }.map { token in
    token.drop { $0 == UInt8(ascii: ":") }.withText
  }.filter { !$0.isEmpty }
  var found: [DecisionRecord.Reference.Target] = []
  var acceptsNumber = true
  for token in tokens {
    let lower = token.asciiLowercased
    if let path = namedFile(lower, token, folder) {
      found.append(.path(path))
    } else if let number = number(lower, isNamed: lower.hasBytePrefix("adr"), isAlone: acceptsNumber) {
      found.append(.number(number))
    } else {
      // A word ends the list of numbers, unless it is one of those that stand in it.
      acceptsNumber = fillers.contains(lower)
      continue
    }
    acceptsNumber = true
  }
  return found
}

private let fillers: Set<String> = [
  "by", "and", "und", "et", "y", "e", "adr", "adrs", "the", "decision", "record", "superseded", "superceded",
  "replaced", "&", "#", "no.", "durch", "par", "por", "da", "doc",
]

private func namedFile(_ lower: String, _ token: String, _ folder: String) -> SourcePath? {
  guard !lower.containsFolded("://") else { return nil }
  if [".md", ".markdown", ".rst", ".adoc", ".html"].contains(where: lower.hasSuffix) {
    return resolvedPath(token, from: folder)
  }
  // `20240301-one-bus-per-harbour`, `0004-topics`: a record's name without its ending.
  let digits = lower.utf8.prefix { (0x30...0x39).contains($0) }
  let rest = lower.utf8.dropFirst(digits.count)
  guard (3...8).contains(digits.count), rest.first == UInt8(ascii: "-"),
    rest.dropFirst().first.map({ (0x61...0x7A).contains($0) }) ?? false
  else { return nil }
  return resolvedPath(token, from: folder)
}

private func number(_ token: String, isNamed: Bool, isAlone: Bool) -> Int? {
  var rest = token.utf8[...]
  if isNamed { rest = rest.dropFirst(3).drop { "-_#".utf8.contains($0) } }
  if rest.first == UInt8(ascii: "#") { rest = rest.dropFirst() }
  let digits = rest.prefix { (0x30...0x39).contains($0) }
  let isWhole = rest.dropFirst(digits.count).allSatisfy { ".:;-".utf8.contains($0) }
  guard isNamed || isAlone, (1...4).contains(digits.count), isWhole || isNamed else { return nil }
  return Int(digits.withText)
}

/// `%20` decoded, once; what would not be text stays as it is.
private func percentDecoded(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16), byte != 0
    {
      result.append(byte)
      index += 3
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  let decoded = String(decoding: result, as: UTF8.self)
  return decoded.utf8.elementsEqual(result) ? decoded : text
}

extension String {
  /// Where `part` begins first, compared by bytes.
  fileprivate func range(ofFirst part: String) -> Range<String.Index>? {
    let (text, pattern) = (Array(utf8), Array(part.utf8))
    guard !pattern.isEmpty, text.count >= pattern.count,
      let start = (0...(text.count - pattern.count)).first(where: { text[$0...].starts(with: pattern) })
    else { return nil }
    return utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: start + pattern.count)
  }
}

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
