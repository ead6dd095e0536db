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

  /// Those of `paths` that git is told to ignore.
  private func ignored(_ paths: [SourcePath], in folder: String) async throws -> Set<SourcePath> {
    var ignored: Set<SourcePath> = []
    // Git ends with a failure when none of them is ignored, so what it says is kept outside.
    _ = try await converse(["-C", folder, "check-ignore", "-z", "--stdin", "--verbose", "--non-matching"]) { input, output in
      for path in paths {
        let isIgnored = try await input.ask(Array(path.text.utf8) + [0]) {
          // The file with the pattern, the pattern's line, the pattern, the path; the first three may be empty.
          var fields: [[UInt8]] = []
          while fields.count < 4, let field = try await output.bytes(until: 0) { fields.append(field) }
          return fields.count == 4 && !fields[2].isEmpty && fields[2].first != UInt8(ascii: "!")
        }
        if isIgnored { ignored.insert(path) }
      }
    }
    return ignored
  }
}
