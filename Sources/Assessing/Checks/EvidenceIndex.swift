import ReportModel

/// Answers whether a place that a document cites exists, and whether there is anything in it.
struct EvidenceIndex: Sendable {
  /// By source.
  private let paths: [String: CitedPaths]
  /// The documents that were read.
  private let documents: [DocumentID: Known]
  /// By source, the files without a byte.
  private let emptyFiles: [String: Set<SourcePath>]
  /// What became of citations, and where each stands among them by where and how it is written.
  private let (readings, places): ([CitationReading], [Place: Int])
  /// `review/2026-05-security`, and what documents call them, `ADR-7`, with the documents that hold them.
  private let records: [String: DocumentID]

  /// A document that was read.
  private struct Known {
    /// `nil` where nobody counted.
    var lines: Int?
    var emptiness: Emptiness?
    var isRecord: Bool
    /// The earliest that it states.
    var day: Day?
  }

  init(_ portfolio: Portfolio) {
    let days = Dictionary(portfolio.records.map { ($0.origin.document, $0.date) }) { one, other in
      [one, other].compactMap(\.self).min()
    }
    let documents = Dictionary(
      portfolio.documents.map { facts in
        let stated = days[facts.id]
        let known = Known(
          lines: facts.lines, emptiness: facts.emptiness, isRecord: stated != nil,
          day: stated.flatMap(\.self) ?? facts.dayOfName)
        return (facts.id, known)
      }
    ) { first, _ in first }
    self.documents = documents
    emptyFiles = portfolio.emptyFiles
    let readings = portfolio.citations
    self.readings = readings
    places = Dictionary(
      readings.indices.map { (Place(document: readings[$0].origin.document, citation: readings[$0].citation), $0) }
    ) { first, _ in first }
    let names = portfolio.records.flatMap { record in
      [record.id, record.statedID].compactMap(\.self).map { ($0, record.origin.document) }
    }
    records = Dictionary(names) { first, second in documents[first]?.emptiness == nil ? first : second }
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

  /// What the item's evidence amounts to: its first piece that is any, else what is wrong with the first that is not.
  ///
  /// A document is no evidence for itself.
  ///
  /// - Parameters:
  ///   - worn: Pieces that stand for too many other things.
  ///   - asOf: The day after which nothing has been done; `nil` for what need not have been done on a day.
  func support(
    for item: ChecklistItem, in document: DocumentID, without worn: Set<EvidencePiece> = [], asOf: Day? = nil
  ) -> Support {
    let given = item.citations.map { support(of: $0, from: document, worn).accepted(by: item) }
    if let found = given.first(where: \.isFound) { return found }
    let linked = item.links.map { support(ofLink: $0, from: document, worn, asOf).accepted(by: item) }
    if let found = linked.first(where: \.isFound) { return found }
    return (given + linked).first { $0 != .none } ?? .none
  }

  /// How many pieces of the item's evidence are any, each file and each record once.
  ///
  /// - Parameter kind: That of the record that a piece has to be or to lie in; `nil` for any file or record.
  func pieces(
    for item: ChecklistItem, in document: DocumentID, of kind: RecordKind?, in spans: RecordSpans,
    without worn: Set<EvidencePiece> = [], asOf: Day? = nil
  ) -> Int {
    let links = item.links.filter {
      support(ofLink: $0, from: document, worn, asOf).accepted(by: item).isFound
    }
    let files =
      item.citations.filter { support(of: $0, from: document, worn).accepted(by: item).isFound }.map(\.path)
      + links.map { target(of: $0) }
    let found = Set(files.compactMap { resolve($0, from: document) }).filter { path in
      kind.map { spans.holds($0, in: DocumentID(source: document.source, path: path)) } ?? true
    }
    let named = Set(links.filter { records[$0] != nil }).filter { name in
      kind.map { name.utf8.starts(with: ($0.rawValue + "/").utf8) } ?? true
    }
    return found.count + named.count
  }

  /// The places that an item's citations and links mean, each with how it is written.
  func places(of item: ChecklistItem, in document: DocumentID) -> [(piece: EvidencePiece, written: String)] {
    let cited = item.citations.compactMap { citation -> (EvidencePiece, String)? in
      piece(of: citation, from: document).map { ($0, citation.text) }
    }
    let linked = item.links.compactMap { link -> (EvidencePiece, String)? in
      resolve(target(of: link), from: document).map {
        (EvidencePiece(document: DocumentID(source: document.source, path: $0), lines: nil), link)
      }
    }
    return cited + linked
  }

  /// Whether a document was read that is told in words, or holds a record: such a one may well be about many things.
  func isText(_ document: DocumentID) -> Bool {
    guard let known = documents[document] else { return false }
    return known.isRecord || ["md", "markdown", "txt", "rst", "adoc"].contains(document.path.pathExtension)
  }

  private func piece(of citation: Citation, from document: DocumentID) -> EvidencePiece? {
    let looked = places[Place(document: document, citation: citation)].flatMap { readings[$0].target }
    guard let path = looked ?? resolve(citation.path, from: document), citation.firstLine <= citation.lastLine else {
      return nil
    }
    return EvidencePiece(
      document: DocumentID(source: document.source, path: path), lines: citation.firstLine...citation.lastLine)
  }

  private func support(
    of citation: Citation, from document: DocumentID, _ worn: Set<EvidencePiece>
  ) -> Support {
    let support = support(of: citation, from: document)
    guard support.isFound, let piece = piece(of: citation, from: document) else { return support }
    if isForeign(piece.document) { return .unfit(citation.path, .foreign) }
    return worn.contains(piece) ? .unfit(citation.text, .worn) : support
  }

  private func support(of citation: Citation, from document: DocumentID) -> Support {
    if let place = places[Place(document: document, citation: citation)] {
      let reading = readings[place]
      if reading.target != document.path, let support = Support(reading) { return support }
    }
    guard let path = resolve(citation.path, from: document) else { return .none }
    guard citation.firstLine <= citation.lastLine else { return .unfit(citation.path, .reversed) }
    guard let lines = documents[DocumentID(source: document.source, path: path)]?.lines else {
      return .linesUnseen(citation.path)
    }
    return citation.lastLine <= lines ? .lines(citation.path) : .noSuchLines(citation.path)
  }

  private func support(
    ofLink link: String, from document: DocumentID, _ worn: Set<EvidencePiece>, _ asOf: Day?
  ) -> Support {
    let path = resolve(target(of: link), from: document)
    guard let id = records[link] ?? path.map({ DocumentID(source: document.source, path: $0) }) else { return .none }
    let known = documents[id]
    if let emptiness = known?.emptiness { return .unfit(link, .empty(emptiness)) }
    if emptyFiles[id.source]?.contains(id.path) ?? false { return .unfit(link, .empty(.wordless)) }
    if isForeign(id) { return .unfit(link, .foreign) }
    if let asOf, let day = known?.day, day > asOf { return .unfit(link, .ahead(day)) }
    return worn.contains(EvidencePiece(document: id, lines: nil)) ? .unfit(link, .worn) : .file(link)
  }

  /// What others wrote, unless the configuration has it read.
  private func isForeign(_ document: DocumentID) -> Bool { document.path.isForeign && documents[document] == nil }

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

/// A place that stands for something: lines of a file, or all of it.
struct EvidencePiece: Hashable, Sendable {
  var document: DocumentID
  /// `nil` for the whole file.
  var lines: ClosedRange<Int>?
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

  enum Misfit: Hashable, Sendable {
    case blank, reversed, misquoted
    /// It is there, and says nothing.
    case empty(Emptiness)
    /// What others wrote, and nobody here.
    case foreign
    /// Dated after the day of the report.
    case ahead(Day)
    /// It stands for too many other checks.
    case worn
  }

  /// - Returns: `nil` when nobody could look at the lines.
  init?(_ reading: CitationReading) {
    let path = reading.citation.path
    if let emptiness = reading.emptiness, reading.atNewest.holds || reading.atNewest == .unread {
      self = .unfit(reading.citation.text, .empty(emptiness))
      return
    }
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

  /// The same, but that a template is evidence for who says that there is one.
  func accepted(by item: ChecklistItem) -> Support {
    guard case .unfit(let path, .empty(.template)) = self,
      item.text.asciiLowercased.containsBytes("template")
    else { return self }
    return .file(path)
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
