/// A list of questions or demands, answered or not.
public struct Checklist: Hashable, Sendable, Codable {
  public var items: [ChecklistItem]
  /// "3/25 checks passed", as stated: a claim, never believed.
  public var stated: StatedProgress?
  /// What it concludes, as stated: shown beside what is derived, and never believed.
  public var verdict: StatedVerdict?

  public init(items: [ChecklistItem], stated: StatedProgress? = nil) {
    self.items = items
    self.stated = stated
  }

  /// Nobody has answered anything: a template, which is not the same as 0 %.
  public var isNotStarted: Bool { items.allSatisfy { $0.state == .unknown } }

  public struct StatedVerdict: Hashable, Sendable, Codable {
    public var verdict: Review.Verdict
    public var raw: String
    public var line: Int

    public init(_ verdict: Review.Verdict, raw: String, line: Int) {
      (self.verdict, self.raw, self.line) = (verdict, raw, line)
    }
  }

  public struct StatedProgress: Hashable, Sendable, Codable {
    public var done: Int
    public var total: Int
    public var line: Int

    public init(done: Int, total: Int, line: Int) {
      self.done = done
      self.total = total
      self.line = line
    }
  }
}

public struct ChecklistItem: Hashable, Sendable, Codable {
  /// A tick is a pass, a cross a fail, a warning sign a partial; an unticked box is *unknown*, not a no.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case pass, partial, fail, unknown
    case notApplicable = "not-applicable"
  }

  /// Without its mark and without `(BLOCKER)`.
  public var text: String
  public var state: State
  public var isBlocker: Bool
  /// The heading or bold label above it.
  public var section: String?
  /// What the item says after its text: "(draft exists)", an answer below it.
  public var note: String?
  /// The id of the rubric's check that it answers, when it names one (`[deploy.rollback]`).
  public var check: String?
  public var line: Int
  public var citations: [Citation]
  /// Links of the item, as written: evidence that the assessment resolves.
  public var links: [String]
  /// What a row that is marked as not applicable says about that; `nil` when it says nothing.
  public var exemption: Exemption?
  /// The day on which it was done, as its own words or its row say.
  public var day: Day?

  public init(
    text: String, state: State, isBlocker: Bool = false, section: String? = nil, note: String? = nil,
    check: String? = nil, line: Int, citations: [Citation] = [], links: [String] = [],
    exemption: Exemption? = nil
  ) {
    self.text = text
    self.state = state
    self.isBlocker = isBlocker
    self.section = section
    self.note = note
    self.check = check
    self.line = line
    self.citations = citations
    self.links = links
    self.exemption = exemption
  }
}
