/// A built site as it is served.
package struct ServedSite: Sendable {
  /// Another one whenever a file of the site is another; letters and digits.
  package var version: String
  /// The files that its manifest lists. Nothing else can be asked for, whatever lies in the folder.
  package var addresses: Set<String>
  /// The bytes of one of the addresses; `nil` when they cannot be read.
  package var contents: @Sendable (_ address: String) -> [UInt8]?

  package init(version: String, addresses: Set<String>, contents: @escaping @Sendable (_ address: String) -> [UInt8]?) {
    (self.version, self.addresses, self.contents) = (version, addresses, contents)
  }
}
