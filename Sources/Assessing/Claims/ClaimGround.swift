import ReportModel

/// What claims are verified with: the records by place and by service, and what certificates measured.
struct ClaimGround: Sendable {
  let asOf: Day
  let policy: AssessmentPolicy
  /// Of the kinds that hold statements, by their first lines.
  private let hosts: [DocumentID: [Record]]
  /// Reviews and certificates that are not older than they may be, newest of each reviewer and component.
  private let opinionsOfService: [String: [ReviewerOpinion]]
  /// By the longest word of the component's name, which whoever speaks of it has to use.
  private let opinionsOfWord: [String: [ReviewerOpinion]]
  /// By document: what certificates measured.
  private let measured: [DocumentID: [Statement]]
  private let loadTests: [String: [Record]]
  /// By noun and document: the lines on which totals are stated, in their order.
  private let totals: [String: [DocumentID: [Int]]]

  init(_ portfolio: Portfolio, policy: AssessmentPolicy, asOf: Day) {
    self.asOf = asOf
    self.policy = policy
    let hosting = portfolio.records.filter { [.review, .checklist, .certificate].contains($0.kind) }
    hosts = Dictionary(grouping: hosting) { $0.origin.document }
      .mapValues { $0.sorted { ($0.lines.lowerBound, $0.id) < ($1.lines.lowerBound, $1.id) } }
    let speaking = hosting.compactMap { ReviewerOpinion($0) }.filter { $0.day.map { $0 <= asOf } ?? false }
    let newest = Dictionary(grouping: speaking) { $0.key }.values.flatMap { opinions in
      let day = opinions.compactMap(\.day).max()
      return opinions.filter { $0.day == day }
    }
    let opinions = newest.filter { opinion in
      let ttl = opinion.record.kind == .certificate ? policy.certificateTTL : policy.reviewTTL
      return opinion.day.map { $0 + ttl >= asOf } ?? false
    }
    .sorted { Record.standsBefore($0.record, $1.record) }
    opinionsOfService = Dictionary(grouping: opinions.filter { $0.record.service != nil }) { $0.record.service ?? "" }
    opinionsOfWord = Dictionary(grouping: opinions.filter { !$0.component.isEmpty }) { $0.longestWord }
    let figures = portfolio.statements.filter { if case .measured = $0.fact { true } else { false } }
    measured = Dictionary(grouping: figures) { $0.origin.document }
    loadTests = Dictionary(grouping: portfolio.records.filter { $0.kind == .loadTest && $0.service != nil }) {
      $0.service ?? ""
    }
    let counted = portfolio.statements.compactMap { statement -> (noun: String, origin: Origin)? in
      if case .total(let noun, _) = statement.fact { (noun, statement.origin) } else { nil }
    }
    totals = Dictionary(grouping: counted, by: \.noun).mapValues { counted in
      Dictionary(grouping: counted.map(\.origin), by: \.document).mapValues { $0.map(\.line).sorted() }
    }
  }

  /// The record in whose text a place lies.
  func host(of origin: Origin) -> Record? {
    guard let records = hosts[origin.document] else { return nil }
    let last = records.partitionPoint { $0.lines.lowerBound > origin.line }
    return records[..<last].reversed().prefix(8).first { $0.lines.contains(origin.line) }
  }

  /// Of the same service or component as a statement, its own record left out.
  func opinions(about statement: Statement) -> [ReviewerOpinion] {
    let host = host(of: statement.origin)
    let about = Set(statement.about)
    if let host {
      return (opinionsOfService[host.service ?? ""] ?? []).filter { $0.record.id != host.id && $0.isAbout(host) }
    }
    return statement.about.flatMap { opinionsOfWord[$0] ?? [] }.filter { $0.component.isSubset(of: about) }
      .sorted { Record.standsBefore($0.record, $1.record) }
  }

  func figures(of record: Record) -> [Statement] { measured[record.origin.document] ?? [] }

