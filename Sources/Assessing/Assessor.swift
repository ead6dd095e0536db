import Diagnostics
import ReportModel

/// What is the same for all services, and so is made once before any of them is judged.
struct Assessor: Sendable {
  /// By their ids.
  let services: [Service]
  private let portfolio: Portfolio
  private let questions: Questionnaire
  private let objectives: [ObjectiveStanding]
  private let claims: [Claim]
  private let indicators: IndicatorBook
  /// Of the KPIs that are about all services. Findings, which are not known yet, change what a value says, never whether there
  /// is one.
  private let sharedIndicators: [IndicatorStanding]
  private let index: PortfolioIndex
  /// Without what is dated after the day.
  private let known: PortfolioIndex
  /// What runs out of records, and of those of each service by its id.
  private let (expiries, expiriesOfService): ([Expiry], [String: [Expiry]])
  private let policy: AssessmentPolicy
  private let asOf: Day
  private let looksAhead: Bool

  /// - Parameters:
  ///   - index: Of the same portfolio.
  ///   - claims: As ``claims(of:policy:asOf:)`` gives them.
  init(
    _ preparation: Preparation, index: PortfolioIndex, claims: [Claim], looksAhead: Bool = true,
    into log: inout DiagnosticLog
  ) {
    let (portfolio, policy, asOf) = (preparation.portfolio, preparation.policy, preparation.asOf)
    let (questions, objectives) = (preparation.questions, preparation.objectives)
    var index = index
    index.learn(objectives)
    index.learn(claims)
    index.waivers = WaiverBook(portfolio.records, questions: questions, in: index, asOf: asOf, into: &log)
    expiries = recordExpiries(of: portfolio, in: index, objectives, policy: policy, asOf: asOf)
    expiriesOfService = Dictionary(grouping: expiries.filter { $0.service != nil }) { $0.service ?? "" }
    services = portfolio.services.sorted { $0.id < $1.id }
    indicators = IndicatorBook(portfolio, index, objectives, policy.ttl, asOf: asOf)
    sharedIndicators = indicators.standings(of: nil, [])
    known = index.known(on: asOf)
    (self.portfolio, self.questions, self.objectives, self.index) = (portfolio, questions, objectives, index)
    (self.claims, self.policy, self.asOf) = (claims, policy, asOf)
    self.looksAhead = looksAhead
  }

  /// What depends neither on the claims nor on the index, which can be made at the same time.
  struct Preparation: Sendable {
    let portfolio: Portfolio
    let policy: AssessmentPolicy
    let asOf: Day
    let questions: Questionnaire
    let objectives: [ObjectiveStanding]

    init(
      _ portfolio: Portfolio, by questions: inout Questionnaire, policy: AssessmentPolicy, asOf: Day,
      into log: inout DiagnosticLog
    ) {
      questions.learn(itemsOf: portfolio.records)
      reportOverdue(portfolio.records, asOf: asOf, into: &log)
      reportUnknownServices(portfolio, into: &log)
      reportCitations(portfolio.citations, into: &log)
      objectives = objectiveStandings(of: portfolio, ttl: policy.ttl[.loadTest], asOf: asOf, into: &log)
      (self.portfolio, self.policy, self.asOf) = (portfolio, policy, asOf)
      self.questions = questions
    }
  }

  /// The rows of the claim ledger, in their order.
  static func claims(of portfolio: Portfolio, policy: AssessmentPolicy, asOf: Day) -> [Claim] {
    let stated = claimLedger(of: portfolio, policy: policy, asOf: asOf)
    return Claim.ledger(stated + Assessing.claims(from: portfolio.citations) + figureClaims(of: portfolio))
  }

  /// What one service came to.
  struct Outcome: Sendable {
    var assessment: Assessment
    var findings: [LedgerFinding]
    /// Where its KPIs stand.
    var indicators: [IndicatorStanding]
    /// What runs out of it beside what its records say.
    var expiries: [Expiry]
    /// Of its certificates, by the id of the one replaced.
    var replacedCertificates: [String: String]
    /// What its ticks claim and its records refute.
    var claims: [Claim]
  }

