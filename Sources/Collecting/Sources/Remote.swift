internal import ReportModel

/// The address from which a repository was cloned, taken apart. A user name or password in it is dropped at once.
struct Remote: Hashable, Sendable {
  enum Scheme: Hashable, Sendable { case https, ssh, other }

  var scheme: Scheme
  /// In lower case; empty for a path of the file system.
  var host: String
  /// Without a slash at either end and without `.git`.
  var path: [String]

  /// `https://host/path`, `ssh://user@host:port/path`, `user@host:path` or a path.
  init(reading text: String) {
    let bytes = Array(text.utf8)
    if let (scheme, rest) = cut(bytes[...], at: "://") {
      let authority = rest.prefix { $0 != 47 }
      let isKnown = scheme.elementsEqual("https".utf8)
      self.scheme = isKnown ? .https : scheme.elementsEqual("ssh".utf8) ? .ssh : .other
      host = hostName(authority)
      path = components(rest.dropFirst(authority.count))
    } else if let colon = bytes.firstIndex(of: 58), !bytes[..<colon].contains(47), colon > 0 {
      scheme = .ssh
      host = hostName(bytes[..<colon])
      path = components(bytes[(colon + 1)...])
    } else {
      scheme = .other
      host = ""
      path = components(bytes[...])
    }
  }

  /// The last part of the path, where it can serve as a source's name.
  var name: String? { path.last.flatMap(sourceName) }

  /// The pages of a known forge; `nil` for any other host, and for a path that is not plain.
  func forge(prefix: String) -> Forge? {
    let site = sshHosts[host] ?? host
    guard scheme != .other, path.count >= 2, path.allSatisfy(isPlain), let style = forgeStyle(of: site) else {
      return nil
    }
    return Forge(url: "https://\(site)/\(path.joined(separator: "/"))", style: style, prefix: prefix)
  }
}

extension Forge.Style {
  init?(ofHost host: String) {
    guard let style = forgeStyle(of: host) else { return nil }
    self = style
  }
}

/// Forges that anybody may know, and those of one's own whose host says which program it runs: `gitlab.example.org`.
private func forgeStyle(of host: String) -> Forge.Style? {
  if let style = styles[host] { return style }
  let labels = host.utf8.split(separator: 46, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
  guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty && isPlain($0) }) else { return nil }
  return labels.first.flatMap { programs[$0] }
}

private let styles: [String: Forge.Style] = [
  "github.com": .github, "gitlab.com": .gitlab, "bitbucket.org": .bitbucket, "codeberg.org": .gitea,
]

private let programs: [String: Forge.Style] = ["gitlab": .gitlab, "gitea": .gitea, "forgejo": .gitea]

/// Where the same forges answer when only the port of HTTPS is open.
private let sshHosts = [
  "ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com", "altssh.bitbucket.org": "bitbucket.org",
]

/// A name without control characters and slashes, of at most 100 bytes; `nil` when nothing is left.
func sourceName(_ text: String) -> String? {
  let bytes = text.utf8.filter { $0 >= 32 && $0 != 127 && $0 != 47 && $0 != 92 }.map { $0 == 32 ? 45 : $0 }
  let name = String(decoding: bytes.prefix(100), as: UTF8.self)
  return name.isEmpty || name == "." || name == ".." ? nil : name
}

private func isPlain(_ component: String) -> Bool {
  component != "." && component != ".."
    && component.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "._-~+".utf8.contains($0)
    }
}

/// Without user, password and port.
private func hostName(_ authority: ArraySlice<UInt8>) -> String {
  let host = authority.lastIndex(of: 64).map { authority[($0 + 1)...] } ?? authority
  return String(decoding: host.prefix { $0 != 58 }, as: UTF8.self).asciiLowercased
}

private func components(_ path: ArraySlice<UInt8>) -> [String] {
  var components = path.split(separator: 47).map { String(decoding: $0, as: UTF8.self) }
  if components.last == "." { components.removeLast() }
  if let last = components.last, last.utf8.count > 4, last.utf8.suffix(4).elementsEqual(".git".utf8) {
    components[components.count - 1] = String(decoding: last.utf8.dropLast(4), as: UTF8.self)
  }
  return components
}

private func cut(_ bytes: ArraySlice<UInt8>, at mark: String) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
  let mark = Array(mark.utf8)
  guard bytes.count > mark.count else { return nil }
  for start in bytes.startIndex...(bytes.endIndex - mark.count) where bytes[start...].starts(with: mark) {
    return (bytes[..<start], bytes[(start + mark.count)...])
  }
  return nil
}
