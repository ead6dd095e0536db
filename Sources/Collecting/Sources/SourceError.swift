/// Why a source as a whole cannot be read. Nothing has been changed anywhere.
package enum SourceError: Error, Hashable, Sendable {
  case notFound(path: String)
  case notAFolder(path: String)
  case unreadable(path: String, reason: String)
  /// A revision was asked for, or the repository has no working tree, and git's objects cannot be read.
  case needsGit(path: String, reason: String)
  case noSuchRevision(path: String, revision: String)
  /// The folder to which the source is limited is not in that revision.
  case notInRevision(path: String, folder: String, revision: String)
  /// What is in one source is in another one too, so that all of it would be read twice.
  case twice(outer: String, inner: String, isSame: Bool)
  /// No private folder could be made to work in.
  case noWorkingSpace(reason: String)
}

extension SourceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path): "the source '\(path)' does not exist"
    case .notAFolder(let path): "the source '\(path)' is not a folder"
    case .unreadable(let path, let reason): "the source '\(path)' cannot be read: \(reason)"
    case .needsGit(let path, let reason): "the source '\(path)' cannot be read from git's objects: \(reason)"
    case .noSuchRevision(let path, let revision): "the source '\(path)' has no commit '\(revision)'"
    case .notInRevision(let path, let folder, let revision):
      "the source '\(path)' has no folder '\(folder)' at '\(revision)'"
    case .twice(let outer, let inner, true):
      "the sources '\(outer)' and '\(inner)' are the same folder, which would be read twice: name it once"
    case .twice(let outer, let inner, false):
      "the source '\(inner)' lies in the source '\(outer)' and would be read twice: name one of them"
    case .noWorkingSpace(let reason): "no private folder for temporary files: \(reason)"
    }
  }
}
