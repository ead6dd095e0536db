/// In which pages each word stands, and in which every word that begins alike, for few letters.
///
/// A reader's last word is a beginning. The words that begin with one letter fill many parts of the index, which nobody is to
/// load for it: such beginnings have an entry of their own, `pa*`, that stands for all of them.
struct SearchIndex {
  /// What a page loads at once: a word or beginning each with its lists, sorted.
  var parts: [(first: String, text: String)] = []
  /// The beginnings that have an entry.
  var beginnings: [String] = []

  init(_ words: SearchPostings) {
    var entries = words.lists().map { Entry(key: $0, lists: packed($1), postings: $1) }
      .sorted { precedes($0.key, $1.key) }
    let starts = beginningsOfMany(entries, in: divided(entries))
    beginnings = starts.map(\.beginning)
    entries += starts.map { start in
      let postings = merged(entries[start.entries].map(\.postings), pages: words.pages)
      return Entry(key: start.beginning + "*", lists: packed(postings[...]), postings: [])
    }
    entries.sort { precedes($0.key, $1.key) }
    parts = divided(entries).map { range in
      let texts = entries[range].map { "\($0.key)=\($0.lists)" }
      return (first: entries[range.lowerBound].key, text: texts.joined(separator: " "))
    }
    // A page with nothing to find finds nothing, and not that something is missing.
    if parts.isEmpty { parts = [(first: "", text: "")] }
  }
}

private struct Entry {
  var key: String
  var lists: String
  var postings: ArraySlice<SearchPosting>
}

/// In bytes, but for an entry that alone is longer.
private let longestPart = 10 << 10
private let longestBeginning = 4

/// Which entries stand in which part.
private func divided(_ entries: [Entry]) -> [Range<Int>] {
  var (parts, start, length): ([Range<Int>], Int, Int) = ([], 0, 0)
  for (index, entry) in entries.enumerated() {
    let added = entry.key.utf8.count + entry.lists.utf8.count + 2
    if index > start, length + added > longestPart {
      parts.append(start..<index)
      (start, length) = (index, 0)
    }
    length += added
  }
  return start < entries.count ? parts + [start..<entries.count] : parts
}

/// The beginnings of up to four letters whose words stand in more than two parts, with the entries of these words.
private func beginningsOfMany(_ entries: [Entry], in parts: [Range<Int>]) -> [(beginning: String, entries: Range<Int>)]
{
  let part = parts.enumerated().flatMap { number, range in range.map { _ in number } }
  return (1...longestBeginning).flatMap { length -> [(beginning: String, entries: Range<Int>)] in
    var (found, start): ([(beginning: String, entries: Range<Int>)], Int) = ([], 0)
    while start < entries.count {
      let beginning = String(entries[start].key.unicodeScalars.prefix(length))
      let end = entries[start...].firstIndex { !$0.key.utf8.starts(with: beginning.utf8) } ?? entries.count
      if beginning.unicodeScalars.count == length, part[end - 1] - part[start] > 1 {
        found.append((beginning, start..<end))
      }
      start = end
    }
    return found
  }
}

/// Every page that stands in one of the lists, once, with its best rank.
private func merged(_ lists: [ArraySlice<SearchPosting>], pages: Int) -> [SearchPosting] {
  var best = [SearchRank?](repeating: nil, count: pages)
  for posting in lists.joined() where posting.rank.rawValue < (best[posting.page]?.rawValue ?? .max) {
    best[posting.page] = posting.rank
  }
  return best.enumerated().compactMap { page, rank in rank.map { SearchPosting(page: page, rank: $0) } }
}

/// A list for each rank, parted by commas: the gaps between the pages, in digits to the base of 32, the lowest first. A digit
/// holds four bits, and 16 more in the last of each number.
private func packed(_ postings: ArraySlice<SearchPosting>) -> String {
  let digits = Array("0123456789abcdefghijklmnopqrstuv".utf8)
  let lists = SearchRank.allCases.map { rank -> [UInt8] in
    var (list, next): ([UInt8], Int) = ([], 0)
    for posting in postings where posting.rank == rank {
      var gap = posting.page - next
      while gap > 15 {
        list.append(digits[gap & 15])
        gap >>= 4
      }
      list.append(digits[gap + 16])
      next = posting.page + 1
    }
    return list
  }
  return String(decoding: Array(lists.joined(separator: [UInt8(ascii: ",")])), as: UTF8.self)
}

/// As a browser compares two texts, by their UTF-16: what takes two units there comes before the last of what takes one.
private func precedes(_ first: String, _ second: String) -> Bool {
  for (one, other) in zip(first.utf8, second.utf8) where one != other {
    return (one < 0xEE || other < 0xEE || (one < 0xF0) == (other < 0xF0)) ? one < other : one > other
  }
  return first.utf8.count < second.utf8.count
}
