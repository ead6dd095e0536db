internal import Diagnostics
internal import ReportModel

/// What a walk through a plain folder found.
struct FolderWalk: Sendable {
  var entries: [Entry] = []
  /// Why the root itself could not be listed.
  var refusal: Refusal?
  var isCutShort = false

  private let omitted: Set<FileStatus.Kind>

  /// Nothing of these can be a document or the target of a link, and they tend to be large.
  static let skipped: Set<String> = [".git", ".build", "node_modules"]

  /// Lists the files of `root`, not of the repositories in it, and without following links.
  ///
  /// - Parameters:
  ///   - limit: after so many files, or folders, the walk ends.
  ///   - omitted: what is passed over in silence.
  init(through root: OpenFolder, limit: Int, omitting omitted: Set<FileStatus.Kind> = []) {
    self.omitted = omitted
    var pending = [""]
    var visited = 0
    while let folder = pending.popLast(), !isCutShort {
      do throws(Refusal) {
        let members = try root.members(of: folder)
        let isRepository = !folder.isEmpty && members.contains { $0.name.elementsEqual(".git".utf8) }
        if isRepository {
          entries.append(Entry(path: SourcePath(folder), kind: .repository))
        } else {
          add(members, of: folder, in: root, to: &pending)
        }
      } catch  where folder.isEmpty {
        refusal = error
      } catch {
        entries.append(Entry(path: SourcePath(folder), kind: .closedFolder(error)))
      }
      visited += 1
      isCutShort = entries.count > limit || visited > limit
    }
  }

  private mutating func add(
    _ members: [FolderMember], of folder: String, in root: OpenFolder, to pending: inout [String]
  ) {
    for member in members {
      let name = String(decoding: member.name, as: UTF8.self)
      if Self.skipped.contains(name) { continue }
      let path = SourcePath(folder.isEmpty ? name : "\(folder)/\(name)")
      // A name that is not UTF-8 cannot be asked for again: it is listed, and refused for its name later.
      let kind = member.kind ?? (try? root.status(of: path.text).kind) ?? .file
      switch kind {
      case .folder where PathProblem(of: path) == nil: pending.append(path.text)
      case _ where omitted.contains(kind): break
      case .folder, .file: entries.append(Entry(path: path, kind: .file))
      case .link: entries.append(Entry(path: path, kind: .link))
      case .fifo, .socket, .device: entries.append(Entry(path: path, kind: .other(kind)))
      }
    }
  }
}
