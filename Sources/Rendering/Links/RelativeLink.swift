/// How one page of the site names another: relative, with the file, so that it works from a folder and from a server.
///
/// Both addresses are relative to the site's root and name files. The result is empty only for a page's link to itself.
func relativeLink(from: String, to: String) -> String {
  let (origin, target) = (Array(from.utf8), Array(to.utf8))
  guard origin != target else { return "" }
  var shared = 0
  for (index, byte) in origin.enumerated() {
    guard index < target.count, target[index] == byte else { break }
    if byte == slash { shared = index + 1 }
  }
  let climbs = origin[shared...].count { $0 == slash }
  var link = Array(repeating: Array("../".utf8), count: climbs).flatMap { $0 }
  link += target[shared...]
  return String(decoding: link, as: UTF8.self)
}

/// What to put before an address to reach it from `page`: `../` once for each folder.
func rootPrefix(of page: String) -> String {
  String(repeating: "../", count: page.utf8.count { $0 == slash })
}

private let slash = UInt8(ascii: "/")
