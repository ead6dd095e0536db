public import ReportModel

/// The files that the documents with pages show as images, each once, in order.
///
/// Whether they are images nobody knows before they were read: see ``SiteImage``.
public func imagesWanted(by portfolio: Portfolio) -> [DocumentID] {
  let withPage = Set(portfolio.records.map(\.origin.document))
  var named: Set<DocumentID> = []
  for document in portfolio.documents where withPage.contains(document.id) {
    for link in document.links where link.isImage {
      if case .path(let path, _) = WrittenLink(reading: link.destination, in: document.id.path) {
        named.insert(DocumentID(source: document.id.source, path: path))
      }
    }
  }
  guard !named.isEmpty else { return [] }
  var files = FileIndex(portfolio)
  files.learnPathsLike(Array(named))
  let found = named.compactMap { image -> DocumentID? in
    guard case .file(let path, _) = files.find(image.path, in: image.source).found else { return nil }
    return DocumentID(source: image.source, path: path)
  }
  return Set(found).sorted()
}
