/// What a browser asks for, as far as an answer depends on it.
package struct PageRequest: Hashable, Sendable {
  /// As it was sent: `GET`.
  package var method: String
  /// The target up to its `?`, as it was sent: nothing is decoded, and no `..` resolved.
  package var path: String
  /// What follows the `?`.
  package var query: String
  /// The header `Host`.
  package var host: String?

  package init(method: String = "GET", path: String, query: String = "", host: String?) {
    (self.method, self.path, self.query, self.host) = (method, path, query, host)
  }
}

extension PageRequest {
  private static let names = ["localhost", "127.0.0.1", "[::1]"]

  /// Whether it names this machine and this port.
  ///
  /// A page from elsewhere whose name was made to lead here (DNS rebinding) sends its own name.
  func isMeant(for port: UInt16) -> Bool {
    guard let host else { return false }
    return Self.names.contains { name in
      host.utf8.elementsEqual("\(name):\(port)".utf8) || port == 80 && host.utf8.elementsEqual(name.utf8)
    }
  }

  /// The site's file that is meant; `nil` when no file can be.
  ///
  /// Addresses are plain ASCII and never need an escape, so what has one is none of them.
  var address: String? {
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let relative = path.utf8.dropFirst()
    let isFolder = relative.last.map { $0 == UInt8(ascii: "/") } ?? true
    return String(decoding: relative, as: UTF8.self) + (isFolder ? "index.html" : "")
  }
}
