internal import ReportModel

extension GitProgram {
  /// Tracked files, and untracked ones that nothing ignores, below `folder`, which is the working tree or a folder of it.
  ///
  /// - Returns: paths relative to `folder`, unordered, and at most one more than `limit`; `nil` when git cannot read its
  ///   index, or does not come to an end with what it is told to ignore.
  func listWorkingTree(in folder: String, limit: Int) async throws -> [Entry]? {
    try await listIndex(in: folder, ["--cached", "--others", "--exclude-standard"], limit: limit)
  }

  /// The same without untracked files, for which git needs no list of what to ignore.
  func listTracked(in folder: String, limit: Int) async throws -> [Entry]? {
    try await listIndex(in: folder, ["--cached"], limit: limit)
  }

  private func listIndex(in folder: String, _ options: [String], limit: Int) async throws -> [Entry]? {
    try await read(["-C", folder, "ls-files", "-z", "-t", "-s"] + options) { output in
      try await output.entries(limit: limit, workingTreeEntry)
    }
  }

  /// The files of a commit below `prefix`.
  ///
  /// - Parameter sizes: Ask for sizes too, which costs a look at each object.
  /// - Returns: paths relative to `prefix`, unordered, and at most one more than `limit`; `nil` when there is no such folder
  ///   or a tree is missing.
  func listCommit(_ commit: String, prefix: String, sizes: Bool, limit: Int) async throws -> [Entry]? {
    let options = ["ls-tree", "-r", "-z", "--full-tree"] + (sizes ? ["-l"] : [])
    return try await read(options + ["--end-of-options", "\(commit):\(prefix)"]) { output in
      try await output.entries(limit: limit, treeEntry)
    }
  }
}

extension GitOutput {
  /// Git is ended behind the limit: twelve objects can name a thousand million files.
  fileprivate mutating func entries(limit: Int, _ entry: (ArraySlice<UInt8>) -> Entry?) async throws -> [Entry] {
    var entries: [Entry] = []
    while entries.count <= limit, let line = try await bytes(until: 0) {
      if let entry = entry(line[...]) { entries.append(entry) }
    }
    if entries.count > limit { stop() }
    return entries
  }
}

/// `H 100644 <id> 0<TAB>path`, or `? path` of what is untracked; an untracked repository ends in a slash.
private func workingTreeEntry(_ line: ArraySlice<UInt8>) -> Entry? {
  guard line.count > 2, let tag = line.first else { return nil }
  let rest = line.dropFirst(2)
  if tag == UInt8(ascii: "?") {
    let isRepository = rest.last == 47
    return Entry(path: path(isRepository ? rest.dropLast() : rest), kind: isRepository ? .repository : .file)
  }
  guard let tab = rest.firstIndex(of: 9) else { return nil }
  let kind = kind(ofMode: rest.prefix { $0 != 32 })
  return Entry(path: path(rest[(tab + 1)...]), kind: kind, isLeftOut: tag == UInt8(ascii: "S"))
}

/// `100644 blob <id> <size><TAB>path`; the size of a lost object is `BAD`, that of a submodule `-`.
private func treeEntry(_ line: ArraySlice<UInt8>) -> Entry? {
  guard let tab = line.firstIndex(of: 9) else { return nil }
  let fields = line[..<tab].split(separator: 32)
  guard fields.count >= 3 else { return nil }
  return Entry(
    path: path(line[(tab + 1)...]), kind: kind(ofMode: fields[0]), blob: objectID(fields[2]),
    size: fields.count > 3 ? Int(String(decoding: fields[3], as: UTF8.self)) : nil)
}

private func kind(ofMode mode: ArraySlice<UInt8>) -> Entry.Kind {
  if mode.elementsEqual("120000".utf8) { return .link }
  return mode.elementsEqual("160000".utf8) ? .repository : .file
}

private func path(_ bytes: ArraySlice<UInt8>) -> SourcePath { SourcePath(String(decoding: bytes, as: UTF8.self)) }
