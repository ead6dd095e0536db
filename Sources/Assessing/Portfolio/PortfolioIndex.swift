import Diagnostics
import ReportModel

/// A portfolio, arranged by what the assessment asks for. Built once, in time linear in its size.
struct PortfolioIndex: Sendable {
  let services: [Service]
  /// By service id and kind, in the order of their places.
  private(set) var records: [String: [RecordKind: [Record]]]
  /// The definitions, by ``foldedName(_:)``.
  let personas: [String: [Record]]
  let evidence: EvidenceIndex
  /// By the service's id.
  private(set) var objectives: [String: [ObjectiveStanding]] = [:]
  /// What became of all citations, and where those of a record stand among them, by its id.
  private let (readings, citing): ([CitationReading], [String: [Int]])
  /// By place: what a document says is met or passed, and is not.
  private var refuted: [Origin: Claim] = [:]
  /// Those of the whole portfolio; empty until the rubric is known.
  var waivers = WaiverBook.empty
  let spans: RecordSpans
  private let lastChanged: [DocumentID: Day]
  private let firstSeen: [DocumentID: Day]
  private let soleAuthors: [DocumentID: String]

  init(_ portfolio: Portfolio, objectives: [ObjectiveStanding] = []) {
    services = portfolio.services
    let readings = portfolio.citations
    self.readings = readings
    citing = Dictionary(grouping: readings.indices) { readings[$0].record }
    let sorted = portfolio.records.sorted(on: \.origin, by: <, then: Record.standsBefore)
    // By their indices, so that each is copied once.
    let owned = sorted.indices.filter { sorted[$0].service != nil }
    records = Dictionary(grouping: owned) { sorted[$0].service ?? "" }.mapValues { indices in
      Dictionary(grouping: indices) { sorted[$0].kind }.mapValues { $0.map { sorted[$0] } }
    }
    personas = Dictionary(grouping: sorted.lazy.filter { $0.kind == .persona }, by: \.definedPersona)
    evidence = EvidenceIndex(portfolio)
    let lastChanged = Dictionary(
      portfolio.documents.compactMap { facts in facts.history.map { (facts.id, $0.last.day) } },
      uniquingKeysWith: max)
    self.lastChanged = lastChanged
    spans = RecordSpans(sorted) { $0.date ?? lastChanged[$0.origin.document] }
    firstSeen = Dictionary(
      portfolio.documents.compactMap { facts in facts.history.map { (facts.id, $0.first.day) } },
      uniquingKeysWith: min)
    soleAuthors = Dictionary(
      portfolio.documents.compactMap { facts in
        facts.history.flatMap { $0.authors.count == 1 ? (facts.id, $0.authors[0]) : nil }
      }
    ) { first, _ in first }
    learn(objectives)
  }

  mutating func learn(_ objectives: [ObjectiveStanding]) {
    self.objectives = Dictionary(grouping: objectives.filter { $0.service != nil }) { $0.service ?? "" }
  }

  /// Those among them that refute a yes.
  mutating func learn(_ claims: [Claim]) {
    let refuting = claims.filter { $0.verdict == .refuted && ($0.kind == .target || $0.kind == .reference) }
    refuted = Dictionary(refuting.map { ($0.origin, $0) }) { first, _ in first }
  }

  /// What became of the citations of a record, in the order of their places.
  func citations(of record: Record) -> [CitationReading] { (citing[record.id] ?? []).map { readings[$0] } }

  /// What refutes a yes that stands at a place.
  func refutation(at place: Origin) -> Claim? { refuted[place] }

  /// The day that the record states, else the day on which git last saw its document change.
  func day(of record: Record) -> Day? { record.date ?? lastChanged[record.origin.document] }

  /// The day on which git first saw a document.
  func firstDay(of document: DocumentID) -> Day? { firstSeen[document] }

  /// Whoever alone has ever changed a document, by git.
  func soleAuthor(of document: DocumentID) -> String? { soleAuthors[document] }

  /// Without what is dated after a day: it has not happened, so no forecast counts on it.
  func known(on day: Day) -> PortfolioIndex {
    var index = self
    func isAhead(_ record: Record) -> Bool { self.day(of: record).map { $0 > day } ?? false }
    index.records = records.mapValues { kinds in
      kinds.mapValues { $0.contains(where: isAhead) ? $0.filter { !isAhead($0) } : $0 }
    }
    index.waivers = waivers.known(on: day)
    return index
  }
}

extension Record {
  fileprivate var definedPersona: String {
    guard case .persona(let persona) = details else { return "" }
    return foldedName(persona.name)
  }
}
