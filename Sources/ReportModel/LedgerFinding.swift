/// A finding through all reviews of one persona that speak of it: a row of the findings ledger.
public struct LedgerFinding: Hashable, Sendable, Identifiable {
  /// What became of it, from one review to the next.
  public enum Life: String, Hashable, Sendable, CaseIterable {
    case new
    case seenAgain = "seen-again"
    case fixed
    /// Fixed or left out once, and found again.
    case returned
    /// Open, and somebody lives with it until a day.
    case accepted
    /// A later review does not speak of it, and none says that it was fixed.
    case disappeared
    /// A condition that a later certificate of the same agent, which approves, does not ask for any more.
    case lifted

    public var isOpen: Bool {
      switch self {
      case .new, .seenAgain, .returned, .accepted: true
      case .fixed, .disappeared, .lifted: false
      }
    }
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case finding
    /// What has to be done for a certificate to hold.
    case condition
  }

  /// The same in every build as long as service, persona, title (or rule), cited file and the lines cited in it are; the
  /// lines may move.
  public var id: String
  public var kind: Kind
  /// The id of the service.
  public var service: String
  public var persona: String?
  public var title: String
  public var severity: Severity?
  public var life: Life
  /// Since when it has been open, without being fixed; `nil` when no review has a date.
  public var since: Day?
  /// Days from ``since`` to the day of the report.
  public var age: Int?
  /// How many days it may be open; `nil` for ever.
  public var limit: Int?
  public var acceptedUntil: Day?
  public var owner: String?
  public var due: Day?
  /// As written.
  public var effort: String?
  /// The id of the record that has it last, and where.
  public var record: String
  public var origin: Origin
  /// Every place in which it stands, the oldest first.
  public var sightings: [Origin]

  public init(
    id: String, kind: Kind = .finding, service: String, persona: String? = nil, title: String,
    severity: Severity? = nil, life: Life, since: Day? = nil, age: Int? = nil, limit: Int? = nil,
    acceptedUntil: Day? = nil, owner: String? = nil, due: Day? = nil, effort: String? = nil, record: String,
    origin: Origin, sightings: [Origin] = []
  ) {
    self.id = id
    self.kind = kind
    self.service = service
    self.persona = persona
    self.title = title
    self.severity = severity
    self.life = life
    self.since = since
    self.age = age
    self.limit = limit
    self.acceptedUntil = acceptedUntil
    self.owner = owner
    self.due = due
    self.effort = effort
    self.record = record
    self.origin = origin
    self.sightings = sightings
  }

  public var isOpen: Bool { life.isOpen }

  /// Open for longer than it may be.
  public var isOverdue: Bool {
    guard isOpen, life != .accepted, let age, let limit else { return false }
    return age > limit
  }

  /// After each of them an open one weighs more: for which it is promised, until which it is accepted, and the last on which
  /// one of its severity may be open.
  package var lastDays: [Day] {
    [due, life == .accepted ? acceptedUntil : lastDayByAge].compactMap(\.self)
  }

  /// By how many days the day is over for which it is promised; `nil` while it is not, and for one that somebody lives with.
  package func daysLate(asOf: Day) -> Int? {
    guard isOpen, life != .accepted, let due, due < asOf else { return nil }
    return asOf - due
  }

  /// The last on which one of its severity may be open.
  package var lastDayByAge: Day? { since.flatMap { since in limit.map { since + $0 } } }
}
