public import Diagnostics

/// What is wrong with the links of a whole site, from what was kept of each page when it was written.
///
/// Every internal link must lead to a file of the site, and its anchor to an element of that page. The same wrong link
/// on many pages (one in the navigation, say) is reported once, at the first of them.
///
/// - Parameter addresses: Those with which the files were examined.
public func brokenLinks(in files: [WrittenFile], _ addresses: LinkedAddresses) -> [Diagnostic] {
  brokenLinks(inOrdered: ordered(files), addresses)
}

/// - Parameter files: In the order of their addresses.
func brokenLinks(inOrdered files: [WrittenFile], _ addresses: LinkedAddresses) -> [Diagnostic] {
  var gate = Gate(files, linking: addresses.all)
  gate.checkPages()
  gate.checkAnchors()
  return gate.diagnostics()
}

private struct Gate {
  /// A link to an anchor of another page, as two numbers of files and a place among the first one's anchors of targets: a
  /// large site has hundreds of thousands.
  struct AnchoredLink {
    var page: Int32
    var target: Int32
    var start: Int32
    var end: Int32
  }

  private let files: [WrittenFile]
  /// What pages link to.
  private let addresses: ByteStrings
  /// By the number of an address the file that stands there: those that publication adds are numbered behind the others.
  private let fileAt: [Int32?]
  private var anchored: [AnchoredLink] = []
  /// The pages on which each wrong link stands, in order.
  private var faults: [LinkFault: [Int]] = [:]

  init(_ files: [WrittenFile], linking addresses: ByteStrings) {
    (self.files, self.addresses) = (files, addresses)
    var fileAt = [Int32?](repeating: nil, count: addresses.count)
    let names = files.map(\.address) + [Manifest.name, BuildRecord.name]
    for (number, name) in names.enumerated() {
      if let address = addresses.index(of: Array(name.utf8)[...]) { fileAt[address] = Int32(number) }
    }
    self.fileAt = fileAt
  }

  mutating func checkPages() {
    // Not grown into: of hundreds of thousands that would need room for twice as many.
    anchored.reserveCapacity(files.reduce(0) { $0 + ($1.links?.anchoredCount ?? 0) })
    for (page, file) in files.enumerated() {
      guard let links = file.links else { continue }
      for fault in links.faults { faults[fault, default: []].append(page) }
      var index = 0
      forEachLine(in: links.targetAnchors) { anchor in
        check(Int(links.targets[index]), anchor, on: page)
        index += 1
      }
    }
  }

  private mutating func check(_ address: Int, _ anchor: ArraySlice<UInt8>, on page: Int) {
    guard let target = fileAt[address] else {
      let link = anchor.isEmpty ? addresses[address] : addresses[address] + [UInt8(ascii: "#")] + anchor
      faults[LinkFault(link, .noPage), default: []].append(page)
      return
    }
    guard !anchor.isEmpty else { return }
    anchored.append(
      AnchoredLink(
        page: Int32(page), target: target, start: Int32(anchor.startIndex), end: Int32(anchor.endIndex)))
  }

  /// One page after the other of those pointed at, so that the anchors of only one at a time are laid out.
  mutating func checkAnchors() {
    anchored.sort { ($0.target, $0.page) < ($1.target, $1.page) }
    var (current, anchors) = (-1, ByteStrings())
    for link in anchored {
      let (page, target) = (Int(link.page), Int(link.target))
      if target != current { (current, anchors) = (target, self.anchors(of: target)) }
      guard let anchor = files[page].links?.targetAnchors[Int(link.start)..<Int(link.end)], !anchors.contains(anchor)
      else {
        continue
      }
      faults[LinkFault(Array(name(of: target).utf8) + [UInt8(ascii: "#")] + anchor, .noAnchor), default: []].append(
        page)
    }
  }

  private func name(of target: Int) -> String {
    target < files.count ? files[target].address : target == files.count ? Manifest.name : BuildRecord.name
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