  /// Those of the last day up to now, unless that is too long ago; where none has a day, all of them.
  ///
  /// - Parameter ofAnyAge: However long ago that is.
  func newestLoadTests(of service: String, ofAnyAge: Bool = false) -> [Record] {
    let known = (loadTests[service] ?? []).filter { $0.date.map { $0 <= asOf } ?? true }
    guard let newest = known.compactMap(\.date).max() else { return known }
    return ofAnyAge || newest + policy.ttl[.loadTest] >= asOf ? known.filter { $0.date == newest } : []
  }

  /// How often a record states a total of something.
  func countTotals(of noun: String, in record: Record) -> Int {
    let lines = totals[noun]?[record.origin.document] ?? []
    return lines.partitionPoint { $0 > record.lines.upperBound }
      - lines.partitionPoint { $0 >= record.lines.lowerBound }
  }
}

/// What a review or a certificate concludes.
struct ReviewerOpinion: Hashable, Sendable {
  enum Word: Hashable, Sendable { case passes, refuses, neither }

  var record: Record
  var word: Word
  /// As written.
  var words: String
  var line: Int?
  var day: Day?
  /// Words of the component.
  var component: Set<String>
  /// Words of the reviewer's role.
  var reviewer: [String]

  var origin: Origin { line.map { record.at(line: $0) } ?? record.origin }

  /// Whether it speaks of what a record is about: of its component, where it names one, or of the whole service.
  fileprivate func isAbout(_ host: Record) -> Bool {
    guard case .certificate(let certificate) = host.details, let name = certificate.component else { return true }
    let other = Set(claimWords(name))
    return other.isEmpty || record.kind != .certificate || component.isSubset(of: other)
      || other.isSubset(of: component)
  }

  fileprivate var longestWord: String {
    component.max { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? ""
  }
  fileprivate var key: [String] { reviewer + ["/"] + component.sorted() + ["/", record.service ?? ""] }

  init?(_ record: Record) {
    self.record = record
    day = record.date
    switch record.details {
    case .review(let review):
      guard let verdict = review.verdict else { return nil }
      word = Word(verdict)
      (words, line) = (review.verdictRaw ?? verdict.rawValue, review.verdictLine)
      component = Set(claimWords(record.service ?? ""))
      reviewer = claimWords(record.persona ?? "")
    case .certificate(let certificate):
      guard let verdict = certificate.verdict else { return nil }
      word = Word(verdict)
      (words, line) = (certificate.verdictRaw ?? verdict.rawValue, certificate.verdictLine)
      component = Set(claimWords(certificate.component ?? ""))
      reviewer = claimWords(certificate.agent ?? record.persona ?? "")
    default: return nil
    }
  }
}

extension ReviewerOpinion.Word {
  fileprivate init(_ verdict: Review.Verdict) {
    switch verdict {
    case .pass: self = .passes
    case .fail: self = .refuses
    case .conditional, .unrecognised: self = .neither
    }
  }

  fileprivate init(_ verdict: Certificate.Verdict) {
    switch verdict {
    case .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation: self = .refuses
    case .approved, .go: self = .passes
    case .needsFurtherReview, .conditionallyApproved, .advisoryOnly, .recommend, .unrecognised: self = .neither
    }
  }
}

/// Runs of letters, digits and bytes beyond ASCII, lower case, none left out.
func claimWords(_ text: String) -> [String] {
  text.utf8.split { !$0.isWordByte }.map { String(decoding: $0.map(\.lowercasedASCII), as: UTF8.self) }
}

extension ClaimGround {
  /// A row of the ledger for a statement, at its own place. Of long evidence it names the first places.
  func claim(
    _ kind: Claim.Kind, _ statement: Statement, stated: String, derived: String? = nil, _ verdict: Claim.Verdict,
    _ derivation: String, evidence: some Collection<Origin> = []
  ) -> Claim {
    var claim = Claim(
      kind: kind, origin: statement.origin, column: statement.column, text: statement.text, stated: stated,
      derived: derived, verdict: verdict, derivation: derivation, evidence: evidence.prefix(mostEvidence).sorted(),
      record: host(of: statement.origin)?.id)
    claim.unnamedEvidence = evidence.count - claim.evidence.count
    return claim
  }
}

/// How many places a claim names at most: a document with a thousand counts of a thousand findings has a short ledger still.
private let mostEvidence = 50
