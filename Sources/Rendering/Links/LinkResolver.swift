import Diagnostics
import Markdown
import ReportModel
import Synchronization

/// Finds what the links of one document become on one page, and keeps what is wrong with them.
final class LinkResolver: Sendable {
  private let map: SiteMap
  private let document: DocumentID
  private let page: String
  private let state: Mutex<State>

  private struct State {
    var diagnostics: [Diagnostic] = []
    /// How many more there would be of each kind.
    var unreported: [Diagnostic.ID: Int] = [:]
    var positions: LinkPositions
    var links = 0
    var pictures = 0
  }

  /// Beyond these, what a few bytes of a document ask for would make a page many times as large.
  static let mostLinks = 10_000
  static let mostPictures = 500
  static let mostReports = 200

  init(_ map: SiteMap, document: DocumentID, page: String, text: DocumentText) {
    (self.map, self.document, self.page) = (map, document, page)
    state = Mutex(State(positions: LinkPositions(in: text)))
  }

  /// What is wrong, in the order of the text, and in a sentence how much more there is.
  var diagnostics: [Diagnostic] {
    let (reported, unreported) = state.withLock { ($0.diagnostics, $0.unreported) }
    let place = FileLocation(source: document.source, path: document.path.text)
    return reported
      + unreported.map { id, count in
        Diagnostic(
          id, .warning, "\(counted(count, "more link is", "more links are")) like those that are listed", at: place)
      }
  }

  func resolve(_ link: LinkReference) -> LinkResolution {
    let count = state.withLock { state in
      state.links += 1
      return state.links
    }
    guard count <= Self.mostLinks else {
      report(.linkLimit, "the page has \(Self.mostLinks) links already", link, help: "Split the document")
      return .broken("one of more than \(Self.mostLinks) links")
    }
    return switch WrittenLink(reading: link.destination, in: document.path) {
    case .elsewhere: elsewhere(link)
    case .nowhere(let reason): broken(link, "'\(written(link))' \(reason)")
    case .heading(let fragment): target(document, .heading(fragment), link)
    case .path(let path, let place): file(path, place, link)
    }
  }

  private func elsewhere(_ link: LinkReference) -> LinkResolution {
    if SafeURL(link.destination) != nil { return .external(link.destination) }
    let reason = "'\(written(link))' is an address of a kind that is not linked"
    report(.linkRefused, reason, link, help: "Link a file of the repository, or an https, http or mailto address")
    return .broken(reason)
  }

  private func file(_ path: SourcePath, _ place: LinkPlace?, _ link: LinkReference) -> LinkResolution {
    let (found, path, lines) = map.files.find(path, in: document.source)
    let place = place ?? lines.map(LinkPlace.lines)
    switch found {
    case .file(let file, let isAsWritten):
      if !isAsWritten { reportCase(of: file, link) }
      return target(DocumentID(source: document.source, path: file), place, link)
    case .folder(let folder, let isAsWritten):
      if !isAsWritten { reportCase(of: folder, link) }
      return link.isImage ? broken(link, "'\(folder)' is a folder") : self.folder(folder)
    case .nothing: return broken(link, "no file '\(shortened(path.text))' in this source")
    case .unlisted:
      let file = DocumentID(source: document.source, path: path)
      return map.firstRecord(in: file) == nil ? .path(path.text) : target(file, place, link)
    }
  }

  /// Its first page, or the folder on the forge.
  private func folder(_ folder: SourcePath) -> LinkResolution {
    for path in map.files.indexFiles(of: folder, in: document.source) {
      let file = DocumentID(source: document.source, path: path)
      if let index = map.firstRecord(in: file) { return pageLink(index) }
    }
    return elsewhere(DocumentID(source: document.source, path: folder), isFolder: true)
  }

