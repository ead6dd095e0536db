import Assessing
import Collecting
import Diagnostics
import ReportModel

/// The configuration that the command line names.
///
/// - Throws: Also for each mistake in it: where the operator's own rules are not in force, nothing is judged by others.
func explicitConfiguration(
  _ request: ReportRequest, into log: inout DiagnosticLog
) throws(RequestError) -> Configuration? {
  guard let path = request.configuration else { return nil }
  let bytes = try readBytes(request.absolute(path))
  var own = DiagnosticLog()
  let configuration = Configuration(reading: bytes, at: FileLocation(path: path), into: &own)
  try refuseErrors(in: own)
  log.merge(own)
  return configuration
}

/// `muster.yml` at the root of the first source.
///
/// - Throws: Where it cannot be read, or is no configuration at all. A mistake in it is a diagnostic, as in any document.
func ownConfiguration(
  of source: OpenedSource?, into log: inout DiagnosticLog
) async throws -> Configuration {
  guard let source else { return Configuration() }
  let bytes: [UInt8]
  switch try await source.ownConfiguration(into: &log) {
  case .absent: return Configuration()
  case .unreadable(let problem): throw RequestError.unreadable(problem.text(namingSource: false))
  case .written(let written): bytes = written
  }
  let place = FileLocation(source: source.source.name, path: OwnConfiguration.name.text)
  var own = DiagnosticLog()
  var configuration = Configuration(reading: bytes, at: place, into: &own)
  if let problem = own.sorted.first(where: { $0.id == .configurationNotYAML }) {
    throw RequestError.unreadable(problem.text(namingSource: false))
  }
  log.merge(own)
  for foreign in configuration.sources where foreign.path != "." {
    log.emit(
      .reachesOut(
        "name the source '\(foreign.path)'", "Give the file with --config, or the sources on the command line.",
        at: foreign.place))
  }
  if let publication = configuration.publication {
    log.emit(
      .reachesOut(
        "say that the site is published to '\(publication.folder)'",
        "Give the file with --config, or the folder on the command line.", at: publication.place ?? place))
  }
  configuration.ownForge = configuration.sources.first { $0.path == "." }?.forge
  configuration.sources = []
  return configuration
}

/// - Throws: For each mistake in it: a check that is dropped would let pass what somebody wrote it for.
func loadRubric(
  _ request: ReportRequest, _ configuration: Configuration, _ templates: TemplateFolder, isTrusted: Bool,
  into log: inout DiagnosticLog
) throws(RequestError) -> Rubric {
  let name = configuration.rubric?.path ?? Rubric.usual
  let isPath = isPath(name)
  if isPath, !isTrusted, let place = configuration.rubric?.place {
    log.emit(.reachesOut("name the file '\(name)' as its rubric", "Give the configuration with --config.", at: place))
  }
  let bytes: [UInt8]
  let place: FileLocation
  if isPath, isTrusted {
    let path = request.besideConfiguration(name)
    (bytes, place) = (try readBytes(request.absolute(path)), FileLocation(path: path))
  } else {
    let known = isPath ? Rubric.usual : name
    (bytes, place) = (try templates.rubric(named: known), FileLocation(path: "templates/rubrics/\(known).yml"))
  }
  var own = DiagnosticLog()
  let rubric = readRubric(bytes, at: place, into: &own)
  try refuseErrors(in: own)
  log.merge(own)
  guard let rubric else { preconditionFailure("a rubric that cannot be read is an error") }
  return rubric
}

func questionnaire(of rubric: Rubric, into log: inout DiagnosticLog) throws(RequestError) -> Questionnaire {
  var own = DiagnosticLog()
  let questions = Questionnaire(rubric, into: &own)
  try refuseErrors(in: own)
  log.merge(own)
  return questions
}

/// Names all of them, so that they can be mended at once.
private func refuseErrors(in log: DiagnosticLog) throws(RequestError) {
  let errors = log.sorted.filter { $0.severity == .error }
  guard !errors.isEmpty else { return }
  throw .unreadable(errors.map { $0.text(namingSource: false) }.joined(separator: "\n"))
}

extension Rubric {
  /// The one that ships with Muster.
  fileprivate static let usual = "production-readiness"
}

extension Diagnostic {
  fileprivate static func reachesOut(_ what: String, _ help: String, at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .configurationReachesOut, .error, "a configuration inside a source may not \(what)", help: help, at: place)
  }
}
