import ReportModel

/// The address of a source's file on its forge, at the commit that was read.
///
/// - Parameters:
///   - path: Empty for the folder that is the source.
///   - place: Lines, or a heading of a Markdown file.
/// - Returns: `nil` for a source without a forge or a commit.
func forgeLink(_ source: Source, _ path: SourcePath, at place: LinkPlace? = nil, isFolder: Bool = false) -> String? {
  guard let forge = source.forge, let commit = source.commit else { return nil }
  let parts = [forge.prefix, path.text].filter { !$0.isEmpty }
  let file = ([forge.root(isFolder: isFolder) + commit] + parts.map(percentEncoded)).joined(separator: "/")
  let isMarkdown = !isFolder && ["md", "markdown"].contains(path.pathExtension)
  switch place {
  case .lines(let lines)?: return file + (isMarkdown ? forge.style.sourceQuery : "") + forge.style.anchor(of: lines)
  case .heading(let fragment)? where isMarkdown: return file + forge.style.headingPrefix + percentEncoded(fragment)
  case .heading?, nil: return file
  }
}

extension Forge {
  fileprivate func root(isFolder: Bool) -> String {
    switch style {
    case .github: url + (isFolder ? "/tree/" : "/blob/")
    case .gitlab: url + (isFolder ? "/-/tree/" : "/-/blob/")
    case .bitbucket: url + "/src/"
    case .gitea: url + "/src/commit/"
    }
  }
}

extension Forge.Style {
  /// What makes a forge show the lines of a Markdown file instead of its headings.
  fileprivate var sourceQuery: String {
    switch self {
    case .github, .gitlab: "?plain=1"
    case .gitea: "?display=source"
    case .bitbucket: ""
    }
  }

  fileprivate var headingPrefix: String { self == .bitbucket ? "#markdown-header-" : "#" }

  /// Only GitHub knows columns.
  fileprivate func anchor(of lines: LineSpan) -> String {
    let isOneLine = lines.first == lines.last
    switch self {
    case .github:
      let first = "#L\(lines.first)" + (lines.columns.map { "C\($0.first)" } ?? "")
      let last = "-L\(lines.last)" + (lines.columns?.last.map { "C\($0)" } ?? "")
      return isOneLine && lines.columns?.last == nil ? first : first + last
    case .gitlab: return "#L\(lines.first)" + (isOneLine ? "" : "-\(lines.last)")
    case .gitea: return "#L\(lines.first)" + (isOneLine ? "" : "-L\(lines.last)")
    case .bitbucket: return "#lines-\(lines.first)" + (isOneLine ? "" : ":\(lines.last)")
    }
  }
}

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
