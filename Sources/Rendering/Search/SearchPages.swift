import Digest
import Markdown
import ReportModel

extension Site {
  /// Groups of pages, of about 8 KiB of text each.
  func searchPlan() -> SearchPlan {
    let entries = searchEntries()
    let groups = searchGroups(entries)
    return SearchPlan(groups: groups.map { searchGroup(entries[$0]) }) { words in
      let all = SearchGroupWords(joining: &words)
      let index = SearchIndex(all.postings)
      let parts = index.parts.map { searchPart(.text($0.text)) }
      let base = searchPart(searchBase(entries, groups.map(\.count), all.names, index, parts.map(\.name)))
      return searchFiles(parts + [base]) + [searchPage(index: base.name)]
    }
  }

  private func searchGroups(_ entries: [SearchEntry]) -> [Range<Int>] {
    var (groups, start, length): ([Range<Int>], Int, Int) = ([], 0, 0)
    for (index, entry) in entries.enumerated() {
      let added = estimatedLength(entry)
      if index > start, length + added > 8 << 10 {
        groups.append(start..<index)
        (start, length) = (index, 0)
      }
      length += added
    }
    return start < entries.count ? groups + [start..<entries.count] : groups
  }

  /// In bytes: the record's share of its document, and what stands beside it.
  private func estimatedLength(_ entry: SearchEntry) -> Int {
    guard let record = entry.record.map({ map.records[$0] }), let facts = map.documents[record.origin.document] else {
      return 200
    }
    let share = facts.lines.map { min(facts.size, facts.size * record.lines.count / max(1, $0)) } ?? facts.size
    return 200 + min(share, SearchText.shown)
  }

  private func searchGroup(_ entries: ArraySlice<SearchEntry>) -> SearchGroup {
    let documents = entries.compactMap { $0.record.map { map.records[$0].origin.document } }
    return SearchGroup(documents: documents) { read in
      let texts = entries.map { entry -> SearchText in
        guard let record = entry.record.map({ map.records[$0] }) else { return SearchText(entry, nil, nil) }
        return SearchText(entry, record, read[record.origin.document])
      }
      let data = zip(entries, texts).map { JSONValue.texts([$0.title, $0.address] + $1.excerpt()) }
      let part = searchPart(.list(data))
      var postings = SearchPostings()
      for (entry, text) in zip(entries, texts) { text.addWords(title: entry.title, to: &postings) }
      return SearchPart(
        address: part.address, bytes: part.bytes, words: SearchGroupWords(part.name, postings))
    }
  }

  private func searchPage(index: String) -> PlannedPage {
    let address = SiteSection.search.address
    return PlannedPage(address: address) { _, _ in
      let kinds = Set(map.records.map(\.kind))
      let indexes = SiteSection.allCases.filter { $0.isLinked(with: kinds) && $0 != .search }
      let view = SearchView(index: index, indexes: indexes.map { LinkView(text: $0.label, href: "../" + $0.address) })
      return theme.page(.search, view, in: frame("Search", at: address, in: .search))
    }
  }
}

private func searchFiles(_ parts: [SearchFile]) -> [PlannedPage] {
  parts.map { part in PlannedPage(address: part.address) { _, _ in part.bytes } }
}

/// What the page loads first: which part holds what, and what the facets say of every page.
private func searchBase(
  _ entries: [SearchEntry], _ counts: [Int], _ texts: [String], _ index: SearchIndex, _ words: [String]
) -> JSONValue {
  let tones = Dictionary(entries.compactMap(\.status).map { ($0.word, $0.tone) }) { first, _ in first }
  return .object([
    "counts": .list(counts.map { .whole($0) }), "texts": .text(texts.joined()),
    "firsts": .texts(index.parts.map(\.first)), "words": .text(words.joined()), "stars": .texts(index.beginnings),
    "kind": facet(entries.map(\.kind)), "service": facet(entries.map(\.service)),
    "status": facet(entries.map { $0.status?.word ?? "" }),
    "tones": .object(
      tones.sorted { $0.key < $1.key }.map { JSONValue.Member(name: $0.key, value: .text($0.value.rawValue)) }),
  ])
}

/// The values of all pages, as runs of equal ones: which, and how many.
private func facet(_ values: [String]) -> JSONValue {
  var (names, numbers, runs): ([String], [String: Int], [(number: Int, count: Int)]) = ([], [:], [])
  for value in values {
    let number = numbers[value] ?? names.count
    if number == names.count {
      names.append(value)
      numbers[value] = number
    }
    if runs.last?.number == number { runs[runs.count - 1].count += 1 } else { runs.append((number, 1)) }
  }
  return .object([
    "names": .texts(names), "runs": .list(runs.map { .list([.whole($0.number), .whole($0.count)]) }),
  ])
}

/// The page on which one searches.
struct SearchView: TemplateView {
  /// The name of the part that says what the others are.
  var index: String
  /// For readers without a script.
  var indexes: [LinkView]

  static let keys: [ViewKey<Self>] = [
    .text("index") { $0.index },
    .list("indexes") { $0.indexes },
  ]
}

private typealias SearchFile = (name: String, address: String, bytes: [UInt8])

/// A part of the index: a script that hands its data to the page, in a file that is named by its content.
private func searchPart(_ data: JSONValue) -> SearchFile {
  let json = data.document().dropLast()
  let name = searchName(ContentDigest(of: json))
  return (name, "search/index/\(name).js", Array("muster(\"\(name)\",".utf8) + json + Array(")\n".utf8))
}

/// Eight digits to the base of 32, which no file system folds: the first forty bits of the digest.
private func searchName(_ digest: ContentDigest) -> String {
  let bits = digest.description.utf8.prefix(10).reduce(UInt64(0)) { bits, digit in
    bits << 4 | UInt64(digit < 0x3A ? digit - 0x30 : digit - 0x57)
  }
  return String(bits + 1 << 40, radix: 32).suffix(8).description
}
