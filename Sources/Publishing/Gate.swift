public import Diagnostics

/// What is wrong with the links of a whole site, from what was kept of each page when it was written.
///
/// Every internal link must lead to a file of the site, and its anchor to an element of that page. The same wrong link
/// on many pages (one in the navigation, say) is reported once, at the first of them.
public func brokenLinks(in files: [WrittenFile]) -> [Diagnostic] {
  brokenLinks(inOrdered: ordered(files))
}

/// - Parameter files: In the order of their addresses.
func brokenLinks(inOrdered files: [WrittenFile]) -> [Diagnostic] {
  var gate = Gate(files)
  gate.checkPages()
  gate.checkAnchors()
  return gate.diagnostics()
}

private struct Gate {
  /// A link to an anchor of another page, as two numbers of files and a place among the first one's targets: a large site
  /// has hundreds of thousands.
  struct AnchoredLink {
    var page: Int32
    var target: Int32
    var start: Int32
    var end: Int32
  }

  private let files: [WrittenFile]
  /// The addresses, numbered like `files`; after them, what publication adds.
  private var addresses = ByteStrings()
  private var anchored: [AnchoredLink] = []
  /// The pages on which each wrong link stands, in order.
  private var faults: [LinkFault: [Int]] = [:]

  init(_ files: [WrittenFile]) {
    self.files = files
    for file in files { addresses.insert(Array(file.address.utf8)[...]) }
    for name in [Manifest.name, BuildRecord.name] { addresses.insert(Array(name.utf8)[...]) }
  }

  mutating func checkPages() {
    // Not grown into: of hundreds of thousands that would need room for twice as many.
    anchored.reserveCapacity(files.reduce(0) { $0 + ($1.links?.anchoredCount ?? 0) })
    for (page, file) in files.enumerated() {
      guard let links = file.links else { continue }
      for fault in links.faults { faults[fault, default: []].append(page) }
      forEachLine(in: links.targets) { check($0, on: page) }
    }
  }

  private mutating func check(_ link: ArraySlice<UInt8>, on page: Int) {
    let mark = link.firstIndex(of: UInt8(ascii: "#")) ?? link.endIndex
    guard let target = addresses.index(of: link[..<mark]) else {
      faults[LinkFault(link, .noPage), default: []].append(page)
      return
    }
    guard mark < link.endIndex else { return }
    anchored.append(
      AnchoredLink(
        page: Int32(page), target: Int32(target), start: Int32(mark + 1), end: Int32(link.endIndex)))
  }

  /// One page after the other of those pointed at, so that the anchors of only one at a time are laid out.
  mutating func checkAnchors() {
    anchored.sort { ($0.target, $0.page) < ($1.target, $1.page) }
    var (current, anchors) = (-1, ByteStrings())
    for link in anchored {
      let (page, target) = (Int(link.page), Int(link.target))
      if target != current { (current, anchors) = (target, self.anchors(of: target)) }
      guard let anchor = files[page].links?.targets[Int(link.start)..<Int(link.end)], !anchors.contains(anchor) else {
        continue
      }
      faults[LinkFault(addresses[target] + [UInt8(ascii: "#")] + anchor, .noAnchor), default: []].append(page)
    }
  }

  private func anchors(of target: Int) -> ByteStrings {
    var anchors = ByteStrings()
    guard files.indices.contains(target), let links = files[target].links else { return anchors }
    forEachLine(in: links.anchors) { anchors.insert($0) }
    return anchors
  }

  func diagnostics() -> [Diagnostic] {
    faults.map { fault, pages in
      let count = Set(pages).count
      let others = count == 1 ? "" : ", like \(count - 1) more"
      return Diagnostic(
        fault.id, .error, "the page links to \"\(fault.link)\"\(fault.trouble)\(others)",
        help: "This is a fault of Muster's own; the site that stands now stays. Please report it",
        at: FileLocation(path: files[pages[0]].address))
    }
    .sorted()
  }
}

extension LinkFault {
  fileprivate var id: Diagnostic.ID {
    switch kind {
    case .noPage: .brokenLink
    case .noAnchor: .brokenAnchor
    case .outside: .outsideLink
    }
  }

  fileprivate var trouble: String {
    switch kind {
    case .noPage: ", which is no file of the site"
    case .noAnchor: ", an anchor that is not there"
    case .outside: ", which is outside the site"
    }
  }
}
