internal import ReportModel

extension GitProgram {
  /// What lies in a working tree and git passes over in silence, though somebody may believe that it is read: FIFOs,
  /// sockets, devices, and folders that cannot be listed.
  ///
  /// - Parameter listed: what git lists; a closed folder with something of it inside is told by that.
  func unlisted(in folder: String, besides listed: [Entry]) async throws -> [Entry] {
    guard let root = try? OpenFolder(at: folder) else { return [] }
    defer { root.close() }
    let walk = FolderWalk(through: root, limit: SourceOpening.mostFiles, omitting: [.file, .link])
    let candidates = walk.entries.filter { entry in
      switch entry.kind {
      case .other: true
      case .closedFolder: !listed.contains { $0.path.text.utf8.starts(with: "\(entry.path.text)/".utf8) }
      case .file, .link, .repository: false
      }
    }
    guard !candidates.isEmpty else { return [] }
    let known = Set(listed.map(\.path))
    let ignored = try await ignored(candidates.map(\.path), in: folder)
    return candidates.filter { !known.contains($0.path) && !ignored.contains($0.path) }
  }

  /// Those of `paths` that git is told to ignore; none when git does not answer, so that more is reported, not less.
  private func ignored(_ paths: [SourcePath], in folder: String) async throws -> Set<SourcePath> {
    var ignored: Set<SourcePath> = []
    // Asked literally, git refuses to answer. It ends with a failure when nothing is ignored, so its answers are kept here.
    let arguments = ["--no-literal-pathspecs", "-C", folder, "check-ignore", "-z", "--stdin", "--verbose", "--non-matching"]
    _ = try await converse(arguments) { input, output in
      for path in paths {
        guard let isIgnored = try? await isIgnored(path, input, &output) else { return }
        if isIgnored { ignored.insert(path) }
      }
    }
    return ignored
  }

  /// - Returns: `nil` when git has ended.
  private func isIgnored(_ path: SourcePath, _ input: GitInput, _ output: inout GitOutput) async throws -> Bool? {
    // The file with the pattern, the pattern's line, the pattern, the path; the first three are empty when none matches.
    var answer: [[UInt8]] = []
    try await input.ask(Array("./\(path.text)".utf8) + [0]) {
      while answer.count < 4, let field = try await output.bytes(until: 0) { answer.append(field) }
    }
    guard answer.count == 4 else { return nil }
    return !answer[2].isEmpty && answer[2].first != UInt8(ascii: "!")
  }
}
