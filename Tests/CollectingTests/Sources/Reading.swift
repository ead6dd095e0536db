import Collecting
import Diagnostics
import ReportModel
import TestSupport

/// What a source looks like after it was opened, chosen from and read, for tests to compare whole.
struct Reading: Sendable {
  var source: Source
  var paths: [String]
  var texts: [String: String]
  var histories: [String: DocumentHistory]
  /// `path: severity: message [id]`, sorted.
  var diagnostics: [String]

  var files: [String] { texts.keys.sorted() }
}

/// Opens one source and reads all of it.
func read(
  _ path: String, at revision: String? = nil, name: String? = nil, selection: Selection = Selection(),
  outputs: [String] = [], searchPath: String = "/usr/local/bin:/usr/bin:/bin"
) async throws -> Reading {
  let request = SourceRequest(path: path, name: name, revision: revision)
  return try await readAll([request], selection: selection, outputs: outputs, searchPath: searchPath)[0]
}

func readAll(
  _ requests: [SourceRequest], selection: Selection = Selection(), outputs: [String] = [],
  searchPath: String = "/usr/local/bin:/usr/bin:/bin"
) async throws -> [Reading] {
  var log = DiagnosticLog()
  return try await withSources(requests, outputs: outputs, searchPath: searchPath, into: &log) { sources, log in
    var readings: [Reading] = []
    for index in sources.indices {
      sources[index].select(selection, into: &log)
      let contents = try await sources[index].contents(of: sources[index].files, into: &log)
      let histories = try await sources[index].histories(into: &log)
      var reading = Reading(
        source: sources[index].source, paths: sources[index].paths.map(\.text), texts: [:],
        histories: Dictionary(uniqueKeysWithValues: histories.map { ($0.text, $1) }), diagnostics: [])
      for (file, bytes) in zip(sources[index].files, contents) {
        guard let bytes else { continue }
        reading.texts[file.id.path.text] = String(decoding: bytes, as: UTF8.self)
        if sources[index].differs(file, from: bytes) { reading.source.isDirty = true }
      }
      readings.append(reading)
    }
    for index in readings.indices {
      readings[index].diagnostics = log.sorted.filter { $0.location?.source == readings[index].source.name }
        .map { "\($0.location?.path ?? ""): \($0.severity): \($0.message) [\($0.id)]" }
    }
    return readings
  }
}
