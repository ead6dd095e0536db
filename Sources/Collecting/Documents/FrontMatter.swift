import Diagnostics
import Markdown
import ReportModel

/// The header of a Markdown document between its `---` fences.
package struct FrontMatter: Hashable, Sendable {
  /// In the order in which they stand; lines are those of the document.
  package private(set) var entries: [YAMLValue.Entry] = []
  /// The keys, folded, in the order of `entries`.
  private var names: [String] = []

  package init() {}

  /// The value of the first of `keys` that is there and not empty. Keys are compared without case, `_`, `-` and blanks.
  package subscript(_ keys: String...) -> YAMLValue? {
    for key in keys {
      guard let index = names.firstIndex(where: { folds(key, to: $0) }) else { continue }
      if !entries[index].value.shown.isEmpty { return entries[index].value }
    }
    return nil
  }

  /// Whether the key is there, be its value empty.
  func holds(_ key: String) -> Bool { names.contains { folds(key, to: $0) } }

  /// Reads what stands between the fences, leniently when it is not YAML.
  init(of text: DocumentText, at location: (Int, Int) -> FileLocation, into log: inout DiagnosticLog) {
    guard let written = text.frontMatterText else {
      reportUnclosed(text, at: location, into: &log)
      return
    }
    let offset = (text.frontMatter?.first ?? 2) - 1
    let (yaml, tabs) = withoutTabs(written)
    if let line = tabs.keys.min() {
      log.emit(
        Diagnostic(
          .frontMatterNotYAML, .warning, "front matter is not valid YAML: a tab before a key",
          help: "Begin the line with its key. It was read as a field of its own.", at: location(line + offset, 1)))
    }
    do {
      let roots = try parseYAML(yaml, limits: .frontMatter)
      guard let root = roots.first else { return }
      guard let entries = root.entries else {
        // A rule, a sentence and another rule are no front matter, and no mistake either.
        return
      }
      setEntries(entries.map { shifted($0, by: offset, behind: tabs) })
    } catch {
      log.emit(
        Diagnostic(
          .frontMatterNotYAML, .warning, "front matter is not valid YAML: \(error.message)",
          help: "Put the value in quotes, or write it as a block with `|`. It was read line by line.",
          at: location(error.line + offset, error.column)))
      setEntries(lenientEntries(yaml, firstLine: offset + 1))
    }
  }

  private mutating func setEntries(_ entries: [YAMLValue.Entry]) {
    self.entries = entries
    names = entries.map { foldedKey($0.key) }
  }
}

/// A first line of dashes may be a rule in the prose; with a field of ours below it, it was meant to open front matter.
private func reportUnclosed(
  _ text: DocumentText, at location: (Int, Int) -> FileLocation, into log: inout DiagnosticLog
) {
  guard text.frontMatter == nil, text.lineCount > 1 else { return }
  guard trimmedText(text.lineText(1)) == "---", knownKey(text.lineText(2)) != nil else { return }
  log.emit(
    Diagnostic(
      .frontMatterUnclosed, .warning, "the front matter that begins here does not end",
      help: "Write a line of three dashes, `---`, after its last field. Nothing of it was read.", at: location(1, 1)))
}

/// - Parameter tabs: How many bytes were taken from the beginning of a line, by its number in the YAML text.
private func shifted(_ entry: YAMLValue.Entry, by lines: Int, behind tabs: [Int: Int]) -> YAMLValue.Entry {
  func moved(_ value: YAMLValue) -> YAMLValue {
    var value = value
    value.column += tabs[value.line] ?? 0
    value.line += lines
    switch value.content {
    case .scalar: break
    case .list(let list): value.content = .list(list.map(moved))
    case .mapping(let entries): value.content = .mapping(entries.map { shifted($0, by: lines, behind: tabs) })
    }
    return value
  }
  return .init(
    key: entry.key, keyLine: entry.keyLine + lines, keyColumn: entry.keyColumn + (tabs[entry.keyLine] ?? 0),
    value: moved(entry.value))
}

/// Takes the tabs from before keys: YAML knows no such indentation, and takes the line for more of the value above it. In a
/// text of several lines a tab stays, and so it does below a description, which may well quote `user: ...`.
///
/// - Returns: Also how many bytes each of those lines, by its number, had before its key.
private func withoutTabs(_ yaml: String) -> (text: String, tabs: [Int: Int]) {
  guard yaml.utf8.contains(0x09) else { return (yaml, [:]) }
  var (tabs, isDescription): ([Int: Int], Bool) = ([:], false)
  // How far the key is indented whose text goes on in the next lines.
  var textIndent: Int?
  let lines = split(yaml, at: 0x0A).enumerated().map { index, line in
    let indent = line.utf8.prefix { $0 == 0x09 || $0 == 0x20 }
    let rest = String(line.utf8.dropFirst(indent.count)) ?? line
    if let text = textIndent, indent.first != 0x09, !rest.isEmpty, indent.count <= text { textIndent = nil }
    guard textIndent == nil else { return line }
    guard indent.first == 0x09 else {
      let entry = rest.hasBytePrefix("- ") ? trimmedText(rest.utf8.dropFirst(2).withText) : rest
      if let (key, value) = field(entry) {
        if opensText(value) { textIndent = indent.count }
        if indent.isEmpty { isDescription = ["description", "summary"].contains(key.asciiLowercased) }
      }
      return line
    }
    guard let found = field(rest), !isDescription || knownKey(rest) != nil else { return line }
    tabs[index + 1] = indent.count
    isDescription = false
    if opensText(found.value) { textIndent = 0 }
    return rest
  }
  return (lines.joined(separator: "\n"), tabs)
}

