/// Makes a git folder of our own for a repository: no configuration but one line, no hooks, no attributes.
///
/// What is taken over from the repository is data: names of branches and tags, where a shallow clone ends, and the
/// patterns of its `info/exclude`. Each is read as bytes and written anew.
///
/// - Parameter path: does not exist yet.
func makeCleanGitFolder(at path: String, for repository: Repository, _ references: References) throws(SourceError) {
  for folder in ["", "/objects", "/refs", "/info"] { try makeFolder(path + folder) }
  try write(Array("[core]\n\trepositoryformatversion = 0\n".utf8), to: "\(path)/config")
  let head = references.head ?? "ref: refs/heads/none"
  try write(Array("\(head)\n".utf8), to: "\(path)/HEAD")
  let packed = references.named.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  try write(packed.flatMap { Array("\($0.value) \($0.key)\n".utf8) }, to: "\(path)/packed-refs")
  try copySharedIndex(of: repository, to: path)

  guard let common = try? OpenFolder(at: repository.commonFolder) else { return }
  defer { common.close() }
  if let exclude = try? common.bytes(of: "info/exclude", limit: 1 << 20) {
    try write(exclude, to: "\(path)/info/exclude")
  }
  let boundary = shallowBoundary(of: repository)
  if !boundary.isEmpty {
    try write(boundary.flatMap { Array("\($0)\n".utf8) }, to: "\(path)/shallow")
  }
}

/// The larger part of a split index, which git looks for in its own folder. Copied, for git would touch the original.
private func copySharedIndex(of repository: Repository, to path: String) throws(SourceError) {
  guard let folder = try? OpenFolder(at: repository.gitFolder) else { return }
  defer { folder.close() }
  for name in (try? folder.names(in: "")) ?? [] where name.starts(with: "sharedindex.".utf8) {
    let name = String(decoding: name, as: UTF8.self)
    guard let bytes = try? folder.bytes(of: name, limit: 64 << 20) else { continue }
    try write(bytes, to: "\(path)/\(name)")
  }
}

/// The commits at which a shallow clone ends, in their order; empty for a whole clone.
func shallowBoundary(of repository: Repository) -> [String] {
  guard let common = try? OpenFolder(at: repository.commonFolder) else { return [] }
  defer { common.close() }
  let bytes = (try? common.bytes(of: "shallow", limit: 8 << 20)) ?? []
  return bytes.split(separator: 10).compactMap { objectID($0) }
}
