import Diagnostics
import Markdown
import ReportModel

/// Who owns which files of one source, as its CODEOWNERS and OWNERS files say.
struct Ownership: Sendable {
  /// In the order of the file; the last that matches counts, one without owners too.
  private var rules: [(pattern: OwnerPattern, owners: [String])] = []
  /// Approvers by folder; the nearest folder counts.
  private var folders: [SourcePath: [String]] = [:]
  /// The place of the CODEOWNERS file that is in force.
  private var rank = Int.max

  var isEmpty: Bool { rules.isEmpty && folders.isEmpty }

  /// The owners of a path; `nil` when no file says anything about it, empty when one says nobody.
  func owners(of path: SourcePath) -> [String]? {
    if let rule = rules.last(where: { $0.pattern.matches(path) }) { return rule.owners }
    var folder = path.folder
    while true {
      if let owners = folders[folder] { return owners }
      if folder.text.isEmpty { return nil }
      folder = folder.folder
    }
  }

  /// Whether the document may say whose other files are.
  func reads(_ document: Document) -> Bool { ["codeowners", "owners"].contains(document.id.path.name.asciiLowercased) }

  /// Reads what the document says about ownership; most say nothing.
  mutating func read(_ document: Document, into log: inout DiagnosticLog) {
    switch document.id.path.name.asciiLowercased {
    case "codeowners": readCodeOwners(document, into: &log)
    case "owners":
      let approvers = document.values.first.flatMap { $0["approvers"] ?? $0.at("filters .* approvers") }?.texts ?? []
      if !approvers.isEmpty { folders[document.id.path.folder] = approvers }
    default: break
    }
  }

  mutating func merge(_ other: Ownership) {
    if other.rank < rank { (rules, rank) = (other.rules, other.rank) }
    folders.merge(other.folders) { first, _ in first }
  }

  /// Forges look in these folders, in this order, and use the first file.
  private mutating func readCodeOwners(_ document: Document, into log: inout DiagnosticLog) {
    let places: [SourcePath] = [".github", "", "docs", ".gitlab"]
    guard let place = places.firstIndex(of: document.id.path.folder), place < rank, document.text.lineCount > 0 else {
      return
    }
    rank = place
    rules = []
    var usual: [String] = []
    for number in 1...document.text.lineCount {
      let line = document.text.line(number).prefix { $0 != UInt8(ascii: "#") }
      if let owners = Self.ownersOfSection(line) {
        usual = owners
        continue
      }
      let words = Self.words(line)
      guard let pattern = words.first else { continue }
      let said = words.dropFirst().map { $0.utf8.last == UInt8(ascii: ",") ? $0.utf8.dropLast().withText : $0 }
      let owners = said.isEmpty ? usual : said
      if pattern.hasBytePrefix("@") { reportTeam(pattern, line: number, in: document, into: &log) }
      rules.append((OwnerPattern(pattern), Array(owners)))
    }
  }

  /// GitLab's `[Database][2] @dba` and `^[Docs] @writers`: whose the lines below it are that name nobody.
  ///
  /// - Returns: `nil` for any other line.
  private static func ownersOfSection(_ line: ArraySlice<UInt8>) -> [String]? {
    let head = line.first == UInt8(ascii: "^") ? line.dropFirst() : line
    guard head.first == UInt8(ascii: "["), let end = head.lastIndex(of: UInt8(ascii: "]")) else { return nil }
    return words(head[head.index(after: end)...])
  }

  private static func words(_ line: ArraySlice<UInt8>) -> [String] {
    line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map(\.withText)
  }

  private func reportTeam(_ pattern: String, line: Int, in document: Document, into log: inout DiagnosticLog) {
    log.emit(
      Diagnostic(
        .patternIsTeam, .warning, "`\(pattern)` stands where a pattern should be",
        help: "Put a pattern in front of the owners.", at: document.location(line: line, column: 1)))
  }
}

/// A pattern of CODEOWNERS: a slash in front or within ties it to the root.
struct OwnerPattern: Sendable {
  private let glob: Glob
  /// `docs/*` is what lies right in the folder, and nothing below.
  private let depth: Int?

  init(_ text: String) {
    glob = Glob(text)
    let components = SourcePath(text).components
    depth = components.count > 1 && components.last == "*" && !components.contains("**") ? components.count : nil
  }

  func matches(_ path: SourcePath) -> Bool {
    (depth.map { $0 == path.components.count } ?? true) && glob.matches(path)
  }
}

extension [Record] {
  /// Gives the owner of its file to each record that names none.
  mutating func assignOwners(_ ownership: [String: Ownership]) {
    guard ownership.contains(where: { !$0.value.isEmpty }) else { return }
    for index in indices where self[index].owner == nil && self[index].kind != .persona {
      let document = self[index].origin.document
      guard let owners = ownership[document.source]?.owners(of: document.path), !owners.isEmpty else { continue }
      self[index].owner = owners.joined(separator: ", ")
    }
  }
}

extension Diagnostic.ID {
  static let patternIsTeam: Self = "ownership.pattern-is-team"
}
