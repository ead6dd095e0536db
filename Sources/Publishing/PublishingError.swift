/// Why nothing was published. What stood at the destination stands there still, but for ``unfinished(path:failure:)``.
public enum PublishingError: Error, Hashable, Sendable {
  /// Publication would be wrong or dangerous: the destination is not ours, a link of the site is broken, or too much is gone.
  case refused(reason: String, help: String)
  /// Another build holds the lock at `path`; `holder` is its process id, if it could be read.
  case locked(path: String, holder: Int?)
  /// The lock at `path` is a file of another account that this one may not even read, so nobody can tell whether it is held.
  case foreignLock(path: String)
  case disk(DiskFailure)
  /// Of the new site nothing was written, because hardly anything is left on the file system at `path`: `left` says how much.
  case noRoom(path: String, left: String)
  /// Publication in place was stopped halfway: every file at `path` is whole, some are the new site's, others the old one's.
  case unfinished(path: String, failure: String)
}

/// A system call on a file that did not succeed.
public struct DiskFailure: Hashable, Sendable {
  /// What was attempted: `write`, `exchange`.
  public var call: String
  public var path: String
  /// `errno`.
  public var code: Int32

  public init(call: String, path: String, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }
}

extension PublishingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .refused(let reason, let help): "\(reason)\n  help: \(help)"
    case .locked(let path, let holder?): "another build is running: process \(holder) holds \(path)"
    case .locked(let path, nil): "another build is running: it holds \(path)"
    case .foreignLock(let path):
      "cannot open the lock \(path): it belongs to another account"
        + "\n  help: Remove it when no build of that account is at work, and let only one account build this site"
    case .disk(let failure): failure.description
    case .noRoom(let path, let left):
      "there is no room for a site at \(path): \(left) can be written there"
        + "\n  help: Make room on that file system and build again; a site that stands there stays"
    case .unfinished(let path, let failure):
      "\(path) holds pages of the old site and of the new one, because publication in place was stopped: \(failure)"
        + "\n  help: Mend that and build again with `--in-place`: it first finishes what was begun"
    }
  }
}

extension DiskFailure: CustomStringConvertible {
  public var description: String { "cannot \(call) \(path): \(message(forErrno: code))" }
}
