import ReportModel

/// With which of its commits something came into a document.
///
/// Between a version that lacks it and one that has it, half of the versions are left out with each that is read, so that a
/// register of a thousand versions takes ten of them.
struct Arrivals {
  /// What is looked for in a document's text.
  enum Trait: Hashable {
    case citation(CitationKey)
    /// A line that says of which day the document is.
    case day(Day)
  }

  private var places: [SourcePath: [Trait: Int]] = [:]

  /// Of documents with one version, in which everything came with the first.
  init() {}

  /// The place of the commit in ``DocumentHistory/commits``; `nil` for what the last one does not have.
  func place(of trait: Trait, in path: SourcePath) -> Int? {
    guard let known = places[path] else { return 0 }
    return known[trait]
  }

  init(
    of wanted: [SourcePath: Set<Trait>], in documents: [SourcePath: DocumentHistory],
    _ history: OpenedSource.HistorySource
  ) async throws {
    places = wanted.mapValues { _ in [:] }
    try await history.withBlobs { channel in
      var texts = Texts(wanted: wanted, documents: documents, history: history, channel: channel)
      let ends = wanted.keys.flatMap { path in [0, (documents[path]?.commits.count ?? 1) - 1].map { Version(path, $0) }
      }
      try await texts.read(ends)
      var searches: [Search] = []
      for (path, traits) in wanted {
        let last = (documents[path]?.commits.count ?? 1) - 1
        for trait in traits {
          // What the first version says when it cannot be read, nobody knows: it may have been there all the time.
          if texts.hold(trait, Version(path, 0)) ?? true {
            places[path]?[trait] = 0
          } else if texts.hold(trait, Version(path, last)) == true {
            searches.append(Search(path: path, trait: trait, without: 0, with: last))
          }
        }
      }
      while !searches.isEmpty {
        try await texts.read(searches.map(\.middle))
        for index in searches.indices {
          searches[index].halve(texts.hold(searches[index].trait, searches[index].middle))
        }
        for search in searches where search.isOver { places[search.path]?[search.trait] = search.with }
        searches.removeAll(where: \.isOver)
      }
    }
  }

  /// A version of a document, by the place of its commit.
  private struct Version: Hashable {
    var path: SourcePath
    var place: Int

    init(_ path: SourcePath, _ place: Int) { (self.path, self.place) = (path, place) }
  }

  private struct Search {
    var path: SourcePath
    var trait: Trait
    /// A version that lacks it, and a later one that has it.
    var without: Int
    var with: Int

    var middle: Version { Version(path, (without + with) / 2) }
    var isOver: Bool { with - without <= 1 }

    /// - Parameter holds: Of the version in the middle; `nil` where it cannot be read, or the document was away.
    mutating func halve(_ holds: Bool?) {
      guard !isOver else { return }
      let place = middle.place
      if holds == true { with = place } else { without = place }
    }
  }

  /// What is wanted of the versions that were read, each once.
  private struct Texts {
    let wanted: [SourcePath: Set<Trait>]
    let documents: [SourcePath: DocumentHistory]
    let history: OpenedSource.HistorySource
    let channel: BlobChannel
    private var known: [Version: Set<Trait>?] = [:]

    init(
      wanted: [SourcePath: Set<Trait>], documents: [SourcePath: DocumentHistory], history: OpenedSource.HistorySource,
      channel: BlobChannel
    ) {
      (self.wanted, self.documents, self.history, self.channel) = (wanted, documents, history, channel)
    }

    func hold(_ trait: Trait, _ version: Version) -> Bool? { (known[version] ?? nil).map { $0.contains(trait) } }

    mutating func read(_ versions: [Version]) async throws {
      let new = Set(versions).filter { known[$0] == nil }.sorted { ($0.path, $0.place) < ($1.path, $1.place) }
      for run in new.runs(of: 64) {
        let names = run.map { version in
          let commit = documents[version.path]?.commits[version.place]
          return history.objectName(of: commit?.path ?? version.path, at: commit?.id ?? "")
        }
        let contents = try await channel.contents(of: names, keeping: OpenedSource.largestFile)
        for (version, bytes) in zip(run, contents) {
          known[version] = .some(
            bytes.map { traits(in: String(decoding: $0, as: UTF8.self), wanted[version.path] ?? []) })
        }
      }
    }

    private func traits(in text: String, _ wanted: Set<Trait>) -> Set<Trait> {
      let cited = CitationText.citations(in: text, line: 0).map { Trait.citation(CitationKey($0)) }
      let days = wanted.filter { trait in
        guard case .day(let day) = trait else { return false }
        return text.isDated(day)
      }
      return wanted.intersection(cited).union(days)
    }
  }
}

extension String {
  /// Whether a line says that this is the day of the document: `date: 2026-11-18`, `**Reviewed on**: 2026-11-18`.
  fileprivate func isDated(_ day: Day) -> Bool {
    let bytes = Array(utf8)
    let (words, digits) = (["date", "reviewed"], Array(day.iso.utf8))
    return bytes.split(separator: 10).contains { line in
      // A line that names a day is short.
      guard line.count <= 200, let place = line.firstRange(of: digits) else { return false }
      let name = foldedWords(String(decoding: line[..<place.lowerBound], as: UTF8.self))
      return words.contains { name.contains($0) } && !name.contains("re")
    }
  }
}
