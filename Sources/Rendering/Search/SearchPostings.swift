/// Which words stand in which pages, and where in each at best.
///
/// Words are numbered as they come, and their bytes lie in one buffer: ten thousand pages have a million of them, and a String
/// for each would cost more than all that is done with them.
struct SearchPostings: Sendable {
  private(set) var pages = 0
  private var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing; a power of two of them, at most half in use.
  private var slots: [Int32] = Array(repeating: -1, count: 256)
  /// In the order of the pages.
  private var places: [(word: Int32, posting: SearchPosting)] = []
  /// By word, the last of its `places`.
  private var latest: [Int32] = []

  /// The words that follow are the next page's.
  mutating func beginPage() { pages += 1 }

  /// In the page begun last; of several places in it the best one counts.
  mutating func insert(_ word: [UInt8], _ rank: SearchRank) {
    let number = number(of: word[...])
    let last = Int(latest[number])
    let posting = SearchPosting(page: pages - 1, rank: rank)
    guard last >= 0, places[last].posting.page == pages - 1 else { return append(posting, of: number) }
    if rank.rawValue < places[last].posting.rank.rawValue { places[last].posting = posting }
  }

  /// Gives back what only more words would need.
  mutating func close() { (slots, latest) = ([], []) }

  /// Makes room for all of these.
  mutating func reserve(_ others: some Sequence<SearchPostings>) {
    places.reserveCapacity(others.reduce(places.count) { $0 + $1.places.count })
  }

  /// The other's pages follow those that are here.
  mutating func append(_ other: SearchPostings) {
    let numbers = other.ends.indices.map { number(of: other.word($0)) }
    for (word, posting) in other.places {
      append(SearchPosting(page: posting.page + pages, rank: posting.rank), of: numbers[Int(word)])
    }
    pages += other.pages
  }

  /// Every word with its postings, in the order of the pages.
  func lists() -> [(word: String, postings: ArraySlice<SearchPosting>)] {
    var next = [Int](repeating: 0, count: ends.count + 1)
    for place in places { next[Int(place.word) + 1] += 1 }
    for word in ends.indices { next[word + 1] += next[word] }
    // All in one block: a million arrays of one posting each would take ten times as much.
    var sorted = [SearchPosting](repeating: SearchPosting(page: 0, rank: .body), count: places.count)
    for (word, posting) in places {
      sorted[next[Int(word)]] = posting
      next[Int(word)] += 1
    }
    return ends.indices.map { word in
      (String(decoding: self.word(word), as: UTF8.self), sorted[(word == 0 ? 0 : next[word - 1])..<next[word]])
    }
  }

  private mutating func append(_ posting: SearchPosting, of word: Int) {
    latest[word] = Int32(places.count)
    places.append((Int32(word), posting))
  }

  private func word(_ number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

  private mutating func number(of word: ArraySlice<UInt8>) -> Int {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: word)
    if slots[slot] < 0 {
      slots[slot] = Int32(ends.count)
      bytes += word
      ends.append(bytes.count)
      latest.append(-1)
    }
    return Int(slots[slot])
  }

  /// Where the word is, or the free slot where it belongs.
  private func slot(of word: ArraySlice<UInt8>) -> Int {
    var slot = hash(word) & (slots.count - 1)
    while slots[slot] >= 0, !self.word(Int(slots[slot])).elementsEqual(word) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for number in ends.indices { slots[slot(of: word(number))] = Int32(number) }
  }
}

/// A page, and where in it; together they are kept by the million.
struct SearchPosting: Sendable {
  private let bits: Int32

  init(page: Int, rank: SearchRank) { bits = Int32(page << 2) | Int32(rank.rawValue) }

  var page: Int { Int(bits >> 2) }
  var rank: SearchRank { SearchRank(rawValue: UInt8(bits & 3)) ?? .body }
}

/// Seeded anew in each process, so that no author can choose words that collide. It decides no order.
private func hash(_ word: ArraySlice<UInt8>) -> Int {
  var hasher = Hasher()
  unsafe word.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  return hasher.finalize()
}