  func outcome(of service: Service, into log: inout DiagnosticLog) -> Outcome {
    var view = ServiceView(of: service, in: index, policy: policy, asOf: asOf, into: &log)
    let findings = view.findingLedger(of: questions.rubric, into: &log)
    view.learn(indicators.standings(of: service.id, findings), shared: sharedIndicators)
    let inquiry = Inquiry(of: view, by: questions, into: &log)
    let grounds = grounds(of: view, by: inquiry)
    var assessment = assess(grounds, into: &log)
    let own = serviceExpiries(of: view, assessment, findings, questions)
    if looksAhead {
      let ends =
        ((expiriesOfService[service.id] ?? []) + own).map(\.day) + grounds.allConditions.compactMap(\.due)
        + findings.filter(\.isOpen).flatMap(\.lastDays) + known.waivers.lastDays(of: service.id)
      assessment.forecast = forecast(of: assessment, after: ends, from: view, by: inquiry, in: known)
      assessment.decision.end(before: assessment.forecast.first)
    }
    return Outcome(
      assessment: assessment, findings: findings, indicators: view.indicators, expiries: own,
      replacedCertificates: view.certificates.replaced,
      claims: tickClaims(assessment.results, inquiry, asOf: asOf))
  }

  /// Tells the authors of claims that are refuted, and of certificates that contradict one another.
  func reportContradictions(into log: inout DiagnosticLog) {
    Assessing.report(claims, into: &log)
    reportConflicts(portfolio, in: index, policy: policy, asOf: asOf, into: &log)
  }

  /// Where the certificates of no service stand, those of each source by themselves.
  private var ownerless: [CertificateStanding] {
    let certificates = portfolio.records.filter { $0.kind == .certificate && $0.service == nil }
    return Dictionary(grouping: certificates, by: \.origin.document.source).values.flatMap {
      certificateStandings($0, in: index, policy: policy, asOf: asOf)
    }
  }

  /// - Parameter outcomes: Of ``services``, in their order.
  func report(of outcomes: [Outcome], into log: inout DiagnosticLog) -> Report {
    let findings = outcomes.flatMap(\.findings)
    var report = Report(
      asOf: asOf, portfolio: portfolio, rubric: questions.rubric, assessments: outcomes.map(\.assessment))
    // They have become claims, and nobody asks for them any more.
    (report.portfolio.statements, report.portfolio.figures) = ([], [])
    let ticks = outcomes.flatMap(\.claims)
    report.claims = ticks.isEmpty ? claims : Claim.ledger(claims + ticks)
    Assessing.report(ticks, into: &log)
    report.findings = findings
    report.objectives = objectives
    report.waivers = index.waivers.standings(of: portfolio.records, on: asOf)
    markIdleWaivers(of: &report, by: index.waivers, into: &log)
    report.replacedCertificates = outcomes.map(\.replacedCertificates).reduce(ownerless.replaced) { all, own in
      all.merging(own) { first, _ in first }
    }
    report.indicators = (outcomes.flatMap(\.indicators) + indicators.standings(of: nil, findings))
      .sorted { $0.origin < $1.origin }
    // What Muster computes anew each night does not run out, whatever somebody reported beside it.
    let computed = Set(report.indicators.filter { $0.actual?.isComputed ?? false }.map(\.origin))
    let ends = expiries + outcomes.flatMap(\.expiries)
    report.expiries = sortedCalendar(ends.filter { $0.kind != .kpi || !computed.contains($0.origin) })
    report.incidents = incidentStatistics(of: portfolio.records, in: index, asOf: asOf)
    report.debts = debtStandings(of: portfolio.records, in: index, asOf: asOf)
    report.fixes = sharedFixes(report.assessments, by: questions.rubric)
    return report
  }
}
