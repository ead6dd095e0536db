import Digest
import ReportModel

/// What happened, as an Atom feed: decisions, findings, records, and what ran out or soon will.
///
/// An entry's time is the day on which it came about, never the day of the build, so that a night in which nothing happened
/// leaves the feed as it is; and a decision that changes is another entry, where there is a past that tells of it.
extension Site {
  static let feedAddress = "changes/feed.xml"

  func feed() -> PlannedPage {
    PlannedPage(
      address: Self.feedAddress,
      bytes: { _, _ in
        let events = (decisionEvents() + findingEvents() + recordEvents() + endingEvents()).sorted(by: isYounger)
          .prefix(Self.mostEntries)
        return theme.file(.feed, feedView(Array(events)))
      })
  }

  private static let mostEntries = 100

  private func isYounger(_ a: FeedEvent, _ b: FeedEvent) -> Bool {
    a.day == b.day ? a.identity.utf8.lexicographicallyPrecedes(b.identity.utf8) : b.day < a.day
  }

  private func feedView(_ events: [FeedEvent]) -> FeedView {
    let names = report.portfolio.sources.map(\.name).joined(separator: "\u{0}")
    let base = settings.baseURL
    return FeedView(
      id: identifier("feed\u{0}\(settings.title)\u{0}\(base ?? "")\u{0}\(names)"), title: feedText(settings.title),
      updated: instant(events.first?.day ?? newestCommit() ?? Day(number: 0)),
      own: TextView.list(base.map { $0 + Self.feedAddress }), page: link(to: "index.html"),
      entries: events.map { event in
        FeedView.Entry(
          id: identifier(event.identity), title: feedText(event.title), updated: instant(event.day),
          href: link(to: event.address), summary: feedText(event.summary), category: event.category)
      })
  }

  /// Relative where nobody knows where the site is served.
  private func link(to address: String) -> String {
    settings.baseURL.map { $0 + address } ?? relativeLink(from: Self.feedAddress, to: address)
  }

  private func newestCommit() -> Day? { report.portfolio.sources.compactMap(\.commitDay).max() }

  /// What became of a decision; of one that has been the same for as long as anybody knows, that it stands.
  private func decisionEvents() -> [FeedEvent] {
    report.assessments.flatMap { assessment -> [FeedEvent] in
      let steps = map.trends.steps(of: assessment.service.id)
      let turns = decisionTurns(in: steps)
      let beginning = beginning(of: assessment, in: steps)
      guard turns.isEmpty, beginning.isEmpty else { return beginning + events(of: turns, assessment) }
      return standing(assessment)
    }
  }

  /// As old as the service's first record, so that no other record makes it news.
  private func standing(_ assessment: Assessment) -> [FeedEvent] {
    let (id, word) = (assessment.service.id, assessment.decision.word.rawValue)
    let days = map.records(of: id).compactMap { index in
      map.documents[map.records[index].origin.document]?.history?.first.day ?? map.records[index].date
    }
    guard let day = days.min() ?? newestCommit(), day <= report.asOf else {
      return []
    }
    return [
      FeedEvent(
        identity: "decision\u{0}\(id)\u{0}\(word)", day: day, title: "\(assessment.service.name) is \(word)",
        summary: reasonSentence(assessment), address: serviceAddress(id), category: "decision")
    ]
  }

  /// Its first decision, where it came later than the rest, and within the last days.
  private func beginning(
    of assessment: Assessment, in steps: [TrendStep<History.Service>]
  ) -> [FeedEvent] {
    guard let first = steps.first, let word = first.standing?.decision.rawValue,
      let start = map.trends.portfolio.first?.day, start < first.day, report.asOf - first.day < History.dailyDays - 1
    else { return [] }
    let id = assessment.service.id
    return [
      FeedEvent(
        identity: "beginning\u{0}\(id)\u{0}\(word)\u{0}\(first.day.iso)", day: first.day,
        title: "\(assessment.service.name) is new, and \(word)", summary: reasonSentence(assessment),
        address: serviceAddress(id), category: "decision")
    ]
  }

  /// Those of the last days: of what came before, a later build would know another day.
  ///
  /// The commit that a turn follows makes it the same in every build.
  private func events(of turns: [DecisionTurn], _ assessment: Assessment) -> [FeedEvent] {
    let (id, name) = (assessment.service.id, assessment.service.name)
    return turns.filter(\.isDated).map { turn in
      FeedEvent(
        identity: "turn\u{0}\(id)\u{0}\(turn.before.rawValue)\u{0}\(turn.after.rawValue)\u{0}\(turn.lastDay.iso)",
        day: turn.day, title: "\(name) is \(turn.after.rawValue), was \(turn.before.rawValue)",
        summary: turn == turns.last ? reasonSentence(assessment) : "It changed again later.",
        address: serviceAddress(id), category: "decision")
    }
  }

