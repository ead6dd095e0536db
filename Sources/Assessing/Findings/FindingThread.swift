import ReportModel

/// One problem through the reviews of one persona, from its first sighting to its last.
struct FindingThread: Hashable, Sendable {
  /// What tells it apart from the persona's other findings of the service.
  var key: Key
  var sightings: [Sighting]
  /// The newest review of the persona that does not speak of it any more, though it came to an opinion; `nil` while the
  /// newest does, or lifts nothing.
  var replacedBy: Record?

  struct Key: Hashable, Sendable {
    /// The rule that it breaks, else its title, folded.
    var subject: [String]
    /// The first file that it cites; empty for none.
    var file: String
    /// How many with the same subject and file stand before it in its first review.
    var position: Int
  }

  struct Sighting: Hashable, Sendable {
    var finding: Finding
    var record: Record
    var day: Day?
    /// Counts the days on which the persona reviewed.
    var round: Int
    /// A review that came to an opinion and left it out, or one that called it fixed, lies before it.
    var followsBreak: Bool

    var origin: Origin { record.at(line: finding.line) }
  }

  var last: Sighting { sightings[sightings.count - 1] }

  /// The sightings since it was last fixed or left out.
  var stretch: ArraySlice<Sighting> {
    let start = sightings.lastIndex(where: \.followsBreak) ?? sightings.startIndex
    return sightings[start...]
  }

  func life(asOf: Day) -> LedgerFinding.Life {
    if last.finding.isClosed { return .fixed }
    if replacedBy != nil { return .disappeared }
    if let until = last.finding.acceptedUntil, until >= asOf { return .accepted }
    if stretch.count < sightings.count { return .returned }
    return sightings.count > 1 ? .seenAgain : .new
  }

  /// Since when it has been open without a break; `nil` when no review of that time has a date.
  var since: Day? { stretch.compactMap(\.day).min() }
}

/// The threads of the reviews of one persona, in the order in which they began.
///
/// - Parameters:
///   - rounds: The reviews by day, the oldest first, each day's in the order of places.
///   - lifts: Whether a review came to an opinion, so that what it leaves out is over.
func findingThreads(
  _ rounds: [[Record]], days: [Day?], lifts: (Record) -> Bool, findings: (Record) -> [Finding]
) -> [FindingThread] {
  var threads: [FindingThread] = []
  var exact: [FindingThread.Key: Int] = [:]
  var similar: [[String]: [Int]] = [:]
  var lastOpinion = -1
  for (round, records) in rounds.enumerated() {
    for record in records {
      var positions: [[String]: Int] = [:]
      var seen: [[String]: Int] = [:]
      for (finding, file) in zip(findings(record), citedFiles(of: record, findings(record))) {
        let subject = finding.subject
        let position = positions[subject + ["\u{0}", file], default: 0]
        positions[subject + ["\u{0}", file]] = position + 1
        let ordinal = seen[subject, default: 0]
        seen[subject] = ordinal + 1
        let key = FindingThread.Key(subject: subject, file: file, position: position)
        let candidates = [exact[key], similar[subject].flatMap { $0.indices.contains(ordinal) ? $0[ordinal] : nil }]
        let known = candidates.compactMap(\.self).first { threads[$0].last.record.id != record.id }
        var sighting = FindingThread.Sighting(
          finding: finding, record: record, day: days[round], round: round, followsBreak: false)
        if let known {
          let last = threads[known].last
          sighting.followsBreak = last.round < round && (last.finding.isClosed || last.round < lastOpinion)
          threads[known].sightings.append(sighting)
        } else {
          exact[key] = threads.count
          similar[subject, default: []].append(threads.count)
          threads.append(FindingThread(key: key, sightings: [sighting]))
        }
      }
    }
    if records.contains(where: lifts) { lastOpinion = round }
  }
  guard lastOpinion >= 0, let newest = rounds[lastOpinion].first(where: lifts) else { return threads }
  for index in threads.indices where threads[index].last.round < lastOpinion { threads[index].replacedBy = newest }
  return threads
}

/// For each finding the first file that is cited between it and the next one; empty for none.
private func citedFiles(of record: Record, _ findings: [Finding]) -> [String] {
  let citations = record.citations.sorted { ($0.line, $0.path) < ($1.line, $1.path) }
  var next = citations.startIndex
  let order = findings.indices.sorted { (findings[$0].line, $0) < (findings[$1].line, $1) }
  var files = Array(repeating: "", count: findings.count)
  for (place, index) in order.enumerated() {
    let end = place + 1 < order.count ? findings[order[place + 1]].line : Int.max
    while next < citations.endIndex, citations[next].line < findings[index].line { next += 1 }
    if next < citations.endIndex, citations[next].line < end { files[index] = citations[next].path }
  }
  return files
}

extension Finding {
  /// The rule that it breaks, when it names one, else the words of its title.
  fileprivate var subject: [String] {
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
