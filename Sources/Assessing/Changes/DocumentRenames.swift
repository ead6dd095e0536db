package import ReportModel

/// The documents of two reports that are the same but for their name.
package struct DocumentRenames {
  /// The earlier name, by the later one.
  private let former: [DocumentID: DocumentID]
  /// Every earlier and every later name.
  private let all: Set<DocumentID>

  /// - Parameters:
  ///   - earlier: The SHA-256 of each document; `nil` when the report did not say.
  package init(from earlier: [DocumentID: String]?, to later: [DocumentID: String]?) {
    var left = Dictionary(grouping: (earlier ?? [:]).filter { later?[$0.key] == nil }, by: \.value)
      .mapValues { $0.map(\.key).sorted(by: >) }
    var former: [DocumentID: DocumentID] = [:]
    for (document, digest) in (later ?? [:]).sorted(by: { $0.key < $1.key }) where earlier?[document] == nil {
      former[document] = left[digest]?.popLast()
    }
    self.former = former
    all = Set(former.keys).union(former.values)
  }

  /// How a later document was called before.
  package func formerName(of document: DocumentID) -> DocumentID { former[document] ?? document }

  /// Whether it only has another name, or had one.
  package func contains(_ document: DocumentID) -> Bool { all.contains(document) }
}
