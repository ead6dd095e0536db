/// A page of ours without the site around it: its links lead to the site at `base`, or nowhere when that is not known.
///
/// What leads within the page or to other sites stays. In our pages a quote in text is an entity, so that ` href="` stands in
/// tags alone.
///
/// - Complexity: O(*n*) in the page's length.
func rehomed(_ page: [UInt8], at address: String, base: String?) -> [UInt8] {
  let mark = Array(" href=\"".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(page.count)
  var index = 0
  while index < page.count {
    guard page[index] == mark[0], page[index...].starts(with: mark),
      let end = page[(index + mark.count)...].firstIndex(of: UInt8(ascii: "\""))
    else {
      result.append(page[index])
      index += 1
      continue
    }
    let target = page[(index + mark.count)..<end]
    if target.first == UInt8(ascii: "#") || hasScheme(target) {
      result += page[index...end]
    } else if let base {
      result += mark + Array(base.utf8) + resolved(target, from: address) + [UInt8(ascii: "\"")]
    }
    index = end + 1
  }
  return result
}

private func hasScheme(_ target: ArraySlice<UInt8>) -> Bool {
  ["https:", "http:", "mailto:"].contains { target.starts(with: $0.utf8) }
}

/// From the site's root. An empty target is the page itself.
private func resolved(_ target: ArraySlice<UInt8>, from page: String) -> [UInt8] {
  guard !target.isEmpty else { return Array(page.utf8) }
  var folders = page.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { Array($0) }
  var rest = target
  while rest.starts(with: "../".utf8) {
    if !folders.isEmpty { folders.removeLast() }
    rest = rest.dropFirst(3)
  }
  return folders.flatMap { $0 + [UInt8(ascii: "/")] } + rest
}
