import Markdown
import ReportModel

/// The headings of a document with GitHub's slugs, counted through all of it.
///
/// - Returns: `nil` for what is not Markdown, or was not parsed.
func anchors(of document: Document) -> [DocumentAnchor]? {
  guard document.format == .markdown, document.content.limit == nil else { return nil }
  var slugs = HeadingSlug.Sequence()
  return document.content.blocks.compactMap { block in
    guard block.headingLevel != nil else { return nil }
    return DocumentAnchor(fragment: slugs.slug(for: block.plain).fragment, line: block.firstLine)
  }
}

/// Keeps of all headings those whose slug some link of the same source names: few documents have any, and all headings of
/// many documents would take more memory than their records.
///
/// What differs only in the case of its letters is kept too, so that such a link can be resolved.
func keepLinkedAnchors(in documents: inout [DocumentFacts]) {
  var named: Set<String> = []
  for document in documents {
    for link in document.links {
      guard link.destination.containsByte(UInt8(ascii: "#")) else { continue }
      switch WrittenLink(reading: link.destination, in: document.id.path) {
      case .heading(let fragment), .path(_, .heading(let fragment)): named.insert(DocumentAnchor.key(of: fragment))
      case .path, .elsewhere, .nowhere: break
      }
    }
  }
  for index in documents.indices {
    documents[index].anchors?.removeAll { !named.contains(DocumentAnchor.key(of: $0.fragment)) }
  }
}
