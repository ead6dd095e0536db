/// What is different from an earlier build, commit or day.
public struct ReportChanges: Hashable, Sendable {
  /// The day for which the earlier build was true; `nil` when it does not say.
  public var since: Day?
  /// What the earlier point is called, where its day does not tell it from the later one.
  public var sinceName: String?
  /// Those of which anything changed, by id.
  public var services: [ServiceChange]
  /// In the order of ``FindingChange/What``, each by service, the gravest first.
  public var findings: [FindingChange]
  /// By title.
  public var decisionRecords: [StandingChange]
  public var objectives: [StandingChange]
  /// Those with a target that there were before, too.
  public var indicators: [StandingChange]
  /// Records of other kinds.
  public var records: [StandingChange]
  /// The ids of the checks that ask something else than they did, that came or that went.
  public var checks: [String]
  /// What could not be compared, one sentence each.
  public var notes: [String]

  public init(
    since: Day?, services: [ServiceChange] = [], findings: [FindingChange] = [],
    decisionRecords: [StandingChange] = [], objectives: [StandingChange] = [],
    indicators: [StandingChange] = [], records: [StandingChange] = [], checks: [String] = [], notes: [String] = []
  ) {
    self.since = since
    self.services = services
    self.findings = findings
    self.decisionRecords = decisionRecords
    self.objectives = objectives
    self.indicators = indicators
    self.records = records
    self.checks = checks
    self.notes = notes
  }

  public var isEmpty: Bool {
    services.isEmpty && findings.isEmpty && decisionRecords.isEmpty && objectives.isEmpty
      && indicators.isEmpty && records.isEmpty && checks.isEmpty
  }
}

/// A record whose state or target changed, that came or that went.
public struct StandingChange: Hashable, Sendable, Identifiable {
  /// The record's.
  public var id: String
  public var kind: RecordKind
  public var title: String
  /// `nil` when unassigned.
  public var service: String?
  /// As in data files; `nil` when there was no such record.
  public var before: String?
  public var after: String?
  /// What is promised or aimed at, where that is another than it was; otherwise `nil` twice.
  public var aim: Change<String>
  /// Where it stands; `nil` when it is gone.
  public var origin: Origin?

  public init(
    id: String, kind: RecordKind, title: String, service: String? = nil, before: String?, after: String?,
    aim: Change<String> = Change(nil, nil), origin: Origin? = nil
  ) {
    self.aim = aim
    self.id = id
    self.kind = kind
    self.title = title
    self.service = service
    self.before = before
    self.after = after
    self.origin = origin
  }

  /// A KPI of a role, say, that is no single service's.
  public var measuresAll: Bool { kind == .kpi && service == nil }
}

/// Why something moved.
public struct ChangeCause: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case rubricChanged = "rubric-changed"
    case waiverExpired = "waiver-expired"
    case documentAdded = "document-added"
    case documentRemoved = "document-removed"
    /// It is where it was, and the configuration does not choose it any more.
    case documentLeftOut = "document-left-out"
    /// A document that it rests on says something else.
    case evidence
    case citationChanged = "citation-changed"
    /// Nothing that it rests on was touched: something became too old, or a day came.
    case timePassed = "time-passed"
    /// Of two sites: no document of the service was touched, and it has another tier, or nothing else is another.
    case configurationChanged = "configuration-changed"
    /// What was compared does not tell.
    case unknown
  }

  public var kind: Kind
  /// The document concerned, if one is.
  public var document: DocumentID?
  /// Of what a document cites, the files that are known to have changed, in the document's source; each once.
  public var cited: [SourcePath]

  public init(_ kind: Kind, _ document: DocumentID? = nil, cited: [SourcePath] = []) {
    self.kind = kind
    self.document = document
    self.cited = cited
  }
}

/// What changed of one service.
public struct ServiceChange: Hashable, Sendable, Identifiable {
  public enum Presence: String, Hashable, Sendable, CaseIterable { case new, gone, kept }

  public var id: String
  public var name: String
  public var presence: Presence
  /// Of one that is gone, the service that has all of its records now; of a new one, the service that had them. `nil` where
  /// that is not certain.
  public var counterpart: String?
  public var decision: Change<Decision.Word>
  /// The number of the rule that decides.
  public var rule: Change<Int>
  /// What speaks for the decision of one that is new, or whose decision is another; of one that is refused as before, what
  /// refuses it now and did not.
  public var reasons: [Reason]
  public var level: Change<Level>
  /// To the thousandth of a percent, as it is published.
  public var verified: Change<Ratio>
  /// In the rubric's order; only of a service that both builds know.
  public var checks: [CheckChange]
  /// Why its decision moved, else its level, else its share; each once.
  public var causes: [ChangeCause]

