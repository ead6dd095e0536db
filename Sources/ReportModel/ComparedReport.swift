/// A report as far as another one is compared with it: made of the report, or of what a build published.
///
/// What comes from an older or a newer Muster may lack something: what was not understood is absent.
public struct ComparedReport: Hashable, Sendable {
  /// The day for which it is true.
  public var asOf: Day?
  /// By id.
  public var services: [String: Service]
  /// By id; `nil` when it did not say.
  public var findings: [String: Finding]?
  /// In the rubric's order; `nil` when it did not say.
  public var checks: [CheckTerms]?
  /// The SHA-256 of each document that was read; `nil` when it did not say.
  public var documents: [DocumentID: String]?
  /// What lies in each source like a document, and is not chosen; `nil` when it did not say.
  public var leftOut: [String: Set<SourcePath>]?
  /// How each document's citations stand, in the order of its lines; `nil` when it did not say.
  public var citations: [DocumentID: [CitedLines]]?
  /// By the record's id; `nil` when it did not say.
  public var decisionRecords: [String: Standing]?
  public var objectives: [String: Standing]?
  /// KPIs with a target, by ``indicatorID(of:in:for:)``.
  public var indicators: [String: Standing]?
  /// Those of other kinds whose coming and going is told.
  public var records: [String: Standing]?
  /// What each check asks, by its id.
  public var questions: [String: String] = [:]
  /// Of the site; `nil` of a report, and when it did not say.
  public var title: String?
  /// The documents that hold waivers.
  public var waivers: Set<DocumentID> = []
  /// What cannot be compared, one sentence each.
  public var notes: [String] = []

  public init(asOf: Day?, services: [String: Service] = [:], findings: [String: Finding]? = nil) {
    self.asOf = asOf
    self.services = services
    self.findings = findings
  }

  public struct Service: Hashable, Sendable {
    public var name: String
    public var decision: Decision.Word?
    public var level: Level?
    public var verified: Ratio?
    public var tier: Int?
    /// The documents that hold its records; `nil` when it did not say.
    public var documents: Set<DocumentID>?
    /// The personas whom its tier requires; `nil` when it did not say.
    public var required: Set<String>?
    /// Those of them in which the personas speak whom its tier requires.
    public var reviews: Set<DocumentID> = []
    /// What the rules that fired rest on, the deciding one's first.
    public var reasons: [Reason]
    /// By the check's id.
    public var answers: [String: Answer]

    public init(
      name: String, decision: Decision.Word?, level: Level?, verified: Ratio?, tier: Int? = nil,
      documents: Set<DocumentID>? = nil, reasons: [Reason] = [], answers: [String: Answer] = [:]
    ) {
      self.name = name
      self.decision = decision
      self.level = level
      self.verified = verified
      self.tier = tier
      self.documents = documents
      self.reasons = reasons
      self.answers = answers
    }
  }

  public struct Reason: Hashable, Sendable {
    /// The number of the rule that fired, 1 to 7.
    public var rule: Int
    public var text: String
    /// The check concerned, if one is.
    public var check: String?
    public var evidence: [Origin]

    public init(rule: Int, text: String, check: String? = nil, evidence: [Origin] = []) {
      self.rule = rule
      self.text = text
      self.check = check
      self.evidence = evidence
    }
  }

  public struct Answer: Hashable, Sendable {
    /// As in data files.
    public var word: String
    /// `nil` for a word that is not known here.
    public var state: CheckState?
    public var evidence: [Origin]
    public var isBlocker: Bool

    public init(_ state: CheckState, evidence: [Origin] = [], isBlocker: Bool = false) {
      self.init(word: state.word, state: state, evidence: evidence, isBlocker: isBlocker)
    }

    public init(word: String, evidence: [Origin] = [], isBlocker: Bool = false) {
      self.init(word: word, state: CheckState(word: word), evidence: evidence, isBlocker: isBlocker)
    }

    private init(word: String, state: CheckState?, evidence: [Origin], isBlocker: Bool) {
      (self.word, self.state, self.evidence, self.isBlocker) = (word, state, evidence, isBlocker)
    }
  }

