import Foundation
import Rendering
import ReportModel

/// The folders of templates, `site/`, `documents/` and `rubrics/` in each: the operator's own, and those that ship with Muster.
///
/// A file of the first replaces that of the second with the same path, and all others stay. Muster's own are looked for
/// where the environment says, then beside the installed program; never in the working directory, because a repository that
/// is read may have a folder of that name.
struct TemplateFolder {
  /// The operator's first. One at least.
  private let folders: [Folder]

  /// Where the files are, the operator's folder first.
  var paths: [String] { folders.map(\.path) }

  private struct Folder {
    var path: String
    /// As the operator knows it; `nil` for Muster's own.
    var name: String?
  }

  /// Before anything else is done: a path that somebody gave and that is wrong is an error, and nothing else is tried.
  init(of request: ReportRequest) throws(RequestError) {
    var folders: [Folder] = []
    if let own = request.templates {
      folders.append(Folder(path: try Self.checked(request.absolute(own)), name: own))
    }
    if let named = request.builtInTemplates {
      folders.append(Folder(path: try Self.checked(request.absolute(named))))
    } else if let installed = Self.installed {
      folders.append(Folder(path: installed))
    }
    guard !folders.isEmpty else {
      throw .unreadable(
        "no templates at '\(Self.installedPath)'\n  help: Give their folder with --templates or MUSTER_TEMPLATES")
    }
    self.folders = folders
  }

  private static func checked(_ path: String) throws(RequestError) -> String {
    guard isFolder("\(path)/site") else {
      throw .unreadable("the template folder '\(path)' has no `site` folder in it")
    }
    return path
  }

  private static var installedPath: String {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return program.deletingLastPathComponent().appending(path: "../share/muster/templates").standardizedFileURL.path
  }

  private static var installed: String? { isFolder("\(installedPath)/site") ? installedPath : nil }

  /// Every file of `site/`, by path.
  func siteFiles() throws(RequestError) -> [TemplateFile] {
    var byPath: [String: TemplateFile] = [:]
    for folder in folders.reversed() {
      for file in try files(in: folder) { byPath[file.path] = file }
    }
    return byPath.values.sorted { $0.path < $1.path }
  }

  private func files(in folder: Folder) throws(RequestError) -> [TemplateFile] {
    let root = "\(folder.path)/site"
    guard let names = FileManager.default.enumerator(atPath: root) else {
      throw .unreadable("the template folder '\(root)' cannot be listed")
    }
    var files: [TemplateFile] = []
    for case let name as String in names where !isFolder("\(root)/\(name)") {
      files.append(
        TemplateFile(
          path: name, text: try strictText(of: "\(root)/\(name)"), place: folder.name.map { "\($0)/site/\(name)" }))
    }
    return files
  }

  /// The YAML of a rubric: one that ships with Muster, or one of the operator's, by its name.
  func rubric(named name: String) throws(RequestError) -> [UInt8] {
    guard name.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }) else {
      throw .unreadable("'\(name)' is no name of a rubric")
    }
    let paths = folders.map { "\($0.path)/rubrics/\(name).yml" }
    return try readBytes(paths.first { FileManager.default.fileExists(atPath: $0) } ?? paths[paths.count - 1])
  }

  /// What a new record of a kind looks like: the file `documents/KIND.*`, of whatever format.
  func document(of kind: RecordKind) throws(RequestError) -> DocumentTemplate {
    for folder in folders {
      let root = "\(folder.path)/documents"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
      guard let name = names.sorted().first(where: { SourcePath($0).stem == kind.rawValue }) else { continue }
      return DocumentTemplate(path: "\(root)/\(name)", text: try strictText(of: "\(root)/\(name)"))
    }
    throw .unreadable("there is no template of a \(kind.rawValue) in '\(folders[folders.count - 1].path)/documents'")
  }

  /// Published as it is, so that a byte that is no text would be another there.
  private func strictText(of path: String) throws(RequestError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable("'\(path)' cannot be read") }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(
        "the template '\(path)' is no text in UTF-8\n  help: Keep images in the repository, and name one as `site.logo`"
      )
    }
    return text
  }
}

func isFolder(_ path: String) -> Bool {
  (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
}

/// The bytes of a file that the operator named.
func readBytes(_ path: String) throws(RequestError) -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable("'\(path)' cannot be read") }
  return Array(data)
}
