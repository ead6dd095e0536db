import ReportModel

/// The files and folders of all sources, as links name them. No link is ever looked up on the disk.
struct FileIndex: Sendable {
  private let paths: [String: Set<SourcePath>]
  private let folders: [String: Set<SourcePath>]
  /// Of a source that is a folder of its repository, where it lies there.
  private let prefixes: [String: String]
  /// By source and key, the one path that is spelt so but for the case of its letters; `nil` when there are several.
  private var alike: [String: [String: SourcePath?]] = [:]

  init(_ portfolio: Portfolio) {
    paths = portfolio.paths
    folders = portfolio.paths.mapValues(foldersHolding)
    let prefixed = portfolio.sources.compactMap { source in source.forge.map { (source.name, $0.prefix) } }
    prefixes = Dictionary(prefixed.filter { !$0.1.isEmpty }) { first, _ in first }
  }

  /// What a path of a link leads to, and which lines it names itself (`a.swift:12`).
  func find(_ path: SourcePath, in source: String) -> (found: FoundFile, path: SourcePath, lines: LineSpan?) {
    let found = findWhole(path, in: source)
    guard found == .nothing, let cut = path.withoutLines else { return (found, path, nil) }
    return (findWhole(cut.path, in: source), cut.path, cut.lines)
  }

  /// The files that stand for a folder, the best first.
  func indexFiles(of folder: SourcePath, in source: String) -> [SourcePath] {
    let stem = folder.text.isEmpty ? "" : folder.text + "/"
    let names = ["README", "readme", "Readme", "index", "_index", "INDEX"].flatMap { name in
      [".md", ".markdown", ".html.md.erb"].map { SourcePath(stem + name + $0) }
    }
    return names.filter { paths[source]?.contains($0) ?? true }
  }

  private func findWhole(_ path: SourcePath, in source: String) -> FoundFile {
    guard paths[source] != nil else { return .unlisted }
    // Most links are right, and need no other name.
    if let found = exactly(path, in: source) { return found }
    let names = names(of: path, in: source)
    for name in names {
      if let found = exactly(name, in: source) { return found }
    }
    for name in names {
      if let likely = alike[source]?[name.key] ?? nil { return found(likely, in: source) ?? .nothing }
    }
    return .nothing
  }

  /// How the file may be called, the likeliest first. A path from the root of the repository begins with the folder to which
  /// the source is limited.
  private func names(of path: SourcePath, in source: String) -> [SourcePath] {
    let names = [path] + path.otherNames
    guard let prefix = prefixes[source]?.utf8, path.text.utf8.starts(with: prefix),
      path.text.utf8.dropFirst(prefix.count).first == UInt8(ascii: "/")
    else { return names }
    let inner = SourcePath(String(Substring(path.text.utf8.dropFirst(prefix.count + 1))))
    return names + [inner] + inner.otherNames
  }

  private func exactly(_ path: SourcePath, in source: String) -> FoundFile? {
    if paths[source]?.contains(path) == true { return .file(path, isAsWritten: true) }
    return path.text.isEmpty || folders[source]?.contains(path) == true ? .folder(path, isAsWritten: true) : nil
  }

  private func found(_ path: SourcePath, in source: String) -> FoundFile? {
    switch exactly(path, in: source) {
    case .file: .file(path, isAsWritten: false)
    case .folder: .folder(path, isAsWritten: false)
    default: nil
    }
  }
}

extension FileIndex {
  /// Learns what differs from the paths of some links only in the case of its letters.
  ///
  /// One pass over all paths, and none when every link leads to a file as it is: a second name for each path would take
  /// more memory than the links are worth.
  mutating func learnPathsLike(_ links: [DocumentID]) {
    var wanted: [String: Set<String>] = [:]
    for link in links where find(link.path, in: link.source).found == .nothing {
      let written = [link.path] + (link.path.withoutLines.map { [$0.path] } ?? [])
      for path in written { wanted[link.source, default: []].formUnion(names(of: path, in: link.source).map(\.key)) }
    }
    for (source, keys) in wanted {
      for path in (paths[source] ?? []).union(folders[source] ?? []) where keys.contains(path.key) {
        let isSecond = alike[source]?[path.key] != nil
        alike[source, default: [:]].updateValue(isSecond ? nil : path, forKey: path.key)
      }
    }
  }
}

/// What a link's path turned out to be.
enum FoundFile: Hashable, Sendable {
  /// - `isAsWritten`: `false` when only the case of letters differs.
  case file(SourcePath, isAsWritten: Bool)
  case folder(SourcePath, isAsWritten: Bool)
  case nothing
  /// Nobody knows the files of the source.
  case unlisted
}

extension SourcePath {
  /// Equal for paths that differ only in case, or in how an accent is encoded: `String` compares by what letters look like,
  /// which is never right for a file and just right for a near miss.
  fileprivate var key: String { text.lowercased() }

  /// Under which other names a link may mean the file: `x.html` is the page of `x.md`, and many leave the ending out.
  fileprivate var otherNames: [SourcePath] {
    let isPage = ["html", "htm"].contains(pathExtension)
    let stem = isPage ? String(Substring(text.utf8.dropLast(pathExtension.utf8.count + 1))) : text
    let names = [".md", ".markdown", ".html.md.erb", ".md.erb", ".erb"].map { SourcePath(stem + $0) }
    return isPage && self.stem == "index" ? names + [folder] : names
  }
}

private func foldersHolding(_ paths: Set<SourcePath>) -> Set<SourcePath> {
  var folders: Set<SourcePath> = []
  for path in paths {
    var folder = path.folder
    while !folder.text.isEmpty, folders.insert(folder).inserted { folder = folder.folder }
  }
  return folders
}
