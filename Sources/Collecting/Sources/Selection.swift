package import ReportModel

/// Which files of a source are documents.
package struct Selection: Hashable, Sendable {
  package var include: [Glob]
  package var exclude: [Glob]
  /// What is asked for by name, though it lie where usually nobody looks.
  package var wanted: [Glob]
  /// In lower case. `a.html.md.erb` has the extension `erb`, which counts only after `.md`.
  package var extensions: Set<String>
  /// Whole names that are documents whatever their extension, in lower case, such as `codeowners`.
  package var names: Set<String>
  /// Source files that are documents too, for the debts noted in them.
  package var code: [Glob]

  /// Folders that hold what others wrote, or made-up examples; left out at any depth unless `include` names them.
  package static let usualExclusions =
    SourcePath.foreignFolders.map { Glob($0) } + [
      "testdata", "fixtures",
      // Written by tools, for tools, and large.
      "package-lock.json", "npm-shrinkwrap.json", "composer.json", "tsconfig.json",
    ]

  /// - Parameter exclude: Besides ``usualExclusions``.
  package init(
    include: [Glob] = ["**"], exclude: [Glob] = [], extensions: Set<String> = DocumentFormat.documentExtensions,
    names: Set<String> = DocumentFormat.documentNames, wanted: [Glob] = [], code: [Glob] = []
  ) {
    self.wanted = wanted
    self.include = include
    self.exclude = exclude
    self.extensions = extensions
    self.names = names
    self.code = code
  }

  package func selects(_ path: SourcePath) -> Bool {
    let bytes = PathBytes(path)
    guard hasDocumentName(path) || code.contains(where: { $0.matches(bytes) }) else { return false }
    return include.contains { $0.matches(bytes) } && !exclude.contains { $0.matches(bytes) }
      && (!Self.usualExclusions.contains { $0.matches(bytes) } || wanted.contains { $0.matches(bytes) }
        || isAskedFor(bytes))
  }

  /// Whether the configuration leaves the path out, document or not.
  package func excludes(_ path: SourcePath) -> Bool {
    let bytes = PathBytes(path)
    return exclude.contains { $0.matches(bytes) }
  }

  /// The usual exclusion that alone keeps a document from being read; `nil` for what tools write.
  func hides(_ path: SourcePath) -> String? {
    let bytes = PathBytes(path)
    guard hasDocumentName(path), include.contains(where: { $0.matches(bytes) }),
      !exclude.contains(where: { $0.matches(bytes) }),
      let glob = Self.usualExclusions.first(where: { $0.matches(bytes) })
    else { return nil }
    let name = glob.description
    return path.name == name ? nil : name
  }

  /// Whether a glob that names a folder of the usual exclusions, such as `tests/fixtures/**`, includes the path.
  private func isAskedFor(_ path: PathBytes) -> Bool {
    include.contains { glob in
      let names = SourcePath(glob.description).components
      return Self.usualExclusions.contains { names.contains(Substring($0.description)) } && glob.matches(path)
    }
  }

  private func hasDocumentName(_ path: SourcePath) -> Bool {
    let type = path.pathExtension
    if type == "erb" { return SourcePath(String(path.stem)).pathExtension == "md" && extensions.contains(type) }
    return extensions.contains(type) || names.contains(path.name.asciiLowercased)
  }
}
