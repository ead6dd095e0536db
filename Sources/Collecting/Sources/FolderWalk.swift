internal import Diagnostics
internal import ReportModel

/// What a walk through a plain folder found.
struct FolderWalk: Sendable {
  var entries: [Entry] = []
  /// Folders that could not be listed, and why.
  var refusals: [(path: SourcePath, refusal: Refusal)] = []
  var isCutShort = false

  /// Nothing of these can be a document or the target of a link, and they tend to be large.
  private static let skipped: Set<String> = [".git", ".build", "node_modules"]

  /// Lists the files of `root`, not of the repositories in it, and without following links.
  ///
  /// - Parameter limit: after so many files, or folders, the walk ends.
  init(through root: OpenFolder, limit: Int) {
    var pending = [""]
    var visited = 0
    while let folder = pending.popLast(), !isCutShort {
      do throws(Refusal) {
        let names = try root.names(in: folder)
        let isRepository = !folder.isEmpty && names.contains { $0.elementsEqual(".git".utf8) }
        if isRepository {
          entries.append(Entry(path: SourcePath(folder), kind: .repository))
        } else {
          add(names, of: folder, in: root, to: &pending)
        }
      } catch {
        refusals.append((SourcePath(folder), error))
      }
      visited += 1
      isCutShort = entries.count > limit || visited > limit
    }
  }

  private mutating func add(_ names: [[UInt8]], of folder: String, in root: OpenFolder, to pending: inout [String]) {
    for name in names.map({ String(decoding: $0, as: UTF8.self) }) where !Self.skipped.contains(name) {
      let path = SourcePath(folder.isEmpty ? name : "\(folder)/\(name)")
      do throws(Refusal) {
        let status = try root.status(of: path.text)
        switch status.kind {
        case .folder where PathProblem(of: path) == nil: pending.append(path.text)
        case .folder, .file: entries.append(Entry(path: path, kind: .file, size: status.size))
        case .link: entries.append(Entry(path: path, kind: .link))
        case let other: entries.append(Entry(path: path, kind: .other(other)))
        }
      } catch {
        // A name that is not UTF-8 cannot be asked for again: it is listed, and refused for its name later.
        entries.append(Entry(path: path, kind: .file))
      }
    }
  }
}
