package import ReportModel

/// Which services are new names of others: what one held that is gone, a new one holds.
package struct ServiceSuccession {
  /// By the id of the service that is gone.
  private let heirs: [String: String]
  private let former: [String: String]

  package init(from earlier: ComparedReport, to later: ComparedReport) {
    self.init(from: earlier, to: later, DocumentRenames(from: earlier.documents, to: later.documents))
  }

  /// The heir holds all documents that the other held, and that no third service had or has. It held none itself: one that is
  /// declared is known to the earlier report too, which is judged by the configuration of now.
  init(from earlier: ComparedReport, to later: ComparedReport, _ renames: DocumentRenames) {
    let gone = earlier.services.filter { later.services[$0.key] == nil }
    let (before, after) = gone.isEmpty ? ([:], [:]) : (homes(earlier) { $0 }, homes(later, renames.formerName))
    var heirs: [String: String] = [:]
    for (id, service) in gone {
      guard let documents = service.documents, !documents.isEmpty, documents.allSatisfy({ before[$0] == [id] }) else {
        continue
      }
      let found = Set(documents.map { after[$0] ?? [] })
      guard found.count == 1, let holders = found.first, holders.count == 1, let heir = holders.first,
        earlier.services[heir]?.documents?.isEmpty ?? true
      else { continue }
      heirs[id] = heir
    }
    // Two that became one are no renaming.
    let claimants = Dictionary(grouping: heirs.values) { $0 }
    self.heirs = heirs.filter { claimants[$0.value]?.count == 1 }
    former = Dictionary(self.heirs.map { ($1, $0) }) { first, _ in first }
  }

  package func heir(of service: String) -> String? { heirs[service] }

  /// What a service was called before.
  package func formerID(of service: String) -> String { former[service] ?? service }

  /// The other name of a service that is gone or new.
  func counterpart(of service: String) -> String? { heirs[service] ?? former[service] }
}

/// The services that hold each document, which goes by a name of the caller's.
private func homes(_ report: ComparedReport, _ name: (DocumentID) -> DocumentID) -> [DocumentID: Set<String>] {
  var homes: [DocumentID: Set<String>] = [:]
  for (id, service) in report.services {
    for document in service.documents ?? [] { homes[name(document), default: []].insert(id) }
  }
  return homes
}
