import Diagnostics
import Markdown
import ReportModel

/// Where a source says that its decision records are: `.adr-dir`, `.log4brains.yml`, the configuration.
struct DecisionFolders: Sendable {
  private var folders: [SourcePath] = []
  private var globs: [Glob]

  /// Of adr-tools, and of Log4brains.
  static let fileNames = [".adr-dir", ".log4brains.yml", ".log4brains.yaml"]

  init(_ source: OpenedSource, _ configuration: Configuration, into log: inout DiagnosticLog) async throws {
    globs = configuration.decisionRecords.map { Glob($0) }
    for path in source.paths {
      if path.name == Self.fileNames[0] { try await readName(at: path, source, into: &log) }
      if Self.fileNames.dropFirst().contains(String(path.name)) {
        try await readLog4brains(at: path, source, into: &log)
      }
    }
  }

  func contain(_ path: SourcePath) -> Bool {
    folders.contains { path.text.hasBytePrefix($0.text + "/") } || globs.contains { $0.matches(path) }
  }

  /// adr-tools: one line, the folder, from where the file lies.
  private mutating func readName(
    at path: SourcePath, _ source: OpenedSource, into log: inout DiagnosticLog
  ) async throws {
    guard let bytes = try await source.contents(at: path, into: &log) else { return }
    let text = DocumentText(decoding: bytes, hasFrontMatter: false)
    if text.lineCount > 0 { add(trimmedText(text.lineText(1)), beside: path) }
  }

  private mutating func readLog4brains(
    at path: SourcePath, _ source: OpenedSource, into log: inout DiagnosticLog
  ) async throws {
    guard let bytes = try await source.contents(at: path, into: &log) else { return }
    let text = String(decoding: DocumentText(decoding: bytes, hasFrontMatter: false).utf8, as: UTF8.self)
    guard let project = try? parseYAML(text, limits: .frontMatter).first?["project"] else { return }
    for value in [project] + (project["packages"]?.list ?? []) {
      if let folder = value["adrFolder"]?.text { add(folder, beside: path) }
    }
  }

  private mutating func add(_ folder: String, beside path: SourcePath) {
    if let resolved = resolvedPath(folder, from: path.folder.text), !resolved.text.isEmpty { folders.append(resolved) }
  }
}
