package import Diagnostics
import Markdown
package import ReportModel

/// What stands at the root of a source as its configuration.
package enum OwnConfiguration: Sendable {
  case absent
  /// The bytes of `muster.yml`.
  case written([UInt8])
  /// Something is there that was meant as one, and cannot be read: without it other rules would hold than somebody wrote.
  case unreadable(Diagnostic)

  package static let name = SourcePath("muster.yml")
}

extension OpenedSource {
  /// Looks for the configuration of the source.
  ///
  /// - Parameter log: Told of a file that is read by nobody, beside the one that is.
  package func ownConfiguration(into log: inout DiagnosticLog) async throws -> OwnConfiguration {
    let similar = try await misnamedConfiguration()
    switch standing(at: OwnConfiguration.name) {
    case .absent:
      guard let similar else { return .absent }
      return .unreadable(
        .misnamed(similar, .error, "is not read: a configuration is called `muster.yml`", "Rename it to `muster.yml`."))
    case .other(let what):
      return .unreadable(.unreadable(what, "Put a file of YAML in its place, or name one with --config.", in: source))
    case .file:
      if let similar {
        log.emit(.misnamed(similar, .warning, "is not read beside `muster.yml`", "Remove one of the two."))
      }
      return try await written()
    }
  }

  private func written() async throws -> OwnConfiguration {
    guard entry(at: OwnConfiguration.name) != nil else {
      return .unreadable(
        .unreadable("is ignored by git", "Take it out of `.gitignore`, or name it with --config.", in: source))
    }
    var log = DiagnosticLog()
    if let bytes = try await contents(at: OwnConfiguration.name, into: &log) { return .written(bytes) }
    let why = log.sorted.first?.message ?? "it is gone"
    return .unreadable(
      .unreadable(
        "cannot be read: \(why)", "Make it readable for the account that runs Muster, or name another with --config.",
        in: source))
  }

  private enum Standing {
    case absent, file
    /// In words, as the end of a sentence.
    case other(String)
  }

  /// In a folder everything counts that lies there, listed by git or not: git lists no FIFO, no folder and nothing ignored.
  private func standing(at path: SourcePath) -> Standing {
    guard case .folder(let folder) = reading else {
      switch entry(at: path)?.kind {
      case .file: return .file
      case nil: return contains(path) ? .other("is a folder") : .absent
      case .link: return .other("is a symbolic link, which is not followed")
      case .repository, .other, .closedFolder: return .other("is no file")
      }
    }
    do throws(Refusal) {
      switch try folder.status(of: path.text).kind {
      case .file: return .file
      case .link: return .other("is a symbolic link, which is not followed")
      case .folder: return .other("is a folder")
      case .fifo, .socket, .device: return .other("is no file")
      }
    } catch .absent {
      return .absent
    } catch {
      return .other("cannot be read: \(error.reason)")
    }
  }

  /// A file with a name like that of a configuration, and with a key of one or nothing that can be read.
  private func misnamedConfiguration() async throws -> DocumentID? {
    for entry in entries where entry.path.components.count == 1 && entry.path != OwnConfiguration.name {
      guard ["muster.yml", "muster.yaml", ".muster.yml", ".muster.yaml"].contains(entry.path.text.asciiLowercased),
        entry.kind == .file || entry.kind == .link
      else { continue }
      var log = DiagnosticLog()
      let bytes = try await contents(at: entry.path, into: &log)
      // Tracked, and gone.
      if bytes == nil, entry.kind == .file, log.sorted.isEmpty { continue }
      if bytes.map(Configuration.isMeant(by:)) ?? true { return DocumentID(source: source.name, path: entry.path) }
    }
    return nil
  }
}

extension Configuration {
  /// Whether some line begins with a key of a configuration: other tools may have files of such a name, too.
  fileprivate static func isMeant(by bytes: [UInt8]) -> Bool {
    let text = DocumentText(decoding: bytes, hasFrontMatter: false)
    return text.repairs.contains(.utf16)
      || text.utf8.split(separator: 0x0A).contains { line in
        ConfigurationReader.keys.contains { line.starts(with: "\($0):".utf8) }
      }
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ what: String, _ help: String, in source: Source) -> Diagnostic {
    let place = FileLocation(source: source.name, path: OwnConfiguration.name.text)
    return Diagnostic(.configurationUnreadable, .error, "the configuration \(what)", help: help, at: place)
  }

  fileprivate static func misnamed(
    _ id: DocumentID, _ severity: Severity, _ what: String, _ help: String
  ) -> Diagnostic {
    Diagnostic(.configurationUnreadable, severity, "`\(id.path)` \(what)", help: help, at: id.location)
  }
}

extension Diagnostic.ID {
  package static let configurationUnreadable: Self = "configuration.unreadable"
}
