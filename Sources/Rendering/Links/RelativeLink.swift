/// How one page of the site names another: relative, with the file, so that it works from a folder and from a server.
///
/// Both addresses are relative to the site's root and name files. The result is empty only for a page's link to itself.
func relativeLink(from: String, to: String) -> String {
  guard !from.utf8.elementsEqual(to.utf8) else { return "" }
  var (length, shared) = (0, 0)
  for (byte, other) in zip(from.utf8, to.utf8) {
    guard byte == other else { break }
    length += 1
    if byte == slash { shared = length }
  }
  var link: [UInt8] = []
  link.reserveCapacity(to.utf8.count + 8)
  for byte in from.utf8.dropFirst(shared) where byte == slash { link += "../".utf8 }
  link += to.utf8.dropFirst(shared)
  return String(decoding: link, as: UTF8.self)
}

/// What to put before an address to reach it from `page`: `../` once for each folder.
func rootPrefix(of page: String) -> String {
  String(repeating: "../", count: page.utf8.count { $0 == slash })
}

private let slash = UInt8(ascii: "/")
