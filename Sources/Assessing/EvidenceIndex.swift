import ReportModel

/// Answers whether a place that a document cites exists.
struct EvidenceIndex: Sendable {
  private let paths: [String: Set<SourcePath>]
  /// The documents that were read, with their number of lines where that is known.
  private let documents: [DocumentID: Int?]
  /// Of the names that are cited bare (`deploy.sh:3`): the file of a source that has it, `nil` for several.
  private let bareNames: [String: [String: SourcePath?]]
  /// `review/2026-05-security`, and what documents call them: `ADR-7`.
  private let recordNames: Set<String>

  init(_ portfolio: Portfolio) {
    paths = portfolio.paths
    documents = Dictionary(portfolio.documents.map { ($0.id, $0.lines) }) { first, _ in first }
    recordNames = Set(portfolio.records.map(\.id)).union(portfolio.records.compactMap(\.statedID))
    bareNames = EvidenceIndex.findNames(cited: EvidenceIndex.citedNames(portfolio.records), in: portfolio)
  }

  /// What the item's evidence amounts to: its first piece that exists, else what is wrong with the first that does not.
  ///
  /// A document is no evidence for itself.
  func support(for item: ChecklistItem, in document: DocumentID) -> Support {
    let citations = item.citations.map { support(of: $0, from: document) }
    if let found = citations.first(where: \.isFound) { return found }
    let link = item.links.first { recordNames.contains($0) || exists(target(of: $0), from: document) }
    return link.map(Support.file) ?? citations.first { $0 != .none } ?? .none
  }

  /// How many pieces of the item's evidence exist, each file and each record once.
  ///
  /// - Parameter kind: That of the record that a piece has to be or to lie in; `nil` for any file or record.
  func pieces(for item: ChecklistItem, in document: DocumentID, of kind: RecordKind?, in spans: RecordSpans) -> Int {
    let files =
      item.citations.filter { support(of: $0, from: document).isFound }.map(\.path)
      + item.links.map { target(of: $0) }
    let found = Set(files.compactMap { resolve($0, from: document) }).filter { path in
      kind.map { spans.holds($0, in: DocumentID(source: document.source, path: path)) } ?? true
    }
    let named = Set(item.links.filter(recordNames.contains)).filter { name in
      kind.map { name.utf8.starts(with: ($0.rawValue + "/").utf8) } ?? true
    }
    return found.count + named.count
  }

  private func support(of citation: Citation, from document: DocumentID) -> Support {
    guard let path = resolve(citation.path, from: document) else { return .none }
    guard citation.firstLine <= citation.lastLine else { return .noSuchLines(citation.path) }
    guard let lines = documents[DocumentID(source: document.source, path: path)] ?? nil else {
      return .linesUnseen(citation.path)
    }
    return citation.lastLine <= lines ? .lines(citation.path) : .noSuchLines(citation.path)
  }

  func exists(_ written: String, from document: DocumentID) -> Bool { resolve(written, from: document) != nil }

  /// The file of the source that a path, as written in `document`, leads to: from the root, from the document's own
  /// folder, by the longest end of an absolute path, or by a name that only one file has.
  ///
  /// - Returns: `nil` for the document itself, too.
  private func resolve(_ written: String, from document: DocumentID) -> SourcePath? {
    guard !written.isEmpty else { return nil }
    let isAbsolute = written.utf8.first == UInt8(ascii: "/")
    let candidates = isAbsolute ? suffixes(of: written) : [written, document.path.folder.text + "/" + written]
    let resolved = candidates.lazy.compactMap(normalised)
    if let path = resolved.first(where: { isKnown($0, in: document.source) }) {
      return path == document.path ? nil : path
    }
    let isBare = !written.utf8.contains(UInt8(ascii: "/"))
    guard isBare, document.path.name != written else { return nil }
    return bareNames[document.source]?[written] ?? nil
  }

  private func isKnown(_ path: SourcePath, in source: String) -> Bool {
    paths[source]?.contains(path) == true || documents.keys.contains(DocumentID(source: source, path: path))
  }
}

/// What became of looking for a piece of evidence; each with its path as written.
enum Support: Hashable, Sendable {
  case none
  /// The file is there, and it is shorter, or the lines are named backwards.
  case noSuchLines(String)
  /// A link to a file or a record that exists.
  case file(String)
  /// A document that has these lines.
  case lines(String)
  /// The file exists. It is none of the documents, so nobody has counted its lines.
  case linesUnseen(String)

  var isFound: Bool {
    switch self {
    case .file, .lines, .linesUnseen: true
    case .none, .noSuchLines: false
    }
  }
}

/// Without fragment and query. What has a scheme leads out of the source, and is not looked up.
private func target(of link: String) -> String {
  let path = link.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
  return path.contains(UInt8(ascii: ":")) ? "" : percentDecoded(path)
}

private func percentDecoded(_ bytes: some Sequence<UInt8>) -> String {
  var (decoded, rest) = ([UInt8](), ArraySlice(Array(bytes)))
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let value = hexByte(rest.prefix(2)) {
      decoded.append(value)
      rest = rest.dropFirst(2)
    } else {
      decoded.append(byte)
    }
  }
  return String(decoding: decoded, as: UTF8.self)
}

private func hexByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
  guard digits.count == 2 else { return nil }
  let isHex = digits.allSatisfy { (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0) }
  return isHex ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
}

/// Resolves `.` and `..`.
///
/// - Returns: `nil` for what leaves the source, and for its root.
private func normalised(_ path: String) -> SourcePath? {
  var parts: [Substring] = []
  for part in SourcePath(path).components where part != "." {
    if part == ".." {
      guard parts.popLast() != nil else { return nil }
    } else {
      parts.append(part)
    }
  }
  return parts.isEmpty ? nil : SourcePath(parts.joined(separator: "/"))
}

/// `/home/x/app/a.py`: `home/x/app/a.py`, `x/app/a.py`, `app/a.py`; a single name is too little to go by.
private func suffixes(of path: String) -> [String] {
  let parts = SourcePath(path).components
  guard parts.count > 1 else { return parts.map(String.init) }
  return parts.indices.dropLast().prefix(64).map { parts[$0...].joined(separator: "/") }
}

extension EvidenceIndex {
  private static func citedNames(_ records: [Record]) -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for record in records {
      for item in record.checklistItems {
        let written = item.citations.map(\.path) + item.links
        let bare = written.filter { !$0.utf8.contains(UInt8(ascii: "/")) }
        if !bare.isEmpty { names[record.origin.document.source, default: []].formUnion(bare) }
      }
    }
    return names
  }

  private static func findNames(
    cited: [String: Set<String>], in portfolio: Portfolio
  ) -> [String: [String: SourcePath?]] {
    var found: [String: [String: SourcePath?]] = [:]
    for (source, names) in cited {
      for path in portfolio.paths[source] ?? [] where names.contains(String(path.name)) {
        let isSecond = found[source]?[String(path.name)] != nil
        found[source, default: [:]].updateValue(isSecond ? nil : path, forKey: String(path.name))
      }
    }
    return found
  }
}
