import Collecting
import Diagnostics
import Glibc
import Publishing

/// The digest of all that a build's site depends on, taken without reading documents.
///
/// What is looked at costs some milliseconds for thousands of documents; see ``Stamps`` for how far it can be trusted.
struct BuildInputs: Hashable {
  var digest: String
  /// Nothing was being changed while we looked.
  var isSettled: Bool

  /// - Returns: `nil` when something cannot be looked at; then the build itself finds out what is wrong.
  init?(of request: ReportRequest) async {
    var stamps = Stamps()
    guard (try? await stamps.add(request)) != nil, let digest = stamps.digest else { return nil }
    (self.digest, isSettled) = (digest, stamps.isSettled)
  }
}

extension Stamps {
  /// The program itself, who runs it, and what else of the machine it reads.
  mutating func addMachine() {
    add(musterVersion)
    add(programIdentity())
    add("\(geteuid()) \(getegid())")
    for folder in ["/usr/local/bin", "/usr/bin", "/bin"] { add(file: "\(folder)/git") }
    for folder in zoneFolders { add(membersOf: folder) }
  }

  fileprivate mutating func add(_ request: ReportRequest) async throws {
    addMachine()
    // All members, those that nobody has thought of yet among them; but not what changes nothing in the site.
    var asked = request
    (asked.width, asked.onStage, asked.cache, asked.time) = (1, nil, nil, 0)
    add(String(reflecting: asked))

    // What is wrong with it is said by the build.
    var log = DiagnosticLog()
    let configuration = try explicitConfiguration(request, into: &log)
    if let path = request.configuration { add(file: request.absolute(path)) }
    if let rubric = configuration?.rubric { add(file: request.absolute(request.besideConfiguration(rubric))) }
    for folder in try TemplateFolder(of: request).paths {
      for part in ["site", "rubrics"] { await add(folder: "\(folder)/\(part)", followsLinks: true, width: 1) }
    }
    if let baseline = request.baseline {
      let published = PublishedReport(at: request.absolute(baseline))
      add(membersOf: published.root)
      add(file: published.manifest)
    }
    for source in sourceRequests(request, configuration) {
      try await add(source: source, outputs: outputs(of: request), width: request.width)
    }
  }
}
