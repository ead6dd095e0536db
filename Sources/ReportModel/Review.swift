/// One persona's opinion of one service.
public struct Review: Hashable, Sendable, Codable {
  public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable { case pass, conditional, fail, unrecognised }

  /// `nil` when the review states none.
  public var verdict: Verdict?
  public var verdictRaw: String?
  /// Where the verdict stands; 1-based.
  public var verdictLine: Int?
  /// The same and the one in the document's head or body, where both state one; the verdict is the first of them.
  public var statedVerdicts: [StatedStatus] = []
  public var findings: [Finding]
  public var checklist: [ChecklistItem]
  public var metrics: [Metric]
  /// What the review asks for, in the order in which it is to be done.
  public var phases: [Phase]
  /// "3/25 checks passed", as stated: a claim, never believed.
  public var stated: Checklist.StatedProgress?
  /// "Critical Issues: 2 found", as stated: claims too.
  public var statedCounts: [StatedCount]
  /// The commit that was reviewed, as stated.
  public var commit: String?
  /// Who reviewed, by the document, where it names no persona: the record's persona is then a guess.
  public var reviewer: String?
  /// What it says beside its findings and its head; `nil` for one that is data.
  public var ownText: OwnText?
  /// When to look again.
  public var reReview: Day?
  /// The last day on which it holds, by its own words.
  public var validUntil: Day?

  public init(
    verdict: Verdict? = nil, verdictRaw: String? = nil, verdictLine: Int? = nil, findings: [Finding] = [],
    checklist: [ChecklistItem] = [], metrics: [Metric] = [], phases: [Phase] = [],
    stated: Checklist.StatedProgress? = nil, statedCounts: [StatedCount] = [], commit: String? = nil,
    reReview: Day? = nil
  ) {
    self.verdict = verdict
    self.verdictRaw = verdictRaw
    self.verdictLine = verdictLine
    self.findings = findings
    self.checklist = checklist
    self.metrics = metrics
    self.phases = phases
    self.stated = stated
    self.statedCounts = statedCounts
    self.commit = commit
    self.reReview = reReview
  }

  /// A step of the plan: `Phase 1: Blockers`.
  public struct Phase: Hashable, Sendable, Codable {
    public var name: String
    public var items: [Item] = []
    /// What the phase takes, as stated: `7-10 days (1.5-2 weeks)`.
    public var stated: String?
    public var statedLine: Int?
    /// The first amount in `stated`.
    public var statedEffort: Amount?
    public var line: Int

    public init(name: String, line: Int) {
      self.name = name
      self.line = line
    }

    public struct Item: Hashable, Sendable, Codable {
      public var text: String
      /// As written: `2-3 days`.
      public var effort: String?
      /// The first amount in `effort`.
      public var statedEffort: Amount?
      public var line: Int

      public init(text: String, effort: String?, statedEffort: Amount? = nil, line: Int) {
        self.text = text
        self.effort = effort
        self.statedEffort = statedEffort
        self.line = line
      }
    }
  }

  /// How many findings of a severity the author counted.
  public struct StatedCount: Hashable, Sendable, Codable {
    public var severity: Severity
    public var count: Int
    public var line: Int

    public init(severity: Severity, count: Int, line: Int) {
      self.severity = severity
      self.count = count
      self.line = line
    }
  }
}

/// One problem in a review.
public struct Finding: Hashable, Sendable, Codable {
  /// The number or name that the review gives it (`1`, `SEC-3`); a slug of the title otherwise.
  public var id: String
  public var title: String
  /// `nil` when the review gives none or an unknown word.
  public var severity: Severity?
  /// How grave it is in words that are not known; `nil` where the severity is known, or none is given.
  public var unknownSeverity: String?
  /// Fixed, resolved or accepted, by the review's own words.
  public var isClosed: Bool
  /// The day on which it was, or is to be, closed by its status.
  public var closedOn: Day?
  public var line: Int
  /// The day by which it is to be closed, where it can be read.
  public var due: Day?
  /// Issue, Risk, Impact, Recommendation, Effort, Owner, Due, Status, Location ...
  public var fields: [Field]

  public init(
    id: String, title: String, severity: Severity? = nil, isClosed: Bool = false, line: Int, due: Day? = nil,
    fields: [Field] = []
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.isClosed = isClosed
    self.line = line
    self.due = due
    self.fields = fields
  }

  /// `[Title]`: as its template has it.
  public var isPlaceholder: Bool { title.utf8.first.map("[{<".utf8.contains) ?? true }

  /// The value of the first field so named, in any case.
  ///
  /// - Parameter name: In lower case.
  public func field(_ name: String) -> String? {
    fields.first { $0.name.equalsIgnoringCase(name) }?.value
  }
}

/// A measured number in a review: `P99 latency: 2.1s (target: <500ms)`.
public struct Metric: Hashable, Sendable, Codable {
  public var name: String
  /// An exact decimal.
  public var value: String
  public var unit: String?
  public var target: String?
  public var line: Int

  public init(name: String, value: String, unit: String? = nil, target: String? = nil, line: Int) {
    self.name = name
    self.value = value
    self.unit = unit
    self.target = target
    self.line = line
  }
}