/// `key: value` or `key:`, whatever the key.
private func field(_ line: String) -> (key: String, value: String)? {
  guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  let (name, rest) = (line.utf8[..<colon], line.utf8[line.utf8.index(after: colon)...])
  guard isKey(name), rest.isEmpty || rest.first == 0x20 else { return nil }
  return (String(line[..<colon]), trimmedText(Substring(rest)))
}

/// Whether a value begins a block or a quotation that goes on in the next line.
private func opensText(_ value: String) -> Bool {
  guard let first = value.utf8.first else { return false }
  if first == UInt8(ascii: "|") || first == UInt8(ascii: ">") { return true }
  guard first == 0x22 || first == 0x27 else { return false }
  return value.utf8.count == 1 || value.utf8.last != first
}

private func isKey(_ name: Substring.UTF8View) -> Bool {
  !name.isEmpty
    && name.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "_-".utf8.contains($0) }
}

/// Fields from lines that are not YAML: a known key at column 0 starts a field, all until the next one is its value.
private func lenientEntries(_ yaml: String, firstLine: Int) -> [YAMLValue.Entry] {
  var entries: [(key: String, line: Int, text: [String])] = []
  for (index, line) in split(yaml, at: 0x0A).enumerated() {
    if let (key, rest) = knownKey(line) {
      entries.append((key, firstLine + index, [rest]))
    } else if let last = entries.last, !isEnded(last.key.lowercased(), by: line) {
      entries[entries.count - 1].text.append(line)
    }
  }
  return entries.map { entry in
    let text = unquoted(trimmedText(entry.text.joined(separator: "\n")))
    return .init(
      key: entry.key, keyLine: entry.line, keyColumn: 1,
      value: YAMLValue(content: .scalar(withLineBreaks(text)), line: entry.line, column: entry.key.utf8.count + 3))
  }
}

/// Whether a line belongs to no value: what stands below a word or a day, and a key of another tool below a short text.
private func isEnded(_ key: String, by line: String) -> Bool {
  if oneLineKeys.contains(key) { return true }
  guard shortTextKeys.contains(key), let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
  return isKey(line.utf8[..<colon])
}

/// Keys whose value is a few words, and holds no line of the kind `user: ...`.
private let shortTextKeys: Set<String> = [
  "title", "name", "owner", "service", "component", "persona", "author", "authors", "contact", "deciders",
]

/// Keys that start a field in front matter that is not YAML. Others (`user:`, `assistant:`) are part of a value.
private let knownKeys: Set<String> = [
  "name", "description", "model", "tools", "color", "skills", "kind", "title", "status", "date", "service", "component",
  "owner", "persona", "verdict", "commit", "severity", "id", "tags", "deciders", "supersedes", "superseded_by",
  "opened",
  "consulted", "informed", "contact", "decision-makers", "replaces", "reviewers", "approvers", "approver",
  "approved_by", "authors", "adr", "topics", "check", "reason", "expires", "created",
  "due", "effort", "interest", "agent", "mode", "version", "author", "re_review", "review_by", "tier", "summary",
]

/// Of those, the ones whose value is a word or a day: what stands below it is not part of it.
private let oneLineKeys: Set<String> = [
  "kind", "id", "status", "date", "verdict", "commit", "severity", "opened", "due", "version", "re_review", "review_by",
  "tier", "model", "color", "mode",
]

private func knownKey(_ line: String) -> (key: String, rest: String)? {
  guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  let key = String(line[..<colon])
  let rest = line.utf8[line.utf8.index(after: colon)...]
  guard rest.isEmpty || rest.first == 0x20, knownKeys.contains(key.lowercased()) else { return nil }
  return (key, trimmedText(Substring(rest)))
}

private func unquoted(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.count >= 2, let first = bytes.first, first == bytes.last, first == 0x22 || first == 0x27 else {
    return text
  }
  return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
}

/// Generated definitions write line breaks as a backslash and an `n`.
private func withLineBreaks(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if byte == UInt8(ascii: "n"), bytes.last == UInt8(ascii: "\\") {
      bytes[bytes.count - 1] = 0x0A
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Diagnostic.ID {
  static let frontMatterNotYAML: Self = "front-matter.not-yaml"
  static let frontMatterUnclosed: Self = "front-matter.unclosed"
}
