import Diagnostics
import ReportModel

/// All that bears on one service: what a probe may look at.
struct ServiceView: Sendable {
  let service: Service
  /// 2 when none is declared.
  let tier: Int
  private(set) var asOf: Day
  let policy: AssessmentPolicy
  private(set) var index: PortfolioIndex
  /// The newest of each persona, by the persona's key.
  private(set) var standings: [ReviewStanding]
  /// Of each agent on each component.
  private(set) var certificates: [CertificateStanding]
  let objectives: [ObjectiveStanding]
  /// Every problem that somebody has seen in it.
  let findings: [FindingBook]
  /// By the place of a finding.
  let openSince: [Origin: Day]
  /// Gravest first.
  private(set) var openFindings: [OpenFinding]
  /// Each persona that the tier requires, in the configuration's order.
  private(set) var requiredStandings: [RoleStanding]
  /// Whoever else has reviewed or signed, in the order of their names' keys.
  private(set) var otherStandings: [RoleStanding]
  /// Where the KPIs that are about it stand.
  private(set) var indicators: [IndicatorStanding] = []
  /// Of those that its personas look after and that are about all services: whether there is a value.
  private(set) var personaIndicators: [IndicatorStanding] = []
  /// The definitions that concern the service: its own, and those of whoever must review or has reviewed it.
  private(set) var personaDefinitions: [Record] = []
  private var records: [RecordKind: [Record]]

  init(
    of service: Service, in index: PortfolioIndex, policy: AssessmentPolicy, asOf: Day, into log: inout DiagnosticLog
  ) {
    self.service = service
    self.index = index
    self.policy = policy
    self.asOf = asOf
    tier = service.judgedTier
    records = index.records[service.id] ?? [:]
    let standings = newestReviews(records[.review] ?? [], in: index, policy: policy, asOf: asOf, into: &log)
    self.standings = standings
    findings = index.findingBooks(of: service, asOf: asOf)
    openSince = findings.openSince
    openFindings = findings.open(asOf: asOf)
    let certificates = certificateStandings(records[.certificate] ?? [], in: index, policy: policy, asOf: asOf)
    self.certificates = certificates
    objectives = index.objectives[service.id] ?? []
    let required = policy.requiredPersonas[tier] ?? []
    var known = Set(required.map(foldedName))
    let names = standings.compactMap(\.persona) + certificates.compactMap(\.agent)
    let others = names.filter { known.insert(foldedName($0)).inserted }
    let reviewed = Dictionary(standings.map { ($0.persona.map(foldedName), $0) }) { first, _ in first }
    let signed = Dictionary(grouping: certificates, by: \.agentKey)
    func role(_ name: String) -> RoleStanding {
      let key = foldedName(name)
      return RoleStanding(name, review: reviewed[key], certificates: signed[key] ?? [], of: service)
    }
    requiredStandings = required.map(role)
    otherStandings = others.map(role)
    personaDefinitions = definitions()
    reportFuture(into: &log)
    reportSharedHands(into: &log)
  }

  /// - Parameter shared: Of the KPIs that are about all services.
  mutating func learn(_ indicators: [IndicatorStanding], shared: [IndicatorStanding]) {
    self.indicators = indicators
    let rows = Set(personaDefinitions.flatMap(\.indicatorPlaces))
    personaIndicators = shared.filter { rows.contains($0.origin) }
  }

  /// The service on a later day if nobody acts: what has an end runs out, and no finding begins or ends.
  ///
  /// - Parameter known: Without what is dated after the day of this view.
  func later(on day: Day, in known: PortfolioIndex) -> ServiceView {
    var view = self
    view.asOf = day
    view.index = known
    view.records = known.records[service.id] ?? [:]
    view.standings = standings.map { $0.on(day) }
    view.certificates = certificates.map { $0.on(day) }
    view.requiredStandings = requiredStandings.map { $0.on(day) }
    view.otherStandings = otherStandings.map { $0.on(day) }
    view.openFindings = findings.open(asOf: day)
    view.indicators = indicators.map { $0.on(day) }
    view.personaIndicators = personaIndicators.map { $0.on(day) }
    // Others only where one of its own is dated after the day.
    if view[.persona].count < self[.persona].count { view.personaDefinitions = view.definitions() }
    return view
  }

