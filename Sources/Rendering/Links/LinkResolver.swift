import Diagnostics
import Markdown
import ReportModel
import Synchronization

/// Finds what the links of one document become on one page, and keeps what leads nowhere.
final class LinkResolver: Sendable {
  private let map: SiteMap
  private let document: DocumentID
  private let page: String
  /// The record's own heading, which the page shows as its title.
  private let titleAnchor: String
  private let broken = Mutex<[Diagnostic]>([])

  init(_ map: SiteMap, document: DocumentID, page: String, title: String) {
    (self.map, self.document, self.page) = (map, document, page)
    var slugs = HeadingSlug.Sequence()
    titleAnchor = slugs.slug(for: title).fragment
  }

  var diagnostics: [Diagnostic] { broken.withLock { $0 } }

  func resolve(_ link: LinkReference) -> LinkResolution {
    switch linkTarget(link.destination, from: document.path) {
    case .elsewhere: .external(link.destination)
    case .nowhere(let reason): refuse(link, "'\(link.destination)' \(reason)")
    case .anchor(let fragment): anchor(fragment, link)
    case .path(let path, let fragment): file(path, fragment, link)
    }
  }

  /// The renderer finds the headings of what it renders; here come those of the rest of the document.
  private func anchor(_ fragment: String, _ link: LinkReference) -> LinkResolution {
    if fragment == titleAnchor || fragment.isEmpty { return .page("#main") }
    if let index = map.records(in: document).first(where: { slug($0) == fragment }) { return pageLink(index) }
    return map.records(in: document).count > 1
      ? .path("#\(fragment)") : refuse(link, "no heading '#\(fragment)' in this document")
  }

  private func file(_ path: SourcePath, _ fragment: String?, _ link: LinkReference) -> LinkResolution {
    let target = DocumentID(source: document.source, path: path)
    let candidates = map.records(in: target)
    if let first = candidates.first, !link.isImage {
      return pageLink(candidates.first { slug($0) == fragment } ?? first)
    }
    if map.isFolder(path, in: document.source) { return folder(path) }
    switch map.exists(path, in: document.source) {
    case true?: return forge(path, line: fragment.flatMap(lineNumber))
    case false?: return refuse(link, "no file '\(path)' in this source")
    case nil: return .path(path.text)
    }
  }

  private func folder(_ path: SourcePath) -> LinkResolution {
    for name in ["README.md", "readme.md", "index.md"] {
      let file = SourcePath(path.text.isEmpty ? name : path.text + "/" + name)
      let target = DocumentID(source: document.source, path: file)
      if let index = map.records(in: target).first { return pageLink(index) }
    }
    return forge(path, isFolder: true)
  }

  private func forge(_ path: SourcePath, line: Int? = nil, isFolder: Bool = false) -> LinkResolution {
    let address = map.sources[document.source].flatMap { forgeLink($0, path, line: line, isFolder: isFolder) }
    return address.map { .external($0) } ?? .path(path.text)
  }

  private func pageLink(_ index: Int) -> LinkResolution {
    let link = relativeLink(from: page, to: map.addresses[index])
    return .page(link.isEmpty ? "#main" : link)
  }

  private func slug(_ index: Int) -> String {
    var slugs = HeadingSlug.Sequence()
    return slugs.slug(for: map.records[index].title).fragment
  }

  private func refuse(_ link: LinkReference, _ message: String) -> LinkResolution {
    let diagnostic = Diagnostic(
      .linkBroken, .warning, "link leads nowhere: \(message)",
      help: "Correct the path, which is relative to the folder of the document, or remove the link",
      at: FileLocation(source: document.source, path: document.path.text, line: link.line))
    broken.withLock { $0.append(diagnostic) }
    return .broken(message)
  }
}

/// `L12` and `L12-L20`, as the forges write them.
private func lineNumber(_ fragment: String) -> Int? {
  guard fragment.utf8.first == UInt8(ascii: "L") else { return nil }
  return Int(String(decoding: fragment.utf8.dropFirst().prefix { (48...57).contains($0) }, as: UTF8.self))
}