  public struct Finding: Hashable, Sendable {
    public var title: String
    public var service: String
    public var severity: Severity?
    public var isOpen: Bool
    public var life: LedgerFinding.Life?
    public var kind: LedgerFinding.Kind
    public var persona: String?
    public var due: Day?
    public var acceptedUntil: Day?
    /// Where it stands last.
    public var origin: Origin?

    public init(
      title: String, service: String, severity: Severity?, isOpen: Bool, life: LedgerFinding.Life?,
      kind: LedgerFinding.Kind = .finding, persona: String? = nil, due: Day? = nil, acceptedUntil: Day? = nil,
      origin: Origin? = nil
    ) {
      self.kind = kind
      self.persona = persona
      self.due = due
      self.acceptedUntil = acceptedUntil
      self.title = title
      self.service = service
      self.severity = severity
      self.isOpen = isOpen
      self.life = life
      self.origin = origin
    }
  }

  /// A record with a state: a decision record, an objective, a KPI, a waiver with its end.
  public struct Standing: Hashable, Sendable {
    public var kind: RecordKind
    public var title: String
    public var service: String?
    /// Who speaks in it.
    public var persona: String?
    /// The id that its document gives it.
    public var statedID: String?
    /// The day that it states.
    public var day: Day?
    /// As in data files.
    public var word: String
    /// What is promised or aimed at; `nil` for what has no target.
    public var aim: String?
    public var origin: Origin?

    public init(
      _ kind: RecordKind, title: String, service: String?, persona: String? = nil, statedID: String? = nil,
      day: Day? = nil, word: String, aim: String? = nil, origin: Origin? = nil
    ) {
      self.persona = persona
      self.aim = aim
      self.day = day
      self.kind = kind
      self.title = title
      self.service = service
      self.statedID = statedID
      self.word = word
      self.origin = origin
    }
  }
}

extension ComparedReport {
  public init(_ report: Report) {
    self.init(asOf: report.asOf)
    let blockers = Set(report.rubric.checks.filter { $0.severity == .blocker }.map(\.id))
    let owned = Dictionary(grouping: report.portfolio.records) { $0.service ?? "" }
    let byID = Dictionary(report.portfolio.records.map { ($0.id, $0) }) { first, _ in first }
    services = Dictionary(
      report.assessments.map { assessment in
        let records = owned[assessment.service.id] ?? []
        var service = Service(assessment, blockers, documents: Set(records.map(\.origin.document)))
        service.required = Set(assessment.personas.filter(\.isRequired).map(\.persona))
        service.reviews = Set(
          assessment.personas.compactMap { $0.review.flatMap { byID[$0]?.origin.document } })
        return (assessment.service.id, service)
      }
    ) { first, _ in first }
    findings = Dictionary(report.findings.map { ($0.id, Finding($0)) }) { first, _ in first }
    checks = report.rubric.checks.map { CheckTerms($0) }
    leftOut = report.portfolio.leftOut
    documents = Dictionary(report.portfolio.documents.map { ($0.id, $0.sha256) }) { first, _ in first }
    citations = Dictionary(grouping: report.portfolio.citations, by: \.origin.document).mapValues { readings in
      readings.map {
        CitedLines(line: $0.origin.line, text: $0.citation.text, word: $0.atNewest.rawValue, file: $0.target)
      }
    }
    waivers = Set(report.portfolio.records.filter { $0.kind == .waiver }.map(\.origin.document))
    func standings(where isMeant: (RecordKind) -> Bool) -> [String: Standing] {
      byID.filter { isMeant($0.value.kind) }.mapValues { Standing($0) }
    }
    decisionRecords = standings { $0 == .decisionRecord }
    records = standings(where: \.comesAndGoes)
    questions = Dictionary(report.rubric.checks.map { ($0.id, $0.question) }) { first, _ in first }
    objectives = Dictionary(
      report.objectives.map { objective in
        let record = byID[objective.record]
        var aim: String?
        if case .slo(let promised)? = record?.details { aim = promised.aim }
        let standing = Standing(
          .slo, title: record?.title ?? objective.record, service: objective.service, statedID: record?.statedID,
          word: objective.state.rawValue, aim: aim, origin: record?.origin)
        return (objective.record, standing)
      }
    ) { first, _ in first }
    indicators = Dictionary(
      report.indicators.map { indicator in
        let id = Self.indicatorID(of: indicator.metric, in: indicator.origin.document, for: indicator.service)
        let standing = Standing(
          .kpi, title: indicator.metric, service: indicator.service, word: indicator.state.rawValue,
          aim: indicator.target.raw, origin: indicator.origin)
        return (id, standing)
      }
    ) { first, _ in first }
  }