  public init(
    id: String, name: String, presence: Presence, decision: Change<Decision.Word>,
    rule: Change<Int> = Change(nil, nil), reasons: [Reason] = [], level: Change<Level>, verified: Change<Ratio>,
    checks: [CheckChange] = [], causes: [ChangeCause] = []
  ) {
    self.id = id
    self.name = name
    self.presence = presence
    self.decision = decision
    self.rule = rule
    self.reasons = reasons
    self.level = level
    self.verified = verified
    self.checks = checks
    self.causes = causes
  }

  public struct Reason: Hashable, Sendable {
    /// The number of the rule that fired.
    public var rule: Int
    public var text: String

    public init(rule: Int, text: String) { (self.rule, self.text) = (rule, text) }
  }

  public var isChange: Bool {
    presence != .kept || decision.isChange || rule.isChange || !reasons.isEmpty || level.isChange || verified.isChange
      || !checks.isEmpty
  }

  /// Refused as before, by something that did not refuse it before.
  public var isRefusedAnew: Bool { presence == .kept && !decision.isChange && !reasons.isEmpty }
}

/// The same thing then and now; `nil` where there was nothing, or nothing that was understood.
public struct Change<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
  public var before: Value?
  public var after: Value?

  public init(_ before: Value?, _ after: Value?) {
    self.before = before
    self.after = after
  }

  public var isChange: Bool { before != after }

  /// Known both then and now, and higher.
  public var isRise: Bool {
    guard let before, let after else { return false }
    return before < after
  }
}

extension ServiceChange {
  /// What became of the decision, for people. A gate is stricter: it holds NOT ASSESSED to be the second worst.
  public enum Turn: Hashable, Sendable {
    case better, worse
    /// NOT ASSESSED before, so there is nothing that it could be worse or better than.
    case assessed
    /// Too little is known now, which nobody may take for progress, be it from a NO-GO.
    case unassessed
  }

  /// `nil` where nothing changed, or one of the two is not known.
  ///
  /// What was not assessed is worse all the same when a stop, a refusal, a failing blocker or a Critical finding came: rules 1
  /// to 3, each of which would have decided before.
  public var turn: Turn? {
    guard let before = decision.before, let after = decision.after, before != after else { return nil }
    if after == .notAssessed { return .unassessed }
    guard before == .notAssessed else { return after < before ? .worse : .better }
    return after == .noGo && (rule.after ?? 1) <= 3 ? .worse : .assessed
  }
}

/// A check whose answer changed.
public struct CheckChange: Hashable, Sendable {
  public var check: String
  /// As in data files; `nil` when the check was not asked.
  public var before: String?
  public var after: CheckState
  public var causes: [ChangeCause]

  public init(check: String, before: String?, after: CheckState, causes: [ChangeCause] = []) {
    self.check = check
    self.before = before
    self.after = after
    self.causes = causes
  }
}

/// A finding that came, went, came back, has another severity or day, or that somebody lives with.
public struct FindingChange: Hashable, Sendable, Identifiable {
  public enum What: String, Hashable, Sendable, CaseIterable, Comparable {
    case new, returned
    /// Open before, and graver now.
    case raised
    /// Accepted before, and merely open now.
    case acceptanceEnded = "acceptance-ended"
    /// Grave, and due later than it was, or on no day any more.
    case postponed
    /// Open before, and less grave now.
    case lowered
    /// Open before, and somebody lives with it until a day.
    case accepted
    /// Accepted before, and until a later day now.
    case prolonged
    case disappeared
    /// A condition that its agent asks for no more.
    case lifted
    case fixed

    public static func < (lhs: Self, rhs: Self) -> Bool {
      allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
    }
  }

  public var what: What
  public var id: String
  public var title: String
  public var service: String
  public var severity: Severity?
  /// What it was, of one that was raised or lowered; `nil` too when it had none.
  public var severityBefore: Severity?
  /// When it was due, of one that was postponed, and when it is; `nil` for no day.
  public var due: Change<Day>
  /// Until when it is accepted, of one that was accepted or whose acceptance was prolonged, and until when it was.
  public var until: Change<Day>
  /// Where it stands last; `nil` when no record has it any more.
  public var origin: Origin?
  /// Where it stood, of one that no record has any more.
  public var lostFrom: Origin?

  public init(
    what: What, id: String, title: String, service: String, severity: Severity? = nil,
    severityBefore: Severity? = nil, due: Change<Day> = Change(nil, nil),
    until: Change<Day> = Change(nil, nil), origin: Origin? = nil,
    lostFrom: Origin? = nil
  ) {
    self.what = what
    self.id = id
    self.title = title
    self.service = service
    self.severity = severity
    self.severityBefore = severityBefore
    self.due = due
    self.until = until
    self.origin = origin
    self.lostFrom = lostFrom
  }
}
