/// The files of one tree, arranged to find the one that a document means by a path.
public struct CitedPaths: Sendable {
  private let paths: Set<SourcePath>
  /// Where the source lies in its repository; paths from the repository's root begin with it. Empty for the whole.
  private let prefix: String
  /// By name, the files that have it; only of names that somebody cites.
  private let named: [String: [SourcePath]]

  /// What a path turned out to mean.
  public enum Found: Hashable, Sendable {
    case nothing
    case file(SourcePath)
    /// In the order of their bytes.
    case several([SourcePath])
  }

  /// - Parameter cited: The paths that will be asked for, as written.
  public init(_ paths: Set<SourcePath>, prefix: String = "", cited: some Sequence<String>) {
    self.paths = paths
    self.prefix = prefix
    let names = Set(cited.map { String(SourcePath($0).name) })
    var named: [String: [SourcePath]] = [:]
    for path in names.isEmpty ? [] : paths {
      let name = String(path.name)
      if names.contains(name) { named[name, default: []].append(path) }
    }
    self.named = named.mapValues { $0.sorted() }
  }

  public func contains(_ path: SourcePath) -> Bool { paths.contains(path) }

  /// The file that `written` means in `document`: from the root, from the document's own folder, by the longest end of an
  /// absolute path, or as the end of one path only.
  public func find(_ written: String, from document: SourcePath) -> Found {
    if let path = exactly(written, from: document) { return .file(path) }
    if written.utf8.first == UInt8(ascii: "/") {
      return suffixes(of: written).first { paths.contains($0) }.map(Found.file) ?? .nothing
    }
    guard let path = normalised(written), !path.text.isEmpty else { return .nothing }
    let end = "/\(path.text)".utf8
    let ending = (named[String(path.name)] ?? []).filter { file in
      file.text.utf8.count > end.count && file.text.utf8.suffix(end.count).elementsEqual(end)
    }
    return ending.count > 1 ? .several(ending) : ending.first.map(Found.file) ?? .nothing
  }

  /// The file at the path itself, seen from the root or from the document's folder.
  public func exactly(_ written: String, from document: SourcePath) -> SourcePath? {
    exactPaths(written, from: document, prefix: prefix).first { paths.contains($0) }
  }
}

/// Where a path leads when it is taken as it is written: from the root of the source, of its repository, from the document's
/// folder. None for an absolute one.
private func exactPaths(_ written: String, from document: SourcePath, prefix: String) -> [SourcePath] {
  guard !written.isEmpty, written.utf8.first != UInt8(ascii: "/") else { return [] }
  let root = normalised(written)
  let inner = root.flatMap { path -> SourcePath? in
    let start = "\(prefix)/".utf8
    guard !prefix.isEmpty, path.text.utf8.starts(with: start) else { return nil }
    return SourcePath(String(decoding: Array(path.text.utf8.dropFirst(start.count)), as: UTF8.self))
  }
  return [root, inner, normalised(document.folder.text + "/" + written)].compactMap(\.self)
}

/// Resolves `.` and `..`.
///
/// - Returns: `nil` for what leaves the source, and for its root.
private func normalised(_ path: String) -> SourcePath? {
  if isNormal(path) { return SourcePath(path) }
  var parts: [Substring] = []
  for part in SourcePath(path).components where part != "." {
    if part == ".." {
      guard parts.popLast() != nil else { return nil }
    } else {
      parts.append(part)
    }
  }
  return parts.isEmpty ? nil : SourcePath(parts.joined(separator: "/"))
}

/// Whether nothing is to be resolved, which holds of most paths; a file whose name begins with a dot is looked at closer.
private func isNormal(_ path: String) -> Bool {
  guard let first = path.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: ".") else { return false }
  return path.utf8.last != UInt8(ascii: "/") && !path.containsBytes("//") && !path.containsBytes("/.")
}

/// `/home/x/app/a.py`: `home/x/app/a.py`, `x/app/a.py`, `app/a.py`; a single name is too little to go by.
private func suffixes(of path: String) -> [SourcePath] {
  guard let parts = normalised(path)?.components else { return [] }
  guard parts.count > 1 else { return [SourcePath(parts.map(String.init).joined())] }
  return parts.indices.dropLast().prefix(64).map { SourcePath(parts[$0...].joined(separator: "/")) }
}
