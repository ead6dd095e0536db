import Diagnostics
import Markdown
import ReportModel

/// Where a source says that its decision records are: `.adr-dir`, `.log4brains.yml`, the configuration.
struct DecisionFolders: Sendable {
  private var folders: [SourcePath] = []
  private var globs: [Glob]

  init(_ source: OpenedSource, _ configuration: Configuration, into log: inout DiagnosticLog) async throws {
    globs = configuration.decisionRecords.map { Glob($0) }
    for path in source.paths {
      switch path.name {
      case ".adr-dir": try await readName(at: path, source, into: &log)
      case ".log4brains.yml", ".log4brains.yaml": try await readLog4brains(at: path, source, into: &log)
      default: break
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
