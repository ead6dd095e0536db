import Collecting
import Diagnostics
import Foundation
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
    // Whom the files of the site let read.
    add(umaskLine() ?? "")

    // What is wrong with it is said by the build.
    var log = DiagnosticLog()
    let configuration = try explicitConfiguration(request, into: &log)
    if let path = request.configuration { add(file: request.absolute(path)) }
    if let rubric = configuration?.rubric?.path { add(file: request.absolute(request.besideConfiguration(rubric))) }
    for folder in try TemplateFolder(of: request).paths {
      for part in ["site", "rubrics"] { await add(folder: "\(folder)/\(part)", followsLinks: true, width: 1) }
    }
    for site in request.earlierSites {
      let published = PublishedReport(at: request.absolute(site))
      add(membersOf: published.root)
      add(file: published.manifest)
    }
    for source in sourceRequests(request, configuration) {
      try await add(source: source, outputs: outputs(of: request), width: request.width)
    }
  }
}

extension ReportRequest {
  /// The folders of published sites with which the new one is compared.
  fileprivate var earlierSites: [String] {
    let sites = allPoints.compactMap { if case .site(let folder) = $0 { folder } else { nil } }
    return (baseline.map { [$0] } ?? []) + sites
  }
}

/// The permission bits that this process withholds from new files, as the kernel writes them; `nil` where it does not tell.
///
/// The call that returns them sets them, for all threads.
private func umaskLine() -> String? {
  let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  return status?.split(separator: "\n").first { $0.utf8.starts(with: "Umask:".utf8) }.map { String($0) }
}
