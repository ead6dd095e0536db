public import Diagnostics

/// What is wrong with the links of a whole site, from what was kept of each page when it was written.
///
/// Every internal link must lead to a file of the site, and its anchor to an element of that page. The same wrong link
/// on many pages (one in the navigation, say) is reported once, at the first of them.
public func brokenLinks(in files: [WrittenFile]) -> [Diagnostic] {
  let files = files.sorted { precedes($0.address, $1.address) }
  var gate = Gate(files)
  for index in files.indices { gate.check(index) }
  gate.checkAnchors()
  return gate.diagnostics()
}

private struct Gate {
  private let files: [WrittenFile]
  private let places: [String: Int]
  /// Links to an anchor of another page: `(to, anchor, from)`.
  private var anchored: [(target: Int, anchor: String, page: Int)] = []
  private var faults: [LinkFault: [Int]] = [:]

  init(_ files: [WrittenFile]) {
    self.files = files
    var places = Dictionary(files.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    for name in [Manifest.name, Manifest.buildRecordName] { places[name] = -1 }
    self.places = places
  }

  mutating func check(_ page: Int) {
    guard let links = files[page].links else { return }
    for fault in links.faults { faults[fault, default: []].append(page) }
    for target in links.targets.split(separator: UInt8(ascii: "\n")) {
      let address = String(decoding: target.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
      guard let place = places[address] else {
        faults[LinkFault(link: String(decoding: target, as: UTF8.self), kind: .noPage), default: []].append(page)
        continue
      }
      guard address.utf8.count < target.count else { continue }
      let anchor = String(decoding: target.dropFirst(address.utf8.count + 1), as: UTF8.self)
      anchored.append((place, anchor, page))
    }
  }

  /// Page by page of those pointed at, so that the anchors of one page at a time are spread out.
  mutating func checkAnchors() {
    anchored.sort { ($0.target, $0.page) < ($1.target, $1.page) }
    var (current, anchors): (Int?, Set<String>) = (nil, [])
    for link in anchored {
      if link.target != current { (current, anchors) = (link.target, self.anchors(of: link.target)) }
      guard !anchors.contains(link.anchor) else { continue }
      let text = (link.target < 0 ? Manifest.name : files[link.target].address) + "#" + link.anchor
      faults[LinkFault(link: text, kind: .noAnchor), default: []].append(link.page)
    }
  }

  private func anchors(of target: Int) -> Set<String> {
    guard target >= 0, let links = files[target].links else { return [] }
    return Set(links.anchors.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) })
  }

  func diagnostics() -> [Diagnostic] {
    faults.map { fault, pages in
      let others = pages.count == 1 ? "" : ", like \(pages.count - 1) more"
      let page = files[pages[0]].address
      return Diagnostic(
        fault.id, .error, "the page links to \"\(fault.link)\"\(fault.trouble)\(others)",
        help: "This is a fault of Muster's own; the site that stands now stays. Please report it",
        at: FileLocation(path: page))
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