  private func definitions() -> [Record] {
    let spoken = Set((requiredStandings + otherStandings).map { foldedName($0.name) })
    let named = spoken.flatMap { index.personas[$0] ?? [] }
    // By their places: the whole of each would have to be hashed.
    let definitions = Dictionary((named + self[.persona]).map { ($0.origin, $0) }) { first, _ in first }
    return Array(definitions.values).sorted(on: \.origin, by: <, then: Record.standsBefore)
  }

  /// The service's own records of a kind, in the order of their places.
  subscript(_ kind: RecordKind) -> [Record] { records[kind] ?? [] }

  /// Those whose checklist somebody has begun to answer; a template that nobody touched says nothing.
  var answeringRecords: [Record] {
    (self[.checklist] + self[.review]).filter { record in
      record.checklistItems.contains { $0.state != .unknown }
    }
  }

  /// By kind, then by place.
  var allRecords: [Record] { records.sorted { $0.key < $1.key }.flatMap(\.value) }

  var requiredPersonas: [String] { requiredStandings.map(\.name) }

  /// Those who must review, then whoever else has.
  var personaStandings: [PersonaStanding] {
    requiredStandings.map { PersonaStanding($0, isRequired: true) }
      + otherStandings.map { PersonaStanding($0, isRequired: false) }
  }

  /// What conditional reviews and certificates leave open, but those that their persona has replaced.
  var conditions: [Condition] {
    let roles = requiredStandings + otherStandings
    let open = openByReview
    let nameless = standings.filter { $0.persona == nil }.flatMap { $0.conditions(open) }
    let unsigned = certificates.filter { $0.agent == nil }.flatMap(\.conditions)
    return roles.compactMap(\.review).flatMap { $0.conditions(open) } + nameless
      + roles.flatMap(\.certificates).flatMap(\.conditions) + unsigned
  }

  /// The open findings of reviews, by the id of each review that has them.
  private var openByReview: [String: [OpenFinding]] {
    var found: [String: [OpenFinding]] = [:]
    for book in findings where !book.isCondition {
      for thread in book.threads where thread.life(asOf: asOf).isOpen {
        let open = thread.open
        for sighting in thread.sightings { found[sighting.record, default: []].append(open) }
      }
    }
    return found
  }

  var notes: [String] {
    var notes: [String] = []
    if service.tier == nil { notes.append("No tier is declared, so it is judged as tier 2.") }
    if requiredPersonas.isEmpty { notes.append("No persona is required to review tier \(tier).") }
    return notes
  }

  /// What is dated after the day of the report has not happened yet.
  private func reportFuture(into log: inout DiagnosticLog) {
    for record in self[.checklist] + self[.review] + self[.certificate] {
      guard let day = index.day(of: record), day > asOf else { continue }
      log.emit(
        Diagnostic(
          .futureDate, .warning,
          "dated \(day.iso), after the day of the report (\(asOf.iso)), so it does not count yet",
          help: "Correct the date, if it is wrong.", at: record.origin.location))
    }
  }
}

extension [FindingBook] {
  /// What is open of what reviews found, the gravest first.
  fileprivate func open(asOf day: Day) -> [OpenFinding] {
    flatMap { $0.open(asOf: day) }.sorted(on: \.urgency, by: <)
  }
}

extension OpenFinding {
  /// Gravest first, those without a severity last, then by place.
  fileprivate var urgency: (Int, Origin, String) {
    (finding.severity.gravity, origin, finding.id)
  }
}

extension PersonaStanding {
  fileprivate init(_ standing: RoleStanding, isRequired: Bool) {
    let newest = standing.newest
    self.init(
      persona: standing.name, state: standing.state, isRequired: isRequired, review: newest?.record.id,
      date: newest?.day)
  }
}
