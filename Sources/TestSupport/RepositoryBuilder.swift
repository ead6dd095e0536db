private import Foundation

/// A small git repository on disk, made with fixed authors and dates, so that its commit ids never change.
public struct RepositoryBuilder: Sendable {
  public let folder: TemporaryFolder
  /// Where the working tree lies in the folder; empty for the folder itself.
  public let name: String

  public init(in folder: TemporaryFolder, name: String = "repository") throws {
    self.folder = folder
    self.name = name
    try folder.makeFolder(name)
    try git("init", "-q", "-b", "main", "--template=")
  }

  public var path: String { folder[name] }

  public func write(_ text: String, to file: String) throws { try folder.write(text, to: "\(name)/\(file)") }

  public func remove(_ file: String) throws { try folder.remove("\(name)/\(file)") }

  /// Commits everything that is there.
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`; the commit is made at noon, UTC.
  ///   - author: a name; the address is made from it.
  /// - Returns: the id.
  @discardableResult
  public func commit(_ message: String = "A change", on day: String, by author: String = "Author") throws -> String {
    try git("add", "--all")
    try git(
      "commit", "-q", "--allow-empty", "--no-gpg-sign", "-m", message, day: day, author: author)
    return try git("rev-parse", "HEAD")
  }

  /// Runs git in the repository, with no configuration but the repository's own.
  ///
  /// - Returns: what it printed, without the last line end.
  @discardableResult
  public func git(_ arguments: String..., day: String = "2026-01-01", author: String = "Author") throws -> String {
    try run(arguments, day: day, author: author, input: "")
  }

  /// Makes a tree object of lines as `git ls-tree` prints them, whatever names they hold.
  public func makeTree(_ lines: String) throws -> String {
    try run(["mktree"], day: "2026-01-01", author: "Author", input: lines)
  }

  private func run(_ arguments: [String], day: String, author: String, input: String) throws -> String {
    let environment = [
      "PATH=/usr/bin:/bin", "HOME=/nonexistent", "LC_ALL=C", "TZ=UTC",
      "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
      "GIT_AUTHOR_NAME=\(author)", "GIT_AUTHOR_EMAIL=author@example.org", "GIT_AUTHOR_DATE=\(day)T12:00:00Z",
      "GIT_COMMITTER_NAME=Committer", "GIT_COMMITTER_EMAIL=committer@example.org",
      "GIT_COMMITTER_DATE=\(day)T12:00:00Z",
    ]
    let (printed, code) = try ranToItsEnd(
      ["/usr/bin/git", "-C", path] + arguments, environment: environment, input: Array(input.utf8))
    let text = String(decoding: printed, as: UTF8.self).trimmingCharacters(in: .newlines)
    guard code == 0 else { throw GitFailure(arguments: arguments, output: text) }
    return text
  }
}

/// What git said instead of doing what a test wanted.
public struct GitFailure: Error, CustomStringConvertible {
  public var arguments: [String]
  public var output: String
  public var description: String { "git \(arguments.joined(separator: " ")): \(output)" }
}
