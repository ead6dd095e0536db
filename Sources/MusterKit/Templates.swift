import Foundation
import Rendering

/// The folder of templates: `site/`, `rubrics/`.
///
/// Looked for where the command line or the environment say, then beside the installed program; never in the working
/// directory, because a repository that is read may have a folder of that name.
struct TemplateFolder {
  let path: String

  /// Before anything else is done: a path that somebody gave and that is wrong is an error, and nothing else is tried.
  init(of request: ReportRequest) throws(RequestError) {
    if let named = request.templates.map(request.absolute) {
      guard Self.isTemplateFolder(named) else {
        throw .unreadable("the template folder '\(named)' has no `site` folder in it")
      }
      path = named
      return
    }
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let installed = program.deletingLastPathComponent().appending(path: "../share/muster/templates").standardizedFileURL.path
    guard Self.isTemplateFolder(installed) else {
      throw .unreadable("no templates at '\(installed)'\n  help: Give their folder with --templates or MUSTER_TEMPLATES")
    }
    path = installed
  }

  private static func isTemplateFolder(_ path: String) -> Bool {
    isFolder("\(path)/site")
  }

  /// Every file of `site/`, by path.
  func siteFiles() throws(RequestError) -> [TemplateFile] {
    let root = "\(path)/site"
    guard let names = FileManager.default.enumerator(atPath: root) else {
      throw .unreadable("the template folder '\(root)' cannot be listed")
    }
    var files: [TemplateFile] = []
    for case let name as String in names where !isFolder("\(root)/\(name)") {
      files.append(TemplateFile(path: name, text: try text(of: "\(root)/\(name)")))
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The YAML of a rubric: one that ships with Muster, by its name.
  func rubric(named name: String) throws(RequestError) -> String {
    guard name.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }) else {
      throw .unreadable("'\(name)' is no name of a rubric")
    }
    return try text(of: "\(path)/rubrics/\(name).yml")
  }

  private func text(of path: String) throws(RequestError) -> String { try readText(path) }
}

private func isFolder(_ path: String) -> Bool {
  (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
}

/// The text of a file that the operator named.
func readText(_ path: String) throws(RequestError) -> String {
  guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable("'\(path)' cannot be read") }
  return String(decoding: data, as: UTF8.self)
}