  private func target(_ file: DocumentID, _ place: LinkPlace?, _ link: LinkReference) -> LinkResolution {
    var refusal: String?
    if link.isImage {
      switch picture(file) {
      case .success(let picture): return .picture(picture)
      case .failure(let reason):
        refusal = "'\(shortened(file.path.text))' is not shown as an image: \(reason.reason)"
        report(.imageRefused, refusal ?? "", link, help: "Use a PNG, JPEG, GIF, WebP or AVIF file of at most 5 MiB")
      }
    }
    guard let first = map.firstRecord(in: file) else { return elsewhere(file, place, refusal: refusal) }
    switch place {
    case nil: return pageLink(first)
    case .lines(let lines)?: return pageLink(map.record(at: Origin(file, line: lines.first)) ?? first)
    case .heading(let fragment)?: return heading(fragment, in: file, first, link)
    }
  }

  private func heading(_ fragment: String, in file: DocumentID, _ first: Int, _ link: LinkReference) -> LinkResolution {
    if let anchor = map.anchor(fragment, in: file), let index = map.record(at: Origin(file, line: anchor.line)) {
      return pageLink(index, "#h-" + anchor.fragment)
    }
    // The name of a record that has no heading, such as a row of a table.
    if let named = map.record(called: fragment, in: file) { return pageLink(named) }
    guard map.documents[file]?.anchors != nil || file == document else { return pageLink(first) }
    let message = "no heading '#\(shortened(fragment))' in \(file == document ? "this document" : "'\(file.path)'")"
    guard file != document else { return broken(link, message) }
    report(.linkHeading, message, link, help: "Correct the part behind `#`: the heading in lower case, with hyphens")
    return pageLink(first)
  }

  private func picture(_ file: DocumentID) -> Result<Picture, ImageRefusal> {
    let image = map.images[file] ?? .failure(ImageRefusal(reason: "it was not read"))
    return image.flatMap { image in
      let count = state.withLock { state in
        state.pictures += 1
        return state.pictures
      }
      guard count <= Self.mostPictures else {
        return .failure(ImageRefusal(reason: "the page has \(Self.mostPictures) images already"))
      }
      return .success(Picture(address: relativeLink(from: page, to: image.address), size: image.size))
    }
  }
}

/// What the ways end in.
extension LinkResolver {
  private func pageLink(_ index: Int, _ anchor: String = "") -> LinkResolution {
    let link = relativeLink(from: page, to: map.addresses[index]) + anchor
    return .page(link.isEmpty ? "#main" : link)
  }

  /// On the forge; else the words stay, with the path and perhaps the reason as their title.
  private func elsewhere(
    _ file: DocumentID, _ place: LinkPlace? = nil, isFolder: Bool = false, refusal: String? = nil
  ) -> LinkResolution {
    let address = map.forgeAddress(file, at: place, isFolder: isFolder)
    return address.map { .external($0) } ?? .path(escapingControls(refusal ?? file.path.text))
  }

  private func broken(_ link: LinkReference, _ message: String) -> LinkResolution {
    report(
      .linkBroken, "link leads nowhere: \(message)", link,
      help: "Correct the path, which is relative to the folder of the document, or remove the link")
    return .broken(escapingControls(message))
  }

  private func reportCase(of path: SourcePath, _ link: LinkReference) {
    report(
      .linkCase, "'\(written(link))' is written otherwise than the path '\(path)'", link,
      help: "Write the path letter for letter: forges and most file systems tell upper and lower case apart")
  }

  private func report(_ id: Diagnostic.ID, _ message: String, _ link: LinkReference, help: String) {
    state.withLock { state in
      guard state.diagnostics.count < Self.mostReports else {
        state.unreported[id, default: 0] += 1
        return
      }
      let position = state.positions.position(of: link)
      state.diagnostics.append(
        Diagnostic(
          id, .warning, message, help: help,
          at: FileLocation(
            source: document.source, path: document.path.text, line: position?.line ?? link.line,
            column: position?.column)))
    }
  }

  private func written(_ link: LinkReference) -> String { shortened(link.destination) }
}
