/// How one page of the site names another: relative, with the file, so that it works from a folder and from a server.
///
/// Both addresses are relative to the site's root and name files. The result is empty only for a page's link to itself.
func relativeLink(from: String, to: String) -> String {
  let (page, target) = (from.utf8.span, to.utf8.span)
  var (length, shared) = (0, 0)
  while length < min(page.count, target.count), page[length] == target[length] {
    length += 1
    if page[length - 1] == slash { shared = length }
  }
  if length == page.count, length == target.count { return "" }
  var link: [UInt8] = []
  link.reserveCapacity(target.count + 8)
  for index in shared..<page.count where page[index] == slash { link += "../".utf8 }
  for index in shared..<target.count { link.append(target[index]) }
  return String(decoding: link, as: UTF8.self)
}

/// What to put before an address to reach it from `page`: `../` once for each folder.
func rootPrefix(of page: String) -> String {
  String(repeating: "../", count: page.utf8.count { $0 == slash })
}

private let slash = UInt8(ascii: "/")
