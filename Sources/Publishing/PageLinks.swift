/// What a page points at and what in it can be pointed at: all that is kept of it for the gate.
///
/// Two buffers and not a hundred strings, because there are as many of these as pages.
public struct PageLinks: Hashable, Sendable {
  /// Links to other pages, each once: `address` or `address#anchor`, ended by a line feed.
  private(set) var targets: [UInt8] = []
  /// The page's anchors, each ended by a line feed.
  private(set) var anchors: [UInt8] = []
  /// What is wrong whatever the other pages hold.
  private(set) var faults: [LinkFault] = []

  /// Reads a page of ours once, in linear time.
  ///
  /// - Parameter address: Where it will stand; its links are relative to that.
  public init(scanning page: [UInt8], at address: String) {
    var found = PageScanner(bytes: page)
    found.scan()
    for anchor in found.anchors.sorted(by: precedes) { anchors += Array(anchor.utf8) + [lineFeed] }
    let folder = address.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String(Substring($0)) }
    var resolved: Set<String> = []
    for link in found.links.sorted(by: precedes) {
      switch LinkTarget(Array(link.utf8), from: folder) {
      case .elsewhere: continue
      case .here(let anchor): if !found.has(anchor) { faults.append(LinkFault(link: link, kind: .noAnchor)) }
      case .page(address, let anchor): if !found.has(anchor) { faults.append(LinkFault(link: link, kind: .noAnchor)) }
      case .page(let other, let anchor): resolved.insert(anchor.isEmpty ? other : "\(other)#\(anchor)")
      case .outside: faults.append(LinkFault(link: link, kind: .outside))
      case .unreadable: faults.append(LinkFault(link: link, kind: .noPage))
      }
    }
    for target in resolved.sorted(by: precedes) { targets += Array(target.utf8) + [lineFeed] }
  }
}

/// A link that leads nowhere, or out of the site.
struct LinkFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case noPage, noAnchor, outside }

  var link: String
  var kind: Kind
}

private let lineFeed = UInt8(ascii: "\n")

func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