  /// What became of grave findings since the report that this one is compared with, on the days on which their documents were
  /// last changed; of a document that is gone nobody knows more than that some commit removed it.
  private func findingEvents() -> [FeedEvent] {
    (report.changes?.findings ?? []).compactMap { change in
      let isGrave = [change.severity, change.severityBefore].contains { $0 == .critical || $0 == .high }
      guard isGrave, let origin = change.origin ?? change.lostFrom else { return nil }
      let record = map.record(at: origin)
      let changed = map.documents[origin.document].map {
        $0.history?.last.day ?? record.flatMap { map.records[$0].date }
      }
      guard let day = changed ?? newestCommit(), day <= report.asOf else { return nil }
      let service = map.assessments[change.service]?.service.name ?? change.service
      let finding = "\(change.severity?.rawValue ?? "") finding"
      return FeedEvent(
        identity: "finding\u{0}\(change.id)\u{0}\(change.what.rawValue)", day: day,
        title: "\(service): \(change.what == .new ? "new \(finding)" : "\(finding) \(change.what.words)")",
        summary: sentence(change.title), address: record.map { map.addresses[$0] } ?? "changes/index.html",
        category: "finding")
    }
  }

  /// Records that tell of something that came about on a day.
  private func recordEvents() -> [FeedEvent] {
    map.records.indices.compactMap { index in
      let record = map.records[index]
      guard record.kind.isNews, let day = record.date, day <= report.asOf else { return nil }
      let words = record.kind.words.singular
      let service = record.service.map { map.assessments[$0]?.service.name ?? $0 }
      let facts = [service, record.persona, record.status?.word]
      let title = service.map { "\(words) of \($0): \(record.title)" } ?? "\(words): \(record.title)"
      return FeedEvent(
        identity: "record\u{0}\(record.id)\u{0}\(day.iso)", day: day, title: title,
        summary: [record.summary ?? sentence(words), sentence(facts.compactMap(\.self).joined(separator: "; "))]
          .filter { !$0.isEmpty }.joined(separator: " "),
        address: map.addresses[index], category: record.kind.rawValue)
    }
  }

  /// On the day after its end, and on the day from which it is a month away. What ended a quarter ago is no news.
  private func endingEvents() -> [FeedEvent] {
    report.expiries.compactMap { expiry in
      let days = expiry.day - report.asOf
      guard (-90...30).contains(days) else { return nil }
      let isOver = days < 0
      // Not before it was written down.
      let written =
        map.record(at: expiry.origin).flatMap { map.records[$0].date }
        ?? map.documents[expiry.origin.document]?.history?.first.day
      let near = expiry.day + -30
      let day = isOver ? expiry.day + 1 : max(near, min(written ?? near, report.asOf))
      let facts = [expiry.service.map { "service \($0)" }, expiry.owner.map { "owner \($0)" }].compactMap(\.self)
      return FeedEvent(
        identity: "end\u{0}\(expiry.key)\u{0}\(expiry.service ?? "")\u{0}\(expiry.day.iso)\u{0}\(isOver)", day: day,
        title: expiry.sentence(isOver: isOver),
        summary: sentence(([expiry.kind.word] + facts).joined(separator: "; ")), address: SiteSection.expiry.address,
        category: "expiry")
    }
  }
}

private struct FeedEvent {
  /// The same in every build, for nothing else.
  var identity: String
  var day: Day
  var title: String
  var summary: String
  var address: String
  var category: String
}

extension RecordKind {
  /// What is written once and then stands; registers and descriptions are no news.
  fileprivate var isNews: Bool {
    switch self {
    case .review, .certificate, .decisionRecord, .incident, .deployment, .loadTest, .update, .checklist, .proposal: true
    case .service, .persona, .debt, .slo, .measurement, .runbook, .plan, .kpi, .action, .waiver, .automation, .vendor:
      false
    }
  }
}

/// A UUID of version 8 (RFC 9562) made from a digest.
private func identifier(_ identity: String) -> String {
  let digits = Array(ContentDigest(of: identity.utf8).description.utf8)
  func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
  return "urn:uuid:\(part(0..<8))-\(part(8..<12))-8\(part(13..<16))-8\(part(17..<20))-\(part(20..<32))"
}

private func instant(_ day: Day) -> String { "\(day.iso)T00:00:00Z" }

/// U+FFFE and U+FFFF may not stand in XML at all; of the others that may not, the templates write the number.
private func feedText(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : $0 }))
}
