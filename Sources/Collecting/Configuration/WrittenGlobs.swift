import Diagnostics
import ReportModel

/// Tells of the globs of a configuration that choose nothing, and of what those under `exclude` leave out: silence would look
/// like reading.
func report(globs: [Configuration.WrittenGlob], in portfolio: Portfolio, into log: inout DiagnosticLog) {
  guard !globs.isEmpty else { return }
  let paths = portfolio.paths.values.flatMap(\.self)
  let folders = foldersAbove(paths)
  // Each is looked at by every glob.
  lazy var all = paths.map(PathBytes.init)
  lazy var leftOut = portfolio.leftOut.values.flatMap(\.self).map(PathBytes.init)
  var excluded = 0
  for written in globs {
    let glob = Glob(written.text)
    if !choosesFolder(written.text, folders), !all.contains(where: { glob.matches($0) }) {
      log.emit(.unmatched(written))
    } else if written.use == .exclude {
      let count = leftOut.count { glob.matches($0) }
      excluded += count
      if count > 0 { log.emit(.excludes(count, written)) }
    }
  }
  let isNothingLeft = portfolio.documents.allSatisfy { $0.id.path == OwnConfiguration.name }
  guard isNothingLeft, excluded > 0, let first = globs.first(where: { $0.use == .exclude }) else { return }
  log.emit(.excludesAll(at: first.place))
}

/// Most are folders and all that lies in them; those need no look at each path.
private func choosesFolder(_ glob: String, _ folders: Set<String>) -> Bool {
  folders.contains(glob.hasSuffix("/**") ? glob.utf8.dropLast(3).withText : glob)
}

private func foldersAbove(_ paths: [SourcePath]) -> Set<String> {
  var folders: Set<String> = []
  for path in paths {
    var folder = path.folder
    while !folder.text.isEmpty, folders.insert(folder.text).inserted { folder = folder.folder }
  }
  return folders
}

extension Diagnostic {
  /// - Parameter place: Of the empty list.
  static func includesAll(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .configurationPath, .note, "`include` names nothing, so that everything is read",
      help: "Name what is to be read, or remove the line.", at: place)
  }

  fileprivate static func unmatched(_ glob: Configuration.WrittenGlob) -> Diagnostic {
    Diagnostic(
      .configurationPath, .note, "no file lies at `\(glob.text)`",
      help: unknownSyntax(of: glob.text)
        ?? "Write the path from the root of the source, as in `services/payments/**`.", at: glob.place)
  }

  private static func unknownSyntax(of glob: String) -> String? {
    if glob.utf8.contains(UInt8(ascii: "{")) {
      return "Braces stand for themselves: write a glob for each alternative."
    }
    if glob.utf8.first == UInt8(ascii: "!") { return "A `!` stands for itself: nothing that is excluded comes back." }
    let (opened, closed) = (glob.utf8.contains(UInt8(ascii: "[")), glob.utf8.contains(UInt8(ascii: "]")))
    return opened && !closed ? "The set that begins with `[` does not end: write `[ab]`." : nil
  }

  fileprivate static func excludes(_ count: Int, _ glob: Configuration.WrittenGlob) -> Diagnostic {
    Diagnostic(
      .configurationExcludes, .note,
      "\(count) \(count == 1 ? "document is" : "documents are") left out by `\(glob.text)`",
      help: "Nothing needs to be done if none of them is a record.", at: glob.place)
  }

  fileprivate static func excludesAll(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .configurationExcludesAll, .error, "every document is left out, so that there is nothing to judge",
      help: "Exclude only what holds no records.", at: place)
  }
}

extension Diagnostic.ID {
  static let configurationPath: Self = "configuration.path-unmatched"
  static let configurationExcludes: Self = "configuration.excludes"
  static let configurationExcludesAll: Self = "configuration.excludes-all"
}
