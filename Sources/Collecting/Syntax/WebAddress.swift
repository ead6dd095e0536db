import ReportModel

/// An https or http address of plain letters without a user, a query, a fragment and a slash at its end.
///
/// - Returns: `nil` for anything else; a slash at the end is dropped.
func webAddress(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  guard let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) }) else { return nil }
  var rest = bytes.dropFirst(scheme.utf8.count)
  while rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
  guard !rest.isEmpty, rest.first != UInt8(ascii: "/"), rest.allSatisfy(isPlain), !holdsDots(rest) else { return nil }
  // A colon belongs to the port.
  let host = rest.prefix { $0 != UInt8(ascii: "/") }
  guard !rest.dropFirst(host.count).contains(UInt8(ascii: ":")), isHost(host) else { return nil }
  return scheme + String(decoding: rest, as: UTF8.self)
}

/// In lower case and without its port; `nil` for what ``webAddress(_:)`` did not make.
func webHost(of address: String) -> String? {
  let parts = address.utf8.split(separator: UInt8(ascii: "/"))
  guard parts.count >= 2 else { return nil }
  return String(decoding: parts[1].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).asciiLowercased
}

private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: "-._~/:+%".utf8.contains(byte)
  }
}

private func holdsDots(_ path: ArraySlice<UInt8>) -> Bool {
  path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
    $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8)
  }
}

/// A name, and a port if there is one.
private func isHost(_ host: ArraySlice<UInt8>) -> Bool {
  let parts = host.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  guard let name = parts.first, !name.isEmpty, parts.count <= 2, !name.contains(UInt8(ascii: "%")) else { return false }
  return parts.count == 1 || (1...5).contains(parts[1].count) && parts[1].allSatisfy { (0x30...0x39).contains($0) }
}
