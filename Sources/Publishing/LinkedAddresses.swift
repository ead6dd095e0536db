internal import Synchronization

/// The addresses to which the pages of a site link, each once.
///
/// A page keeps numbers of them: the addresses in the header alone, kept for every page of a large site, would take as much
/// room as all that is in its records.
public final class LinkedAddresses: Sendable {
  private let known = Mutex(ByteStrings())

  public init() {}

  /// Their numbers, in their order. Which number an address has is a matter of which page came first.
  func numbers(of addresses: [[UInt8]]) -> [UInt32] {
    known.withLock { known in addresses.map { UInt32(known.insert($0[...])) } }
  }

  /// All of them, by their numbers.
  var all: ByteStrings { known.withLock { $0 } }
}
