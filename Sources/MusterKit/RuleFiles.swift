import Collecting
import Foundation
import ReportModel

/// The files by which everything is judged, where they lie in a source: the configuration and the rubric.
struct RuleFiles {
  struct File {
    /// The source's place among all.
    var source: Int
    var path: SourcePath
  }

  var files: [File]

  /// By the sources' places.
  var paths: [Int: Set<SourcePath>] {
    Dictionary(grouping: files, by: \.source).mapValues { Set($0.map(\.path)) }
  }
}

extension Assessed {
  func ruleFiles(of request: ReportRequest) throws -> RuleFiles {
    guard request.configuration != nil else {
      let rubric = configuration.rubric.flatMap { isPath($0.path) ? SourcePath($0.path) : nil }
      return RuleFiles(files: ["muster.yml", rubric].compactMap(\.self).map { RuleFiles.File(source: 0, path: $0) })
    }
    let folders = try sourceFolders(of: request).map(settled)
    let files = try configurationFiles(of: request).map(settled).compactMap { file in
      let holder = folders.indices.first { file.utf8.starts(with: "\(folders[$0])/".utf8) }
      return holder.map {
        RuleFiles.File(source: $0, path: SourcePath(String(file.utf8.dropFirst(folders[$0].utf8.count + 1)) ?? ""))
      }
    }
    return RuleFiles(files: files)
  }

  /// That commits of now and then are judged by rules which were others then, one sentence for each file.
  ///
  /// - Parameters:
  ///   - judged: What is judged by them: `every point`.
  ///   - isMeant: Whether a change on a day matters.
  func ruleNotes(
    _ rules: RuleFiles, of request: ReportRequest, in past: Past, _ judged: String, where isMeant: (Day) -> Bool
  ) async throws -> [String] {
    var notes: [String] = []
    for file in rules.files {
      if try await isUncommitted(file, of: request, in: past) {
        notes.append("\(file.path) is not committed as it is; \(judged) is judged by what it says now.")
      } else if let change = past.lastChange(of: file.path, in: file.source), isMeant(change.day) {
        let day = change.day.iso
        let (what, how) =
          switch change.kind {
          case .added: ("came on \(day)", "by what it says now")
          case .changed: ("changed on \(day)", "by what it says now")
          case .removed: ("was removed on \(day)", "without it")
          }
        notes.append("\(file.path) \(what); \(judged) is judged \(how).")
      }
    }
    return notes
  }

  /// Line ends are git's own business.
  private func isUncommitted(_ file: RuleFiles.File, of request: ReportRequest, in past: Past) async throws -> Bool {
    guard request.revision == nil, sources[file.source].source.commit != nil else { return false }
    let folders = try sourceFolders(of: request)
    guard folders.indices.contains(file.source) else { return false }
    // In a bare repository no file lies about.
    guard let lying = FileManager.default.contents(atPath: "\(folders[file.source])/\(file.path)") else { return false }
    let committed = try await past.committed(file.path, in: file.source)
    return committed.map { $0.filter { $0 != 13 } } != lying.filter { $0 != 13 }.map(\.self)
  }
}
