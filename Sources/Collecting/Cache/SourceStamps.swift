package import ReportModel

extension Stamps {
  /// All that the reading of a source depends on, without reading it.
  ///
  /// Of a repository: what its refs name, its few files of settings, which objects it has; and unless it is read from its
  /// objects alone, the index and the files of the folder.
  ///
  /// - Parameter outputs: absolute paths that are never read.
  package mutating func add(source request: SourceRequest, outputs: [String], width: Int) async throws {
    let place = try SourcePlace(request)
    add(place.folder)
    var readsFolder = true
    switch place.discovery {
    case .plainFolder: add("plain")
    case .foreign: add("foreign")
    case .closed: add("closed")
    case .repository(let repository):
      add(repository)
      readsFolder = request.revision == nil && repository.workTree != nil
      if readsFolder { addIndex(of: repository) }
    }
    if readsFolder { await add(folder: place.folder, except: outputs.map(settled), width: width) }
  }

  private mutating func add(_ repository: Repository) {
    add(String(reflecting: repository))
    let references = readReferences(of: repository, all: true)
    add("\(references.head ?? "none") \(references.isHeadDamaged)")
    for (name, id) in references.named.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      add("\(id) \(name)")
    }
    add(file: "\(repository.commonFolder)/shallow")
    add(file: "\(repository.commonFolder)/info/exclude")
    for folder in ObjectFolders(of: repository).folders {
      // A new object changes the folder that it lies in.
      add(membersOf: folder)
      for inner in ["info", "pack"] { add(membersOf: "\(folder)/\(inner)") }
    }
  }

  private mutating func addIndex(of repository: Repository) {
    add(file: "\(repository.gitFolder)/index")
    guard var folder = repository.workTree else { return }
    // What the folders around the source tell git to ignore.
    for component in repository.prefix.utf8.split(separator: 47) {
      add(file: "\(folder)/.gitignore")
      folder += "/\(String(Substring(component)))"
    }
  }

  /// Whether all of a source's paths lie where stamps are taken.
  package static func cover(_ paths: Set<SourcePath>) -> Bool {
    !paths.contains { path in path.components.contains { skipped.contains(Array($0.utf8)) } }
  }
}
