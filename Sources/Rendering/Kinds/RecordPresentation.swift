import ReportModel

/// How the records of one kind are shown: its words, what stands on a record's page, in its index and in the data.
///
/// One conformer for each noun, in a file of its own. Everything but the words and the index has a default, so that a new
/// kind says only what is special about it.
protocol RecordPresentation {
  static var words: KindWords { get }

  /// What its author says of it, in Muster's words; `nil` for kinds without a status.
  func status(of record: Record) -> Status?
  /// What a reader came for, in a sentence; `nil` where the title and the status say it.
  func summary(of record: Record) -> String?
  /// What only this kind knows, as facts.
  func facts(of record: Record, on site: Site, at page: String) -> [FactView]
  /// The lists that a record holds.
  func tables(of index: Int, on site: Site, at page: String) -> [TableView]
  /// A row of the kind's index, behind the link to the record: a value for each further column.
  func cells(of index: Int, on site: Site, at page: String) -> [ValueView]
  /// The place in the index, lowest first; records of one place follow each other by age, the youngest first.
  func rank(of record: Record) -> [Int]
  /// What `records.json` says beside the common fields.
  func data(of record: Record, in map: SiteMap) -> JSONValue
  /// The status in `records.json`, normalised; `nil` for kinds that have none.
  func statusWord(of record: Record) -> String?
}

extension RecordPresentation {
  func status(of record: Record) -> Status? { nil }
  func summary(of record: Record) -> String? { nil }
  func facts(of record: Record, on site: Site, at page: String) -> [FactView] { [] }
  func tables(of index: Int, on site: Site, at page: String) -> [TableView] { [] }
  func rank(of record: Record) -> [Int] { [] }
  func statusWord(of record: Record) -> String? { nil }
}

/// The words for one kind.
struct KindWords {
  var singular: String
  /// For a heading, or a link to all of them.
  var plural: String
  /// What it is, in a sentence or two.
  var purpose: String
  /// The columns of its index; the first holds the link to the record.
  var columns: [String]
  /// The shortest file that makes a record of this kind.
  var example: String
  /// What file that is.
  var exampleFile = "a Markdown file"
  /// Whether a record of it without a service is said to be unassigned.
  var belongsToService = true
  /// Of several that are counted, where the heading's word cannot be: `debts`.
  var several: String?
  /// Completes "3 of them are …" for those that have none of the kind's statuses.
  var unstated = "without a status"
}

extension KindWords {
  /// `1 load test`, `24 KPIs`, `12 debts`
  func counted(_ count: Int) -> String {
    ReportModel.counted(count, inSentence(singular), several ?? inSentence(plural))
  }

  /// Without the capital of a heading; an abbreviation keeps its own.
  private func inSentence(_ noun: String) -> String {
    let isAbbreviation = noun.utf8.dropFirst().first.map { (0x41...0x5A).contains($0) } ?? false
    return isAbbreviation ? noun : noun.asciiLowercased
  }
}

extension RecordKind {
  var words: KindWords {
    switch self {
    case .service: ServiceEntry.words
    case .persona: Persona.words
    case .review: Review.words
    case .certificate: Certificate.words
    case .decisionRecord: DecisionRecord.words
    case .debt: Debt.words
    case .slo: ServiceLevelObjective.words
    case .measurement: Measurement.words
    case .checklist: Checklist.words
    case .runbook: Runbook.words
    case .incident: Incident.words
    case .plan: WorkPlan.words
    case .update: ProgressUpdate.words
    case .kpi: Indicator.words
    case .action: Action.words
    case .waiver: Waiver.words
    case .proposal: Proposal.words
    case .deployment: Deployment.words
    case .automation: Automation.words
    case .vendor: Vendor.words
    case .loadTest: LoadTest.words
    }
  }

  /// Kinds that share a folder have an index each in it.
  var index: String {
    switch self {
    case .update: "\(folder)/updates.html"
    case .deployment: "\(folder)/deployments.html"
    case .automation: "\(folder)/automation.html"
    case .vendor: "\(folder)/vendors.html"
    default: "\(folder)/index.html"
    }
  }
}

extension Record {
  var presentation: any RecordPresentation {
    switch details {
    case .service(let entry): entry
    case .persona(let persona): persona
    case .review(let review): review
    case .certificate(let certificate): certificate
    case .decisionRecord(let decision): decision
    case .debt(let debt): debt
    case .slo(let objective): objective
    case .measurement(let measurement): measurement
    case .checklist(let checklist): checklist
    case .runbook(let runbook): runbook
    case .incident(let incident): incident
    case .plan(let plan): plan
    case .update(let update): update
    case .kpi(let kpi): kpi
    case .action(let action): action
    case .waiver(let waiver): waiver
    case .proposal(let proposal): proposal
    case .deployment(let deployment): deployment
    case .automation(let automation): automation
    case .vendor(let vendor): vendor
    case .loadTest(let test): test
    }
  }

  var status: Status? { presentation.status(of: self) }
  var summary: String? { presentation.summary(of: self) }
}

extension Site {
  /// A line's number, leading to the line where it can be looked at.
  func line(_ number: Int, _ document: DocumentID) -> ValueView {
    .link(String(number), forgeAddress(document, line: number))
  }

  /// By how much something is late; nothing while it is not.
  func lateFact(_ record: Record) -> [FactView] {
    FactView.optional("Late by", map.standings.late(record).map { counted(days: $0) })
  }

  /// What was answered, a row for each item.
  func answers(_ items: [ChecklistItem], _ caption: String, _ document: DocumentID, at page: String) -> [TableView] {
    guard !items.isEmpty else { return [] }
    return [
      TableView(
        "answers", caption, columns: ["Item", "Answer", "Section", "Line"],
        rows: items.map { item in
          TableView.Row(
            question(item, at: page), .status(item.state.status), .plain(item.section), line(item.line, document))
        })
    ]
  }

  /// What was asked, by the check's words where one is known, with what the item says to it.
  private func question(_ item: ChecklistItem, at page: String) -> ValueView {
    let remarks = [item.isBlocker ? "blocker" : nil, item.note].compactMap { $0 }
    guard let check = item.check.flatMap(check) else {
      return .plain(item.text, note: remarks.isEmpty ? nil : remarks.joined(separator: "; "))
    }
    return .link(
      check.question, relativeLink(from: page, to: ruleAddress(check.id)),
      note: ([item.text] + remarks).joined(separator: "; "))
  }
}

extension FactView {
  /// The author's own word, where it is not the one that heads the page.
  static func asWritten(_ label: String, _ word: String?, shown: String?) -> [FactView] {
    word?.asciiLowercased == shown ? [] : FactView.optional(label, word)
  }
}
