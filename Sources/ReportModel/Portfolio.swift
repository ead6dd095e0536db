/// All that was collected: the input of the assessment.
///
/// Sorted, whatever the order of collection: sources as given, documents by id, records by kind and slug, services by id.
public struct Portfolio: Sendable {
  public var sources: [Source]
  public var documents: [DocumentFacts]
  public var records: [Record]
  public var services: [Service]
  /// Every path of a source, by the source's name, whether a record was read from it or not.
  public var paths: [String: Set<SourcePath>]
  /// Of those paths the ones that look like documents and are not chosen, because the configuration leaves them out.
  public var leftOut: [String: Set<SourcePath>] = [:]
  /// Of those paths the ones without a byte in them.
  public var emptyFiles: [String: Set<SourcePath>] = [:]
  /// Of those paths the ones that the source's commit does not have: its forge cannot show them.
  public var uncommitted: [String: Set<SourcePath>]
  /// Documents that differ from the source's commit, by its name.
  public var edited: [String: Set<SourcePath>] = [:]
  /// What became of looking up the records' citations, in the order of places.
  public var citations: [CitationReading] = []
  /// What sentences of the documents state, in the order of places.
  public var statements: [Statement] = []
  /// The time zones that objectives name, by name; one that the machine does not know is missing.
  public var zones: [String: ZoneRules] = [:]
  /// What registers and files state about themselves, in the order of places.
  public var figures: [Figure] = []

  public init(
    sources: [Source] = [], documents: [DocumentFacts] = [], records: [Record] = [], services: [Service] = [],
    paths: [String: Set<SourcePath>] = [:], uncommitted: [String: Set<SourcePath>] = [:]
  ) {
    self.sources = sources
    self.documents = documents
    self.records = records
    self.services = services
    self.paths = paths
    self.uncommitted = uncommitted
  }
}
