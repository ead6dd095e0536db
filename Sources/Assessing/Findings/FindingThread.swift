import ReportModel

/// One problem through the reviews of one persona, from its first sighting to its last.
struct FindingThread: Hashable, Sendable {
  var sightings: [Sighting]
  /// Where the first review of the persona stands that does not speak of it any more, though it came to an opinion; `nil` while
  /// the newest does, or lifts nothing.
  var replacedBy: Origin?

  /// Where a problem lies, by what is cited first; empty when nothing is.
  struct Place: Hashable, Sendable {
    /// From the root of the source where the file was found, else as written.
    var file = ""
    /// See ``CitationReading/snippet``.
    var snippet = ""
  }

  /// What tells a finding apart from the persona's other ones of the service.
  struct Key: Hashable, Sendable {
    /// The rule that it breaks, else its title, folded.
    var subject: [String]
    var file: String
    var snippet: String
    /// How many with the same subject and place stand before it in its review.
    var position: Int
  }

  struct Sighting: Hashable, Sendable {
    var finding: Finding
    var key: Key
    /// The id of the record that has it.
    var record: String
    var origin: Origin
    /// Accepted until that day, by its own words.
    var acceptedUntil: Day?
    var day: Day?
    /// Counts the days on which the persona reviewed.
    var round: Int
    /// What lies between it and the sighting before.
    var gap: Gap?
  }

  enum Gap: Hashable, Sendable {
    /// It was called fixed.
    case fixed
    /// A review that came to an opinion did not speak of it.
    case leftOut
  }

  /// Of the newest day; who still finds it open on that day is right.
  var last: Sighting {
    let newest = sightings[sightings.count - 1]
    guard newest.finding.isClosed else { return newest }
    return sightings.reversed().prefix { $0.round == newest.round }.first { !$0.finding.isClosed } ?? newest
  }

  /// As it was first seen open: what links to it or compares with an earlier build finds it, however its lines changed since.
  var key: Key { (sightings.first { !$0.finding.isClosed } ?? sightings[0]).key }

  var open: OpenFinding {
    let last = last
    return OpenFinding(finding: last.finding, review: last.record, origin: last.origin)
  }

  /// The sightings since it was last fixed. Silence mends nothing.
  var stretch: ArraySlice<Sighting> {
    let start = sightings.lastIndex { $0.gap == .fixed } ?? sightings.startIndex
    return sightings[start...]
  }

  func life(asOf: Day) -> LedgerFinding.Life {
    let last = last
    if last.finding.isClosed { return .fixed }
    if replacedBy != nil { return .disappeared }
    if let until = last.acceptedUntil, until >= asOf { return .accepted }
    if sightings.contains(where: { $0.gap != nil }) { return .returned }
    return sightings.count > 1 ? .seenAgain : .new
  }

  /// Since when it has been open without being fixed; `nil` when no review of that time has a date.
  var since: Day? { stretch.compactMap(\.day).min() }
}

extension Finding {
  /// The rule that it breaks, when it names one, else the words of its title.
  var subject: [String] {
    let rule = ["rule", "rule id", "cwe", "check"].lazy.compactMap { field($0) }.first
    return FoldedWords(rule ?? title).words
  }

  /// `Status: accepted until 2026-12-01`, or a field of its own.
  var acceptedUntil: Day? {
    if let day = field("accepted until").flatMap(firstISODay) { return day }
    guard let status = field("status"), let word = FoldedWords(status).words.first,
      word.utf8.starts(with: "accept".utf8)
    else {
      return nil
    }
    return firstISODay(in: status)
  }
}

/// The first `2026-12-01` in a text.
func firstISODay(in text: String) -> Day? {
  let bytes = Array(text.utf8.prefix(200))
  guard bytes.count >= 10 else { return nil }
  for start in 0...(bytes.count - 10) where bytes[start].isWordByte && (start == 0 || !bytes[start - 1].isWordByte) {
    if let day = Day(iso: String(decoding: bytes[start..<(start + 10)], as: UTF8.self)) { return day }
  }
  return nil
}
