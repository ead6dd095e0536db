/// What an earlier build published, as far as a later one is compared with it.
///
/// It may come from an older or a newer Muster: what was not understood is absent.
public struct EarlierReport: Hashable, Sendable {
  /// The day for which it was true.
  public var asOf: Day?
  /// By id.
  public var services: [String: Service]
  /// By id; `nil` when it did not say.
  public var findings: [String: Finding]?
  /// What cannot be compared, one sentence each.
  public var notes: [String] = []

  public init(asOf: Day?, services: [String: Service], findings: [String: Finding]?) {
    self.asOf = asOf
    self.services = services
    self.findings = findings
  }

  public struct Service: Hashable, Sendable {
    public var name: String
    public var decision: Decision.Word?
    public var level: Level?
    public var verified: Ratio?
    /// The word of each check's state, by the check's id.
    public var states: [String: String]

    public init(
      name: String, decision: Decision.Word?, level: Level?, verified: Ratio?, states: [String: String] = [:]
    ) {
      self.name = name
      self.decision = decision
      self.level = level
      self.verified = verified
      self.states = states
    }
  }

  public struct Finding: Hashable, Sendable {
    public var title: String
    public var service: String
    public var severity: Severity?
    public var isOpen: Bool
    public var life: LedgerFinding.Life?

    public init(title: String, service: String, severity: Severity?, isOpen: Bool, life: LedgerFinding.Life?) {
      self.title = title
      self.service = service
      self.severity = severity
      self.isOpen = isOpen
      self.life = life
    }
  }
}
