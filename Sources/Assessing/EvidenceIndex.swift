import ReportModel

/// Answers whether a place that a document cites exists.
struct EvidenceIndex: Sendable {
  private let paths: [String: Set<SourcePath>]
  private let documents: Set<DocumentID>
  /// Of the names that are cited bare (`deploy.sh:3`): how many files of a source have it.
  private let bareNames: [String: [String: Int]]
  /// `review/2026-05-security`, and what documents call them: `ADR-7`.
  private let recordNames: Set<String>

  init(_ portfolio: Portfolio) {
    paths = portfolio.paths
    documents = Set(portfolio.documents.map(\.id))
    recordNames = Set(portfolio.records.map(\.id)).union(portfolio.records.compactMap(\.statedID))
    bareNames = EvidenceIndex.countNames(cited: EvidenceIndex.citedNames(portfolio.records), in: portfolio)
  }

  /// The first piece of the item's evidence that exists, as a reader would name it.
  ///
  /// A document is no evidence for itself.
  func support(for item: ChecklistItem, in document: DocumentID) -> String? {
    if let citation = item.citations.first(where: { exists($0.path, from: document) }) { return citation.path }
    return item.links.first { recordNames.contains($0) || exists(target(of: $0), from: document) }
  }

  /// Whether a path, as written in `document`, is a file of its source: from the root, from the document's own folder,
  /// by the longest end of an absolute path, or by a name that only one file has.
  func exists(_ written: String, from document: DocumentID) -> Bool {
    guard !written.isEmpty else { return false }
    let isAbsolute = written.utf8.first == UInt8(ascii: "/")
    let candidates = isAbsolute ? suffixes(of: written) : [written, document.path.folder.text + "/" + written]
    let resolved = candidates.lazy.compactMap(normalised)
    if let path = resolved.first(where: { isKnown($0, in: document.source) }) { return path != document.path }
    let isBare = !written.utf8.contains(UInt8(ascii: "/"))
    return isBare && bareNames[document.source]?[written] == 1 && document.path.name != written
  }

  private func isKnown(_ path: SourcePath, in source: String) -> Bool {
    paths[source]?.contains(path) == true || documents.contains(DocumentID(source: source, path: path))
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

  private static func countNames(cited: [String: Set<String>], in portfolio: Portfolio) -> [String: [String: Int]] {
    var counts: [String: [String: Int]] = [:]
    for (source, names) in cited {
      for path in portfolio.paths[source] ?? [] where names.contains(String(path.name)) {
        counts[source, default: [:]][String(path.name), default: 0] += 1
      }
    }
    return counts
  }
}
