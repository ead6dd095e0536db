/// What a page points at and what in it can be pointed at: all that is kept of it for the gate.
///
/// Two buffers and not a hundred strings, because there are as many of these as pages.
public struct PageLinks: Hashable, Sendable {
  /// Links to other pages, `address` or `address#anchor`, ended by a line feed. Each once, however often it is written
  /// on the page, unless it is written in several ways.
  let targets: [UInt8]
  /// The page's anchors, each ended by a line feed.
  let anchors: [UInt8]
  /// What is wrong whatever the other pages hold.
  let faults: [LinkFault]

  /// How many of the targets name an anchor.
  var anchoredCount: Int { targets.count { $0 == UInt8(ascii: "#") } }

  /// Reads a page of ours once, in linear time.
  ///
  /// - Parameter address: Where it will stand; its links are relative to that.
  public init(scanning page: [UInt8], at address: String) {
    var scanner = PageScanner(page)
    scanner.scan()
    let own = Array(address.utf8)
    let folder = own[...(own.lastIndex(of: UInt8(ascii: "/")) ?? -1)]
    var (targets, faults) = ([UInt8](), [LinkFault]())
    for index in 0..<scanner.links.count {
      let link = scanner.links[index]
      switch LinkTarget(link, from: folder) {
      case .elsewhere: continue
      case .page(let target, let anchor) where target.isEmpty || target == own:
        if !anchor.isEmpty, !scanner.anchors.contains(anchor) { faults.append(LinkFault(link, .noAnchor)) }
      case .page(let target, let anchor):
        targets += target
        if !anchor.isEmpty { targets.append(UInt8(ascii: "#")) }
        targets += anchor
        targets.append(UInt8(ascii: "\n"))
      case .outside: faults.append(LinkFault(link, .outside))
      case .unreadable: faults.append(LinkFault(link, .noPage))
      }
    }
    // All pages' stay until the end, so none has room for more.
    self.targets = unsafe [UInt8](unsafeUninitializedCapacity: targets.count) { buffer, filled in
      filled = unsafe buffer.update(fromContentsOf: targets)
    }
    (anchors, self.faults) = (scanner.anchors.lines, faults)
  }
}

/// A link that leads nowhere, or out of the site.
struct LinkFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case noPage, noAnchor, outside }

  var link: String
  var kind: Kind

  init(_ link: ArraySlice<UInt8>, _ kind: Kind) {
    self.link = String(decoding: link, as: UTF8.self)
    self.kind = kind
  }
}
