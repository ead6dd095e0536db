/// What somebody asks to have read: a folder, and how.
package struct SourceRequest: Hashable, Sendable {
  /// A path of the file system, as given. A folder inside a repository means that repository, limited to it.
  package var path: String
  /// The name in the portfolio; `nil` to take it from the remote or the folder.
  package var name: String?
  /// A branch, tag or commit, whose files are read from git's objects; `nil` for what lies in the folder.
  package var revision: String?

  /// Whether other revisions will be asked for by name.
  package var knowsNames: Bool

  package init(path: String, name: String? = nil, revision: String? = nil, knowsNames: Bool = false) {
    self.knowsNames = knowsNames
    self.path = path
    self.name = name
    self.revision = revision
  }
}
