import ReportModel

/// The address of a source's file on its forge, at the commit that was read.
///
/// - Returns: `nil` for a source without a forge or a commit.
func forgeLink(_ source: Source, _ path: SourcePath, line: Int? = nil, isFolder: Bool = false) -> String? {
  guard let forge = source.forge, let commit = source.commit else { return nil }
  let file = percentEncoded(forge.prefix.isEmpty ? path.text : forge.prefix + "/" + path.text)
  let isMarkdown = ["md", "markdown"].contains(path.pathExtension)
  switch forge.style {
  case .github:
    let plain = line != nil && isMarkdown ? "?plain=1" : ""
    return forge.url + (isFolder ? "/tree/" : "/blob/") + "\(commit)/\(file)" + plain + anchor("#L", line)
  case .gitlab:
    let plain = line != nil && isMarkdown ? "?plain=1" : ""
    return forge.url + (isFolder ? "/-/tree/" : "/-/blob/") + "\(commit)/\(file)" + plain + anchor("#L", line)
  case .bitbucket: return forge.url + "/src/\(commit)/\(file)" + anchor("#lines-", line)
  case .gitea: return forge.url + "/src/commit/\(commit)/\(file)" + anchor("#L", line)
  }
}

private func anchor(_ prefix: String, _ line: Int?) -> String { line.map { prefix + String($0) } ?? "" }

/// RFC 3986's unreserved characters and `/` stay; every other byte becomes `%XX`.
func percentEncoded(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var encoded: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: encoded.append(byte)
    default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}
