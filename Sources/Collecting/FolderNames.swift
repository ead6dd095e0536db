import ReportModel

extension SourcePath {
  /// The names of the folders around it, folded, the innermost last: `docs/14-Architecture_Decisions/0001-a.md` lies in
  /// `docs` and `architecturedecisions`.
  var foldedFolders: [String] { folder.components.map { foldedKey(withoutOrder($0)) } }
}

/// Without the number that sorts a folder among its neighbours: `05-runbooks`, `2. Incidents`; `2fa` keeps it, and so does
/// what is nothing else.
private func withoutOrder(_ name: Substring) -> Substring {
  let digits = name.utf8.prefix { (0x30...0x39).contains($0) }
  let signs = name.utf8.dropFirst(digits.count).prefix { "-_. ".utf8.contains($0) }
  guard !digits.isEmpty, !signs.isEmpty, digits.count + signs.count < name.utf8.count else { return name }
  return Substring(name.utf8.dropFirst(digits.count + signs.count))
}
