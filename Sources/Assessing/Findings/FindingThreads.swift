import ReportModel

/// The threads of the reviews of one persona, read day by day, the oldest first.
///
/// A finding goes on with the thread that has its subject and its lines, wherever these have moved; else with one of its
/// subject in its file, because code changes while it is mended; else with one of its subject.
struct FindingThreads {
  /// In the order in which they began.
  private var threads: [FindingThread] = []
  private var exact: [FindingThread.Key: Int] = [:]
  private var similar: [Likeness: [Int]] = [:]
  private var rounds = 0
  /// The rounds of the reviews that came to an opinion, so that what they leave out is over; and those reviews.
  private var opinions: [(round: Int, place: Origin)] = []

  private struct Likeness: Hashable {
    var subject: [String]
    /// `nil` for any.
    var file: String?
  }

  /// Takes in the reviews of one day.
  mutating func read(
    _ records: [Record], on day: Day?, findings: (Record) -> [(Finding, FindingThread.Place)]
  ) {
    for record in records {
      let sightings = sightings(findings(record), in: record, on: day)
      for (sighting, known) in zip(sightings, homes(of: sightings.map(\.key))) { add(sighting, to: known) }
    }
    if let lifting = records.first(where: \.liftsEarlier) { opinions.append((rounds, lifting.origin)) }
    rounds += 1
  }

  /// With who left them out first.
  var ended: [FindingThread] {
    threads.map { thread in
      var thread = thread
      let last = thread.last.round
      thread.replacedBy = opinions.first { $0.round > last }?.place
      return thread
    }
  }

  private func sightings(
    _ findings: [(Finding, FindingThread.Place)], in record: Record, on day: Day?
  ) -> [FindingThread.Sighting] {
    var positions: [FindingThread.Key: Int] = [:]
    let id = record.id
    return findings.map { finding, place in
      var key = FindingThread.Key(subject: finding.subject, file: place.file, snippet: place.snippet, position: 0)
      let position = positions[key, default: 0]
      positions[key] = position + 1
      key.position = position
      return .init(
        finding: finding, key: key, record: id, origin: record.at(line: finding.line),
        acceptedUntil: finding.acceptedUntil, day: day, round: rounds)
    }
  }

  /// For each finding of a review the thread that it goes on with, no two with one; `nil` for a new one.
  private func homes(of keys: [FindingThread.Key]) -> [Int?] {
    var taken: Set<Int> = []
    var homes = keys.map { key in exact[key].flatMap { taken.insert($0).inserted ? $0 : nil } }
    // Threads before it are taken.
    var next: [Likeness: Int] = [:]
    for isSameFile in [true, false] {
      for (index, key) in keys.enumerated() where homes[index] == nil {
        let likeness = Likeness(subject: key.subject, file: isSameFile ? key.file : nil)
        let candidates = similar[likeness] ?? []
        let free = candidates[next[likeness, default: 0]...].firstIndex { !taken.contains($0) }
        next[likeness] = free ?? candidates.endIndex
        guard let free else { continue }
        taken.insert(candidates[free])
        homes[index] = candidates[free]
      }
    }
    return homes
  }

  private mutating func add(_ sighting: FindingThread.Sighting, to known: Int?) {
    var sighting = sighting
    let key = sighting.key
    let index = known ?? threads.count
    if let known {
      let last = threads[known].last
      if last.round < sighting.round {
        sighting.gap = last.finding.isClosed ? .fixed : last.round < opinions.last?.round ?? -1 ? .leftOut : nil
      }
      threads[known].sightings.append(sighting)
    } else {
      threads.append(FindingThread(sightings: [sighting]))
      similar[Likeness(subject: key.subject), default: []].append(index)
    }
    guard exact.updateValue(index, forKey: key) == nil else { return }
    let inFile = Likeness(subject: key.subject, file: key.file)
    if similar[inFile]?.last != index { similar[inFile, default: []].append(index) }
  }
}
