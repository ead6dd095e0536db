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
  /// How each document's citations stand, in the order of its lines; `nil` when it did not say.
  public var citations: [DocumentID: [String]]?
  /// By the record's id; `nil` when it did not say.
  public var decisionRecords: [String: Standing]?
  public var objectives: [String: Standing]?
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
    public var text: String
    /// The check concerned, if one is.
    public var check: String?
    public var evidence: [DocumentID]

    public init(text: String, check: String? = nil, evidence: [DocumentID] = []) {
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
    public var evidence: [DocumentID]
    public var isBlocker: Bool

    public init(_ state: CheckState, evidence: [DocumentID] = [], isBlocker: Bool = false) {
      self.init(word: state.word, state: state, evidence: evidence, isBlocker: isBlocker)
    }

    public init(word: String, evidence: [DocumentID] = [], isBlocker: Bool = false) {
      self.init(word: word, state: CheckState(word: word), evidence: evidence, isBlocker: isBlocker)
    }

    private init(word: String, state: CheckState?, evidence: [DocumentID], isBlocker: Bool) {
      (self.word, self.state, self.evidence, self.isBlocker) = (word, state, evidence, isBlocker)
    }
  }

  public struct Finding: Hashable, Sendable {
    public var title: String
    public var service: String
    public var severity: Severity?
    public var isOpen: Bool
    public var life: LedgerFinding.Life?
    /// Where it stands last.
    public var origin: Origin?

    public init(
      title: String, service: String, severity: Severity?, isOpen: Bool, life: LedgerFinding.Life?,
      origin: Origin? = nil
    ) {
      self.title = title
      self.service = service
      self.severity = severity
      self.isOpen = isOpen
      self.life = life
      self.origin = origin
    }
  }

  /// A record with a state: a decision record, an objective.
  public struct Standing: Hashable, Sendable {
    public var title: String
    public var service: String?
    /// As in data files.
    public var word: String
    public var origin: Origin?

    public init(title: String, service: String?, word: String, origin: Origin? = nil) {
      self.title = title
      self.service = service
      self.word = word
      self.origin = origin
    }
  }
}

/// A check as far as its answer depends on it.
public struct CheckTerms: Hashable, Sendable, Identifiable {
  public var id: String
  /// Severity, level, tiers, stages, time to live, first day, whether it can be waived, and the words of checklists.
  public var terms: [String]

  public init(id: String, terms: [String]) {
    self.id = id
    self.terms = terms
  }

  public init(_ check: Check) {
    self.init(
      id: check.id,
      terms: [
        check.severity.rawValue, check.level.rawValue, check.tiers.map(String.init).joined(separator: " "),
        check.stages.joined(separator: " "), check.ttl.map(String.init) ?? "", check.enforcedFrom?.iso ?? "",
        String(check.isWaivable),
      ] + check.claims)
  }
}

extension ComparedReport {
  public init(_ report: Report) {
    self.init(asOf: report.asOf)
    let blockers = Set(report.rubric.checks.filter { $0.severity == .blocker }.map(\.id))
    let owned = Dictionary(grouping: report.portfolio.records) { $0.service ?? "" }
    services = Dictionary(
      report.assessments.map { assessment in
        let records = owned[assessment.service.id] ?? []
        return (assessment.service.id, Service(assessment, blockers, documents: Set(records.map(\.origin.document))))
      }
    ) { first, _ in first }
    findings = Dictionary(report.findings.map { ($0.id, Finding($0)) }) { first, _ in first }
    checks = report.rubric.checks.map { CheckTerms($0) }
    documents = Dictionary(report.portfolio.documents.map { ($0.id, $0.sha256) }) { first, _ in first }
    citations = Dictionary(grouping: report.portfolio.citations, by: \.origin.document).mapValues { readings in
      readings.map { "\($0.origin.line) \($0.citation.text) \($0.atNewest.rawValue)" }
    }
    waivers = Set(report.portfolio.records.filter { $0.kind == .waiver }.map(\.origin.document))
    let records = report.portfolio.records.filter { $0.kind == .decisionRecord }
    decisionRecords = Dictionary(
      records.map { record in
        let standing = Standing(
          title: record.title, service: record.service, word: record.decisionStatus?.rawValue ?? "none",
          origin: record.origin)
        return (record.id, standing)
      }
    ) { first, _ in first }
    let titles = Dictionary(report.portfolio.records.map { ($0.id, $0) }) { first, _ in first }
    objectives = Dictionary(
      report.objectives.map { objective in
        let record = titles[objective.record]
        return (
          objective.record,
          Standing(
            title: record?.title ?? objective.record, service: objective.service, word: objective.state.rawValue,
            origin: record?.origin)
        )
      }
    ) { first, _ in first }
  }
}

extension ComparedReport.Service {
  fileprivate init(_ assessment: Assessment, _ blockers: Set<String>, documents: Set<DocumentID>) {
    let reasons = assessment.decision.fired.flatMap(\.reasons).map {
      ComparedReport.Reason(text: $0.text, check: $0.check, evidence: $0.evidence.map(\.document))
    }
    let answers = assessment.results.map { result in
      let evidence = result.evidence.map(\.document)
      return (
        result.check,
        ComparedReport.Answer(result.state, evidence: evidence, isBlocker: blockers.contains(result.check))
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
      life: finding.life, origin: finding.origin)
  }
}

extension Record {
  /// Of a decision record; `nil` when it states none, and of every other record.
  fileprivate var decisionStatus: DecisionRecord.Status? {
    guard case .decisionRecord(let decision) = details else { return nil }
    return decision.status
  }
}