  /// A row of a table has no id of its own, and its line is another one tomorrow.
  package static func indicatorID(of metric: String, in document: DocumentID, for service: String?) -> String {
    "\(document) \(service ?? "") \(metric)"
  }
}

extension ServiceLevelObjective {
  /// `99.95 %, p95 below 8 s, over 28d`; `nil` for nothing that can be read.
  package var aim: String? { promise.map { "\($0)\(window.map { ", over \($0)" } ?? "")" } }
}

extension ComparedReport.Service {
  fileprivate init(_ assessment: Assessment, _ blockers: Set<String>, documents: Set<DocumentID>) {
    let reasons = assessment.decision.fired.flatMap { rule in
      rule.reasons.map {
        ComparedReport.Reason(rule: rule.number, text: $0.text, check: $0.check, evidence: $0.evidence)
      }
    }
    let answers = assessment.results.map { result in
      (
        result.check,
        ComparedReport.Answer(result.state, evidence: result.evidence, isBlocker: blockers.contains(result.check))
      )
    }
    self.init(
      name: assessment.service.name, decision: assessment.decision.word, level: assessment.level,
      verified: assessment.score?.verified, tier: assessment.service.tier, documents: documents, reasons: reasons,
      answers: Dictionary(answers) { first, _ in first })
  }
}

extension ComparedReport.Finding {
  fileprivate init(_ finding: LedgerFinding) {
    self.init(
      title: finding.title, service: finding.service, severity: finding.severity, isOpen: finding.isOpen,
      life: finding.life, kind: finding.kind, persona: finding.persona, due: finding.due,
      acceptedUntil: finding.life == .accepted ? finding.acceptedUntil : nil, origin: finding.origin)
  }
}

extension ComparedReport.Standing {
  fileprivate init(_ record: Record) {
    var word = Self.word(stated: record.statusRaw)
    switch record.details {
    case .decisionRecord(let decision): word = decision.status?.rawValue ?? "none"
    case .waiver(let waiver): word = Self.word(until: waiver.expires)
    case .review(let review): word = Self.word(stated: review.verdictRaw ?? record.statusRaw)
    case .certificate(let certificate): word = Self.word(stated: certificate.verdictRaw ?? record.statusRaw)
    default: break
    }
    self.init(
      record.kind, title: record.title, service: record.service, persona: record.persona, statedID: record.statedID,
      day: record.date, word: word, origin: record.origin)
  }

  /// Of a waiver.
  package static func word(until end: Day?) -> String { end.map { "until \($0.iso)" } ?? "without an end" }

  /// Of a record whose status nobody needs to understand.
  package static func word(stated status: String?) -> String { status ?? "there" }
}

extension ComparedReport.Service {
  /// The number of the first rule that fired.
  package var decidingRule: Int { reasons.first?.rule ?? 7 }

  /// What a persona refuses by itself: rules 1 and 2.
  package var refusals: [ComparedReport.Reason] { reasons.filter { $0.rule <= 2 } }
}

extension ComparedReport.Reason {
  /// Says the same by the same rule, whatever the refusal's own words.
  package func isSaid(by others: [Self]) -> Bool {
    others.contains { $0.rule == rule && $0.saying == saying }
  }

  private var saying: Substring { text.prefix { $0 != "\"" } }
}

extension RecordKind {
  /// Whether one that came or went is news by itself: not what is told by its state, and not what only describes or measures.
  package var comesAndGoes: Bool {
    switch self {
    case .review, .certificate, .debt, .checklist, .runbook, .incident, .loadTest, .plan, .update, .action, .waiver,
      .proposal, .deployment, .automation, .vendor:
      true
    case .service, .persona, .decisionRecord, .slo, .measurement, .kpi: false
    }
  }
}
