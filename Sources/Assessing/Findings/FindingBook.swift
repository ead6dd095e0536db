import Diagnostics
import ReportModel

/// What one persona has found in a service: problems by its reviews, or by its certificates of a component, or the conditions
/// of these.
struct FindingBook: Hashable, Sendable {
  /// As its documents name it; `nil` for a document that names none, which has a book of its own.
  var persona: String?
  /// Folded; empty for reviews.
  var component: String
  /// Of a certificate, not what it has found.
  var isCondition: Bool
  /// In the order of their first sighting.
  var threads: [FindingThread]

  /// What is open of what reviews and certificates found.
  func open(asOf: Day) -> [OpenFinding] {
    isCondition ? [] : threads.filter { $0.life(asOf: asOf).isOpen }.map(\.open)
  }
}

extension [FindingBook] {
  /// Since when what stands at a place has been open, whichever review said so first: a new review makes nothing young.
  var openSince: [Origin: Day] {
    var since: [Origin: Day] = [:]
    for book in self where !book.isCondition {
      for thread in book.threads {
        guard let day = thread.since else { continue }
        for sighting in thread.stretch { since[sighting.origin] = Swift.min(since[sighting.origin] ?? day, day) }
      }
    }
    return since
  }
}

extension PortfolioIndex {
  /// The books of a service, in the order of their personas, those of certificates first. What is dated after `asOf` has
  /// not happened.
  func findingBooks(of service: Service, asOf: Day) -> [FindingBook] {
    let kinds = records[service.id] ?? [:]
    let live = ((kinds[.review] ?? []) + (kinds[.certificate] ?? [])).filter { record in
      day(of: record).map { $0 <= asOf } ?? true
    }
    let groups = Dictionary(grouping: live) { record in
      [record.kind.rawValue, record.reviewer.map(foldedName) ?? "\u{0}" + record.id, record.component]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, records in
      let isSigned = key[0] == RecordKind.certificate.rawValue
      func book(isCondition: Bool) -> FindingBook {
        FindingBook(
          persona: records.compactMap(\.reviewer).min(), component: key[2], isCondition: isCondition,
          threads: threads(of: records, areConditions: isCondition))
      }
      let hasFindings = !isSigned || records.contains { !$0.ownFindings.isEmpty }
      return (isSigned ? [book(isCondition: true)] : []) + (hasFindings ? [book(isCondition: false)] : [])
    }
  }

  private func threads(of records: [Record], areConditions: Bool) -> [FindingThread] {
    var threads = FindingThreads()
    for round in rounds(of: records, in: self) {
      threads.read(round, on: round.compactMap { day(of: $0) }.max()) { record in
        let findings = areConditions ? record.conditionFindings : record.ownFindings
        return zip(findings, citedPlaces(of: findings, in: record)).map { ($0, $1) }
      }
    }
    return threads.ended
  }
}

/// Those of one day together, and of one minute where all certificates of the day state theirs; the oldest first. One without a
/// date comes first, but for a refusal, which comes last.
private func rounds(of records: [Record], in index: PortfolioIndex) -> [[Record]] {
  let order = CertificateOrder(
    records.filter { $0.kind == .certificate }.map { TimedCertificate($0, day: index.day(of: $0)) })
  func rank(_ record: Record) -> [Int] {
    guard let day = index.day(of: record) else { return [record.review?.verdict == .fail ? .max : .min] }
    return [day.number, record.kind == .certificate ? order.minute(of: TimedCertificate(record, day: day)) : 0]
  }
  return Dictionary(grouping: records, by: rank).sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
    $0.value.sorted(on: \.origin, by: <, then: Record.standsBefore)
  }
}

extension PortfolioIndex {
  /// For each finding the first place that is cited between it and the next one.
  fileprivate func citedPlaces(of findings: [Finding], in record: Record) -> [FindingThread.Place] {
    guard !record.citations.isEmpty else { return findings.map { _ in FindingThread.Place() } }
    let readings = citations(of: record)
    let looked = Dictionary(readings.indices.map { (readings[$0].citation, $0) }) { first, _ in first }
    let citations = record.citations.sorted { ($0.line, $0.path, $0.firstLine) < ($1.line, $1.path, $1.firstLine) }
    var next = citations.startIndex
    let order = findings.indices.sorted { (findings[$0].line, $0) < (findings[$1].line, $1) }
    var places = findings.map { _ in FindingThread.Place() }
    for (position, index) in order.enumerated() {
      let end = position + 1 < order.count ? findings[order[position + 1]].line : Int.max
      while next < citations.endIndex, citations[next].line < findings[index].line { next += 1 }
      guard next < citations.endIndex, citations[next].line < end else { continue }
      let reading = looked[citations[next]].map { readings[$0] }
      places[index] = .init(file: reading?.target?.text ?? citations[next].path, snippet: reading?.snippet ?? "")
    }
    return places
  }
}

extension Record {
  /// Who reviewed: the persona of a review, the agent of a certificate.
  fileprivate var reviewer: String? { certificate?.agent ?? persona }

  fileprivate var component: String { certificate?.component.map(foldedName) ?? "" }

  /// The conditions of a certificate, each where it stands, or where its verdict does.
  fileprivate var conditionFindings: [Finding] {
    guard let certificate, certificate.verdict == .conditionallyApproved else { return [] }
    return certificate.conditions.map { condition in
      let line = condition.line ?? certificate.verdictLine ?? origin.line
      return Finding(
        id: condition.text, title: condition.text, isClosed: condition.isMet, line: line, due: condition.due,
        fields: condition.owner.map { [Field(name: "Owner", value: $0, line: line)] } ?? [])
    }
  }
}
