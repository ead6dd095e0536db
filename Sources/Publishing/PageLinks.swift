/// What a page points at and what in it can be pointed at: all that is kept of it for the gate.
///
/// Few buffers and not a hundred strings, because there are as many of these as pages.
public struct PageLinks: Sendable {
  /// The numbers of the pages to which it links. Each link once, however often it is written on the page, unless it is written
  /// in several ways.
  let targets: [UInt32]
  /// For each of them the anchor, ended by a line feed; nothing before that for the whole page.
  let targetAnchors: [UInt8]
  /// The page's own anchors, each ended by a line feed.
  let anchors: [UInt8]
  /// What is wrong whatever the other pages hold.
  let faults: [LinkFault]

  /// How many of the targets name an anchor.
  var anchoredCount: Int {
    var count = 0
    forEachLine(in: targetAnchors) { if !$0.isEmpty { count += 1 } }
    return count
  }

  /// Reads a page of ours once, in linear time.
  ///
  /// - Parameters:
  ///   - address: Where it will stand; its links are relative to that.
  ///   - addresses: Numbers those to which it links.
  init(scanning page: [UInt8], at address: String, _ addresses: LinkedAddresses) {
    var scanner = PageScanner(page)
    scanner.scan()
    let own = Array(address.utf8)
    let folder = own[...(own.lastIndex(of: UInt8(ascii: "/")) ?? -1)]
    var (targets, targetAnchors, faults) = ([[UInt8]](), [UInt8](), [LinkFault]())
    for index in 0..<scanner.links.count {
      let link = scanner.links[index]
      switch LinkTarget(link, from: folder) {
      case .elsewhere: continue
      case .page(let target, let anchor) where target.isEmpty || target == own:
        if !anchor.isEmpty, !scanner.anchors.contains(anchor) { faults.append(LinkFault(link, .noAnchor)) }
      case .page(let target, let anchor):
        targets.append(target)
        targetAnchors += anchor
        targetAnchors.append(UInt8(ascii: "\n"))
      case .outside: faults.append(LinkFault(link, .outside))
      case .unreadable: faults.append(LinkFault(link, .noPage))
      }
    }
    self.targets = addresses.numbers(of: targets)
    // All pages' stay until the end, so none has room for more.
    self.targetAnchors = unsafe [UInt8](unsafeUninitializedCapacity: targetAnchors.count) { buffer, filled in
      filled = unsafe buffer.update(fromContentsOf: targetAnchors)
    }
    (anchors, self.faults) = (scanner.anchors.lines, faults)
  }
}

/// A link that leads nowhere, or out of the site.
struct LinkFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case noPage, noAnchor, outside }

  var link: String
  var kind: Kind

  init(_ link: some Sequence<UInt8>, _ kind: Kind) {
    self.link = String(decoding: Array(link), as: UTF8.self)
    self.kind = kind
  }
}
