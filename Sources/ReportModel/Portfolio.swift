/// All that was collected: the input of the assessment.
///
/// Sorted, whatever the order of collection: sources as given, documents by id, records by kind and slug, services by id.
public struct Portfolio: Sendable {
  public var sources: [Source]
  public var documents: [DocumentFacts]
  public var records: [Record]
  public var services: [Service]

  public init(
    sources: [Source] = [], documents: [DocumentFacts] = [], records: [Record] = [], services: [Service] = []
  ) {
    self.sources = sources
    self.documents = documents
    self.records = records
    self.services = services
  }
}
