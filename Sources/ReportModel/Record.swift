/// One structured thing read out of a document.
public struct Record: Hashable, Sendable, Identifiable, Codable {
  /// `kind/slug`: unique in a portfolio, and stable: it depends on the record's own source, path and name only.
  public var id: String { "\(kind.rawValue)/\(slug)" }
  /// `[a-z0-9-]{1,90}`; empty until the collector has identified the record.
  public var slug: String = ""
  public var origin: Origin
  /// The lines that are the record's own text; the whole document for most.
  public var lines: ClosedRange<Int>
  public var title: String
  /// The id that the document gives it (`ADR-7`, `TD-004`), as written.
  public var statedID: String?
  /// The service as the document names it.
  public var statedService: String?
  /// Only its title or its component names that, and no field `service`.
  public var isServiceSubject = false
  /// The id of the service it belongs to; `nil` when unassigned.
  public var service: String?
  /// The persona who wrote it, as the document names it.
  public var persona: String?
  public var owner: String?
  /// As found, before it is normalised in `details`.
  public var statusRaw: String?
  public var date: Day?
  /// Where the text states its date, the place that counts first; empty for a date that comes from elsewhere.
  public var days: [StatedDay] = []
  /// Where the text states its status, the place that counts first; empty for one that is not stated as a field.
  public var statuses: [StatedStatus] = []
  /// Every other field, in the order in which they stand.
  public var fields: [Field]
  /// The `path:line` evidence in its text.
  public var citations: [Citation]
  public var details: Details

  public init(
    origin: Origin, lines: ClosedRange<Int>, title: String, details: Details, statedID: String? = nil,
    statedService: String? = nil, persona: String? = nil, owner: String? = nil, statusRaw: String? = nil,
    date: Day? = nil, fields: [Field] = [], citations: [Citation] = []
  ) {
    self.origin = origin
    self.lines = lines
    self.title = title
    self.details = details
    self.statedID = statedID
    self.statedService = statedService
    self.persona = persona
    self.owner = owner
    self.statusRaw = statusRaw
    self.date = date
    self.fields = fields
    self.citations = citations
  }

  public var kind: RecordKind { details.kind }

  /// What only one kind of record knows. A new kind is a noun, a case here and a reader.
  ///
  /// Behind a pointer: records are copied wherever they are looked at, and the largest kind has dozens of parts.
  public indirect enum Details: Hashable, Sendable, Codable {
    case service(ServiceEntry)
    case persona(Persona)
    case review(Review)
    case certificate(Certificate)
    case decisionRecord(DecisionRecord)
    case debt(Debt)
    case slo(ServiceLevelObjective)
    case measurement(Measurement)
    case checklist(Checklist)
    case runbook(Runbook)
    case incident(Incident)
    case plan(WorkPlan)
    case update(ProgressUpdate)
    case kpi(Indicator)
    case action(Action)
    case waiver(Waiver)
    case proposal(Proposal)
    case deployment(Deployment)
    case automation(Automation)
    case vendor(Vendor)
    case loadTest(LoadTest)

    public var kind: RecordKind {
      switch self {
      case .service: .service
      case .persona: .persona
      case .review: .review
      case .certificate: .certificate
      case .decisionRecord: .decisionRecord
      case .debt: .debt
      case .slo: .slo
      case .measurement: .measurement
      case .checklist: .checklist
      case .runbook: .runbook
      case .incident: .incident
      case .plan: .plan
      case .update: .update
      case .kpi: .kpi
      case .action: .action
      case .waiver: .waiver
      case .proposal: .proposal
      case .deployment: .deployment
      case .automation: .automation
      case .vendor: .vendor
      case .loadTest: .loadTest
      }
    }
  }
}

/// One `name: value` of a document's header.
public struct Field: Hashable, Sendable, Codable {
  /// As written.
  public var name: String
  public var value: String
  /// 1-based.
  public var line: Int

  public init(name: String, value: String, line: Int) {
    self.name = name
    self.value = value
    self.line = line
  }
}
