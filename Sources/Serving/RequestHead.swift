extension PageRequest {
  /// The request that a browser sends, in HTTP 1.
  ///
  /// - Parameter head: Its first line and its headers (RFC 9112), without the empty line.
  /// - Returns: `nil` for what is no request.
  package init?(head: ArraySlice<UInt8>) {
    var lines = head.split(separator: 10, omittingEmptySubsequences: false).map { $0.last == 13 ? $0.dropLast() : $0 }
    let parts = lines.removeFirst().split(separator: 32, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].starts(with: "HTTP/1.".utf8), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let target = parts[1].split(separator: 63, maxSplits: 1, omittingEmptySubsequences: false)
    let hosts = lines.compactMap(Self.host)
    // Of two, nobody knows which one is meant.
    self.init(
      method: String(decoding: parts[0], as: UTF8.self), path: String(decoding: target[0], as: UTF8.self),
      query: target.count > 1 ? String(decoding: target[1], as: UTF8.self) : "",
      host: hosts.count == 1 ? hosts[0] : nil)
  }

  /// The value of the header `Host`; `nil` for any other.
  private static func host(_ line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstIndex(of: 58), line[..<colon].map({ $0 | 0x20 }) == Array("host".utf8) else {
      return nil
    }
    var value = line[(colon + 1)...]
    while value.first == 32 || value.first == 9 { value.removeFirst() }
    while value.last == 32 || value.last == 9 { value.removeLast() }
    return String(decoding: value, as: UTF8.self)
  }
}

extension PageAnswer {
  /// As it is sent, in HTTP 1.
  var encoded: [UInt8] {
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
    let head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n\(lines.joined())Connection: close\r\n\r\n"
    return Array(head.utf8) + (isBodyLeftOut ? [] : body)
  }
}
