import ReportModel

/// Answers whether a place that a document cites exists.
struct EvidenceIndex: Sendable {
  /// By source.
  private let paths: [String: CitedPaths]
  /// The documents that were read, with their number of lines where that is known.
  private let documents: [DocumentID: Int?]
  /// What became of citations, and where each stands among them by where and how it is written.
  private let (readings, places): ([CitationReading], [Place: Int])
  /// `review/2026-05-security`, and what documents call them: `ADR-7`.
  private let recordNames: Set<String>

  init(_ portfolio: Portfolio) {
    documents = Dictionary(portfolio.documents.map { ($0.id, $0.lines) }) { first, _ in first }
    let readings = portfolio.citations
    self.readings = readings
    places = Dictionary(
      readings.indices.map { (Place(document: readings[$0].origin.document, citation: readings[$0].citation), $0) }
    ) { first, _ in first }
    recordNames = Set(portfolio.records.map(\.id)).union(portfolio.records.compactMap(\.statedID))
    let cited = EvidenceIndex.citedPaths(portfolio.records)
    var files = portfolio.paths
    for document in portfolio.documents { files[document.id.source, default: []].insert(document.id.path) }
    paths = Dictionary(
      files.map { ($0, CitedPaths($1, cited: cited[$0] ?? [])) }, uniquingKeysWith: { first, _ in first })
  }

  /// A citation as it stands in a document.
  private struct Place: Hashable {
    var document: DocumentID
    var path: String
    var (line, firstLine, lastLine): (Int, Int, Int)

    init(document: DocumentID, citation: Citation) {
      self.document = document
      path = citation.path
      (line, firstLine, lastLine) = (citation.line, citation.firstLine, citation.lastLine)
    }
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
    if let place = places[Place(document: document, citation: citation)] {
      let reading = readings[place]
      if reading.target != document.path, let support = Support(reading) { return support }
    }
    guard let path = resolve(citation.path, from: document) else { return .none }
    guard citation.firstLine <= citation.lastLine else { return .unfit(citation.path, .reversed) }
    guard let lines = documents[DocumentID(source: document.source, path: path)] ?? nil else {
      return .linesUnseen(citation.path)
    }
    return citation.lastLine <= lines ? .lines(citation.path) : .noSuchLines(citation.path)
  }

  func exists(_ written: String, from document: DocumentID) -> Bool { resolve(written, from: document) != nil }

  /// The file of the source that a path, as written in `document`, means; see ``CitedPaths/find(_:from:)``.
  ///
  /// - Returns: `nil` for the document itself, too.
  private func resolve(_ written: String, from document: DocumentID) -> SourcePath? {
    guard case .file(let path)? = paths[document.source]?.find(written, from: document.path), path != document.path
    else { return nil }
    return path
  }
}

/// What became of looking for a piece of evidence; each with its path as written.
enum Support: Hashable, Sendable {
  case none
  /// The file is there, and it is shorter.
  case noSuchLines(String)
  /// The file is there, and the lines are no evidence.
  case unfit(String, Misfit)
  /// A link to a file or a record that exists.
  case file(String)
  /// A document that has these lines.
  case lines(String)
  /// The file exists. It is none of the documents, so nobody has counted its lines.
  case linesUnseen(String)
  /// The lines were there when the evidence was given, and are not what they were.
  case outdated(String)

  enum Misfit: Hashable, Sendable { case blank, reversed, misquoted }

  /// - Returns: `nil` when nobody could look at the lines.
  init?(_ reading: CitationReading) {
    let path = reading.citation.path
    switch reading.atNewest {
    case .same, .moved, .renamed: self = .lines(path)
    case .changed, .gone: self = .outdated(path)
    case .pastEnd: self = .noSuchLines(path)
    case .blank: self = .unfit(path, .blank)
    case .rangeReversed: self = .unfit(path, .reversed)
    case .quoteMismatch: self = .unfit(path, .misquoted)
    case .fileMissing, .ambiguous: self = .none
    case .unread: return nil
    }
  }

  var isFound: Bool {
    switch self {
    case .file, .lines, .linesUnseen: true
    case .none, .noSuchLines, .unfit, .outdated: false
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

extension EvidenceIndex {
  /// By source, what items cite and link to.
  private static func citedPaths(_ records: [Record]) -> [String: [String]] {
    var cited: [String: [String]] = [:]
    for record in records {
      for item in record.checklistItems where !(item.citations.isEmpty && item.links.isEmpty) {
        cited[record.origin.document.source, default: []] +=
          item.citations.map(\.path) + item.links.map { target(of: $0) }
      }
    }
    return cited
  }
}
